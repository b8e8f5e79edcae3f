"""Names without what two spellings of one name may differ in."""

import re
from typing import Final

_QUOTES: Final = re.compile(r"[«»„“”\"‹›「」《》]")
_BLANKS: Final = re.compile(r"[\s\u00a0]+")
_ALIKE: Final = str.maketrans(
    {"ё": "е", "’": "'", "ʼ": "'", "\u2010": "-", "\u2011": "-", "\u2013": "-", "·": " ", "•": " "}
)


def fold(name: str) -> str:
    """Give a name without differences of case, ё, quotation marks, dashes, dots between words, and blanks."""
    return _BLANKS.sub(" ", _QUOTES.sub("", name.lower().translate(_ALIKE))).strip()
