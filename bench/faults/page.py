"""The part of docs/quality.md on faults: what a run found."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from bench.faults.runs import Run
from bench.faults.scores import ENOUGH, FaultScore, Share, alarmed, score, warnings_each, with_errors

CORRECT_AT_MOST: Final = 0.03
"""Share of correct summaries with an error."""
HARMLESS_AT_MOST: Final = 0.05
"""Share of harmless edits with an error."""
WARNINGS_AT_MOST: Final = 1.5
"""Warnings of a correct summary."""


def render(runs: Sequence[Run], seed: int) -> str:
    """Give the made part of the page."""
    return "\n".join(line for run in runs for line in ("", *_section(run, seed)))


def _section(run: Run, seed: int) -> Iterator[str]:
    yield f"## Pairs of the set `{run.name}`"
    yield ""
    yield f"{len(run.correct)} pairs, seed {seed}."
    yield from ("", "### Faults, evidence given", "", *_faults(run))
    yield from ("", "### Correct summaries", "", *_correct(run))
    yield from ("", "### Harmless edits", "", *_harmless(run))
    yield from ("", "### Faults, no evidence given", "", *_bare(run))


def scores(run: Run) -> list[FaultScore]:
    """Count every fault of a run."""
    return [score(fault, judged) for fault, judged in run.faults]


def _faults(run: Run) -> Iterator[str]:
    yield "| fault | what | gate | cases | detected at the right place | 95 % interval | anywhere | by |"
    yield "|---|---|---|---|---|---|---|---|"
    yield from (_row(one) for one in scores(run))


def _row(one: FaultScore) -> str:
    fault = one.fault
    gate = f"{fault.gate:.2f}" if fault.gated else f"({fault.gate:.2f})"
    few = "" if one.detected.of >= ENOUGH else " (few)"
    met = "**" if not one.reached else ""
    cells = (
        fault.code,
        fault.what,
        gate,
        f"{one.detected.of}{few}",
        f"{met}{one.detected.value:.3f}{met}",
        _interval(one.detected),
        f"{one.anywhere.value:.3f}",
        _counted(one.rules),
    )
    return f"| {' | '.join(cells)} |"


def _interval(share: Share) -> str:
    low, high = share.interval
    return f"{low:.3f}–{high:.3f}"


def _counted(rules: Counter[str]) -> str:
    return ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items(), key=_most_first)) or "–"


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _correct(run: Run) -> Iterator[str]:
    found = list(run.correct.values())
    wrong = with_errors(found)
    yield "| what | gate | found | 95 % interval |"
    yield "|---|---|---|---|"
    yield f"| with an error | ≤ {CORRECT_AT_MOST} | {_part(wrong)} | {_interval(wrong)} |"
    yield f"| warnings of each | ≤ {WARNINGS_AT_MOST} | {warnings_each(found):.2f} | |"
    kinds = Counter(f"{one.check} ({one.severity})" for each in found for one in each)
    yield f"| by | | {_counted(kinds)} | |"


def _part(share: Share) -> str:
    return f"{share.count} of {share.of} ({share.value:.3f})"


def _harmless(run: Run) -> Iterator[str]:
    every = alarmed([one for _, judged in run.harmless for one in judged])
    yield "| edit | cases | with an error | by |"
    yield "|---|---|---|---|"
    for edit, judged in run.harmless:
        rules = Counter(rule for one in judged for rule in {new.check for new in one.new if new.severity == "error"})
        share = alarmed(judged)
        yield f"| {edit.name} | {share.of} | {share.count} | {_counted(rules)} |"
    yield f"| all (gate ≤ {HARMLESS_AT_MOST}) | {every.of} | {_part(every)}, {_interval(every)} | |"


def _bare(run: Run) -> Iterator[str]:
    yield "| fault | cases | error at the right place | error or warning at the right place |"
    yield "|---|---|---|---|"
    for fault, judged in run.bare:
        one = score(fault, judged)
        errors = sum(each.found(warnings=False) for each in judged)
        yield f"| {fault.code} | {len(judged)} | {Share(errors, len(judged)).value:.3f} | {one.suspected.value:.3f} |"


def missed_gates(run: Run) -> Iterator[str]:
    """Give a line for each gate that a run does not keep to."""
    for one in scores(run):
        if one.fault.gated and not one.reached:
            yield f"{run.name}: {one.fault.code} {one.detected.value:.3f}, gate {one.fault.gate}"
        if one.detected.of < ENOUGH:
            yield f"{run.name}: {one.fault.code} has {one.detected.of} cases, {ENOUGH} are wanted"
    found = list(run.correct.values())
    every = alarmed([one for _, judged in run.harmless for one in judged])
    if with_errors(found).value > CORRECT_AT_MOST:
        yield f"{run.name}: correct summaries with an error {with_errors(found).value:.3f}"
    if every.value > HARMLESS_AT_MOST:
        yield f"{run.name}: harmless edits with an error {every.value:.3f}"
    if warnings_each(found) > WARNINGS_AT_MOST:
        yield f"{run.name}: warnings of a correct summary {warnings_each(found):.2f}"
