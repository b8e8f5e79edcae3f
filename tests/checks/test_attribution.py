"""Who said so: what the attribution rule says and does not say."""
# ruff: noqa: E501 -- a case is one line, however long

import pytest

from tests.checks.statements import cases, said

PEOPLE = " Рядом был кто-то. Потом пили чай. Наступил вечер. Иван Лосев ушёл. Пётр Гусев молчал. Ольга Рысева пела. => person e1: Иван Лосев / Ivan Losev => person e2: Пётр Гусев / Pyotr Gusev => person e3: Ольга Рысева / Olga Ryseva"

CLAIMS = """
Цех откроют, сообщил Иван Лосев. ~ Цех откроют, сообщил Иван Лосев ~ The shop will open, Ivan Losev said | -
Цех откроют, сообщил Иван Лосев. ~ Цех откроют, сообщил Пётр Гусев ~ The shop will open, Ivan Losev said | !claim-of-other ru
Цех откроют, сообщил Иван Лосев. ~ Цех откроют, сообщил Иван Лосев ~ The shop will open, Pyotr Gusev said | !claim-of-other en
Цех откроют, сообщил Иван Лосев. ~ Цех откроют, сообщил Лосев ~ The shop will open, Losev said | -
Цех откроют, сообщил Иван Лосев. ~ Цех откроют, сообщил Гусев ~ The shop will open, Losev said | !claim-of-other ru
Цех откроют, сообщил Иван Лосев. ~ По словам Лосева, цех откроют ~ According to Losev, the shop will open | -
Цех откроют, сообщил Иван Лосев. ~ По словам Гусева, цех откроют ~ According to Losev, the shop will open | !claim-of-other ru
Цех откроют, сообщил Иван Лосев. ~ По словам Лосева, цех откроют ~ According to Gusev, the shop will open | !claim-of-other en
Цех откроют, сообщил Иван Лосев. ~ Цех откроют, сообщил Лосев ~ The shop will open | speaker-dropped en
Цех откроют, сообщил Иван Лосев. ~ Цех откроют ~ The shop will open, Losev said | speaker-dropped ru
Цех откроют, сообщил Иван Лосев. ~ Цех откроют ~ The shop will open | claim-without-speaker ru
Цех открыли, сообщил Иван Лосев. ~ Цех открыли ~ The shop is open | -
Цех открыли. ~ Цех открыли ~ The shop is open | -
Цех открыли. ~ Цех открыли, сообщил Лосев ~ The shop is open | -
Иван Лосев заявил, что цех может закрыться. ~ Лосев заявил, что цех может закрыться ~ Losev said the shop might close | -
Иван Лосев заявил, что цех может закрыться. ~ Цех может закрыться ~ The shop might close | claim-without-speaker ru
Иван Лосев заявил, что цех может закрыться. ~ Рысева заявила, что цех может закрыться ~ Losev said the shop might close | !claim-of-other ru
Иван Лосев заявил, что цех может закрыться. ~ Лосев заявил, что цех может закрыться ~ Ryseva said the shop might close | !claim-of-other en
Иван Лосев заявил, что цех может закрыться. ~ Лосев считает, что цех может закрыться ~ Losev believes the shop might close | -
Иван Лосев заявил, что цех может закрыться. ~ Лосев подчеркнул, что цех может закрыться ~ The shop might close | speaker-dropped en
Ольга Рысева рассказала, что спектакль готов. ~ Рысева рассказала, что спектакль готов ~ Ryseva said the show was ready | -
Ольга Рысева рассказала, что спектакль готов. ~ Рысева рассказала, что спектакль готов ~ The show is ready | speaker-dropped en
Ольга Рысева рассказала, что спектакль готов. ~ Спектакль готов ~ Ryseva said the show was ready | speaker-dropped ru
Ольга Рысева рассказала, что спектакль готов. ~ Гусев рассказал, что спектакль готов ~ Gusev said the show was ready | !claim-of-other ru; !claim-of-other en
Иван Лосев сказал, что Пётр Гусев уедет. ~ Лосев сказал, что Гусев уедет ~ Losev said Gusev would leave | -
Иван Лосев сказал, что Пётр Гусев уедет. ~ Рысева сказала, что Гусев уедет ~ Losev said Gusev would leave | claim-of-other ru
Иван Лосев сказал, что Пётр Гусев уедет. ~ Лосев сказал, что Гусев уедет ~ Ryseva said Gusev would leave | claim-of-other en
«Цех мы откроем в мае», — сказал Иван Лосев. ~ Цех откроют в мае, сказал Лосев ~ The shop will open in May, Losev said | -
«Цех мы откроем в мае», — сказал Иван Лосев. ~ Цех откроют в мае, сказал Гусев ~ The shop will open in May, Losev said | !claim-of-other ru
«Цех мы откроем в мае», — сказал Иван Лосев. ~ Цех откроют в мае ~ The shop will open in May | claim-without-speaker ru
«Цех мы откроем в мае», — сказал Иван Лосев. ~ Цех откроют в мае, пояснил он ~ The shop will open in May, he explained | -
По данным завода, выпуск вырос на 3%. ~ По данным завода, выпуск вырос на 3% ~ Output rose 3%, the plant's data show | -
По данным завода, выпуск вырос на 3%. ~ Выпуск вырос на 3%, уточнил завод ~ Output rose 3% | speaker-dropped en
Выпуск вырос на 3%. ~ Выпуск вырос на 3% ~ Output rose 3%, Losev said | -
Договор подпишут в мае. ~ Договор подпишут в мае ~ The contract will be signed in May | -
Пётр Гусев отметил рост цен. ~ Гусев отметил рост цен ~ Gusev noted a rise in prices | -
Пётр Гусев отметил рост цен. ~ Лосев отметил рост цен ~ Gusev noted a rise in prices | !claim-of-other ru
Пётр Гусев отметил рост цен. ~ Гусев отметил рост цен ~ Losev noted a rise in prices | !claim-of-other en
Пётр Гусев отметил рост цен. ~ Рост цен отметили в компании ~ The company noted a rise in prices | -
Пётр Гусев предупредил о паводке. ~ Гусев предупредил о паводке ~ Gusev warned of a flood | -
"""


@pytest.mark.parametrize(("line", "expected"), cases(CLAIMS))
def test_a_claim_keeps_its_speaker(line: str, expected: list[str]) -> None:
    assert said(line, "attribution", entities=PEOPLE) == expected


def test_where_code_chose_the_evidence_another_speaker_is_a_warning() -> None:
    line = "Цех откроют, сообщил Иван Лосев. ~ Цех откроют, сообщил Гусев ~ The shop will open, Losev said"
    assert said(line, "attribution", entities=PEOPLE, inferred=True) == ["claim-of-other ru"]
