"""What a reading covers, what else it could mean, and what is read in other languages."""

import pytest

from svodka.numbers.read import read


@pytest.mark.parametrize(
    "line",
    [
        "ru Вложили более [1,5 млн рублей] в год",
        "ru от [500 до 700 млн рублей]",
        "ru открыт [26 сентября 2025 года], в пятницу",
        "en worth [US$5 million] in all",
        "en spent [CNY40bn] there",
        "en built [5 km/h] faster",
        "en [twenty-five] plants",
    ],
)
def test_the_span_covers_the_whole_expression(line: str) -> None:
    language, text = line[:2], line[3:]
    before, _, rest = text.partition("[")
    marked, _, after = rest.partition("]")
    readings = read(before + marked + after, language)

    first = readings[0]
    last = next(each for each in reversed(readings) if each.end <= len(before) + len(marked))
    assert (first.start, last.end) == (len(before), len(before) + len(marked))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("10 m", "en", ["10000000"]),
        ("10m people", "en", ["10"]),
        ("1,500 кг", "ru", ["1500"]),
        ("1.234", "de", ["1234"]),
        ("03/04/2025", "en", ["2025-03-04"]),
        ("¥500", "en", ["500"]),
        ("75-летие", "ru", ["75"]),
        ("1,500", "en", []),
    ],
)
def test_a_doubtful_expression_keeps_its_other_reading(text: str, language: str, expected: list[str]) -> None:
    (reading,) = read(text, language)

    assert [each.value for each in reading.alternatives] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Umsatz stieg um 24 % auf 1.234.567 €", "de", [("percent", "24", None), ("money", "1234567", "EUR")]),
        ("le 2025-09-26", "fr", [("date", "2025-09-26", None)]),
        (
            "2025年9月26日增长24％，达到5亿元",
            "zh",
            [("date", "2025-09-26", None), ("percent", "24", None), ("money", "500000000", "CNY")],
        ),
        ("3.5万亿美元", "zh", [("money", "3500000000000", "USD")]),
        ("9月26日提高2个百分点", "zh", [("date", "--09-26", None), ("percentage_points", "2", None)]),
        ("建筑面积12万平方米", "zh", [("number", "120000", "m2")]),
    ],
)
def test_digits_and_signs_are_read_in_other_languages(
    text: str, language: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert [(each.kind, each.value, each.unit) for each in read(text, language)] == expected


def test_an_empty_text_holds_no_figure() -> None:
    assert read("", "ru") == read("", "xx") == read("", "zh") == ()


def test_a_line_break_parts_a_table_but_not_a_sum() -> None:
    values = [each.value for each in read("5\nмлн рублей, 7\n\n300", "ru")]

    assert values == ["5000000", "7", "300"]


@pytest.mark.parametrize(
    "line",
    [
        "en 48 minutes instead of 75. => minute",
        "en 3 roubles, up from 2 a year earlier => RUB",
        "ru 5 млн рублей против 640 годом ранее => RUB",
    ],
)
def test_a_bare_number_may_mean_what_the_last_one_of_its_sentence_measures(line: str) -> None:
    text, _, unit = line[3:].partition(" => ")
    bare = next(each for each in read(text, line[:2])[1:] if each.kind == "number")

    assert [each.unit for each in bare.alternatives] == [unit]


def test_a_counted_noun_keeps_a_number_from_borrowing_a_unit() -> None:
    assert [each.alternatives for each in read("5 млн рублей на 20 компаний. Всего 75.", "ru")] == [(), (), ()]
