"""Rule: every date and period of the summary is the evidence's; relative ones by the day of publication."""

from typing import Final

from schemas.summary import FigureKind
from svodka.checks.case import Case
from svodka.checks.report import Outcome
from svodka.checks.verified import Codes, verify

_KINDS: Final[frozenset[FigureKind]] = frozenset({"date", "period"})
_CODES: Final = Codes(
    absent="date-not-in-article",
    instead="date-not-in-evidence",
    elsewhere="date-elsewhere",
    magnitude="date-not-in-evidence",
    unit="date-not-in-evidence",
    bound="date-not-in-evidence",
    undecided="date-undecided",
)
CODES: Final = _CODES.listed()


def look(case: Case) -> Outcome:
    """Look at every day, month, year, quarter, half-year, season and span of them."""
    return verify(case, _KINDS, _CODES, "no dates")
