"""The record of a verdict in plain lines: which rule looked at what, what fired, what was left out and why."""

from collections.abc import Iterator

from schemas.finding import Finding
from svodka.checks.report import Step, Verdict


def explain(verdict: Verdict) -> str:
    """Give the record as lines of text, one block for each rule in order; in English, as a debug view."""
    return "\n".join(line for step in verdict.trace for line in _lines(step))


def _lines(step: Step) -> Iterator[str]:
    yield f"{step.check}: {_sum(step)}"
    for finding in step.findings:
        yield f"  {_where(finding)}: {finding.message}"
    corrections = (objection.correction for objection in step.outcome.objections if objection.correction)
    for correction in dict.fromkeys(corrections):
        yield f"  correction at {correction.path} by {correction.by}"
    for note in step.outcome.notes:
        yield f"  left out: {note}"


def _sum(step: Step) -> str:
    if step.outcome.skipped is not None and not step.findings:
        return f"not run: {step.outcome.skipped}"
    errors = sum(finding.severity == "error" for finding in step.findings)
    return f"{step.outcome.checked} checked; errors: {errors}, warnings: {len(step.findings) - errors}"


def _where(finding: Finding) -> str:
    place = "" if finding.range is None else f"[{finding.range.start}:{finding.range.end}]"
    return f"{finding.id} {finding.severity} {finding.code} at {finding.path}{place}"
