"""What the rules for numbers, dates and money share: each figure of the summary is looked up in the article."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from schemas.finding import Severity
from schemas.summary import Figure, FigureKind
from svodka.checks.case import Case
from svodka.checks.fields import Field
from svodka.checks.figures import Lookup, Standing, spans
from svodka.checks.report import Objection, Outcome
from svodka.numbers.reading import FULL, Reading

EXPECTED_AT_MOST: Final = 4
"""Figures of the evidence that a message names."""
SMALL: Final = frozenset({"2", "3"})
"""Numbers that a summary may get by counting what the article lists."""
PARTS: Final = frozenset({"0.5", "0.25", "0.75", "0.2", "1/2", "1/3", "2/3", "1/4", "3/4", "1/5"})
"""What words say in many ways: a third more, half a point, на четверть."""
ORDINAL_AT_MOST: Final = 10
"""Places in a row that words tell loosely: the second (quarter), phase three."""


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one rule. `absent` names no other figure, `instead` those that the evidence has."""

    absent: str
    instead: str
    elsewhere: str
    magnitude: str
    unit: str
    bound: str
    undecided: str

    def listed(self) -> tuple[str, ...]:
        """Give the codes, each once."""
        every = (self.absent, self.instead, self.elsewhere, self.magnitude, self.unit, self.bound, self.undecided)
        return tuple(dict.fromkeys(every))

    def of(self, lookup: Lookup) -> str:
        """Give the code of a figure that was not confirmed."""
        by_standing: dict[Standing, str] = {
            "elsewhere": self.elsewhere,
            "magnitude": self.magnitude,
            "unit": self.unit,
            "bound": self.bound,
            "undecided": self.undecided,
        }
        return by_standing.get(lookup.standing) or (self.instead if lookup.found else self.absent)


def verify(case: Case, kinds: frozenset[FigureKind], codes: Codes, nothing: str) -> Outcome:
    """Look up every figure of these kinds; the quotation in the article's own words is another rule's."""
    looked_up = list(_lookups(case, kinds))
    objections = tuple(
        objection
        for one, claimed, lookup in looked_up
        if (objection := _objection(case, one, claimed, lookup, codes)) is not None
    )
    figures = tuple(_figure(case, one, claimed, lookup) for one, claimed, lookup in looked_up)
    return Outcome(len(looked_up), objections, None if looked_up else nothing, tuple(_digits_only(case)), figures)


def _lookups(case: Case, kinds: frozenset[FigureKind]) -> Iterator[tuple[Field, Reading, Lookup]]:
    for one in case.fields_of("headline", "alternative", "point", "role", "quote"):
        if one.part == "quote" and one.language == case.language:
            continue
        for claimed in case.figures.claimed(one):
            if claimed.kind in kinds and not claimed.weak and _is_comparable(case, one, claimed):
                yield one, claimed, case.figures.look_up(one, claimed)


def _is_comparable(case: Case, one: Field, claimed: Reading) -> bool:
    """Say whether the article's language is read well enough to find what the summary says in words."""
    return case.language in FULL or any(map(str.isdigit, one.text[claimed.start : claimed.end]))


def _objection(case: Case, one: Field, claimed: Reading, lookup: Lookup, codes: Codes) -> Objection | None:
    if lookup.standing == "confirmed":
        return None
    said = one.text[claimed.start : claimed.end]
    args: dict[str, JsonValue] = {"found": said}
    code = codes.of(lookup)
    if code not in {codes.absent, codes.undecided}:
        args["expected"] = [*_words(case, lookup)]
    found = spans(case.article, lookup.found[:EXPECTED_AT_MOST])
    severity = _severity(case, one, claimed, lookup)
    return Objection(code, one.path, severity, args, (claimed.start, claimed.end), found)


def _severity(case: Case, one: Field, claimed: Reading, lookup: Lookup) -> Severity:
    inferred = f"/points/{one.index}/evidence" in case.summary.inferred
    if lookup.standing == "undecided" or (lookup.standing == "elsewhere" and inferred):
        return "warning"
    few = is_count_of_few(claimed, one.text[claimed.start : claimed.end])
    return "warning" if few and lookup.standing in {"absent", "elsewhere"} else "error"


def is_count_of_few(figure: Reading, written: str) -> bool:
    """Say whether words tell so little a number, part, place in a row or date that a text may say it in another way.

    `Two` and `three` may come of counting (`both sides`), `this year` is `before the year is out`.
    """
    if any(map(str.isdigit, written)):
        return False
    if figure.relative is not None:
        return figure.relative.step == "year" and figure.relative.offset == 0
    small_ordinal = figure.ordinal and figure.value.isdigit() and int(figure.value) <= ORDINAL_AT_MOST
    return figure.value in PARTS or small_ordinal or (figure.value in SMALL and figure.unit is None)


def _words(case: Case, lookup: Lookup) -> tuple[str, ...]:
    words = (case.article.string(each.where)[each.reading.start : each.reading.end] for each in lookup.found)
    return tuple(dict.fromkeys(words))[:EXPECTED_AT_MOST]


def _figure(case: Case, one: Field, claimed: Reading, lookup: Lookup) -> Figure:
    stands = lookup.standing in {"confirmed", "elsewhere"}
    return Figure(
        id="",
        path=one.path,
        start=claimed.start,
        end=claimed.end,
        kind=claimed.kind,
        value=_value(claimed),
        evidence=spans(case.article, lookup.found[:EXPECTED_AT_MOST]) if stands else (),
    )


def _value(claimed: Reading) -> str:
    return claimed.value if claimed.unit is None else f"{claimed.value} {claimed.unit}"


def _digits_only(case: Case) -> Iterator[str]:
    partly = sorted({one.language for one in case.fields} | {case.language} - FULL)
    for language in partly:
        if language not in FULL:
            yield f"in {language} only what is written in digits"
