"""Small words that turn a sentence round, found in a text: which they are, where they stand, what they count for."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Final, NamedTuple

from svodka.checks import directions, hedges, negations, role_words
from svodka.checks.fields import READ_AT_MOST
from svodka.checks.words import fold

WORDS_REMEMBERED: Final = 8_192
"""Words whose entries in the tables are kept: a few megabytes at most."""
TEXTS_REMEMBERED: Final = 256
"""Texts whose reading is kept, so that four rules read a summary once."""
_TOKEN: Final = re.compile(
    r"(?P<number>\d+(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:[-'’][^\W\d_]+)*)"
    r"|(?P<stop>[;:!?…—–]|\.(?=\s|$))"
    r"|(?P<comma>,)"
)
_MONTH: Final = {"May": "month"}
"""The month is no verb; at the start of a sentence the verb hardly stands."""
_NO_DIGIT: Final = re.compile(r"\D")
_PREFIX_AT_LEAST: Final = 2


class Word(NamedTuple):
    """A word (folded) or a number (its digits without noughts at either end).

    `clause` counts up at each stop that is stronger than a comma; `part` at commas as well.
    """

    text: str
    start: int
    end: int
    clause: int
    part: int
    number: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of a table found in a text: its words are `first` to `last`, exclusive, of the reading."""

    kind: str
    concept: str
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Reading:
    """A text cut into words, with the cues among them; itself alone is equal to it, so that readings of it are kept."""

    text: str
    language: str
    words: tuple[Word, ...]
    cues: tuple[Cue, ...]

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Cue, ...]]:
        kinds: dict[str, list[Cue]] = defaultdict(list)
        for cue in self.cues:
            kinds[cue.kind].append(cue)
        return {kind: tuple(cues) for kind, cues in kinds.items()}

    def of(self, kind: str) -> tuple[Cue, ...]:
        """Give the cues of one table, in order."""
        return self._by_kind.get(kind, ())

    def span(self, cue: Cue) -> tuple[int, int]:
        """Give the offsets of a cue in the text."""
        return self.words[cue.first].start, self.words[cue.last - 1].end

    def shown(self, cue: Cue) -> str:
        """Give a cue as the text has it."""
        start, end = self.span(cue)
        return self.text[start:end]

    def clause(self, cue: Cue) -> int:
        """Give the clause in which a cue begins."""
        return self.words[cue.first].clause

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """Give the places of the numbers among the words."""
        return tuple(place for place, word in enumerate(self.words) if word.number)


def read(text: str, language: str) -> Reading:
    """Read a text in one of LANGUAGES, as far as READ_AT_MOST; in another language no cue is known.

    What rules do with a reading may take the square of its length.
    """
    return _remembered(text[:READ_AT_MOST], language)


def _read(text: str, language: str) -> Reading:
    words = tuple(_words(text, language))
    cues = _unspaced_cues(text, words) if language == "zh" else _cues(words, language)
    return Reading(text, language, words, tuple(cues))


_remembered = lru_cache(maxsize=TEXTS_REMEMBERED)(_read)


def _words(text: str, language: str) -> Iterator[Word]:
    clause = part = 0
    for found in (_CHINESE_TOKEN if language == "zh" else _TOKEN).finditer(text):
        kind = found.lastgroup
        if kind in {"stop", "comma"}:
            clause += kind == "stop"
            part += 1
        else:
            start, end = found.span()
            number = kind == "number"
            yield Word(_written(found.group(), number), start, end, clause, part, number)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _written(word: str, number: bool) -> str:  # noqa: FBT001 -- inside the room
    return _value(word) if number else _MONTH.get(word) or fold(word).replace("’", "'")


def _value(number: str) -> str:
    """Give the digits that count: `1,5` (million) and `1,500,000` are the same figure to a rule of words."""
    return _NO_DIGIT.sub("", number).strip("0") or "0"


def _cues(words: tuple[Word, ...], language: str) -> Iterator[Cue]:
    """Give the longest entry of each table at each place; what one has taken, a shorter one of it cannot have."""
    taken: dict[str, int] = {}
    for place, word in enumerate(words):
        beginning = () if word.number else _beginning_with(word.text, language)
        if not beginning:
            continue
        best: dict[str, _Entry] = {}
        for entry in beginning:
            # The first that fits is the longest.
            if entry.group not in best and place >= taken.get(entry.group, 0) and _stands(entry, words, place):
                best[entry.group] = entry
        for group, entry in best.items():
            taken[group] = place + len(entry.words)
            yield Cue(entry.kind, entry.concept, place, taken[group])


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of a table. A word of it that ends in `*` stands for all words that begin so."""

    kind: str
    concept: str
    words: tuple[str, ...]
    group: str
    """What excludes each other: all entries of a table; of the directions, those of one axis."""


def _stands(entry: _Entry, words: tuple[Word, ...], place: int) -> bool:
    if len(entry.words) == 1:
        return True
    last = place + len(entry.words) - 1
    if last >= len(words) or words[last].part != words[place].part:
        return False
    return all(_fits(word, words[place + at].text) for at, word in enumerate(entry.words) if at)


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


@lru_cache(maxsize=WORDS_REMEMBERED)
def _beginning_with(word: str, language: str) -> tuple[_Entry, ...]:
    """Give the entries that begin with a word: those of most words first, the closest to the letter among equals."""
    table = _table().get(language, {})
    keys = (word, *(f"{word[:length]}*" for length in range(_PREFIX_AT_LEAST, min(len(word), _PREFIX_AT_MOST) + 1)))
    found = [entry for key in keys for entry in table.get(key, ())]
    return tuple(sorted(found, key=lambda entry: (len(entry.words), _closeness(entry.words[0])), reverse=True))


def _closeness(pattern: str) -> int:
    return len(pattern) if pattern.endswith("*") else _PREFIX_AT_MOST + 1


_PREFIX_AT_MOST: Final = 16
LANGUAGES: Final = ("ru", "en", "zh")
_TABLES: Final[Mapping[str, str]] = {
    "direction": directions.TABLE,
    "negation": negations.TABLE,
    "hedge": hedges.TABLE,
    "role": role_words.TABLE,
}


@cache
def _table() -> dict[str, dict[str, tuple[_Entry, ...]]]:
    read_in: dict[str, dict[str, list[_Entry]]] = {language: defaultdict(list) for language in LANGUAGES}
    for kind, table in _TABLES.items():
        for language, entry in _rows(kind, table):
            read_in[language][entry.words[0]].append(entry)
    return {language: {word: tuple(entries) for word, entries in rows.items()} for language, rows in read_in.items()}


def _rows(kind: str, table: str) -> Iterator[tuple[str, _Entry]]:
    """Read `concept language: word two_words prefix*`."""
    for line in filter(None, map(str.strip, table.splitlines())):
        head, _, body = line.partition(": ")
        concept, language = head.split()
        group = concept[:-1] if kind == "direction" else kind
        yield from ((language, _Entry(kind, concept, tuple(words.split("_")), group)) for words in body.split())


_CHINESE_TOKEN: Final = re.compile(
    r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)|(?P<stop>[；：。！？;:])|(?P<comma>[，、])|(?P<word>[^\W\d_])"
)


@cache
def _chinese() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _table()["zh"]), key=len, reverse=True)))


def _unspaced_cues(text: str, words: tuple[Word, ...]) -> Iterator[Cue]:
    places = {word.start: place for place, word in enumerate(words)}
    for found in _chinese().finditer(text):
        first = places.get(found.start())
        if first is not None:
            for entry in _table()["zh"][found.group()]:
                yield Cue(entry.kind, entry.concept, first, first + len(found.group()))
