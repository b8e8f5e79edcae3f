"""Reads the figures of a Chinese text: digits and Chinese numerals, dates, sums, shares."""

import re
from collections.abc import Callable
from functools import cache

from svodka.numbers import chinese_amounts as amounts
from svodka.numbers import chinese_dates as dates
from svodka.numbers.chinese_ranges import share
from svodka.numbers.lexicon import lexicon
from svodka.numbers.reading import Reading

Rule = Callable[[str, int], Reading | None]

RULES: tuple[Rule, ...] = (
    dates.numeric,
    dates.long_ago,
    dates.clock,
    dates.dated,
    dates.bare_day,
    dates.weekday,
    dates.step,
    dates.season,
    amounts.share,
    amounts.multiple,
    amounts.amount,
)
"""What may begin at an anchor, the first of equally long expressions winning."""
_RUN = re.compile("[0-9]+|[零〇一二两三四五六七八九十百千万亿]+")
_FULLWIDTH = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF05: "%", 0xFF0E: ".", 0xFF1A: ":", 0x0130: "I"}


def read(text: str) -> tuple[Reading, ...]:
    """Return the figures in order, without overlap; the longest expression at a place wins."""
    folded = text.translate(_FULLWIDTH).lower()
    found: list[Reading] = []
    at = 0
    while anchor := _anchors().search(folded, at):
        reading = _longest(folded, anchor.start())
        if reading:
            found.append(reading)
        at = reading.end if reading else _past(folded, anchor)
    return tuple(share(folded, found))


def _longest(text: str, at: int) -> Reading | None:
    return max(filter(None, (rule(text, at) for rule in RULES)), key=lambda reading: reading.end, default=None)


def _past(text: str, anchor: re.Match[str]) -> int:
    """Go on behind what began nothing; digits go as a whole, so that nothing is read of 三四个月 but in full."""
    run = _RUN.match(text, anchor.start())
    return run.end() if run else anchor.start() + 1


@cache
def _anchors() -> re.Pattern[str]:
    roles = lexicon("zh").roles
    words = [word for role in ("year", "day", "step") for word in roles[role]]
    opening = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(
        rf"{opening}|[−-](?=[0-9])|[0-9]|[零〇一二两三四五六七八九十百千万亿半过翻减腰首年]|us\$|hk\$|[$€£¥￥₽]|人民币"
        r"|[上下]半年|[前头][一二三四五六七八九十0-9]|第[一二三四1-4]|q[1-4]|[去今明][春夏秋冬]|[上本这下]?个?(?:星期|礼拜|周)[一二三四五六日天]"
        r"|(?:上午|下午|晚|早|凌晨|中午|傍晚)|[春夏秋冬][季天]|零下"
    )
