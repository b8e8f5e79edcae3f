"""Where a quotation stands in the article, word for word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, islice
from typing import Final

from schemas.span import Mention, Span
from svodka.grounding.folding import Folded, fold
from svodka.grounding.index import ArticleIndex, IndexedString, columns
from svodka.grounding.speech import tells_who_speaks
from svodka.grounding.wanted import UNSPACED, is_unspaced

GAP_AT_MOST: Final = 40
"""Words that an ellipsis in a quotation may stand for."""

INTERRUPTION_AT_MOST: Final = 30
"""Words of the author's between two parts of a quotation («…, — сказал он, — …»)."""

OCCURRENCES_AT_MOST: Final = 50
PORTION_AT_LEAST: Final = 3
"""Words that a part of a quotation must have to be reported as found in part."""

_SIGN: Final = r"[%№$€£¥₽°+=<>?]"
_NUMBER_GOES_ON: Final = r"(?:(?<=\d)[.,]\d+)*"
_MINUS: Final = r"(?:(?<![\w\"])-(?=\d))?"
_WORD: Final = re.compile(rf"({_MINUS}[^\W_]+{_NUMBER_GOES_ON}|{_SIGN})")
_WORD_OR_CHARACTER: Final = re.compile(rf"({UNSPACED}|{_MINUS}(?:(?!{UNSPACED})[^\W_])+{_NUMBER_GOES_ON}|{_SIGN})")
_ELLIPSIS: Final = re.compile(r"[\[(<]?(?:\.{3,}|…+)[\])>]?")
_NEW_PARAGRAPH: Final = re.compile(r"[.!?…»”\"]\s*\n|\n\s*\n")
_SEPARATOR: Final = "\n"
_SEED: Final = 3


@dataclass(frozen=True)
class Wording:
    """The words of a string as a quotation is compared by: with signs and decimals, without punctuation."""

    folded: Folded
    words: list[str]
    starts: list[int]
    ends: list[int]

    @cached_property
    def joined(self) -> str:
        """Give all words in one string, a separator around each: what Python searches fastest."""
        return _join(self.words)

    def occurrences(self, words: Sequence[str]) -> Iterator[int]:
        """Give the places where these words stand one after another, as indices of the first."""
        needle = _join(words)
        index, counted, at = 0, 0, self.joined.find(needle)
        while at >= 0:
            # As many words as separators stand before it: each stretch is counted once.
            index, counted = index + self.joined.count(_SEPARATOR, counted, at), at
            yield index
            at = self.joined.find(needle, at + 1)

    def joint(self, index: int) -> str:
        """Give what stands before a word, after the one before it."""
        return self.folded.text[self.ends[index - 1] : self.starts[index]]


@dataclass(frozen=True)
class Quotable:
    """What a quotation is looked for in: the wording of the article's text and title."""

    index: ArticleIndex

    @cached_property
    def wordings(self) -> tuple[tuple[IndexedString, Wording], ...]:
        """Give the text first: quotations are hardly ever taken from a title."""
        strings = sorted(self.index.strings, key=lambda string: string.where != "text")
        return tuple((string, wording(string.folded, string)) for string in strings)


def wording(folded: Folded, string: IndexedString | None = None) -> Wording:
    """Split a folded string into the words that must agree; what is noise in its article is left out."""
    pattern = _WORD_OR_CHARACTER if is_unspaced(folded.lower) else _WORD
    words, starts, ends = columns(folded.lower, pattern)
    if string and string.noise:
        outside = [not string.in_noise(*place) for place in zip(starts, ends, strict=True)]
        words = list(compress(words, outside))
        starts, ends = list(compress(starts, outside)), list(compress(ends, outside))
    return Wording(folded, words, starts, ends)


def locate(quotation: str, quotable: Quotable, near: Sequence[Span] = ()) -> Mention:
    """Give the place of a quotation, in the sentences `near` if it is there; match `none` if it is nowhere.

    All words must agree, in order. Case, punctuation and typography may differ (`normalised`); an ellipsis may leave
    words out; the author may interrupt («…, — сказал он, — …»). At least half of the words are a `partial` find.
    """
    claimed = wording(fold(_bare(quotation)))
    found = list(islice(_everywhere(claimed, quotable), OCCURRENCES_AT_MOST)) if claimed.words else []
    if found:
        return next((mention for mention in found if _touches(mention, near)), found[0])
    return _portion(claimed, quotable) or Mention(where="text", start=0, end=0, text="", match="none")


def _everywhere(claimed: Wording, quotable: Quotable) -> Iterator[Mention]:
    pieces = _pieces(claimed)
    for string, there in quotable.wordings:
        for first, last in _in_order(there, pieces):
            yield _mention(string, there, first, last, claimed)


def _pieces(claimed: Wording) -> list[list[str]]:
    """Split the words of a quotation at its ellipses."""
    pieces: list[list[str]] = [[]]
    for index, word in enumerate(claimed.words):
        if index and _ELLIPSIS.search(claimed.joint(index)):
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _in_order(there: Wording, pieces: list[list[str]]) -> Iterator[tuple[int, int]]:
    for first, last in _occurrences(there, pieces[0]):
        end: int | None = last
        for piece in pieces[1:]:
            end = _soon_after(there, piece, end) if end is not None else None
        if end is not None:
            yield first, end


def _occurrences(there: Wording, words: list[str]) -> Iterator[tuple[int, int]]:
    whole = [(at, at + len(words) - 1) for at in islice(there.occurrences(words), OCCURRENCES_AT_MOST)]
    yield from whole
    if not whole:
        for at in islice(_beginnings(there, words), OCCURRENCES_AT_MOST):
            last = _follow(there, at, words)
            if last is not None:
                yield at, last


def _beginnings(there: Wording, words: list[str]) -> Iterator[int]:
    """Give where an interrupted quotation may begin: its first words, or fewer of them and a break."""
    yield from there.occurrences(words[:_SEED])
    for count in range(1, min(_SEED, len(words))):
        for at in there.occurrences(words[:count]):
            if at + count < len(there.words) and _breaks(there.joint(at + count)):
                yield at


def _soon_after(there: Wording, piece: list[str], last: int) -> int | None:
    for at in range(last + 1, min(last + 2 + GAP_AT_MOST, len(there.words))):
        if there.words[at] == piece[0]:
            end = _follow(there, at, piece)
            if end is not None:
                return end
    return None


def _follow(there: Wording, at: int, words: list[str]) -> int | None:
    """Follow a quotation word by word, over the author's interruptions; give the place of its last word."""
    place, used = at, 0
    while used < len(words):
        if place < len(there.words) and there.words[place] == words[used]:
            place, used = place + 1, used + 1
            continue
        resumed = _resumption(there, place, words[used : used + _SEED]) if used else None
        if resumed is None:
            return None
        place = resumed
    return place - 1


def _resumption(there: Wording, place: int, words: list[str]) -> int | None:
    """Give the place where a quotation goes on after an interruption that begins here."""
    if place >= len(there.words) or not _breaks(there.joint(place)):
        return None
    for at in range(place + 1, min(place + 1 + INTERRUPTION_AT_MOST, len(there.words))):
        if _goes_on(there, at, words) and _breaks(there.joint(at)) and _is_attribution(there, place, at):
            return at
    return None


def _goes_on(there: Wording, at: int, words: list[str]) -> bool:
    """Say whether these words, or the first of them up to the next break, stand here."""
    for place, word in enumerate(words, start=at):
        if place >= len(there.words) or there.words[place] != word:
            return at < place < len(there.words) and _breaks(there.joint(place))
    return True


def _breaks(joint: str) -> bool:
    return '"' in joint or " -" in joint


def _is_attribution(there: Wording, first: int, after: int) -> bool:
    start, end = there.ends[first - 1], there.starts[after]
    left, right = there.folded.origin(start, end)
    if _NEW_PARAGRAPH.search(there.folded.original[left:right]):
        return False
    return tells_who_speaks(there.folded.lower[start:end])


def _mention(string: IndexedString, there: Wording, first: int, last: int, claimed: Wording) -> Mention:
    head, tail = claimed.folded.text[: claimed.starts[0]], claimed.folded.text[claimed.ends[-1] :]
    start, end = string.extent(there.starts[first], there.ends[last], head, tail)
    return string.mention(start, end, "normalised", claimed.folded.original)


def _portion(claimed: Wording, quotable: Quotable) -> Mention | None:
    """Give the longest run of the quotation's words that stands in the article, if it is half of them or more."""
    at_least = max(PORTION_AT_LEAST, (len(claimed.words) + 1) // 2)
    best: tuple[int, IndexedString, Wording, int] | None = None
    for string, there in quotable.wordings:
        length, first = _longest_run(there, claimed.words)
        if length >= at_least and (best is None or length > best[0]):
            best = length, string, there, first
    if best is None:
        return None
    length, string, there, first = best
    return string.mention(there.starts[first], there.ends[first + length - 1], "partial")


def _longest_run(there: Wording, words: list[str]) -> tuple[int, int]:
    """Give the length and the place of the longest run that has the quotation's middle in it, as any half must."""
    best = (0, 0)
    for middle in {len(words) // 2, (len(words) - 1) // 2}:
        for first in (middle - 1, middle):
            pair = words[max(first, 0) : first + 2]
            for at in islice(there.occurrences(pair), OCCURRENCES_AT_MOST) if len(pair) == 2 else ():  # noqa: PLR2004
                best = max(best, _widened(there.words, at, words, first), key=lambda run: run[0])
    return best


def _widened(there: list[str], at: int, words: list[str], index: int) -> tuple[int, int]:
    before = 0
    while before < min(at, index) and there[at - before - 1] == words[index - before - 1]:
        before += 1
    after = 0
    while after < min(len(there) - at, len(words) - index) and there[at + after] == words[index + after]:
        after += 1
    return before + after, at - before


def _bare(quotation: str) -> str:
    """Take the outer pair of quotation marks off."""
    bare = quotation.strip()
    while len(bare) > 1 and (bare[0], bare[-1]) in _PAIRS and not set(bare[1:-1]) & {bare[0], bare[-1]}:
        bare = bare[1:-1].strip()
    return bare


_PAIRS: Final = frozenset(
    {("«", "»"), ('"', '"'), ("“", "”"), ("„", "“"), ("„", "”"), ("‘", "’"), ("'", "'"), ("「", "」"), ("‹", "›")}
)


def _touches(mention: Mention, near: Sequence[Span]) -> bool:
    return any(span.where == mention.where and span.start < mention.end and mention.start < span.end for span in near)


def _join(words: Sequence[str]) -> str:
    return _SEPARATOR + _SEPARATOR.join(words) + _SEPARATOR
