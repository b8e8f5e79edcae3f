"""What was read: one number, sum, date or period of a text."""

from dataclasses import dataclass
from typing import Literal

from schemas.summary import FigureKind

Bound = Literal["exact", "about", "over", "under"]
Step = Literal["day", "weekday", "week", "month", "quarter", "half", "season", "year", "nearest"]
FULL = frozenset({"ru", "en"})
"""The languages that are read fully; of others only digits, signs and ISO dates.

Chinese figures are read in words too, but not all (三四个月 is not), so nobody may demand them of it.
"""


@dataclass(frozen=True, slots=True)
class Relative:
    """How far a date lies from the day of publication: `("year", -1)` is last year, `("day", 1)` tomorrow.

    `nearest` stands for a date without a year: of all years, the one that brings it nearest to publication.
    A reading may pin a part of the step: value `--05` with `("year", 0)` is May of this year.
    """

    step: Step
    offset: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure of a text.

    Values: numbers are decimals with a point (`1500000`, `0.5`) or fractions (`1/3`). Dates are `2025-09-26`,
    `--09-26`, `2025-09`, `--09`, `2025`, decades `199X`, centuries `21C`, times of day `T10:30`. Periods are
    `2025-H1`, `H1`, `2025-Q3`, `Q3`, `2025-M01-M09` (January to September), `M01-M09`, `2026-SPRING`, `SPRING`,
    `2024/2025`, `FY2025`. Relative dates that name nothing else are `day-1`, `week+0`, `month-1`, `quarter+0`,
    `half+1`, `year-1`, `weekday5` (Friday).
    """

    start: int
    """First offset in the text that was read."""
    end: int
    """Offset after the last character."""
    kind: FigureKind
    value: str
    unit: str | None = None
    """ISO code of a currency, a physical unit, `x` for multiples; None for counts, percents, dates and periods."""
    bound: Bound = "exact"
    ordinal: bool = False
    weak: bool = False
    """Evidence for others, but nothing to be held to: `one of`, `first`, `both`, `hundreds of`, the 2 of `Area-2`."""
    relative: Relative | None = None
    """Set where only the day of publication can complete the date."""
    alternatives: tuple["Reading", ...] = ()
    """Other readings of the same characters."""
