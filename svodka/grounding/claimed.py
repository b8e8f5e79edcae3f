"""The parts of a summary that somebody else wrote, looked up in the article."""

from collections.abc import Callable
from dataclasses import replace

from schemas.check import ClaimedSpan, EntityToCheck, PointToCheck, QuoteToCheck, SummaryToCheck
from schemas.contract import OffsetUnit
from schemas.span import Mention, Span, Where
from schemas.summary import Point, Quote
from svodka.grounding.belonging import sorted_out
from svodka.grounding.entities import Named
from svodka.grounding.evidence import Alignment, align, alignment
from svodka.grounding.grounded import Claim
from svodka.grounding.ids import Ids
from svodka.grounding.mentions import NOWHERE
from svodka.grounding.offsets import from_utf16
from svodka.grounding.quotes import Quotable, locate
from svodka.grounding.sentences import Sentences
from svodka.grounding.speakers import Speakers
from svodka.intake.article import Article


class ClaimedSpans:
    """What really stands where somebody else's spans point to."""

    def __init__(self, article: Article, unit: OffsetUnit) -> None:
        self._article = article
        self._unit: OffsetUnit = unit
        self._converters: dict[Where, Callable[[int], int]] = {}

    def look_up(self, span: ClaimedSpan) -> Mention:
        """Give the mention with match `exact` if the claimed text stands there, and `none` if it does not.

        A span that claims no text has whatever stands there, if it is a place in the article at all.
        """
        try:
            start, end = self._offset(span.where, span.start), self._offset(span.where, span.end)
        except ValueError:
            return NOWHERE
        there = self._article.string(span.where)[start:end]
        if not there or span.text not in {None, there}:
            return NOWHERE
        return Mention(where=span.where, start=start, end=end, text=there, match="exact")

    def claim(self, span: ClaimedSpan, path: str) -> Claim:
        """Give the claim that a span makes."""
        found = self.look_up(span)
        wanted = found.text if span.text is None else span.text
        return Claim("span", path, wanted, found, offsets=(span.start, span.end))

    def _offset(self, where: Where, offset: int) -> int:
        if self._unit == "utf16":
            return self._converter(where)(offset)
        if not 0 <= offset <= len(self._article.string(where)):
            raise ValueError("outside the article")
        return offset

    def _converter(self, where: Where) -> Callable[[int], int]:
        if where not in self._converters:
            self._converters[where] = from_utf16(self._article.string(where))
        return self._converters[where]


def claimed_entities(summary: SummaryToCheck, spans: ClaimedSpans, ids: Ids) -> tuple[list[Named], list[Claim]]:
    """Read the entities of a summary; give the claims of those mentions that are spans."""
    named: list[Named] = []
    of_each: list[dict[int, Claim]] = []
    for index, entity in enumerate(summary.entities):
        its = {
            at: spans.claim(mention, f"/entities/{index}/mentions/{at}")
            for at, mention in enumerate(entity.mentions)
            if isinstance(mention, ClaimedSpan)
        }
        named.append(_named(entity, index, summary.languages[0], its, ids))
        of_each.append(its)
    named = sorted_out(named)
    marked = (
        replace(claim, of_other=True) if claim.found.text in one.foreign else claim
        for one, its in zip(named, of_each, strict=True)
        for claim in its.values()
    )
    return named, list(marked)


def _named(entity: EntityToCheck, index: int, language: str, claims: dict[int, Claim], ids: Ids) -> Named:
    return Named(
        id=ids.own[index],
        type=entity.type,
        name=entity.name,
        source=entity.name.get(language),
        origin=entity.origin,
        role=entity.role,
        affiliation=ids.resolve(entity.affiliation, "organisation"),
        surfaces=tuple(
            (mention, f"/entities/{index}/mentions/{at}")
            for at, mention in enumerate(entity.mentions)
            if isinstance(mention, str)
        ),
        also=tuple(dict.fromkeys(claim.found.text for claim in claims.values() if claim.found.match == "exact")),
    )


def claimed_points(
    summary: SummaryToCheck, spans: ClaimedSpans, article: Article
) -> tuple[tuple[Point, ...], list[Claim], frozenset[str]]:
    """Check the evidence of each point; where none is given, choose it, and say so in the third value."""
    aligned = _Aligned(article)
    points: list[Point] = []
    claims: list[Claim] = []
    inferred: set[str] = set()
    for index, point in enumerate(summary.points):
        path = f"/points/{index}/evidence"
        its = [spans.claim(span, f"{path}/{at}") for at, span in enumerate(point.evidence or ())]
        if not its:
            inferred.add(path)
        evidence = _evidence(its) if its else aligned.evidence(point)
        points.append(Point(id=f"p{index + 1}", text=point.text, evidence=evidence))
        claims += its
    return tuple(points), claims, frozenset(inferred)


def _evidence(claims: list[Claim]) -> tuple[Span, ...]:
    found = {(claim.found.where == "text", claim.found.start, claim.found.end): claim.found for claim in claims}
    return tuple(
        Span(where=one.where, start=one.start, end=one.end, text=one.text)
        for _, one in sorted(found.items(), key=lambda item: item[0])
        if one.match != "none"
    )


class _Aligned:
    """Evidence chosen by code; the article is read for it once, if at all."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._alignment: Alignment | None = None

    def evidence(self, point: PointToCheck) -> tuple[Span, ...]:
        if self._alignment is None:
            self._alignment = alignment(self._article)
        return Sentences(self._article).spans(align(point.text, self._alignment))


def claimed_quotes(
    summary: SummaryToCheck, spans: ClaimedSpans, quotable: Quotable, speakers: Speakers
) -> tuple[tuple[Quote, ...], list[Claim]]:
    """Find each quotation, where it is said to stand if it is there; and who is meant by its speaker."""
    quotes: list[Quote] = []
    claims: list[Claim] = []
    for index, quote in enumerate(summary.quotes):
        located, of_words = _quote(quote, f"/quotes/{index}", summary, spans, quotable)
        speaker, of_speaker = speakers.resolve(quote.speaker, f"/quotes/{index}/speaker")
        quotes.append(located.model_copy(update={"id": f"q{index + 1}", "speaker": speaker}))
        claims += (*of_words, *of_speaker)
    return tuple(quotes), claims


def _quote(
    quote: QuoteToCheck, path: str, summary: SummaryToCheck, spans: ClaimedSpans, quotable: Quotable
) -> tuple[Quote, list[Claim]]:
    language = summary.languages[0]
    its = [spans.claim(quote.evidence, f"{path}/evidence")] if quote.evidence else []
    wanted = quote.text.get(language)
    evidence = its[0].found if its else NOWHERE
    if wanted is not None:
        evidence = locate(wanted, quotable, _evidence(its))
        its = [Claim("quote", f"{path}/text/{language}", wanted, evidence), *its]
    translated = tuple(tag for tag in summary.languages[1:] if tag in quote.text)
    return Quote(id="", speaker=None, text=quote.text, translated=translated, evidence=evidence), its
