"""The words by which a name is known in one language: what they are, what they tell, in every form."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from schemas.contract import EntityType
from svodka.checks.words import fold
from svodka.grounding.inflection import forms, name_forms
from svodka.grounding.kinship import is_content, is_telling
from svodka.lexicon.lexicon import is_known

PLACE_STEM: Final = 4
"""Letters of a place that its adjective begins with."""
NAMES_REMEMBERED: Final = 8192
SHORT_NAME: Final = 2
"""Content words up to which the name of an organisation is known by any of them; of a longer one it takes two."""
SHORT_WORD: Final = 3

_HAN: Final = re.compile("[\u3400-\u9fff]+")
_QUOTED: Final = re.compile(r"«([^»]+)»|“[^”]+”")
_PARTS: Final = re.compile(r"[^\W_]+")
_ENDING: Final = re.compile(r"[аеиоуыэюяйь]+$")


@dataclass(frozen=True, slots=True)
class Appellation:
    """What a text may have for a name.

    `words`: forms, and whether each names the thing alone. `beginnings`: how adjectives of a place begin. `whole`: the
    name itself, in scripts without blanks. `long`: all its words.
    `ordinary`: how many it has if all are everyday words. `capital`: a text writes it with a capital to mean it.
    """

    words: tuple[tuple[str, bool], ...] = ()
    beginnings: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    long: tuple[str, ...] = ()
    ordinary: int = 0
    capital: bool = True


@lru_cache(maxsize=NAMES_REMEMBERED)
def appellation(name: str, kind: EntityType, language: str) -> Appellation:
    """Read the name of an entity in one language."""
    if _HAN.search(name):
        surname = name.replace("•", "·").replace("‧", "·").rpartition("·")[2]
        short = (name[0],) if kind == "place" else ()
        return Appellation(whole=tuple(dict.fromkeys((name, surname, *short))))
    words = tuple(map(fold, parts(name)))
    quoted = frozenset(fold(word) for part in _QUOTED.findall(name) for word in parts(part))
    telling = [_tells(word, kind, language) or (word in quoted and len(quoted) == 1) for word in words]
    if kind not in {"person", "place"} and sum(map(is_content, words)) > SHORT_NAME:
        telling = [False for _ in words]
    its_forms = zip(words, telling, _forms(words, kind, language), strict=True)
    return Appellation(
        words=tuple(
            (form, tells or len(words) == 1) for word, tells, its in its_forms if is_content(word) for form in its
        ),
        beginnings=tuple(_beginnings(words, telling)) if kind == "place" else (),
        long=words,
        ordinary=0 if any(telling) else sum(map(is_content, words)),
        capital=kind not in {"person", "place"} and name != name.lower(),
    )


@lru_cache(maxsize=NAMES_REMEMBERED)
def called(form: str, language: str) -> Appellation:
    """Read what the article itself calls an entity: its acronym, its brand, its surname; not `завод`."""
    if _HAN.search(form):
        return Appellation(whole=(form,))
    proper = (fold(part) for part in _PARTS.findall(form) if part[0].isupper() and _is_proper(fold(part), language))
    return Appellation(words=tuple((word, True) for word in proper))


def parts(name: str) -> list[str]:
    """Give the words of a name; an apostrophe breaks none."""
    return _PARTS.findall(name.replace("'", "").replace("’", ""))


def _tells(word: str, kind: EntityType, language: str) -> bool:
    """Say whether a word of a name names the thing alone: all of a person's, of a place all but `city`."""
    if kind == "place":
        return is_telling(word)
    return kind == "person" or _is_proper(word, language)


def _is_proper(word: str, language: str) -> bool:
    """Say whether a word of a name is no everyday word: `Северный мост` has none, `«Холод-Магистраль»` one."""
    return is_telling(word) and not is_known(word, language)


def _forms(words: tuple[str, ...], kind: EntityType, language: str) -> Iterable[frozenset[str]]:
    if language != "ru":
        return (frozenset({word}) for word in words)
    if kind == "person":
        return name_forms(words)
    # Of very short words the dictionary makes other words: `не` of `нью`.
    return (forms(word) if len(word) > SHORT_WORD else frozenset({word}) for word in words)


def _beginnings(words: tuple[str, ...], telling: list[bool]) -> Iterator[str]:
    for word, tells in zip(words, telling, strict=True):
        stem = _ENDING.sub("", word)
        if tells and len(stem) >= PLACE_STEM:
            yield word[:PLACE_STEM]
        elif tells and len(stem) == PLACE_STEM - 1:
            # Чили makes чилийский, Тула тульский.
            yield from {word[:PLACE_STEM], *(stem + letter for letter in "ьси")}
