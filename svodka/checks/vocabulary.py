"""Whether a word of a summary's text is one of the article's, in another form or another script."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import repeat
from typing import Final

from schemas.contract import primary_language
from svodka.checks.words import fold
from svodka.grounding.inflection import forms
from svodka.grounding.kinship import ENDING
from svodka.intake.article import Article
from svodka.lexicon.lexicon import counterparts, key
from svodka.names.palladius import to_cyrillic
from svodka.names.russian import romanised, similarity

ALIKE_FROM: Final = 0.85
"""Similarity of two romanised names from which they are one name."""

LONG_FROM: Final = 3
"""Letters of a word that is compared by its sound."""

ENDING_AT_MOST: Final = 6
WORDS_REMEMBERED: Final = 8_192
_ENDING: Final = re.compile(r"[aeiouy]+[jmhv]?[aeiouy]*$")
_WORD: Final = re.compile(r"[^\W_]+")
_PREFIX: Final = 2
_ADJECTIVAL: Final = re.compile(r"(?:[йь]?ск|овск|инск|ейск|н|ов|ев)")
_OF_A_PLACE: Final = re.compile(r"[йь]?ск")
_MADE_OF_A_PLACE: Final = re.compile(r"s?k[a-z]{0,4}")
_LATIN: Final = re.compile(r"[a-z]")


@dataclass(frozen=True)
class Vocabulary:
    """The words of an article's title and text."""

    article: Article

    def has(self, word: str, language: str) -> bool:
        """Say whether a folded word of a text in this language is a word of the article, or the translation of one."""
        if word in self.words:
            return True
        if language == self.language:
            return self._has_form(word)
        return self._has_translation(word, language) or self._has_name(word)

    @cached_property
    def language(self) -> str:
        """The article's language, without region and script."""
        return primary_language(self.article.language)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words, folded."""
        return frozenset(_WORD.findall(fold(f"{self.article.title or ''}\n{self.article.text}")))

    def _has_form(self, word: str) -> bool:
        mine = bare(word)
        return any(_is_kin(mine, other) for other in self._by_prefix.get(word[:_PREFIX], ()))

    def _has_translation(self, word: str, language: str) -> bool:
        return not self._keys.isdisjoint(counterparts(word, language))

    def _has_name(self, word: str) -> bool:
        """Say whether a name of the article, or a word that many languages share, is this word, transliterated."""
        latin = romanised(word)
        return self._has_mandarin(word) or any(_sounds_like(other, latin) for other in self._near(latin))

    def has_besides(self, own: frozenset[str], word: str) -> bool:
        """Say whether a word of the article, other than these, is this one in the other script."""
        latin = romanised(word)
        near = (other for other in self.words - own if len(other) >= LONG_FROM and _romanised(other)[:1] == latin[:1])
        return self._has_mandarin(word, own) or any(_sounds_like(_romanised(other), latin) for other in near)

    def _has_mandarin(self, word: str, besides: frozenset[str] = frozenset()) -> bool:
        """Say whether the article has the word in Palladius' spelling: Уси for Wuxi."""
        if self.language != "ru" or not word.isascii():
            return False
        return any(self._has_spelling(fold(spelling), besides) for spelling in to_cyrillic(word))

    def _has_spelling(self, spelling: str, besides: frozenset[str]) -> bool:
        """Say whether the article has a word in some form, or the adjective made of it: сычуаньский."""
        if forms(spelling) & self.words - besides:
            return True
        beginning = spelling.rstrip("ьй")
        return any(
            other.startswith(beginning) and _OF_A_PLACE.fullmatch(other[len(beginning) :])
            for other in self._by_prefix.get(spelling[:_PREFIX], ())
        )

    def _near(self, latin: str) -> list[str]:
        begin = self._by_letter.get(latin[:1], ())
        return [other for other in begin if abs(len(other) - len(latin)) <= ENDING_AT_MOST]

    @cached_property
    def _by_prefix(self) -> dict[str, set[str]]:
        known: dict[str, set[str]] = defaultdict(set)
        for word in self.words:
            known[word[:_PREFIX]].add(bare(word))
        return dict(known)

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(map(key, self.words, repeat(self.language)))

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        """The longer words in Latin letters, by their first one."""
        known: dict[str, list[str]] = defaultdict(list)
        for word in self.words:
            if len(word) >= LONG_FROM:
                latin = _romanised(word)
                known[latin[:1]].append(latin)
        return dict(known)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _romanised(word: str) -> str:
    return romanised(word)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _sounds_like(other: str, latin: str) -> bool:
    if len(latin) > LONG_FROM and other.startswith(latin) and _MADE_OF_A_PLACE.fullmatch(other[len(latin) :]):
        return True
    return similarity(other, latin) >= ALIKE_FROM or similarity(_ENDING.sub("", other), latin) >= ALIKE_FROM


@lru_cache(maxsize=WORDS_REMEMBERED)
def bare(word: str) -> str:
    """Give a folded Russian word without its ending, another one as it is."""
    return word if _LATIN.match(word) else ENDING.sub("", word)


def _is_kin(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and long.startswith(short) and _ADJECTIVAL.fullmatch(long[len(short) :]) is not None  # noqa: PLR2004 -- a stem of two letters begins anything
