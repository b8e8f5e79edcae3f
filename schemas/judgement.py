"""What the second reader is asked for: one short answer for each claim, with the words of the article it rests on.

Nothing has a default, because strict decoding wants every key written; the words come before the verdict on them.
"""

from typing import Literal

from pydantic import Field

from schemas.contract import Contract

Opinion = Literal["supported", "contradicted", "not-in-article"]
Aspect = Literal["roles", "negation", "modality", "attribution", "direction", "other"]
Side = Literal["source", "target"]


class Judgement(Contract):
    """What the second reader says about one claim."""

    claim: str
    """c1, c2, …"""
    sentence: int | None
    """Number of the sentence that decides, or null when there is none."""
    words: str | None
    """Words copied from that sentence, or null."""
    verdict: Opinion
    """What the article says about the claim."""
    aspect: Aspect | None
    """In what the claim deviates, or null when it does not."""
    language: Side | None
    """The language that deviates, or null when both do or none."""


class Judgements(Contract):
    """A whole answer of the second reader."""

    answers: list[Judgement] = Field(max_length=400)
    """One for each claim."""
