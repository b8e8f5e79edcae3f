"""The front door: a draft, or a summary that somebody else wrote, tied to the words of its article."""

from schemas.check import SummaryToCheck
from schemas.contract import OffsetUnit
from schemas.draft import Draft
from svodka.grounding.claimed import ClaimedSpans, claimed_entities, claimed_points, claimed_quotes
from svodka.grounding.drafted import bilingual, drafted_entities, drafted_points, drafted_quotes
from svodka.grounding.entities import ground_entities
from svodka.grounding.grounded import Grounded
from svodka.grounding.headline import choose
from svodka.grounding.ids import Ids
from svodka.grounding.index import index_article
from svodka.grounding.invariant import assert_spans
from svodka.grounding.quotes import Quotable
from svodka.grounding.sentences import Sentences
from svodka.grounding.speakers import Speakers
from svodka.intake.article import Article


def ground(draft: Draft, article: Article, languages: tuple[str, str]) -> Grounded:
    """Turn a draft's sentence numbers and surface forms into spans; `languages` are the article's and the second."""
    index, sentences = index_article(article), Sentences(article)
    ids = Ids([entity.id for entity in draft.entities], [entity.type for entity in draft.entities])
    entities, of_entities = ground_entities(drafted_entities(draft.entities, ids, languages), index, languages[0])
    points, of_points = drafted_points(draft, sentences, languages)
    quotes, of_quotes = drafted_quotes(draft, Quotable(index), sentences, Speakers(ids, entities, index), languages)
    headline, others = choose([bilingual(pair, languages) for pair in draft.headlines])
    grounded = Grounded(
        languages=languages,
        headline=headline,
        headline_alternatives=others,
        points=points,
        entities=entities,
        quotes=quotes,
        claims=(*of_entities, *of_points, *of_quotes),
        inferred=frozenset(),
    )
    assert_spans(grounded, article)
    return grounded


def ground_claims(summary: SummaryToCheck, article: Article, *, offset_unit: OffsetUnit = "codepoint") -> Grounded:
    """Look up everything that a summary claims of its article; nothing in it is trusted.

    Claimed offsets are in `offset_unit`; all that come back are code points.
    """
    index, spans = index_article(article), ClaimedSpans(article, offset_unit)
    ids = Ids([entity.id for entity in summary.entities], [entity.type for entity in summary.entities])
    named, of_mentions = claimed_entities(summary, spans, ids)
    entities, of_entities = ground_entities(named, index, summary.languages[0])
    points, of_points, inferred = claimed_points(summary, spans, article)
    quotes, of_quotes = claimed_quotes(summary, spans, Quotable(index), Speakers(ids, entities, index))
    grounded = Grounded(
        languages=summary.languages,
        headline=summary.headline,
        headline_alternatives=summary.headline_alternatives,
        points=points,
        entities=entities,
        quotes=quotes,
        claims=(*of_entities, *of_mentions, *of_points, *of_quotes),
        inferred=inferred,
    )
    assert_spans(grounded, article)
    return grounded
