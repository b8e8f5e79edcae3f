"""Rule: a quotation is in the article word for word, and whoever it is given to said it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

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

NOBODY_KNOWN: Final = -1
"""Stands for the place among the entities of a speaker who is given by name alone."""

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


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Whoever a quotation is given to: an entity, or a name alone."""

    place: int
    name: str
    entity: Entity | None = None


def _speaker(case: Case, index: int) -> Iterator[Objection]:
    quote, path = case.summary.quotes[index], f"/quotes/{index}/speaker"
    speaker = _given_to(case, quote, path)
    if speaker is None:
        if quote.speaker is not None:
            yield Objection("speaker-unknown", path, "warning", {"speaker": quote.speaker})
    elif speaker.entity is not None and speaker.entity.type not in {"person", "organisation"}:
        yield Objection("speaker-not-person", path, "warning", {"speaker": speaker.name})
    elif quote.evidence.match != "none":
        yield from _somebody_else(case, quote, speaker, path)


def _given_to(case: Case, quote: Quote, path: str) -> _Speaker | None:
    for place, entity in enumerate(case.summary.entities):
        if entity.id == quote.speaker:
            return _Speaker(place, _name(case, place), entity)
    # A name that is in the article but not among the entities; one that is not has its finding already.
    named = (claim for claim in case.summary.claims if claim.path == path and claim.found.match != "none")
    return next((_Speaker(NOBODY_KNOWN, claim.wanted) for claim in named), None)


def _somebody_else(case: Case, quote: Quote, speaker: _Speaker, path: str) -> Iterator[Objection]:
    evidence, text = quote.evidence, case.article.string(quote.evidence.where)
    speakers = speakers_of(case, text, {} if speaker.entity else {speaker.place: speaker.name})
    spoke = speakers.of(evidence.start, evidence.end)
    if _may_be(case, speaker, spoke):
        return
    if spoke.plain and spoke.people:
        args: dict[str, JsonValue] = {"speaker": speaker.name, "other": _name(case, min(spoke.people))}
        told = () if spoke.span is None else (case.article.span(evidence.where, *spoke.span),)
        yield Objection("speaker-not-near", path, args=args, article=told)
    elif spoke.stranger or (evidence.where == "text" and not _near(speakers, quote, speaker)):
        yield Objection("speaker-far", path, "warning", {"speaker": speaker.name}, article=(evidence,))


def _may_be(case: Case, speaker: _Speaker, spoke: Attribution) -> bool:
    """Say whether an attribution fits: it means the speaker, or somebody who speaks for that organisation."""
    if speaker.place in spoke.people:
        return True
    if speaker.entity is None or speaker.entity.type != "organisation":
        return False
    named = spoke.span is not None and _mentioned(speaker.entity, *spoke.span)
    return named or any(case.summary.entities[person].affiliation == speaker.entity.id for person in spoke.people)


def _near(speakers: Speakers, quote: Quote, speaker: _Speaker) -> bool:
    evidence = quote.evidence
    first, last = paragraph(speakers.text, evidence.start, evidence.end)
    start, end = min(first, max(0, evidence.start - NEAR)), max(last, evidence.end + NEAR)
    mentioned = speaker.entity is not None and _mentioned(speaker.entity, start, end)
    return mentioned or speakers.near(speaker.place, start, end)


def _mentioned(entity: Entity, start: int, end: int) -> bool:
    return any(start <= span.start < end and span.where == "text" and span.match != "none" for span in entity.mentions)


def _name(case: Case, place: int) -> str:
    entity = case.summary.entities[place]
    return case.in_article_language(entity.name) or next(iter(entity.name.values()), entity.id)


def _notes(case: Case) -> Iterator[str]:
    translated = sum(case.in_article_language(quote.text) is None for quote in case.summary.quotes)
    if translated:
        yield f"{translated} quotations that are not in the article's language"
    given = {claim.path for claim in case.summary.claims}
    quotes = enumerate(case.summary.quotes)
    nobody = sum(quote.speaker is None and f"/quotes/{index}/speaker" not in given for index, quote in quotes)
    if nobody:
        yield f"{nobody} quotations without a speaker"
