"""Who is named where: the names of the summary's people, in any case form, in a stretch of the article."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from svodka.checks.case import Case
from svodka.checks.words import WORD, fold
from svodka.grounding.inflection import name_forms


@dataclass(frozen=True, slots=True)
class Named:
    """One place where a person is named. `base`: in the base form, as the subject of a sentence is."""

    person: int
    start: int
    end: int
    base: bool


@dataclass(frozen=True, slots=True)
class _Token:
    person: int
    place: int
    base: bool


@dataclass(frozen=True)
class People:
    """The people of a summary, by their index among its entities; `names` are in the article's language."""

    names: dict[int, str]

    def named(self, text: str, start: int, end: int) -> list[Named]:
        """Give the places between two offsets of a text where any of them is named, in order."""
        runs = (self._in_run(run) for run in _capitalised(text, start, end))
        found = [named for run in runs for named in run]
        found += self._unspaced(text, start, end) if _CHINESE.search(text, start, end) else []
        return sorted(found, key=lambda named: named.start)

    @cached_property
    def _words(self) -> dict[int, tuple[str, ...]]:
        return {person: tuple(WORD.findall(fold(name))) for person, name in self.names.items()}

    @cached_property
    def _forms(self) -> dict[str, list[_Token]]:
        known: dict[str, list[_Token]] = defaultdict(list)
        for person, words in self._words.items():
            for place, forms in enumerate(name_forms(words)):
                for form in forms:
                    known[form].append(_Token(person, place, form == words[place]))
        return known

    def _in_run(self, run: Sequence[re.Match[str]]) -> list[Named]:
        """Match a run of capitalised words: who has most of it is named by it, or several people alike."""
        matched: dict[int, list[_Token]] = defaultdict(list)
        for word in run:
            for token in self._tokens(word.group()):
                matched[token.person].append(token)
        fitting = {person: tokens for person, tokens in matched.items() if self._is_named(person, tokens, len(run))}
        most = max(map(_weight, fitting.values()), default=(0, 0))
        return [
            Named(person, run[0].start(), run[-1].end(), all(token.base for token in tokens))
            for person, tokens in fitting.items()
            if _weight(tokens) == most
        ]

    def _tokens(self, word: str) -> list[_Token]:
        folded = fold(word)
        if folded.endswith(("'s", "’s")):
            return [_Token(token.person, token.place, base=False) for token in self._forms.get(folded[:-2], [])]
        return self._forms.get(folded, [])

    def _is_named(self, person: int, tokens: list[_Token], words: int) -> bool:
        # The last word tells people apart: a Russian surname, a Chinese given name. Another word may stand alone.
        places = {token.place for token in tokens}
        return len(self._words[person]) - 1 in places or len(places) == words

    def _unspaced(self, text: str, start: int, end: int) -> Iterator[Named]:
        for person, name in self.names.items():
            wanted = {name, re.split("[·•‧]", name)[-1]}
            for form in sorted(form for form in wanted if len(form) > 1):
                yield from (Named(person, *found.span(), base=True) for found in _all(form, text, start, end))


def people_of(case: Case, others: Mapping[int, str]) -> People:
    """Give the people whose names in the article's language are known, and others under numbers of their own."""
    names = (
        (index, case.in_article_language(entity.name))
        for index, entity in enumerate(case.summary.entities)
        if entity.type == "person"
    )
    return People({index: name for index, name in names if name} | dict(others))


_CHINESE = re.compile("[\u3400-\u9fff]")
_BETWEEN = re.compile(r"\.?[ \u00a0]")


def _capitalised(text: str, start: int, end: int) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for word in WORD.finditer(text, start, end):
        if not word.group()[0].isupper():
            continue
        if run and not _BETWEEN.fullmatch(text, run[-1].end(), word.start()):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _weight(tokens: list[_Token]) -> tuple[int, int]:
    return len({token.place for token in tokens}), sum(token.base for token in tokens)


def _all(form: str, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return re.compile(re.escape(form)).finditer(text, start, end)
