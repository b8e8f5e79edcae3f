"""Which way things go in a text, and where that is the opposite of what another text says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from svodka.checks.cues import TEXTS_REMEMBERED, Cue, Reading

BOUND_WITHIN: Final = 3
"""Words between `more than` and its number."""
DENIED_WITHIN: Final = 2
"""Words between `not` and a bound that it turns round."""
NUMBER_WITHIN: Final = 10
"""Words between a number and the verb that says which way it went."""
_MEASURED: Final = frozenset({"amount", "pace"})
_OPPOSITE: Final = {"+": "-", "-": "+"}


@dataclass(frozen=True, slots=True)
class Way:
    """One word of direction: its axis and sign, the numbers it speaks of, and where it stands."""

    axis: str
    sign: str
    numbers: frozenset[str]
    shown: str
    range: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A direction that the other text has only the other way round; `plain`: of one figure, or alone."""

    way: Way
    other: Way
    plain: bool


@lru_cache(maxsize=TEXTS_REMEMBERED)
def ways(reading: Reading) -> tuple[Way, ...]:
    """Give the directions of a text; a bound only where its number follows."""
    cues = [cue for cue in reading.of("direction") if not cue.concept.endswith(".")]
    numbers = _numbers_of(reading, [cue for cue in cues if cue.concept[:-1] in _MEASURED])
    found = [_way(reading, cue, numbers) for cue in cues if cue.concept not in _shadowed(reading, cue)]
    bounds = [way for way in found if way.axis != "bound" or way.numbers]
    return (*bounds, *(_compared(way) for way in found if way.axis == "bound" and not way.numbers and _is_long(way)))


def _is_long(way: Way) -> bool:
    shown = way.shown.casefold()
    return shown in _COMPARING or (" " in shown and not shown.startswith(("не ", "not ", "no ")))


_COMPARING: Final = frozenset({"above", "below"})


def _compared(way: Way) -> Way:
    """Read `15% less than the old one`: no bound of a number, but a comparison."""
    return Way("amount", way.sign, frozenset(), way.shown, way.range)


def _shadowed(reading: Reading, cue: Cue) -> frozenset[str]:
    """Give the concepts that another cue at the same words takes out: `more than` is no rise."""
    same = (each.concept for each in reading.of("direction") if each.first <= cue.first < each.last)
    return frozenset(concept[:-1] + sign for concept in same if concept.endswith(".") for sign in "+-")


def _way(reading: Reading, cue: Cue, numbers: dict[int, set[str]]) -> Way:
    axis, sign = cue.concept[:-1], cue.concept[-1]
    if axis == "bound" and _is_denied(reading, cue):
        sign = _OPPOSITE[sign]
    own = _bound_number(reading, cue) if axis == "bound" else frozenset(numbers.get(cue.first, ()))
    return Way(axis, sign, own, reading.shown(cue), reading.span(cue))


def _is_denied(reading: Reading, cue: Cue) -> bool:
    """Say whether `not` stands before a bound, as in `will not take more than`: a floor becomes a ceiling."""
    return any(each.concept == "no" and _turns(reading, each, cue) for each in reading.of("negation"))


def turns_bound(reading: Reading, denying: Cue) -> bool:
    """Say whether a denial does no more than turn a bound round."""
    return any(each.concept in _BOUNDS and _turns(reading, denying, each) for each in reading.of("direction"))


_BOUNDS: Final = frozenset({"bound+", "bound-"})


def _turns(reading: Reading, denying: Cue, bound: Cue) -> bool:
    near = 0 <= bound.first - denying.last <= DENIED_WITHIN and bound.last < len(reading.words)
    same_part = reading.words[bound.first].part == reading.words[denying.first].part
    return near and same_part and reading.words[bound.last].number


def _bound_number(reading: Reading, cue: Cue) -> frozenset[str]:
    """Give the number that a bound stands before; of `до более чем 210`, the second bound has it."""
    part = reading.words[cue.last - 1].part
    if reading.words[cue.first].text in _REACHED and reading.words[cue.first - 1 if cue.first else 0].number:
        return frozenset()
    others = {other.first for other in reading.of("direction") if other.concept.startswith("bound")}
    for place in range(cue.last, min(cue.last + BOUND_WITHIN, len(reading.words))):
        word = reading.words[place]
        if word.part != part or place in others:
            break
        figure = word.text if word.number else _in_words(word.text)
        if figure:
            return frozenset({figure})
    return frozenset()


_REACHED: Final = frozenset({"до"})
"""What after a number is where something went: `с 220 до 165`, `на 5%, до 100`."""
_IN_WORDS: Final = {
    "вдво": "x2", "doub": "x2", "twic": "x2", "втро": "x3", "трой": "x3", "trip": "x3", "поло": "/2", "half": "/2",
    "трет": "/3", "thir": "/3", "четв": "/4", "quar": "/4", "двух": "2", "трех": "3", "thre": "3", "четы": "4",
    "four": "4", "пяти": "5", "five": "5", "шест": "6", "семи": "7", "seve": "7", "вось": "8", "eigh": "8",
    "девя": "9", "nine": "9", "деся": "1", "двад": "2", "twen": "2", "дюжи": "12", "doze": "12", "сотн": "1",
    "hund": "1",
}  # fmt: skip
_SHORT: Final = {"две": "2", "два": "2", "two": "2", "три": "3", "six": "6", "ten": "1", "ста": "1", "сто": "1"}


def _in_words(word: str) -> str | None:
    """Give a share or a round number written as a word, as a figure is written here: without noughts."""
    return _SHORT.get(word) or _IN_WORDS.get(word[:4])


def _numbers_of(reading: Reading, cues: Sequence[Cue]) -> dict[int, set[str]]:
    """Give each number of a clause to the nearest direction in it, the one before among equals."""
    owned: dict[int, set[str]] = defaultdict(set)
    by_clause: dict[int, list[Cue]] = defaultdict(list)
    for cue in cues:
        by_clause[reading.clause(cue)].append(cue)
    for place in reading.numbers:
        nearest = min(by_clause[reading.words[place].clause], key=lambda cue: _distance(cue, place), default=None)
        if nearest is not None and _distance(nearest, place)[0] <= NUMBER_WITHIN:
            owned[nearest.first].add(reading.words[place].text)
    return owned


def _distance(cue: Cue, place: int) -> tuple[int, bool]:
    return (place - cue.last + 1, False) if cue.last <= place else (cue.first - place, True)


def conflicts(said: Iterable[Way], reference: Iterable[Way]) -> Iterator[Conflict]:
    """Compare the directions of a text with those that it should have, figure by figure where both have the figure."""
    said = list(said)
    known: dict[str, list[Way]] = defaultdict(list)
    for way in reference:
        known[way.axis].append(way)
    for way in said:
        same_axis = known.get(way.axis, [])
        same_figure = [other for other in same_axis if other.numbers & way.numbers]
        compared = same_figure or (same_axis if way.axis != "bound" else [])
        if compared and all(other.sign != way.sign for other in compared):
            alone = len(same_axis) == 1 and sum(each.axis == way.axis for each in said) == 1
            yield Conflict(way, compared[0], bool(same_figure) or alone)


def opposed(one: Sequence[Way], other: Sequence[Way]) -> Iterator[tuple[Way, Way]]:
    """Give what two texts of the same statement say the opposite way; a pair for each such axis."""
    for axis in dict.fromkeys(way.axis for way in one):
        here, there = [way for way in one if way.axis == axis], [way for way in other if way.axis == axis]
        if here and there and _differ(here, there):
            yield _first_differing(here, there)


def _differ(here: Sequence[Way], there: Sequence[Way]) -> bool:
    by_figure = [(mine, theirs) for mine in here for theirs in there if mine.numbers & theirs.numbers]
    if by_figure and all(mine.sign != theirs.sign for mine, theirs in by_figure):
        return True
    signs = [sorted(way.sign for way in side) for side in (here, there)]
    if here[0].axis == "bound":
        return len(here) == len(there) == 1 and here[0].sign != there[0].sign
    return _turned(*signs) or not set(signs[0]) & set(signs[1])


def _turned(one: list[str], other: list[str]) -> bool:
    """Say whether one text has more of what goes up and less of what goes down than the other, or the reverse."""
    up, down = (one.count(sign) - other.count(sign) for sign in "+-")
    return up * down < 0


def _first_differing(here: Sequence[Way], there: Sequence[Way]) -> tuple[Way, Way]:
    pairs = ((mine, theirs) for mine in here for theirs in there if mine.sign == _OPPOSITE[theirs.sign])
    return max(pairs, key=lambda pair: len(pair[0].numbers & pair[1].numbers))
