"""Makes the corrections that the checks propose, and checks what they leave."""

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
    for _ in range(ROUNDS_AT_MOST):
        if not verdict.corrections:
            break
        made += verdict.corrections
        case = replace(case, summary=apply(case.summary, verdict.corrections))
        verdict = _with_mended(check(case), verdict)
    return case.summary, verdict, tuple(made)


def _with_mended(now: Verdict, before: Verdict) -> Verdict:
    corrected = {(correction.by, correction.path) for correction in before.corrections}
    again = {(finding.code, finding.path) for finding in now.findings}
    mended = [
        finding.model_copy(update={"range": None})
        for finding in before.settled().findings
        if (finding.check, finding.path) in corrected and (finding.code, finding.path) not in again
    ]
    order = list(now.checks)
    findings = sorted((*now.findings, *mended), key=lambda finding: order.index(finding.check))
    numbered = tuple(finding.model_copy(update={"id": f"f{at}"}) for at, finding in enumerate(findings, start=1))
    return replace(now, findings=numbered, checks={name: _count(name, now, numbered) for name in order})


def _count(name: str, verdict: Verdict, findings: tuple[Finding, ...]) -> CheckCount:
    failed = sum(finding.check == name for finding in findings)
    return verdict.checks[name].model_copy(update={"failed": failed})
