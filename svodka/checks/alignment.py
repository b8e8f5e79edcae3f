"""Which words of a text may stand for a word of the same text in the other language."""

from functools import lru_cache
from typing import Final

from svodka.checks.cues import TEXTS_REMEMBERED, WORDS_REMEMBERED, Reading
from svodka.lexicon.lexicon import counterparts, is_known, key

LETTERS_AT_LEAST: Final = 3


def standing_for(one: Reading, place: int, other: Reading) -> tuple[int, ...]:
    """Give the places in the other text where a word stands that the lexicon has for the word at a place of one."""
    word = one.words[place]
    if word.number or len(word.text) < LETTERS_AT_LEAST:
        return ()
    wanted = _wanted(word.text, one.language, other.language)
    stems = _keys(other)
    # Most words have no counterpart there at all.
    return () if wanted.isdisjoint(stems) else tuple(at for at, stem in enumerate(stems) if stem in wanted)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _wanted(word: str, own: str, language: str) -> frozenset[str]:
    return frozenset([key(word, own)]) if own == language else counterparts(word, own)


@lru_cache(maxsize=TEXTS_REMEMBERED)
def _keys(reading: Reading) -> tuple[str, ...]:
    return tuple("" if word.number else key(word.text, reading.language) for word in reading.words)


def common(one: Reading, other: Reading) -> float:
    """Give the share of the words of two short texts in two languages that stand for each other: 0 to 1."""
    places = [place for place, word in enumerate(one.words) if is_known(word.text, one.language)]
    found = [standing_for(one, place, other) for place in places]
    there = {place for each in found for place in each}
    known = [word for word in other.words if is_known(word.text, other.language)]
    return (sum(map(bool, found)) + len(there)) / max(len(places) + len(known), 1)


def is_readable(one: Reading, other: Reading) -> bool:
    """Say whether the lexicon has every longer word of two short texts, so that sharing none says something."""
    return all(
        is_known(word.text, reading.language)
        for reading in (one, other)
        for word in reading.words
        if len(word.text) > LETTERS_AT_LEAST
    )
