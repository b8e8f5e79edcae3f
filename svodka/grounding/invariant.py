"""The promise of every span: it says what stands there."""

from collections.abc import Iterator

from schemas.span import Span
from svodka.grounding.grounded import Grounded
from svodka.intake.article import Article


def spans(grounded: Grounded) -> Iterator[Span]:
    """Give every span and mention of a grounded summary."""
    for point in grounded.points:
        yield from point.evidence
    for entity in grounded.entities:
        yield from entity.mentions
    for quote in grounded.quotes:
        yield quote.evidence
    for claim in grounded.claims:
        yield claim.found


def assert_spans(grounded: Grounded, article: Article) -> None:
    """Raise AssertionError if any span's text is not the slice of the article that its offsets give."""
    for span in spans(grounded):
        there = article.string(span.where)[span.start : span.end]
        if not 0 <= span.start <= span.end <= len(article.string(span.where)) or there != span.text:
            raise AssertionError(f"{span.where}[{span.start}:{span.end}] is {there!r}, not {span.text!r}")
