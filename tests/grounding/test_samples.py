"""The sample articles: who is in them, found where they are and told apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.contract import EntityType
from svodka.grounding.ground import ground
from svodka.grounding.grounded import Grounded
from svodka.grounding.index import index_article
from svodka.grounding.invariant import assert_spans
from svodka.grounding.quotes import Quotable, locate
from tests.grounding.builders import article, draft, entity

SAMPLES = Path(__file__).parents[2] / "cassettes" / "articles"

TWINS = """
Чжан Вэйминь: 2
Дмитрий Рощинский: 3
Цзян Шухуа: 3
Ван Синьюань: 1
Вань Сэнь: 1
Лю Хайтао: 2
Оуян Жуй: 3
Сыту Минь: 2
Чэнь Гуанъи: 2
Чэн Лян: 2
Цао Юнъань: 2
Янь Мэйюнь: 2
Сун Цзяньпин: 1
Сунь Цзяньпин: 2
Люй Чжихуэй: 1
Го Чуньлэй: 1
"""
INVENTED = [
    "Ван Сэнь",
    "Сунь Синьюань",
    "Чэн Гуанъи",
    "Чэнь Лян",
    "Люй Хайтао",
    "Цзянь Шухуа",
    "Ли Пэн",
    "Дмитрий Рощин",
]


def sample(name: str) -> str:
    return (SAMPLES / name).read_text("utf-8")


def persons(name: str, names: list[str], language: str = "ru") -> Grounded:
    told = article(sample(name), language=language)
    kind: EntityType = "person"
    result = ground(draft(*(entity(one, kind) for one in names)), told, (language, "en"))
    assert_spans(result, told)
    return result


def test_near_twins_are_told_apart_in_every_case_form() -> None:
    counts = {name: int(count) for name, count in (line.split(": ") for line in TWINS.split("\n") if line)}
    result = persons("harbin-names.txt", list(counts))
    assert {one.name["ru"]: len(one.mentions) for one in result.entities} == counts
    assert {mention.match for one in result.entities for mention in one.mentions} <= {"exact", "inflected"}


def test_invented_near_twins_are_not_found() -> None:
    result = persons("harbin-names.txt", INVENTED)
    assert {mention.match for one in result.entities for mention in one.mentions} <= {"none", "partial"}


def test_a_deputys_namesake_keeps_his_own_mentions() -> None:
    result = persons("two-deputies.txt", ["Хэ Цзяньго", "Хэ Цзиньго", "Глеб Нарышев", "Илья Ставровский"])
    assert [len(one.mentions) for one in result.entities] == [2, 2, 3, 3]


def test_an_english_article_has_its_people() -> None:
    result = persons("qingdao-port.en.txt", ["Viktor Melentyev", "Daria Kolobova", "Gao Mingzhe"], "en")
    assert [[mention.text for mention in one.mentions] for one in result.entities] == [
        ["Viktor Melentyev", "Melentyev", "Melentyev"],
        ["Daria Kolobova"],
        ["Gao Mingzhe"],
    ]


def test_a_chinese_article_has_its_people() -> None:
    result = persons("shenzhen-sensors.zh.txt", ["欧阳文博", "伊利亚·斯塔夫罗夫斯基"], "zh")
    assert [len(one.mentions) for one in result.entities] == [1, 2]


def interrupted() -> Iterator[tuple[str, str]]:
    yield "long-quotes.txt", "Сначала зима, потом деньги. Решение мы примем не раньше мая 2027 года"
    yield "long-quotes.txt", "Ответ простой, лазер греет только поверхность, и рельс не ведет"
    yield (
        "long-quotes.txt",
        "сказали: «Вот здесь рельс живет четыре года». В Ухане на таких кривых мы добились шести лет",
    )
    yield "long-quotes.txt", "Этого мало. Теперь замеры будут каждые две недели"
    yield "qingdao-port.en.txt", "never worked at minus 25 degrees. We would rather learn that in a trial"


@pytest.mark.parametrize(("name", "words"), [*interrupted()])
def test_an_interrupted_quotation_is_found_whole(name: str, words: str) -> None:
    assert locate(words, Quotable(index_article(article(sample(name))))).match == "normalised"


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.txt")))
def test_every_sentence_of_a_sample_is_its_own_quotation(name: str) -> None:
    told = article(sample(name))
    quotable = Quotable(index_article(told))
    for sentence in told.sentences[:40]:
        words = told.text[sentence.start : sentence.end]
        found = locate(words, quotable, (told.span("text", sentence.start, sentence.end),))
        assert found.match in {"exact", "normalised"} or not any(map(str.isalpha, words)), words
