"""Cheap stems, by which the forms of one word become equal: Russian and English."""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Final

WORDS_REMEMBERED: Final = 8_192
"""Words whose stems and counterparts are kept: a few megabytes at most."""

_RUSSIAN_AT_MOST: Final = 7
_ENGLISH_AT_MOST: Final = 8
_ENDING_AT_MOST: Final = 10
_STEM_AT_LEAST: Final = 3
_VERB_STEM_AT_LEAST: Final = 4
_REFLEXIVE_AT_LEAST: Final = 6
_VOWELS: Final = frozenset("aeiouy")

_ADJECTIVE: Final = "ый ий ой ей ая яя ое ее ые ие ого его ому ему ым им ом ем ую юю ых их ыми ими ою ею"
_NOUN: Final = (
    "а я о е и ы у ю ь й ей ам ям ами ями ах ях ов ев ия ию ии ием ией ью ья ье ьи ьев ьям ьями ьях ьем иям иями иях ен"
)
_PARTICIPLES: Final = (
    "анн янн енн ыванн иванн ованн ированн ающ яющ ующ ющ ущ ящ ащ ирующ ивающ ывающ авш явш ивш евш увш ывш нувш "
    "овавш евавш ивавш ывавш ировавш аем яем уем ируем ейш"
)
_INFINITIVES: Final = "а я е и у ы ну ова ева ива ыва ава ира ирова"
_PAST: Final = "ть л ла ло ли в вши вшись"
_PRESENT: Final = "а я е у ыва ива иру"
_PERSONS: Final = "ет ют ем ешь ете ут ю я й йте"
_BARE_PERSONS: Final = "ет ют ем ешь ете ут йте ит ят ат им ишь ите"
_VERBAL_NOUN: Final = "ние ния нию нием нии нией ний ниям ниями ниях нье нья нью ньем ньи ньям ньями ньях"
_SHORT_PASSIVE: Final = (
    "ан ян ен ирован ован ана яна ена ано яно ено аны яны ены аема аемо аемы яема яемо яемы уема уемо уемы"
)

_SUFFIXES: Final = ("ment", "nes", "ion", "iti", "iv", "er", "or", "al", "li")
_WHOLE: Final = (
    "appeal center centr commission corner former letter manner master matter million mission number quarter section "
    "sector several station"
)


@lru_cache(maxsize=WORDS_REMEMBERED)
def key(word: str, language: str) -> str:
    """Give the stem that the forms of a folded lower-case word share; in other languages, the word itself.

    Not a root: `завод` and `заводской` have stems of their own, `build` and `builder` share one.
    """
    if language == "ru":
        return russian(word)
    return english(word) if language == "en" else word


def russian(word: str) -> str:
    """Give the stem of a folded word: its endings off, the reflexive one too, and at most seven letters."""
    if len(word) >= _REFLEXIVE_AT_LEAST and word.endswith(("ся", "сь")):
        word = word[:-2]
    endings = _russian_endings()
    for length in range(min(_ENDING_AT_MOST, len(word) - _STEM_AT_LEAST), 0, -1):
        least = endings.get(word[-length:])
        if least is not None and len(word) - length >= least:
            return word[: min(len(word) - length, _RUSSIAN_AT_MOST)]
    return word[:_RUSSIAN_AT_MOST]


def english(word: str) -> str:
    """Give the stem of a folded word: s, ed, ing and suffixes of derivation off, and at most eight letters."""
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    word = _irregular().get(word, word)
    # Both spellings of organise and analyse.
    return _without_suffixes(_without_ending(word)).replace("iz", "is").replace("yz", "ys")[:_ENGLISH_AT_MOST]


@cache
def _russian_endings() -> dict[str, int]:
    """Give the endings, and how many letters each must leave: those of verbs are endings of many nouns' stems too."""
    doubtful = {*_joined(_PRESENT, _PERSONS), *_BARE_PERSONS.split(), *_joined("а е я", _VERBAL_NOUN)}
    plain = {*_joined(_INFINITIVES, _PAST), *_joined(_PARTICIPLES, _ADJECTIVE), *_ADJECTIVE.split(), *_NOUN.split()}
    return dict.fromkeys(doubtful.union(_SHORT_PASSIVE.split()), _VERB_STEM_AT_LEAST) | dict.fromkeys(
        plain, _STEM_AT_LEAST
    )


def _joined(themes: str, endings: str) -> Iterator[str]:
    return (theme + ending for theme, ending in product(themes.split(), endings.split()))


def _without_ending(word: str) -> str:
    """Take off s, ed and ing; what is left has no e, no double consonant and no y at its end."""
    word = _singular(word)
    if not word.endswith(("ing", "ed")):
        return _plain(word)
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _STEM_AT_LEAST and stem[-1] != "e" and not _VOWELS.isdisjoint(stem):
            return _plain(stem)
    return _plain(word)


def _singular(word: str) -> str:
    if len(word) <= _STEM_AT_LEAST or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > _STEM_AT_LEAST + 1:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]


def _plain(stem: str) -> str:
    if len(stem) > _STEM_AT_LEAST:
        stem = stem.removesuffix("e")
        stem = stem[:-1] + "i" if stem.endswith("y") else stem
    doubled = len(stem) > _STEM_AT_LEAST and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
    return stem[:-1] if doubled else stem


def _without_suffixes(stem: str) -> str:
    """Take off what makes other parts of speech, as long as four letters stay: invest-or, operat-ion-al."""
    if not stem.endswith(_SUFFIXES) or stem in _whole():
        return stem
    for suffix in _SUFFIXES:
        if stem.endswith(suffix) and len(stem) - len(suffix) >= _VERB_STEM_AT_LEAST:
            return _without_suffixes(_plain(stem.removesuffix(suffix)))
    return stem


@cache
def _whole() -> frozenset[str]:
    """Give words that only look as if they were made of others with a suffix."""
    return frozenset(_WHOLE.split())


@cache
def _irregular() -> dict[str, str]:
    table = files("svodka.lexicon").joinpath("irregular.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines())
    return {form: base for base, forms in rows for form in forms.split()}
