"""Names that no rule gives: exonyms, brands, exceptions among people, places of the world."""

from collections import defaultdict
from functools import cache
from typing import Final

from schemas.contract import EntityType
from svodka.names.folding import fold
from svodka.names.generics import core, with_generic_words, words
from svodka.names.judgement import UNKNOWN, Judgement, Question
from svodka.names.russian import romanised, similarity
from svodka.names.tables import rows

_TABLES: Final[dict[EntityType, tuple[str, ...]]] = {
    "person": ("people",),
    "place": ("places", "world"),
    "organisation": ("brands", "places", "world"),
    "product": ("brands",),
    "event": (),
    "document": (),
}
_REASONS: Final = {"people": "person", "places": "exonym", "brands": "brand", "world": "world"}
_LANGUAGES: Final = {"ru": 0, "en": 1, "zh": 2}
_CHINESE: Final = frozenset({"zh", "cmn"})
_ALIKE_ENOUGH: Final = 0.4
_ALSO_ELSEWHERE: Final = frozenset(
    (
        "дальний",
        "алтай",
        "аксу",
        "амур",
        "уссури",
        "аргунь",
        "туманная",
        "даманский",
        "хинган",
        "тарим",
        "меконг",
        "аба",
    )
) | {"или", "дали", "большой залив", "новые территории"}
"""Names that a place outside China has too."""
SURELY_ALIKE: Final = 0.85
"""Similarity from which an unlisted form of a place of the world is taken for a spelling of a listed one."""


def is_place_word(word: str, language: str) -> bool:
    """Say whether a folded word stands in the name of a place that the tables have, in its base form."""
    return word in _place_words(_LANGUAGES[language]) if language in _LANGUAGES else False


@cache
def _place_words(column: int) -> frozenset[str]:
    every = (form for table in ("places", "world") for row in rows(table) for form in row[column])
    return frozenset(word for form in every for word in fold(form).replace("-", " ").split())


def judge_known(question: Question) -> Judgement:
    """Judge a name by the tables; unknown where none has it.

    Only Chinese names are ever called wrong: of the rest of the world the tables know the usual form, not every one.
    """
    for table in _TABLES[question.kind]:
        if forms := _forms(table, question):
            return _verdict(table, forms, question)
    return UNKNOWN


def _verdict(table: str, forms: tuple[str, ...], question: Question) -> Judgement:
    reason = _REASONS[table]
    if matching := tuple(form for form in forms if _is_form(form, question)):
        return Judgement("confirmed", "table", tuple(dict.fromkeys((*matching, *forms))), reason, 1.0)
    alike = max(similarity(romanised(form), romanised(question.target)) for form in forms)
    if table == "world" and alike >= SURELY_ALIKE:
        return Judgement("unknown", "none", forms, reason, alike)
    if question.kind == "place":
        forms = tuple(with_generic_words(form, question.target) for form in forms)
    if _is_sure(table, question, alike):
        return Judgement("wrong", "table", forms, reason, alike)
    return Judgement("doubtful", "none", forms, reason, alike)


def _is_sure(table: str, question: Question, alike: float) -> bool:
    """Say whether the table's row must be meant: of homonyms, only what is said to be Chinese."""
    if table == "world" or question.comes_from not in (*_CHINESE, None):
        return False
    if question.origin is None:
        return table == "places" and fold(question.source) not in _ALSO_ELSEWHERE
    return table == "places" or alike >= _ALIKE_ENOUGH


def known_forms(table: str, name: str, direction: tuple[str, str]) -> tuple[str, ...]:
    """Give the forms that one table has for a name, the usual one first; none if it is not there."""
    return _column(table, direction).get(fold(name), ())


def _forms(table: str, question: Question) -> tuple[str, ...]:
    whole = known_forms(table, question.source, question.direction)
    return whole or known_forms(table, " ".join(core(question.source)), question.direction)


def _is_form(form: str, question: Question) -> bool:
    """Compare a form with the target; a place may have generic words around it, a firm any: Haier Group has Haier."""
    wanted, given = _spaced(form), _spaced(question.target)
    if question.kind in {"organisation", "product"}:
        return f" {wanted} " in f" {given} "
    return wanted == given or (question.kind == "place" and wanted == _spaced(" ".join(core(question.target))))


def _spaced(name: str) -> str:
    return " ".join(words(fold(name))).replace("'", "").replace("-", " ")


@cache
def _column(table: str, direction: tuple[str, str]) -> dict[str, tuple[str, ...]]:
    of: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    if all(language in _LANGUAGES for language in direction):
        given, wanted = (_LANGUAGES[language] for language in direction)
        for row in rows(table):
            for form in row[given]:
                of[fold(form)] += row[wanted]
    return {form: tuple(dict.fromkeys(others)) for form, others in of.items()}
