"""Stretches of one text of a statement that have nothing to stand for them in the text of the other language."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, groupby, repeat
from typing import Final, NamedTuple

from svodka.lexicon.lexicon import counterparts, key
from svodka.lexicon.stems import WORDS_REMEMBERED

MISSING_AT_LEAST: Final = 3
"""Words without a counterpart that make a stretch."""

MATCHED_COSTS: Final = 1.0
"""How many words without a counterpart outweigh one that has one."""

SCORE_AT_LEAST: Final = 2.0
"""What is left of a stretch's missing words when those matched in it are outweighed.

Measured with the costs on 250 correct statements (the samples, the short pairs, those in the tests) and on clauses of
other statements added to them, of which nine of ten are seen.
"""

PLAIN_FROM: Final = 6
"""Missing words from which a stretch is hardly a free translation; one of the short pairs has so many."""

ADDED_AT_LEAST: Final = 2
"""Words without a counterpart that make a sentence an added one, where the other text has fewer sentences."""

MET_AT_MOST: Final = 0.25
"""Share of its words that may have one all the same."""

COMMA_COSTS: Final = 1.0
"""What it takes from a stretch to go on in the next clause."""

WORD_AT_LEAST: Final = 4
"""Letters of a word that is asked; what is shorter may still stand for another word."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_START: Final = re.compile(r"(?:^|[.!?…][\"»”’)]*\s+|[:;]\s+)[\"«“]?")
_END: Final = re.compile(
    r"(?<!тыс)(?<!млн)(?<!млрд)(?<!трлн)(?<!\bг)(?<!\bгг)(?<!\bкв)(?<!\bруб)[.!?…;][\"»”’)]*(?:\s+|$)"
)
_COMMA: Final = re.compile(r"[,–—()]")


@dataclass(frozen=True, slots=True)
class Surplus:
    """A stretch of a text, in code points; `words` are those that have no counterpart, folded, in order."""

    start: int
    end: int
    words: tuple[str, ...]
    whole: bool
    """Whether it is a sentence of its own, where the other text has fewer."""

    @property
    def is_plain(self) -> bool:
        """Whether it is more than a free translation may leave over."""
        return self.whole or len(self.words) >= PLAIN_FROM


class _Asked(NamedTuple):
    word: str
    start: int
    end: int
    sentence: int
    clause: int
    key: str
    possible: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Text:
    """What one text is compared by: the words that are asked, the stems of all, and how many words nobody knows."""

    asked: list[_Asked]
    stems: Counter[str]
    unknown: int
    sentences: int


def surplus(text: str, language: str, other: str, other_language: str) -> tuple[Surplus, ...]:
    """Give the stretches of a text of which another one, its translation, says nothing: one of a sentence at most.

    A stretch is a run of words that the lexicon knows and of which the other text has no counterpart left, with few
    words between them that have one. Names, numbers and words that mean little are not asked. Only between Russian and
    English, in either direction; there is none between other languages.
    """
    if {language, other_language} != {"ru", "en"}:
        return ()
    mine, theirs = _read(text, language), _read(other, other_language)
    met = _met({word.key: word.possible for word in mine.asked}, theirs.stems)
    least = SCORE_AT_LEAST + max(0, theirs.unknown - mine.unknown)
    more = mine.sentences > theirs.sentences
    sentences = (list(its) for _, its in groupby(mine.asked, key=lambda word: word.sentence))
    found = (
        _stretch(sentence, least, met, whole=more and not _has_figure(text, sentence) and _is_added(sentence, met))
        for sentence in sentences
    )
    return tuple(one for one in found if one is not None)


def _stretch(sentence: list[_Asked], least: float, met: frozenset[str], *, whole: bool) -> Surplus | None:
    """Give the run of words that are missing from a sentence; of one that is missing as a `whole`, fewer are enough."""
    words = _unmet(_heaviest(sentence, least, met), met)
    if len(words) < MISSING_AT_LEAST:
        words = _unmet(sentence, met) if whole else []
    return Surplus(words[0].start, words[-1].end, tuple(word.word for word in words), whole) if words else None


def is_light(word: str, language: str) -> bool:
    """Say whether a folded word is too general to tell one statement from another: `take`, `новый`."""
    return word in _light().get(language, ())


# Two, because the texts of a statement are compared in both directions, one after the other.
@lru_cache(maxsize=2)
def _read(text: str, language: str) -> _Text:
    words = _WORD.findall(_fold(text))
    stems = Counter(chain.from_iterable(map(_stems, words, repeat(language))))
    long = {word for word in words if len(word) >= WORD_AT_LEAST}
    unknown = sum(not _possible(word, language) for word in long - _light()[language])
    return _Text(list(_asked(text, language)), stems, unknown, _sentences(text))


def _asked(text: str, language: str) -> Iterator[_Asked]:
    starts = [start.end() for start in _START.finditer(text)]
    commas = [comma.start() for comma in _COMMA.finditer(text)]
    for found in _WORD.finditer(text):
        written, (start, end) = found.group(), found.span()
        if len(written) >= WORD_AT_LEAST and not (written[0].isupper() and start not in starts):
            word = _fold(written)
            possible = _asks_for(word, language)
            if possible:
                sentence, clause = bisect_right(starts, start), bisect_right(commas, start)
                yield _Asked(word, start, end, sentence, clause, key(word, language), possible)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _asks_for(word: str, language: str) -> frozenset[str]:
    """Give the counterparts of a word that is asked; none of one that is not."""
    return frozenset() if word in _light()[language] else _possible(word, language)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _possible(word: str, language: str) -> frozenset[str]:
    """Give the counterparts of a word, or, of a compound that the lexicon does not have, those of its parts."""
    return counterparts(word, language) or frozenset[str]().union(
        *(counterparts(it, language) for it in word.split("-"))
    )


@lru_cache(maxsize=WORDS_REMEMBERED)
def _stems(word: str, language: str) -> tuple[str, ...]:
    return tuple(key(part, language) for part in {word, *word.split("-")})


def _met(possible: dict[str, frozenset[str]], stems: Counter[str]) -> frozenset[str]:
    """Give the stems for which a word is there, when each word there may stand for one only.

    Else an added clause hides behind words that already stand for others. Who has the fewest to choose from chooses
    first, and takes what the fewest others could take.
    """
    there = frozenset(stems)
    chances = {own: its & there for own, its in possible.items()}
    wanted = Counter(stem for its in chances.values() for stem in its)
    left, met = stems.copy(), set[str]()
    for own, its in sorted(chances.items(), key=lambda chance: len(chance[1])):
        free = [stem for stem in its if left[stem]]
        if free:
            left[min(free, key=lambda stem: (wanted[stem], stem))] -= 1
            met.add(own)
    return frozenset(met)


def _heaviest(words: list[_Asked], least: float, met: frozenset[str]) -> list[_Asked]:
    """Give the run of words in which those that are missing outweigh the others most; none when by too little."""
    best, run, first, score = least, slice(0), 0, 0.0
    for at, word in enumerate(words):
        score -= COMMA_COSTS if word.clause != words[at - 1].clause else 0
        if score <= 0:
            first, score = at, 0.0
        score += -MATCHED_COSTS if word.key in met else 1
        if score >= best:
            best, run = score, slice(first, at + 1)
    return words[run]


def _sentences(text: str) -> int:
    return sum(1 for part in _END.split(text) if any(map(str.isalpha, part)))


def _has_figure(text: str, sentence: list[_Asked]) -> bool:
    end = _END.search(text, sentence[-1].end)
    return any(map(str.isdigit, text[sentence[0].start : end.start() if end else None]))


def _is_added(sentence: list[_Asked], met: frozenset[str]) -> bool:
    """Say whether a sentence is hardly in the other text at all, where that one has fewer sentences.

    Sentences with figures are not asked: another rule compares those.
    """
    missing = len(_unmet(sentence, met))
    return missing >= ADDED_AT_LEAST and len(sentence) - missing <= MET_AT_MOST * len(sentence)


def _unmet(words: Iterable[_Asked], met: frozenset[str]) -> list[_Asked]:
    return [word for word in words if word.key not in met]


def _fold(text: str) -> str:
    return text.lower().replace("ё", "е")


@cache
def _light() -> dict[str, frozenset[str]]:
    table = files("svodka.lexicon").joinpath("light.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines()]
    return {
        language: frozenset(word for its, words in rows if its == language for word in words.split())
        for language in ("ru", "en")
    }
