"""Chinese surnames in pinyin and in characters."""

from functools import cache

from svodka.names.pinyin import plain
from svodka.names.tables import rows


def is_surname(word: str) -> bool:
    """Say whether one word of pinyin is a Chinese surname, of one syllable or two."""
    return plain(word) in _in_pinyin()


def surname_readings(characters: str) -> tuple[str, ...]:
    """Give the pinyin readings as a surname of one or two Chinese characters, the usual one first: 单 is Shan."""
    return _in_characters().get(characters, ())


def is_long_surname(word: str) -> bool:
    """Say whether one word of pinyin is a surname of two syllables, such as Ouyang."""
    return plain(word) in _long()


@cache
def _in_pinyin() -> frozenset[str]:
    return frozenset(plain(pinyin[0]) for pinyin, _ in rows("surnames"))


@cache
def _long() -> frozenset[str]:
    return frozenset(plain(latin[0]) for latin, characters in rows("surnames") if len(characters[0]) > 1)


@cache
def _in_characters() -> dict[str, tuple[str, ...]]:
    of: dict[str, tuple[str, ...]] = {}
    for pinyin, characters in rows("surnames"):
        for one in characters:
            of[one] = (*of.get(one, ()), pinyin[0])
    return of
