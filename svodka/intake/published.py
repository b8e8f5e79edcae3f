"""The day of publication, where the text itself gives it away."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

from schemas.summary import Noise
from svodka.intake.lines import with_line_feeds

DATE_HEADER: Final = "date-header"
"""Name of the noise rule that marks a stray line with a date."""

_MONTHS: Final[dict[str, int]] = {
    name: number
    for names in (
        "янв фев мар апр мая июн июл авг сен окт ноя дек",
        "янв фев мар апр май июн июл авг сен окт ноя дек",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    )
    for number, name in enumerate(names.split(), start=1)
}
_RUSSIAN_MONTH: Final = "январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|ию[нл][ья]|августа?|(?:сент|окт|но|дек)ябр[ья]"
_ENGLISH_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
NUMERIC_DATE: Final = (
    r"(?:(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:[0-2]?\d|3[01])|(?:[0-2]?\d|3[01])[.-](?:0?[1-9]|1[0-2])[.-](?:19|20)\d\d"
    r"|(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)(?!\d)"
)
"""A date in digits, year or day first; not 03/04/2025, which is two different days in London and New York."""
WORDY_DATE: Final = (
    rf"(?:\d{{1,2}}\s(?:{_RUSSIAN_MONTH}),?\s(?:19|20)\d\d(?!\d)(?:\s?(?:года|год|г\.?)(?!\w))?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s{_ENGLISH_MONTH},?\s(?:19|20)\d\d(?!\d)|{_ENGLISH_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d(?!\d))"
)
"""A date with the month in words, Russian or English."""

_DATE: Final = re.compile(rf"(?<!\d)(?:{NUMERIC_DATE}|{WORDY_DATE})", re.IGNORECASE)
_DATELINE: Final = re.compile(rf"\s*(?:{NUMERIC_DATE}|{WORDY_DATE})\s*\.?\s*", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d+")
_MONTH_NAME: Final = re.compile(r"[а-яa-z]{3,}", re.IGNORECASE)


def published_in(text: str, noise: Iterable[Noise]) -> dt.date | None:
    """Give the date of a stray date header, or of a first line that is nothing but a date."""
    headers = (text[block.start : block.end] for block in noise if block.rule == DATE_HEADER)
    days = (_day(match[0]) for match in map(_DATE.search, headers) if match)
    return next((day for day in days if day), None) or _dateline(text)


def _dateline(text: str) -> dt.date | None:
    first_line = with_line_feeds(text[:500].lstrip()).partition("\n")[0]
    return _day(first_line) if _DATELINE.fullmatch(first_line) else None


def _day(words: str) -> dt.date | None:
    numbers = [int(number) for number in _NUMBER.findall(words)]
    name = _MONTH_NAME.search(words)
    if name and len(numbers) == len(("day", "year")):
        numbers.insert(1, _MONTHS[name[0][:3].lower()])
    year, month, day = numbers if numbers[0] > numbers[-1] else reversed(numbers)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
