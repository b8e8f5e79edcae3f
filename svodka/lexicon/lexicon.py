"""A lexicon of news words, Russian and English: which words of one language may stand for a word of the other."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from svodka.lexicon.stems import WORDS_REMEMBERED, english, key, russian

__all__ = ["counterparts", "is_known", "key", "rows"]

LANGUAGES: Final = ("ru", "en")
_NOTHING: Final = frozenset[str]()


@dataclass(frozen=True, slots=True)
class _Side:
    """One language of the table: the rows by the stems that stand in them, and the stems of every row."""

    rows: dict[str, tuple[int, ...]]
    stems: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=WORDS_REMEMBERED)
def counterparts(word: str, language: str) -> frozenset[str]:
    """Give the stems, in the other language, of the words that may stand for a folded lower-case word in any form.

    Empty when the word is unknown, and for other languages than Russian and English.
    """
    if language not in LANGUAGES:
        return _NOTHING
    own, other = _sides() if language == "ru" else reversed(_sides())
    return _NOTHING.union(*(other.stems[row] for row in own.rows.get(key(word, language), ())))


def is_known(word: str, language: str) -> bool:
    """Say whether the lexicon has a folded lower-case word, in any form."""
    return bool(counterparts(word, language))


def rows() -> Iterator[tuple[list[str], list[str]]]:
    """Give the rows of the table as they are written: the Russian words of a family, and the English ones."""
    table = files("svodka.lexicon").joinpath("ru-en.tsv").read_text("utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            russian, english = line.split("\t")
            yield russian.split(), english.split()


@cache
def _sides() -> tuple[_Side, _Side]:
    families = list(rows())
    return _side((words for words, _ in families), russian), _side((words for _, words in families), english)


def _side(families: Iterable[list[str]], stem: Callable[[str], str]) -> _Side:
    # Not `key`: what it remembers are words of texts.
    stem = cache(stem)
    stems = tuple(tuple(dict.fromkeys(map(stem, words))) for words in families)
    found: dict[str, list[int]] = defaultdict(list)
    for row, its in enumerate(stems):
        for one in its:
            found[one].append(row)
    return _Side({one: tuple(of_it) for one, of_it in found.items()}, stems)
