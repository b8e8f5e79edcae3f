"""A clause that only one of two texts has is seen; a free translation is not."""

from pathlib import Path
from random import Random

import pytest

from svodka.lexicon.surplus import surplus

RU = "Завод построит в Рязани новый цех и вложит в проект 2 млрд рублей, сообщил директор предприятия Пётр Усольцев."
EN = "The plant will build a new workshop in Ryazan and invest 2 billion roubles in it, director Pyotr Usoltsev said."

ADDED_EN = [
    ", which will create jobs for local residents",
    ", and police are investigating an incident at the site",
    ", although critics doubt the quality of its products",
    "; heavy rain flooded several villages nearby",
    ", while scientists study the causes of the disease",
    ". The court rejected the appeal of his lawyer",
    ", and the national team won the championship at home",
    ", as farmers lost much of the harvest",
]

ADDED_RU = [
    ", что позволит создать рабочие места для местных жителей",
    ", а полиция расследует обстоятельства происшествия",
    ", хотя критики сомневаются в качестве продукции",
    "; сильный дождь затопил соседние деревни",
    ", при этом учёные изучают причины болезни",
    ". Суд отклонил жалобу адвоката",
    ", а команда выиграла чемпионат прошлого сезона",
    ", поскольку фермеры потеряли часть урожая",
]

FREE = [
    (RU, EN),
    (
        "Власти региона договорились с инвестором о возведении больницы на 200 мест.",
        "The regional government has struck a deal with an investor to put up a 200-bed hospital.",
    ),
    (
        "Продажи упали на треть, но компания не намерена увольнять рабочих, заверила её глава Инна Ромашова.",
        "Sales are down by a third, yet the firm does not intend to lay off workers, chief Inna Romashova said.",
    ),
    (
        "Из-за снегопада отменили сорок рейсов; пассажиров разместили в гостиницах.",
        "Snow led to the cancellation of forty flights; passengers were put up in hotels.",
    ),
    (
        "Суд приговорил бывшего чиновника к пяти годам колонии за взятку.",
        "A former official was sentenced to five years in prison for taking a bribe.",
    ),
    (
        "Учёные обнаружили в озере бактерии, которые разлагают пластик.",
        "Researchers have found bacteria in the lake that break down plastic.",
    ),
    (
        "Сборная проиграла в полуфинале и сыграет за бронзу.",
        "The national team lost its semi-final and will play for bronze.",
    ),
    (
        "Школы закрыли на карантин: гриппом болеет каждый пятый ученик.",
        "Schools have been closed for quarantine: one pupil in five is ill with flu.",
    ),
]


@pytest.mark.parametrize("clause", ADDED_EN)
def test_an_added_english_clause_is_seen_where_it_stands(clause: str) -> None:
    text = EN.removesuffix(".") + clause + "."
    (found,) = surplus(text, "en", RU, "ru")
    assert len(EN) - 1 <= found.start < found.end <= len(text)


@pytest.mark.parametrize("clause", ADDED_RU)
def test_an_added_russian_clause_is_seen_where_it_stands(clause: str) -> None:
    text = RU.removesuffix(".") + clause + "."
    (found,) = surplus(text, "ru", EN, "en")
    assert len(RU) - 1 <= found.start < found.end <= len(text)


def test_a_clause_in_the_middle_is_seen_and_its_words_are_given() -> None:
    text = EN.replace(" and invest", ", where doctors treat sick children, and invest")
    (found,) = surplus(text, "en", RU, "ru")
    assert found.words == ("doctors", "treat", "sick", "children")
    assert text[found.start : found.end] == "doctors treat sick children"


@pytest.mark.parametrize(("russian", "english"), FREE)
def test_a_free_translation_has_nothing_more_in_either_direction(russian: str, english: str) -> None:
    assert surplus(russian, "ru", english, "en") == ()
    assert surplus(english, "en", russian, "ru") == ()


def test_what_a_translation_dropped_is_more_in_the_other_text() -> None:
    (found,) = surplus(RU, "ru", "Director Pyotr Usoltsev said so.", "en")
    assert found.words[:3] == ("завод", "построит", "новый")


def test_one_word_does_not_stand_for_two() -> None:
    twice = EN.removesuffix(".") + ", and the facility will buy equipment for the factory."
    assert surplus(twice, "en", RU + " Оборудование купят.", "ru") == ()
    assert surplus(twice.replace("factory", "workers who assemble machines"), "en", RU, "ru")


def test_names_and_numbers_are_not_asked() -> None:
    text = EN.removesuffix(".") + ", Minister Olga Pryadilova of Workshop Holding Group said on 12 March 2026."
    assert surplus(text, "en", RU, "ru") == ()


def test_two_words_more_are_too_few() -> None:
    assert surplus(EN.replace("new workshop", "large modern workshop"), "en", RU, "ru") == ()


def test_sentences_are_looked_at_one_by_one() -> None:
    text = EN + " Doctors treat sick children. Police detained three armed robbers."
    assert [found.words[0] for found in surplus(text, "en", RU, "ru")] == ["doctors", "police"]


def test_a_compound_is_read_by_its_parts() -> None:
    assert surplus("Компания выпускает роботов-сварщиков.", "ru", "It makes welding robots.", "en") == ()


@pytest.mark.parametrize(("language", "other"), [("ru", "zh"), ("zh", "en"), ("ru", "ru"), ("de", "en")])
def test_other_pairs_of_languages_are_not_judged(language: str, other: str) -> None:
    assert surplus(RU, language, "工厂", other) == ()


def test_an_empty_text_has_nothing_more() -> None:
    assert surplus("", "ru", EN, "en") == ()
    assert surplus("...", "en", "", "ru") == ()


STATEMENTS = [line.split(" | ") for line in Path(__file__).with_name("statements.txt").read_text("utf-8").splitlines()]
"""Statements as a newsroom writes and freely translates them."""


def test_of_136_free_translations_at_most_two_have_a_stretch_more() -> None:
    more = [
        russian
        for russian, english in STATEMENTS
        if surplus(russian, "ru", english, "en") or surplus(english, "en", russian, "ru")
    ]
    assert len(STATEMENTS) == 136
    assert len(more) <= 2, more


@pytest.mark.parametrize(("own", "other"), [("ru", "en"), ("en", "ru")])
def test_nine_of_ten_clauses_of_other_statements_are_seen(own: str, other: str) -> None:
    random = Random(20261120)  # noqa: S311 - an experiment, no secret
    seen, place = 0, own == "en"
    for statement in STATEMENTS:
        text, translation = statement[place].rstrip("."), statement[not place]
        added = max(random.choice(STATEMENTS)[place].split(", "), key=len)
        found = surplus(f"{text}, {added}", own, translation, other)
        seen += any(stretch.end > len(text) for stretch in found)
    assert seen >= 0.9 * len(STATEMENTS)
