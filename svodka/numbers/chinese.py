"""Digits of Chinese text with its dates, scales and currencies."""

import re
from decimal import Decimal

from svodka.numbers.piece import plain
from svodka.numbers.reading import Reading, Relative

_FIGURE = re.compile(
    r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号])?)?"
    r"|(?P<bare_month>\d{1,2})月(?P<bare_day>\d{1,2})[日号]"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
    r"|(?P<sign>[$€£¥￥])?\s?(?P<digits>\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,15})(?P<decimals>\.\d{1,15})?"
    r"\s?(?P<scale>万亿|亿|千万|百万|万|千)?[多余]?(?P<unit>[%％]|个百分点|美元|港元|欧元|英镑|日元|韩元|卢布|人民币|元|公里|千米|米|公斤|吨|公顷|平方米)?"
)
_SCALES = {"千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_MONEY = {
    "美元": "USD",
    "港元": "HKD",
    "欧元": "EUR",
    "英镑": "GBP",
    "日元": "JPY",
    "韩元": "KRW",
    "卢布": "RUB",
    "人民币": "CNY",
    "元": "CNY",
}
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "￥": "CNY"}
_UNITS = {"公里": "km", "千米": "km", "米": "m", "公斤": "kg", "吨": "t", "公顷": "ha", "平方米": "m2"}


def read(text: str) -> tuple[Reading, ...]:
    """Return the figures of a Chinese text that are written in digits."""
    return tuple(_reading(match) for match in _FIGURE.finditer(text))


def _reading(match: re.Match[str]) -> Reading:
    start, end = match.span()
    if match["digits"]:
        return _number(match, start, end)
    if match["iso"]:
        return Reading(start, end, "date", "-".join(_two(part) for part in match["iso"].split("-")))
    if match["bare_month"]:
        value = f"--{_two(match['bare_month'])}-{_two(match['bare_day'])}"
        return Reading(start, end, "date", value, relative=Relative("nearest", 0))
    parts = [match["year"], match["month"], match["day"]]
    return Reading(start, end, "date", "-".join(_two(part) for part in parts if part))


def _two(digits: str) -> str:
    return f"{int(digits):02}"


def _number(match: re.Match[str], start: int, end: int) -> Reading:
    digits = match["digits"].replace(",", "") + (match["decimals"] or "")
    value = plain(Decimal(digits).scaleb(_SCALES.get(match["scale"] or "", 0)))
    unit = match["unit"] or ""
    if unit in {"%", "％"}:
        return Reading(start, end, "percent", value)
    if unit == "个百分点":
        return Reading(start, end, "percentage_points", value)
    currency = _MONEY.get(unit) or _SIGNS.get(match["sign"] or "")
    if currency:
        return Reading(start, end, "money", value, currency)
    return Reading(start, end, "number", value, _UNITS.get(unit))
