"""The rules for names, one line each: what is right, what is wrong and what is not known."""

import pytest

from svodka.checks.correct import correct
from svodka.checks.rules import check
from tests.checks.notation import case, found

CHINESE = "Китайскую делегацию возглавил Ван Цинсянь, его сопровождал Чжан Чжэнюань из компании «Цзиньхай Лэнлянь» города Хэфэй."
RIGHT = [
    "=> person e1: Ван Цинсянь / Wang Qingxian => origin e1: zh",
    "=> person e1: Чжан Чжэнюань / Zhang Zhengyuan => origin e1: zh",
    "=> person e1: Ван Цинсянь / Wang Qingxian",
    "=> organisation e1: «Цзиньхай Лэнлянь» / Jinhai Lenglian => origin e1: zh",
    "=> place e1: Хэфэй / Hefei",
    "=> person e1: Ван Цинсянь / Wang Qingxian => point 1: Делегацию возглавил Ван Цинсянь / Wang Qingxian led the delegation",
]
WRONG = [
    ("=> person e1: Ван Цинсянь / Wang Qingxiang => origin e1: zh", "error name-wrong /entities/0/name/en"),
    ("=> person e1: Ван Цинсянь / Wan Qingxian => origin e1: zh", "error name-wrong /entities/0/name/en"),
    ("=> person e1: Ван Цинсянь / Qingxian Wang => origin e1: zh", "error name-order /entities/0/name/en"),
    ("=> person e1: Ван Цинсянь / Wang Qingxiang", "error name-wrong /entities/0/name/en"),
    ("=> person e1: Чжан Чжэнюань / Zhang Zhenyuan => origin e1: zh", "error name-wrong /entities/0/name/en"),
    ("=> place e1: Хэфэй / Hefey", "error name-wrong /entities/0/name/en"),
]
RUSSIAN = "О планах Москвы рассказал Сергей Собянин, его слова подтвердили Юрий Ефимов и Максим Ликсутов; рядом стоял Бэйли Смит."
ACCEPTED = [
    "Сергей Собянин / Sergei Sobyanin",
    "Сергей Собянин / Sergey Sobyanin",
    "Юрий Ефимов / Yury Yefimov",
    "Юрий Ефимов / Yuri Efimov",
    "Максим Ликсутов / Maxim Liksutov",
    "Бэйли Смит / Bailey Smith",
]


@pytest.mark.parametrize("parts", RIGHT)
def test_a_right_name_is_confirmed(parts: str) -> None:
    assert found(f"{CHINESE} {parts}", "names") == []


@pytest.mark.parametrize(("parts", "expected"), WRONG)
def test_a_wrong_chinese_name_is_an_error(parts: str, expected: str) -> None:
    assert expected in found(f"{CHINESE} {parts}", "names")


@pytest.mark.parametrize("names", ACCEPTED)
def test_usual_press_spellings_of_russian_names_pass(names: str) -> None:
    assert found(f"{RUSSIAN} => person e1: {names}", "names") == []


def test_another_russian_name_is_a_warning() -> None:
    line = f"{RUSSIAN} => person e1: Сергей Собянин / Sergei Sidorov"
    assert found(line, "names") == ["warning name-doubtful /entities/0/name/en"]


def test_the_method_that_confirmed_a_name_is_told() -> None:
    line = f"{CHINESE} => person e1: Ван Цинсянь / Wang Qingxian => origin e1: zh => place e2: Хэфэй / Hefei"
    assert [(name.entity, name.method) for name in check(case(line)).names] == [(0, "palladius"), (1, "table")]


def test_a_wrong_chinese_name_is_corrected_wherever_it_stands() -> None:
    line = (
        f"{CHINESE} => person e1: Ван Цинсянь / Wang Qingxiang => origin e1: zh "
        "=> headline: Ван Цинсянь едет в Москву / Wang Qingxiang goes to Moscow"
        "=> point 1: Делегацию возглавил Ван Цинсянь / The delegation was led by Wang Qingxiang; Qingxiang's visit was short"
    )
    mended, verdict, made = correct(case(line), check(case(line)))
    assert mended.entities[0].name["en"] == "Wang Qingxian"
    assert mended.headline == {"ru": "Ван Цинсянь едет в Москву", "en": "Wang Qingxian goes to Moscow"}
    assert mended.points[0].text["en"] == "The delegation was led by Wang Qingxian; Qingxian's visit was short"
    assert {correction.by for correction in made} == {"palladius"}
    assert not [finding for finding in verdict.errors if finding.check == "names"]


def test_a_name_whose_origin_nobody_told_is_never_corrected() -> None:
    line = f"{CHINESE} => person e1: Ван Цинсянь / Wang Qingxiang"
    assert check(case(line)).corrections == ()


def test_a_term_of_the_glossary_wins_over_every_rule() -> None:
    line = f"{CHINESE} => person e1: Ван Цинсянь / Vincent Wang => origin e1: zh => term: Ван Цинсянь = Vincent Wang"
    verdict = check(case(line))
    assert [name.method for name in verdict.names] == ["glossary"]
    assert not verdict.errors


# names in text

SAID = "Мэр Иван Стожаров и глава «Восток-Прибора» Анна Лемех встретились с Ли Вэем в Уси. => person e1: Иван Стожаров / Ivan Stozharov => person e2: Анна Лемех / Anna Lemekh"
KNOWN = [
    "point 1: Стожаров встретился с Ли Вэем / Stozharov met Li Wei in Wuxi",
    "point 1: В Уси Лемех встретилась с ним / In Wuxi, Lemekh met Mr Li on Friday",
    "point 1: Стожарову показали Уси / Mayor Ivan Stozharov's tour of Wuxi was short",
    "point 1: Мэр Стожаров и Анна Лемех приехали в Уси / Vostok-Pribor was there in January",
    "point 1: Китайцы их ждали / Chinese guests waited",
]
UNKNOWN = [
    ("point 1: Приехал Пётр Дубровин / He came", "error name-unknown /points/0/text/ru"),
    ("point 1: Он приехал / He came with Peter Dubrovin", "error name-unknown /points/0/text/en"),
    ("point 1: Он приехал / He came with minister Dubrovin", "error name-unknown /points/0/text/en"),
    ("point 1: Подписал «Север-Лизинг» / It signed", "error name-unknown /points/0/text/ru"),
    ("point 1: Он приехал / It was signed by Vertex Leasing Group", "error name-unknown /points/0/text/en"),
    ("point 1: Он приехал / It was bought by Dubrovin", "warning word-unknown /points/0/text/en"),
    ("point 1: Приехал Иван Стожиров / He came", "error name-spelt-otherwise /points/0/text/ru"),
    ("point 1: Он приехал / Ivan Stozhirov came", "error name-spelt-otherwise /points/0/text/en"),
    ("point 1: Он приехал / There was Boris Stozharov", "error name-mixed /points/0/text/en"),
]


@pytest.mark.parametrize("part", KNOWN)
def test_whom_the_article_or_the_list_names_may_be_named(part: str) -> None:
    assert found(f"{SAID} => {part}", "names_in_text") == []


@pytest.mark.parametrize(("part", "expected"), UNKNOWN)
def test_who_is_in_neither_is_told(part: str, expected: str) -> None:
    assert found(f"{SAID} => {part}", "names_in_text") == [expected]


# glossary

ZONE = "В особой экономической зоне (ОЭЗ) «Каскад» открыли завод, резидентов ОЭЗ стало 40."
TERM = "term: ОЭЗ = SEZ ! FEZ ! free economic zone"


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("point 1: Резидентов ОЭЗ стало 40 / The SEZ has 40 residents", []),
        ("point 1: Резидентов стало 40 / The zone has 40 residents", []),
        (
            "point 1: Резидентов ОЭЗ стало 40 / The zone has 40 residents",
            ["error glossary-term-missing /points/0/text/en"],
        ),
        ("point 1: Резидентов ОЭЗ стало 40 / The FEZ has 40 residents", ["error glossary-forbidden /points/0/text/en"]),
        ("headline: ОЭЗ растет / Free economic zone grows", ["error glossary-forbidden /headline/en"]),
        ("organisation e1: ОЭЗ / Zone", ["error glossary-term-missing /entities/0/name/en"]),
    ],
)
def test_the_houses_terms_are_used_and_what_it_forbids_is_not(part: str, expected: list[str]) -> None:
    assert found(f"{ZONE} => {part} => {TERM}", "glossary") == expected


def test_a_russian_term_is_found_in_any_case_form() -> None:
    line = (
        "The special economic zone has 40 residents. => point 1: The special economic zone has 40 residents / "
        "В особой экономической зоне сорок резидентов => term: special economic zone = особая экономическая зона"
    )
    assert found(line, "glossary", language="en") == []


def test_a_forbidden_english_word_is_corrected_by_code() -> None:
    line = f"{ZONE} => point 1: Резидентов ОЭЗ стало 40 / The FEZ has 40 residents => {TERM}"
    mended, verdict, made = correct(case(line), check(case(line)))
    assert mended.points[0].text["en"] == "The SEZ has 40 residents"
    assert [correction.by for correction in made] == ["glossary"]
    assert not [finding for finding in verdict.errors if finding.check == "glossary"]
