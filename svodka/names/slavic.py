"""Verdicts on Russian names in English and back: every usual romanisation is right, what is far off is doubtful."""

import re
from itertools import islice, product
from typing import Final

from svodka.names import palladius
from svodka.names.generics import core, words
from svodka.names.judgement import UNKNOWN, Judgement, Question
from svodka.names.russian import is_romanisation, romanisations, romanised, similarity

ALIKE_ENOUGH: Final = 0.85
"""Similarity of skeletons below which a form of a Russian name is doubtful; measured on usual press spellings."""

_ORIGINS: Final = frozenset(
    ("ru", "uk", "be", "tt", "ba", "cv", "kk", "ky", "uz", "tg", "tk", "az", "hy", "ka", "os", "ce", "av", "sah", "tyv")
)
"""Languages whose people Russian and English both know through Russian."""
_CHINESE: Final = frozenset({"zh", "cmn"})
_SLAVIC: Final = frozenset({"ru", "uk", "be"})
_PATRONYMIC: Final = re.compile(r".+(?:[оеё]вич|ьич|[оеё]вна|ичн?ична|[oe]vich|[oe]vna|ich|ichna)", re.IGNORECASE)
_SURNAME: Final = re.compile(r".{2,}(?:[оеё]ва?|(?:и|цы)на?|[сц]к(?:ий|ая)|енко|чук|[иы]х)", re.IGNORECASE)
_FORMS_AT_MOST: Final = 6


def judge_russian(question: Question) -> Judgement:
    """Judge a name written in Russian letters on one side and in English on the other; unknown for other languages."""
    if question.direction not in {("ru", "en"), ("en", "ru")} or question.kind in {"event", "document"}:
        return UNKNOWN
    cyrillic, latin = _sides(question)
    if not (question.comes_from in _ORIGINS or _is_of_unknown_origin(question, cyrillic)):
        return UNKNOWN
    if any(_is_same(order, latin) for order in _orders(cyrillic)):
        return Judgement("confirmed", "romanisation", (question.target,), "romanisation", 1.0)
    return _difference(question, cyrillic, latin)


def _sides(question: Question) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the words in Cyrillic and those in Latin, without the generic words of places and firms."""
    of = _name_parts if question.kind == "person" else core
    both = of(question.source), of(question.target)
    return both if question.direction[0] == "ru" else (both[1], both[0])


def _name_parts(name: str) -> tuple[str, ...]:
    return tuple(part for word in words(name) for part in re.split(r"[-\u2010\u2011]", word))


def _orders(parts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Give the orders in which English may have a Russian name: as it is, surname last, and without the patronymic."""
    short = tuple(part for at, part in enumerate(parts) if at == 0 or not _PATRONYMIC.fullmatch(part))
    both = (parts, short) if len(short) > 1 else (parts,)
    return tuple(dict.fromkeys((*both, *(order[1:] + order[:1] for order in both))))


def _is_same(cyrillic: tuple[str, ...], latin: tuple[str, ...]) -> bool:
    return bool(latin) and len(cyrillic) == len(latin) and all(map(_is_word, cyrillic, latin))


def _is_word(cyrillic: str, latin: str) -> bool:
    """Compare two words; an initial stands for any name that begins so: С. and S., or Sergei."""
    if len(cyrillic) > 1 and len(latin) == 1:
        return any(way[0] == latin for way in romanisations(cyrillic))
    return is_romanisation(cyrillic, latin) or (len(cyrillic) == 1 and is_romanisation(cyrillic, latin[0]))


def _difference(question: Question, cyrillic: tuple[str, ...], latin: tuple[str, ...]) -> Judgement:
    if not cyrillic or not latin or not _is_comparable(question, cyrillic, latin):
        return UNKNOWN
    written = " ".join(latin)
    alike = max(similarity(romanised(" ".join(order)), written) for order in _orders(cyrillic))
    if alike >= ALIKE_ENOUGH:
        return Judgement("unknown", "none", (), "romanisation", alike)
    return Judgement("doubtful", "none", _expected(question, cyrillic), "romanisation", alike)


def _is_comparable(question: Question, cyrillic: tuple[str, ...], latin: tuple[str, ...]) -> bool:
    """Say whether one should be the other's spelling: Russian people, and Russian places of one word."""
    if question.kind == "person":
        unknown = _is_of_unknown_origin(question, cyrillic)
        return question.comes_from in _SLAVIC or (unknown and _is_russian(cyrillic))
    return question.kind == "place" and question.comes_from in _SLAVIC and len(cyrillic) == len(latin) == 1


def _is_of_unknown_origin(question: Question, cyrillic: tuple[str, ...]) -> bool:
    """Say whether nothing is known of the origin: what Mandarin cannot spell is not Chinese, whoever says so."""
    if question.origin is None:
        return True
    return question.comes_from in _CHINESE and not all(map(palladius.syllables, cyrillic))


def _is_russian(cyrillic: tuple[str, ...]) -> bool:
    if all(map(palladius.syllables, cyrillic)):
        return False  # Сяолин is no Russian surname.
    return any(_PATRONYMIC.fullmatch(part) for part in cyrillic[1:]) or _SURNAME.fullmatch(cyrillic[-1]) is not None


def _expected(question: Question, cyrillic: tuple[str, ...]) -> tuple[str, ...]:
    if question.direction[0] != "ru":
        return ()
    ways = product(*(romanisations(part) for part in cyrillic))
    return tuple(" ".join(way) for way in islice(ways, _FORMS_AT_MOST))
