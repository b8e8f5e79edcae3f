"""The common words in a proper name: город, «ООО», province, Group."""

import re
from functools import cache
from typing import Final

from svodka.names.folding import fold
from svodka.names.tables import rows

_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ\-\u2010\u2011][^\W_]+)*")


def words(name: str) -> tuple[str, ...]:
    """Give the words of a name without marks around them; apostrophes and hyphens inside stay."""
    return tuple(_WORD.findall(name))


def core(name: str) -> tuple[str, ...]:
    """Give the words of a name that are names themselves, in their own spelling: `город Уху` is `Уху`."""
    return tuple(word for word in words(name) if fold(word) not in _generic())


def with_generic_words(form: str, target: str) -> str:
    """Put a form where the target has its own, its generic words left in place: Hebei into `Hubei Province`."""
    inner = " ".join(core(target))
    if inner and inner in target and core(form) == words(form):
        return target.replace(inner, form, 1)
    return form


@cache
def _generic() -> frozenset[str]:
    return frozenset(fold(word) for row in rows("generics") for cell in row for word in cell)
