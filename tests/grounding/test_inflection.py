"""Case forms of words and names."""

import pytest

from svodka.grounding.inflection import forms, is_given_name, name_forms, plurals


@pytest.mark.parametrize(
    ("word", "its_forms"),
    [
        ("сяохун", "сяохуна сяохуну сяохуном сяохуне"),
        ("сяохуном", "сяохун сяохуна сяохуну сяохуне"),
        ("чжэнюань", "чжэнюаня чжэнюаню чжэнюанем чжэнюане"),
        ("шуцай", "шуцая шуцаю шуцаем шуцае"),
        ("ханьхуэем", "ханьхуэй ханьхуэя ханьхуэю ханьхуэе"),
        ("цинсяня", "цинсянь цинсяню цинсянем"),
        ("люй", "люя люю люем"),
        ("жуй", "жуя жуем"),
        ("собяниным", "собянин собянина собянину собянине"),
        ("видановой", "виданова виданову"),
        ("шанхайской", "шанхайская шанхайскую"),
        ("группой", "группа группы группе группу"),
        ("лев", "льва льву львом льве"),
        ("зеленограда", "зеленоград зеленограде"),
        ("объединенная", "объединенной объединенную"),
        ("королев", "королева королеву"),
    ],
)
def test_a_word_has_all_its_case_forms(word: str, its_forms: str) -> None:
    assert set(its_forms.split()) <= forms(word)


@pytest.mark.parametrize("word", ["вэньтао", "ли", "шуфу", "циндао", "шухуа", "geely", "oem", "漢字", "5g", "и"])
def test_a_word_that_does_not_decline_has_one_form(word: str) -> None:
    assert forms(word) == {word}


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("ван", "вань"),
        ("сун", "сунь"),
        ("чэн", "чэнь"),
        ("аддитивный", "аддитивнее"),
        ("объединенная", "объединить"),
        ("украина", "украин"),
        ("москва", "москвич"),
        ("шанхай", "шанхайский"),
    ],
)
def test_another_word_is_no_form(word: str, other: str) -> None:
    assert other not in forms(word)


def test_forms_have_no_yo_and_no_capitals() -> None:
    assert all(form == form.lower().replace("ё", "е") for word in ("елка", "королева", "орел") for form in forms(word))


def test_a_womans_surname_is_not_a_mans() -> None:
    given, surname = name_forms(("ольга", "виданова"))
    assert {"ольге", "ольгой"} <= given
    assert {"видановой", "виданову"} <= surname
    assert not {"виданов", "видановым", "видановы", "видановых"} & surname


def test_the_given_name_decides_whose_surname_it_is() -> None:
    assert "собянин" in name_forms(("сергея", "собянина"))[1]
    assert "иванов" not in name_forms(("александра", "иванова"))[1]
    assert "ивановой" not in name_forms(("александр", "иванов"))[1]


def test_a_foreign_name_keeps_every_reading() -> None:
    assert "шуцаем" in name_forms(("ян", "шуцай"))[1]


def test_given_names_are_known_in_any_case() -> None:
    assert is_given_name("ольге")
    assert not is_given_name("мэр")


@pytest.mark.parametrize(
    ("word", "other"), [("carrier", "carriers"), ("carriers", "carrier"), ("company", "companies"), ("cities", "city")]
)
def test_an_english_plural_is_tolerated(word: str, other: str) -> None:
    assert other in plurals(word)


@pytest.mark.parametrize("word", ["gas", "glass", "завод", "x1yz"])
def test_what_only_looks_like_a_plural_is_left_alone(word: str) -> None:
    assert word[:-1] not in plurals(word)


def test_a_word_of_any_length_is_taken() -> None:
    assert forms("ж" * 100_000) == {"ж" * 100_000}
