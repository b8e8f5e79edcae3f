"""Each injector makes one fault in one place, and a fault it is."""

import pytest

from bench.faults import content, dates, people, quantities, senses, transliteration
from bench.faults.cases import draw
from bench.faults.harmless import HARMLESS
from bench.faults.injectors import FAULTS, Injector
from bench.faults.numerals import read, sizes
from schemas.check import SummaryToCheck
from tests.bench.pairs import line, made, tram, turned

EVERY = {fault.code: fault.inject for fault in FAULTS} | {edit.name: edit.inject for edit in HARMLESS}
RARE = {"spelling", "month", "number-word"}
"""Harmless edits that need a word which not every pair has."""
OUTSIDE_LANGUAGES = {"F4", "F5", "F6", "F12", "F15", "F17"}
"""Faults that may be made in the lists of a summary too."""


@pytest.mark.parametrize("code", sorted(set(EVERY) - RARE))
def test_an_ordinary_pair_gives_cases_and_each_is_a_summary_that_can_be_checked(code: str) -> None:
    cases = draw(code, EVERY[code], [tram()], at_most=500, seed=1)
    assert cases
    for case in cases:
        edited = case.edit.applied(tram().body)
        assert SummaryToCheck.model_validate(edited) != tram().summary


@pytest.mark.parametrize("code", sorted(fault.code for fault in FAULTS if fault.code not in OUTSIDE_LANGUAGES))
def test_a_fault_changes_one_field_of_one_language(code: str) -> None:
    for case in draw(code, EVERY[code], [tram()], at_most=500, seed=1):
        assert len(case.edit.changes) == 1
        assert case.edit.path.rsplit("/", 1)[-1] in {"ru", "en"}


def test_an_edit_leaves_the_pair_as_it_was() -> None:
    before = repr(tram().body)
    for code, inject in EVERY.items():
        for case in draw(code, inject, [tram()], at_most=20, seed=1):
            case.edit.applied(tram().body)
    assert repr(tram().body) == before


def test_a_wrong_number_stands_nowhere_in_the_article() -> None:
    known = sizes(tram().whole, "ru")
    numerals = [edit for edit in made(quantities.wrong_numbers, tram()) if edit.new[:1].isdigit()]
    assert len(numerals) > 20
    for edit in numerals:
        assert read(edit.new, edit.path[-2:]) not in known, edit


def test_a_misplaced_number_stands_in_the_article_and_not_in_the_evidence() -> None:
    borrowed = [edit for edit in made(quantities.misplaced_numbers, tram()) if edit.kind == "from another sentence"]
    assert borrowed
    for edit in borrowed:
        value = read(edit.new, edit.path[-2:])
        assert value in sizes(tram().whole, "ru")
        assert value not in sizes(tram().evidence(int(edit.path.split("/")[2])), "ru")


@pytest.mark.parametrize(
    ("inject", "russian", "english", "language", "turn"),
    [
        (quantities.wrong_units, "Проект стоит 5 млн рублей.", "It costs 5 million roubles.", "ru", ("млн", "млрд")),
        (quantities.wrong_units, "Проект стоит 5 млн рублей.", "It costs 5 million.", "ru", ("рублей", "юаней")),
        (quantities.wrong_units, "Доля 7%.", "The share is 7%.", "en", ("%", " percentage points")),
        (quantities.wrong_units, "Груз 40 тонн.", "It weighs 40 tonnes.", "en", ("tonnes", "kilograms")),
        (dates.wrong_dates, "В первом квартале.", "In the first quarter.", "en", ("first quarter", "second quarter")),
        (senses.changed_negations, "Завод не закроют.", "The plant will not close.", "ru", ("не ", "")),
        (senses.changed_negations, "Завод не закроют.", "The plant will not close.", "en", ("will not", "will")),
        (senses.changed_negations, "Завод закрыли.", "The plant was closed.", "ru", ("закрыли", "не закрыли")),
        (senses.reversed_directions, "Цена выросла.", "The price rose.", "ru", ("выросла", "снизилась")),
        (senses.reversed_directions, "Цена выросла.", "The price rose.", "en", ("rose", "fell")),
        (senses.reversed_directions, "Более 40 школ.", "More than 40.", "en", ("More than", "Less than")),
        (senses.plans_told_as_done, "Они планируют открыть парк.", "To open.", "ru", ("планируют открыть", "открыли")),
        (senses.plans_told_as_done, "Фирма намерена открыть парк.", "To open.", "ru", ("намерена открыть", "открыла")),
        (senses.plans_told_as_done, "Парк откроют.", "It will open.", "en", ("will open", "opened")),
        (content.left_out, "Рост на 7% за год.", "Growth of 7% in a year.", "ru", (" на 7%", "")),
        (content.left_out, "Пришли 26 гостей.", "Then 26 guests came.", "en", ("26", "several")),
    ],
)  # fmt: skip
def test_a_line_can_be_turned(
    inject: Injector, russian: str, english: str, language: str, turn: tuple[str, str]
) -> None:
    # Two of a group are drawn where there are many, so that some turns need the group and not the one word.
    made_of_it = turned(inject, line(russian, english), language)
    assert turn in made_of_it or (inject is dates.wrong_dates and turn[0] in {old for old, _ in made_of_it})


@pytest.mark.parametrize(
    ("inject", "russian"),
    [
        (senses.changed_negations, "Не только школы, но и сады."),
        (senses.reversed_directions, "Более того, парк красив."),
        (senses.plans_told_as_done, "Если парк откроют, будет хорошо."),
        (quantities.wrong_numbers, "В 2026 году, 12 мая."),
        (dates.wrong_dates, "Стоит 2000 рублей."),
    ],
)
def test_a_line_that_only_looks_like_it_is_left_alone(inject: Injector, russian: str) -> None:
    assert made(inject, line(russian, "Nothing here."), "/points/0/text/ru") == []


def test_a_name_takes_the_place_of_another_in_the_same_case() -> None:
    in_texts = {edit.new for edit in made(people.exchanged_names, tram(), "/ru") if edit.kind == "person for another"}
    assert {"Фэн Шучэн", "Степан Колосовский"} & in_texts


def test_two_names_that_are_joined_by_and_are_not_exchanged() -> None:
    kinds = [edit.kind for edit in made(people.exchanged_names, tram(), "/points/0/text/en")]
    assert "organisation" not in kinds


def test_a_wrong_transliteration_is_never_the_right_one() -> None:
    edits = made(transliteration.wrong_transliterations, tram())
    assert {edit.kind.partition(",")[0] for edit in edits} >= {"n-ng", "initial", "syllable", "order"}
    assert all(edit.new.casefold() != edit.old.casefold() for edit in edits)


def test_a_role_that_is_part_of_another_is_not_taken_for_it() -> None:
    pair = line("Заместитель директора ушёл.", "The deputy director left.")
    assert made(people.wrong_roles, pair) == []


@pytest.mark.parametrize(
    ("russian", "exchanged"),
    [
        ("Мощность от 50 до 250 тонн.", False),
        ("Срок 12–14 дней.", False),
        ("Цена упала с 78 до 56 рублей.", True),
        ("Купили 41 тонну, продали 57 тонн.", False),
        ("Купили 46 тонн, продали 57 тонн.", True),
    ],
)
def test_two_numbers_are_exchanged_unless_they_bound_a_range_or_the_noun_forbids_it(
    russian: str, *, exchanged: bool
) -> None:
    kinds = {edit.kind for edit in made(quantities.misplaced_numbers, line(russian, "Nothing here."), "/ru")}
    assert ("exchanged" in kinds) is exchanged
