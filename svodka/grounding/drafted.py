"""The parts of a model's draft, tied to the article."""

from schemas.contract import Bilingual
from schemas.draft import Draft, DraftEntity, DraftQuote, Pair
from schemas.summary import Point, Quote
from svodka.grounding.entities import Named
from svodka.grounding.grounded import Claim
from svodka.grounding.ids import Ids
from svodka.grounding.quotes import Quotable, locate
from svodka.grounding.sentences import Sentences


def bilingual(pair: Pair, languages: tuple[str, str]) -> Bilingual:
    """Put a pair under the summary's languages."""
    return {languages[0]: pair.source, languages[1]: pair.target}


def drafted_entities(draft: Draft, ids: Ids, languages: tuple[str, str]) -> list[Named]:
    """Read the entities of a draft as claims."""
    return [_named(entity, index, ids, languages) for index, entity in enumerate(draft.entities)]


def _named(entity: DraftEntity, index: int, ids: Ids, languages: tuple[str, str]) -> Named:
    return Named(
        id=ids.own[index],
        type=entity.type,
        name=bilingual(entity.name, languages),
        source=entity.name.source,
        origin=entity.origin,
        role=bilingual(entity.role, languages) if entity.role else None,
        affiliation=ids.resolve(entity.affiliation, "organisation"),
        surfaces=tuple((surface, f"/entities/{index}/mentions") for surface in dict.fromkeys(entity.surface)),
    )


def drafted_points(
    draft: Draft, sentences: Sentences, languages: tuple[str, str]
) -> tuple[tuple[Point, ...], list[Claim]]:
    """Tie each point to its sentences."""
    points: list[Point] = []
    claims: list[Claim] = []
    for index, point in enumerate(draft.points):
        text = {languages[0]: point.source, languages[1]: point.target}
        points.append(Point(id=f"p{index + 1}", text=text, evidence=sentences.spans(point.sentences)))
        claims += sentences.claims(point.sentences, f"/points/{index}/evidence")
    return tuple(points), claims


def drafted_quotes(
    draft: Draft, quotable: Quotable, sentences: Sentences, ids: Ids, languages: tuple[str, str]
) -> tuple[tuple[Quote, ...], list[Claim]]:
    """Find each quotation, in the sentences it is said to stand in if it is there."""
    quotes: list[Quote] = []
    claims: list[Claim] = []
    for index, quote in enumerate(draft.quotes):
        located = _quote(quote, index, quotable, sentences, ids, languages)
        quotes.append(located)
        claims.append(Claim("quote", f"/quotes/{index}/text/{languages[0]}", quote.source, located.evidence))
        claims += sentences.claims(quote.sentences, f"/quotes/{index}/evidence")
    return tuple(quotes), claims


def _quote(
    quote: DraftQuote, index: int, quotable: Quotable, sentences: Sentences, ids: Ids, languages: tuple[str, str]
) -> Quote:
    return Quote(
        id=f"q{index + 1}",
        speaker=ids.resolve(quote.speaker, "person"),
        text={languages[0]: quote.source, languages[1]: quote.target},
        translated=languages[1:],
        evidence=locate(quote.source, quotable, sentences.spans(quote.sentences)),
    )
