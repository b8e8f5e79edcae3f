"""Checking a summary without a model: what goes in, what comes out."""

from typing import Annotated, Self

from pydantic import Field, JsonValue, model_validator

from schemas.contract import Bilingual, Contract, EntityType, LanguageTag
from schemas.finding import CheckCount, Correction, Finding, Status
from schemas.request import SummaryRequest
from schemas.span import Match, Where
from schemas.summary import Figure


class ClaimedSpan(Contract):
    """A place in the article as somebody else claims it; nothing about it is trusted."""

    where: Where = Field(default="text", validation_alias="in", serialization_alias="in")
    """Which string of the article the offsets index."""
    start: int
    """First offset, in the request's `offset_unit`."""
    end: int
    """Offset after the last character."""
    text: str | None = None
    """What is said to stand there."""
    match: Match | None = None
    """Ignored: how well it matches is decided anew."""


class PointToCheck(Contract):
    """One statement in one language or two."""

    id: str | None = None
    """Ignored."""
    text: Bilingual
    """The statement."""
    evidence: Annotated[tuple[ClaimedSpan, ...], Field(max_length=200)] | None = None
    """The sentences it rests on; found by code when absent."""


class EntityToCheck(Contract):
    """A named thing of the summary."""

    id: str | None = None
    """What quotes and affiliations refer to."""
    type: EntityType
    """What kind of thing it is."""
    name: Bilingual
    """Its name."""
    role: Bilingual | None = None
    """A person's role."""
    mentions: tuple[ClaimedSpan | str, ...] = Field(default=(), max_length=200)
    """Where the article names it: spans, or the words themselves."""
    origin: LanguageTag | None = None
    """The language the name comes from."""
    affiliation: str | None = None
    """The id of an organisation."""
    name_method: str | None = None
    """Ignored."""
    name_alternatives: tuple[str, ...] = ()
    """Ignored."""


class QuoteToCheck(Contract):
    """A quotation of the summary."""

    id: str | None = None
    """Ignored."""
    speaker: str | None = None
    """An entity's id, a name, or null."""
    text: Bilingual
    """The quotation."""
    translated: tuple[LanguageTag, ...] = ()
    """Ignored."""
    evidence: ClaimedSpan | None = None
    """Where it is said to stand."""


class SummaryToCheck(Contract):
    """Any summary, whoever wrote it; only `languages` and the points' texts are required.

    A whole `Summary` fits too: what svodka itself puts into one is accepted and ignored.
    """

    languages: tuple[LanguageTag] | tuple[LanguageTag, LanguageTag]
    """The article's language, then the second one if there is one."""
    points: tuple[PointToCheck, ...] = Field(min_length=1, max_length=100)
    """The statements."""
    headline: Bilingual | None = None
    """The headline."""
    headline_alternatives: tuple[Bilingual, ...] = Field(default=(), max_length=20)
    """Checked as the headline is."""
    entities: tuple[EntityToCheck, ...] = Field(default=(), max_length=300)
    """Who and what is named."""
    quotes: tuple[QuoteToCheck, ...] = Field(default=(), max_length=100)
    """Quotations."""

    @model_validator(mode="after")
    def _texts_are_in_the_languages(self) -> Self:
        named = [self.headline or {}, *self.headline_alternatives, *(point.text for point in self.points)]
        named += [value for entity in self.entities for value in (entity.name, entity.role or {})]
        named += [quote.text for quote in self.quotes]
        strangers = {language for value in named for language in value} - set(self.languages)
        if strangers:
            raise ValueError(f"texts in {', '.join(sorted(strangers))}, which `languages` does not name")
        return self

    id: JsonValue = None
    """Ignored, like everything below."""
    created: JsonValue = None
    """Ignored."""
    status: JsonValue = None
    """Ignored."""
    text: JsonValue = None
    """Ignored."""
    figures: JsonValue = None
    """Ignored."""
    checks: JsonValue = None
    """Ignored."""
    findings: JsonValue = None
    """Ignored."""
    corrections: JsonValue = None
    """Ignored."""
    review: JsonValue = None
    """Ignored."""
    article: JsonValue = None
    """Ignored."""
    provenance: JsonValue = None
    """Ignored."""
    usage: JsonValue = None
    """Ignored."""


class CheckRequest(Contract):
    """An article and a summary of it."""

    article: SummaryRequest
    """The article, as it would be sent to be summarised."""
    summary: SummaryToCheck
    """The summary to check against it."""


class CheckResult(Contract):
    """What the checks say. Corrections are proposed here, not applied."""

    status: Status
    """`clean`: no finding of severity error; `review`: a person must look."""
    findings: tuple[Finding, ...]
    """What is wrong, and what a person should look at."""
    checks: dict[str, CheckCount]
    """How much each check looked at."""
    figures: tuple[Figure, ...]
    """Numbers, sums, dates and periods with their evidence."""
    corrections: tuple[Correction, ...]
    """What would mend a finding."""
