"""A draft tied to its article."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.contract import EntityType
from schemas.draft import Pair
from svodka.grounding.ground import ground
from svodka.grounding.grounded import Claim, Grounded
from svodka.grounding.invariant import assert_spans
from svodka.intake.article import Article
from tests.grounding.builders import article, draft, entity, quote

RU_EN = ("ru", "en")
NEWS = article(
    "Площадку особой экономической зоны (ОЭЗ) «Технополис Москва» посетили гости из Китайской Народной Республики. "
    "Об этом сообщил руководитель департамента инвестиционной и промышленной политики столицы Анатолий Гарбузов. "
    "«Поставки в КНР выросли, — уточнил Гарбузов. — Спрос есть». "
    "Вице-президент института «Бэй Цин» Ян Шуцай похвалил Москву, Ян назвал сроки.",
    title="Гости посетили «Технополис Москва»",
)


def located(result: Grounded, index: int = 0) -> list[tuple[str, str]]:
    return [(mention.text, mention.match) for mention in result.entities[index].mentions]


def claims(result: Grounded, kind: str) -> list[Claim]:
    return [claim for claim in result.claims if claim.kind == kind]


def grounded(text: str, name: str, kind: EntityType, *surface: str, title: str | None = None) -> Grounded:
    told = article(text, title=title)
    result = ground(draft(entity(name, kind, *surface)), told, RU_EN)
    assert_spans(result, told)
    return result


def test_a_draft_comes_out_whole_and_every_span_says_what_stands_there() -> None:
    result = ground(
        draft(
            entity("Анатолий Гарбузов", "person", "Гарбузов", identity="e1"),
            entity("«Технополис Москва»", "organisation", identity="e2"),
            entity("Москва", "place", "Москву", identity="e3"),
            entity("Ли Шуфу", "person", identity="e4"),
            points=((1, 2), (3,)),
            quotes=(quote("Поставки в КНР выросли. Спрос есть", 3, speaker="e1"),),
        ),
        NEWS,
        RU_EN,
    )
    assert_spans(result, NEWS)
    assert [one.id for one in result.entities] == ["e1", "e2", "e3", "e4"]
    assert result.entities[0].name == {"ru": "Анатолий Гарбузов", "en": "Анатолий Гарбузов"}
    assert [len(point.evidence) for point in result.points] == [2, 1]
    assert result.quotes[0].evidence.match == "normalised"
    assert (result.quotes[0].speaker, result.quotes[0].translated) == ("e1", ("en",))
    assert result.inferred == frozenset()
    assert result.languages == RU_EN


def test_the_surname_alone_counts_once_the_whole_name_is_found() -> None:
    result = ground(draft(entity("Анатолий Гарбузов"), entity("Ян Шуцай", origin="zh")), NEWS, RU_EN)
    assert [text for text, _ in located(result)] == ["Анатолий Гарбузов", "Гарбузов"]
    assert [text for text, _ in located(result, 1)] == ["Ян Шуцай", "Ян"]


def test_the_surname_alone_does_not_stand_for_a_name_that_is_not_found() -> None:
    result = grounded("Сообщил Гарбузов.", "Анатолий Гарбузов", "person", "Гарбузов")
    assert located(result) == [("Гарбузов", "partial")]
    assert [(claim.found.match, claim.found.text) for claim in claims(result, "name")] == [("partial", "Гарбузов")]
    assert claims(result, "surface")[0].found.match == "exact"


def test_a_shared_surname_alone_is_nobodys() -> None:
    told = article("Пришли Сунь Ли и Сунь Цзяньпин. Сунь ушел.")
    result = ground(draft(entity("Сунь Ли", origin="zh"), entity("Сунь Цзяньпин", origin="zh")), told, RU_EN)
    assert [located(result, index) for index in (0, 1)] == [[("Сунь Ли", "exact")], [("Сунь Цзяньпин", "exact")]]


def test_of_a_couples_surname_each_has_the_forms_of_one() -> None:
    told = article("Пришли Олег Виданов и Ольга Виданова. С Видановым говорили, Видановой звонили.")
    result = ground(draft(entity("Олег Виданов"), entity("Ольга Виданова")), told, RU_EN)
    assert [text for text, _ in located(result)] == ["Олег Виданов", "Видановым"]
    assert [text for text, _ in located(result, 1)] == ["Ольга Виданова", "Видановой"]


@pytest.mark.parametrize("other", ["Олег Гарбузов", "О. Гарбузов", "Гарбузов Олег"])
def test_a_surname_beside_another_given_name_is_somebody_else(other: str) -> None:
    result = grounded(f"Пришел Анатолий Гарбузов. Ушел {other}.", "Анатолий Гарбузов", "person")
    assert [text for text, _ in located(result)] == ["Анатолий Гарбузов"]


def test_a_mention_inside_another_entitys_is_dropped() -> None:
    told = article("«Технополис Москва» растет. Мэр Москвы рад.")
    result = ground(draft(entity("Технополис Москва", "organisation"), entity("Москва", "place")), told, RU_EN)
    assert located(result, 1) == [("Москвы", "inflected")]


def test_a_mention_inside_another_entitys_stays_if_it_is_the_only_one() -> None:
    told = article("«Технополис Москва» растет.")
    result = ground(draft(entity("Технополис Москва", "organisation"), entity("Москва", "place")), told, RU_EN)
    assert located(result, 1) == [("Москва", "exact")]


def test_mentions_come_title_first_once_each_and_none_inside_another() -> None:
    result = grounded(
        "На заводе «Кварц» рады. Завод «Кварц» растет.",
        "завод «Кварц»",
        "organisation",
        "Кварц",
        title="«Кварц» растет",
    )
    assert [mention.where for mention in result.entities[0].mentions] == ["title", "text", "text"]
    assert [text for text, _ in located(result)] == ["Кварц", "заводе «Кварц»", "Завод «Кварц»"]


def test_a_name_is_found_by_a_form_that_shares_a_telling_word() -> None:
    result = grounded(
        "Сообщил руководитель столичного департамента промышленной кооперации.",
        "Департамент промышленной кооперации Москвы",
        "organisation",
        "департамента промышленной кооперации",
    )
    (claim,) = claims(result, "name")
    assert (claim.found.text, claim.found.match, claim.expanded) == (
        "департамента промышленной кооперации",
        "exact",
        True,
    )
    assert located(result) == [("департамента промышленной кооперации", "exact")]


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("Китайская Народная Республика", "КНР"),
        ("Департамент инвестиционной и промышленной политики Москвы", "ДИиПП"),
        ("Министерство промышленности и торговли", "Минпромторг"),
        ("КНР", "Китайской Народной Республикой"),
        ("Shanghai Industrial Group", "SIG"),
    ],
)
def test_a_name_is_found_by_its_acronym(name: str, acronym: str) -> None:
    (claim,) = claims(grounded(f"Об этом знает {acronym}.", name, "organisation", acronym), "name")
    assert (claim.found.match, claim.expanded) == ("exact", True)


@pytest.mark.parametrize(
    ("name", "surface"),
    [
        ("Компания «Рога и копыта»", "компания"),
        ("Федеральное агентство новостей", "КНР"),
        ("Завод «Кварц»", "завод «Гранит»"),
    ],
)
def test_an_invented_name_is_not_found_by_whatever_form_it_claims(name: str, surface: str) -> None:
    result = grounded("Есть компания, КНР и завод «Гранит».", name, "organisation", surface)
    (claim,) = claims(result, "name")
    assert claim.found.match in {"partial", "none"}
    assert not claim.expanded
    assert all(match in {"partial", "none"} for _, match in located(result))


def test_what_is_nowhere_stays_with_one_empty_mention() -> None:
    result = grounded("Ничего нет.", "Ли Шуфу", "person")
    assert located(result) == [("", "none")]
    assert claims(result, "name")[0].found.match == "none"


def test_a_common_word_that_names_nothing_is_no_mention() -> None:
    result = grounded("«Кварц» растет. Другой завод закрыт, он мал.", "Кварц", "organisation", "завод", "он")
    assert located(result) == [("Кварц", "exact")]
    assert [claim.found.text for claim in claims(result, "surface")] == ["завод", "он"]


def test_claims_point_into_the_summary() -> None:
    result = ground(
        draft(entity("Ли Шуфу", "person", "Ли"), points=((1,), (99, 2)), quotes=(quote("Нет", 77),)), NEWS, RU_EN
    )
    assert [(claim.kind, claim.path, claim.wanted) for claim in result.claims] == [
        ("name", "/entities/0/name/ru", "Ли Шуфу"),
        ("surface", "/entities/0/mentions", "Ли"),
        ("sentence", "/points/1/evidence", "99"),
        ("quote", "/quotes/0/text/ru", "Нет"),
        ("sentence", "/quotes/0/evidence", "77"),
    ]


def test_evidence_is_in_the_articles_order_once_and_may_be_the_title() -> None:
    result = ground(draft(points=((3, 0, 1, 3),)), NEWS, RU_EN)
    (point,) = result.points
    assert [span.where for span in point.evidence] == ["title", "text", "text"]
    assert point.evidence[1].start == 0


def test_blank_and_repeated_ids_become_new_ones() -> None:
    entities = [
        entity("Анатолий Гарбузов", identity="a", affiliation="b"),
        entity("ОЭЗ", "organisation", identity="b"),
        entity("Москва", "place", identity="a"),
        entity("КНР", "place", identity="", affiliation="nobody"),
        entity("Китай", "place", identity="e1"),
    ]
    result = ground(draft(*entities, quotes=(quote("Спрос есть", speaker="a"),)), NEWS, RU_EN)
    assert [one.id for one in result.entities] == ["a", "b", "e2", "e3", "e1"]
    assert [one.affiliation for one in result.entities] == ["b", None, None, None, None]
    assert result.quotes[0].speaker == "a"


def test_a_reference_to_a_repeated_id_means_the_entity_of_the_right_type() -> None:
    entities = [entity("Москва", "place", identity="a"), entity("Анатолий Гарбузов", identity="a")]
    result = ground(draft(*entities, quotes=(quote("Спрос есть", speaker="a"),)), NEWS, RU_EN)
    assert result.quotes[0].speaker == result.entities[1].id == "e1"


def test_a_speaker_given_by_name_is_understood_or_reported() -> None:
    quotes = (quote("Спрос есть", speaker="Гарбузов"), quote("Спрос есть", speaker="Ян Шуцай"))
    result = ground(draft(entity("Анатолий Гарбузов", identity="e1"), quotes=quotes), NEWS, RU_EN)
    assert [one.speaker for one in result.quotes] == ["e1", None]
    assert [(claim.path, claim.found.text) for claim in claims(result, "name")][1:] == [
        ("/quotes/1/speaker", "Ян Шуцай")
    ]


@pytest.mark.parametrize(("origin", "kept"), [("zh", "zh"), ("ZH-hans", "zh-Hans"), ("Chinese", None), ("", None)])
def test_an_origin_that_is_no_language_tag_is_left_out(origin: str, kept: str | None) -> None:
    assert ground(draft(entity("Ян Шуцай", origin=origin)), NEWS, RU_EN).entities[0].origin == kept


def test_a_role_is_kept_in_both_languages() -> None:
    minister = entity("Анатолий Гарбузов").model_copy(update={"role": Pair(source="министр", target="minister")})
    assert ground(draft(minister), NEWS, RU_EN).entities[0].role == {"ru": "министр", "en": "minister"}


def test_headlines_are_chosen_by_length() -> None:
    result = ground(draft(headlines=(("х" * 77, "x"), ("х", "x"))), NEWS, RU_EN)
    assert result.headline == {"ru": "х", "en": "x"}
    assert len(result.headline_alternatives) == 1


def test_a_chinese_article_is_grounded() -> None:
    told = article(
        "岚测传感与莫斯科企业签署协议。副局长伊利亚·斯塔夫罗夫斯基出席，斯塔夫罗夫斯基表示满意。", language="zh"
    )
    result = ground(draft(entity("伊利亚·斯塔夫罗夫斯基"), entity("岚测传感", "organisation")), told, ("zh", "ru"))
    assert_spans(result, told)
    assert [text for text, _ in located(result)] == ["伊利亚·斯塔夫罗夫斯基", "斯塔夫罗夫斯基"]


ODDITIES = "Иван Ван Вань Москва москвич Ли или «Москва» КНР — , . \n \u200b ё\u0301 Ёлка 岚测 Xi'an 😀"
WORDS = st.sampled_from(re.split(" ", ODDITIES))
TEXTS = st.lists(WORDS, max_size=25).map(" ".join)
KINDS = st.sampled_from(["person", "organisation", "place"])


@st.composite
def drafted(choose: st.DrawFn) -> tuple[Article, list[tuple[str, EntityType, list[str]]], str]:
    told = article(choose(TEXTS), title=choose(TEXTS) or None)
    entities = choose(st.lists(st.tuples(TEXTS, KINDS, st.lists(TEXTS, max_size=2)), max_size=4))
    return told, entities, choose(TEXTS)


@given(drafted())
def test_whatever_is_claimed_every_span_is_true_and_every_entity_has_a_mention(
    case: tuple[Article, list[tuple[str, EntityType, list[str]]], str],
) -> None:
    told, entities, words = case
    named = [entity(name, kind, *surface) for name, kind, surface in entities]
    result = ground(draft(*named, points=((0, 1, 2),), quotes=(quote(words, 1),)), told, RU_EN)
    assert_spans(result, told)
    assert len(result.entities) == len(entities)
    for one in result.entities:
        places = [(mention.where == "text", mention.start, mention.end) for mention in one.mentions]
        assert places
        assert places == sorted(set(places))
        assert all(mention.text for mention in one.mentions if mention.match != "none")


@pytest.mark.parametrize("repeated", ["а ", "а — сказал а — а, ", "а-\n", "a'", "漢", "а\u200b", "а\u0301"])
def test_an_article_that_repeats_itself_forever_costs_little(repeated: str) -> None:
    told = article(repeated * (40_000 // len(repeated)))
    hostile = repeated * 60 + "б"
    started = time.process_time()
    ground(draft(entity(hostile), entity(hostile, "place"), quotes=(quote(repeated * 5000 + "б"),)), told, RU_EN)
    assert time.process_time() - started < 5
