"""Relative dates become days, weeks, months and years by the day of publication."""

import datetime as dt

import pytest

from svodka.numbers.compare import agree
from svodka.numbers.read import read
from svodka.numbers.reading import Reading
from svodka.numbers.resolve import resolve

THURSDAY = dt.date(2025, 11, 20)


def _one(text: str, language: str = "ru") -> Reading:
    (reading,) = read(text, language)
    return reading


@pytest.mark.parametrize(
    "line",
    [
        "ru вчера => 2025-11-19",
        "ru послезавтра => 2025-11-22",
        "ru на прошлой неделе => 2025-W46",
        "ru в прошлом году => 2024",
        "ru в следующем месяце => 2025-12",
        "ru в прошлом квартале => 2025-Q3",
        "ru в среду => 2025-11-19",
        "ru в четверг => 2025-11-20",
        "ru в прошлую пятницу => 2025-11-14",
        "ru в следующий понедельник => 2025-11-24",
        "ru 12 ноября => 2025-11-12",
        "ru 10 января => 2026-01-10",
        "ru в декабре => 2025-12",
        "ru в феврале => 2026-02",
        "ru 29 февраля => 2024-02-29",
        "ru в мае прошлого года => 2024-05",
        "ru в первой половине года => 2025-H1",
        "ru весной => 2026-SPRING",
        "ru позапрошлой весной => 2024-SPRING",
        "ru в позапрошлом году => 2023",
        "zh 去年12月 => 2024-12",
        "zh 明年上半年 => 2026-H1",
        "zh 昨日 => 2025-11-19",
        "en last week => 2025-W46",
        "en next year => 2026",
        "en in May this year => 2025-05",
        "en last spring => 2025-SPRING",
        "en next winter => 2026-WINTER",
        "en the third quarter => 2025-Q3",
        "en nine months of last year => 2024-M01-M09",
    ],
)
def test_an_expression_resolves_to_the_date_its_line_says(line: str) -> None:
    text, _, expected = line[3:].partition(" => ")
    resolved = resolve(_one(text, line[:2]), THURSDAY)

    assert resolved is not None
    assert (resolved.value, resolved.relative) == (expected, None)


def test_a_bare_weekday_may_also_be_the_coming_one() -> None:
    resolved = resolve(_one("в среду"), THURSDAY)

    assert resolved is not None
    assert [each.value for each in resolved.alternatives] == ["2025-11-26"]


def test_an_absolute_date_is_not_resolved() -> None:
    assert resolve(_one("26 сентября 2025 года"), THURSDAY) is None


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max])
def test_a_date_that_leaves_the_calendar_is_not_resolved_and_nothing_fails(published: dt.date) -> None:
    texts = ["вчера", "завтра", "на следующей неделе", "12 ноября", "прошлой весной", "в среду"]

    assert [agree(_one(text), _one(text), published) for text in texts] == ["same"] * len(texts)


@pytest.mark.parametrize(
    ("claimed", "found", "expected"),
    [
        ("November 19, 2025", "вчера", "same"),
        ("November 18, 2025", "вчера", "different"),
        ("in November 2025", "вчера", "same"),
        ("in 2024", "в прошлом году", "same"),
        ("in 2023", "в прошлом году", "different"),
        ("in May 2025", "в мае этого года", "same"),
        ("in May 2025", "в мае", "same"),
        ("November 12, 2025", "12 ноября", "same"),
        ("November 12, 2024", "12 ноября", "different"),
        ("on Wednesday", "вчера", "same"),
        ("last year", "в мае 2024 года", "same"),
        ("the third quarter of 2025", "в прошлом квартале", "same"),
    ],
)
def test_the_day_of_publication_decides_between_a_relative_and_an_absolute_date(
    claimed: str, found: str, expected: str
) -> None:
    assert agree(_one(claimed, "en"), _one(found), THURSDAY) == expected


@pytest.mark.parametrize(("claimed", "found"), [("November 12, 2025", "12 ноября"), ("in 2024", "в прошлом году")])
def test_without_a_day_of_publication_a_year_that_the_source_does_not_give_is_not_confirmed(
    claimed: str, found: str
) -> None:
    assert agree(_one(claimed, "en"), _one(found)) == "different"
