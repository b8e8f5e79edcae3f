"""How far a rule reaches in a pair of languages: what it reads fully, what only in part, what not at all."""

from collections.abc import Callable
from typing import Literal

Reach = Literal["yes", "partly", "no"]

By = Callable[[str, str], Reach]
"""Gives the reach for the article's language and the second one, as primary language tags."""


def everywhere(_source: str, _target: str) -> Reach:
    """Say that languages make no difference."""
    return "yes"


def of_each(full: str, partly: str = "", others: Reach = "no") -> By:
    """Say that each text is read by itself: in part as soon as one of the two languages is not read fully."""

    def reach(source: str, target: str) -> Reach:
        of_source = _of_one(source, full, partly, others)
        return of_source if of_source == _of_one(target, full, partly, others) else "partly"

    return reach


def of_article(full: str, partly: str = "", others: Reach = "no") -> By:
    """Say that only the article's language matters."""
    return lambda source, _: _of_one(source, full, partly, others)


def of_pairs(*pairs: str) -> By:
    """Say that the rule knows these pairs, written `ru-en`, and no other."""
    return lambda source, target: "yes" if f"{source}-{target}" in pairs else "no"


def _of_one(language: str, full: str, partly: str, others: Reach) -> Reach:
    if language in full.split():
        return "yes"
    return "partly" if language in partly.split() else others
