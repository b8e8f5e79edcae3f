"""Two names that have changed places in one language: what stands beside each tells."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from svodka.checks.cues import Reading
from svodka.checks.sightings import Sighting, Sights
from svodka.checks.statements import Side, Statement

PAIRS_AT_MOST: Final = 10
"""Pairs of names in one statement that are compared."""
COMMA_COUNTS: Final = 40
"""Characters that a comma between a name and a number counts for."""
SURE_FROM: Final = 2
"""How many landmarks more must stand by the other name than by its own."""


@dataclass(frozen=True)
class _Map:
    """The names of a text and what is not translated in it: its numbers, its roles and its other names."""

    text: str
    names: dict[int, list[Sighting]]
    landmarks: dict[str, list[int]]

    def nearer(self, landmark: str, one: int, other: int) -> int:
        """Give 1 when a landmark is nearer to the first name, -1 when to the second, 0 when it says nothing."""
        places = self.landmarks[landmark]
        if len(places) != 1:
            return 0
        first, second = (
            min(self._distance(each.start, places[0]) for each in self.names[name]) for name in (one, other)
        )
        return (first < second) - (second < first)

    def _distance(self, one: int, other: int) -> int:
        first, last = sorted((one, other))
        commas = sum(self.text.count(mark, first, last) for mark in ",;:.")
        return last - first + COMMA_COUNTS * commas


def exchanged(sights: Sights, statement: Statement) -> Iterator[tuple[Side, int, int]]:
    """Give the text in which two names stand where the other one should, with both entities.

    Both languages are compared by their landmarks and by the order of the names; the evidence says which one is wrong.
    """
    if statement.pair is None or any(side.reading.language == "zh" for side in statement.pair):
        return
    for kind in ("person", "organisation"):
        source, target = statement.pair
        one, other = _map(sights, source.reading, kind), _map(sights, target.reading, kind)
        both = [entity for entity in one.names if entity in other.names]
        for first, second in list(combinations(both, 2))[:PAIRS_AT_MOST]:
            if _disagree(one, other, first, second) >= SURE_FROM:
                wrong = _blamed(sights, statement, (one, other), (first, second))
                yield statement.pair[wrong], first, second


def _blamed(sights: Sights, statement: Statement, texts: tuple[_Map, _Map], names: tuple[int, int]) -> int:
    """Give 0 for the article's language and 1 for the other: whichever contradicts the evidence more."""
    kind = sights.case.summary.entities[names[0]].type
    evidence = _evidence(sights, statement, kind)
    if not set(names) <= evidence.names.keys():
        return 1
    source, target = (_disagree(evidence, text, *names) for text in texts)
    return 0 if source > target else 1


def _evidence(sights: Sights, statement: Statement, kind: str) -> _Map:
    """Read the evidence as one text, its people and organisations where grounding found them."""
    names: dict[int, list[Sighting]] = {}
    landmarks: dict[str, list[int]] = {}
    base = 0
    for span, reading in zip(statement.spans, statement.evidence, strict=True):
        for each in sights.mentioned.get(sights.sentence_at(span.where, span.start), ()):
            moved = Sighting(each.entity, each.start + base, each.end + base)
            if sights.case.summary.entities[each.entity].type == kind:
                names.setdefault(each.entity, []).append(moved)
            else:
                landmarks.setdefault(f"e{each.entity}", []).append(moved.start)
        for place in reading.numbers:
            word = reading.words[place]
            landmarks.setdefault(word.text, []).append(word.start + base)
        base += len(reading.text) + 1
    return _Map("\n".join(reading.text for reading in statement.evidence), names, landmarks)


def _map(sights: Sights, reading: Reading, kind: str) -> _Map:
    text, language = reading.text, reading.language
    people, organisations = sights.people(text, language), sights.organisations(text, language)
    own, others = (people, organisations) if kind == "person" else (organisations, people)
    names: dict[int, list[Sighting]] = {}
    for each in own:
        names.setdefault(each.entity, []).append(each)
    landmarks: dict[str, list[int]] = {}
    for place in reading.numbers:
        landmarks.setdefault(reading.words[place].text, []).append(reading.words[place].start)
    for each in others:
        landmarks.setdefault(f"e{each.entity}", []).append(each.start)
    return _Map(text, names, landmarks)


def _disagree(one: _Map, other: _Map, first: int, second: int) -> int:
    """Give by how much the landmarks of two texts contradict each other about two names."""
    shared = one.landmarks.keys() & other.landmarks.keys()
    pairs = [(one.nearer(mark, first, second), other.nearer(mark, first, second)) for mark in shared]
    order = _order(one, first, second) * _order(other, first, second)
    return -order - sum(mine * theirs for mine, theirs in pairs)


def _order(of: _Map, first: int, second: int) -> int:
    return 1 if of.names[first][0].start < of.names[second][0].start else -1
