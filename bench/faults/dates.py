"""F8: another day, month, quarter, half-year, weekday, season or year."""

import re
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Final

from bench.faults.edits import Edit, Text, texts
from bench.faults.pairs import Pair
from bench.faults.tables import table

Row = dict[str, list[str]]

LAST_DAY: Final = 28
"""So that every day exists in every month."""

_RUSSIAN_MONTH: Final = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_ENGLISH_MONTH: Final = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    r"Sept|Sep|Oct|Nov|Dec)\b\.?"
)
_DAYS: Final = {
    "ru": re.compile(rf"(?<!\d)(\d{{1,2}})(?=\s(?:{_RUSSIAN_MONTH}))"),
    "en": re.compile(rf"(?<!\d)(\d{{1,2}})(?=(?:st|nd|rd|th)?\s{_ENGLISH_MONTH})"),
    "zh": re.compile(r"(?<!\d)(\d{1,2})(?=日)"),
}
_DAY_BEHIND: Final = re.compile(rf"{_ENGLISH_MONTH}\s(\d{{1,2}})(?!\d)")
_YEARS: Final = {
    "ru": re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?=\s?(?:год|г\.|[–-]))"),
    "en": re.compile(
        rf"\b(?:in|of|by|since|from|until|to|for|during|and|{_ENGLISH_MONTH}|\d,|Q\d|H\d|spring|summer|autumn|winter)"
        r"\s((?:19|20)\d\d)(?![\d.,]\d|\d)(?!\s(?:[a-z]+s|people)\b)"
    ),
    "zh": re.compile(r"((?:19|20)\d\d)(?=年)"),
}
_RELATIVE_YEAR: Final = re.compile(
    r"(?:прошл|нынешн|текущ|будущ|следующ)\w+ год|прошлогодн|эт(?:ого|ом) год|(?:last|this|next) year|去年|今年|明年"
)


def wrong_dates(pair: Pair, random: Random) -> Iterator[Edit]:
    """F8: a part of a date, replaced by one that the evidence does not have."""
    for text in texts(pair):
        yield from _other_days(text, random)
        yield from _other_years(text, pair, random)
        for group, rows in table("calendar").items():
            for row in rows:
                yield from _other_rows(text, group, row, random)


def _other_days(text: Text, random: Random) -> Iterator[Edit]:
    pattern = _DAYS.get(text.language)
    behind = _DAY_BEHIND.finditer(text.text) if text.language == "en" else ()
    for match in (*(pattern.finditer(text.text) if pattern else ()), *behind):
        free = [day for day in range(2, LAST_DAY) if not re.search(rf"(?<!\d){day}(?!\d)", text.evidence)]
        day = int(match[1])
        near = [other for other in free if abs(other - day) in {1, 2, 10}] or free
        for other in (random.choice(near), random.choice(free)) if day <= LAST_DAY + 3 else ():
            if other != day:
                yield text.put("day", match.span(1), str(other))


def _other_years(text: Text, pair: Pair, random: Random) -> Iterator[Edit]:
    pattern = _YEARS.get(text.language)
    for match in pattern.finditer(text.text) if pattern else ():
        year = int(match[1])
        others = [year + step for step in (-10, -2, -1, 1, 2, 5, 10) if str(year + step) not in text.evidence]
        others = [other for other in others if not _meant_relatively(other, text, pair)]
        for other in random.sample(others, min(2, len(others))):
            yield text.put("year", match.span(1), str(other))


def _meant_relatively(year: int, text: Text, pair: Pair) -> bool:
    """Say whether words such as "last year" in the evidence may mean this year: then it might be no fault."""
    published = pair.article.published
    close = published is None or abs(year - published.year) <= 1
    return close and _RELATIVE_YEAR.search(text.evidence) is not None


def _other_rows(text: Text, group: str, row: Row, random: Random) -> Iterator[Edit]:
    others = [other for other in table("calendar")[group] if other is not row and not _in(text.evidence, other)]
    for column, form in enumerate(row.get(text.language, ())):
        for match in _form(form).finditer(text.text):
            for other in random.sample(others, min(2, len(others))):
                yield text.put(group, match.span(), other[text.language][column])


def _in(evidence: str, row: Row) -> bool:
    return any(_form(form).search(evidence) for forms in row.values() for form in forms)


@cache
def _form(form: str) -> re.Pattern[str]:
    # Capitals matter: May is a month, may is not; and a Chinese month must not be the end of another.
    edge = r"(?<!\d)" if form[0].isdigit() else r"(?<![A-Za-zА-Яа-яЁё])"
    return re.compile(edge + re.escape(form).replace("ё", "[её]") + r"(?![A-Za-zА-Яа-яЁё\d])")
