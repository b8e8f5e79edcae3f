"""The rules for numbers, dates, money and parity, one line each."""

import pytest

from svodka.checks.rules import check
from tests.checks.notation import case, found

PLANT = (
    "Выпуск вырос на 24%, до 1,5 млн станков, сообщил завод 12 ноября 2025 года. "
    "Цех в Уси построят за 3,2 млрд рублей к третьему кварталу 2026 года, там будут работать более 40 компаний. "
    "Экспорт прибавил 5 процентных пунктов, доля брака упала вдвое."
)
CONFIRMED = [
    ("numbers", "point 1: Выпуск вырос на 24%, до 1,5 млн / Output rose 24 per cent to 1.5 million"),
    ("numbers", "point 1: Станков стало 1 500 000 / There were 1,500,000 machines"),
    ("numbers", "point 2: Там будут работать свыше сорока компаний / More than forty companies will work there"),
    ("numbers", "point 3: Экспорт прибавил 5 п. п. / Exports gained 5 percentage points"),
    ("numbers", "headline: Выпуск вырос на 24% / Output rises 24%"),
    ("money", "point 2: Цех построят за 3,2 млрд рублей / The shop will cost 3.2 billion roubles"),
    ("money", "point 2: Цех построят за 3200 млн рублей / The shop will cost RUB 3.2bn"),
    ("dates", "point 1: Завод сообщил об этом 12 ноября / The plant said so on 12 November 2025"),
    ("dates", "point 2: Цех построят к III кварталу 2026 года / The shop will be ready by Q3 2026"),
    ("dates", "point 1: В ноябре 2025 года завод вырос / In November the plant grew"),
    ("dates", "point 1: Вчера завод вырос / Yesterday the plant grew => published: 2025-11-13"),
    ("parity", "point 1: Выпуск вырос на 24% в ноябре / Output rose 24% in November"),
    ("parity", "point 3: Брака стало вдвое меньше / Defects were halved"),
]
OBJECTED = [
    ("numbers", "point 1: Выпуск вырос на 42% / Output rose", "error number-not-in-evidence /points/0/text/ru"),
    ("numbers", "point 1: Выпуск вырос / Output rose 26%", "error number-not-in-evidence /points/0/text/en"),
    ("numbers", "point 1: До 1,5 млрд станков / Output rose", "error number-magnitude /points/0/text/ru"),
    ("numbers", "point 1: Выпуск вырос / To 1.5 billion machines", "error number-magnitude /points/0/text/en"),
    ("numbers", "point 3: Экспорт прибавил 5% / Exports gained", "error number-unit /points/0/text/ru"),
    ("numbers", "point 2: Там 24% мест / There", "error number-elsewhere /points/0/text/ru"),
    ("numbers", "point 2?: Там 24% мест / There", "warning number-elsewhere /points/0/text/ru"),
    ("numbers", "point 2: Там менее 40 компаний / There", "error number-bound /points/0/text/ru"),
    ("money", "point 2: Цех за 3,2 млрд юаней / A shop", "error sum-currency /points/0/text/ru"),
    ("money", "point 2: Цех / A shop for 3.2 million roubles", "error sum-magnitude /points/0/text/en"),
    (
        "money",
        "point 2: Цех / A shop for 3.2 billion roubles ($40 million)",
        "error sum-not-in-evidence /points/0/text/en",
    ),
    ("dates", "point 1: Завод сообщил 13 ноября / The plant said so", "error date-not-in-evidence /points/0/text/ru"),
    ("dates", "point 1: Завод сообщил / The plant said so in 2024", "error date-not-in-evidence /points/0/text/en"),
    ("dates", "point 2: Цех / A shop by Q4 2026", "error date-not-in-evidence /points/0/text/en"),
    ("dates", "point 1: Вчера завод вырос / The plant grew", "warning date-undecided /points/0/text/ru"),
    ("parity", "point 1: Выпуск вырос на 24% / Output rose", "error figure-missing-in-one /points/0/text/en"),
    ("parity", "point 1: Выпуск вырос / Output rose 24%", "error figure-missing-in-one /points/0/text/ru"),
    ("parity", "point 1: Выпуск вырос / Output rose 26%", "error figure-only-in-one /points/0/text/en"),
    (
        "parity",
        "point 1: Завод сообщил об этом 12 ноября / The plant said so",
        "error figure-missing-in-one /points/0/text/en",
    ),
    ("parity", "quote -: Выпуск вырос на 24% / Output rose", "error figure-missing-in-one /quotes/0/text/en"),
]


@pytest.mark.parametrize(("rule", "part"), CONFIRMED)
def test_a_figure_of_the_evidence_is_confirmed(rule: str, part: str) -> None:
    assert found(f"{PLANT} => {part}", rule) == []


@pytest.mark.parametrize(("rule", "part", "expected"), OBJECTED)
def test_any_other_figure_is_told(rule: str, part: str, expected: str) -> None:
    assert found(f"{PLANT} => {part}", rule) == [expected]


def test_two_figures_that_have_changed_places_are_told() -> None:
    line = (
        "В технопарке 120 компаний, а сотрудников прислали 45 регионов. "
        "=> point 1: В технопарке 45 компаний, сотрудников прислали 120 регионов / The park has 45 companies; 120 regions sent staff"
    )
    assert found(line, "numbers") == [
        "error number-misplaced /points/0/text/ru",
        "error number-misplaced /points/0/text/ru",
        "error number-misplaced /points/0/text/en",
        "error number-misplaced /points/0/text/en",
    ]


def test_every_figure_of_the_summary_is_listed_with_its_place_in_the_article() -> None:
    line = f"{PLANT} => point 1: Выпуск вырос на 24%, до 1,5 млн станков / Output rose 24% to 1.6 million machines"
    figures = check(case(line)).figures
    told = [(one.id, one.path, one.kind, one.value, [span.text for span in one.evidence]) for one in figures]
    assert told == [
        ("n1", "/points/0/text/ru", "percent", "24", ["24%"]),
        ("n2", "/points/0/text/ru", "number", "1500000", ["1,5 млн"]),
        ("n3", "/points/0/text/en", "percent", "24", ["24%"]),
        ("n4", "/points/0/text/en", "number", "1600000", []),
    ]


NAMED = (
    "Ольга Седова из «Каскад-Прибора» встретила гостей из Уси в Москве. => person e1: Ольга Седова / Olga Sedova "
    "=> organisation e2: «Каскад-Прибор» / Kaskad-Pribor => place e3: Уси / Wuxi => place e4: Москва / Moscow"
)


@pytest.mark.parametrize(
    "part",
    [
        "point 1: Седова из «Каскад-Прибора» встретила гостей / Sedova of Kaskad-Pribor met guests",
        "point 1: Гости из Уси прибыли в столицу / Guests from Wuxi came to Moscow",
        "point 1: Московская компания ждала / The Moscow company waited",
        "point 1: Она ждала в Москве / She waited in Moscow",
    ],
)
def test_both_languages_name_the_same(part: str) -> None:
    assert found(f"{NAMED} => {part}", "parity") == []


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (
            "point 1: Седова встретила гостей из Уси / Sedova met guests",
            "error entity-missing-in-one /points/0/text/en",
        ),
        ("point 1: Гостей встретили / Olga Sedova met guests", "error entity-missing-in-one /points/0/text/ru"),
        ("point 1: Гостей встретили / Kaskad-Pribor met guests", "error entity-missing-in-one /points/0/text/ru"),
        ("point 1: Она встретила гостей / Olga Sedova met guests", "warning entity-missing-in-one /points/0/text/ru"),
    ],
)
def test_an_entity_in_one_language_only_is_told(part: str, expected: str) -> None:
    assert found(f"{NAMED} => {part}", "parity") == [expected]


def test_a_claim_in_one_language_only_is_told() -> None:
    line = (
        f"{NAMED} => point 1: Седова встретила гостей из Уси / Sedova met guests from Wuxi, which will create "
        "hundreds of new jobs for local residents and improve road safety"
    )
    assert found(line, "parity") == ["error claim-only-in-one /points/0/text/en"]


def test_what_the_article_puts_first_and_no_point_names_is_a_warning() -> None:
    line = f"{NAMED} => point 1: Гостей из Уси встретили в Москве / Guests from Wuxi were met in Moscow"
    assert found(line, "coverage") == [
        "warning entity-not-covered /entities/0",
        "warning entity-not-covered /entities/1",
    ]
