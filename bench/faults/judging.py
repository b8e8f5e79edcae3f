"""What the check says of an edited summary and not of the correct one, and whether it says it where it should."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bench.faults.cases import Case
from bench.faults.pairs import Body, Pair
from prompts.loader import load
from schemas.check import SummaryToCheck
from schemas.finding import Finding
from svodka.checks.case import Case as Checked
from svodka.checks.rules import check
from svodka.grounding.ground import ground_claims


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with the findings that the unchanged pair does not have."""

    case: Case
    new: tuple[Finding, ...]

    def found(self, *, warnings: bool, anywhere: bool = False) -> bool:
        """Say whether an error was found at the right place; `warnings` are enough, or any place is, if so asked."""
        return any(self._enough(finding, warnings) for finding in (self.new if anywhere else self._here))

    def at_the_right_place(self, *, warnings: bool) -> list[Finding]:
        """Give the findings that make the case detected."""
        return [finding for finding in self._here if self._enough(finding, warnings)]

    @property
    def _here(self) -> list[Finding]:
        return [finding for finding in self.new if at(finding.path, self.case.edit.places)]

    @staticmethod
    def _enough(finding: Finding, warnings: bool) -> bool:  # noqa: FBT001 -- inside the class
        return warnings or finding.severity == "error"


def at(path: str, places: Iterable[str]) -> bool:
    """Say whether a finding is at one of the places.

    It is when it is told of the place itself, of a part of it, or of the whole item that the place belongs to (a point,
    entity, quotation or headline, or the text of one in both languages); not when it is told of all points.

    The places: for F1, F2, F3, F5, F8, F9, F10, F11 and F15 in a text that text in that language; for F4, F13 and F14
    that text in either language, because the two disagree; for F5 and F15 in the list of names, F6 and F7 the entity or
    the quotation; for F4 in the list either entity; for F12 the entity, and every text with the wrong name; for F17 the
    evidence of the point or the quotation, or the mentions of the entity.
    """
    return any(path == place or path.startswith(f"{place}/") or _above(path, place) for place in places)


def _above(path: str, place: str) -> bool:
    names_an_item = path == "/headline" or path.count("/") > 1
    return names_an_item and place.startswith(f"{path}/")


def findings(pair: Pair, body: Body) -> tuple[Finding, ...]:
    """Check a summary as `svodka.pipeline.examine` does, with the article that has been read already."""
    summary = SummaryToCheck.model_validate(body)
    grounded = ground_claims(summary, pair.article, offset_unit="codepoint")
    return check(Checked(pair.article, grounded, pair.request, canary=load().canary)).findings


def judge(case: Case, before: tuple[Finding, ...], *, evidence: bool = True) -> Judged:
    """Check a case; `before` are the findings of the pair without the edit."""
    edited = case.edit.applied(case.pair.body)
    after = findings(case.pair, edited if evidence else without_evidence(edited))
    return Judged(case, news(before, after))


def judge_harmless(case: Case, before: tuple[Finding, ...]) -> Judged:
    """Check a case that should change nothing; what was there before may stand elsewhere now."""
    after = findings(case.pair, case.edit.applied(case.pair.body))
    return Judged(case, news(map(_placeless, before), map(_placeless, after)))


def _placeless(finding: Finding) -> Finding:
    """Leave the numbers out of a path, which change when items are put in another order."""
    return finding.model_copy(update={"path": re.sub(r"\d+", "*", finding.path)})


def news(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the findings that are new: another code, path, severity or other values, or one more of the same."""
    known = Counter(map(_key, before))
    fresh: list[Finding] = []
    for finding in after:
        key = _key(finding)
        if known[key]:
            known[key] -= 1
        else:
            fresh.append(finding)
    return tuple(fresh)


def _key(finding: Finding) -> str:
    return json.dumps([finding.code, finding.path, finding.severity, finding.args], sort_keys=True)


def without_evidence(body: Body) -> Body:
    """Give the summary as someone sends it who has no evidence: no spans at all."""
    points = [point | {"evidence": None} for point in body["points"]]
    quotes = [quote | {"evidence": None} for quote in body["quotes"]]
    return body | {"points": points, "quotes": quotes}
