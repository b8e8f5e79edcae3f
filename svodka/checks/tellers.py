"""Where a text says that somebody said so, and who."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from svodka.checks.cues import TEXTS_REMEMBERED, Reading
from svodka.checks.sightings import Sighting
from svodka.checks.speech import quotations
from svodka.grounding.speech import SPEECH

REACH: Final = 120
"""Characters between a verb of speaking and the name of who speaks: a role with its organisation stands there."""

_ALSO: Final[dict[str, re.Pattern[str]]] = {
    "ru": re.compile(
        r"\b(?:подтверд|опроверг|опроверж|отрица|завер(?:ил|я)|прогнозир|оценив|оценил|следует из"
        r"|по (?:данным|оценк|информации|расчетам|сведениям)|объяв|назва|связал|рассчитыва|доложи|свидетельств|сослал"
        r"|опасал|жал[ую]|похвал|ожида|предполага|данны[ме]|показыва|оценк|прогноз|призва|обеща|пообеща|проси|предлож)\w*",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:confirm(?:s|ed)|den(?:y|ies|ied|ying)|assur(?:ed|ances)|forecast(?:s|ed)?|estimat(?:es|ed)|report(?:s|ed)?"
        r"|according|announc\w+|claim(?:s|ed)|call(?:s|ed)|linked|specif(?:ied|ies)|reckons|thinks|expects?|data"
        r"|suggest(?:s|ed)"
        r"|shows|showed|shown|data show|put|cited|citing|fears?|complain(?:s|ed)|praised|urged|named"
        r"|gave|blamed|attributed|hopes|disclosed"
        r"|described|declared|predict(?:s|ed)?|sa[yi]\w*)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("据|宣布|通报|发布|公布|披露|证实|预计|否认|显示"),
}


_PLAIN: Final[dict[str, re.Pattern[str]]] = {
    "ru": re.compile(
        r"\b(?:сообщил|заявил|сказал|отметил|подчеркнул|добавил|пояснил|рассказал|уточнил|объяснил|напомнил|предупредил"
        r"|считает|полагает|утвержда|заметил|по словам|по мнению|признал)\w*",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:said|says|told|according to|noted|added|stressed|explained|warned|recalled|believes|argued|admitted)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("表示|指出|介绍|强调|认为|透露|坦言"),
}


def tells_plainly(reading: Reading) -> bool:
    """Say whether a text has a verb of speaking that is nothing else."""
    return bool(_PLAIN[reading.language].search(reading.text))


def has_teller(reading: Reading) -> bool:
    """Say whether a text leaves what it tells to somebody: by a verb of speaking, a source or quotation marks."""
    language = reading.language
    return bool(SPEECH[language].search(reading.text) or _ALSO[language].search(reading.text))


@lru_cache(maxsize=TEXTS_REMEMBERED)
def _verbs(text: str, language: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in SPEECH[language].finditer(text))


def is_only_told(reading: Reading) -> bool:
    """Say whether all of a sentence is somebody's word."""
    text = reading.text
    spoken = any(end - start > len(text) // 2 for start, end in quotations(text, 0, len(text)))
    return spoken or bool(_verbs(text, reading.language))


def tellers(reading: Reading, people: Sequence[Sighting]) -> dict[int, tuple[int, int]]:
    """Give who speaks in a text, by entity, with the place: to each verb of speaking the nearest name in its clause."""
    found: dict[int, tuple[int, int]] = {}
    for verb in _verbs(reading.text, reading.language):
        near = [each for each in people if _gap(verb, each) <= REACH and not _is_parted(reading, verb, each)]
        if near:
            nearest = min(near, key=lambda each: _gap(verb, each))
            found.setdefault(nearest.entity, (nearest.start, nearest.end))
    return found


def _gap(verb: tuple[int, int], named: Sighting) -> int:
    return max(named.start - verb[1], verb[0] - named.end)


def _is_parted(reading: Reading, verb: tuple[int, int], named: Sighting) -> bool:
    first, last = (verb[1], named.start) if verb[1] <= named.start else (named.end, verb[0])
    return _STOP.search(reading.text, first, max(first, last)) is not None


_STOP: Final = re.compile(r"[;:!?。；]|\.\s")
