"""A summary that somebody else wrote, looked up in its article."""

from typing import Any

import pytest

from schemas.check import SummaryToCheck
from svodka.grounding.ground import ground_claims
from svodka.grounding.grounded import Grounded
from svodka.grounding.invariant import assert_spans
from tests.grounding.builders import article

NEWS = article(
    "😀 Завод «Кварц» увеличил выручку на 38%. Об этом сообщил директор Роман Стожаров. "
    "«Рост будет», — сказал Стожаров.",
    title="Завод «Кварц» растет",
)


def grounded(unit: Any = "codepoint", **fields: Any) -> Grounded:
    summary = {"languages": ["ru", "en"], "points": [{"text": {"ru": "Выручка завода выросла на 38%"}}]} | fields
    result = ground_claims(SummaryToCheck.model_validate(summary), NEWS, offset_unit=unit)
    assert_spans(result, NEWS)
    return result


def span(start: int, end: int, text: str | None = None, where: str = "text") -> dict[str, Any]:
    return {"in": where, "start": start, "end": end, "text": text}


def person(name: str, *mentions: Any, identity: str | None = "e1") -> dict[str, Any]:
    return {"id": identity, "type": "person", "name": {"ru": name, "en": "Roman Stozharov"}, "mentions": list(mentions)}


def test_the_least_summary_is_enough() -> None:
    result = ground_claims(
        SummaryToCheck.model_validate({"languages": ["ru"], "points": [{"text": {"ru": "Нет"}}]}), NEWS
    )
    assert (result.languages, result.headline, result.entities, result.quotes) == (("ru",), None, (), ())
    assert result.inferred == {"/points/0/evidence"}


def test_a_point_without_evidence_is_aligned_and_says_so() -> None:
    result = grounded()
    assert [one.text for one in result.points[0].evidence] == ["😀 Завод «Кварц» увеличил выручку на 38%."]
    assert result.inferred == {"/points/0/evidence"}


def test_given_evidence_is_kept_where_it_is_true() -> None:
    points = [
        {"text": {"ru": "Рост"}, "evidence": [span(2, 7, "Завод"), span(0, 5, "Завод", "title"), span(3, 8, "Завод")]}
    ]
    result = grounded(points=points)
    assert [(one.where, one.text) for one in result.points[0].evidence] == [("title", "Завод"), ("text", "Завод")]
    assert [(claim.path, claim.found.match) for claim in result.claims] == [
        ("/points/0/evidence/0", "exact"),
        ("/points/0/evidence/1", "exact"),
        ("/points/0/evidence/2", "none"),
    ]
    assert result.inferred == frozenset()


def test_wholly_invalid_evidence_is_not_replaced_by_a_guess() -> None:
    result = grounded(points=[{"text": {"ru": "Рост"}, "evidence": [span(0, 3, "нет")]}])
    assert result.points[0].evidence == ()
    assert result.inferred == frozenset()


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (-1, 5, "Завод"),
        (7, 2, "Завод"),
        (2, 9999, "Завод"),
        (5, 5, ""),
        (5, 5, None),
        (9998, 9999, None),
        (3, 8, "Завод"),
    ],
)
def test_a_span_that_is_no_place_or_says_something_else_is_not_found(start: int, end: int, text: str | None) -> None:
    result = grounded(entities=[person("Роман Стожаров", span(start, end, text))])
    (claim,) = [claim for claim in result.claims if claim.kind == "span"]
    assert (claim.path, claim.found.match, claim.offsets) == ("/entities/0/mentions/0", "none", (start, end))


def test_a_span_without_text_claims_only_that_there_is_something() -> None:
    result = grounded(entities=[person("Роман Стожаров", span(2, 7))])
    (claim,) = [claim for claim in result.claims if claim.kind == "span"]
    assert (claim.wanted, claim.found.text) == ("Завод", "Завод")


def test_utf16_offsets_are_converted() -> None:
    result = grounded("utf16", entities=[person("Роман Стожаров", span(3, 8, "Завод"), span(1, 8, "Завод"))])
    assert [(claim.found.start, claim.found.match) for claim in result.claims if claim.kind == "span"] == [
        (2, "exact"),
        (0, "none"),
    ]


def test_mentions_may_be_words() -> None:
    result = grounded(entities=[person("Роман Стожаров", "Стожарова", "Иванов")])
    found = [(claim.path, claim.found.match) for claim in result.claims if claim.kind == "surface"]
    assert found == [("/entities/0/mentions/0", "inflected"), ("/entities/0/mentions/1", "none")]
    assert [mention.text for mention in result.entities[0].mentions] == ["Роман Стожаров", "Стожаров"]


def test_a_name_without_the_articles_language_is_found_by_its_mentions() -> None:
    entity = {"type": "person", "name": {"en": "Roman Stozharov"}, "mentions": ["Роман Стожаров"]}
    result = grounded(entities=[entity])
    assert [claim.kind for claim in result.claims] == ["surface"]
    assert result.entities[0].mentions[0].text == "Роман Стожаров"


@pytest.mark.parametrize("speaker", ["e1", "Роман Стожаров", "Стожаров", "Романа Стожарова", "Roman Stozharov"])
def test_a_speaker_is_an_id_or_a_name(speaker: str) -> None:
    quotes = [{"speaker": speaker, "text": {"ru": "Рост будет", "en": "Growth will come"}}]
    result = grounded(entities=[person("Роман Стожаров")], quotes=quotes)
    (quote,) = result.quotes
    assert (quote.speaker, quote.evidence.text, quote.translated) == ("e1", "Рост будет", ("en",))


def test_a_speaker_who_is_no_entity_is_reported_as_a_name() -> None:
    result = grounded(quotes=[{"speaker": "Иван Петров", "text": {"ru": "Рост будет"}}])
    assert result.quotes[0].speaker is None
    (claim,) = [claim for claim in result.claims if claim.kind == "name"]
    assert (claim.path, claim.wanted, claim.found.match) == ("/quotes/0/speaker", "Иван Петров", "none")


def test_a_quotations_place_is_checked_and_its_words_are_looked_up() -> None:
    quotes = [
        {"text": {"ru": "Рост будет"}, "evidence": span(0, 3, "нет")},
        {"text": {"en": "Hm"}, "evidence": span(2, 7)},
    ]
    result = grounded(quotes=quotes)
    assert [quote.evidence.text for quote in result.quotes] == ["Рост будет", "Завод"]
    assert [(claim.kind, claim.path) for claim in result.claims] == [
        ("quote", "/quotes/0/text/ru"),
        ("span", "/quotes/0/evidence"),
        ("span", "/quotes/1/evidence"),
    ]


def test_ids_are_made_where_there_are_none() -> None:
    result = grounded(entities=[person("Роман Стожаров", identity=None), person("Ли Шуфу", identity=None)])
    assert [entity.id for entity in result.entities] == ["e1", "e2"]
