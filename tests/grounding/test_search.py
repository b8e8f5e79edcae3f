"""Names found in every form they take, and not found where they are not. Brackets mark what must be found."""

from pathlib import Path

import pytest

from svodka.grounding.index import index_article
from svodka.grounding.search import NAME_AT_MOST, find, partial
from tests.grounding.builders import article, marked

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "inflected_names.tsv"

PERSONS = """
Мэр Москвы [Сергей Собянин] встретился с делегацией. <- Сергеем Собяниным
Переговоры с [Сергеем Собяниным] прошли, [Сергей Собянин] доволен. <- Сергей Собянин
Слова [Сергея Семеновича Собянина] услышали. <- Сергей Собянин
Слова [Сергея Собянина] услышали. <- Сергея Собянина
Мэр Собянин встретился с делегацией. <- Сергей Собянин
Мэр С. Собянин встретился с делегацией. <- Сергей Собянин
Пришел [С. Собянин] с гостями. <- С. Собянин
По словам Сергея. Собянин молчал. <- Сергей Собянин
Слово взял Сергей — Собянин молчал. <- Сергей Собянин
Слово взял Сергей\\n\\nСобянин молчал. <- Сергей Собянин
Слово взял [Сергей\\nСобянин] из Москвы. <- Сергей Собянин
Собянин Сергей пришел. <- Сергей Собянин
[СЕРГЕЙ СОБЯНИН] ОТКРЫЛ ЗАВОД <- Сергей Собянин
сергей собянин открыл завод <- Сергей Собянин
Об этом сообщили [Ольге Видановой]. <- Ольга Виданова
Об этом сообщил Ольге Виданов. <- Ольга Виданова
Пришли Олег Виданов и [Ольга Виданова]. <- Ольга Виданова
Пришел [Александр Иванов]. <- Александр Иванов
Пришел Александр Иванов. <- Александра Иванова
Пришла [Александра Иванова]. <- Александра Иванова
Сказала [Алёна Королёва] прессе. <- Алена Королева
Сказала [Алена Королева] прессе. <- Алёна Королёва
Сказал [Лев Толстой], о [Льве Толстом] писали. <- Лев Толстой
По словам [Ван Сяохуна], завод откроют. <- Ван Сяохун
[Ван Сяохун] обещал. <- Ван Сяохуном
С [Ли Шуфу] говорили. <- Ли Шуфу
С Ли Шуфа говорили. <- Ли Шуфу
Или Шуфу говорили. <- Ли Шуфу
Встретил [Чжан Ханьхуэй], с [Чжан Ханьхуэем] говорили. <- Чжан Ханьхуэй
Пришел [Чжан Чжэнюань], с [Чжан Чжэнюанем] гости. <- Чжан Чжэнюань
[Ян Шуцай] и гости [Ян Шуцая]. <- Ян Шуцай
Губернатор [Ван Цинсянь] и спутники [Ван Цинсяня]. <- Ван Цинсянь
Гостья [Янь Мэйюнь] и доклад [Янь Мэйюнь]. <- Янь Мэйюнь
Предложение [Оуян Жуя] изучат. <- Оуян Жуй
Приглашение направят [Люй Чжихуэю] и [Люй Чжихуэй] ответит. <- Люй Чжихуэй
Первый [Сун Цзяньпин], второй Сунь Цзяньпин. <- Сун Цзяньпин
Первый Сун Цзяньпин, второй [Сунь Цзяньпин]. <- Сунь Цзяньпин
Назначены [Ван Синьюань] и Вань Синьюань. <- Ван Синьюань
Передал [Чэн Ляну], с [Чэн Ляном] встретятся, Чэнь Лян ушел. <- Чэн Лян
Писал [Ху Жэнь-минь] в газету. <- Ху Жэньминь
Писал [Ху Жэньминь] в газету. <- Ху Жэнь-минь
Композитор [Римский-Корсаков] и музыка [Римского-Корсакова]. <- Римский-Корсаков
Слова [Со\u200bбянина] и [Соб\u00adянина]. <- Собянин
Слова [Co6янин] услышали. <- Co6янин
Пришел [Cepгей Coбянин] в цех. <- Сергей Собянин
The firm's chief, [Viktor Melentyev], spoke. <- Viktor Melentyev
Then Mr Melentyev spoke. <- Viktor Melentyev
"""

THINGS = """
На заводе [«Москвич»] собрали машину. <- «Москвич»
На [заводе «Москвич»] собрали машину. <- завод «Москвич»
На [заводе "Москвич"] собрали машину. <- завод «Москвич»
На [заводе „Москвич“] собрали машину. <- завод Москвич
Делегация Москвича приехала. <- Москва
В [Москве], но не москвичи. <- Москва
Поезд [Москва]–Пекин ушел. <- Москва
Жители [Уху] ели уху. <- Уху
Жители [Ухани] и [Уханя]. <- Ухань
В [Шанхае] открыли, шанхайский завод. <- Шанхай
Откроет [Шанхайская промышленная группа]. <- Шанхайской промышленной группой
Встреча в [Шэньчжэне]. <- Шэньчжэнь
Гости из [Циндао] и Хэфэя. <- Циндао
Гости из Циндао и [Хэфэя]. <- Хэфэй
Уехал в [Хэнани] и Сычуани. <- Хэнань
Это [Особая экономическая зона «Технополис Москва»]. <- особая экономическая зона «Технополис Москва»
В [особой экономической зоне (ОЭЗ) «Технополис Москва»]. <- особая экономическая зона «Технополис Москва»
В [Особой экономической зоне «Технополис Москва»]. <- особая экономическая зона «Технополис Москва»
Передан [«Аддитивному Инжинирингу»]. <- «Аддитивный Инжиниринг»
Руководитель [департамента промышленной политики]. <- Департамент промышленной политики
Руководитель Департамента торговой политики. <- Департамент промышленной политики
Компании [КНР] и кнр. <- КНР
Глава [МИДа] и [МИД]. <- МИД
Пришли Иван и Вань. <- Ван
Город Ростов-на-Дону. <- Ростов Дон
Город [Ростов-на-Дону] и мост в [Ростове-на-Дону]. <- Ростов-на-Дону
Завод [«Хлебомаш–Восток»] открыт. <- «Хлебомаш-Восток»
Партия [литий-ионных батарей] ушла. <- литий-ионные батареи
Это [согла-\\nшение], [соглашение]. <- соглашение
[Технополис\u00a0«Москва»] растет. <- Технополис «Москва»
[Lanhai Terminal Robotics]'s carriers at Lanhai. <- Lanhai Terminal Robotics
New [container carriers], [container Carrier]. <- container carriers
Visit [Chang’an] and [Chang'an], not Chang. <- Chang'an
Visit [Xi'an] now. <- Xian
Buy from [Ernst & Young] today. <- Ernst & Young
The Moscowite left [Moscow]. <- Moscow
Бренд [Geely] и Geelyx. <- Geely
[岚测传感]与莫斯科企业，[岚测传感]表示 <- 岚测传感
深圳[LG化学]与ALG化学 <- LG化学
莫斯科市副局长[伊利亚·斯塔夫罗夫斯基]出席 <- 伊利亚•斯塔夫罗夫斯基
"""


def cases(lines: str) -> list[tuple[str, str]]:
    pairs = [line.split(" <- ") for line in lines.strip().splitlines()]
    return [(text.replace("\\n", "\n"), name) for text, name in pairs]


def found(text: str, name: str, *, person: bool) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    plain, ranges = marked(text)
    mentions = find(index_article(article(plain)), name, person=person)
    assert all(plain[mention.start : mention.end] == mention.text for mention in mentions)
    return [(mention.start, mention.end) for mention in mentions], ranges


@pytest.mark.parametrize(("text", "name"), cases(PERSONS))
def test_a_person_is_found_by_every_word_of_the_name(text: str, name: str) -> None:
    places, expected = found(text, name, person=True)
    assert places == expected


@pytest.mark.parametrize(("text", "name"), cases(THINGS))
def test_a_thing_is_found_in_its_case_forms_and_nothing_else_is(text: str, name: str) -> None:
    places, expected = found(text, name, person=False)
    assert places == expected


def rows() -> list[tuple[str, str]]:
    if not SHARED.exists():
        return []
    lines = SHARED.read_text("utf-8").splitlines()[1:]
    return [(text, name) for text, name, _ in (line.split("\t") for line in lines)]


@pytest.mark.skipif(not SHARED.exists(), reason="the brief's data lies outside the project")
@pytest.mark.parametrize(("text", "name"), rows())
def test_every_inflected_name_of_the_brief_is_found_whole(text: str, name: str) -> None:
    mentions = find(index_article(article(text)), name)
    assert mentions
    assert all(len(mention.text.split()) == len(name.split()) for mention in mentions)


@pytest.mark.parametrize("name", ["Сергей Собянин", "Ван Сяохун", "Ли Шуфу", "Чжан Ханьхуэй", "Ольга Виданова"])
def test_a_surname_alone_is_never_the_whole_name(name: str) -> None:
    surname = name.split()[0 if name[0] in "ВЛЧ" else 1]
    index = index_article(article(f"Об этом сообщил {surname} в среду."))
    assert find(index, name, person=True) == []
    part = partial(index, name, person=True)
    assert part is not None
    assert (part.text, part.match) == (surname, "partial")


def test_a_part_of_a_persons_name_must_have_the_surname() -> None:
    index = index_article(article("Сергей пришел."))
    assert partial(index, "Сергей Собянин", person=True) is None


def test_the_longest_part_is_given() -> None:
    index = index_article(article("Политика. Глава Департамента промышленной политики города."))
    part = partial(index, "Департамент промышленной политики Москвы")
    assert part is not None
    assert part.text == "Департамента промышленной политики"


def test_a_part_of_generic_words_is_no_part() -> None:
    assert partial(index_article(article("Компания и завод.")), "компания «Рога»") is None


def test_half_of_a_chinese_name_is_a_part() -> None:
    part = partial(index_article(article("岚测传感与莫斯科企业", language="zh")), "岚测传感有限")
    assert part is not None
    assert (part.text, part.match) == ("岚测传感", "partial")


@pytest.mark.parametrize(
    ("text", "name", "match"),
    [
        ("Пришел Сергей Собянин.", "Сергей Собянин", "exact"),
        ("Пришёл Артём Ёлкин.", "Артем Елкин", "normalised"),
        ("На заводе „Москвич“.", "«Москвич»", "normalised"),
        ("СЕРГЕЙ СОБЯНИН", "Сергей Собянин", "normalised"),
        ("С Сергеем Собяниным.", "Сергей Собянин", "inflected"),
        ("С Сергеем Собяниным.", "Сергеем Собяниным", "exact"),
    ],
)
def test_each_mention_says_how_it_was_found(text: str, name: str, match: str) -> None:
    assert [mention.match for mention in find(index_article(article(text)), name, person=True)] == [match]


def test_nothing_is_found_in_noise() -> None:
    text = "Читайте также: Сергей Собянин открыл мост.\nСергей Собянин приехал."
    marked_article = article(text, noise=(("Читайте также: Сергей Собянин открыл мост.", "read-also"),))
    assert [mention.start for mention in find(index_article(marked_article), "Сергей Собянин")] == [43]


def test_hidden_characters_do_not_hide_a_name() -> None:
    text = "Пришел Сер\u200bгей Собянин."
    noisy = article(text, noise=(("\u200b", "hidden-characters"),))
    (mention,) = find(index_article(noisy), "Сергей Собянин")
    assert mention.text == "Сер\u200bгей Собянин"


def test_a_name_is_not_put_together_across_noise() -> None:
    text = "Пришел Сергей РЕКЛАМА Собянин."
    assert find(index_article(article(text, noise=(("РЕКЛАМА", "advertisement"),))), "Сергей Собянин") == []


def test_the_title_comes_first() -> None:
    index = index_article(article("Москва ждет.", title="В Москве тепло"))
    assert [(mention.where, mention.match) for mention in find(index, "Москва")] == [
        ("title", "inflected"),
        ("text", "exact"),
    ]


@pytest.mark.parametrize("name", ["", " ", "«»", "—", "\u200b", "x" * (NAME_AT_MOST + 1), "а " * 300])
def test_what_is_no_name_is_not_found(name: str) -> None:
    index = index_article(article("Москва ждет x."))
    assert find(index, name) == []
    assert partial(index, name, person=True) is None
