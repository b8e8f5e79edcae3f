"""A whole run over one set: every pair unchanged, with every fault, and with every harmless edit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bench.faults.cases import Case, draw
from bench.faults.harmless import HARMLESS, Harmless
from bench.faults.injectors import FAULTS, Fault
from bench.faults.judging import Judged, findings, judge, judge_harmless, without_evidence
from bench.faults.pairs import Pair
from schemas.finding import Finding

AT_MOST: Final = 100
"""Cases of one fault in one set."""
HARMLESS_AT_MOST: Final = 40
"""Cases of one harmless edit in one set."""
BARE_AT_MOST: Final = 40
"""Cases of one fault in one set, where no evidence is given."""

Before = Mapping[str, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Run:
    """What the check said of a set: of the correct summaries, with and without evidence, and of every case."""

    name: str
    correct: Before
    faults: tuple[tuple[Fault, list[Judged]], ...]
    harmless: tuple[tuple[Harmless, list[Judged]], ...]
    bare: tuple[tuple[Fault, list[Judged]], ...]


def run(name: str, pairs: Sequence[Pair], seed: int, *, at_most: int = AT_MOST) -> Run:
    """Judge all cases of a set; about 25 ms each."""
    correct = {pair.name: findings(pair, pair.body) for pair in pairs}
    bare = {pair.name: findings(pair, without_evidence(pair.body)) for pair in pairs}
    cases = [(fault, draw(fault.code, fault.inject, pairs, at_most=at_most, seed=seed)) for fault in FAULTS]
    return Run(
        name,
        correct,
        tuple((fault, _judged(drawn, correct)) for fault, drawn in cases),
        tuple((edit, judged_harmless(edit, pairs, seed, correct)) for edit in HARMLESS),
        tuple((fault, _judged_bare(drawn[: min(at_most, BARE_AT_MOST)], bare)) for fault, drawn in cases),
    )


def _judged(cases: list[Case], before: Before) -> list[Judged]:
    return [judge(case, before[case.pair.name]) for case in cases]


def _judged_bare(cases: list[Case], before: Before) -> list[Judged]:
    return [judge(case, before[case.pair.name], evidence=False) for case in cases if "/evidence" not in case.edit.path]


def judged_harmless(edit: Harmless, pairs: Sequence[Pair], seed: int, before: Before) -> list[Judged]:
    """Judge the cases of one harmless edit."""
    cases = draw(edit.name, edit.inject, pairs, at_most=HARMLESS_AT_MOST, seed=seed)
    return [judge_harmless(case, before[case.pair.name]) for case in cases]
