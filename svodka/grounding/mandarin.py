"""How a Mandarin name looks in Russian letters: enough to know how it declines and where its surname stands."""

from typing import Final

from svodka.names.palladius import syllables
from svodka.names.pinyin import joined
from svodka.names.surnames import is_long_surname

_WORD_AT_MOST: Final = 4
_GIVEN_AT_MOST: Final = 2
_SURNAME_FIRST: Final = frozenset({"zh", "ko", "vi", "hu", "yue"})


def is_spelt_like_mandarin(word: str) -> bool:
    """Say whether a folded lower-case word can be read as one to four Mandarin syllables."""
    return _is_read(word, _WORD_AT_MOST)


def surname_stands_first(words: tuple[str, ...], origin: str | None) -> bool:
    """Say whether a person's surname is the first word: by the name's origin if it is known, else by its look."""
    if origin is not None:
        return origin.partition("-")[0].lower() in _SURNAME_FIRST and not _is_western(words)
    return len(words) > 1 and _is_surname(words[0]) and all(_is_read(word, _GIVEN_AT_MOST) for word in words[1:])


def _is_western(words: tuple[str, ...]) -> bool:
    # Джек Ма: of Chinese origin, but with a given name in front that no Mandarin syllables spell.
    return len(words) > 1 and words[0] >= "а" and not is_spelt_like_mandarin(words[0])


def _is_surname(word: str) -> bool:
    return any(len(one.syllables) == 1 or is_long_surname(joined(one.syllables)) for one in syllables(word))


def _is_read(word: str, at_most: int) -> bool:
    return any(len(reading.syllables) <= at_most for reading in syllables(word))
