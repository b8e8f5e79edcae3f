"""The second-language form of a name: what the rules, in their order, say of the one that was written."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from schemas.contract import EntityType
from svodka.names.adjectives import judge_places_inside
from svodka.names.chinese import judge_chinese
from svodka.names.judgement import UNKNOWN, Judgement, Question
from svodka.names.known import judge_known
from svodka.names.slavic import judge_russian

NAMES_REMEMBERED: Final = 8192
"""Judgements that are kept; a few megabytes."""

LETTERS_AT_MOST: Final = 200
"""Longer texts are no names; they are not judged."""

_RULES: Final[tuple[Callable[[Question], Judgement], ...]] = (
    judge_known,
    judge_chinese,
    judge_places_inside,
    judge_russian,
)
"""The first that has something to say is heard."""


@lru_cache(maxsize=NAMES_REMEMBERED)
def judge(
    source: str, target: str, *, kind: EntityType, source_language: str, target_language: str, origin: str | None
) -> Judgement:
    """Judge the second-language form of a name by the tables, then Palladius, then the usual romanisations.

    Reads Russian to English and back, and Chinese to either; every other pair is `unknown`. The house's own glossary
    goes before all this and is the caller's.
    """
    if max(len(source), len(target)) > LETTERS_AT_MOST:
        return UNKNOWN
    question = Question(source, target, kind, source_language, target_language, origin)
    judged = (rule(question) for rule in _RULES)
    return next((one for one in judged if one.reason != UNKNOWN.reason), UNKNOWN)
