"""Places in the article."""

from typing import Literal

from pydantic import Field

from schemas.contract import Contract

Where = Literal["text", "title"]
Match = Literal["exact", "normalised", "inflected", "partial", "none"]


class Span(Contract):
    """A half-open range of the article's text or title; `text` is what stands there."""

    where: Where = Field(default="text", validation_alias="in", serialization_alias="in")
    """Which string of the article the offsets index."""
    start: int = Field(ge=0)
    """First offset."""
    end: int = Field(ge=0)
    """Offset after the last character."""
    text: str
    """The characters between them: always equal to the slice."""


class Mention(Span):
    """A span with the way in which the words were found there.

    With `none` nothing was found: the span is empty, and a finding says what was looked for.
    """

    match: Match
    """`exact`; `normalised` (letters and typography); `inflected` (another case); `partial`; `none`."""
