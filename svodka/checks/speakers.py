"""Who, by the words of the article, spoke a quotation."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from svodka.checks.case import Case
from svodka.checks.people import Named, People, people_of
from svodka.checks.speech import Range, narrated, paragraph, tellings
from svodka.checks.words import CONTENT_WORD_AT_LEAST, WORD, fold, stem
from svodka.grounding.speech import SPEECH

LOOK_BACK: Final = 700
"""Characters before a quotation in which a `he` finds the person it stands for."""
ROLE_WORDS_AT_LEAST: Final = 2
"""Words of a role that the article must use before they stand for the person."""

_STRANGER: Final = re.compile(r"(?<![«„“\"\w])[A-ZА-ЯЁ][a-zа-яё]+ [A-ZА-ЯЁ][a-zа-яё]+")
_ACCORDING: Final = re.compile(r"\b(?:по словам|по мнению|как рассказал\w* в|according to)\b", re.IGNORECASE)
_PRONOUN: Final = re.compile(r"\b(?:он|она|его|ее|её|he|she|his|her)\b|他|她", re.IGNORECASE)
_ADJACENT: Final = 3


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who may be meant, and the range of the article that says so.

    `plain`: there is no doubt that it is one of `people`; `stranger`: it is somebody whom the summary does not have.
    """

    people: frozenset[int] = frozenset()
    plain: bool = False
    stranger: bool = False
    span: Range | None = None


@dataclass(frozen=True)
class Speakers:
    """The people of a summary and the roles that the article may call them by."""

    language: str
    people: People
    roles: dict[int, frozenset[str]]

    def of(self, text: str, start: int, end: int) -> Attribution:
        """Say who spoke what stands in a range of the text; nobody in a language whose verbs we do not know."""
        if self.language not in SPEECH:
            return Attribution()
        for ranges in tellings(text, start, end, self.language):
            if ranges:
                return self._told(text, ranges, start)
        return Attribution(self._last_named(text, start)[0])

    def near(self, person: int, text: str, start: int, end: int) -> bool:
        """Say whether a stretch of the text names a person."""
        return any(named.person == person for named in self.people.named(text, start, end))

    def _told(self, text: str, ranges: tuple[Range, ...], start: int) -> Attribution:
        for told in ranges:
            named = self._subjects(text, told)
            if named:
                return Attribution(named, plain=True, span=told)
        told = ranges[-1]
        if _STRANGER.search(text, *told):
            return Attribution(stranger=True, span=told)
        return self._unnamed(text, told, start)

    def _subjects(self, text: str, told: Range) -> frozenset[int]:
        """Give who is named as the one who speaks: in the base form, or else next to the verb."""
        named = self.people.named(text, *told)
        according = _ACCORDING.search(text, *told)
        if according:
            behind = [each for each in named if each.start >= according.end()]
            return _people(each for each in behind if each.start == behind[0].start)
        subjects = [each for each in named if each.base] or named
        return _people(self._next_to_verb(text, told, subjects) or subjects)

    def _next_to_verb(self, text: str, told: Range, named: list[Named]) -> list[Named]:
        # Languages without cases name everybody in the base form.
        if self.language == "ru":
            return []
        verbs = [match.span() for match in SPEECH[self.language].finditer(text, *told)]
        return [each for each in named if any(_gap(verb, each) <= _ADJACENT for verb in verbs)]

    def _unnamed(self, text: str, told: Range, start: int) -> Attribution:
        """Read `he said` and `said the deputy head`: the last one named, the one with that role, or both agree."""
        last, sure = self._last_named(text, min(start, told[0]))
        words = self._description(text, told)
        called = self._with_role(words)
        if called:
            agreed = called & last
            certain = len(agreed) == 1 or (not last and len(called) == 1)
            return Attribution(agreed or called | last, plain=certain, span=told)
        # A description that fits nobody we know may well be of somebody else.
        means_last = not words or _PRONOUN.search(text, *told) is not None
        return Attribution(last, plain=sure and means_last, span=told)

    def _description(self, text: str, told: Range) -> frozenset[str]:
        verbs = " ".join(SPEECH[self.language].findall(text, *told))
        return _role_stems(text[told[0] : told[1]]) - _role_stems(verbs)

    def _last_named(self, text: str, before: int) -> tuple[frozenset[int], bool]:
        first = paragraph(text, max(0, paragraph(text, before, before)[0] - 2), before)[0]
        for sentence in narrated(text, max(first, before - LOOK_BACK), before):
            named = self.people.named(text, *sentence)
            if named:
                subjects = _people([each for each in named if each.base] or named)
                return subjects, len(subjects) == 1
        return frozenset(), False

    def _with_role(self, words: frozenset[str]) -> frozenset[int]:
        ranked = {
            person: (len(words & role), -len(role))
            for person, role in self.roles.items()
            if len(words & role) >= ROLE_WORDS_AT_LEAST
        }
        return frozenset(person for person, rank in ranked.items() if rank == max(ranked.values()))


def speakers_of(case: Case, others: Mapping[int, str]) -> Speakers:
    """Give the people of a summary with the roles it gives them; and others, under numbers of their own."""
    roles = {
        index: _role_stems(role)
        for index, entity in enumerate(case.summary.entities)
        if entity.type == "person" and (role := case.in_article_language(entity.role))
    }
    return Speakers(case.language, people_of(case, others), roles)


def _role_stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(fold(text)) if len(word) >= CONTENT_WORD_AT_LEAST)


def _people(named: Iterable[Named]) -> frozenset[int]:
    return frozenset(each.person for each in named)


def _gap(verb: Range, named: Named) -> int:
    return max(named.start - verb[1], verb[0] - named.end)
