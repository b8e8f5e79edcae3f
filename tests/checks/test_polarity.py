"""Directions and denials: what the polarity rule says and does not say."""
# ruff: noqa: E501 -- a case is one line, however long

import pytest

from tests.checks.notation import found
from tests.checks.statements import cases, said

DIRECTIONS = """
Выпуск вырос на 12%. ~ Выпуск вырос на 12% ~ Output rose 12% | -
Выпуск вырос на 12%. ~ Выпуск увеличился на 12% ~ Output grew by 12% | -
Выпуск вырос на 12%. ~ Выпуск вырос на 12% ~ Output fell 12% | !direction-reversed en
Выпуск вырос на 12%. ~ Выпуск снизился на 12% ~ Output rose 12% | !direction-reversed ru
Выпуск снизился на 12%. ~ Выпуск упал на 12% ~ Output was down 12% | -
Выпуск снизился на 12%. ~ Выпуск упал на 12% ~ Output was up 12% | !direction-reversed en
Выпуск снизился на 12%. ~ Выпуск вырос на 12% ~ Output dropped 12% | !direction-reversed ru
Цены выросли. ~ Цены выросли ~ Prices have fallen | direction-reversed en
Цены выросли. ~ Цены снизились ~ Prices have risen | direction-reversed ru
Цены выросли. ~ Цены подорожали ~ Prices are higher | -
Прибыль выросла на 5%, а выручка снизилась на 3%. ~ Прибыль выросла на 5%, а выручка снизилась на 3% ~ Profit rose 5% and revenue fell 3% | -
Прибыль выросла на 5%, а выручка снизилась на 3%. ~ Прибыль выросла на 5%, а выручка выросла на 3% ~ Profit rose 5% and revenue fell 3% | !direction-reversed ru
Прибыль выросла на 5%, а выручка снизилась на 3%. ~ Прибыль выросла на 5%, а выручка снизилась на 3% ~ Profit rose 5% and revenue rose 3% | !direction-reversed en
Завод вложил более 40 млн рублей. ~ Завод вложил более 40 млн рублей ~ The plant invested more than 40 million roubles | -
Завод вложил более 40 млн рублей. ~ Завод вложил более 40 млн рублей ~ The plant invested less than 40 million roubles | direction-reversed en
Завод вложил более 40 млн рублей. ~ Завод вложил менее 40 млн рублей ~ The plant invested over 40 million roubles | direction-reversed ru
Завод вложил свыше 40 млн рублей. ~ Завод вложил не менее 40 млн рублей ~ The plant invested at least 40 million roubles | -
Мест будет не более 130. ~ Мест будет не более 130 ~ There will be at most 130 jobs | -
Мест будет не более 130. ~ Мест будет не более 130 ~ There will be at least 130 jobs | direction-reversed en
Мест будет до 1,5 тыс. ~ Мест будет до 1,5 тыс. ~ There will be up to 1,500 jobs | -
Мест будет до 1,5 тыс. ~ Мест будет до 1,5 тыс. ~ There will be more than 1,500 jobs | direction-reversed en
Число выросло с 220 до 165. ~ Число изменилось с 220 до 165 ~ The number is over 165 | -
Мотор на 11% легче прежнего. ~ Мотор на 11% легче прежнего ~ The motor is 11% lighter than before | -
Мотор на 11% легче прежнего. ~ Мотор на 11% тяжелее прежнего ~ The motor is 11% lighter than before | !direction-reversed ru
Мотор на 11% легче прежнего. ~ Мотор на 11% легче прежнего ~ The motor is 11% heavier than before | !direction-reversed en
Экспорт зерна начат. ~ Экспорт зерна начат ~ Grain exports have begun | -
Экспорт зерна начат. ~ Экспорт зерна начат ~ Grain imports have begun | direction-reversed en
Экспорт зерна начат. ~ Импорт зерна начат ~ Grain exports have begun | direction-reversed ru
Цех откроют в мае. ~ Цех откроют в мае ~ The shop will close in May | direction-reversed en
Цех откроют в мае. ~ Цех закроют в мае ~ The shop will open in May | direction-reversed ru
Совет одобрил план. ~ Совет одобрил план ~ The council rejected the plan | direction-reversed en
Совет разрешил стройку. ~ Совет запретил стройку ~ The council allowed the building | direction-reversed ru
Клуб выиграл матч. ~ Клуб выиграл матч ~ The club has lost its place; it loses the match | direction-reversed en; direction-reversed en
Рост ускорился. ~ Рост ускорился ~ Growth accelerated | -
Рост ускорился. ~ Рост ускорился ~ Growth slowed | direction-reversed en
Делегация приехала. ~ Цены выросли ~ Prices fell | directions-differ text
Делегация приехала. ~ Цены выросли на 3%, доходы снизились на 5% ~ Prices rose 3%, incomes fell 5% | -
Показатель растёт в Ростове. ~ Показатель растёт в Ростове ~ The figure is rising in Rostov | -
Итог назвали более чем удачным. ~ Итог назвали более чем удачным ~ The result was called more than good | -
Компания прибыла. ~ Делегация прибыла в порт ~ The delegation came | -
"""

DENIALS = """
Договор не подписан. ~ Договор не подписан ~ The contract is not signed | -
Договор не подписан. ~ Договор не подписан ~ No contract has been signed | -
Договор не подписан. ~ Договор не подписан ~ The contract is signed | negations-differ text
Договор не подписан. ~ Договор подписан ~ The contract is not signed | negation-dropped ru
Договор подписан. ~ Договор не подписан ~ The contract is signed | negation-added ru
Договор подписан. ~ Договор подписан ~ The contract is not signed | negations-differ text
Договор подписан. ~ Договор подписан ~ The contract isn't signed | negations-differ text
Договор подписан. ~ Договор подписан ~ The contract was never signed | negations-differ text
Сумму стороны не раскрыли. ~ Сумму стороны не раскрыли ~ The parties did not disclose the sum | -
Сумму стороны не раскрыли. ~ Сумму стороны не раскрыли ~ The sum was left undisclosed | -
Сумму стороны не раскрыли. ~ Сумму стороны не раскрыли ~ The parties disclosed the sum | negations-differ text
Сумму стороны не раскрыли. ~ Сумму стороны раскрыли ~ The parties did not disclose the sum | negation-dropped ru
Нет ни контракта, ни цены. ~ Нет ни контракта, ни цены ~ There is neither a contract nor a price | -
Нет ни контракта, ни цены. ~ Нет ни контракта, ни цены ~ There is a contract and a price | negations-differ text
Никто не пострадал. ~ Никто не пострадал ~ Nobody was hurt | -
Никто не пострадал. ~ Никто не пострадал ~ No one was hurt | -
Никто не пострадал. ~ Никто не пострадал ~ Somebody was hurt | negations-differ text
Мест будет не более 130. ~ Мест будет не более 130 ~ There will be no more than 130 jobs | -
Мест будет не менее 130. ~ Мест будет не менее 130 ~ There will be at least 130 jobs | -
Решение примут не раньше мая. ~ Решение примут не раньше мая ~ A decision will come no earlier than May | -
Решение примут не раньше мая. ~ Решение примут не раньше мая ~ The decision will not come before May | -
Завод сделал не только насос. ~ Завод сделал не только насос ~ The plant made not only a pump | -
Завод сделал не только насос. ~ Завод сделал не только насос ~ The plant made a pump and more | -
Компания не исключила продажу. ~ Компания не исключила продажу ~ The company did not rule out a sale | -
Компания отказалась от сделки. ~ Компания отказалась от сделки ~ The company refused the deal | -
Компания отказалась от сделки. ~ Компания отказалась от сделки ~ The company will not do the deal | -
Тем не менее цех построен. ~ Тем не менее цех построен ~ The shop is built nevertheless | -
Цех работает без света. ~ Цех работает без света ~ The shop works without light | -
Цех работает без света. ~ Цех работает без света ~ The shop works with light | negations-differ text
Лицензии ещё нет. ~ Лицензии ещё нет ~ There is no licence yet | -
Лицензии ещё нет. ~ Лицензия уже есть ~ There is no licence yet | negation-dropped ru
Компания не смогла открыть цех. ~ Компания не смогла открыть цех ~ The company was unable to open the shop | -
Компания не смогла открыть цех. ~ Компания не смогла открыть цех ~ The company failed to open the shop | -
Воды не хватает. ~ Воды не хватает ~ Water is lacking | -
"""


@pytest.mark.parametrize(("line", "expected"), cases(DIRECTIONS))
def test_a_direction_stays_the_direction_of_the_article(line: str, expected: list[str]) -> None:
    assert said(line, "polarity") == expected


@pytest.mark.parametrize(("line", "expected"), cases(DENIALS))
def test_what_is_denied_stays_denied(line: str, expected: list[str]) -> None:
    assert said(line, "polarity") == expected


def test_where_code_chose_the_evidence_a_direction_is_a_warning() -> None:
    line = "Выпуск вырос на 12%. ~ Выпуск снизился на 12% ~ Output rose 12%"
    assert said(line, "polarity", inferred=True) == ["direction-reversed ru"]


def test_a_summary_in_one_language_is_compared_with_its_evidence() -> None:
    line = "Договор не подписан. => languages: ru => point 1: Договор подписан"
    assert found(line, "polarity") == ["warning negation-dropped /points/0/text/ru"]


def test_a_headline_is_compared_too() -> None:
    line = "Выпуск вырос. => point 1: Выпуск вырос / Output rose => headline: Выпуск растёт / Output falls"
    assert found(line, "polarity") == ["warning direction-reversed /headline/en"]


def test_an_english_article_is_read_in_english() -> None:
    line = "Output rose 12%. => point 1: Output rose 12% / Выпуск снизился на 12%"
    assert found(line, "polarity", language="en") == ["error direction-reversed /points/0/text/ru"]


def test_a_chinese_article_is_read_in_chinese() -> None:
    line = "产量增长12%。 => point 1: 产量增长12% / Output fell 12%"
    assert found(line, "polarity", language="zh") == ["error direction-reversed /points/0/text/en"]


QUOTED = """
Мы не уйдём / We will not leave | -
Мы не уйдём / We will leave | warning negations-differ /quotes/0/text/en
Цены вырастут / Prices will rise | -
Цены вырастут / Prices will fall | warning directions-differ /quotes/0/text/en
"""


@pytest.mark.parametrize(("line", "expected"), cases(QUOTED))
def test_a_quotation_is_compared_with_its_translation(line: str, expected: list[str]) -> None:
    assert found(f"А. => quote -: {line}", "polarity") == expected


def test_every_headline_is_compared_between_its_languages() -> None:
    line = "А. => headline: Цены выросли / Prices rise => alternative: Цены выросли / Prices fall"
    assert found(line, "polarity") == ["warning directions-differ /headline_alternatives/0"]


SAME_FAULT_TWICE = """
Выпуск вырос на 12%. ~ Выпуск упал на 12% ~ Output fell 12% | direction-reversed ru; direction-reversed en
Договор подписан. ~ Договор не подписан ~ The contract is not signed | negation-added ru
Договор не подписан. ~ Договор подписан ~ The contract is signed | negation-dropped ru
"""


@pytest.mark.parametrize(("line", "expected"), cases(SAME_FAULT_TWICE))
def test_a_fault_in_both_languages_is_seen_against_the_evidence(line: str, expected: list[str]) -> None:
    assert said(line, "polarity") == expected


TURNED = """
Проверка займёт не больше 40 дней. ~ Проверка займёт не больше 40 дней ~ The review will not take more than 40 days | -
Дом стоит дороже 500 тыс. рублей. ~ Дом стоит дешевле 500 тыс. рублей ~ The house costs over 500,000 roubles | !direction-reversed ru
Мест не менее десяти. ~ Мест не менее десяти ~ There are at least 10 places | -
Мест не менее десяти. ~ Мест не менее десяти ~ There are at most 10 places | direction-reversed en
"""


@pytest.mark.parametrize(("line", "expected"), cases(TURNED))
def test_a_bound_holds_for_its_number_however_it_is_written(line: str, expected: list[str]) -> None:
    assert said(line, "polarity") == expected
