"""Rule: a quotation is in the article word for word, and whoever it is given to said it."""

from collections.abc import Iterator
from typing import Final

from schemas.summary import Entity, Quote
from svodka.checks.case import Case
from svodka.checks.report import Objection, Outcome, looked
from svodka.checks.speakers import Attribution, Speakers, speakers_of
from svodka.checks.speech import paragraph

CODES: Final = (
    "quote-without-words",
    "quote-not-verbatim",
    "speaker-unknown",
    "speaker-not-person",
    "speaker-not-near",
    "speaker-far",
)

NEAR: Final = 300
"""Characters from a quotation within which its speaker is named at least; about two sentences of news."""

_VERBATIM: Final = frozenset({"exact", "normalised"})


def look(case: Case) -> Outcome:
    """Look at every quotation and its speaker."""
    quotes = case.summary.quotes
    objections = (each for index in range(len(quotes)) for each in _objections(case, index))
    return looked(len(quotes), objections, "no quotations", *_notes(case))


def _objections(case: Case, index: int) -> Iterator[Objection]:
    yield from _without_words(case, index)
    yield from _not_verbatim(case, index)
    yield from _speaker(case, index)


def _without_words(case: Case, index: int) -> Iterator[Objection]:
    for language, text in case.summary.quotes[index].text.items():
        if not any(map(str.isalpha, text)):
            yield Objection("quote-without-words", f"/quotes/{index}/text/{language}")


def _not_verbatim(case: Case, index: int) -> Iterator[Objection]:
    quote = case.summary.quotes[index]
    text = case.in_article_language(quote.text)
    if text is not None and any(map(str.isalpha, text)) and quote.evidence.match not in _VERBATIM:
        language = next(tag for tag, words in quote.text.items() if words is text)
        nearest = (quote.evidence,) if quote.evidence.match == "partial" else ()
        yield Objection("quote-not-verbatim", f"/quotes/{index}/text/{language}", args={"quote": text}, article=nearest)


def _speaker(case: Case, index: int) -> Iterator[Objection]:
    quote, path = case.summary.quotes[index], f"/quotes/{index}/speaker"
    if quote.speaker is None:
        return
    place = next((place for place, entity in enumerate(case.summary.entities) if entity.id == quote.speaker), None)
    if place is None:
        yield Objection("speaker-unknown", path, "warning", {"speaker": quote.speaker})
    elif case.summary.entities[place].type not in {"person", "organisation"}:
        yield Objection("speaker-not-person", path, "warning", {"speaker": _name(case, place)})
    elif quote.evidence.match != "none":
        yield from _somebody_else(case, quote, place, path)


def _somebody_else(case: Case, quote: Quote, place: int, path: str) -> Iterator[Objection]:
    evidence, text = quote.evidence, case.article.string(quote.evidence.where)
    speakers = speakers_of(case, text)
    spoke = speakers.of(evidence.start, evidence.end)
    if _may_be(case, place, spoke):
        return
    if spoke.plain and spoke.people:
        other = _name(case, min(spoke.people))
        told = () if spoke.span is None else (case.article.span(evidence.where, *spoke.span),)
        yield Objection("speaker-not-near", path, args={"speaker": _name(case, place), "other": other}, article=told)
    elif spoke.stranger or (evidence.where == "text" and not _near(case, speakers, quote, place)):
        yield Objection("speaker-far", path, "warning", {"speaker": _name(case, place)}, article=(evidence,))


def _may_be(case: Case, place: int, spoke: Attribution) -> bool:
    """Say whether an attribution fits: it means the speaker, or somebody who speaks for that organisation."""
    if place in spoke.people:
        return True
    speaker = case.summary.entities[place]
    if speaker.type != "organisation":
        return False
    named = spoke.span is not None and _mentioned(speaker, *spoke.span)
    return named or any(case.summary.entities[person].affiliation == speaker.id for person in spoke.people)


def _near(case: Case, speakers: Speakers, quote: Quote, place: int) -> bool:
    evidence = quote.evidence
    first, last = paragraph(speakers.text, evidence.start, evidence.end)
    start, end = min(first, max(0, evidence.start - NEAR)), max(last, evidence.end + NEAR)
    return _mentioned(case.summary.entities[place], start, end) or speakers.near(place, start, end)


def _mentioned(entity: Entity, start: int, end: int) -> bool:
    return any(start <= span.start < end and span.where == "text" and span.match != "none" for span in entity.mentions)


def _name(case: Case, place: int) -> str:
    entity = case.summary.entities[place]
    return case.in_article_language(entity.name) or next(iter(entity.name.values()), entity.id)


def _notes(case: Case) -> Iterator[str]:
    translated = sum(case.in_article_language(quote.text) is None for quote in case.summary.quotes)
    if translated:
        yield f"{translated} quotations that are not in the article's language"
    nobody = sum(quote.speaker is None for quote in case.summary.quotes)
    if nobody:
        yield f"{nobody} quotations without a speaker"
