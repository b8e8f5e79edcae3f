"""Where the entities of a summary appear in its texts, in either language and in any form."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from schemas.contract import primary_language
from svodka.checks.appellations import PLACE_STEM, Appellation, appellation, called
from svodka.checks.countries import ALSO, CAPITALS, rows_of, words_for
from svodka.checks.words import WORD, fold
from svodka.grounding.grounded import Grounded
from svodka.grounding.inflection import forms
from svodka.grounding.kinship import is_acronym_of

ORDINARY_AT_LEAST: Final = 2
"""Everyday words of a name that name it together."""

WITHIN: Final = 8
"""Characters between two such words: a preposition, a quotation mark."""

_POSSESSIVE: Final = re.compile(r"['’](?:s|S)?$")
_APOSTROPHE: Final = re.compile(r"['’]")
_PARTS: Final = re.compile(r"[^\W_]+")
_ADJECTIVE: Final = {
    "ru": re.compile(r"[а-я]*?(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими|и)"),
    "en": re.compile(r"[a-z]*(?:an|ans|ese|ish|ian|ians|ite|ites|ine|er|ers|i|ic)"),
}
_CAPITAL: Final = re.compile(r"столи(?:ц|чн)\w*|capitals?")
_OF_CAPITALS: Final = frozenset({"стол", "capi"})
"""What words for a capital begin with."""


@dataclass(frozen=True, slots=True)
class Place:
    """One word of a text that belongs to an entity. `telling`: it names that thing alone, as `company` does not."""

    entity: int
    start: int
    end: int
    word: str
    telling: bool


@dataclass(frozen=True)
class Names:
    """The entities' names in one language.

    `words`: by every form of their words, countries' adjectives included. `places`: by the first letters of places, for
    adjectives. `long`: names of several words, for their acronyms. `whole`: names in unspaced scripts.
    `ordinary`: names made of everyday words alone, and how many. `capital`: those whom no word without one tells.
    """

    language: str
    words: dict[str, list[tuple[int, bool]]]
    places: dict[str, list[int]]
    long: dict[int, tuple[str, ...]]
    whole: dict[str, list[int]]
    capitals: list[int]
    ordinary: dict[int, int]
    capital: set[int]

    def plainly(self, places: Iterable[Place]) -> frozenset[int]:
        """Give the entities that these words name beyond doubt.

        One word that tells is enough; of a name made of everyday words, two of them and at least half.
        """
        words: dict[int, set[str]] = defaultdict(set)
        named = set[int]()
        found = list(places)
        for place in found:
            words[place.entity].add(place.word)
            if place.telling:
                named.add(place.entity)
        for entity, size in self.ordinary.items():
            if len(words[entity]) >= max(ORDINARY_AT_LEAST, size / 2) and _stand_together(entity, found):
                named.add(entity)
        return frozenset(named)

    def places_in(self, text: str) -> list[Place]:
        """Give every word of a text that belongs to an entity, in order; one word may belong to several."""
        found: list[Place] = []
        near = self.places.keys() | _OF_CAPITALS
        for word in WORD.finditer(text):
            written = word.group()
            lower = fold(written)
            # Most words are nobody's: they are passed over without a closer look.
            if lower in self.words or lower[:PLACE_STEM] in near or _is_worth_a_look(written):
                found += self._in_word(word)
        return found + list(self._unspaced(text)) if self.whole else found

    def _in_word(self, word: re.Match[str]) -> Iterator[Place]:
        told: set[tuple[int, int]] = set()
        for start, end, lower in _spellings(word):
            for entity, telling in self._owners(lower, word.string[start:end]):
                if (entity, start) not in told:
                    told.add((entity, start))
                    told_by_case = entity not in self.capital or word.string[start].isupper()
                    yield Place(entity, start, end, lower, telling and told_by_case)

    def _owners(self, lower: str, written: str) -> Iterator[tuple[int, bool]]:
        yield from self.words.get(lower, ())
        if self.capitals and _CAPITAL.fullmatch(lower):
            # `capital` is money as well, and the other language may say `the city`.
            yield from ((entity, False) for entity in self.capitals)
        near = self.places.get(lower[:PLACE_STEM]) if len(lower) > PLACE_STEM else None
        if near and self.language in _ADJECTIVE:
            telling = _ADJECTIVE[self.language].fullmatch(lower) is not None
            # Of other words with that beginning, костромичи, nobody can be sure.
            if telling or (self.language == "ru" and written[0].islower()):
                yield from ((entity, telling) for entity in near)
        if written.isupper() and len(written) > 1:
            yield from ((entity, True) for entity, words in self.long.items() if is_acronym_of(lower, words))

    def _unspaced(self, text: str) -> Iterator[Place]:
        for name, entities in self.whole.items():
            for match in re.finditer(re.escape(name), text):
                yield from (Place(entity, *match.span(), name, telling=len(name) > 1) for entity in entities)


def _is_worth_a_look(written: str) -> bool:
    """Say whether a word has parts, or may be an acronym."""
    return not written.isalpha() or (written[-1].isupper() and len(written) > 1)


def _stand_together(entity: int, places: list[Place]) -> bool:
    """Say whether two words of a name follow each other, as they do in the name."""
    own = sorted((place.start, place.end) for place in places if place.entity == entity)
    return any(0 <= after[0] - before[1] <= WITHIN for before, after in pairwise(own))


def _spellings(word: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Give a word whole, without its possessive, and the parts that hyphens make."""
    written = word.group()
    yield *word.span(), fold(written)
    if written.isalpha():
        return
    bare = _POSSESSIVE.sub("", written)
    if bare != written:
        yield word.start(), word.start() + len(bare), fold(bare)
    joined = _APOSTROPHE.sub("", bare)
    if joined != bare:
        yield word.start(), word.start() + len(bare), fold(joined)
    if "-" in written:
        for part in _PARTS.finditer(written):
            yield word.start() + part.start(), word.start() + part.end(), fold(part.group())


@dataclass(frozen=True)
class Appearances:
    """The entities' names in every language of a summary; each text is read once."""

    names: dict[str, Names]
    _read: dict[tuple[str, str], list[Place]] = field(default_factory=dict[tuple[str, str], list[Place]])

    def plainly(self, places: Iterable[Place], language: str) -> frozenset[int]:
        """Give the entities that these words of a text in a language name beyond doubt."""
        names = self.names.get(language)
        return frozenset() if names is None else names.plainly(places)

    def in_text(self, text: str, language: str) -> list[Place]:
        """Give every word of a text that belongs to an entity; none in a language that the summary does not have."""
        if (text, language) not in self._read:
            names = self.names.get(language)
            self._read[text, language] = [] if names is None else names.places_in(text)
        return self._read[text, language]


def appearances(summary: Grounded, article_language: str) -> Appearances:
    """Read the names of a summary's entities."""
    tags = dict.fromkeys(summary.languages)
    return Appearances({primary_language(tag): _names(summary, tag, article_language) for tag in tags})


def _names(summary: Grounded, tag: str, article_language: str) -> Names:
    read = Names(primary_language(tag), {}, {}, {}, {}, [], {}, set())
    for index, entity in enumerate(summary.entities):
        _add(read, index, appellation(entity.name.get(tag, ""), entity.type, read.language))
        if read.language == article_language:
            for form in dict.fromkeys(mention.text for mention in entity.mentions):
                _add(read, index, called(form, read.language))
        if entity.type == "place":
            _add_country(read, index, entity.name.values())
    return read


def _add(read: Names, index: int, name: Appellation) -> None:
    for form, telling in name.words:
        read.words.setdefault(form, []).append((index, telling))
    for beginning in name.beginnings:
        read.places.setdefault(beginning, []).append(index)
    for whole in name.whole:
        read.whole.setdefault(whole, []).append(index)
    if len(name.long) > 1:
        read.long[index] = name.long
    if name.capital and name.long:
        read.capital.add(index)
    if name.ordinary:
        read.ordinary[index] = name.ordinary


def _add_country(read: Names, index: int, names: Iterable[str]) -> None:
    for name in names:
        if fold(name) in CAPITALS and index not in read.capitals:
            read.capitals.append(index)
    for name in names:
        for word in (form for other in ALSO.get(fold(name), ()) for form in forms(other)):
            read.words.setdefault(word, []).append((index, True))
    rows = {row for name in names for part in _PARTS.findall(fold(name)) if (row := rows_of().get(part)) is not None}
    for row in rows:
        for word in words_for(row):
            read.words.setdefault(word, []).append((index, True))
