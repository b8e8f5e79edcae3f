"""The words that bound a Chinese number from one side: 超过, 近, 不足, 以上, 左右."""

import re
from functools import cache

from svodka.numbers.lexicon import lexicon
from svodka.numbers.reading import Bound

_REACH = 8
_BOUNDS: tuple[Bound, ...] = ("over", "under", "about")
_OTHER_WORD = re.compile(
    "(?:最近|附近|邻近|靠近|临近|亲近|合约|条约|契约|预约|签约|纽约|节约|违约|以上|本月上|海上|线上)$"
)
"""Words that end as a bound does."""
_LATELY = frozenset({"year", "month", "week", "day"})


def bound(text: str, start: int, end: int, unit: str | None) -> Bound:
    """Say what stands before and behind a number; 近三年 means the last three years, not nearly three."""
    behind = _behind().match(text, end)
    if behind:
        return _named(behind)
    before = text[max(0, start - _REACH) : start].rstrip()
    found = None if _OTHER_WORD.search(before) else _before().search(before)
    if found is None or (found[0] == "近" and unit in _LATELY):
        return "exact"
    return _named(found)


def _named(match: re.Match[str]) -> Bound:
    return next(each for each in _BOUNDS if match[each])


@cache
def _before() -> re.Pattern[str]:
    return re.compile(f"(?:{_alternatives('')})(?:了|大约|约)?$")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(_alternatives("_behind"))


def _alternatives(suffix: str) -> str:
    roles = lexicon("zh").roles
    return "|".join(
        f"(?P<{name}>{'|'.join(sorted(map(re.escape, roles[name + suffix]), key=len, reverse=True))})"
        for name in ("under", "over", "about")
    )
