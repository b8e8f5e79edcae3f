"""How two dates or periods stand to each other."""

import datetime as dt
from functools import lru_cache

from svodka.numbers.reading import Reading
from svodka.numbers.resolve import resolved

_REMEMBERED = 4096
_MONTHS = {"H1": "M01-M06", "H2": "M07-M12", "Q1": "M01-M03", "Q2": "M04-M06", "Q3": "M07-M09", "Q4": "M10-M12"}


def coincide(claimed: Reading, found: Reading, published: dt.date | None) -> bool:
    """Whether the claimed date says what the found one says, or less: the year of a day, a day without its year."""
    if _same_step(claimed, found) or _yearless(claimed, found):
        return True
    if published is None:
        return _unresolved(claimed, found)
    others = _meant(found, published)
    return any(_covers(one, other) for one in _meant(claimed, published) for other in others)


def _same_step(claimed: Reading, found: Reading) -> bool:
    """The same relative expression, `this year` and `May of this year`, and the same weekday."""
    if claimed.relative is None or found.relative is None or claimed.relative.step != found.relative.step:
        return False
    if claimed.relative.step == "weekday":
        return claimed.value == found.value and (
            claimed.relative.offset == found.relative.offset or 0 in {claimed.relative.offset, found.relative.offset}
        )
    same = claimed.relative == found.relative
    return same and (_covers(normal(claimed.value), normal(found.value)) or claimed.value.startswith("year"))


def _yearless(claimed: Reading, found: Reading) -> bool:
    """A claim that names no year is held to the rest alone."""
    if claimed.relative is None or claimed.relative.step != "nearest":
        return False
    part, other = normal(claimed.value), normal(found.value)
    if found.relative is None:
        other = "--" + other[5:] if part.startswith("--") else other[5:]
    return bool(other) and _covers(part, other)


def _unresolved(claimed: Reading, found: Reading) -> bool:
    if claimed.relative is None and found.relative is None:
        return _covers(normal(claimed.value), normal(found.value))
    # `this year` adds nothing to a date that names no year.
    this_year = claimed.relative is not None and (claimed.relative.step, claimed.relative.offset) == ("year", 0)
    return (
        this_year
        and found.relative is not None
        and found.relative.step == "nearest"
        and _covers(normal(claimed.value), normal(found.value))
    )


def _meant(reading: Reading, published: dt.date) -> list[str]:
    """Give what a date may be once its year is known; nothing where that leaves the calendar."""
    if reading.relative is None:
        return [normal(reading.value)]
    return [normal(value) for value in resolved(reading.value, reading.relative, published)]


@lru_cache(maxsize=_REMEMBERED)
def normal(value: str) -> str:
    """Write quarters and half-years as runs of months and fiscal years as years."""
    if value.startswith("FY"):
        return value[2:]
    head, part = (value[:5], value[5:]) if value[4:5] == "-" and value[0].isdecimal() else ("", value)
    part = _MONTHS.get(part, part)
    return head.rstrip("-") if part == "M01-M12" and head else head + part


def _covers(claimed: str, found: str) -> bool:
    if claimed == found or found.startswith(f"{claimed}-"):
        return not claimed.startswith("M") or claimed == found
    if "/" in claimed or "/" in found:
        return bool(set(claimed.split("/")) & set(found.split("/")))
    return claimed.endswith("X") and found.startswith(claimed[:3])


def covers_months(count: Reading, period: Reading) -> bool:
    """Whether a period is the year's first months, as many as the number says: nine months, January to September."""
    months = {"month": 1, "quarter": 3}.get(count.unit or "", 0)
    if not months or not count.value.isdecimal():
        return False
    return normal(period.value).endswith(f"M01-M{int(count.value) * months:02}")
