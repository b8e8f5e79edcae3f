"""Completes relative dates by the day of publication."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from svodka.numbers.reading import Reading, Relative

_WEEK, _YEAR_MONTHS = 7, 12
_MIDDLES = {"SPRING": 4, "SUMMER": 7, "AUTUMN": 10, "WINTER": 1, "H1": 4, "H2": 10, "Q1": 2, "Q2": 5, "Q3": 8, "Q4": 11}
_PINNED = ("-", "Q", "H", "M", "S", "A", "W")
_DOUBTFUL_DAYS = 62
_REMEMBERED = 1024
"""Relative dates whose values are kept: each is compared with every date of the other text."""
_SEASON_REACH = 45
"""Days from a season's middle to its ends."""


def resolve(reading: Reading, published: dt.date) -> Reading | None:
    """Return the absolute reading; None when the reading is not relative or leaves the calendar.

    A week becomes `2026-W47`. A bare weekday is the last one up to the day of publication, the coming one being its
    alternative; so is the other year of a date without a year that lies about half a year away.
    """
    if reading.relative is None:
        return None
    values = resolved(reading.value, reading.relative, published)
    found = [replace(reading, value=value, relative=None, alternatives=()) for value in values]
    return replace(found[0], alternatives=tuple(found[1:])) if found else None


@lru_cache(maxsize=_REMEMBERED)
def resolved(value: str, relative: Relative, published: dt.date) -> tuple[str, ...]:
    """Return the values that a relative date may have, the likeliest first; none when it leaves the calendar."""
    try:
        return tuple(_STEPS[relative.step](value, relative, published))
    except (OverflowError, ValueError):
        return ()


def _day(value: str, relative: Relative, published: dt.date) -> list[str]:
    del value
    return [(published + dt.timedelta(days=relative.offset)).isoformat()]


def _weekday(value: str, relative: Relative, published: dt.date) -> list[str]:
    ahead = (int(value[-1]) - published.isoweekday()) % _WEEK
    coming, past = ahead, ahead - _WEEK if ahead else 0
    back = ahead + relative.offset * _WEEK
    days = {0: [past, coming], 1: [ahead or _WEEK, ahead + _WEEK]}.get(relative.offset, [back, back - _WEEK])
    return list(dict.fromkeys((published + dt.timedelta(days=day)).isoformat() for day in days))


def _week(value: str, relative: Relative, published: dt.date) -> list[str]:
    del value
    year, week, _ = (published + dt.timedelta(weeks=relative.offset)).isocalendar()
    return [f"{year}-W{week:02}"]


def _month(value: str, relative: Relative, published: dt.date) -> list[str]:
    del value
    year, month = divmod(published.year * _YEAR_MONTHS + published.month - 1 + relative.offset, _YEAR_MONTHS)
    return [f"{year}-{month + 1:02}"]


def _parts(letter: str, count: int) -> Callable[[str, Relative, dt.date], list[str]]:
    def step(value: str, relative: Relative, published: dt.date) -> list[str]:
        del value
        months = _YEAR_MONTHS // count
        year, part = divmod(published.year * count + (published.month - 1) // months + relative.offset, count)
        return [f"{year}-{letter}{part + 1}"]

    return step


def _year(value: str, relative: Relative, published: dt.date) -> list[str]:
    year = published.year + relative.offset
    return [f"{year}-{value.lstrip('-')}" if value.startswith(_PINNED) else str(year)]


def _season(value: str, relative: Relative, published: dt.date) -> list[str]:
    """Take the last season that is over, the one before it, or the next that has not begun."""
    reach = -_SEASON_REACH if relative.offset < 0 else _SEASON_REACH
    years = [
        year
        for year in range(published.year - 2, published.year + 3)
        if _beyond(_middle(value, year), reach, published)
    ]
    return [f"{years[relative.offset] if relative.offset < 0 else years[0]}-{value}"]


def _beyond(middle: dt.date, reach: int, published: dt.date) -> bool:
    edge = middle - dt.timedelta(days=reach)
    return edge < published if reach < 0 else edge > published


def _nearest(value: str, relative: Relative, published: dt.date) -> list[str]:
    del relative
    distances = {year: _distance(value, year, published) for year in range(published.year - 2, published.year + 3)}
    years = sorted(distances, key=distances.__getitem__)[:2]
    # Half a year away the two nearest years are equally likely.
    likely = [year for year in years if distances[year] - distances[years[0]] < _DOUBTFUL_DAYS]
    return [f"{year}-{value.lstrip('-')}" for year in likely]


def _distance(value: str, year: int, published: dt.date) -> int:
    try:
        return abs((_middle(value, year) - published).days)
    except ValueError:
        # The 29th of February of a common year.
        return 10**6


def _middle(value: str, year: int) -> dt.date:
    part = value.lstrip("-")
    if part in _MIDDLES:
        return dt.date(year, _MIDDLES[part], 15)
    if part[0] == "M":
        return dt.date(year, (int(part[1:3]) + int(part[-2:])) // 2, 15)
    return dt.date(year, int(part[:2]), int(part[3:] or 15))


_STEPS: dict[str, Callable[[str, Relative, dt.date], list[str]]] = {
    "day": _day,
    "weekday": _weekday,
    "week": _week,
    "month": _month,
    "quarter": _parts("Q", 4),
    "half": _parts("H", 2),
    "season": _season,
    "year": _year,
    "nearest": _nearest,
}
