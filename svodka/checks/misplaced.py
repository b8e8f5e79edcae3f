"""Whether a figure that the evidence has stands beside what the evidence says it of."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from pydantic import JsonValue

from schemas.finding import Severity
from schemas.summary import FigureKind
from svodka.checks.case import Case
from svodka.checks.fields import Field
from svodka.checks.figures import Written, spans
from svodka.checks.report import Objection, Outcome
from svodka.checks.words import fold
from svodka.grounding.kinship import is_content
from svodka.lexicon.lexicon import counterparts, key
from svodka.lexicon.stems import WORDS_REMEMBERED
from svodka.lexicon.surplus import is_light
from svodka.numbers.reading import Reading

REACH: Final = 6
"""Words on either side that may say what a figure counts."""
PLAINLY: Final = 4
"""By how much another figure of the evidence must fit its surroundings better."""

_BREAK: Final = re.compile(r"[.;:!?()\n]|,(?!\d)| [—–] |\b(?:и|а|но|and|but|while)\b")
_FROM_TO: Final = {
    "с": "<from",
    "со": "<from",
    "from": "<from",
    "до": "<to",
    "to": "<to",
    "against": "<from",
    "против": "<from",
}
_STARTED: Final = re.compile(r"\b(?:from|со?) [\d.,\u00a0 ]+$", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")

Surroundings = dict[str, int]
"""What stands near a figure, and how much it says: the nearer the more."""


def added(case: Case, outcome: Outcome, kinds: frozenset[FigureKind], code: str) -> Outcome:
    """Give an outcome with the figures of these kinds that stand in the wrong place, under this code."""
    found = tuple(objection for one in case.fields_of("point") for objection in _misplaced(case, one, kinds, code))
    return replace(outcome, objections=(*outcome.objections, *found)) if found else outcome


def _misplaced(case: Case, one: Field, kinds: frozenset[FigureKind], code: str) -> Iterator[Objection]:
    evidence = [each for each in case.figures.within(case.summary.points[one.index].evidence) if not each.reading.weak]
    placed = list(_placed(case, one, kinds, evidence)) if len(evidence) > 1 else []
    for each in placed:
        other = _better(each, placed)
        if other is not None:
            yield _objection(case, one, each.claimed, other, code)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A confirmed figure of a text: how well each figure of the evidence that is like it fits what stands around it."""

    claimed: Reading
    own: int
    fits: tuple[tuple[Written, int], ...]
    found: tuple[Written, ...]

    def fit(self, other: Written) -> int:
        """Give how well one figure of the evidence fits."""
        return next((fit for each, fit in self.fits if each is other), 0)


def _placed(case: Case, one: Field, kinds: frozenset[FigureKind], evidence: list[Written]) -> Iterator[_Placed]:
    for claimed in case.figures.claimed(one):
        alike = [other for other in evidence if _may_be_taken_for(claimed, other.reading)]
        if claimed.kind not in kinds or claimed.weak or len(alike) < 2:  # noqa: PLR2004 -- with which it could be exchanged
            continue
        found = case.figures.look_up(one, claimed)
        own = {id(other) for other in found.found}
        if found.standing == "confirmed" and any(id(other) in own for other in alike):
            near = _in_text(case, one, claimed)
            fits = tuple((other, _shared(near, _in_article(case, other))) for other in alike)
            best = max(fit for other, fit in fits if id(other) in own)
            yield _Placed(claimed, best, tuple(each for each in fits if id(each[0]) not in own), found.found)


def _better(one: _Placed, every: list[_Placed]) -> Written | None:
    """Give the figure of the evidence that plainly belongs where this one stands.

    If the text has that figure too, the two must be better off exchanged.
    """
    for other, fit in sorted(one.fits, key=lambda each: -each[1]):
        rivals = [each for each in every if any(other is one_of for one_of in each.found)]
        gain = min((each.fit(one.found[0]) - each.own for each in rivals), default=0)
        if fit - one.own + gain >= PLAINLY and fit > one.own:
            return other
    return None


def _may_be_taken_for(claimed: Reading, other: Reading) -> bool:
    return claimed.kind == other.kind and claimed.unit == other.unit and "/" not in other.value


def _objection(case: Case, one: Field, claimed: Reading, other: Written, code: str) -> Objection:
    inferred = f"/points/{one.index}/evidence" in case.summary.inferred
    expected = case.article.string(other.where)[other.reading.start : other.reading.end]
    args: dict[str, JsonValue] = {"found": one.text[claimed.start : claimed.end], "expected": [expected]}
    place = (claimed.start, claimed.end)
    severity: Severity = "warning" if inferred else "error"
    return Objection(code, one.path, severity, args, place, spans(case.article, [other]))


def _shared(one: Surroundings, other: Surroundings) -> int:
    return sum(min(weight, other[word]) for word, weight in one.items() if word in other)


def _in_text(case: Case, one: Field, claimed: Reading) -> Surroundings:
    places = case.appearances.in_text(one.read, one.language)
    named = {place.start: place.entity for place in places if place.telling}
    return _surroundings(case, one.text, one.language, claimed.start, claimed.end, named)


def _in_article(case: Case, written: Written) -> Surroundings:
    known = case.surroundings
    place = written.where, written.reading.start
    if place not in known:
        known[place] = _read_article(case, written)
    return known[place]


def _read_article(case: Case, written: Written) -> Surroundings:
    text = case.article.string(written.where)
    named = case.mentioned.get(written.where, {})
    return _surroundings(case, text, case.language, written.reading.start, written.reading.end, named)


@dataclass(frozen=True, slots=True)
class _Near:
    """A word beside a figure; `distance` is negative before it."""

    distance: int
    start: int
    word: str


def _surroundings(case: Case, text: str, language: str, start: int, end: int, named: Mapping[int, int]) -> Surroundings:
    found: Surroundings = {}
    for each in (*_before(text, start), *_after(text, end)):
        away = abs(each.distance)
        weight = 3 if away <= 2 else 2 if away <= 4 else 1  # noqa: PLR2004 -- steps of nearness
        for name in _meanings(case, each, language, named.get(each.start)):
            found[name] = max(weight, found.get(name, 0))
    return found


def _meanings(case: Case, near: _Near, language: str, entity: int | None) -> Iterable[str]:
    """Give what stands beside a figure, so that both texts can be compared: an entity, a direction, or a word."""
    if entity is not None:
        return (f"@{entity}",)
    if near.word in _FROM_TO:
        return (_FROM_TO[near.word],) if near.distance == -1 else ()
    return _meant(near.word, language, case.language)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _meant(word: str, language: str, wanted: str) -> Iterable[str]:
    """Give what a word means in the article's language, which is the `wanted` one."""
    if not is_content(word) or is_light(word, language):
        return ()
    return (key(word, language),) if language == wanted else counterparts(word, language)


def _before(text: str, start: int) -> Iterator[_Near]:
    low = max(0, start - 12 * REACH)
    breaks = [match.end() for match in _BREAK.finditer(text, low, start)]
    words = list(_WORD.finditer(text, breaks[-1] if breaks else low, start))[-REACH:]
    for distance, word in enumerate(reversed(words), 1):
        if not _joins_range(text, word):
            yield _Near(-distance, word.start(), fold(word.group()))


def _joins_range(text: str, word: re.Match[str]) -> bool:
    """Say whether it is the `to` of `12 to 14`, which is none of `from 12 to 14`."""
    if word.group().lower() not in _FROM_TO:
        return False
    before = text[max(0, word.start() - 30) : word.start()].rstrip()
    return before[-1:].isdigit() and not _STARTED.search(before)


def _after(text: str, end: int) -> Iterator[_Near]:
    high = min(len(text), end + 12 * REACH)
    stop = _BREAK.search(text, end, high)
    for distance, word in enumerate(_WORD.finditer(text, end, stop.start() if stop else high), 1):
        if distance > REACH:
            return
        yield _Near(distance, word.start(), fold(word.group()))
