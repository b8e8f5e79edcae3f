"""The case forms in which a word may be written, and which of them go together in a person's name."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, Final, Protocol, cast

from svodka.grounding.mandarin import is_spelt_like_mandarin, surname_stands_first

WORDS_REMEMBERED: Final = 8_192
"""Words whose forms are kept; a few dozen megabytes at most when all are Russian adjectives."""

_CYRILLIC: Final = re.compile(r"[\u0400-\u052f]")
_PLURAL_AT_LEAST: Final = 4
_WORD_AT_MOST: Final = 40
_ADJECTIVAL: Final = frozenset({"ADJF", "PRTF"})
_DECLINED: Final = frozenset({"NOUN", "NUMR", "NPRO"}) | _ADJECTIVAL
_PERSONAL: Final = frozenset({"Name", "Surn", "Patr"})
_CASES: Final = {"nomn", "gent", "gen2", "gen1", "datv", "accs", "acc2", "ablt", "loct", "loc1", "loc2"}


class Tag(Protocol):
    """What svodka reads of pymorphy3's grammar tags."""

    POS: str | None
    case: str | None
    gender: str | None
    number: str | None
    grammemes: frozenset[str]


class Parse(Protocol):
    """What svodka reads of pymorphy3's parses."""

    word: str
    normal_form: str
    tag: Tag
    is_known: bool

    @property
    def lexeme(self) -> list["Parse"]:
        """Every form of the word."""
        ...


class _Analyser(Protocol):
    def parse(self, word: str) -> list[Parse]: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a word: the cases it would be in, its gender if it has one, and its forms.

    `alike` are those forms that have the word's own number: of one woman's surname, one woman's.
    """

    cases: frozenset[str]
    gender: str | None
    given_name: bool
    forms: frozenset[str]
    alike: frozenset[str]


@lru_cache(maxsize=WORDS_REMEMBERED)
def forms(word: str) -> frozenset[str]:
    """Give every form of a word in any of its readings, itself included. Folded and lower-case, in and out."""
    return frozenset({word}).union(*(reading.forms for reading in readings(word)))


@lru_cache(maxsize=WORDS_REMEMBERED)
def name_forms(words: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """Give the forms of each word of a person's name, as far as the words agree in gender and case.

    `Ольга Виданова` is a woman in the nominative, so `Виданов` is no form of her surname; `Сергея Собянина` is a man.
    Names without a Russian given name keep every reading.
    """
    of_words = [readings(word) for word in words]
    agreed = set[tuple[str, str]]() if surname_stands_first(words, None) else _agreement(of_words)
    if not agreed:
        return tuple(forms(word) for word in words)
    return tuple(_agreeing(word, its, agreed) for word, its in zip(words, of_words, strict=True))


def is_given_name(word: str) -> bool:
    """Say whether a word is a given name that the dictionary knows, in any case."""
    return any(reading.given_name for reading in readings(word))


@lru_cache(maxsize=WORDS_REMEMBERED)
def is_personal(word: str) -> bool:
    """Say whether a word in Cyrillic letters may be a name of a person: the dictionary has it as one, or not at all."""
    if not 1 < len(word) <= _WORD_AT_MOST or not _CYRILLIC.search(word):
        return False
    known = [parse for parse in _analyser().parse(word) if parse.is_known]
    return not known or any(parse.tag.grammemes & _PERSONAL for parse in known)


@lru_cache(maxsize=WORDS_REMEMBERED)
def readings(word: str) -> tuple[Reading, ...]:
    """Give the readings of a word as a noun, an adjective or a name; a word in another script has none."""
    if not 1 < len(word) <= _WORD_AT_MOST or not _CYRILLIC.search(word):
        return ()
    parses = [parse for parse in _analyser().parse(word) if _is_declined(parse.tag)]
    known = any(parse.is_known for parse in parses)
    if not known and is_spelt_like_mandarin(word) and not word.endswith(_RUSSIAN_WOMEN):
        # A guess by its ending takes Шуфу for the dative of a man called Шуф.
        parses = [parse for parse in parses if parse.tag.case == "nomn" and word[-1] not in _VOWELS]
    return (*_from_dictionary(parses), *_by_ending(word, known=known))


def _is_declined(tag: Tag) -> bool:
    # Nobody writes of many a Ваня: Вань is a Chinese surname.
    return tag.POS in _DECLINED and tag.case in _CASES and not (tag.number == "plur" and tag.grammemes & _PERSONAL)


def _agreement(of_words: list[tuple[Reading, ...]]) -> set[tuple[str, str]]:
    """Give the (gender, case) pairs in which all words can stand; nominatives alone where there are any."""
    if not any(reading.given_name for its in of_words for reading in its):
        return set()
    together = _pairs(of_words[0])
    for its in of_words[1:]:
        together &= _pairs(its)
    return {pair for pair in together if pair[1] == "nomn"} or together


def _pairs(its: tuple[Reading, ...]) -> set[tuple[str, str]]:
    return {
        (gender, case)
        for reading in its
        for gender in ((reading.gender,) if reading.gender else ("masc", "femn"))
        for case in reading.cases
    }


def _agreeing(word: str, its: tuple[Reading, ...], agreed: set[tuple[str, str]]) -> frozenset[str]:
    fitting = (reading.alike for reading in its if _pairs((reading,)) & agreed)
    return frozenset({word}).union(*fitting)


def _from_dictionary(parses: list[Parse]) -> Iterator[Reading]:
    groups: dict[tuple[str, ...], list[Parse]] = defaultdict(list)
    for parse in parses:
        groups[_paradigm(parse)].append(parse)
    for group in groups.values():
        yield _reading(group)


def _paradigm(parse: Parse) -> tuple[str, ...]:
    tag = parse.tag
    personal = "+" if tag.grammemes & _PERSONAL else "-"
    return parse.normal_form, tag.POS or "", tag.gender or "", tag.number or "", personal


def _reading(group: list[Parse]) -> Reading:
    tag = group[0].tag
    lexeme = [form for form in group[0].lexeme if _same_word(form.tag, tag)]
    return Reading(
        cases=frozenset(parse.tag.case or "" for parse in group),
        gender=tag.gender if tag.gender in {"masc", "femn", "neut"} else None,
        given_name=any(parse.is_known and "Name" in parse.tag.grammemes for parse in group),
        forms=frozenset(_folded(form.word) for form in lexeme),
        alike=frozenset(_folded(form.word) for form in lexeme if form.tag.number == tag.number),
    )


def _same_word(form: Tag, tag: Tag) -> bool:
    """Keep to case forms: no comparatives, no other voice of a participle, no other person of the same surname."""
    if form.POS != tag.POS or form.case not in _CASES:
        return False
    if tag.POS == "PRTF" and not _VOICE & tag.grammemes <= form.grammemes:
        return False
    if tag.grammemes & _PERSONAL and form.number != tag.number:
        return False
    return form.number != "sing" or tag.number != "sing" or form.gender == tag.gender


_VOICE: Final = frozenset({"actv", "pssv", "past", "pres"})

_VOWELS: Final = "аеиоуыэюя"
_RUSSIAN_WOMEN: Final = ("ина", "иной", "ину", "иною")


@dataclass(frozen=True, slots=True)
class _Declension:
    """Endings by case, for names whose stem looks so. The first is the base form."""

    gender: str
    stem: re.Pattern[str]
    endings: dict[str, str]


# What pymorphy3 does not know, or takes for other words (Стожаров for many a Стожар): foreign names of men and places,
# of which Mandarin ones end in н, нь, р or й; and surnames. Names in a vowel, and women's in a consonant, do not
# decline. What other foreign names end in, the dictionary predicts well.
_DECLENSIONS: Final = (
    _Declension("masc", re.compile(r".*[нр]"), {"": "nomn", "а": "gent accs", "у": "datv", "ом": "ablt", "е": "loct"}),
    _Declension(
        "masc",
        re.compile(r".*н"),
        {"ь": "nomn", "я": "gent accs", "ю": "datv", "ем": "ablt", "е": "loct", "и": "gent", "ью": "ablt"},
    ),
    _Declension(
        "masc",
        re.compile(r".*[аеоуэюя]"),
        {"й": "nomn", "я": "gent accs", "ю": "datv", "ем": "ablt", "е": "loct"},
    ),
    _Declension(
        "masc",
        re.compile(r".{2,}(?:[ое]в|[иы]н)"),
        {"": "nomn", "а": "gent accs", "у": "datv", "ым": "ablt", "е": "loct"},
    ),
    _Declension(
        "femn",
        re.compile(r".{2,}(?:[ое]в|[иы]н)"),
        {"а": "nomn", "ой": "gent datv ablt loct", "у": "accs", "ою": "ablt"},
    ),
    _Declension(
        "masc",
        re.compile(r".{2,}[сц]к"),
        {"ий": "nomn", "ого": "gent accs", "ому": "datv", "им": "ablt", "ом": "loct"},
    ),
    _Declension(
        "femn",
        re.compile(r".{2,}[сц]к"),
        {"ая": "nomn", "ой": "gent datv ablt loct", "ую": "accs", "ою": "ablt"},
    ),
)


def _by_ending(word: str, *, known: bool) -> Iterator[Reading]:
    for declension in _DECLENSIONS:
        for ending, cases in declension.endings.items():
            stem = word.removesuffix(ending)
            # A word the dictionary knows is such a name only in its base form: Украину is no form of a man Украин.
            if (cases == "nomn" or not known) and word.endswith(ending) and declension.stem.fullmatch(stem):
                declined = frozenset(stem + other for other in declension.endings)
                yield Reading(frozenset(cases.split()), declension.gender, False, declined, declined)  # noqa: FBT003


def _folded(word: str) -> str:
    return word.replace("ё", "е")


@cache
def _analyser() -> _Analyser:
    # It takes 50 ms and 15 MB: only for those who need it. pymorphy3 has no types of its own.
    pymorphy3: Any = import_module("pymorphy3")
    return cast("_Analyser", pymorphy3.MorphAnalyzer(lang="ru"))


def plurals(word: str) -> frozenset[str]:
    """Give the English plural or singular of a word, by its ending."""
    if not word.isascii() or not word.isalpha() or len(word) < _PLURAL_AT_LEAST:
        return frozenset()
    if word.endswith("ies"):
        return frozenset({word[:-3] + "y"})
    if word.endswith("s"):
        return frozenset() if word.endswith("ss") else frozenset({word[:-1]})
    return frozenset({word[:-1] + "ies"} if word.endswith("y") else {word + "s", word + "es"})
