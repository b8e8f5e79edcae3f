"""Hanyu Pinyin as newspapers write it: tones, apostrophes, the four ways to write ü, and where syllables end."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from svodka.names.segments import Pieces, Reading, Segmenter
from svodka.names.tables import rows

_TONE: Final = re.compile("[\u0300\u0301\u0304\u030c0-9]")
_BETWEEN: Final = re.compile(r"[\s'’ʼ‘`´\-\u2010-\u2015.]+")
_U_UMLAUT: Final = re.compile(r"(?<=l)(?:yu|v|u:)|(?<=n)(?:v|u:)|(?<![aeiouü]n)(?<=n)yu")
_NEEDS_APOSTROPHE: Final = "aeo"


def plain(text: str) -> str:
    """Give lower-case pinyin without tones, apostrophes, hyphens and blanks, with one ü: `Lyu Xi-an` is `lüxian`."""
    return _U_UMLAUT.sub("ü", _BETWEEN.sub("", _untoned(text)))


def same_pinyin(one: str, other: str) -> bool:
    """Say whether two spellings are one name; a plain u is taken for ü where the other side has ü (Lu for Lü)."""
    return spells(one, other) or spells(other, one)


def spells(reading: str, written: str) -> bool:
    """Say whether `written` is a usual way to write `reading`: Lü may be written Lu, Lu must not be written Lü."""
    wanted, given = plain(reading), plain(written)
    return given in (wanted, wanted.replace("ü", "u"))


def joined(syllables: tuple[str, ...]) -> str:
    """Write syllables as one capitalised word, with an apostrophe before a, e and o: `xi`, `an` is `Xi'an`."""
    first, *rest = syllables
    return first.capitalize() + "".join(f"'{one}" if one[0] in _NEEDS_APOSTROPHE else one for one in rest)


@lru_cache(maxsize=4096)
def split(word: str) -> tuple[Reading, ...]:
    """Give the ways to read a word of pinyin as syllables, likeliest first; none if it is no pinyin.

    An apostrophe or hyphen always separates. Without one `fangan` is fan-gan before it is fang'an, and `lu` is lu
    before it is lü.
    """
    return _segmenter().read(_BETWEEN.sub("'", _untoned(word)))


def _untoned(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize("NFC", _TONE.sub("", decomposed))


@cache
def _segmenter() -> Segmenter:
    return Segmenter(_spellings(), _border, "'")


def _border(before: str, after: str, separated: bool) -> int | None:  # noqa: FBT001
    if separated or after[0] not in _NEEDS_APOSTROPHE:
        return 0
    return None if before + after in _spellings() else 1


@cache
def _spellings() -> Pieces:
    of: dict[str, tuple[tuple[str, int], ...]] = {pinyin[0]: ((pinyin[0], 0),) for pinyin, _, _ in rows("syllables")}
    for syllable in [one for one in of if "ü" in one]:
        for letters, cost in (("u", 1), ("v", 0), ("yu", int(syllable[0] == "n")), ("u:", 0)):
            written = syllable.replace("ü", letters)
            of[written] = (*of.get(written, ()), (syllable, cost))
    return of
