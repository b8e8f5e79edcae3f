"""The parts of a model's draft, tied to the article."""

from collections.abc import Sequence

from schemas.contract import Bilingual
from schemas.draft import Draft, DraftEntity, DraftQuote, Pair
from schemas.span import Mention
from schemas.summary import Point, Quote
from svodka.grounding.belonging import sorted_out
from svodka.grounding.entities import Named
from svodka.grounding.grounded import Claim
from svodka.grounding.ids import Ids
from svodka.grounding.quotes import Quotable, locate
from svodka.grounding.sentences import Sentences
from svodka.grounding.speakers import Speakers


def bilingual(pair: Pair, languages: tuple[str, str]) -> Bilingual:
    """Put a pair under the summary's languages."""
    return {languages[0]: pair.source, languages[1]: pair.target}


def drafted_entities(entities: Sequence[DraftEntity], ids: Ids, languages: tuple[str, str]) -> list[Named]:
    """Read the entities of a draft as claims."""
    return sorted_out([_named(entity, index, ids, languages) for index, entity in enumerate(entities)])


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
    draft: Draft, quotable: Quotable, sentences: Sentences, speakers: Speakers, languages: tuple[str, str]
) -> tuple[tuple[Quote, ...], list[Claim]]:
    """Find each quotation, in the sentences it is said to stand in if it is there."""
    quotes: list[Quote] = []
    claims: list[Claim] = []
    for index, quote in enumerate(draft.quotes):
        path = f"/quotes/{index}"
        speaker, of_speaker = speakers.resolve(quote.speaker, f"{path}/speaker")
        evidence = locate(quote.source, quotable, sentences.spans(quote.sentences))
        quotes.append(_quote(quote, f"q{index + 1}", speaker, evidence, languages))
        claims.append(Claim("quote", f"{path}/text/{languages[0]}", quote.source, evidence))
        claims += (*sentences.claims(quote.sentences, f"{path}/evidence"), *of_speaker)
    return tuple(quotes), claims


def _quote(
    quote: DraftQuote, identity: str, speaker: str | None, evidence: Mention, languages: tuple[str, str]
) -> Quote:
    return Quote(
        id=identity,
        speaker=speaker,
        text={languages[0]: quote.source, languages[1]: quote.target},
        translated=languages[1:],
        evidence=evidence,
    )
