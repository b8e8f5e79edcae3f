"""The figures of a summary and of its article, read once, and where the one stands in the other."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final, Literal

from schemas.contract import primary_language
from schemas.span import Span, Where
from svodka.checks.calendar import supports
from svodka.checks.fields import Field
from svodka.grounding.grounded import Grounded
from svodka.intake.article import Article
from svodka.numbers.compare import Agreement, agree, rounds_to
from svodka.numbers.read import read
from svodka.numbers.reading import FULL, Reading

Standing = Literal["confirmed", "elsewhere", "magnitude", "unit", "bound", "undecided", "absent"]

FIGURES_AT_MOST: Final = 200
"""Figures of one generated text that are looked up."""

_CALENDAR: Final = frozenset({"date", "period"})
_CONVERTED: Final = frozenset({"x", "year", "month", "quarter", "week", "day", "hour", "minute", "second"})
_ONE_OR_NONE: Final = frozenset({"0", "1"})
_HOURS: Final = re.compile(
    r"\bс \d{1,2}(?:[:.]\d\d)? до \d{1,2}(?:[:.]\d\d)? час\w*|\bв \d{1,2} час\w*"
    r"|\b(?:between|from) \d{1,2}(?:[:.]\d\d)? (?:and|to) \d{1,2}(?:[:.]\d\d)? ?[ap]\.?m",
    re.IGNORECASE,
)
_FOLLOWING: Final = re.compile(r"следующ\w+ день|(?:next|following) day|day after", re.IGNORECASE)
_OFF: Final[tuple[Standing, ...]] = ("magnitude", "unit", "bound")


@dataclass(frozen=True, slots=True)
class Written:
    """A figure of the article, and in which of its strings it stands."""

    where: Where
    reading: Reading
    digits: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lookup:
    """How a claimed figure stands to the article, and the places that say so.

    `confirmed`: the evidence has it. `elsewhere`: only another part of the article has it. `magnitude`, `unit`,
    `bound`: the evidence has it with another power of ten, another unit or currency, or `over` for `under`; `found` is
    then what it has. `undecided`: only the missing day of publication could tell. `absent`: `found` are the figures of
    its kind in the evidence.
    """

    standing: Standing
    found: tuple[Written, ...] = ()


@dataclass(frozen=True)
class Figures:
    """All figures of a summary and its article; each string is read once."""

    article: Article
    summary: Grounded
    _claimed: dict[str, tuple[Reading, ...]] = field(default_factory=dict[str, tuple[Reading, ...]])
    _looked_up: dict[tuple[str, int], Lookup] = field(default_factory=dict[tuple[str, int], Lookup])
    _pools: dict[str, tuple[Written, ...]] = field(default_factory=dict[str, tuple[Written, ...]])

    def claimed(self, one: Field) -> tuple[Reading, ...]:
        """Give the figures of a generated text, in order."""
        if one.path not in self._claimed:
            self._claimed[one.path] = tuple(_held(one.read, read(one.read, one.language)[:FIGURES_AT_MOST]))
        return self._claimed[one.path]

    def within(self, spans: Iterable[Span]) -> tuple[Written, ...]:
        """Give the figures of the article that stand whole in any of these places."""
        return tuple(written for span in spans for written in self._in_span(span))

    @cached_property
    def every(self) -> tuple[Written, ...]:
        """All figures of the article, the title first; those of noise are left out."""
        return (*self._of_title, *self._of_text)

    def look_up(self, one: Field, claimed: Reading) -> Lookup:
        """Find a claimed figure: in the evidence of its field, then in the whole article."""
        place = one.path, claimed.start
        if place not in self._looked_up:
            self._looked_up[place] = self._look_up(one, claimed)
        return self._looked_up[place]

    def _look_up(self, one: Field, claimed: Reading) -> Lookup:
        evidence = self.evidence(one)
        pool = self.every if evidence is None else self._pool(one, evidence)
        near = self._standing(claimed, pool)
        if near.standing == "confirmed" or evidence is None:
            return near
        far = self._standing(claimed, self.every)
        if far.standing == "confirmed":
            return far if self._is_context(claimed, far, evidence) else Lookup("elsewhere", far.found)
        return near

    def _pool(self, one: Field, evidence: tuple[Span, ...]) -> tuple[Written, ...]:
        """Give what the figures of a field are first looked for in."""
        if one.path not in self._pools:
            self._pools[one.path] = (*self.within(evidence), *self._of_title)
        return self._pools[one.path]

    def evidence(self, one: Field) -> tuple[Span, ...] | None:
        """Give the places that must confirm a field; None for the whole article."""
        if one.part == "point":
            return self.summary.points[one.index].evidence or None
        if one.part == "quote" and self.summary.quotes[one.index].evidence.match != "none":
            return (self.summary.quotes[one.index].evidence,)
        return None

    @cached_property
    def _of_text(self) -> tuple[Written, ...]:
        article = self.article
        noise = [(block.start, block.end) for block in article.noise]
        found = read(article.text, article.language)
        return tuple(Written("text", each, digits(each)) for each in found if not _touches(noise, each.start, each.end))

    @cached_property
    def _of_title(self) -> tuple[Written, ...]:
        article = self.article
        return tuple(Written("title", each, digits(each)) for each in read(article.title or "", article.language))

    @cached_property
    def _starts(self) -> list[int]:
        return [written.reading.start for written in self._of_text]

    def _in_span(self, span: Span) -> Iterable[Written]:
        if span.where == "title":
            return self._of_title
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return (each for each in self._of_text[first:last] if each.reading.end <= span.end)

    def _standing(self, claimed: Reading, pool: tuple[Written, ...]) -> Lookup:
        published = self.article.published
        if claimed.kind in _CALENDAR:
            return self._dated(claimed, pool, published)
        mine = digits(claimed)
        near = [each for each in pool if not mine or not each.digits or not mine.isdisjoint(each.digits)]
        answers = [(compare(claimed, each.reading, published), each) for each in near]
        # What `at most` and `at least` look like is known of two languages only.
        alike = {"same"} if primary_language(self.article.language) in FULL else {"same", "bound"}
        same = tuple(each for answer, each in answers if answer in alike)
        if same:
            return Lookup("confirmed", same)
        if claimed.bound != "exact":
            opposed = [each for answer, each in answers if answer == "bound"]
            rounded = tuple(each for each in pool if each not in opposed and rounds_to(claimed, each.reading))
            if rounded:
                return Lookup("confirmed", rounded)
        for standing in _OFF:
            off = tuple(each for answer, each in answers if answer == standing)
            if off:
                return Lookup(standing, off)
        return Lookup("absent", _of_its_kind(claimed, pool))

    def _dated(self, claimed: Reading, pool: tuple[Written, ...], published: dt.date | None) -> Lookup:
        days = [each for each in pool if each.reading.kind in _CALENDAR]
        answers = [(supports(claimed, each.reading, published, self._years), each) for each in days]
        same = tuple(each for answer, each in answers if answer is True)
        if same:
            return Lookup("confirmed", same)
        open_ = tuple(each for answer, each in answers if answer is None)
        if open_:
            return Lookup("undecided", open_)
        return Lookup("absent", _of_its_kind(claimed, pool))

    @cached_property
    def _years(self) -> frozenset[str]:
        """The years that the article names, and that of its publication."""
        named = {each.reading.value[:4] for each in self.every if each.reading.kind in _CALENDAR}
        published = self.article.published
        of_publication = {str(published.year)} if published else set[str]()
        return frozenset(year for year in named if year.isdigit()) | of_publication

    def _is_context(self, claimed: Reading, far: Lookup, evidence: tuple[Span, ...]) -> bool:
        """Say whether it is a date that holds for what follows: of the first sentence, or of the one before."""
        if claimed.kind not in _CALENDAR:
            return False
        holding = self._before(evidence)
        return any(
            each.where == "title" or any(start <= each.reading.start < end for start, end in holding)
            for each in far.found
        )

    def _before(self, evidence: tuple[Span, ...]) -> list[tuple[int, int]]:
        """Give the first sentence of the text and the one before each of these."""
        sentences = [(each.start, each.end) for each in self.article.sentences if each.where == "text"]
        starts = {span.start for span in evidence}
        return sentences[:1] + [one for one, following in pairwise(sentences) if following[0] in starts]


def _held(text: str, figures: Iterable[Reading]) -> Iterator[Reading]:
    """Mark as weak what nobody is held to: hours of the day, the day after, twelve months, one and nought in words."""
    hours = [match.span() for match in _HOURS.finditer(text)]
    for figure in figures:
        written = text[figure.start : figure.end]
        in_words = figure.value in _ONE_OR_NONE and not any(map(str.isdigit, written))
        by_clock = figure.value.startswith("T") or any(start <= figure.start < end for start, end in hours)
        a_year = figure.unit == "month" and figure.value == "12"
        loose = in_words or by_clock or a_year or _FOLLOWING.search(written) is not None
        yield replace(figure, weak=True) if loose and not figure.weak else figure


def digits(figure: Reading) -> frozenset[str]:
    """Give what two numbers must share to be alike in any way: their digits without outer noughts.

    Empty where other digits may say the same: in months and years, in halves and thirds, in multiples.
    """
    own = _digits(figure.unit, figure.value)
    if not figure.alternatives:
        return own
    every = [own, *(_digits(each.unit, each.value) for each in figure.alternatives)]
    return frozenset[str]().union(*every) if all(every) else frozenset()


@lru_cache(maxsize=4096)
def _digits(unit: str | None, value: str) -> frozenset[str]:
    return frozenset() if unit in _CONVERTED or "/" in value else frozenset([value.replace(".", "").strip("0-")])


def compare(claimed: Reading, found: Reading, published: dt.date | None) -> Agreement:
    """Compare two figures of which one may leave its unit to the words around it: `to 61 billion`, after roubles."""
    answer = agree(claimed, found, published)
    unspoken = None in {claimed.unit, found.unit} and {claimed.kind, found.kind} <= {"number", "money"}
    return "same" if answer == "unit" and unspoken else answer


def spans(article: Article, found: Iterable[Written]) -> tuple[Span, ...]:
    """Give the places of the article where figures stand."""
    return tuple(article.span(each.where, each.reading.start, each.reading.end) for each in found)


def _of_its_kind(claimed: Reading, pool: tuple[Written, ...]) -> tuple[Written, ...]:
    alike = _CALENDAR if claimed.kind in _CALENDAR else frozenset({claimed.kind})
    of_kind = [each for each in pool if each.reading.kind in alike and not each.reading.weak]
    return tuple([each for each in of_kind if each.reading.unit == claimed.unit] or of_kind)


def _touches(noise: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(noise, (end,)) - 1
    return at >= 0 and noise[at][1] > start
