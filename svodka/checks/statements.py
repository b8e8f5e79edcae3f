"""The points, headlines and quotations of a summary, each with the readings of its two texts and of its evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from schemas.contract import Bilingual, primary_language
from schemas.span import Span
from svodka.checks.case import Case
from svodka.checks.cues import LANGUAGES, Reading, read
from svodka.checks.fields import READ_AT_MOST


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
    def quoted(self) -> bool:
        """Say whether this is a quotation: then it is the translation that is wrong."""
        return self.path.startswith("/quotes")

    @property
    def pair(self) -> tuple[Side, Side] | None:
        """Give both texts, that of the article's language first."""
        if [side.own for side in self.sides] in ([True, False], [False, True]):
            first, second = self.sides
            return (first, second) if first.own else (second, first)
        return None


def statements(case: Case) -> Iterator[Statement]:
    """Give every point, every headline as one that rests on the evidence of all points, and every quotation."""
    yield from points(case)
    yield from _headlines(case)
    yield from _quotations(case)


def points(case: Case) -> Iterator[Statement]:
    """Give every point."""
    summary = case.summary
    for index, point in enumerate(summary.points):
        sure = f"/points/{index}/evidence" not in summary.inferred
        path = f"/points/{index}/text"
        yield Statement(path, _sides(case, path, point.text), point.evidence, case.language, sure)


def _headlines(case: Case) -> Iterator[Statement]:
    summary = case.summary
    spans = tuple(dict.fromkeys(span for point in summary.points for span in point.evidence))
    others = ((f"/headline_alternatives/{at}", value) for at, value in enumerate(summary.headline_alternatives))
    for path, value in (("/headline", summary.headline), *others):
        if value is not None:
            yield Statement(path, _sides(case, path, value), spans, case.language, sure=False)


def _quotations(case: Case) -> Iterator[Statement]:
    """Give quotations without evidence: that the article has the words is another rule's; this one is translated."""
    for index, quote in enumerate(case.summary.quotes):
        path = f"/quotes/{index}/text"
        yield Statement(path, _sides(case, path, quote.text), (), case.language, sure=False)


def _sides(case: Case, path: str, value: Bilingual) -> tuple[Side, ...]:
    return tuple(
        Side(f"{path}/{tag}", read(text, language), language == case.language)
        for tag, text in value.items()
        if (language := primary_language(tag)) in LANGUAGES
    )


def unread(case: Case) -> Iterator[str]:
    """Give the notes on texts in languages without tables, and on texts too long to be read to their end."""
    tags = [tag for tag in case.summary.languages if primary_language(tag) not in LANGUAGES]
    if tags:
        yield f"texts in {', '.join(tags)}: no table of words"
    cut = [field.path for field in case.fields if len(field.text) > READ_AT_MOST]
    if cut:
        yield f"{', '.join(cut)}: only the first {READ_AT_MOST} characters were read"
    spans = (span for point in case.summary.points for span in point.evidence)
    long = sum(len(span.text) > READ_AT_MOST for span in spans)
    if long:
        yield f"{long} spans of evidence: only the first {READ_AT_MOST} characters of each were read"
