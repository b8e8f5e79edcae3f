"""Sentences chosen for points that name none."""

import pytest

from schemas.contract import Bilingual
from svodka.grounding.evidence import align, alignment
from tests.grounding.builders import article

NEWS = article(
    "Завод «Кварцитрон» из Зеленограда увеличил поставки в Китай на 38%, до 1,14 млрд рублей. "
    "Об этом 21 июля сообщил генеральный директор предприятия Роман Стожаров. "
    "Выручка завода за шесть месяцев достигла 4,75 млрд рублей. "
    "Доля брака снизилась с 4,1 до 2,8%. "
    "Рамочный контракт с компанией «Суцзин Гуанхуа» из Сучжоу рассчитан на три года. "
    "На площадках заняты 3 420 человек.",
    title="Кварцитрон нарастил поставки",
)
CHINESE = article("深圳岚测传感与莫斯科企业签署协议。项目总投资为4.2亿卢布。样品将于8月底前运抵。", language="zh")


@pytest.mark.parametrize(
    ("point", "sentences"),
    [
        ({"ru": "Выручка предприятия выросла до 4,75 млрд рублей"}, (3,)),
        ({"ru": "Брака стало меньше: доля снизилась до 2,8%"}, (4,)),
        ({"en": "The defect rate fell from 4.1% to 2.8%"}, (4,)),
        ({"en": "A contract was signed with Sujing Guanghua of Suzhou"}, (5,)),
        ({"en": "It has 3,420 people; Roman Stozharov said so on 21 July"}, (2, 6)),
        ({"ru": "Кварцитрон увеличил поставки в Китай", "en": "Revenue was 4.75"}, (1,)),
        ({"ru": "Погода в Сочи испортилась"}, ()),
        ({"en": "Nothing at all happened"}, ()),
        ({"en": "There was rain in Zelenograd"}, ()),
        ({"ru": ""}, ()),
        ({}, ()),
    ],
)
def test_a_point_rests_on_the_sentences_that_share_its_words(point: Bilingual, sentences: tuple[int, ...]) -> None:
    assert align(point, alignment(NEWS)) == sentences


@pytest.mark.parametrize(
    ("point", "sentences"),
    [
        ({"zh": "项目总投资4.2亿卢布"}, (2,)),
        ({"zh-Hans": "岚测传感与莫斯科企业签署了协议"}, (1,)),
        ({"ru": "Вложат 4,2"}, (2,)),
    ],
)
def test_chinese_is_aligned_by_pairs_of_characters(point: Bilingual, sentences: tuple[int, ...]) -> None:
    assert align(point, alignment(CHINESE)) == sentences


def test_an_article_without_sentences_supports_nothing() -> None:
    assert align({"ru": "Выручка"}, alignment(article(""))) == ()
