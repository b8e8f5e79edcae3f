"""The day of publication in stray headers."""

import datetime as dt

import pytest

from svodka.intake.noise import mark_noise
from svodka.intake.published import published_in

BODY = "\n\nВ Москве открылась выставка станков, в которой участвуют сорок компаний.\n"


@pytest.mark.parametrize(
    ("first_line", "day"),
    [
        (" date 2025-09-26 Разделы", dt.date(2025, 9, 26)),
        ("2025-09-26 Разделы", dt.date(2025, 9, 26)),
        ("26.09.2025, 14:05 Новости", dt.date(2025, 9, 26)),
        ("26 сентября 2025, 14:05 | Экономика", dt.date(2025, 9, 26)),
        ("Опубликовано: 3 мая 2026 г.", dt.date(2026, 5, 3)),
        ("14 октября 2026 года", dt.date(2026, 10, 14)),
        ("1 марта 2026", dt.date(2026, 3, 1)),
        ("October 3, 2025", dt.date(2025, 10, 3)),
        ("21st May 2020", dt.date(2020, 5, 21)),
        ("2026年10月14日", dt.date(2026, 10, 14)),
        ("Published on 5 Sept. 2024", dt.date(2024, 9, 5)),
    ],
)
def test_a_date_in_the_first_line_is_the_day_of_publication(first_line: str, day: dt.date) -> None:
    text = first_line + BODY
    assert published_in(text, mark_noise(text)) == day


@pytest.mark.parametrize(
    "first_line",
    [
        "31.02.2025 Новости",
        "Москва, 14 октября 2026 года",
        "14 октября 2026 года открылась выставка",
        "03/04/2025",
        "2025",
    ],
)
def test_no_date_is_guessed(first_line: str) -> None:
    text = first_line + BODY
    assert published_in(text, mark_noise(text)) is None


def test_a_date_in_the_body_is_not_the_day_of_publication() -> None:
    text = "Выставка откроется в Москве.\n\n" * 10 + "26.09.2025\n"
    assert published_in(text, mark_noise(text)) is None
