"""The two languages of each text of a summary, side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from schemas.contract import primary_language
from svodka.checks.case import Case
from svodka.checks.fields import Field, Part


@dataclass(frozen=True, slots=True)
class Pair:
    """One text in the article's language and in the second one."""

    source: Field
    target: Field


def pairs(case: Case, *parts: Part) -> Iterator[Pair]:
    """Give the texts of these kinds that the summary has in both languages."""
    if len(case.summary.languages) < 2:  # noqa: PLR2004 -- a pair has two
        return
    second = primary_language(case.summary.languages[1])
    for _, group in groupby(case.fields_of(*parts), key=attrgetter("part", "index")):
        texts = {field.language: field for field in group}
        if case.language in texts and second in texts:
            yield Pair(texts[case.language], texts[second])
