"""What a Chinese name can be in the other language: every form that its spelling or its characters allow."""

from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from svodka.names import hanzi, palladius, pinyin
from svodka.names.generics import core, words
from svodka.names.judgement import Question
from svodka.names.surnames import is_surname

FORMS_AT_MOST: Final = 12
"""More ways to read one name are not followed."""

_GIVEN_SYLLABLES_AT_MOST: Final = 2
_NOT_IN_GIVEN_NAMES: Final = frozenset(
    ("a", "ang", "ba", "bie", "ca", "cha", "e", "fo", "ga", "gua", "ha", "huo", "ka", "ku", "kua", "la", "mie", "nie")
) | {"pa", "pie", "po", "sa", "se", "suo", "ta", "te", "tie", "za", "zha"}
"""Syllables that parents avoid; Мата and Соло are other people's names."""
_ENDINGS: Final = "省市县縣区區镇鎮乡鄉村盟旗"
"""What a name of three characters or more may end in without its being part of the name."""
_SHORTEST_WITH_ENDING: Final = 3


@dataclass(frozen=True, slots=True)
class Candidates:
    """Forms in the target language, likeliest first.

    `regular`: the name has the shape the system is meant for, every part is read strictly, and a person's first word is
    a surname. What is irregular can be confirmed, never refuted.
    """

    forms: tuple[str, ...]
    regular: bool


def candidates(question: Question) -> Candidates:
    """Give the forms for a question whose source is Russian, English or Chinese; none where the source is not read."""
    read = _person(question) if question.kind == "person" else _thing(question)
    rendered = (one for name in read.forms for one in _rendered(name, question.direction[1]))
    return Candidates(tuple(islice(dict.fromkeys(rendered), FORMS_AT_MOST)), read.regular)


def press_candidates(question: Question) -> tuple[str, ...]:
    """Give the pinyin forms of a person whose Russian spelling breaks the rules in ways the press does."""
    first, *rest = words(question.source) or ("",)
    surnames = (one for one in palladius.to_pinyin_leniently(first) if is_surname(one))
    given = palladius.to_pinyin_leniently("".join(rest)) if rest else ()
    return _together([tuple(surnames), given])


def _person(question: Question) -> Candidates:
    """Read a person's name into pinyin: the surname first, all that follows as one given name."""
    if question.direction[0] == "zh":
        pairs = hanzi.person_readings(question.source)
        return Candidates(tuple(f"{surname} {given}".strip() for surname, given in pairs), regular=bool(pairs))
    first, *rest = words(question.source) or ("",)
    surnames = tuple(one for one in _read(first, question) if is_surname(one))
    parts = [surnames, _given("".join(rest), question)] if rest else [surnames]
    forms = _together(parts)
    return Candidates(forms, bool(forms) and len(rest) <= 1 and _is_given(rest, question))


def _is_given(rest: list[str], question: Question) -> bool:
    return not rest or any(_is_given_name(syllables) for syllables in _syllables(rest[0], question))


def _given(word: str, question: Question) -> tuple[str, ...]:
    """Give the readings of a given name; longer ones only where none has two syllables at most."""
    every = _syllables(word, question)
    short = tuple(one for one in every if len(one) <= _GIVEN_SYLLABLES_AT_MOST)
    return tuple(map(pinyin.joined, short or every))


def _is_given_name(syllables: tuple[str, ...]) -> bool:
    return len(syllables) <= _GIVEN_SYLLABLES_AT_MOST and _NOT_IN_GIVEN_NAMES.isdisjoint(syllables)


def _thing(question: Question) -> Candidates:
    """Read a place's, firm's or product's name into pinyin, all its words but the generic ones."""
    if question.direction[0] == "zh":
        forms = hanzi.readings(_stem(question.source))
        return Candidates(forms, regular=bool(forms) and question.kind == "place")
    forms = _together([_read(word, question) for word in core(question.source)])
    return Candidates(forms, regular=bool(forms))


def _stem(place: str) -> str:
    return place[:-1] if len(place) >= _SHORTEST_WITH_ENDING and place[-1] in _ENDINGS else place


def _together(parts: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(" ".join(parts) for parts in islice(product(*parts), FORMS_AT_MOST)) if parts else ()


def _read(word: str, question: Question) -> tuple[str, ...]:
    return tuple(pinyin.joined(syllables) for syllables in _syllables(word, question))


def _syllables(word: str, question: Question) -> tuple[tuple[str, ...], ...]:
    read = palladius.syllables if question.direction[0] == "ru" else pinyin.split
    return tuple(reading.syllables for reading in read(word))


def _rendered(name: str, language: str) -> tuple[str, ...]:
    if language == "en":
        return (name,)
    return _together([palladius.to_cyrillic(word)[:1] for word in name.split()])
