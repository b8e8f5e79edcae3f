"""Quotations found word for word. Brackets mark what must be found."""

import pytest

from schemas.span import Mention
from svodka.grounding.index import index_article
from svodka.grounding.quotes import Quotable, locate
from tests.grounding.builders import article, marked

NORMALISED = """
«[Ответ простой, — сказала директор „Рельсолита“ Алла, — лазер греет рельс].» <- Ответ простой, лазер греет рельс
«[Сначала зима, — подытожила она. — Решение примем в мае].» <- Сначала зима. Решение примем в мае
«[Будет ли цена? — спросил он. — Не знаю].» <- Будет ли цена? Не знаю
"[We move cargo," said Li, head of Lanhai. "We will not stop]." <- We move cargo. We will not stop
[Мы, — говорит он, — идем, — добавил он, — домой]. <- Мы идем домой
«[Вот кривая. Она живет четыре года]», — сказал он. <- «Вот кривая… она живет четыре года»
«[Этого мало. Теперь замеры частые, а данные получат обе стороны]». <- Этого мало […] данные получат обе стороны
«[Рост на 1,6 %]», — сказал он. <- «рост на 1,6%»
«[Ещё   не   всё]», — сказал он. <- Еще не все
«[Зима – потом деньги]». <- зима - потом деньги
[Мы готовы, начнем
завтра утром]. <- Мы готовы: начнем завтра утром
"""

EXACT = """
«[Осталось согласовать цену]», — сказал он. <- Осталось согласовать цену
«[Осталось согласовать цену]», — сказал он. <- «Осталось согласовать цену»
Он спросил: «[Зачем лазер там?]». <- Зачем лазер там?
[莫斯科的冬天是最好的考验]。 <- 莫斯科的冬天是最好的考验
"""

NOT_WHOLE = """
«Осталось согласовать цену и сроки», — сказал он. <- Осталось согласовать сумму и сроки
«Мы не будем обещать рост», — сказал он. <- Мы будем обещать рост
«Рост на 1,6 %», — сказал он. <- рост на 16%
«Температура упала до −25 градусов к утру» <- Температура упала до 25 градусов к утру
«Это — важный шаг — для всех нас и города» <- Это для всех нас и города
«Мы идем, — сказал Ли.\\n\\n— Домой вернемся не скоро», — сказал Ван. <- Мы идем домой вернемся не скоро
Домой мы идем. <- Мы идем домой сейчас
Подомой идем. <- домой
«Доля больше 5%» и вырастет <- Доля больше 5 и вырастет
"""


def cases(lines: str) -> list[tuple[str, str]]:
    joined = lines.replace("начнем\nзавтра", "начнем\\nзавтра").strip().splitlines()
    return [(text.replace("\\n", "\n"), wanted) for text, wanted in (line.split(" <- ") for line in joined)]


def located(text: str, wanted: str) -> tuple[Mention, str]:
    plain, ranges = marked(text.replace("[…]", "@@")) if "[…]" in text else marked(text)
    mention = locate(wanted, Quotable(index_article(article(plain))))
    assert plain[mention.start : mention.end] == mention.text
    start, end = ranges[0] if ranges else (0, 0)
    return mention, plain[start:end]


@pytest.mark.parametrize(("text", "wanted"), cases(NORMALISED))
def test_a_quotation_is_found_in_other_typography_and_around_the_author(text: str, wanted: str) -> None:
    mention, expected = located(text, wanted)
    assert (mention.text, mention.match) == (expected, "normalised")


@pytest.mark.parametrize(("text", "wanted"), cases(EXACT))
def test_a_verbatim_quotation_is_exact(text: str, wanted: str) -> None:
    mention, expected = located(text, wanted)
    assert (mention.text, mention.match) == (expected, "exact")


@pytest.mark.parametrize(("text", "wanted"), cases(NOT_WHOLE))
def test_an_altered_quotation_is_never_found_whole(text: str, wanted: str) -> None:
    mention, _ = located(text, wanted)
    assert mention.match in {"partial", "none"}


def test_half_of_the_words_are_a_part() -> None:
    index = index_article(article("«Осталось согласовать цену и сроки».", title="Заголовок"))
    mention = locate("Осталось согласовать цену, и только", Quotable(index))
    assert (mention.text, mention.match) == ("Осталось согласовать цену и", "partial")


def test_less_than_half_of_the_words_are_nothing() -> None:
    mention = locate(
        "Осталось согласовать почти совсем все остальное", Quotable(index_article(article("Осталось согласовать.")))
    )
    assert (mention.text, mention.match) == ("", "none")


@pytest.mark.parametrize("wanted", ["", " … ", "«»", "?!.", "—"])
def test_no_words_are_nowhere(wanted: str) -> None:
    assert locate(wanted, Quotable(index_article(article("Осталось. — … «»")))).match == "none"


def test_the_occurrence_in_the_claimed_sentence_is_preferred() -> None:
    told = article("Цена растет. Потом упала. Цена растет.")
    near = (told.span("text", 26, 39),)
    assert locate("цена растет", Quotable(index_article(told)), near).start == 26
    assert locate("цена растет", Quotable(index_article(told))).start == 0


def test_noise_inside_a_quotation_is_passed_over() -> None:
    text = "«Мы начнем\nРЕКЛАМА 16+\nс приводов», — сказал он."
    told = article(text, noise=(("РЕКЛАМА 16+", "advertisement"),))
    assert locate("Мы начнем с приводов", Quotable(index_article(told))).text == "Мы начнем\nРЕКЛАМА 16+\nс приводов"


def test_a_quotation_is_not_found_in_noise() -> None:
    text = "Читайте: мы начнем с приводов\nЗавод открыт."
    told = article(text, noise=(("Читайте: мы начнем с приводов", "read-also"),))
    assert locate("мы начнем с приводов", Quotable(index_article(told))).match == "none"
