"""Makes the corrections that the checks propose, and checks what they leave."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from schemas.finding import CheckCount, Correction, Finding
from svodka.checks.apply import apply
from svodka.checks.case import Case
from svodka.checks.report import Verdict
from svodka.checks.rules import check
from svodka.grounding.grounded import Grounded

ROUNDS_AT_MOST: Final = 3
"""Each round corrects a field once; a text that wants more than three corrections wants a person."""


def correct(case: Case, verdict: Verdict) -> tuple[Grounded, Verdict, tuple[Correction, ...]]:
    """Give the corrected summary, the verdict on it, and the corrections made.

    Ranges are of the corrected texts. What was mended stays among the findings, without a range.
    """
    made: list[Correction] = []
    mended: list[Finding] = []
    for _ in range(ROUNDS_AT_MOST):
        if not verdict.corrections:
            break
        made += verdict.corrections
        mended += _mended(verdict)
        case = replace(case, summary=apply(case.summary, verdict.corrections))
        verdict = check(case)
    return case.summary, _with(verdict, mended) if mended else verdict, tuple(made)


def _mended(verdict: Verdict) -> Iterator[Finding]:
    """Give the findings that a correction answers; their words are gone, and so is their range."""
    corrected = {(correction.by, correction.path) for correction in verdict.corrections}
    for finding in verdict.settled().findings:
        if (finding.check, finding.path) in corrected:
            yield finding.model_copy(update={"range": None})


def _with(verdict: Verdict, mended: list[Finding]) -> Verdict:
    found = {(finding.code, finding.path) for finding in verdict.findings}
    kept = [finding for finding in mended if (finding.code, finding.path) not in found]
    order = list(verdict.checks)
    findings = sorted((*verdict.findings, *kept), key=lambda finding: order.index(finding.check))
    numbered = tuple(finding.model_copy(update={"id": f"f{at}"}) for at, finding in enumerate(findings, start=1))
    return replace(verdict, findings=numbered, checks={name: _count(name, verdict, numbered) for name in order})


def _count(name: str, verdict: Verdict, findings: tuple[Finding, ...]) -> CheckCount:
    failed = sum(finding.check == name for finding in findings)
    return verdict.checks[name].model_copy(update={"failed": failed})
