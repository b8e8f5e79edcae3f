"""Stretches of one text of a statement that have nothing to stand for them in the text of the other language."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Final

from svodka.lexicon.lexicon import counterparts, key

MISSING_AT_LEAST: Final = 3
"""Words without a counterpart that make a stretch."""

MATCHED_COSTS: Final = 1.0
"""How many words without a counterpart outweigh one that has one."""

SCORE_AT_LEAST: Final = 2.0
"""What is left of a stretch's missing words when those matched in it are outweighed.

Measured with the costs on 250 correct statements (the samples, the short pairs, those in the tests) and on clauses of
other statements added to them, of which nine of ten are seen.
"""

ADDED_AT_LEAST: Final = 1
"""Words without a counterpart that make a sentence an added one, where the other text has fewer sentences."""

MET_AT_MOST: Final = 0.34
"""Share of its words that may have one all the same."""

COMMA_COSTS: Final = 1.0
"""What it takes from a stretch to go on in the next clause."""

WORD_AT_LEAST: Final = 4
"""Letters of a word that is asked; what is shorter may still stand for another word."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_START: Final = re.compile(r"(?:^|[.!?…][\"»”’)]*\s+|[:;]\s+)[\"«“]?")
_END: Final = re.compile(r"[.!?…;][\"»”’)]*(?:\s+|$)")
_COMMA: Final = re.compile(r"[,–—()]")


@dataclass(frozen=True, slots=True)
class Surplus:
    """A stretch of a text, in code points; `words` are those that have no counterpart, folded, in order."""

    start: int
    end: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    word: str
    start: int
    end: int
    sentence: int
    clause: int


def surplus(text: str, language: str, other: str, other_language: str) -> tuple[Surplus, ...]:
    """Give the stretches of a text of which another one, its translation, says nothing: one of a sentence at most.

    A stretch is a run of words that the lexicon knows and of which the other text has no counterpart left, with few
    words between them that have one. Names, numbers and words that mean little are not asked. Only between Russian and
    English, in either direction; there is none between other languages.
    """
    if {language, other_language} != {"ru", "en"}:
        return ()
    asked = list(_asked(text, language))
    met = _met(
        {key(word.word, language): _possible(word.word, language) for word in asked}, _stems(other, other_language)
    )
    sentences = [list(its) for _, its in groupby(asked, key=lambda word: word.sentence)]
    least = SCORE_AT_LEAST + max(0, _unknown(other, other_language) - _unknown(text, language))
    more = _sentences(text) > _sentences(other)
    found = (
        _missing(_heaviest(sentence, least, language, met), language, met)
        or (_added(sentence, language, met) if more and not _has_figure(text, sentence) else [])
        for sentence in sentences
    )
    return tuple(Surplus(words[0].start, words[-1].end, tuple(word.word for word in words)) for words in found if words)


def is_light(word: str, language: str) -> bool:
    """Say whether a folded word is too general to tell one statement from another: `take`, `новый`."""
    return word in _light().get(language, ())


def _asked(text: str, language: str) -> Iterator[_Asked]:
    starts = [start.end() for start in _START.finditer(text)]
    commas = [comma.start() for comma in _COMMA.finditer(text)]
    opening = frozenset(starts)
    for found in _WORD.finditer(text):
        word = _fold(found.group())
        named = found.group()[0].isupper() and found.start() not in opening
        if not named and _is_asked(word, language):
            sentence, clause = bisect_right(starts, found.start()), bisect_right(commas, found.start())
            yield _Asked(word, found.start(), found.end(), sentence, clause)


def _is_asked(word: str, language: str) -> bool:
    return len(word) >= WORD_AT_LEAST and word not in _light()[language] and bool(_possible(word, language))


def _possible(word: str, language: str) -> frozenset[str]:
    """Give the counterparts of a word, or, of a compound that the lexicon does not have, those of its parts."""
    return counterparts(word, language) or frozenset[str]().union(
        *(counterparts(it, language) for it in word.split("-"))
    )


def _stems(text: str, language: str) -> Counter[str]:
    words = _WORD.findall(_fold(text))
    return Counter(key(part, language) for word in words for part in {word, *word.split("-")})


def _met(possible: dict[str, frozenset[str]], stems: Counter[str]) -> frozenset[str]:
    """Give the stems for which a word is there, when each word there may stand for one only.

    Else an added clause hides behind words that already stand for others. Who has the fewest to choose from chooses
    first, and takes what the fewest others could take.
    """
    chances = {own: its & stems.keys() for own, its in possible.items()}
    wanted = Counter(stem for its in chances.values() for stem in its)
    left, met = stems.copy(), set[str]()
    for own, its in sorted(chances.items(), key=lambda chance: len(chance[1])):
        free = [stem for stem in its if left[stem]]
        if free:
            left[min(free, key=lambda stem: (wanted[stem], stem))] -= 1
            met.add(own)
    return frozenset(met)


def _unknown(text: str, language: str) -> int:
    """Count the words that the lexicon does not have, names too: what is more of them may stand for missing words."""
    words = {word for word in _WORD.findall(_fold(text)) if len(word) >= WORD_AT_LEAST}
    return sum(not _possible(word, language) for word in words - _light()[language])


def _heaviest(words: list[_Asked], least: float, language: str, met: frozenset[str]) -> list[_Asked]:
    """Give the run of words in which those that are missing outweigh the others most; none when by too little."""
    best, run, first, score = least, slice(0), 0, 0.0
    for at, word in enumerate(words):
        score -= COMMA_COSTS if word.clause != words[at - 1].clause else 0
        if score <= 0:
            first, score = at, 0.0
        score += -MATCHED_COSTS if key(word.word, language) in met else 1
        if score >= best:
            best, run = score, slice(first, at + 1)
    return words[run]


def _sentences(text: str) -> int:
    return sum(1 for part in _END.split(text) if any(map(str.isalpha, part)))


def _has_figure(text: str, sentence: list[_Asked]) -> bool:
    end = _END.search(text, sentence[-1].end)
    return any(map(str.isdigit, text[sentence[0].start : end.start() if end else None]))


def _added(sentence: list[_Asked], language: str, met: frozenset[str]) -> list[_Asked]:
    """Give the words of a sentence that is hardly in the other text at all, where that one has fewer sentences.

    Sentences with figures are not asked: another rule compares those.
    """
    missing = [word for word in sentence if key(word.word, language) not in met]
    is_long = len(missing) >= ADDED_AT_LEAST
    return missing if is_long and len(sentence) - len(missing) <= MET_AT_MOST * len(sentence) else []


def _missing(words: Iterable[_Asked], language: str, met: frozenset[str]) -> list[_Asked]:
    missing = [word for word in words if key(word.word, language) not in met]
    return missing if len(missing) >= MISSING_AT_LEAST else []


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
