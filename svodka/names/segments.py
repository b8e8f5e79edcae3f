"""How a word falls into syllables: every way that a table allows, likeliest first."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

Pieces = Mapping[str, tuple[tuple[str, int], ...]]
"""What each spelling can stand for, with the cost of reading it so; 0 is the rule."""

Border = Callable[[str, str, bool], int | None]
"""The cost of one spelling before another, None where they cannot stand so; the third: a mark separates them."""

LETTERS_AT_MOST: Final = 40
"""Longer words are no names; they have no readings."""

_KEPT: Final = 12
_LONGEST: Final = 7


@dataclass(frozen=True, slots=True)
class Reading:
    """Syllables and what reading the word so costs: 0 keeps every rule, each unit breaks or stretches one."""

    cost: int
    syllables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Path:
    cost: int
    syllables: tuple[str, ...]
    last: str


@dataclass(frozen=True, slots=True)
class Segmenter:
    """A table of syllables, the rule for their borders, and the mark that may stand between two of them."""

    pieces: Pieces
    border: Border
    mark: str

    def read(self, word: str) -> tuple[Reading, ...]:
        """Give the readings of a lower-case word, likeliest first, at most twelve."""
        if not 0 < len(word) <= LETTERS_AT_MOST:
            return ()
        ways: list[list[_Path]] = [[_Path(0, (), "")], *([] for _ in word)]
        for at in range(len(word)):
            for path in _best(ways[at]):
                for end, longer in self._steps(word, at, path):
                    ways[end].append(longer)
        return _readings(_best(ways[-1]))

    def _steps(self, word: str, at: int, path: _Path) -> Iterator[tuple[int, _Path]]:
        separated = word[at] == self.mark and bool(path.last)
        start = at + separated
        for end in range(start + 1, min(start + _LONGEST, len(word)) + 1):
            spelling = word[start:end]
            costs = self.pieces.get(spelling)
            between = self._between(path.last, spelling, separated=separated) if costs else None
            if costs and between is not None:
                for syllable, cost in costs:
                    yield end, _Path(path.cost + cost + between, (*path.syllables, syllable), spelling)

    def _between(self, before: str, after: str, *, separated: bool) -> int | None:
        return self.border(before, after, separated) if before else 0


def _likelihood(path: _Path) -> tuple[int, int, list[int]]:
    """Sort likelier paths first: few guesses and few syllables, the longer ones in front."""
    count = len(path.syllables)
    return path.cost + count, count, [-len(one) for one in path.syllables]


def _best(paths: list[_Path]) -> list[_Path]:
    return sorted(paths, key=_likelihood)[:_KEPT]


def _readings(paths: list[_Path]) -> tuple[Reading, ...]:
    cheapest: dict[tuple[str, ...], int] = {}
    for path in paths:
        cheapest.setdefault(path.syllables, path.cost)
    return tuple(Reading(cost, syllables) for syllables, cost in cheapest.items())
