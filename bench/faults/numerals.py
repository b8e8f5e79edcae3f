"""Numbers written in digits or words, as far as an injector must know them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Final

from bench.faults.tables import table

_EDGE: Final = r"(?<![A-Za-zА-Яа-яЁё_:/№-])(?<![\d][.,])(?<!\d)"
_END: Final = r"(?![A-Za-z\d_]|[.,:/]\d|-[А-Яа-яё])"
_DIGITS: Final = {
    "ru": re.compile(_EDGE + r"(?:\d{1,3}(?:[ \xa0\u202f]\d{3})+|\d+)(?:,\d+)?" + _END),
    "en": re.compile(_EDGE + r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?" + _END),
}
_CALENDAR_AFTER: Final = re.compile(
    r"\s?(?:январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр|квартал|полугод|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|年|月|日|[–-]\d+\s(?:[а-я]+[яа]\b|[A-Z]))"
)
_CALENDAR_BEFORE: Final = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s$")
_LETTERS: Final = r"A-Za-zА-Яа-яЁё"
_UNBENDING: Final = re.compile(
    r"\s?(?:%|тыс\.|млн|млрд|трлн|руб\.|долл\.|км|кг|га|МВт|кВт|м\b|т\b|п\. п\.|до\b|из\b|против\b|вместо\b)"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text; `times` is its magnitude, 1 without one, and `percent` says that % follows."""

    start: int
    end: int
    raw: str
    value: Decimal
    times: int
    percent: bool
    bends: bool
    """Whether the word behind it depends on it, as Russian nouns do."""

    @property
    def size(self) -> Decimal:
        """The value with its magnitude."""
        return self.value * self.times


def numerals(text: str, language: str) -> Iterator[Number]:
    """Give the quantities written in digits; no years, dates or numbers that are part of a name."""
    for match in _DIGITS.get(language, _DIGITS["en"]).finditer(text):
        if not _of_the_calendar(text, match):
            yield _number(text, match, language)


def read(raw: str, language: str) -> Decimal:
    """Give the value of a numeral."""
    plain = re.sub(r"[ \xa0\u202f]", "", raw)
    return Decimal(plain.replace(",", ".") if language == "ru" else plain.replace(",", ""))


def written(value: Decimal, language: str) -> str:
    """Write a value as texts of this language have it."""
    plain = f"{value:,f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    if language == "ru":
        bare = plain if value >= 10_000 else plain.replace(",", "")  # noqa: PLR2004 -- four digits stand without a gap
        return bare.replace(",", "\xa0").replace(".", ",")
    return plain


def year_like(value: Decimal) -> bool:
    """Say whether a number may be a year."""
    return value == int(value) and 1900 <= value <= 2100  # noqa: PLR2004


def agreement(value: Decimal) -> str:
    """Give the form of a Russian noun behind this number."""
    if value != int(value):
        return "part"
    last, teens = int(value) % 10, 10 < int(value) % 100 < 20  # noqa: PLR2004
    if teens or last in {0, 5, 6, 7, 8, 9}:
        return "many"
    return "one" if last == 1 else "few"


def _of_the_calendar(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 20]
    bare = match[0].isdigit() and year_like(Decimal(match[0]))
    return bool(bare or _CALENDAR_AFTER.match(after) or _CALENDAR_BEFORE.search(before))


def _number(text: str, match: re.Match[str], language: str) -> Number:
    after = text[match.end() : match.end() + 20]
    times = _times(after.lstrip())
    percent = after.lstrip().startswith(("%", "процент", "per cent", "percent"))
    bends = language == "ru" and not _UNBENDING.match(after)
    return Number(match.start(), match.end(), match[0], read(match[0], language), times, percent, bends)


def _times(after: str) -> int:
    rows: list[dict[str, Any]] = [*table("units")["scale"], *table("units")["chinese_scale"]]
    fitting = [(len(form), row["times"]) for row in rows for form in _forms(row) if after.startswith(form)]
    return max(fitting, default=(0, 1))[1]


def _forms(row: dict[str, Any]) -> list[str]:
    return [form for language in ("ru", "en", "zh") for form in row[language]]


def sizes(text: str, language: str) -> set[Decimal]:
    """Give every value that a text has, with and without magnitude, in digits and in words."""
    found = list(numerals(text, language))
    years = {Decimal(year) for year in re.findall(r"(?<!\d)\d{4}(?!\d)", text)}
    words = {Decimal(value) for _, _, value, _ in number_words(text, language)}
    loose = {Decimal(digits) for digits in re.findall(r"\d+", text)}
    return {one.value for one in found} | {one.size for one in found} | years | words | loose


def number_words(text: str, language: str) -> Iterator[tuple[int, int, int, int]]:
    """Give the number words: start, end, value, and the column of the form."""
    forms = _word_forms(language)
    if forms:
        for match in _words_pattern(language).finditer(text):
            yield match.start(), match.end(), *forms[match[0].lower().replace("ё", "е")]


def word_form(value: int, column: int, language: str) -> str:
    """Give the word of a value in one case."""
    return str(table("number_words")[language][value][column])


def word_values(language: str) -> list[int]:
    """Give the values that have a word."""
    return list(table("number_words")[language])


@cache
def _word_forms(language: str) -> dict[str, tuple[int, int]]:
    rows: dict[int, list[str]] = table("number_words").get(language, {})
    found = {"две": (2, 0)} if language == "ru" else {}
    for value, forms in rows.items():
        for column, form in reversed(list(enumerate(forms))):
            found[form.replace("ё", "е")] = (value, column)
    return found


@cache
def _words_pattern(language: str) -> re.Pattern[str]:
    forms = sorted(_word_forms(language), key=len, reverse=True)
    alternatives = "|".join(form.replace("е", "[её]") for form in forms)
    return re.compile(rf"(?<![{_LETTERS}-])(?:{alternatives})(?![{_LETTERS}-])", re.IGNORECASE)
