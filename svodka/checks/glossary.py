"""Rule: the house's terms are used, in whatever case form the sentence needs, and what it forbids is absent."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final

from schemas.contract import primary_language
from schemas.finding import Correction
from schemas.request import GlossaryTerm
from svodka.checks.case import Case
from svodka.checks.fields import Field
from svodka.checks.report import Objection, Outcome
from svodka.checks.words import fold
from svodka.grounding.index import ArticleIndex, index_string
from svodka.grounding.search import find

CODES: Final = ("glossary-term-missing", "glossary-forbidden")
BY: Final = "glossary"

_PREFIX: Final = 3
"""Letters that every case form of a term's first word begins with."""


def look(case: Case) -> Outcome:
    """Look at every text in the second language whose counterpart, or whose article, has a term."""
    terms = case.request.glossary
    if not terms:
        return Outcome(0, skipped="no glossary")
    if len(case.summary.languages) < 2:  # noqa: PLR2004 -- the second language is what terms are for
        return Outcome(0, skipped="no second language")
    looked_at = [(pair, term) for pair in _pairs(case) for term in terms if pair.has(term)]
    objections = [objection for pair, term in looked_at for objection in _objections(pair, term)]
    in_article = [term for term in terms if _stands(term.source, case.article.text)]
    objections += [each for pair in _pairs(case) for term in in_article for each in _forbidden(pair, term)]
    skipped = None if looked_at or in_article else "no term of the glossary is in the article"
    return Outcome(len(looked_at), tuple(objections), skipped)


@dataclass(frozen=True)
class _Pair:
    """One text in the article's language, if the summary has it, and in the second."""

    source: Field | None
    target: Field

    def has(self, term: GlossaryTerm) -> bool:
        """Say whether the text in the article's language uses the term."""
        return self.source is not None and _stands(term.source, self.source.text)


def _pairs(case: Case) -> Iterator[_Pair]:
    second = primary_language(case.summary.languages[1])
    for _, group in groupby(case.fields, key=attrgetter("part", "index")):
        texts = {field.language: field for field in group}
        if second in texts:
            yield _Pair(texts.get(case.language), texts[second])


def _objections(pair: _Pair, term: GlossaryTerm) -> Iterator[Objection]:
    if _stands(term.target, pair.target.text) or any(_found(word, pair.target.text) for word in term.forbidden):
        return
    whole = pair.target.part == "name" and pair.source is not None and fold(pair.source.text) == fold(term.source)
    args = {"source": term.source, "target": term.target}
    mended = Correction(path=pair.target.path, before=pair.target.text, after=term.target, by=BY) if whole else None
    yield Objection("glossary-term-missing", pair.target.path, args=args, correction=mended)


def _forbidden(pair: _Pair, term: GlossaryTerm) -> Iterator[Objection]:
    text = pair.target.text
    for word in term.forbidden:
        if fold(word) in fold(term.target):
            continue
        for start, end in _found(word, text):
            args = {"found": text[start:end], "target": term.target}
            yield Objection(
                "glossary-forbidden",
                pair.target.path,
                args=args,
                range=(start, end),
                correction=_mended(pair, word, term),
            )


def _mended(pair: _Pair, word: str, term: GlossaryTerm) -> Correction | None:
    """Put the term where the forbidden word stands; not in Russian, where only a person knows the case."""
    if pair.target.language == "ru":
        return None
    text = pair.target.text
    for start, end in reversed(_found(word, text)):
        if fold(text[start:end]) != fold(word):
            return None
        text = text[:start] + term.target + text[end:]
    return Correction(path=pair.target.path, before=pair.target.text, after=text, by=BY)


def _stands(term: str, text: str) -> bool:
    return bool(_found(term, text))


def _found(term: str, text: str) -> list[tuple[int, int]]:
    """Give the ranges in which a term stands in a text, in any case form."""
    if fold(term)[:_PREFIX] not in fold(text):
        return []
    mentions = find(ArticleIndex((index_string(text, "text"),)), term)
    return [(mention.start, mention.end) for mention in mentions]
