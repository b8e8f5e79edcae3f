"""Chinese counts, sums, shares and multiples: 1.1万吨, 三个月, 近两成, 增长一倍."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from schemas.summary import FigureKind
from svodka.numbers.amounts import ratio
from svodka.numbers.chinese_bounds import bound
from svodka.numbers.han import ARABIC, HAN, value
from svodka.numbers.lexicon import lexicon
from svodka.numbers.piece import plain
from svodka.numbers.reading import Bound, Reading

_NUMBER = rf"(?P<number>{ARABIC}|{HAN})"
_FRACTION = re.compile(rf"(?P<under>{HAN}|[0-9]{{1,4}})分之(?P<over>{ARABIC}|{HAN})")
_TENTHS = re.compile(rf"{_NUMBER}成(?P<half>半)?(?![立员果为功本都交品长份绩就型人])")
_MULTIPLE = re.compile(rf"{_NUMBER}[多余]?倍")
_DOUBLED = re.compile("翻了?(?P<times>[一两])?番|翻了?(?:一)?倍|减半|腰斩")
_GROWN = re.compile("(?:增长|增加|提高|扩大|上升|上涨|提升|增|翻|涨|多|高|大|快|长)[了出]?(?:超过|超|约|近|逾)?$")
_HALF = re.compile("一半|半数|过半|半(?P<unit>年|个多?月|天|小时|个小时|个世纪|分钟|吨|公斤)(?![级轮])")
_HALVES = {"年": "year", "月": "month", "天": "day", "时": "hour", "钟": "minute", "吨": "t", "斤": "kg"}
_SIGNS = {"us$": "USD", "hk$": "HKD", "人民币": "CNY", "$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY",
          "￥": "CNY", "₽": "RUB"}  # fmt: skip
_YEARS = {"century": 100, "decade": 10}
_SEVERAL = frozenset("数几好")
_GROWTH_REACH = 6


def amount(text: str, at: int) -> Reading | None:
    """Read a number with its unit; Chinese numerals count only before a unit or a counter, or with 万 and 亿."""
    match = _amounts().match(text, at)
    size = value(re.sub("[多余 ]", "", match["number"])) if match else None
    if match is None or size is None or not _counts(match):
        return None
    kind, unit, factor = _unit(match)
    size = (size + Decimal("0.5") * bool(match["half"] or match["inner"] == "半")) * factor
    end = max(match.end(part) for part in ("number", "unit", "half", "more"))
    reading = Reading(
        at, end, kind, plain(-size if match["minus"] else size), unit, _bound(text, match, end, unit),
        ordinal=text[at - 1 : at] == "第" or text[end - 2 : end] == "周年", weak=_is_weak(text, match),
    )  # fmt: skip
    return replace(reading, alternatives=_alternatives(match, reading))


@cache
def _amounts() -> re.Pattern[str]:
    roles = lexicon("zh").roles
    names = {name: _either(roles[name]) for name in ("currency", "unit", "percent", "points", "counter", "place")}
    measured = "|".join(names[name] for name in ("currency", "points", "percent", "unit"))
    return re.compile(
        rf"(?P<sign>(?:{_either(_SIGNS)})\s?)?(?P<minus>[−-]|零下)?{_NUMBER}(?P<more>[多余])?\s?"
        rf"(?:个(?P<inner>[多半])(?=月|小时|星期|世纪|季度))?"
        rf"(?:(?P<unit>{measured}|(?<=[多半])(?:月|小时|星期|世纪|季度))(?![a-z]|旦|宵|本|内瓦)"
        rf"|(?P<counter>{names['counter']})|(?P<place>{names['place']}))?(?P<half>半(?![年天个数]))?"
    )


def _either(words: dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _counts(match: re.Match[str]) -> bool:
    return (
        match["number"][0].isdecimal()
        or bool(match["unit"] or match["counter"] or match["place"])
        or (match["number"][-1] in "万亿" and len(match["number"]) > 1)
        or match.string[match.start() - 1 : match.start()] == "第"
    )


def _unit(match: re.Match[str]) -> tuple[FigureKind, str | None, Decimal]:
    word, roles = match["unit"] or "", lexicon("zh").roles
    sign = (match["sign"] or "").strip()
    if word in roles["currency"] or sign:
        return "money", roles["currency"].get(word) or _SIGNS[sign], Decimal(1)
    if word in roles["percent"]:
        return "percent", None, Decimal(1)
    if word in roles["points"]:
        return "percentage_points", None, Decimal(roles["points"][word])
    unit = roles["unit"].get(word) or roles["unit"].get(f"个{word}")
    return "number", "year" if unit in _YEARS else unit, Decimal(_YEARS.get(unit or "", 1))


def _bound(text: str, match: re.Match[str], end: int, unit: str | None) -> Bound:
    if match["more"] or match["inner"] == "多" or "多" in match["number"] or "余" in match["number"]:
        return "over"
    return "about" if text[match.start() - 1 : match.start()] in _SEVERAL else bound(text, match.start(), end, unit)


def _is_weak(text: str, match: re.Match[str]) -> bool:
    """Whether nobody is held to it: 一个, 两国, 上百家, 第一, the 5 of 5G."""
    start, end, number = match.start("number"), match.end("number"), match["number"]
    if text[start - 1 : start] in _SEVERAL:
        return True
    if number in {"一", "百", "千", "万", "亿", "百万", "千万", "万亿"}:
        return not match["half"] and match["unit"] not in {
            *lexicon("zh").roles["percent"],
            *lexicon("zh").roles["points"],
        }
    ordered = text[start - 1 : start] == "第"
    if (
        match["place"]
        and not ordered
        and (not number[0].isdecimal() or match["place"] in {"号", "号线", "线", "级", "期"})
    ):
        return True
    named = re.match("[a-z-]", text[start - 1 : start]) or (not match["unit"] and re.match("[a-z-]", text[end:]))
    return bool(named) or text[start - 1 : start] in {":", "/"} or text[end : end + 1] in {":", "/"}


def _alternatives(match: re.Match[str], reading: Reading) -> tuple[Reading, ...]:
    """Give what else it may be: times for 次, an age or a year's number for 周年, yen for ¥, a count for 2026."""
    if match["counter"] == "次":
        return (replace(reading, unit="x"),)
    if match["unit"] == "周年":
        return (replace(reading, unit=None),)
    return (replace(reading, unit="JPY"),) if (match["sign"] or "").strip() in {"¥", "￥"} else ()


def share(text: str, at: int) -> Reading | None:
    """Read 百分之二十, 三分之一, 两成, 一半, 半年."""
    return _fraction(text, at) or _tenths(text, at) or _half(text, at)


def _fraction(text: str, at: int) -> Reading | None:
    match = _FRACTION.match(text, at)
    under, over = (value(match["under"]), value(match["over"])) if match else (None, None)
    if match is None or not under or over is None:
        return None
    around = bound(text, at, match.end(), None)
    if match["under"] in {"百", "100"}:
        return Reading(at, match.end(), "percent", plain(over), None, around)
    if over != int(over) or over >= under:
        return None
    return Reading(at, match.end(), "number", ratio(int(over), int(under)), None, around)


def _tenths(text: str, at: int) -> Reading | None:
    match = _TENTHS.match(text, at)
    size = value(match["number"]) if match else None
    if match is None or size is None or size > 10:  # noqa: PLR2004
        return None
    percent = size * 10 + 5 * bool(match["half"])
    return Reading(at, match.end(), "percent", plain(percent), None, bound(text, at, match.end(), None))


def _half(text: str, at: int) -> Reading | None:
    match = _HALF.match(text, at)
    if match is None or (match["unit"] and text[at - 1 : at] in {"大", "小", "上", "下", "多", "前", "后"}):
        return None
    around = "over" if match[0] == "过半" or "多" in match[0] else bound(text, at, match.end(), None)
    if match["unit"] == "个世纪":
        return Reading(at, match.end(), "number", "50", "year", around)
    unit = _HALVES[match["unit"][-1]] if match["unit"] else None
    return Reading(at, match.end(), "number", "0.5", unit, around)


def multiple(text: str, at: int) -> Reading | None:
    """Read 三倍, 增长一倍 (twice as much), 翻一番.

    Behind a word of growth 两倍 is mostly what is added, so three times as much; twice stays its other reading.
    """
    if doubled := _DOUBLED.match(text, at):
        times = {"减半": "0.5", "腰斩": "0.5"}.get(doubled[0]) or ("4" if doubled["times"] == "两" else "2")
        return Reading(at, doubled.end(), "number", times, "x", bound(text, at, doubled.end(), None))
    match = _MULTIPLE.match(text, at)
    size = value(match["number"]) if match else None
    if match is None or size is None:
        return None
    around = "over" if match[0][-2] in "多余" else bound(text, at, match.end(), None)
    plainly = Reading(at, match.end(), "number", plain(size), "x", around)
    if not _GROWN.search(text[max(0, at - _GROWTH_REACH) : at]):
        return plainly
    whole = replace(plainly, value=plain(size + 1))
    return whole if size == 1 else replace(whole, alternatives=(plainly,))
