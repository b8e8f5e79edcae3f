"""Where people and organisations are named in a text, and what they are called in the cases of Russian."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from bench.faults.edits import Text
from bench.faults.pairs import Pair
from schemas.check import EntityToCheck

_ENDINGS: Final = (
    # What a token of a man's name ends with, what is cut off, and the endings of the six cases.
    (r"(?:ов|ев|ёв|ин|ын)$", 0, ("", "а", "у", "а", "ым", "е")),
    (r"(?<=[кгхжшчщ])ий$", 2, ("ий", "ого", "ому", "ого", "им", "ом")),
    (r"ый$|ой$", 2, ("ый", "ого", "ому", "ого", "ым", "ом")),
    (r"ий$", 1, ("й", "я", "ю", "я", "ем", "и")),
    (r"[йь]$", 1, (None, "я", "ю", "я", "ем", "е")),
    (r"[жшчщц]$", 0, ("", "а", "у", "а", "ем", "е")),
    (r"[бвгдзклмнпрстфх]$", 0, ("", "а", "у", "а", "ом", "е")),
)
_WOMENS: Final = (
    (r"(?:ов|ев|ёв|ин|ын)а$", 1, ("а", "ой", "ой", "у", "ой", "ой")),
    (r"ая$", 2, ("ая", "ой", "ой", "ую", "ой", "ой")),
)
_FIRST_NAMES: Final = (
    (r"ия$", 1, ("я", "и", "и", "ю", "ей", "и")),
    (r"я$", 1, ("я", "и", "е", "ю", "ей", "е")),
    (r"[кгхжшчщ]а$", 1, ("а", "и", "е", "у", "ой", "е")),
    (r"а$", 1, ("а", "ы", "е", "у", "ой", "е")),
)
CASES: Final = 6


@dataclass(frozen=True, slots=True)
class Named:
    """One place in a text where somebody is named; `cases` are those that the form may stand for."""

    start: int
    end: int
    entity: EntityToCheck
    whole: bool
    cases: frozenset[int]


def forms(name: str, origin: str | None) -> list[str]:
    """Give a Russian name in the six cases; what does not decline is the same in all."""
    tokens = name.split()
    if origin is not None and origin.startswith("zh"):
        last = _declined(tokens[-1], _ENDINGS)
        return [" ".join((*tokens[:-1], form)) for form in last]
    woman = _woman(tokens[-1])
    rules = (*_WOMENS, *_FIRST_NAMES) if woman else (*_ENDINGS, *_FIRST_NAMES)
    columns = [_declined(token, rules) for token in tokens]
    return [" ".join(column[case] for column in columns) for case in range(CASES)]


def _woman(surname: str) -> bool:
    return any(re.search(pattern, surname) for pattern, _, _ in _WOMENS)


def _declined(token: str, rules: tuple[tuple[str, int, tuple[str | None, ...]], ...]) -> list[str]:
    for pattern, cut, endings in rules:
        if re.search(pattern, token):
            stem = token[: len(token) - cut]
            return [token if ending is None else stem + ending for ending in endings]
    return [token] * CASES


def surname(entity: EntityToCheck, tag: str) -> str | None:
    """Give the part of a name that stands alone; None where there is only one part."""
    tokens = entity.name[tag].split()
    if len(tokens) < 2 or tag.startswith("zh"):  # noqa: PLR2004
        return None
    return tokens[0] if (entity.origin or "").startswith("zh") else tokens[-1]


def called(entity: EntityToCheck, tag: str, *, whole: bool) -> list[str]:
    """Give what a person is called in each case (outside Russian the same in all)."""
    name = entity.name[tag] if whole else surname(entity, tag) or entity.name[tag]
    return forms(name, entity.origin if whole else None) if tag.startswith("ru") else [name] * CASES


def named(text: Text, kind: str, pair: Pair) -> list[Named]:
    """Give where the entities of a kind (`person`, `organisation`) are named in a text, in order; no two overlap."""
    found: list[Named] = []
    for one in sorted(_all_named(text, kind, pair), key=_longest_first):
        if all(one.end <= other.start or one.start >= other.end for other in found):
            found.append(one)
    return sorted(found, key=_place)


def _longest_first(one: Named) -> tuple[int, int]:
    return one.start - one.end, one.start


def _place(one: Named) -> int:
    return one.start


def _all_named(text: Text, kind: str, pair: Pair) -> Iterator[Named]:
    tag = text.path.rpartition("/")[2]
    for entity in pair.summary.entities:
        if entity.type == kind:
            for whole in (True, False) if kind == "person" else (True,):
                yield from _found(text.text, entity, tag, whole=whole)


def _found(words: str, entity: EntityToCheck, tag: str, *, whole: bool) -> Iterator[Named]:
    shapes = called(entity, tag, whole=whole) if entity.type == "person" else [entity.name[tag]] * CASES
    for shape in dict.fromkeys(shapes):
        cases = frozenset(case for case, other in enumerate(shapes) if other == shape)
        for match in _bounded(shape).finditer(words):
            yield Named(match.start(), match.end(), entity, whole, cases)


@cache
def _bounded(shape: str) -> re.Pattern[str]:
    chinese = "\u4e00" <= shape[0] <= "\u9fff"
    edges = ("", "") if chinese else (r"(?<![\w-])", r"(?![\w-])")
    return re.compile(edges[0] + re.escape(shape) + edges[1])


def in_the_case_of(one: Named, other: EntityToCheck, tag: str) -> str | None:
    """Give what another entity is called in the same place; None where the case is not certain."""
    if other.type != "person":
        return other.name[tag]
    shapes = called(other, tag, whole=one.whole)
    fitting = {shapes[case] for case in one.cases}
    return fitting.pop() if len(fitting) == 1 else None
