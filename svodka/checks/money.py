"""Rule: every sum of the summary is the evidence's, in amount, magnitude and currency; nothing is converted."""

from typing import Final

from schemas.summary import FigureKind
from svodka.checks import misplaced
from svodka.checks.case import Case
from svodka.checks.report import Outcome
from svodka.checks.verified import Codes, verify

_KINDS: Final[frozenset[FigureKind]] = frozenset({"money"})
_CODES: Final = Codes(
    absent="sum-not-in-article",
    instead="sum-not-in-evidence",
    elsewhere="sum-elsewhere",
    magnitude="sum-magnitude",
    unit="sum-currency",
    bound="sum-bound",
    undecided="sum-not-in-article",
)
CODES: Final = (*_CODES.listed(), "sum-misplaced")


def look(case: Case) -> Outcome:
    """Look at every sum of money."""
    return misplaced.added(case, verify(case, _KINDS, _CODES, "no sums of money"), _KINDS, "sum-misplaced")
