"""Words of a text that are an entity's name but for a letter or two, or whose parts stand the wrong way round."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pydantic import JsonValue

from schemas.summary import Entity
from svodka.checks.appearances import Place
from svodka.checks.appellations import parts
from svodka.checks.capitals import Run, is_ordinary
from svodka.checks.case import Case
from svodka.checks.fields import Field
from svodka.checks.report import Objection
from svodka.checks.vocabulary import ALIKE_FROM, Vocabulary
from svodka.checks.words import fold
from svodka.lexicon.lexicon import is_known
from svodka.names.palladius import to_pinyin
from svodka.names.russian import romanised, similarity
from svodka.names.surnames import is_surname

CODES: Final = ("name-spelt-otherwise", "name-order-in-text")

LIKE_FROM: Final = 0.75
"""Similarity from which a word that is no entity's name is one of them, misspelt."""
LIKE_AT_LEAST: Final = 4
"""Letters that a word has before it can be called a misspelling."""
BESIDE_FROM: Final = 0.5
"""The same of a word that stands beside another part of that name: Fan Zhiyuan for Fang Zhiyuan."""

_NAME_AND_SURNAME: Final = 2
_PART: Final = re.compile(r"[^\W_]+")
_POSSESSIVE: Final = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class _Name:
    """One word of an entity's name, folded, as it is and in Latin letters."""

    entity: int
    word: str
    latin: str


@dataclass(frozen=True)
class Misspellings:
    """What tells a misspelt name from another one: the summary's names, and the words of the article."""

    case: Case
    article: Vocabulary

    def objection(self, one: Field, run: Run, places: list[Place]) -> Objection | None:
        """Say what is wrong with a run of capitalised words, if it is an entity's name in another spelling or order."""
        for start, end, folded in run.words:
            if not any(place.start < end and start < place.end for place in places):
                name = self._beside(one, folded, places) or self._like(one, folded)
                if name is not None:
                    args: dict[str, JsonValue] = {"found": one.text[start:end], "name": self._told(one, name.entity)}
                    return Objection("name-spelt-otherwise", one.path, args=args, range=(start, end))
        return self._turned(one, run, places)

    def _told(self, one: Field, entity: int) -> str:
        name = self.case.summary.entities[entity].name
        return next((text for tag, text in name.items() if one.path.endswith(f"/{tag}")), "")

    @cached_property
    def _names(self) -> dict[str, list[_Name]]:
        """The words of the entities' names in each language."""
        found: dict[str, list[_Name]] = {}
        for one in self.case.fields_of("name"):
            words = (fold(part) for part in _PART.findall(one.text) if part[0].isupper())
            found.setdefault(one.language, []).extend(_Name(one.index, word, romanised(word)) for word in words)
        return found

    def _beside(self, one: Field, folded: str, places: list[Place]) -> _Name | None:
        """Give the part of a person's name that a word stands for, where another part of that name stands beside it."""
        people = {place.entity for place in places if self.case.summary.entities[place.entity].type == "person"}
        there = {(place.entity, place.word) for place in places}
        own = (name for name in self._names.get(one.language, ()) if name.entity in people)
        latin = romanised(_POSSESSIVE.sub("", folded))
        best = _nearest((name for name in own if (name.entity, name.word) not in there), latin)
        return best if best is not None and similarity(best.latin, latin) >= BESIDE_FROM else None

    def _like(self, one: Field, folded: str) -> _Name | None:
        word = _POSSESSIVE.sub("", folded)
        if len(word) < LIKE_AT_LEAST or is_ordinary(word, one.language) or is_known(word, one.language):
            return None
        latin = romanised(word)
        long = (name for name in self._names.get(one.language, ()) if len(name.word) >= LIKE_AT_LEAST)
        best = _nearest(long, latin)
        if best is None:
            return None
        if similarity(best.latin, latin) < (LIKE_FROM if best.latin[:1] == latin[:1] else ALIKE_FROM):
            return None
        return None if self._is_another(one, word, best) else best

    def _is_another(self, one: Field, word: str, name: _Name) -> bool:
        """Say whether the article has that very word besides the name it was taken for."""
        if one.language == self.case.language:
            return self.article.has(word, one.language)
        known = self.case.appearances.names.get(self.case.language)
        words = known.words if known else {}
        own = (each for each in self.article.words if any(owner == name.entity for owner, _ in words.get(each, ())))
        return self.article.has_besides(frozenset(own), word)

    def _turned(self, one: Field, run: Run, places: list[Place]) -> Objection | None:
        """Say whether a Chinese name stands there given name first."""
        for index in dict.fromkeys(place.entity for place in places):
            there = [place.word for place in sorted(places, key=lambda place: place.start) if place.entity == index]
            if len(there) != _NAME_AND_SURNAME:
                continue
            name = self._told(one, index)
            if _is_turned(there, [fold(part) for part in parts(name)]) and is_chinese(
                self.case.summary.entities[index]
            ):
                found = one.text[run.start : run.end]
                args: dict[str, JsonValue] = {"found": found, "expected": name}
                return Objection("name-order-in-text", one.path, args=args, range=(run.start, run.end))
        return None


def is_chinese(entity: Entity) -> bool:
    """Say whether a person's name is known, or looks, to be Chinese: a listed surname, and Palladius' syllables."""
    if entity.type != "person":
        return False
    if entity.origin is not None:
        return entity.origin.startswith("zh")
    readings = [to_pinyin(word) for word in parts(entity.name.get("ru", ""))]
    return bool(readings) and all(readings) and is_surname(readings[0][0])


def _nearest(names: Iterable[_Name], latin: str) -> _Name | None:
    others = (name for name in names if name.latin != latin and not _is_spouse(name.latin, latin))
    return max(others, key=lambda name: similarity(name.latin, latin), default=None)


def _is_turned(there: list[str], words: list[str]) -> bool:
    """Say of two words whether the second of a name stands first, and the first one, in some form, behind it."""
    if len(words) != _NAME_AND_SURNAME or words[0] == words[1]:
        return False
    return there[0] == words[1] and there[1][:2] == words[0][:2]


def _is_spouse(one: str, other: str) -> bool:
    """Say whether two surnames are a man's and a woman's: Ivanov and Ivanova are two people, not one misspelt."""
    return one.rstrip("a") == other.rstrip("a")
