"""Rule: a summary has the form that was asked for, and reads as news style wants it."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations, islice
from typing import Final

from schemas.request import POINTS_AT_MOST
from svodka.checks.case import Case
from svodka.checks.fields import Field
from svodka.checks.repetition import repeated
from svodka.checks.report import Objection, Outcome, looked
from svodka.checks.words import WORD, content, fold, length, numbers
from svodka.grounding.headline import HEADLINE_AT_MOST

CODES: Final = (
    "empty-text",
    "too-many-points",
    "endless-repetition",
    "duplicate-points",
    "headline-too-long",
    "headline-full-stop",
    "headline-past-tense",
    "headline-repeats-point",
    "point-length",
)

POINT_WORDS_AT_LEAST: Final = 8
"""News style asks for 20 to 35 words; a point of a short item may say all there is in fewer."""
POINT_WORDS_AT_MOST: Final = 60
"""Far beyond news style: such a point holds two."""
DUPLICATE_FROM: Final = 0.8
"""Share of common words from which two points with the same numbers say the same."""
COMPARED_AT_MOST: Final = 20
"""Points beyond that are too many anyway."""
COPY_FROM: Final = 0.75
"""Share of the first point that a headline must hold, word for word, to be its copy."""


def look(case: Case) -> Outcome:
    """Look at every generated text."""
    return looked(len(case.fields), (objection for test in TESTS for objection in test(case)), "no texts")


def empty_text(case: Case) -> Iterator[Objection]:
    """A text has letters or digits; the rule for quotations speaks of theirs."""
    for field in case.fields:
        if field.part != "quote" and not any(map(str.isalnum, field.text)):
            yield Objection("empty-text", field.path)


def too_many_points(case: Case) -> Iterator[Objection]:
    """There are no more points than the length asked for allows."""
    limit, found = POINTS_AT_MOST[case.request.length], len(case.summary.points)
    if found > limit:
        yield Objection("too-many-points", "/points", args={"found": found, "limit": limit})


def endless_repetition(case: Case) -> Iterator[Objection]:
    """No text is caught in a loop."""
    for field in case.fields:
        found = repeated(field.text)
        if found is not None:
            start, end, period = found
            args = {"words": field.text[start : start + period].strip()}
            yield Objection("endless-repetition", field.path, args=args, range=(start, end))


def duplicate_points(case: Case) -> Iterator[Objection]:
    """No two points say the same."""
    points = islice(_first_of_each(case.fields_of("point")), COMPARED_AT_MOST)
    for (one, said), (other, too) in combinations([(point, _gist(point)) for point in points], 2):
        if one.language == other.language and _are_the_same(said, too):
            args = {"first": one.index + 1, "second": other.index + 1}
            yield Objection("duplicate-points", other.path, "warning", args)


def headline_too_long(case: Case) -> Iterator[Objection]:
    """The headline fits the place it has on a page; the alternatives are those that did not fit."""
    for field in case.fields_of("headline"):
        limit = HEADLINE_AT_MOST.get(field.language)
        if limit is not None and len(field.text) > limit:
            args = {"length": len(field.text), "limit": limit}
            yield Objection("headline-too-long", field.path, "warning", args, (limit, len(field.text)))


def headline_full_stop(case: Case) -> Iterator[Objection]:
    """The headline does not end with a full stop, unless an abbreviation has it."""
    for field in case.fields_of("headline"):
        text = field.text.rstrip()
        if text.endswith((".", "。")) and not _ABBREVIATED.search(text):
            yield Objection("headline-full-stop", field.path, "warning", range=(len(text) - 1, len(text)))


def headline_past_tense(case: Case) -> Iterator[Objection]:
    """An English headline tells in the present tense; participles (`deal signed in Moscow`) are no past tense."""
    for field in case.fields_of("headline"):
        found = _PAST.search(_QUOTED.sub(_blank, field.text)) if field.language == "en" else None
        if found:
            words = field.text[found.start("verb") : found.end("verb")]
            yield Objection("headline-past-tense", field.path, "warning", {"words": words}, found.span("verb"))


def headline_repeats_point(case: Case) -> Iterator[Objection]:
    """The headline is no copy of the first point."""
    points = {field.language: field for field in case.fields_of("point") if field.index == 0}
    for field in _first_of_each(case.fields_of("headline")):
        point = points.get(field.language)
        headline = " ".join(WORD.findall(fold(field.text)))
        words = " ".join(WORD.findall(fold(point.text))) if point else ""
        if headline and headline in words and len(headline) >= COPY_FROM * len(words):
            yield Objection("headline-repeats-point", field.path, "warning")


def point_length(case: Case) -> Iterator[Objection]:
    """A point is neither a scrap nor a page."""
    limits = {"least": POINT_WORDS_AT_LEAST, "most": POINT_WORDS_AT_MOST}
    told: set[int] = set()
    for field in case.fields_of("point"):
        words = length(field.text, field.language)
        if not POINT_WORDS_AT_LEAST <= words <= POINT_WORDS_AT_MOST and words and field.index not in told:
            told.add(field.index)
            yield Objection("point-length", field.path, "warning", {"words": words, **limits})


TESTS: Final[tuple[Callable[[Case], Iterator[Objection]], ...]] = (
    empty_text,
    too_many_points,
    endless_repetition,
    duplicate_points,
    headline_too_long,
    headline_full_stop,
    headline_past_tense,
    headline_repeats_point,
    point_length,
)

_ABBREVIATED: Final = re.compile(
    r"(?:\.\.|\b(?:\w|\w\.\w|гг|млн|млрд|трлн|тыс|руб|кв|др|пр|ул|им|inc|co|ltd|corp|jr|sr|bros|st)\.)$", re.IGNORECASE
)
_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_PAST: Final = re.compile(
    r"^\W*\w[\w'’.-]*(?:\s+[\w'’.-]+){0,4}?\s+(?<!who )(?<!that )(?<!which )(?<!as )(?P<verb>"
    # Forms that are past tense and no participle, and so need nothing after them.
    r"(?:was|were|did|had|began|rose|fell|grew|took|gave|went|became|wrote|chose|spoke|knew|flew|saw|drew)\b"
    # Regular and doubtful forms are past tense only before an object: `launched a plant`, not `fined over leak`.
    r"|(?:(?!\w*ee?d\b(?<=eed))[a-z]{2,}ed|built|held|made|sold|bought|met|won|sent|led|brought|found|told|signed)"
    r"(?=\s+(?:an?|the|its|their|his|her|new|\d[\d.,]*)\b(?!-))"
    r"|(?:agreed|decided|planned|promised|pledged|vowed|refused|hoped|tried)(?=\s+(?:to|on|that)\b)"
    r"|said(?=\s+(?:that|it|on|he|she|they|the)\b))"
)


def _blank(match: re.Match[str]) -> str:
    return "-" * len(match.group())


def _first_of_each(fields: Iterator[Field]) -> Iterator[Field]:
    """Give one language of each item, the first: what is wrong with an item is said once."""
    seen: set[int] = set()
    for field in fields:
        if field.index not in seen:
            seen.add(field.index)
            yield field


_Gist = tuple[str, frozenset[str], frozenset[str]]


def _gist(point: Field) -> _Gist:
    return fold(point.text).strip(" .。"), numbers(point.text, point.language), content(point.text, point.language)


def _are_the_same(one: _Gist, other: _Gist) -> bool:
    if one[0] == other[0]:
        return bool(one[0])
    shared, every = one[2] & other[2], one[2] | other[2]
    return one[1] == other[1] and bool(every) and len(shared) >= DUPLICATE_FROM * len(every)
