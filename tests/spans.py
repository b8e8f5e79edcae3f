"""The promise that every span of a summary is what stands in the article."""

from collections.abc import Iterator

from schemas.span import Span
from schemas.summary import Summary


def every_span(summary: Summary) -> Iterator[Span]:
    for point in summary.points:
        yield from point.evidence
    for entity in summary.entities:
        yield from entity.mentions
    for quote in summary.quotes:
        yield quote.evidence
    for finding in summary.findings:
        yield from finding.article
    for figure in summary.figures:
        yield from figure.evidence


def assert_every_span_holds(summary: Summary) -> None:
    article = summary.article
    strings = {"text": article.text or "", "title": article.title or ""}
    for span in every_span(summary):
        assert strings[span.where][span.start : span.end] == span.text
    for noise in article.noise:
        assert strings["text"][noise.start : noise.end] == noise.text
