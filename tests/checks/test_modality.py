"""Plans and deeds: what the modality rule says and does not say."""
# ruff: noqa: E501 -- a case is one line, however long

import pytest

from tests.checks.notation import found
from tests.checks.statements import cases, said

PLANS = """
Завод планирует открыть цех. ~ Завод планирует открыть цех ~ The plant plans to open a shop | -
Завод планирует открыть цех. ~ Завод планирует открыть цех ~ The plant has opened a shop | plan-done-in-one-language en
Завод планирует открыть цех. ~ Завод открыл цех ~ The plant plans to open a shop | plan-told-as-done ru
Завод планирует открыть цех. ~ Завод намерен открыть цех ~ The plant intends to open a shop | -
Завод намерен построить склад. ~ Завод построил склад ~ The plant intends to build a warehouse | plan-told-as-done ru
Завод намерен построить склад. ~ Завод намерен построить склад ~ The plant has built a warehouse | plan-done-in-one-language en
Завод откроет цех в мае. ~ Завод откроет цех в мае ~ The plant will open a shop in May | -
Завод откроет цех в мае. ~ Завод откроет цех в мае ~ The plant opened a shop in May | plan-done-in-one-language en
Завод откроет цех в мае. ~ Завод открыл цех в мае ~ The plant will open a shop in May | plan-told-as-done ru
Стороны подпишут договор. ~ Стороны подпишут договор ~ The sides will sign a contract | -
Стороны подпишут договор. ~ Стороны подписали договор ~ The sides will sign a contract | plan-told-as-done ru
Стороны подпишут договор. ~ Стороны подпишут договор ~ The sides have signed a contract | plan-done-in-one-language en
Стороны подписали договор. ~ Стороны подписали договор ~ The sides have signed a contract | -
Стороны подписали договор. ~ Договор подписан ~ The contract is signed | -
Стороны обсудили выпуск насосов. ~ Стороны обсудили выпуск насосов ~ The sides discussed making pumps | -
Стороны обсудили выпуск насосов. ~ Стороны обсудили выпуск насосов ~ The sides launched the making of pumps | plan-done-in-one-language en
Стороны обсудили выпуск насосов. ~ Стороны начали выпуск насосов ~ The sides discussed making pumps | plan-done-in-one-language ru
Компания может купить склад. ~ Компания может купить склад ~ The company may buy a warehouse | -
Компания может купить склад. ~ Компания может купить склад ~ The company bought a warehouse | plan-done-in-one-language en
Компания может купить склад. ~ Компания купила склад ~ The company may buy a warehouse | plan-told-as-done ru
Компания готова поставить станки. ~ Компания готова поставить станки ~ The company is ready to supply machines | -
Компания готова поставить станки. ~ Компания готова поставить станки ~ The company supplied machines | plan-done-in-one-language en
Компания готова поставить станки. ~ Компания поставила станки ~ The company is ready to supply machines | plan-told-as-done ru
Компания предложила создать центр. ~ Компания предложила создать центр ~ The company proposed to set up a centre | -
Компания предложила создать центр. ~ Компания создала центр ~ The company proposed to set up a centre | plan-told-as-done ru
Компания предложила создать центр. ~ Компания предложила создать центр ~ The company created a centre | plan-done-in-one-language en
Ожидается запуск линии. ~ Ожидается запуск линии ~ The line is expected to be launched | -
Ожидается запуск линии. ~ Ожидается запуск линии ~ The line has been launched | plan-done-in-one-language en
Линию запустят в мае. ~ Линию запустят в мае ~ The line will be launched in May | -
Линию запустят в мае. ~ Линию запустили в мае ~ The line will be launched in May | plan-told-as-done ru
Рассматривается покупка порта. ~ Рассматривается покупка порта ~ The purchase of a port is being considered | -
Рассматривается покупка порта. ~ Рассматривается покупка порта ~ The port was purchased | plan-done-in-one-language en
Цех построили; склад построят в мае. ~ Цех построили; склад построят в мае ~ A shop was built; a warehouse will be built in May | -
Цех построили; склад построят в мае. ~ Цех построили; склад построят в мае ~ A shop was built; a warehouse was built in May | plan-done-in-one-language en
Цех построили, и он работает. ~ Цех построили, и он работает ~ The shop was built and works | -
Завод сообщил о планах. ~ Завод сообщил о планах ~ The plant reported its plans | -
Цех будет открыт в мае. ~ Цех будет открыт в мае ~ The shop will be opened in May | -
Цех будет открыт в мае. ~ Цех будет открыт в мае ~ The shop has been opened | plan-done-in-one-language en
Сигнал может пропасть. ~ Сигнал может пропасть ~ The signal may get lost | -
Поэтапный запуск начнётся. ~ Поэтапный запуск начнётся ~ The phased launch will begin | -
"""


@pytest.mark.parametrize(("line", "expected"), cases(PLANS))
def test_a_plan_is_not_told_as_done(line: str, expected: list[str]) -> None:
    assert said(line, "modality") == expected


def test_a_headline_is_compared_between_its_languages() -> None:
    line = "А. => headline: Завод планирует открыть цех / Plant has opened a shop"
    assert found(line, "modality") == ["warning plan-done-in-one-language /headline/en"]


def test_a_language_without_a_table_is_named_as_unread() -> None:
    assert found("А. => languages: ru de => point 1: Завод открыл цех / Das Werk plant", "modality") == []
