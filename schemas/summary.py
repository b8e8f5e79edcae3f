"""What comes back: a bilingual summary with everything that supports it."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from schemas.contract import Bilingual, Contract, EntityType, LanguageTag, OffsetUnit
from schemas.finding import CheckCount, Correction, Finding, Status
from schemas.span import Mention, Span

NameMethod = Literal["glossary", "table", "palladius", "romanisation", "none"]
FigureKind = Literal["number", "percent", "percentage_points", "money", "date", "period"]


class Point(Contract):
    """One statement of the summary, in both languages, with the sentences it rests on."""

    id: str
    """Stable within the summary; survives edits and reordering."""
    text: Bilingual
    """The statement in each language."""
    evidence: tuple[Span, ...]
    """The sentences of the article that support it."""


class Entity(Contract):
    """A person, organisation, place, product, event or document that the article names."""

    id: str
    """Stable within the summary."""
    type: EntityType
    """What kind of thing it is."""
    name: Bilingual
    """Its name in each language, in its base form."""
    origin: LanguageTag | None = None
    """The language the name comes from, when it is known."""
    name_method: NameMethod = "none"
    """The rule that confirmed the name's second-language form; `none`: no rule did."""
    name_alternatives: tuple[str, ...] = ()
    """Other forms of the second-language name that the rules allow."""
    role: Bilingual | None = None
    """The role in which the article presents a person."""
    affiliation: str | None = None
    """The id of the organisation a person speaks or acts for."""
    mentions: tuple[Mention, ...]
    """Every place where the article names it, in the article's order."""


class Quote(Contract):
    """Words of a speaker: verbatim in the article's language, translated in the other."""

    id: str
    """Stable within the summary."""
    speaker: str | None
    """The id of the person who said it."""
    text: Bilingual
    """The quotation; only the article's language is verbatim."""
    translated: tuple[LanguageTag, ...]
    """The languages in which the text is a translation."""
    evidence: Mention
    """Where the verbatim words stand in the article."""


class Figure(Contract):
    """A number, sum, date or period of the summary and the words of the article that confirm it."""

    id: str
    """Stable within the summary."""
    path: str
    """JSON pointer of the field it stands in."""
    start: int = Field(ge=0)
    """First offset of the figure in that field."""
    end: int = Field(ge=0)
    """Offset after its last character."""
    kind: FigureKind
    """What the figure measures."""
    value: str
    """The value in a normal form, independent of the language it was written in."""
    evidence: tuple[Span, ...]
    """Where the article says it; empty when it does not."""


class ReviewDecision(Contract):
    """What a person decided about a finding."""

    finding: str
    """The finding's id."""
    decision: Literal["accepted", "changed", "refused"]
    """`accepted`: the text stands; `changed`: it was edited; `refused`: it was taken out."""
    by: str
    """Who decided."""
    at: dt.datetime
    """When."""


class Noise(Contract):
    """A stretch of the article that is no part of it: marked, never cut."""

    start: int = Field(ge=0)
    """First offset in the article's text."""
    end: int = Field(ge=0)
    """Offset after the last character."""
    text: str
    """The characters themselves."""
    rule: str
    """The rule that marked it."""


class ArticleRecord(Contract):
    """The article as svodka read it; every span of the summary indexes this text."""

    text: str | None
    """The caller's text unchanged, or what was extracted from HTML; null when not asked for."""
    offset_unit: OffsetUnit
    """The unit of every offset in this answer."""
    sha256: str
    """SHA-256 of the text in UTF-8."""
    language: LanguageTag
    """The article's language."""
    title: str | None
    """The headline given by the caller or by the page."""
    published: dt.date | None
    """The day of publication: the caller's, or found in the page or in a stray header."""
    publisher: str | None
    """Who published it, if known."""
    url: str | None
    """Where it stands, if known."""
    noise: tuple[Noise, ...]
    """What was recognised as no part of the article."""


class Provenance(Contract):
    """What made the summary."""

    model: str
    """The model that was asked for."""
    model_served: str
    """The model that the provider says answered."""
    judge: str | None
    """The model that the provider says read the summary again, or the one asked for where it did not answer; null where
    none was asked."""
    prompt: str
    """Name and version of the prompt."""
    prompt_sha256: str
    """Hash of the prompt's files."""
    schema_version: str = Field(validation_alias="schema", serialization_alias="schema")
    """Version of this contract."""
    glossary_sha256: str | None
    """Hash of the glossary in force; null without one."""
    svodka: str
    """Version of svodka."""


class Spent(Contract):
    """What the calls to one model cost."""

    calls: int = Field(ge=0)
    """Calls to the model, retries included."""
    replayed: bool
    """The answers came from recordings: nothing was spent."""
    input_tokens: int = Field(ge=0)
    """Tokens sent, cached ones included."""
    cached_tokens: int = Field(ge=0)
    """Tokens sent that the provider had in its prefix cache."""
    output_tokens: int = Field(ge=0)
    """Tokens received."""
    cost_usd: str | None
    """US dollars as a decimal string; null when the model's price is unknown."""
    estimated: bool
    """True when the provider left out its own count for any call."""
    seconds: float = Field(ge=0)
    """Wall-clock time."""


class Usage(Spent):
    """What the summary cost. Calls, tokens and cost are the writer's alone; `seconds` are those of the whole work."""

    judge: Spent | None = None
    """What the second reader cost besides; null where none was asked."""


class Summary(Contract):
    """A checked bilingual summary of one article."""

    id: str
    """A UUID version 7."""
    created: dt.datetime
    """When it was finished, in UTC."""
    status: Status
    """`clean`: no finding of severity error is left; `review`: a person must look."""
    languages: tuple[LanguageTag, LanguageTag]
    """The article's language, then the second one; the keys of every bilingual value."""
    headline: Bilingual
    """The headline chosen by code: the first offered that fits the limits."""
    headline_alternatives: tuple[Bilingual, ...]
    """The other headlines that the model offered."""
    points: tuple[Point, ...] = Field(min_length=1)
    """The statements, in the article's order of importance."""
    text: Bilingual
    """The points as running text."""
    entities: tuple[Entity, ...]
    """Who and what the article names."""
    quotes: tuple[Quote, ...]
    """Quotations worth keeping."""
    figures: tuple[Figure, ...]
    """Numbers, sums, dates and periods of the summary with their evidence."""
    checks: dict[str, CheckCount]
    """How much each check looked at, what failed, and why it was skipped if it was."""
    findings: tuple[Finding, ...]
    """What is wrong or unsupported, and what a person should look at."""
    corrections: tuple[Correction, ...]
    """What was put right after the model wrote it."""
    review: tuple[ReviewDecision, ...]
    """The record of a person's decisions."""
    article: ArticleRecord
    """The article as it was read."""
    provenance: Provenance
    """Model, prompt and versions."""
    usage: Usage
    """Calls, tokens, cost and time."""

    @model_validator(mode="after")
    def _bilingual_values_have_both_languages(self) -> Self:
        expected = set(self.languages)
        for path, value in bilingual_values(self):
            if set(value) != expected:
                raise ValueError(f"{path} must have exactly the languages {sorted(expected)}")
        return self


def bilingual_values(summary: Summary) -> Iterator[tuple[str, Bilingual]]:
    """Give every bilingual value of a summary with its JSON pointer, in the order of the contract."""
    yield "/headline", summary.headline
    for index, headline in enumerate(summary.headline_alternatives):
        yield f"/headline_alternatives/{index}", headline
    for index, point in enumerate(summary.points):
        yield f"/points/{index}/text", point.text
    yield "/text", summary.text
    for index, entity in enumerate(summary.entities):
        yield f"/entities/{index}/name", entity.name
        if entity.role is not None:
            yield f"/entities/{index}/role", entity.role
    for index, quote in enumerate(summary.quotes):
        yield f"/quotes/{index}/text", quote.text
