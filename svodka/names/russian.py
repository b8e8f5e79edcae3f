"""Russian names in Latin letters: every usual romanisation, the aliases of the press, and how alike two forms are."""

import re
import unicodedata
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, Final, Protocol, cast

from rapidfuzz.distance import Levenshtein

from svodka.names.folding import fold
from svodka.names.tables import rows

SCHEMAS: Final = ("MOSMETRO", "WIKIPEDIA", "BS_2979_ALT", "MVD_310", "GOST_52290", "BGN_PCGN", "YANDEX_MAPS")
"""The systems of iuliia whose union the press stays within, the most usual first."""

_LETTERS: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e ye ie je", "ё": "yo e io o ye jo", "ж": "zh j",
    "з": "z", "и": "i yi", "й": "y i j", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh h", "ц": "ts tc c tz", "ч": "ch", "ш": "sh",
    "щ": "shch sch", "ъ": "_ ie y", "ы": "y", "ь": "_ y i", "э": "e", "ю": "yu iu ju u", "я": "ya ia ja",
    "кс": "x", "ий": "y i ii iy ij yi", "ый": "y yi iy yy", "ия": "ia ya", "ье": "ie ye", "ьё": "io yo ye ie",
    "ьи": "i yi", "ьо": "io yo", "дж": "j", "йя": "ya ia",
}  # fmt: skip
"""What each letter, and each pair that has a way of its own, may become; `_` is nothing. Apostrophes are left out."""

_OPTIONS: Final = {
    letters: tuple(latin.replace("_", "") for latin in ways.split()) for letters, ways in _LETTERS.items()
}
_NOT_LETTERS: Final = re.compile(r"[^a-z]+")
_CODES: Final = {
    "shch": "Q", "sch": "Q", "tch": "C", "ch": "C", "sh": "W", "zh": "J", "kh": "h", "ts": "T", "tz": "T", "ck": "k",
    "ph": "f", "x": "ks", "w": "v", "q": "k", "y": "i", "j": "i", "c": "k",
}  # fmt: skip
_CODED: Final = re.compile("|".join(_CODES))
_DOUBLED: Final = re.compile(r"(.)\1+")
_SIGNS: Final = dict.fromkeys(map(ord, "'\"’”ʹʺ")) | {ord("ё"): "yo", ord("Ё"): "Yo"}
_GLIDE: Final = re.compile(r"i(?=[aeou])")
LETTERS_AT_MOST: Final = 60
WORDS_REMEMBERED: Final = 8_192
"""Longer words are not compared."""


class _Schema(Protocol):
    def translate(self, source: str) -> str: ...


def is_romanisation(word: str, latin: str) -> bool:
    """Say whether one Russian word can become this Latin one, by any mix of the usual systems or as an alias."""
    if max(len(word), len(latin)) > LETTERS_AT_MOST:
        return False
    return latin_letters(latin) in map(latin_letters, _aliases(fold(word))) or _is_spelt(
        word.lower(), latin_letters(latin)
    )


@lru_cache(maxsize=WORDS_REMEMBERED)
def romanisations(word: str) -> tuple[str, ...]:
    """Give the usual Latin forms of one Russian word: aliases of the press first, then every system's, once each."""
    systems = (schema.translate(word).replace("yё", "yo").translate(_SIGNS) for schema in _schemas())
    return tuple(dict.fromkeys((*_aliases(fold(word)), *systems)))


def latin_letters(text: str) -> str:
    """Give the letters a to z of a text alone, accents taken off, in lower case."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return _NOT_LETTERS.sub("", decomposed)


def latin_skeleton(text: str) -> str:
    """Give what stays of a Latin spelling in any system of romanisation: Yuri, Yury and Iurii have one skeleton."""
    coded = _CODED.sub(lambda found: _CODES[found[0]], latin_letters(text))
    return _GLIDE.sub("", _DOUBLED.sub(r"\1", coded))


def similarity(one: str, other: str) -> float:
    """Give how alike two Latin spellings are by their skeletons, 0 to 1: edit distance over the longer length."""
    first, second = _skeleton(one[:LETTERS_AT_MOST]), _skeleton(other[:LETTERS_AT_MOST])
    return Levenshtein.normalized_similarity(first, second) if first or second else 0.0


@lru_cache(maxsize=WORDS_REMEMBERED)
def _skeleton(text: str) -> str:
    return latin_skeleton(text)


@lru_cache(maxsize=WORDS_REMEMBERED)
def romanised(text: str) -> str:
    """Write Russian letters in Latin ones by the first choice for each: enough to compare, not to print."""
    return "".join(_OPTIONS[letter][0] if letter in _OPTIONS else letter for letter in text.lower())


def _is_spelt(word: str, latin: str) -> bool:
    """Follow all ways to write the word at once: linear in its length, whatever the letters."""
    reached: list[set[int]] = [{0}, *(set() for _ in word)]
    for at in range(len(word)):
        for length in (1, 2):
            for way in _OPTIONS.get(word[at : at + length], ()) if at + length <= len(word) else ():
                reached[at + length].update(place + len(way) for place in reached[at] if latin.startswith(way, place))
    return len(latin) in reached[-1]


def _aliases(folded: str) -> tuple[str, ...]:
    return _alias_table().get(folded, ())


@cache
def _alias_table() -> dict[str, tuple[str, ...]]:
    return {fold(form): row[1] for row in rows("russian") for form in row[0]}


@cache
def _schemas() -> tuple[_Schema, ...]:
    # Its systems are read from files: only for those who need them.
    iuliia: Any = import_module("iuliia")
    return tuple(cast("_Schema", getattr(iuliia, name)) for name in SCHEMAS)
