"""An article's words with their places, so that a name is looked up and not searched for."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from schemas.span import Match, Mention, Where
from svodka.grounding.folding import Folded, fold
from svodka.intake.article import HIDDEN_CHARACTERS, Article

_WORD: Final = re.compile(r"([^\W_]+)")
_WORD_WITH_APOSTROPHE: Final = re.compile(r"([a-z]+(?:'(?!s\b)[a-z]+)+|[^\W_]+)")
_NOWHERE: Final = (1 << 62, 1 << 62)


@dataclass(frozen=True)
class IndexedString:
    """The text or the title: its words, folded and lower-case, and where they stand in the folded string.

    Words of noise are left out. `Xi'an` is one word, `xian`; a possessive 's is a word of its own.
    """

    where: Where
    folded: Folded
    words: list[str]
    starts: list[int]
    ends: list[int]
    noise: tuple[tuple[int, int], ...]

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """Give the places of each word, as indices of `words`."""
        positions: dict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(self.words):
            positions[word].append(index)
        return dict(positions)

    @cached_property
    def vocabulary(self) -> list[str]:
        """Give the different words in order."""
        return sorted(self.positions)

    def has_others(self, prefix: str, word: str) -> bool:
        """Say whether words other than this one begin with a prefix of it."""
        at = bisect_left(self.vocabulary, prefix)
        beginning = [other for other in self.vocabulary[at : at + 2] if other.startswith(prefix)]
        return beginning not in ([], [word])

    def is_capital(self, index: int) -> bool:
        """Say whether a word begins with a capital letter."""
        return self.folded.text[self.starts[index]].isupper()

    def joint(self, index: int) -> str:
        """Give what stands between a word and the next one."""
        return self.folded.text[self.ends[index] : self.starts[index + 1]]

    def in_noise(self, start: int, end: int) -> bool:
        """Say whether a folded range touches noise."""
        index = bisect_left(self.noise, (end,)) - 1
        return index >= 0 and self.noise[index][1] > start

    def extent(self, start: int, end: int, head: str, tail: str) -> tuple[int, int]:
        """Widen a folded range by the punctuation that a claim begins and ends with, and to whole pairs of quotes."""
        text = self.folded.text
        if tail and text.startswith(tail, end):
            end += len(tail)
        if head and text.endswith(head, 0, start):
            start -= len(head)
        if text.count('"', start, end) % 2:
            if text.startswith('"', end):
                end += 1
            elif text.endswith('"', 0, start):
                start -= 1
        return start, end

    def mention(self, start: int, end: int, match: Match, verbatim: str | None = None) -> Mention:
        """Give the mention at a folded range; `exact` instead of `match` where `verbatim` stands."""
        first, last = self.folded.origin(start, end)
        text = self.folded.original[first:last]
        return Mention(where=self.where, start=first, end=last, text=text, match="exact" if text == verbatim else match)


@dataclass(frozen=True)
class ArticleIndex:
    """The title, where there is one, and the text."""

    strings: tuple[IndexedString, ...]

    def string(self, where: Where) -> IndexedString | None:
        """Give the index of the text or the title."""
        return next((string for string in self.strings if string.where == where), None)


def index_article(article: Article) -> ArticleIndex:
    """Index an article: its title first, then its text without its noise."""
    noise = tuple((block.start, block.end) for block in article.noise if block.rule != HIDDEN_CHARACTERS)
    text = index_string(article.text, "text", noise)
    if not article.title:
        return ArticleIndex((text,))
    return ArticleIndex((index_string(article.title, "title", ()), text))


def index_string(string: str, where: Where, noise: tuple[tuple[int, int], ...] = ()) -> IndexedString:
    """Index one string; `noise` are ranges of it, ordered."""
    folded = fold(string)
    hidden = tuple((folded.place(start), folded.place(end)) for start, end in noise)
    apostrophes = "'" in folded.lower
    words, starts, ends = columns(folded.lower, _WORD_WITH_APOSTROPHE if apostrophes else _WORD)
    if apostrophes:
        words = [word.replace("'", "") for word in words]
    if hidden:
        found = list(_outside(hidden, zip(words, starts, ends, strict=True)))
        words = [word for word, _, _ in found]
        starts, ends = [start for _, start, _ in found], [end for _, _, end in found]
    return IndexedString(where, folded, words, starts, ends, hidden)


def columns(string: str, pattern: re.Pattern[str]) -> tuple[list[str], list[int], list[int]]:
    """Give all that a pattern with one group around it finds, where it begins, and where it ends.

    By splitting, since no Python code runs for each word then: an article has thousands.
    """
    parts = pattern.split(string)
    bounds = list(accumulate(map(len, parts)))
    return parts[1::2], bounds[:-1:2], bounds[1::2]


def split(lower: str) -> Iterator[tuple[str, int, int]]:
    """Give the words of a folded lower-case string with their ranges."""
    if "'" not in lower:
        for match in _WORD.finditer(lower):
            yield match[0], *match.span()
        return
    for match in _WORD_WITH_APOSTROPHE.finditer(lower):
        yield match[0].replace("'", ""), *match.span()


def _outside(
    noise: tuple[tuple[int, int], ...], words: Iterable[tuple[str, int, int]]
) -> Iterator[tuple[str, int, int]]:
    blocks = iter(noise)
    block_start, block_end = next(blocks, _NOWHERE)
    for word, start, end in words:
        while start >= block_end:
            block_start, block_end = next(blocks, _NOWHERE)
        if end <= block_start:
            yield word, start, end
