"""The faults in their order: this tuple is the specification of the benchmark."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

from bench.faults import citations, content, dates, people, quantities, senses, transliteration
from bench.faults.edits import Edit
from bench.faults.pairs import Pair

Injector = Callable[[Pair, Random], Iterator[Edit]]


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault: its code, what it is, the share that must be detected, and how it is made.

    `suspected` says that a warning counts as detection, because rules can often only suspect it. Without `gated` the
    share is what is aimed at and published, not what a change must keep to.
    """

    code: str
    what: str
    gate: float
    inject: Injector
    suspected: bool = False
    gated: bool = True


FAULTS: Final[tuple[Fault, ...]] = (
    Fault("F1", "wrong number, absent from the article", 0.97, quantities.wrong_numbers),
    Fault("F2", "a number of the article in the wrong place", 0.85, quantities.misplaced_numbers, gated=False),
    Fault("F3", "magnitude, unit or currency changed", 0.97, quantities.wrong_units),
    Fault("F4", "two names or roles exchanged", 0.75, people.exchanged_names, suspected=True, gated=False),
    Fault("F5", "invented person or organisation", 0.97, people.invented_names),
    Fault("F6", "quotation given to another speaker", 0.90, citations.other_speakers, gated=False),
    Fault("F7", "quotation altered", 0.99, citations.altered_quotes),
    Fault("F8", "wrong date or year", 0.95, dates.wrong_dates),
    Fault("F9", "dropped or added negation", 0.75, senses.changed_negations, suspected=True, gated=False),
    Fault("F10", "direction reversed", 0.85, senses.reversed_directions, suspected=True, gated=False),
    Fault("F11", "planned turned into done", 0.70, senses.plans_told_as_done, suspected=True, gated=False),
    Fault("F12", "wrong transliteration of a Chinese name", 0.98, transliteration.wrong_transliterations),
    Fault("F13", "number, date or entity missing in one language", 0.95, content.left_out),
    Fault("F14", "claim, number or entity more in one language", 0.90, content.added),
    Fault("F15", "wrong role or affiliation", 0.70, people.wrong_roles, suspected=True, gated=False),
    Fault("F17", "broken offsets or evidence", 0.99, citations.broken_evidence),
)
