"""What a rule gives back, and what all rules together say."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pydantic import JsonValue

from schemas.finding import CheckCount, Correction, Finding, Range, Severity, Status
from schemas.span import Span
from schemas.summary import Figure, NameMethod
from svodka.checks.case import Case
from svodka.checks.messages import render
from svodka.checks.reach import By, everywhere

ALIKE_AT_MOST: Final = 20
"""Findings of one code and severity about one item (`/points/0`)."""
FINDINGS_AT_MOST: Final = 200
"""Findings of one severity by one check: errors are counted apart, so that warnings never hide one."""


@dataclass(frozen=True, slots=True)
class Objection:
    """One thing that a rule found; `args` fill the message of `code`, offsets of `range` are in the field at `path`.

    `settles` says whether the correction, once made, leaves nothing that a person must look at.
    """

    code: str
    path: str
    severity: Severity = "error"
    args: Mapping[str, JsonValue] = field(default_factory=dict[str, JsonValue])
    range: tuple[int, int] | None = None
    article: tuple[Span, ...] = ()
    correction: Correction | None = None
    settles: bool = True


@dataclass(frozen=True, slots=True)
class Naming:
    """What confirmed the second-language name of an entity (by its index), and which other forms the rules allow."""

    entity: int
    method: NameMethod
    alternatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule did. A rule that looked at nothing says why in `skipped`; `notes` tell what it left out besides."""

    checked: int
    objections: tuple[Objection, ...] = ()
    skipped: str | None = None
    notes: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    names: tuple[Naming, ...] = ()


def looked(checked: int, objections: Iterable[Objection], nothing: str, *notes: str) -> Outcome:
    """Give the outcome of a rule; `nothing` is the reason that stands when there was nothing to look at."""
    found = tuple(objections)
    return Outcome(checked, found, None if checked or found else nothing, notes)


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: its name, the codes that it may use, the function that looks, what it asks, and in which languages."""

    name: str
    codes: tuple[str, ...]
    look: Callable[[Case], Outcome]
    asks: str = ""
    reach: By = everywhere


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the record: which rule ran, what it did, and the findings made of its objections."""

    check: str
    outcome: Outcome
    findings: tuple[Finding, ...]

    @property
    def count(self) -> CheckCount:
        """The contract's form of this step."""
        return CheckCount(checked=self.outcome.checked, failed=len(self.findings), skipped=self.outcome.skipped)

    def settled(self, made: frozenset[Correction]) -> "Step":
        """Give the step with the findings that a correction has mended as warnings."""
        pairs = zip(self.outcome.objections, self.findings, strict=True)
        findings = (
            finding.model_copy(update={"severity": "warning"})
            if objection.correction in made and objection.settles
            else finding
            for objection, finding in pairs
        )
        return replace(self, findings=tuple(findings))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checks say about one summary. Messages are in English.

    No two `corrections` have the same path, so that all of them can be applied; what a second rule would change in the
    same field is found again when the corrected summary is checked.
    """

    findings: tuple[Finding, ...]
    checks: dict[str, CheckCount]
    figures: tuple[Figure, ...]
    corrections: tuple[Correction, ...]
    trace: tuple[Step, ...]
    names: tuple[Naming, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make a person look."""
        return tuple(finding for finding in self.findings if finding.severity == "error")

    def settled(self) -> "Verdict":
        """Give the verdict for the summary with all corrections made: the errors they mend are warnings now."""
        made = frozenset(self.corrections)
        trace = tuple(step.settled(made) for step in self.trace)
        return replace(self, findings=tuple(finding for step in trace for finding in step.findings), trace=trace)

    @property
    def status(self) -> Status:
        """`clean` without errors; warnings alone do not ask for a review."""
        return "review" if self.errors else "clean"


def verdict(outcomes: Iterable[tuple[Rule, Outcome]]) -> Verdict:
    """Number the objections of all rules, in order, and put their words to them."""
    trace: list[Step] = []
    told = 0
    for rule, whole in outcomes:
        outcome = _bounded(whole)
        findings = tuple(_finding(told + place, rule, each) for place, each in enumerate(outcome.objections, 1))
        told += len(findings)
        trace.append(Step(rule.name, outcome, findings))
    return Verdict(
        findings=tuple(finding for step in trace for finding in step.findings),
        checks={step.check: step.count for step in trace},
        figures=_numbered(figure for step in trace for figure in step.outcome.figures),
        corrections=_one_for_each_path(trace),
        trace=tuple(trace),
        names=tuple(naming for step in trace for naming in step.outcome.names),
    )


def _numbered(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Give the figures of all rules in the order of the texts they stand in, the article's language first."""
    found = list(figures)
    tags = list(dict.fromkeys(figure.path.rpartition("/")[2] for figure in found))

    def place(figure: Figure) -> tuple[list[tuple[int, str]], int, int]:
        text, _, tag = figure.path.rpartition("/")
        steps = [(int(step), "") if step.isdigit() else (0, step) for step in text.split("/")]
        return steps, tags.index(tag), figure.start

    ordered = enumerate(sorted(found, key=place), 1)
    return tuple(figure.model_copy(update={"id": f"n{at}"}) for at, figure in ordered)


def _bounded(outcome: Outcome) -> Outcome:
    """Leave out what nobody would read; a note counts it. The first of a kind and every correction stay."""
    alike: Counter[tuple[str, str, str, bool]] = Counter()
    told: Counter[tuple[str, bool]] = Counter()
    corrections: set[Correction] = set()
    kept: list[Objection] = []
    for each in outcome.objections:
        weight = each.severity, each.correction is None
        kind = each.code, "/".join(each.path.split("/")[:3]), *weight
        new = each.correction is not None and each.correction not in corrections
        if not new and (alike[kind] >= ALIKE_AT_MOST or told[weight] >= FINDINGS_AT_MOST):
            continue
        alike[kind] += 1
        told[weight] += 1
        if each.correction is not None:
            corrections.add(each.correction)
        kept.append(each)
    left_out = len(outcome.objections) - len(kept)
    if not left_out:
        return outcome
    notes = (*outcome.notes, f"{left_out} findings more of the same kinds")
    return replace(outcome, objections=tuple(kept), notes=notes)


def _finding(number: int, rule: Rule, objection: Objection) -> Finding:
    if objection.code not in rule.codes:
        raise ValueError(f"rule {rule.name} does not list its code {objection.code}")
    args = dict(objection.args)
    return Finding(
        id=f"f{number}",
        code=objection.code,
        check=rule.name,
        severity=objection.severity,
        path=objection.path,
        range=None if objection.range is None else Range(start=objection.range[0], end=objection.range[1]),
        article=objection.article,
        args=args,
        message=render(objection.code, args),
    )


def _one_for_each_path(trace: Iterable[Step]) -> tuple[Correction, ...]:
    first: dict[str, Correction] = {}
    for step in trace:
        for objection in step.outcome.objections:
            if objection.correction is not None:
                first.setdefault(objection.correction.path, objection.correction)
    return tuple(first.values())
