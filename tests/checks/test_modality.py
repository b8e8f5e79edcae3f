"""Plans and deeds: what the modality rule says and does not say."""
# ruff: noqa: E501 -- a case is one line, however long

import pytest

from svodka.checks.futures import is_future
from svodka.checks.modality import look
from tests.checks.notation import case, found
from tests.checks.statements import cases, said

PLANS = """
Завод планирует открыть цех. ~ Завод планирует открыть цех ~ The plant plans to open a shop | -
Завод планирует открыть цех. ~ Завод планирует открыть цех ~ The plant has opened a shop | plan-told-as-done en
Завод планирует открыть цех. ~ Завод открыл цех ~ The plant plans to open a shop | plan-told-as-done ru
Завод планирует открыть цех. ~ Завод намерен открыть цех ~ The plant intends to open a shop | -
Завод намерен построить склад. ~ Завод построил склад ~ The plant intends to build a warehouse | plan-told-as-done ru
Завод намерен построить склад. ~ Завод намерен построить склад ~ The plant has built a warehouse | plan-told-as-done en
Завод откроет цех в мае. ~ Завод откроет цех в мае ~ The plant will open a shop in May | -
Завод откроет цех в мае. ~ Завод откроет цех в мае ~ The plant opened a shop in May | plan-told-as-done en
Завод откроет цех в мае. ~ Завод открыл цех в мае ~ The plant will open a shop in May | plan-told-as-done ru
Стороны подпишут договор. ~ Стороны подпишут договор ~ The sides will sign a contract | -
Стороны подпишут договор. ~ Стороны подписали договор ~ The sides will sign a contract | plan-told-as-done ru
Стороны подпишут договор. ~ Стороны подпишут договор ~ The sides have signed a contract | plan-told-as-done en
Стороны подписали договор. ~ Стороны подписали договор ~ The sides have signed a contract | -
Стороны подписали договор. ~ Договор подписан ~ The contract is signed | -
Стороны обсудили выпуск насосов. ~ Стороны обсудили выпуск насосов ~ The sides discussed making pumps | -
Стороны обсудили выпуск насосов. ~ Стороны обсудили выпуск насосов ~ The sides launched the making of pumps | plan-told-as-done en
Стороны обсудили выпуск насосов. ~ Стороны начали выпуск насосов ~ The sides discussed making pumps | plan-done-in-one-language ru
Компания может купить склад. ~ Компания может купить склад ~ The company may buy a warehouse | -
Компания может купить склад. ~ Компания может купить склад ~ The company bought a warehouse | plan-told-as-done en
Компания может купить склад. ~ Компания купила склад ~ The company may buy a warehouse | plan-told-as-done ru
Компания готова поставить станки. ~ Компания готова поставить станки ~ The company is ready to supply machines | -
Компания готова поставить станки. ~ Компания готова поставить станки ~ The company supplied machines | plan-told-as-done en
Компания готова поставить станки. ~ Компания поставила станки ~ The company is ready to supply machines | plan-told-as-done ru
Компания предложила создать центр. ~ Компания предложила создать центр ~ The company proposed to set up a centre | -
Компания предложила создать центр. ~ Компания создала центр ~ The company proposed to set up a centre | plan-told-as-done ru
Компания предложила создать центр. ~ Компания предложила создать центр ~ The company created a centre | plan-told-as-done en
Ожидается запуск линии. ~ Ожидается запуск линии ~ The line is expected to be launched | -
Ожидается запуск линии. ~ Ожидается запуск линии ~ The line has been launched | plan-told-as-done en
Линию запустят в мае. ~ Линию запустят в мае ~ The line will be launched in May | -
Линию запустят в мае. ~ Линию запустили в мае ~ The line will be launched in May | plan-told-as-done ru
Рассматривается покупка порта. ~ Рассматривается покупка порта ~ The purchase of a port is being considered | -
Рассматривается покупка порта. ~ Рассматривается покупка порта ~ The port was purchased | plan-told-as-done en
Цех построили; склад построят в мае. ~ Цех построили; склад построят в мае ~ A shop was built; a warehouse will be built in May | -
Цех построили; склад построят в мае. ~ Цех построили; склад построят в мае ~ A shop was built; a warehouse was built in May | plan-done-in-one-language en
Цех построили, и он работает. ~ Цех построили, и он работает ~ The shop was built and works | -
Завод сообщил о планах. ~ Завод сообщил о планах ~ The plant reported its plans | -
Цех будет открыт в мае. ~ Цех будет открыт в мае ~ The shop will be opened in May | -
Цех будет открыт в мае. ~ Цех будет открыт в мае ~ The shop has been opened | plan-told-as-done en
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
    checked = case("Цех откроют. => languages: ru de => point 1: Цех открыли / Das Werk plant")
    outcome = look(checked)
    assert [objection.path for objection in outcome.objections] == ["/points/0/text/ru"]
    assert outcome.notes == ("texts in de: no table of words",)


def test_a_text_that_is_cut_is_named() -> None:
    long = "Цех " * 2000
    notes = look(case(f"Цех откроют. => point 1: {long}/ The shop will open")).notes
    assert notes == ("/points/0/text/ru: only the first 5000 characters were read",)


QUOTED = """
Мы построим мост / We will build a bridge | -
Мы построим мост / We built a bridge | warning plan-done-in-one-language /quotes/0/text/en
Мы повезём муку / We carried flour | warning plan-done-in-one-language /quotes/0/text/en
Мы построили мост / We built a bridge | -
"""


@pytest.mark.parametrize(("line", "expected"), cases(QUOTED))
def test_a_quotation_is_compared_with_its_translation(line: str, expected: list[str]) -> None:
    assert found(f"А. => quote -: {line}", "modality") == expected


FUTURE = (
    "построит рассмотрят переедет засеет подорожают обойдется повезет займет смогут выступит обучит повезем выдержит"
)
NO_FUTURE = "проходит отчет ответ университет вводит содержит институт зависит говорит открывает следит производит"


@pytest.mark.parametrize("word", FUTURE.split())
def test_a_finished_deed_to_come_is_a_future(word: str) -> None:
    assert is_future(word)


@pytest.mark.parametrize("word", NO_FUTURE.split())
def test_what_lasts_now_and_a_noun_are_no_future(word: str) -> None:
    assert not is_future(word)
