"""What the ends of a Chinese range lend each other, and the month of a bare day: 5—7%, 18日至20日."""

import re
from dataclasses import replace
from decimal import Decimal

from svodka.numbers.piece import plain
from svodka.numbers.reading import Reading

_LINK = re.compile(r"\s?(?:[—–~～-]{1,2}|至|到|、|和|与|或|及|以及)\s?")
_RANGE = frozenset("—–~～-至到")
_MONTH = re.compile(r"(?:-|\d{4})-\d\d")
_DAY = re.compile(r"((?:-|\d{4})-\d\d)-\d\d")
_SCALES = {"万": 10**4, "亿": 10**8}
_DAYS = 31
_YEARS = range(1900, 2101)


def share(text: str, found: list[Reading]) -> list[Reading]:
    """Complete bare days from what stands before them, then the ends of ranges from right to left."""
    shared: list[Reading] = []
    for reading in reversed(_with_months(text, found)):
        if shared and (link := _link(text, reading, shared[-1])):
            shared.extend(_joined(text, reading, shared.pop(), link))
        else:
            shared.append(reading)
    return [_perhaps_year(text, each) for each in reversed(shared)]


def _with_months(text: str, found: list[Reading]) -> list[Reading]:
    known: Reading | None = None
    completed: list[Reading] = []
    for reading in found:
        day = _completed(text, reading, known)
        completed.append(day)
        known = day if _MONTH.match(day.value) and day.kind == "date" else known
    return completed


def _completed(text: str, reading: Reading, known: Reading | None) -> Reading:
    if known is None or not (reading.weak and text[reading.end - 1] == "日" and _is_day(reading.value)):
        return reading
    value = f"{known.value[: 5 if known.value[0] == '-' else 7].removesuffix('-')}-{int(reading.value):02}"
    return replace(reading, kind="date", value=value, unit=None, weak=False, relative=known.relative)


def _link(text: str, left: Reading, right: Reading) -> str | None:
    between = text[left.end : right.start]
    return between.strip() if _LINK.fullmatch(between) else None


def _joined(text: str, left: Reading, right: Reading, link: str) -> list[Reading]:
    """Return what stands for the two, the right one first."""
    if right.kind == "date" and left.kind == "date":
        return _run(left, right, link) or [right, _yeared(left, right)]
    if left.kind == "number" and left.unit is None and right.kind == "date":
        return [right, _as_date(left, right)]
    return [right, _measured(text, left, right)]


def _run(left: Reading, right: Reading, link: str) -> list[Reading] | None:
    """Make one period of 3月至5月."""
    months = _MONTH.fullmatch(left.value) and _MONTH.fullmatch(right.value) and link[0] in _RANGE
    year = left.value[:5].strip("-") if months else ""
    if not months or right.value[:5].strip("-") not in {year, ""} or left.value[-2:] >= right.value[-2:]:
        return None
    value = f"{year}-" * bool(year) + f"M{left.value[-2:]}-M{right.value[-2:]}"
    return [replace(left, end=right.end, kind="period", value=value)]


def _yeared(left: Reading, right: Reading) -> Reading:
    if left.value.startswith("--") and right.relative is not None and right.relative.step == "year":
        return replace(left, relative=right.relative)
    return left


def _as_date(left: Reading, right: Reading) -> Reading:
    value = left.value
    if (day := _DAY.fullmatch(right.value)) and _is_day(value):
        return replace(left, kind="date", value=f"{day[1]}-{int(value):02}", weak=False, relative=right.relative)
    if _is_year(value) and _is_year(right.value):
        return replace(left, kind="date", value=value, weak=False, alternatives=())
    return left


def _measured(text: str, left: Reading, right: Reading) -> Reading:
    """Lend a bare number the unit, and 万 or 亿 where it has none of its own: 5至7万吨."""
    lendable = right.kind not in {"date", "period"} and "/" not in left.value
    if (
        not lendable
        or left.kind != "number"
        or left.unit is not None
        or left.ordinal
        or right.ordinal
        or left.weak != right.weak
    ):
        return left
    own = any(scale in text[left.start : left.end] for scale in _SCALES)
    lent = next((size for scale, size in _SCALES.items() if scale in text[right.start : right.end]), 1)
    if own or (right.kind == "number" and right.unit is None and lent == 1):
        lent = 1
    return replace(left, kind=right.kind, unit=right.unit, value=plain(Decimal(left.value) * lent))


def _perhaps_year(text: str, reading: Reading) -> Reading:
    """Let four digits that nothing counts be a year as well: 2026世界机器人大会."""
    bare = reading.kind == "number" and reading.unit is None and text[reading.start : reading.end] == reading.value
    if not bare or reading.weak or not _is_year(reading.value):
        return reading
    return replace(reading, alternatives=(Reading(reading.start, reading.end, "date", reading.value),))


def _is_day(value: str) -> bool:
    return value.isdecimal() and 0 < int(value) <= _DAYS


def _is_year(value: str) -> bool:
    return len(value) == 4 and value.isdecimal() and int(value) in _YEARS  # noqa: PLR2004
