"""The recorded summaries held against the gold: what must hold whatever the figures are."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bench.faults.scores import Share
from bench.quality.__main__ import grade_all
from bench.quality.gold import GOLD, Fact, Gold, GoldEntity, read_gold
from bench.quality.grading import TYPES, Graded, cited, grade
from bench.quality.marks import stands
from bench.quality.names import accepted, is_accepted, key
from bench.quality.page import render
from bench.quality.replaying import Replayed, measured
from bench.quality.totals import cited as cited_rightly
from bench.quality.totals import in_both, in_second, in_source, kept, named, precision, recall, told, typed
from schemas.contract import primary_language
from schemas.summary import Entity, Point, Summary
from svodka.grounding.index import index_article
from svodka.grounding.search import find
from svodka.llm.cassettes import FOLDER
from svodka.samples import samples

NAMES = [sample.name for sample in measured()]


@pytest.fixture(scope="module")
def graded() -> dict[str, Graded]:
    return {one.name: one for one in grade_all()}


@pytest.fixture
def plain(graded: dict[str, Graded]) -> Graded:
    """Give a sample of which everything is right."""
    return graded["short-item"]


def shares(graded: list[Graded]) -> list[Share]:
    facts = [kept(graded, carried) for carried in (in_both, in_source, in_second)]
    kinds = [count(graded, kind) for count in (recall, precision, named) for kind in TYPES]
    whole = [recall(graded), recall(graded, main=True), precision(graded), named(graded)]
    return [*facts, *kinds, *whole, typed(graded), told(graded), cited_rightly(graded)]


def changed(one: Graded, change: Callable[[Summary], Summary], gold: Gold | None = None) -> Graded:
    replayed: Replayed = replace(one.replayed, summary=change(one.replayed.summary))
    return grade(replayed, gold or one.gold)


def with_points(change: Callable[[Point], Point]) -> Callable[[Summary], Summary]:
    return lambda summary: summary.model_copy(update={"points": tuple(map(change, summary.points))})


def with_entities(change: Callable[[tuple[Entity, ...]], tuple[Entity, ...]]) -> Callable[[Summary], Summary]:
    return lambda summary: summary.model_copy(update={"entities": change(summary.entities)})


def test_only_articles_that_are_read_again_are_left_out() -> None:
    articles = [sample.request.text or sample.request.html for sample in measured()]
    left_out = [sample for sample in samples(FOLDER) if sample.name not in NAMES]
    assert left_out
    assert all((sample.request.text or sample.request.html) in articles for sample in left_out)


def test_every_measured_sample_has_a_gold_and_every_gold_a_sample() -> None:
    assert sorted(NAMES) == sorted(path.stem for path in GOLD.glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_every_entity_of_the_gold_stands_in_the_article(name: str, graded: dict[str, Graded]) -> None:
    index = index_article(graded[name].replayed.article)
    for entity in graded[name].gold.entities:
        assert any(find(index, one, person=entity.type == "person") for one in entity.names), entity.name


@pytest.mark.parametrize("name", NAMES)
def test_no_two_entities_of_a_gold_share_a_name(name: str) -> None:
    each = [{key(one) for one in entity.names} for entity in read_gold(GOLD / f"{name}.yaml").entities]
    assert sum(map(len, each)) == len(set().union(*each))


@pytest.mark.parametrize("name", NAMES)
def test_a_gold_has_four_to_eight_facts_of_weight_one_to_three_the_weightiest_first(name: str) -> None:
    gold = read_gold(GOLD / f"{name}.yaml")
    weights = [fact.weight for fact in gold.facts]
    assert 4 <= len(weights) <= 8
    assert set(weights) <= {1, 2, 3}
    assert weights == sorted(weights, reverse=True)
    assert gold.traps


@pytest.mark.parametrize("name", NAMES)
def test_facts_and_traps_have_marks_in_the_languages_of_the_summary(name: str, graded: dict[str, Graded]) -> None:
    languages = {primary_language(tag) for tag in graded[name].replayed.summary.languages}
    gold = graded[name].gold
    for fact in gold.facts:
        assert set(fact.marks) == languages, fact.what
    for told_wrongly in (*gold.facts, *gold.traps):
        assert set(told_wrongly.marks) <= languages, told_wrongly.what
        assert all(part for marks in told_wrongly.marks.values() for mark in marks for part in mark.split("|"))


@pytest.mark.parametrize("name", NAMES)
def test_the_sentences_of_a_fact_show_its_marks(name: str, graded: dict[str, Graded]) -> None:
    article = graded[name].replayed.article
    language = primary_language(article.language)
    sentences = {one.number: article.string(one.where)[one.start : one.end] for one in article.sentences}
    for fact in graded[name].gold.facts:
        said = " ".join(sentences[number] for number in fact.sentences)
        assert stands(fact.marks[language], said), fact.what


@pytest.mark.parametrize("name", NAMES)
def test_every_point_cites_sentences_of_the_article_and_nothing_else(name: str, graded: dict[str, Graded]) -> None:
    replayed = graded[name].replayed
    for point in replayed.summary.points:
        assert len(cited(point, replayed.article)) == len(point.evidence) > 0


@pytest.mark.parametrize("name", NAMES)
def test_every_share_lies_between_nought_and_one(name: str, graded: dict[str, Graded]) -> None:
    for share in shares([graded[name]]):
        assert 0 <= share.count <= share.of
        assert 0 <= share.value <= 1


def test_the_total_is_the_sum_of_the_samples(graded: dict[str, Graded]) -> None:
    each = [shares([one]) for one in graded.values()]
    for total, parts in zip(shares(list(graded.values())), zip(*each, strict=True), strict=True):
        assert total == Share(sum(part.count for part in parts), sum(part.of for part in parts))


def test_without_its_points_a_summary_keeps_no_fact_and_tells_of_nobody(plain: Graded) -> None:
    silent = changed(plain, lambda summary: summary.model_copy(update={"points": ()}))
    assert kept([plain], in_both).count > kept([silent], in_source).count == 0
    assert told([plain]).count > told([silent]).count == 0


def test_a_fact_that_one_language_leaves_out_is_not_kept(plain: Graded) -> None:
    source, second = plain.replayed.summary.languages
    halved = changed(plain, with_points(lambda one: one.model_copy(update={"text": {**one.text, second: ""}})))
    assert kept([halved], in_source) == kept([plain], in_source)
    assert kept([halved], in_second).count == kept([halved], in_both).count == 0
    assert source != second


def test_a_point_with_another_sentence_as_evidence_is_not_cited_rightly(plain: Graded) -> None:
    elsewhere = changed(plain, with_points(lambda one: one.model_copy(update={"evidence": ()})))
    assert kept([elsewhere], in_both) == kept([plain], in_both)
    assert cited_rightly([plain]).count > cited_rightly([elsewhere]).count == 0


def test_an_entity_left_out_costs_recall_and_one_more_costs_precision(plain: Graded) -> None:
    first, *others = plain.replayed.summary.entities
    fewer = changed(plain, with_entities(lambda _: tuple(others)))
    assert recall([fewer]).count == recall([plain]).count - 1
    assert precision([fewer]).value == precision([plain]).value
    invented = first.model_copy(update={"id": "e99", "name": dict.fromkeys(first.name, "Полярная Комета")})
    more = changed(plain, with_entities(lambda every: (*every, invented)))
    assert recall([more]) == recall([plain])
    assert precision([more]).of == precision([plain]).of + 1
    assert precision([more]).count == precision([plain]).count


def test_the_same_entity_twice_is_right_once(plain: Graded) -> None:
    twin = plain.replayed.summary.entities[0].model_copy(update={"id": "e99"})
    assert len(changed(plain, with_entities(lambda every: (*every, twin))).extra) == len(plain.extra) + 1


def test_a_wrong_name_in_the_second_language_is_counted(plain: Graded) -> None:
    second = plain.replayed.summary.languages[1]

    def rename(every: tuple[Entity, ...]) -> tuple[Entity, ...]:
        return tuple(one.model_copy(update={"name": {**one.name, second: "Nobody"}}) for one in every)

    assert named([plain]).count > named([changed(plain, with_entities(rename))]).count == 0


def test_a_trap_is_seen_in_a_headline(plain: Graded) -> None:
    source = plain.replayed.summary.languages[0]
    trap = plain.gold.traps[0]

    def boast(summary: Summary) -> Summary:
        headline = {**summary.headline, source: "Циндаоская компания поставила роботов в Москву"}
        return summary.model_copy(update={"headline": headline})

    assert plain.fallen == ()
    assert changed(plain, boast).fallen == (trap,)


def test_a_main_person_may_be_told_of_by_the_surname(plain: Graded) -> None:
    source = plain.replayed.summary.languages[0]

    def say(one: Point) -> Point:
        return one.model_copy(update={"text": {**one.text, source: "Плетневского поздравили."}})

    untold = changed(plain, with_points(say)).untold
    assert [entity.type for entity in untold] == ["organisation", "organisation"]


@pytest.mark.parametrize(
    ("marks", "text", "expected"),
    [
        (["1,8 млрд"], "вложат 1,8\u00a0млрд рублей", True),
        (["1,8 млрд"], "вложат 11,8 млрд рублей", False),
        (["18"], "вложат 1,18 млрд и 180 млн", False),
        (["18"], "вложат 18,5%", False),
        (["18"], "в 18, и не раньше", True),
        (["180,000"], "180,000 sensors", True),
        (["18万"], "产能为18万只", True),
        (["18万"], "产能为118万只", False),
        (["дверь|двер", "метро"], "ДВЕРИ для Метро", True),
        (["дверь|двер", "метро"], "двери для трамвая", False),
        (["дел"], "неделя", False),
        (["ещё"], "еще", True),
        (["300", "!130"], "300 мест", True),
        (["300", "!130"], "130 мест, а не 300", False),
        (["!a|b"], "b", False),
    ],
)
def test_marks_are_word_beginnings_and_whole_figures(marks: list[str], text: str, *, expected: bool) -> None:
    assert stands(marks, text) is expected


@pytest.mark.parametrize(
    ("name", "pattern", "expected"),
    [
        ("Yury Zavadovsky", "Yury|Yuri Zavadovsky", True),
        ("YURI ZAVADOVSKY", "Yury|Yuri Zavadovsky", True),
        ("Yura Zavadovsky", "Yury|Yuri Zavadovsky", False),
        ("Zavadovsky", "Yury|Yuri Zavadovsky", False),
        ("Chang’an District", "Chang'an [District]", True),
        ("Changan", "Chang'an [District]", True),
        ("the Department of Cooperation of Moscow", "Department of Cooperation [of_Moscow]", True),
        ("завод «Зелёный-Бор»", "завод Зеленый Бор", True),
    ],
)
def test_a_name_is_accepted_in_each_form_of_the_notation(name: str, pattern: str, *, expected: bool) -> None:
    assert is_accepted(name, [pattern]) is expected


def test_a_notation_stands_for_so_many_forms_as_its_choices_allow() -> None:
    assert accepted("a|b c [d|e]") == {"a c", "b c", "a c d", "b c d", "a c e", "b c e"}


def test_the_page_tells_of_every_sample_and_every_difference(plain: Graded, graded: dict[str, Graded]) -> None:
    made = render(list(graded.values()))
    assert all(f"| {name} |" in made for name in NAMES)
    unknown = GoldEntity("person", "Некто Нигдеев", ("Nekto Nigdeyev",), main=True)
    unsaid = Fact("something unsaid", 3, {"ru": ("никогда",), "en": ("never",)}, (1,))
    gold = replace(plain.gold, entities=(*plain.gold.entities, unknown), facts=(unsaid,))
    worse = render([changed(plain, lambda summary: summary, gold)])
    for line in ("not listed: Некто Нигдеев", "main, in no point: Некто Нигдеев", "fact left out: something unsaid"):
        assert f"| short-item | {line} |" in worse
