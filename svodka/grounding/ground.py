"""The front door: a draft, or a summary that somebody else wrote, tied to the words of its article."""

from schemas.check import SummaryToCheck
from schemas.contract import Bilingual, OffsetUnit
from schemas.draft import Draft, DraftEntity, DraftPoint, DraftQuote, Pair
from schemas.span import Mention
from schemas.summary import Point, Quote
from svodka.grounding.claimed import ground_summary
from svodka.grounding.entities import Named, ground_entities
from svodka.grounding.grounded import Claim, Grounded
from svodka.grounding.headline import choose
from svodka.grounding.ids import References, distinct_ids, references
from svodka.grounding.index import index_article
from svodka.grounding.quotes import Quotable, locate
from svodka.grounding.sentences import Sentences
from svodka.intake.article import Article


def ground(draft: Draft, article: Article, languages: tuple[str, str]) -> Grounded:
    """Turn a draft's sentence numbers and surface forms into spans; `languages` are the article's and the second."""
    index = index_article(article)
    sentences = Sentences(article)
    resolve = references([entity.id for entity in draft.entities], [entity.type for entity in draft.entities])
    entities, of_entities = ground_entities(_named(draft.entities, resolve, languages), index, languages[0])
    quotes, of_quotes = _quotes(draft.quotes, Quotable(index), sentences, resolve, languages)
    headline, others = choose([_bilingual(pair, languages) for pair in draft.headlines])
    return Grounded(
        languages=languages,
        headline=headline,
        headline_alternatives=others,
        points=tuple(_point(i, point, sentences, languages) for i, point in enumerate(draft.points)),
        entities=entities,
        quotes=quotes,
        claims=(*of_entities, *_of_points(draft.points, sentences), *of_quotes),
        inferred=frozenset(),
    )


def ground_claims(summary: SummaryToCheck, article: Article, *, offset_unit: OffsetUnit = "codepoint") -> Grounded:
    """Look up everything that a summary claims of its article; nothing in it is trusted.

    Claimed offsets are in `offset_unit`; all that come back are code points.
    """
    return ground_summary(summary, article, offset_unit=offset_unit)
