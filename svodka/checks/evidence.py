"""Rule: every point rests on sentences of the article, and these speak of the same things."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter
from typing import Final

from pydantic import JsonValue

from schemas.span import Span
from schemas.summary import Point
from svodka.checks.case import Case
from svodka.checks.report import Objection, Outcome, looked
from svodka.checks.words import content, numbers
from svodka.intake.article import Sentence

CODES: Final = (
    "no-evidence",
    "evidence-not-found",
    "no-such-sentence",
    "evidence-unrelated",
    "evidence-elsewhere",
    "evidence-weak",
)

WEAK_BELOW: Final = 0.2
"""Share of a point's words and numbers that its evidence must have.

Measured on the nine sample articles with clean text: 96 % of 4,252 pairs of different sentences share less, and no
headline shares less than 0.38 with the sentence that says the same.
"""

PLAIN_FROM: Final = 0.35
"""Share from which another sentence plainly says the same: every one of the nine headlines reaches it."""

JUDGED_FROM: Final = 4
"""Words and numbers that a point needs before nothing in common means anything."""


@dataclass(frozen=True)
class _Article:
    """The sentences of the article by what they are about; read only when some evidence does not fit."""

    case: Case

    @cached_property
    def sentences(self) -> list[tuple[Sentence, frozenset[str]]]:
        in_text = (sentence for sentence in self.case.article.sentences if sentence.where == "text")
        language = self.case.article.language
        return [(sentence, content(_span(self.case, sentence).text, language)) for sentence in in_text]

    def better(self, said: frozenset[str]) -> Sentence | None:
        """Give the sentence that does support a point, if one plainly does."""
        shares = ((len(said & words), -sentence.number, sentence) for sentence, words in self.sentences)
        share, _, best = max(shares, key=itemgetter(0, 1), default=(0, 0, None))
        return best if share >= PLAIN_FROM * len(said) else None


def _span(case: Case, sentence: Sentence) -> Span:
    return case.article.span(sentence.where, sentence.start, sentence.end)


def look(case: Case) -> Outcome:
    """Look at every point's evidence and at every sentence number that was given."""
    said = [_comparable(case, point) for point in case.summary.points]
    objections = [*_missing_sentences(case), *_objections(case, said)]
    return looked(len(case.summary.points), objections, "no points", *_notes(case, said))


def _missing_sentences(case: Case) -> Iterator[Objection]:
    for claim in case.summary.claims:
        if claim.kind == "sentence" and claim.found.match == "none":
            yield Objection("no-such-sentence", claim.path, args={"number": claim.wanted})


def _objections(case: Case, said: list[frozenset[str]]) -> Iterator[Objection]:
    article = _Article(case)
    for index, (point, its) in enumerate(zip(case.summary.points, said, strict=True)):
        path = f"/points/{index}/evidence"
        inferred = path in case.summary.inferred
        judged = bool(point.evidence)
        objection = _unrelated(article, point, path, its) if judged else _unsupported(case, path, inferred=inferred)
        if objection is not None:
            yield objection if not inferred else _softened(objection)


def _unsupported(case: Case, path: str, *, inferred: bool) -> Objection | None:
    if inferred:
        return Objection("evidence-not-found", path, "warning")
    told = any(claim.path.startswith(path) and claim.found.match == "none" for claim in case.summary.claims)
    # Where the numbers given do not exist, that has been said already.
    return None if told else Objection("no-evidence", path)


def _unrelated(article: _Article, point: Point, path: str, said: frozenset[str]) -> Objection | None:
    case = article.case
    shared = said & content("\n".join(span.text for span in point.evidence), case.article.language)
    if not said or len(shared) >= WEAK_BELOW * len(said):
        return None
    better = article.better(said) if len(said) >= JUDGED_FROM else None
    if better is not None:
        args: dict[str, JsonValue] = {"number": better.number}
        return Objection("evidence-elsewhere", path, args=args, article=(_span(case, better),))
    if not shared and len(said) >= JUDGED_FROM:
        return Objection("evidence-unrelated", path, article=point.evidence)
    found: dict[str, JsonValue] = {"shared": len(shared), "all": len(said)}
    return Objection("evidence-weak", path, "warning", found, article=point.evidence)


def _comparable(case: Case, point: Point) -> frozenset[str]:
    """Give what can be looked for: the words of the article's language, or, in another language, the numbers."""
    text = case.in_article_language(point.text)
    if text is not None:
        return content(text, case.article.language)
    language, text = next(iter(point.text.items()), ("", ""))
    return numbers(text, language)


def _softened(objection: Objection) -> Objection:
    # Code chose this evidence: if it does not fit, perhaps the choice was bad and not the point.
    return replace(objection, severity="warning")


def _notes(case: Case, said: list[frozenset[str]]) -> Iterator[str]:
    silent = sum(bool(point.evidence) and not its for point, its in zip(case.summary.points, said, strict=True))
    if silent:
        yield f"{silent} points that are not in the article's language and have no number to compare"
