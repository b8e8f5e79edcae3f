"""Chinese characters to pinyin: every reading a name may have, the usual one first."""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import import_module
from itertools import islice, product
from typing import Any, Final, cast

from svodka.names import pinyin
from svodka.names.surnames import surname_readings
from svodka.names.tables import rows

_KEPT: Final = 12
_CHARACTERS_AT_MOST: Final = 8


def is_hanzi(text: str) -> bool:
    """Say whether a text is Chinese characters and nothing else."""
    return bool(text) and all("\u3400" <= one <= "\u9fff" for one in text)


@lru_cache(maxsize=4096)
def readings(characters: str) -> tuple[str, ...]:
    """Give the joined pinyin readings of up to eight characters, no more than twelve; none for anything else."""
    if not is_hanzi(characters) or len(characters) > _CHARACTERS_AT_MOST:
        return ()
    known = (tuple(one for one in ways if pinyin.split(one)) for ways in _of_each(characters))
    return tuple(map(pinyin.joined, islice(product(*known), _KEPT)))


def person_readings(characters: str) -> tuple[tuple[str, str], ...]:
    """Give (surname, given name) pairs for a name in characters; the given name is empty where there is none."""
    for length in (2, 1):
        surname, given = characters[:length], characters[length:]
        if of := surname_readings(surname):
            return tuple(product(of, readings(given) if given else ("",)))
    return ()


def _of_each(characters: str) -> Iterator[tuple[str, ...]]:
    """Give the readings of each character: the one it has in these words, then those that names are known to take."""
    library = _library()
    usual = cast("list[list[str]]", library.pinyin(characters, style=library.Style.NORMAL, v_to_u=True))
    for character, (reading, *_) in zip(characters, usual, strict=True):
        yield tuple(dict.fromkeys((reading, *_heteronyms().get(character, ()))))


@cache
def _heteronyms() -> dict[str, tuple[str, ...]]:
    return {character[0]: readings for character, readings in rows("heteronyms")}


@cache
def _library() -> Any:
    # Its dictionaries take 0.2 s and 50 MB: only for those who read characters.
    return import_module("pypinyin")
