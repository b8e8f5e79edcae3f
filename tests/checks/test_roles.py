"""Roles, employers and exchanged names: what the roles rule says and does not say."""
# ruff: noqa: E501 -- a case is one line, however long

import pytest

from tests.checks.notation import found

TWO = "person e1: Иван Лосев / Ivan Losev => person e2: Пётр Гусев / Pyotr Gusev"
ARTICLE = "Цех открыл директор завода Иван Лосев. Главный инженер Пётр Гусев показал насосы."
DEPUTIES = (
    "Пришёл первый заместитель министра Иван Лосев. Говорил министр Пётр Гусев. Молчал вице-президент банка Лосев."
)

FIELDS = f"""
{ARTICLE} => {TWO} => role e1: директор завода / plant director | -
{ARTICLE} => {TWO} => role e1: директор / director | -
{ARTICLE} => {TWO} => role e1: директор завода / head of the plant | -
{ARTICLE} => {TWO} => role e2: главный инженер / chief engineer | -
{ARTICLE} => {TWO} => role e1: главный инженер / chief engineer | error role-of-other /entities/0/role/ru
{ARTICLE} => {TWO} => role e2: директор завода / plant director | error role-of-other /entities/1/role/ru
{ARTICLE} => {TWO} => role e1: мэр / mayor | warning role-not-near /entities/0/role/ru
{ARTICLE} => {TWO} => role e1: заместитель директора / deputy director | warning role-not-near /entities/0/role/ru
{ARTICLE} => {TWO} => role e1: директор завода / deputy plant director | warning role-differs /entities/0/role/en
{ARTICLE} => {TWO} => role e1: директор завода / engineer | warning role-differs /entities/0/role/en
{ARTICLE} => {TWO} => role e1: директор завода / mayor | warning role-differs /entities/0/role/en
{ARTICLE} => {TWO} => role e2: главный инженер / chief designer | -
{ARTICLE} => {TWO} => role e2: главный инженер / spokesman | warning role-differs /entities/1/role/en
{ARTICLE} => {TWO} => role e2: губернатор / governor | warning role-not-near /entities/1/role/ru
{DEPUTIES} => {TWO} => role e1: первый заместитель министра / first deputy minister | -
{DEPUTIES} => {TWO} => role e1: первый заместитель министра / deputy minister | warning role-differs /entities/0/role/en
{DEPUTIES} => {TWO} => role e2: министр / minister | -
{DEPUTIES} => {TWO} => role e2: министр / deputy minister | warning role-differs /entities/1/role/en
{DEPUTIES} => {TWO} => role e2: первый заместитель министра / first deputy minister | error role-of-other /entities/1/role/ru
{DEPUTIES} => {TWO} => role e1: министр / minister | error role-of-other /entities/0/role/ru
Пел Иван Лосев. => person e1: Иван Лосев / I => role e1: садовник / gardener | warning role-not-near /entities/0/role/ru
Пел Иван Лосев, садовник парка. => person e1: Иван Лосев / I => role e1: садовник / gardener | -
Иван Лосев, глава банка, уехал. => person e1: Иван Лосев / Ivan Losev => role e1: глава банка / head of the bank | -
Иван Лосев, глава банка, уехал. => person e1: Иван Лосев / Ivan Losev => role e1: глава банка / bank CEO | -
Иван Лосев, глава банка, уехал. => person e1: Иван Лосев / Ivan Losev => role e1: секретарь банка / bank secretary | warning role-not-near /entities/0/role/ru
"""

TEXTS = f"""
{ARTICLE} => {TWO} => role e1: директор / director => point 1: Цех открыл директор Иван Лосев / Director Ivan Losev opened the shop | -
{ARTICLE} => {TWO} => role e1: директор / director => point 1: Цех открыл директор Лосев / The plant's head Losev opened the shop | -
{ARTICLE} => {TWO} => role e1: директор / director => point 1: Цех открыл инженер Иван Лосев / Director Ivan Losev opened the shop | warning role-in-text /points/0/text/ru
{ARTICLE} => {TWO} => role e1: директор / director => point 1: Цех открыл директор Иван Лосев / Engineer Ivan Losev opened the shop | warning role-in-text /points/0/text/en
{ARTICLE} => {TWO} => role e1: директор / director => point 1: Цех открыл директор Иван Лосев / Ivan Losev, deputy director, opened the shop | warning role-in-text /points/0/text/en
{ARTICLE} => {TWO} => role e1: директор / director => point 1: Цех открыл директор Иван Лосев / Ivan Losev, director of the plant, opened the shop | -
{ARTICLE} => {TWO} => point 1: Цех открыл заместитель директора Иван Лосев / Ivan Losev opened the shop | warning role-in-text /points/0/text/ru
{ARTICLE} => {TWO} => point 1: Цех открыл директор Пётр Гусев / Ivan Losev opened the shop | warning role-in-text /points/0/text/ru
{ARTICLE} => {TWO} => point 1: Цех открыл Иван Лосев / Mayor Ivan Losev opened the shop | warning role-in-text /points/0/text/en
{ARTICLE} => {TWO} => point 1: Инженер Пётр Гусев показал насосы / Engineer Pyotr Gusev showed pumps | -
{ARTICLE} => {TWO} => point 1: Инженер Пётр Гусев показал насосы / Governor Pyotr Gusev showed pumps | warning role-in-text /points/0/text/en
{DEPUTIES} => {TWO} => point 1: Пришёл первый заместитель министра Иван Лосев / First deputy minister Ivan Losev came | -
{DEPUTIES} => {TWO} => point 1: Пришёл министр Иван Лосев / First deputy minister Ivan Losev came | warning role-in-text /points/0/text/ru
{DEPUTIES} => {TWO} => point 1: Пришёл первый заместитель министра Иван Лосев / Minister Ivan Losev came | warning role-in-text /points/0/text/en
"""

BANKS = "organisation e3: «Лесбанк» / Lesbank => organisation e4: «Морстрой» / Morstroy => person e1: Иван Лосев / Ivan Losev"
EMPLOYERS = f"""
Пришёл директор «Лесбанк» Иван Лосев. Шёл дождь. Строил «Морстрой». => {BANKS} => works-for e1: e3 | -
Пришёл директор «Лесбанк» Иван Лосев. Шёл дождь. Строил «Морстрой». => {BANKS} => works-for e1: e4 | error affiliation-of-other /entities/2/affiliation
Пришёл Иван Лосев из «Лесбанк». Шёл дождь. Было темно. Строил «Морстрой». => {BANKS} => works-for e1: e3 | -
Пришёл Иван Лосев из «Лесбанк». Шёл дождь. Было темно. Строил «Морстрой». => {BANKS} => works-for e1: e4 | warning affiliation-not-near /entities/2/affiliation
Пришёл Иван Лосев. Шёл дождь. Было темно. Строил «Морстрой». => {BANKS} => works-for e1: e4 | -
"""

EXCHANGES = f"""
Лосев получил 40 акций, Гусев получил 70 долей. Иван Лосев и Пётр Гусев. => {TWO} => point 1: Лосев получил 40 акций, Гусев получил 70 долей / Losev got 40 shares, Gusev got 70 stakes | -
Лосев получил 40 акций, Гусев получил 70 долей. Иван Лосев и Пётр Гусев. => {TWO} => point 1: Лосев получил 40 акций, Гусев получил 70 долей / Gusev got 40 shares, Losev got 70 stakes | warning names-exchanged /points/0/text/en
Лосев получил 40 акций, Гусев получил 70 долей. Иван Лосев и Пётр Гусев. => {TWO} => point 1: Лосев получил 40 акций, Гусев получил 70 долей / Gusev got 70 stakes, Losev got 40 shares | -
Лосев приехал к Гусеву. Иван Лосев и Пётр Гусев. => {TWO} => point 1: Лосев приехал к Гусеву / Losev came to Gusev | -
"""

LINES = [
    tuple(line.rsplit(" | ", 1))
    for lines in (FIELDS, TEXTS, EMPLOYERS, EXCHANGES)
    for line in lines.strip().splitlines()
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_role_is_the_one_that_the_article_gives(line: str, expected: str) -> None:
    assert found(line, "roles") == ([] if expected == "-" else expected.split("; "))


def test_an_english_article_is_read_in_english() -> None:
    people = "person e1: Ivan Losev / Иван Лосев => person e2: Anna Ryseva / Анна Рысева"
    line = f"Ivan Losev, head of the bank, met engineer Anna Ryseva. => {people} => role e1: engineer / инженер"
    assert found(line, "roles", language="en") == ["error role-of-other /entities/0/role/en"]


PAIR = "Директор завода Анна Лосева приехала. Главный бухгалтер фонда Пётр Гай ждал."
OF_TWO = f"{PAIR} => person e1: Анна Лосева / Anna Loseva => person e2: Пётр Гай / Pyotr Gai"


def test_a_role_of_another_in_one_language_is_seen_by_its_words() -> None:
    own, of_other = "директор завода / chief accountant of the fund", "главный бухгалтер фонда / chief accountant"
    told = found(f"{OF_TWO} => role e1: {own} => role e2: {of_other}", "roles")
    assert any(finding.split()[1] == "role-differs" and "/entities/0/role" in finding for finding in told)


def test_roles_that_are_the_same_in_both_languages_are_clean() -> None:
    own, of_other = "директор завода / plant director", "главный бухгалтер фонда / chief accountant of the fund"
    assert found(f"{OF_TWO} => role e1: {own} => role e2: {of_other}", "roles") == []
