"""Chinese days, months, years, quarters and half-years, absolute and relative: 去年12月, 2027年第三季度, 前三季度."""

import re
from functools import cache
from typing import cast

from schemas.summary import FigureKind
from svodka.numbers.han import value, year
from svodka.numbers.lexicon import Lexicon, lexicon
from svodka.numbers.reading import Reading, Relative, Step

_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = "(?:[12][0-9]|3[01]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DASH = "(?:[—–~～-]{1,2}|至|到)"
_FULL_YEAR = "(?:(?:19|20)[0-9]{2}|[一二][〇零一二三四五六七八九]{3})"
_ISO = re.compile(
    "(?P<year>(?:19|20)[0-9]{2})(?P<sign>[./-])(?P<month>1[0-2]|0?[1-9])(?P=sign)(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])"
)
_DECADE = re.compile("(?:(?P<century>19|20|21|十九|二十一?)世纪)?(?P<decade>(?:19|20)?[0-9]0|[二三四五六七八九]十)年代")
_CENTURY = re.compile("(?P<century>[0-9]{1,2}|二?十[一二三四五六七八九]?)世纪(?![0-9一-九])")
_CLOCK = re.compile(
    "(?P<part>上午|下午|晚上?|早上?|凌晨|中午|傍晚)?(?P<hour>2[0-4]|1[0-9]|0?[0-9])"
    "(?:[:：](?P<colon>[0-5][0-9])(?:[:：][0-5][0-9])?|[时点](?![间候代期速而0-9])|[时点](?P<minute>[0-5]?[0-9])分)"
)
_WEEKDAY = re.compile("(?P<step>上|本|这|下)?个?(?:星期|礼拜|周)(?P<day>[一二三四五六日天])(?![次个年岁期般])")
_WEEKDAYS = {**{day: str(i + 1) for i, day in enumerate("一二三四五六日")}, "天": "7"}
_STEPS = {"上": -1, "下": 1}
_YEAREND = re.compile("(?<![去前明今后当同0-9])年(?:底|末|内|中)")
_SEASONS = re.compile("(?P<year>[去今明])(?P<season>[春夏秋冬])")
_SEASON_YEARS = {"去": -1, "今": 0, "明": 1}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "首": 1, "头": 1}
_DURING = re.compile("[内后前游间以来之]")
_LATE = 12


def numeric(text: str, at: int) -> Reading | None:
    """Read 2026-03-18, 2026.3.18, 2026/3/18."""
    match = _ISO.match(text, at)
    return match and _date(match, f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}")


def long_ago(text: str, at: int) -> Reading | None:
    """Read 20世纪90年代, 90年代, 2010年代, 21世纪."""
    if match := _DECADE.match(text, at):
        decade = match["decade"]
        tens = decade[:3] if len(decade) == 4 else f"{_small(match['century'] or '20') - 1}{_small(decade) // 10}"  # noqa: PLR2004
        return _date(match, f"{tens}X")
    match = _CENTURY.match(text, at)
    return match and _date(match, f"{_small(match['century'])}C")


def clock(text: str, at: int) -> Reading | None:
    """Read 10:30, 下午3点, 14时30分."""
    match = _CLOCK.match(text, at)
    if match is None or text[at - 1 : at] == ":":
        return None
    late = match["part"] in {"下午", "晚", "晚上", "傍晚"} and int(match["hour"]) < _LATE
    hour = (int(match["hour"]) + _LATE * late) % 24
    return _date(match, f"T{hour:02}:{int(match['colon'] or match['minute'] or 0):02}")


def weekday(text: str, at: int) -> Reading | None:
    """Read 周三, 星期五, 上周一."""
    match = _WEEKDAY.match(text, at)
    return match and _date(
        match, f"weekday{_WEEKDAYS[match['day']]}", Relative("weekday", _STEPS.get(match["step"], 0))
    )


def step(text: str, at: int) -> Reading | None:
    """Read 昨日, 上周, 本月, 去年; 今天 and 年底 only help others."""
    match = _relatives().match(text, at)
    if match is None:
        found = _YEAREND.match(text, at)
        return found and _date(found, "year+0", Relative("year", 0), weak=True)
    if match["day"]:
        offset = int(_words().roles["day"][match["day"]])
        return _date(match, f"day{offset:+d}", Relative("day", offset), weak=offset == 0)
    value_ = _words().roles["step"][match["step"]]
    name = cast("Step", value_[:-2])
    return _date(match, value_, Relative(name, int(value_[-2:])))


def season(text: str, at: int) -> Reading | None:
    """Read 今春, 去冬."""
    match = _SEASONS.match(text, at)
    if match is None:
        return None
    name, offset = _words().roles["season"][match["season"]], _SEASON_YEARS[match["year"]]
    return Reading(at, match.end(), "period", name, relative=Relative("year", offset))


def dated(text: str, at: int) -> Reading | None:
    """Read a year, a part of a year, or both: 2026年3月18日, 去年12月, 第三季度, 1—9月, 今年; 去年同期 is weak."""
    match = _dates().match(text, at)
    if match is None or match.end() == at:
        return None
    part = _part(match)
    absolute = year(match["year"]) if match["year"] else None
    relative = Relative("year", int(_words().roles["year"][match["relative"]])) if match["relative"] else None
    if part is None:
        return _year(match, absolute, relative)
    kind: FigureKind = "date" if part[0].isdecimal() else "period"
    bare = f"--{part}" if kind == "date" else part
    return Reading(
        at, match.end(), kind, f"{absolute}-{part}" if absolute else bare,
        relative=None if absolute else relative or Relative("nearest", 0),
    )  # fmt: skip


def _year(match: re.Match[str], absolute: str | None, relative: Relative | None) -> Reading | None:
    if absolute:
        return _date(match, absolute)
    if relative is None:
        return None
    return _date(match, f"year{relative.offset:+d}", relative, weak=bool(match["same"]))


def _part(match: re.Match[str]) -> str | None:
    if match["first"]:
        return f"M{_small(match['first']):02}-M{_small(match['last']):02}"
    if match["month"]:
        day = f"-{_small(match['day']):02}" if match["day"] else ""
        return f"{_small(match['month']):02}{day}"
    if match["half"]:
        return "H1" if match["half"] == "上" else "H2"
    if match["months"]:
        return f"M01-M{_small(match['months']) * (3 if match['span'] == '季度' else 1):02}"
    if quarter := match["quarter"] or match["short"] or match["letter"]:
        return f"Q{_QUARTERS.get(quarter[0]) or int(quarter)}"
    return _words().roles["season"][match["season"]] if match["season"] else None


def bare_day(text: str, at: int) -> Reading | None:
    """Read 12日 as a day of a month that the text has named before; 12日内 is a span of time."""
    match = _bare_day().match(text, at)
    if match is None or _DURING.match(text, match.end()) or text[at - 1 : at] in {"近", "每", "."}:
        return None
    return Reading(at, match.end(), "number", str(_small(match["day"])), weak=True)


@cache
def _bare_day() -> re.Pattern[str]:
    return re.compile(f"(?P<day>{_DAY})日")


@cache
def _dates() -> re.Pattern[str]:
    relative, seasons = _either("year"), "|".join(word for word in _words().roles["season"] if len(word) > 1)
    return re.compile(
        rf"(?:(?P<year>{_FULL_YEAR})年(?:度)?|(?P<relative>{relative}))?"
        rf"(?:的?(?:(?P<first>{_MONTH})月?{_DASH}(?P<last>{_MONTH})月(?![0-9一二三四五六七八九十])"
        rf"|(?P<month>{_MONTH})月(?:份)?(?:(?P<day>{_DAY})(?:[日号]|(?={_DASH}{_DAY}[日号])))?"
        r"|(?P<half>[上下])半年"
        r"|[前头](?P<months>[一二三四五六七八九十]{1,2}|[0-9]{1,2})个?(?P<span>月|季度)"
        r"|第(?P<quarter>[一二三四1-4])季度|(?P<short>[一二三四]季度|首季度?)|q(?P<letter>[1-4])"
        rf"|(?P<season>{seasons})|(?P<same>同期)))?"
    )


@cache
def _relatives() -> re.Pattern[str]:
    return re.compile(f"(?P<day>{_either('day')})|(?P<step>{_either('step')})(?![一二三四五六日天0-9])")


def _either(role: str) -> str:
    return "|".join(sorted(_words().roles[role], key=len, reverse=True))


def _words() -> Lexicon:
    return lexicon("zh")


def _small(written: str) -> int:
    return int(value(written) or 0)


def _date(match: re.Match[str], found: str, relative: Relative | None = None, *, weak: bool = False) -> Reading:
    return Reading(match.start(), match.end(), "date", found, weak=weak, relative=relative)
