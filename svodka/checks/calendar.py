"""Whether a date or period of the article carries one of the summary, years that only publication tells included."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from svodka.numbers.compare import agree
from svodka.numbers.reading import Reading
from svodka.numbers.resolve import resolved

_ABSOLUTE: Final = re.compile(r"(?P<year>\d{4}|-)?-?(?P<part>(?:\d\d(?:-\d\d)?|[HQM].*|[A-Z]{4,})?)")
_REMEMBERED: Final = 4096
_MONTHS: Final = {
    "H1": "M01-M06",
    "H2": "M07-M12",
    "Q1": "M01-M03",
    "Q2": "M04-M06",
    "Q3": "M07-M09",
    "Q4": "M10-M12",
}


@dataclass(frozen=True, slots=True)
class _Day:
    """A date as year and the rest of it: `09-26`, `09`, `M01-M06`, or nothing."""

    year: str | None
    part: str


def supports(claimed: Reading, found: Reading, published: dt.date | None, years: frozenset[str]) -> bool | None:
    """Say whether the article's date carries the summary's; None where only the day of publication could tell.

    A claim may say less than the article (the month of a day), and it may complete a year that the article names
    elsewhere (`years`), since the first half of a year and that year often stand in different sentences.
    """
    if agree(claimed, found, published) == "same":
        return True
    one, other = _day(claimed, published), _day(found, published)
    if one is None or other is None:
        # A relative date that cannot be resolved is compared with nothing.
        unresolved = published is None and (claimed.relative is None) != (found.relative is None)
        return None if unresolved else False
    return _part_fits(one, other) and _year_fits(one, other, years)


def _part_fits(claimed: _Day, found: _Day) -> bool:
    return not claimed.part or claimed.part == found.part or found.part.startswith(f"{claimed.part}-")


def _year_fits(claimed: _Day, found: _Day, years: frozenset[str]) -> bool:
    if claimed.year is None:
        return bool(claimed.part)
    return claimed.year == found.year or (found.year is None and bool(claimed.part) and claimed.year in years)


def _day(reading: Reading, published: dt.date | None) -> _Day | None:
    value = reading.value
    if reading.relative is not None:
        values = () if published is None else resolved(value, reading.relative, published)
        if not values:
            # A day without a year is still a day and a month.
            return _split(value) if value.startswith("--") else None
        value = values[0]
    return _split(value)


@lru_cache(maxsize=_REMEMBERED)
def _split(value: str) -> _Day | None:
    found = _ABSOLUTE.fullmatch(value)
    if found is None:
        return None
    year = found["year"] if found["year"] not in {None, "-"} else None
    return _Day(year, _MONTHS.get(found["part"], found["part"]))
