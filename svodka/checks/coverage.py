"""Rule: whom and what the article puts first or names again and again, the summary names too."""

from collections.abc import Iterator
from typing import Final

from pydantic import JsonValue

from schemas.contract import EntityType
from schemas.summary import Entity
from svodka.checks.case import Case
from svodka.checks.figures import Written, spans
from svodka.checks.report import Objection, Outcome
from svodka.intake.article import Sentence
from svodka.numbers.compare import agree

CODES: Final = ("entity-not-covered", "figure-not-covered")

OFTEN: Final = 3
"""Mentions from which something is what the article is about."""
TOLD_AT_MOST: Final = 2
"""Findings; who leaves out more has been told."""

_KINDS: Final = frozenset[EntityType]({"person", "organisation"})
_FIGURES: Final = frozenset({"number", "percent", "percentage_points", "money"})


def look(case: Case) -> Outcome:
    """Look at the people and organisations of the summary's list, and at the figures of title and first sentence."""
    opening = _opening(case)
    named = _named(case)
    weighty = [index for index, entity in enumerate(case.summary.entities) if _is_weighty(entity, opening)]
    figures = [each for each in case.figures.every if _is_opening_figure(each, opening)]
    missing = [_entity(case, index) for index in weighty if index not in named]
    missing += _missing_figures(case, figures)
    checked = len(weighty) + len(figures)
    nothing = None if checked else "nothing that the article puts first is in the list of entities"
    return Outcome(checked, tuple(missing[:TOLD_AT_MOST]), nothing)


def _opening(case: Case) -> tuple[Sentence, ...]:
    """Give the title and the first sentence of the text."""
    title = (each for each in case.article.sentences if each.where == "title")
    first = next((each for each in case.article.sentences if each.where == "text"), None)
    return (*title, first) if first else tuple(title)


def _named(case: Case) -> frozenset[int]:
    texts = case.fields_of("headline", "point")
    return frozenset(place.entity for one in texts for place in case.appearances.in_text(one.read, one.language))


def _is_weighty(entity: Entity, opening: tuple[Sentence, ...]) -> bool:
    if entity.type not in _KINDS:
        return False
    in_opening = any(
        sentence.where == mention.where and sentence.start <= mention.start < sentence.end
        for sentence in opening
        for mention in entity.mentions
    )
    return in_opening or len(entity.mentions) >= OFTEN


def _entity(case: Case, index: int) -> Objection:
    entity = case.summary.entities[index]
    name = case.in_article_language(entity.name) or next(iter(entity.name.values()), entity.id)
    return Objection("entity-not-covered", f"/entities/{index}", "warning", {"name": name}, article=entity.mentions[:1])


def _is_opening_figure(each: Written, opening: tuple[Sentence, ...]) -> bool:
    if each.reading.kind not in _FIGURES or each.reading.weak:
        return False
    return any(each.where == one.where and one.start <= each.reading.start < one.end for one in opening)


def _missing_figures(case: Case, figures: list[Written]) -> Iterator[Objection]:
    claimed = [each for one in case.fields_of("headline", "point") for each in case.figures.claimed(one)]
    for each in figures:
        if not any(agree(other, each.reading, case.article.published) == "same" for other in claimed):
            words = case.article.string(each.where)[each.reading.start : each.reading.end]
            args: dict[str, JsonValue] = {"figure": words}
            yield Objection("figure-not-covered", "/points", "warning", args, article=spans(case.article, [each]))
