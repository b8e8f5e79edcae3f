"""Names in the gold's notation, and names compared as an editor compares them."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import product
from typing import Final

from svodka.grounding.folding import fold

_TOKEN: Final = re.compile(r"\[[^\]]*\]|\S+")
_UNHEARD: Final = str.maketrans({'"': "", "'": "", "-": " ", "·": " "})


def key(name: str) -> str:
    """Give what two spellings of one name have in common."""
    return " ".join(fold(name).lower.translate(_UNHEARD).split()).removeprefix("the ")


@cache
def accepted(pattern: str) -> frozenset[str]:
    """Give the keys of all forms that `Yury|Yuri Zavadovsky [plant]` stands for; `_` is a blank inside a word."""
    words = (_choices(token) for token in _TOKEN.findall(pattern))
    return frozenset(key(" ".join(chosen)) for chosen in product(*words))


def is_accepted(name: str, patterns: Iterable[str]) -> bool:
    """Say whether a name is one of the forms."""
    return any(key(name) in accepted(pattern) for pattern in patterns)


def _choices(token: str) -> list[str]:
    choices = token.strip("[]").replace("_", " ").split("|")
    return [*choices, ""] if token.startswith("[") else choices
