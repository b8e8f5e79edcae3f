"""Which words of a text may stand for a word of the same text in the other language."""

from functools import lru_cache
from typing import Final

from svodka.checks.cues import TEXTS_REMEMBERED, WORDS_REMEMBERED, Reading
from svodka.lexicon.lexicon import counterparts, key

LETTERS_AT_LEAST: Final = 3


def standing_for(one: Reading, place: int, other: Reading) -> tuple[int, ...]:
    """Give the places in the other text where a word stands that the lexicon has for the word at a place of one."""
    word = one.words[place]
    if word.number or len(word.text) < LETTERS_AT_LEAST:
        return ()
    wanted = _wanted(word.text, one.language, other.language)
    return tuple(at for at, stem in enumerate(_keys(other)) if stem in wanted)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _wanted(word: str, own: str, language: str) -> frozenset[str]:
    return frozenset([key(word, own)]) if own == language else counterparts(word, own)


@lru_cache(maxsize=TEXTS_REMEMBERED)
def _keys(reading: Reading) -> tuple[str, ...]:
    return tuple("" if word.number else key(word.text, reading.language) for word in reading.words)
