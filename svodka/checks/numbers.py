"""Rule: every number and percentage of the summary is the evidence's, with its magnitude and unit."""

from typing import Final

from schemas.summary import FigureKind
from svodka.checks import misplaced
from svodka.checks.case import Case
from svodka.checks.report import Outcome
from svodka.checks.verified import Codes, verify

_KINDS: Final[frozenset[FigureKind]] = frozenset({"number", "percent", "percentage_points"})
_CODES: Final = Codes(
    absent="number-not-in-article",
    instead="number-not-in-evidence",
    elsewhere="number-elsewhere",
    magnitude="number-magnitude",
    unit="number-unit",
    bound="number-bound",
    undecided="number-not-in-article",
)
CODES: Final = (*_CODES.listed(), "number-misplaced")


def look(case: Case) -> Outcome:
    """Look at every number, percentage and difference in percentage points."""
    return misplaced.added(case, verify(case, _KINDS, _CODES, "no numbers"), _KINDS, "number-misplaced")
