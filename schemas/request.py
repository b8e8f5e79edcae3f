"""What a caller sends: one article and how it is to be summarised."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field, TypeAdapter
from pydantic.config import JsonDict

from schemas.contract import Contract, LanguageTag, OffsetUnit

Length = Literal["short", "standard", "long"]

POINTS_AT_MOST: dict[Length, int] = {"short": 2, "standard": 4, "long": 7}
"""How many points a summary of each length may have; at least one, never padding."""


def _day(value: object) -> object:
    # A CMS sends a moment where an editor thinks of a day: keep the day as it is written.
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, str) and len(value) > len("2026-11-20") and value[10] in "Tt ":
        return dt.datetime.fromisoformat(value).date()
    return value


Day = Annotated[dt.date, BeforeValidator(_day)]


class GlossaryTerm(Contract):
    """One term of the house style."""

    source: str = Field(min_length=1, max_length=200)
    """The term as articles have it, in its base form."""
    target: str = Field(min_length=1, max_length=200)
    """How it must read in the second language."""
    forbidden: tuple[str, ...] = Field(default=(), max_length=20)
    """Renderings that must not appear in the second language."""
    note: str = Field(default="", max_length=500)
    """For people; not sent to the model."""


Glossary: TypeAdapter[tuple[GlossaryTerm, ...]] = TypeAdapter(tuple[GlossaryTerm, ...])
"""Reads a glossary that stands alone."""


_LENGTH_OF_TEXT: JsonDict = {"minLength": 40, "maxLength": 200_000}
"""Published, and judged by the intake, which counts letters and says what is wrong."""


def _only(given: str, other: str) -> JsonDict:
    return {"required": [given], "properties": {given: {"type": "string"}, other: {"type": "null"}}}


class SummaryRequest(Contract):
    """An article and how to summarise it. Give exactly one of `text` and `html`."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [_only("text", "html"), _only("html", "text")]})

    text: Annotated[str, Field(json_schema_extra=_LENGTH_OF_TEXT)] | None = None
    """The article as plain text, 40 letters to 200,000 characters. It comes back unchanged."""
    html: str | None = None
    """The article as a web page, up to 2 MB; its main text is extracted."""
    title: str | None = Field(default=None, max_length=1000)
    """The article's headline, if the caller has it apart from the text."""
    url: str | None = Field(default=None, max_length=2000)
    """Where the article stands. Kept for the record, never fetched."""
    publisher: str | None = Field(default=None, max_length=300)
    """Who published it."""
    published: Day | None = None
    """The day of publication (ISO 8601 date, or a date-time whose date is kept)."""
    language: LanguageTag | None = None
    """The article's language; detected when absent."""
    target_language: LanguageTag | None = None
    """The second language; English when absent, or the configured one when the article is English."""
    length: Length = "standard"
    """At most 2 points for `short`, 4 for `standard`, 7 for `long`."""
    glossary: tuple[GlossaryTerm, ...] = Field(default=(), max_length=500)
    """House terms; they win over every other rule."""
    verify: Literal["rules", "deep"] = "rules"
    """`deep` asks a second model to judge what rules cannot decide."""
    fresh: bool = False
    """Do not serve a stored result of the same work."""
    offset_unit: OffsetUnit = "codepoint"
    """The unit of every offset in the answer: Unicode code points, or UTF-16 code units as in a browser."""
    include_article: bool = True
    """Send the article's text back beside the spans that index it."""
