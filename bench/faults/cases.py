"""Cases: one edit of one pair, drawn so that pairs, and ways of making a fault, share alike."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from random import Random

from bench.faults.edits import Edit
from bench.faults.injectors import Injector
from bench.faults.pairs import Pair


@dataclass(frozen=True, slots=True)
class Case:
    """One edit of one pair; `name` is what `--explain` takes, `seed` what the injector drew from."""

    name: str
    pair: Pair
    code: str
    edit: Edit
    seed: str


def draw(code: str, inject: Injector, pairs: Iterable[Pair], *, at_most: int, seed: int) -> list[Case]:
    """Give the cases of one fault: from each pair in turn, until there are enough or no more."""
    turns = zip_longest(*(list(_of_pair(code, inject, pair, seed)) for pair in pairs))
    return [case for turn in turns for case in turn if case is not None][:at_most]


def _of_pair(code: str, inject: Injector, pair: Pair, seed: int) -> Iterator[Case]:
    drawn_from = f"{seed}/{pair.name}/{code}"
    random = Random(drawn_from)  # noqa: S311 -- cases are drawn, not secrets
    edits = _distinct(edit for edit in inject(pair, random) if edit.applied(pair.body) != pair.body)
    random.shuffle(edits)
    for number, edit in enumerate(_kinds_in_turn(edits), start=1):
        yield Case(f"{pair.name}/{code}/{number}", pair, code, edit, drawn_from)


def _distinct(edits: Iterable[Edit]) -> list[Edit]:
    seen: dict[str, Edit] = {}
    for edit in edits:
        seen.setdefault(repr(edit.changes), edit)
    return list(seen.values())


def _kinds_in_turn(edits: list[Edit]) -> Iterator[Edit]:
    kinds: dict[str, list[Edit]] = {}
    for edit in edits:
        kinds.setdefault(edit.kind, []).append(edit)
    for turn in zip_longest(*kinds.values()):
        yield from (edit for edit in turn if edit is not None)
