"""Numbers as Chinese writes them: 1.1万, 1亿2000万, 二十五, 三点五."""

import re
from decimal import Decimal

_DIGITS = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_PART = re.compile(r"[0-9.]+|\D")
_LISTED = re.compile("[一二两三四五六七八九]{2}")
_POINT = re.compile("([零〇一二三四五六七八九十]{1,3})点([零〇一二三四五六七八九]{1,6})")
_PLAIN = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,15})(?:\.[0-9]{1,15})?"
_SCALE = r"(?:[十百千]?万亿|[十百千]?亿|[十百千]?万|千(?![克瓦米伏])|百(?!分))"
ARABIC = rf"{_PLAIN}(?:\s?[多余]?{_SCALE}(?:[0-9]{{1,4}}万)?)?"
"""Digits and what multiplies them; 10多万 is more than 100,000."""
HAN = "[零〇一二两三四五六七八九十百千万亿]{1,14}(?:点[零〇一二三四五六七八九]{1,6}[百千万亿]{0,2})?"


def value(written: str) -> Decimal | None:
    """Return the number; None for three-or-four (三四) and for digits in a row (二〇二六)."""
    text = _POINT.sub(_pointed, written.replace(",", ""))
    if _LISTED.search(text) or "点" in text:
        return None
    total, section = Decimal(0), Decimal(0)
    last: Decimal | None = None
    for part in _PART.findall(text):
        if part in _TENS:
            section, last = section + _one(last) * _TENS[part], None
        elif part in _MYRIADS:
            total, section, last = _grown(total, section, last, _MYRIADS[part]), Decimal(0), None
        elif (digit := _digit(part)) is not None:
            last = digit
    return total + section + (last or Decimal(0))


def _pointed(match: re.Match[str]) -> str:
    whole = value(match[1]) or Decimal(0)
    return f"{whole}.{''.join(str(_DIGITS[digit]) for digit in match[2])}"


def _digit(part: str) -> Decimal | None:
    if part in _DIGITS:
        return Decimal(_DIGITS[part])
    return Decimal(part) if part[0].isdecimal() else None


def _one(last: Decimal | None) -> Decimal:
    return Decimal(1) if last is None else last


def _grown(total: Decimal, section: Decimal, last: Decimal | None, myriad: int) -> Decimal:
    """Multiply by 万 or 亿: what stands before a smaller myriad is kept, 万亿 multiplies twice."""
    own = section + (last or Decimal(0))
    if total >= myriad:
        return total + own * myriad if own else total * myriad
    return (total + own or Decimal(1)) * myriad if myriad > _MYRIADS["万"] else total + (own or Decimal(1)) * myriad


def year(written: str) -> str:
    """Return four digits, Chinese or not, as digits."""
    return "".join(str(_DIGITS.get(digit, digit)) for digit in written)
