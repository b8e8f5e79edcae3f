"""Rule: a quotation is in the article word for word, and whoever it is given to said it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pydantic import JsonValue

from schemas.span import Mention
from schemas.summary import Entity
from svodka.checks.case import Case
from svodka.checks.report import Objection, Outcome, looked
from svodka.checks.speakers import Attribution, Speakers, speakers_of
from svodka.checks.speech import is_spoken, paragraph
from svodka.checks.words import length

CODES: Final = (
    "quote-without-words",
    "quote-not-verbatim",
    "quote-not-comparable",
    "quote-not-quoted",
    "quote-too-short",
    "speaker-without-name",
    "speaker-unknown",
    "speaker-not-person",
    "speaker-not-near",
    "speaker-far",
)

NEAR: Final = 300
"""Characters from a quotation within which its speaker is named at least; about two sentences of news."""

PLACES_AT_MOST: Final = 5
"""Places of the same words that are read to see whether one of them is speech."""

_VERBATIM: Final = frozenset({"exact", "normalised"})


def look(case: Case) -> Outcome:
    """Look at every quotation and its speaker."""
    speakers = speakers_of(case, _by_name_alone(case))
    objections = (each for index in range(len(case.summary.quotes)) for each in _objections(case, index, speakers))
    comparable = sum(case.in_article_language(quote.text) is not None for quote in case.summary.quotes)
    return looked(comparable, objections, "no quotations", *_notes(case))


def _objections(case: Case, index: int, speakers: Speakers) -> Iterator[Objection]:
    yield from _without_words(case, index)
    yield from _not_verbatim(case, index)
    yield from _not_speech(case, index)
    yield from _speaker(case, index, speakers)


def _by_name_alone(case: Case) -> dict[int, str]:
    """Give the speakers who are in the article but not among the entities, under numbers that no entity has."""
    return {
        -1 - index: claim.wanted
        for index in range(len(case.summary.quotes))
        for claim in case.summary.claims
        if claim.path == f"/quotes/{index}/speaker" and claim.found.match != "none"
    }


def _without_words(case: Case, index: int) -> Iterator[Objection]:
    for language, text in case.summary.quotes[index].text.items():
        if not any(map(str.isalpha, text)):
            yield Objection("quote-without-words", f"/quotes/{index}/text/{language}")


def _not_verbatim(case: Case, index: int) -> Iterator[Objection]:
    quote = case.summary.quotes[index]
    text = case.in_article_language(quote.text)
    if text is None:
        yield Objection("quote-not-comparable", f"/quotes/{index}/text", "warning")
    if text is not None and any(map(str.isalpha, text)) and quote.evidence.match not in _VERBATIM:
        language = next(tag for tag, words in quote.text.items() if words is text)
        nearest = (quote.evidence,) if quote.evidence.match == "partial" else ()
        yield Objection("quote-not-verbatim", f"/quotes/{index}/text/{language}", args={"quote": text}, article=nearest)


def _not_speech(case: Case, index: int) -> Iterator[Objection]:
    """Words that the narrator speaks are no quotation; a single word is hardly one, wherever it stands."""
    quote = case.summary.quotes[index]
    text = case.in_article_language(quote.text)
    if text is None or not any(map(str.isalpha, text)) or quote.evidence.match not in _VERBATIM:
        return
    language = next(tag for tag, words in quote.text.items() if words is text)
    path, args = f"/quotes/{index}/text/{language}", {"quote": text}
    if length(text, case.language) == 1:
        yield Objection("quote-too-short", path, "warning", args, article=(quote.evidence,))
    elif not _is_spoken(case, quote.evidence):
        yield Objection("quote-not-quoted", path, "warning", args, article=(quote.evidence,))


def _is_spoken(case: Case, evidence: Mention) -> bool:
    """Say whether the words are speech where they were found, or in another place where they stand as well."""
    text = case.article.string(evidence.where)
    if is_spoken(text, evidence.start, evidence.end, case.language):
        return True
    found = islice(re.finditer(re.escape(evidence.text), text), PLACES_AT_MOST)
    return any(is_spoken(text, *other.span(), case.language) for other in found)


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Whoever a quotation is given to: an entity, or a name alone."""

    place: int
    name: str
    entity: Entity | None = None


def _speaker(case: Case, index: int, speakers: Speakers) -> Iterator[Objection]:
    quote, path = case.summary.quotes[index], f"/quotes/{index}/speaker"
    speaker = _given_to(case, index, speakers)
    if speaker is None:
        if quote.speaker is not None:
            yield Objection("speaker-unknown", path, "warning", {"speaker": quote.speaker})
    elif not any(map(str.isalnum, speaker.name)):
        yield Objection("speaker-without-name", path, "warning")
    elif speaker.entity is not None and speaker.entity.type not in {"person", "organisation"}:
        yield Objection("speaker-not-person", path, "warning", {"speaker": speaker.name})
    elif quote.evidence.match != "none":
        yield from _somebody_else(case, index, speaker, speakers)


def _given_to(case: Case, index: int, speakers: Speakers) -> _Speaker | None:
    for place, entity in enumerate(case.summary.entities):
        if entity.id == case.summary.quotes[index].speaker:
            return _Speaker(place, _name(case, place), entity)
    name = speakers.people.names.get(-1 - index)
    return None if name is None else _Speaker(-1 - index, name)


def _somebody_else(case: Case, index: int, speaker: _Speaker, speakers: Speakers) -> Iterator[Objection]:
    evidence, path = case.summary.quotes[index].evidence, f"/quotes/{index}/speaker"
    text = case.article.string(evidence.where)
    spoke = speakers.of(text, evidence.start, evidence.end)
    if _may_be(case, speaker, spoke):
        return
    if spoke.plain and spoke.people:
        args: dict[str, JsonValue] = {"speaker": speaker.name, "other": speakers.people.names[min(spoke.people)]}
        told = () if spoke.span is None else (case.article.span(evidence.where, *spoke.span),)
        yield Objection("speaker-not-near", path, args=args, article=told)
    elif spoke.stranger or (evidence.where == "text" and not _near(speakers, text, evidence, speaker)):
        yield Objection("speaker-far", path, "warning", {"speaker": speaker.name}, article=(evidence,))


def _may_be(case: Case, speaker: _Speaker, spoke: Attribution) -> bool:
    """Say whether an attribution fits: it means the speaker, or somebody who speaks for that organisation."""
    if speaker.place in spoke.people:
        return True
    if speaker.entity is None or speaker.entity.type != "organisation":
        return False
    named = spoke.span is not None and _mentioned(speaker.entity, *spoke.span)
    return named or any(case.summary.entities[person].affiliation == speaker.entity.id for person in spoke.people)


def _near(speakers: Speakers, text: str, evidence: Mention, speaker: _Speaker) -> bool:
    first, last = paragraph(text, evidence.start, evidence.end)
    start, end = min(first, max(0, evidence.start - NEAR)), max(last, evidence.end + NEAR)
    mentioned = speaker.entity is not None and _mentioned(speaker.entity, start, end)
    return mentioned or speakers.near(speaker.place, text, start, end)


def _mentioned(entity: Entity, start: int, end: int) -> bool:
    return any(start <= span.start < end and span.where == "text" and span.match != "none" for span in entity.mentions)


def _name(case: Case, place: int) -> str:
    entity = case.summary.entities[place]
    return case.in_article_language(entity.name) or next(filter(None, entity.name.values()), "")


def _notes(case: Case) -> Iterator[str]:
    translated = sum(case.in_article_language(quote.text) is None for quote in case.summary.quotes)
    if translated:
        yield f"{translated} quotations that are not in the article's language"
    by_name = _by_name_alone(case)
    nobody = sum(quote.speaker is None and -1 - index not in by_name for index, quote in enumerate(case.summary.quotes))
    if nobody:
        yield f"{nobody} quotations without a speaker"
