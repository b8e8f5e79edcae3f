"""The points and the headline of a summary, each with the readings of its two texts and of its evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from schemas.contract import Bilingual, primary_language
from schemas.span import Span
from svodka.checks.case import Case
from svodka.checks.cues import LANGUAGES, Reading, read


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One text of a statement; `own`: in the article's language."""

    path: str
    reading: Reading
    own: bool


@dataclass(frozen=True)
class Statement:
    """What is said in one language or two. `sure`: its evidence was given, not inferred by code."""

    path: str
    sides: tuple[Side, ...]
    spans: tuple[Span, ...]
    language: str
    sure: bool

    @cached_property
    def evidence(self) -> tuple[Reading, ...]:
        """Read the evidence; nothing where the article is in a language without tables."""
        return tuple(read(span.text, self.language) for span in self.spans) if self.language in LANGUAGES else ()

    @property
    def pair(self) -> tuple[Side, Side] | None:
        """Give both texts, that of the article's language first."""
        if [side.own for side in self.sides] in ([True, False], [False, True]):
            first, second = self.sides
            return (first, second) if first.own else (second, first)
        return None


def statements(case: Case, *, headline: bool = True) -> Iterator[Statement]:
    """Give every point, and the headline as one that rests on the evidence of all points."""
    summary = case.summary
    for index, point in enumerate(summary.points):
        sure = f"/points/{index}/evidence" not in summary.inferred
        path = f"/points/{index}/text"
        yield Statement(path, _sides(case, path, point.text), point.evidence, case.language, sure)
    if headline and summary.headline is not None:
        spans = tuple(dict.fromkeys(span for point in summary.points for span in point.evidence))
        sides = _sides(case, "/headline", summary.headline)
        yield Statement("/headline", sides, spans, case.language, sure=False)


def _sides(case: Case, path: str, value: Bilingual) -> tuple[Side, ...]:
    return tuple(
        Side(f"{path}/{tag}", read(text, language), language == case.language)
        for tag, text in value.items()
        if (language := primary_language(tag)) in LANGUAGES
    )


def unread(case: Case) -> Iterator[str]:
    """Give the note on texts in languages without tables."""
    tags = [tag for tag in case.summary.languages if primary_language(tag) not in LANGUAGES]
    if tags:
        yield f"texts in {', '.join(tags)}: no table of words"
