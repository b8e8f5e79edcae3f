"""Places inside other names: the Shanghai of Шанхайская промышленная группа."""

import re
from functools import lru_cache
from typing import Final

from svodka.names.generics import words
from svodka.names.judgement import UNKNOWN, Judgement, Question
from svodka.names.known import known_forms
from svodka.names.russian import similarity

_ADJECTIVE: Final = re.compile(r"(\w{3,}?)ск(?:ий|ая|ое|ие|ого|ой|их|ому|им|ом|ую|ими)", re.IGNORECASE)
_ENDINGS: Final = ("", "а", "ь", "я", "и", "ы")
_NEARLY: Final = 0.7
_FEWEST_LETTERS: Final = 5


def judge_places_inside(question: Question) -> Judgement:
    """Suspect the target of a firm's name where it almost writes the place that the source's adjective stands for."""
    if question.kind not in {"organisation", "event", "document"} or question.direction != ("ru", "en"):
        return UNKNOWN
    given = words(question.target)
    for word in words(question.source):
        for place in places_of(word):
            if alike := _misspelt(place, given):
                return Judgement("doubtful", "none", (place,), "place-inside", alike)
    return UNKNOWN


@lru_cache(maxsize=1024)
def places_of(adjective: str) -> tuple[str, ...]:
    """Give the English forms of the Chinese place that a Russian adjective is made of: шанхайский gives Shanghai."""
    if not (found := _ADJECTIVE.fullmatch(adjective)):
        return ()
    stems = (found[1] + ending for ending in _ENDINGS)
    return next((forms for stem in stems if (forms := known_forms("places", stem, ("ru", "en")))), ())[:1]


def _misspelt(place: str, given: tuple[str, ...]) -> float | None:
    if " " in place or len(place) < _FEWEST_LETTERS or place in given:
        return None
    nearest = max((similarity(place, word) for word in given), default=0.0)
    return nearest if nearest >= _NEARLY else None
