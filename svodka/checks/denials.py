"""What a text denies: how often, and which words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from svodka.checks.alignment import standing_for
from svodka.checks.cues import TEXTS_REMEMBERED, WORDS_REMEMBERED, Cue, Reading
from svodka.checks.ways import turns_bound
from svodka.checks.words import CONTENT_WORD_AT_LEAST, stem

SCOPE: Final = 2
"""Words with a meaning after `not` that it denies; the first is the one it denies for sure."""
AHEAD: Final = 8
"""Words after `not` among which they are looked for."""
NEAR: Final = 7
"""Words between a word and what may deny it, on either side."""
_DENYING: Final = ("не", "бес", "без", "un", "non", "dis")
BEHIND: Final = 4
"""Words before `нет` or `no` that may be what is missing."""


@dataclass(frozen=True, slots=True)
class Denial:
    """One denial: the stems of the words that it denies, the surest first, their places, and where it stands."""

    stems: tuple[str, ...]
    places: tuple[int, ...]
    clause: int
    words: str
    range: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Denials:
    """The denials of a text; a text denies at least `len(certain)` times and `possible` times more at most."""

    certain: tuple[Denial, ...]
    possible: tuple[int, ...]
    plain: dict[str, int]

    def has(self, word: str) -> bool:
        """Say whether a word stands in the text, denied or not."""
        return word in self.plain or any(word in denial.stems for denial in self.certain)

    def differ_from(self, other: "Denials") -> int:
        """Give how many denials this text has more than the other; negative if fewer, nought if they may agree.

        A word that may deny stands against one in the other text; those left over may stand for a certain denial.
        """
        more = len(self.certain) - len(other.certain)
        spare = len(other.possible) - len(self.possible)
        return max(more - max(spare, 0), 0) if more > 0 else -max(-more - max(-spare, 0), 0)


@lru_cache(maxsize=TEXTS_REMEMBERED)
def denials(reading: Reading) -> Denials:
    """Count what a text denies. Words that deny together (`никто не`) count as one."""
    certain = tuple(_denial(reading, cue) for cue in _counted(reading))
    possible = tuple(reading.clause(cue) for cue in reading.of("negation") if cue.concept == "maybe")
    denied = {word for denial in certain for word in denial.stems}
    plain: dict[str, int] = {}
    for word in reading.words:
        stemmed = _stem(word.text)
        if stemmed and stemmed not in denied:
            plain.setdefault(stemmed, word.clause)
    return Denials(certain, possible, plain)


def _counted(reading: Reading) -> Iterator[Cue]:
    cues = reading.of("negation")
    full = {reading.clause(cue) for cue in cues if cue.concept == "no"}
    for cue in cues:
        clause = reading.clause(cue)
        if cue.concept == "no":
            if not turns_bound(reading, cue):
                yield cue
        elif cue.concept == "ni" and reading.language == "ru" and clause not in full:
            full.add(clause)
            yield cue


def _denial(reading: Reading, cue: Cue) -> Denial:
    clause = reading.clause(cue)
    places = _denied(reading, range(cue.last, cue.last + AHEAD), clause)
    places = places or _denied(reading, range(cue.first - 1, cue.first - 1 - BEHIND, -1), clause)
    denied = [reading.words[place] for place in places]
    start, end = reading.span(cue)
    last = max(end, denied[0].end if denied else end)
    return Denial(tuple(_stem(word.text) for word in denied), places, clause, reading.text[start:last], (start, last))


def _denied(reading: Reading, places: Iterable[int], clause: int) -> tuple[int, ...]:
    words = ((place, reading.words[place]) for place in places if 0 <= place < len(reading.words))
    return tuple(place for place, word in words if word.clause == clause and _stem(word.text))[:SCOPE]


@lru_cache(maxsize=WORDS_REMEMBERED)
def _stem(word: str) -> str:
    return stem(word) if len(word) >= CONTENT_WORD_AT_LEAST and word not in _FILLERS and word[0].isalpha() else ""


_FILLERS: Final = frozenset(
    [
        "пока",
        "будет",
        "было",
        "были",
        "быть",
        "была",
        "стал",
        "стала",
        "стали",
        "станет",
        "может",
        "могут",
        "есть",
        "этого",
        "этом",
        "также",
        "более",
        "been",
        "have",
        "will",
        "would",
        "being",
        "there",
        "this",
        "that",
        "with",
        "from",
        "were",
    ]
)


def added(own: Denials, evidence: Iterable[Denials]) -> Iterator[Denial]:
    """Give denials of words that the evidence has only in sentences that deny nothing."""
    evidence = tuple(evidence)
    for denial in own.certain:
        having = [each for each in evidence if any(map(each.has, denial.stems[:1]))]
        if having and not any(each.certain or each.possible for each in having):
            yield denial


def dropped(own: Denials, evidence: Iterable[Denials]) -> Iterator[Denial]:
    """Give denials of the evidence whose word stands in the text and is not denied there, nor anything near it."""
    evidence = tuple(evidence)
    denied = {word for denial in own.certain for word in denial.stems}
    silent = {denial.clause for denial in own.certain} | set(own.possible)
    affirmed = denied.union(*(each.plain for each in evidence))
    for denial in (denial for each in evidence for denial in each.certain):
        word = denial.stems[0] if denial.stems else ""
        if word in own.plain and word not in affirmed and own.plain[word] not in silent:
            yield denial


def affirmed_elsewhere(one: Reading, other: Reading) -> Iterator[Denial]:
    """Give denials of words for which the other language has a word with nothing that may deny near it."""
    for denial in denials(one).certain:
        places = standing_for(one, denial.places[0], other) if denial.places else ()
        if places and not any(_may_be_denied(other, place) for place in places):
            yield denial


def _may_be_denied(reading: Reading, place: int) -> bool:
    words = reading.words[max(0, place - NEAR) : place + NEAR + 1]
    by_words = any(-NEAR <= cue.first - place <= NEAR for cue in reading.of("negation"))
    return by_words or any(word.text.startswith(_DENYING) for word in words)
