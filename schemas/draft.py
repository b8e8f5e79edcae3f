"""What the model is asked for: compact, one shape for all pairs of languages.

The keys are `source` (the article's language) and `target` (the second one). Nothing has a default,
because strict decoding wants every key written. Positions are sentence numbers and copied words, never offsets.
"""

from pydantic import Field

from schemas.contract import Contract, EntityType


class Pair(Contract):
    """One text in both languages."""

    source: str
    """In the article's language."""
    target: str
    """In the second language."""


class DraftEntity(Contract):
    """A named thing, as the model read it."""

    id: str
    """e1, e2, …"""
    type: EntityType
    """What kind of thing it is."""
    name: Pair
    """Base form of the fullest name."""
    origin: str | None
    """BCP 47 tag of the language the name comes from, or null."""
    role: Pair | None
    """A person's role in the article, or null."""
    affiliation: str | None
    """Id of the organisation a person acts for, or null."""
    surface: list[str] = Field(max_length=200)
    """Forms of the name copied from the article, the fullest first."""


class DraftPoint(Contract):
    """One statement and the numbers of the sentences it rests on."""

    source: str
    """In the article's language."""
    target: str
    """In the second language."""
    sentences: list[int] = Field(max_length=200)
    """Numbers of the supporting sentences."""


class DraftQuote(Contract):
    """Words of a speaker."""

    speaker: str | None
    """Id of the person, or null."""
    source: str
    """Copied from the article."""
    target: str
    """Translated."""
    sentences: list[int] = Field(max_length=200)
    """Numbers of the sentences it stands in."""


class Draft(Contract):
    """A whole answer; entities come first because the names fix the wording of the rest."""

    entities: list[DraftEntity] = Field(max_length=300)
    """Who and what is named."""
    points: list[DraftPoint] = Field(min_length=1, max_length=100)
    """The summary's statements."""
    headlines: list[Pair] = Field(min_length=1, max_length=20)
    """Up to three, the longest first."""
    quotes: list[DraftQuote] = Field(max_length=100)
    """Quotations worth keeping; may be empty."""


class Change(Contract):
    """One field of the draft, written anew."""

    path: str
    """JSON pointer into the draft."""
    value: str | list[int] | list[str] | None
    """The new value; null takes the list item at `path` out."""


class Changes(Contract):
    """The answer to a repair: only the fields that were found wrong."""

    changes: list[Change]
    """In any order."""
