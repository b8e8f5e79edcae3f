"""The article as the rest of the engine sees it."""

import datetime as dt
from dataclasses import dataclass

from schemas.span import Span, Where
from schemas.summary import Noise

HIDDEN_CHARACTERS = "hidden-characters"
"""Name of the noise rule for characters that nobody sees; they may stand inside a sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, numbered as the model sees it; the title, where there is one, is number 0."""

    number: int
    where: Where
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A marked article. Offsets are code points of `text` (or of `title`), which are never changed.

    `noise` is ordered and does not overlap. Sentences are ordered, cover no block of noise, and may
    contain noise of the rule `HIDDEN_CHARACTERS`, which is not sent to the model.
    """

    text: str
    title: str | None
    language: str
    published: dt.date | None
    publisher: str | None
    url: str | None
    noise: tuple[Noise, ...]
    sentences: tuple[Sentence, ...]

    def span(self, where: Where, start: int, end: int) -> Span:
        """Give the span of these offsets with its text."""
        return Span(where=where, start=start, end=end, text=self.string(where)[start:end])

    def string(self, where: Where) -> str:
        """Give the string that spans with this `where` index."""
        return self.text if where == "text" else (self.title or "")
