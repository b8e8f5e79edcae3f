"""One summary held against its gold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bench.quality.gold import Fact, Gold, GoldEntity, Trap
from bench.quality.marks import stands
from bench.quality.names import is_accepted, key
from bench.quality.replaying import Replayed
from schemas.contract import Bilingual, EntityType, primary_language
from schemas.summary import Entity, Point
from svodka.grounding.index import ArticleIndex, index_article
from svodka.grounding.search import find, partial
from svodka.intake.article import Article

TYPES: Final[tuple[EntityType, ...]] = ("person", "organisation", "place")
"""The types that the gold lists; a summary's products, events and documents are not measured."""


@dataclass(frozen=True, slots=True)
class Match:
    """An entity of the gold and the summary's entity that is it."""

    gold: GoldEntity
    given: Entity
    named: bool
    """Whether the summary's second-language name is one of the gold's."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How the points carry one fact: in the article's language, in the other, in both at once, with its sentence."""

    fact: Fact
    source: bool
    second: bool
    both: bool
    cited: bool


@dataclass(frozen=True, slots=True)
class Graded:
    """What was found of one sample. `untold` are the main people and organisations that no point names."""

    replayed: Replayed
    gold: Gold
    matches: tuple[Match, ...]
    extra: tuple[Entity, ...]
    untold: tuple[GoldEntity, ...]
    facts: tuple[Kept, ...]
    fallen: tuple[Trap, ...]

    @property
    def name(self) -> str:
        """The sample's."""
        return self.replayed.sample.name

    @property
    def missing(self) -> tuple[GoldEntity, ...]:
        """What the gold has and the summary has not."""
        found = [match.gold for match in self.matches]
        return tuple(entity for entity in self.gold.entities if entity not in found)


def grade(replayed: Replayed, gold: Gold) -> Graded:
    """Hold one summary against its gold."""
    matches = tuple(_matches(replayed, gold))
    taken = {match.given.id for match in matches}
    measured = (entity for entity in replayed.summary.entities if entity.type in TYPES)
    return Graded(
        replayed=replayed,
        gold=gold,
        matches=matches,
        extra=tuple(entity for entity in measured if entity.id not in taken),
        untold=tuple(_untold(replayed, gold)),
        facts=tuple(_kept(fact, replayed) for fact in gold.facts),
        fallen=tuple(trap for trap in gold.traps if _falls(trap, replayed)),
    )


def _matches(replayed: Replayed, gold: Gold) -> Iterator[Match]:
    source, second = replayed.summary.languages
    free = list(replayed.summary.entities)
    for entity in gold.entities:
        keys = {key(name) for name in entity.names}
        for given in free:
            if key(given.name[source]) in keys:
                free.remove(given)
                yield Match(entity, given, is_accepted(given.name[second], entity.second))
                break


def _untold(replayed: Replayed, gold: Gold) -> Iterator[GoldEntity]:
    told = _told(replayed)
    for entity in gold.entities:
        # Cities are told of in adjectives too, which no search for names finds.
        if entity.main and entity.type != "place" and not any(_is_told(told, entity, name) for name in entity.names):
            yield entity


def _told(replayed: Replayed) -> ArticleIndex:
    source = replayed.summary.languages[0]
    text = "\n".join(point.text[source] for point in replayed.summary.points)
    return index_article(Article(text, None, source, None, None, None, (), ()))


def _is_told(told: ArticleIndex, entity: GoldEntity, name: str) -> bool:
    person = entity.type == "person"
    # A point may call a person by the surname alone.
    return bool(find(told, name, person=person) or (person and partial(told, name, person=True)))


def _kept(fact: Fact, replayed: Replayed) -> Kept:
    source, second = replayed.summary.languages
    points = replayed.summary.points
    carrying = [point for point in points if _carries(fact, point.text, source) and _carries(fact, point.text, second)]
    return Kept(
        fact,
        source=any(_carries(fact, point.text, source) for point in points),
        second=any(_carries(fact, point.text, second) for point in points),
        both=bool(carrying),
        cited=any(cited(point, replayed.article) & set(fact.sentences) for point in carrying),
    )


def _carries(told: Fact | Trap, text: Bilingual, language: str) -> bool:
    marks = told.marks.get(primary_language(language))
    return marks is not None and stands(marks, text[language])


def cited(point: Point, article: Article) -> set[int]:
    """Give the numbers of the sentences that a point cites."""
    places = {(span.where, span.start, span.end) for span in point.evidence}
    return {one.number for one in article.sentences if (one.where, one.start, one.end) in places}


def _falls(trap: Trap, replayed: Replayed) -> bool:
    summary = replayed.summary
    texts = [summary.headline, *(point.text for point in summary.points)]
    return any(_carries(trap, text, language) for text in texts for language in summary.languages)
