"""A name as it is looked for: its words, what joins them, and the forms each may take."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from svodka.grounding.folding import fold
from svodka.grounding.index import split
from svodka.grounding.inflection import forms, name_forms, plurals

_JOINING: Final = str.maketrans("", "", " \"'-")
_ACRONYM_AT_MOST: Final = 5
NAMES_REMEMBERED: Final = 4096
UNSPACED: Final = r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
"""Class of the letters of scripts that set no blanks between words."""

_UNSPACED: Final = re.compile(UNSPACED)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words of a name, folded and lower-case, and what else decides whether they are found.

    `joints` are what stands between the words. `whole` and `first` say of which longer name these words are a part,
    because the forms of a surname depend on the given name; `source` is that name as written, `places` the words in it.
    """

    text: str
    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    joints: tuple[str, ...]
    head: str
    tail: str
    person: bool
    whole: tuple[str, ...]
    source: str
    places: tuple[tuple[int, int], ...]
    first: int = 0
    acronym: bool = False

    def forms(self, index: int) -> frozenset[str]:
        """Give the forms that one of the words may take."""
        if self.person:
            return name_forms(self.whole)[self.first + index]
        its = forms(self.words[index])
        return its | plurals(self.words[index]) if index == len(self.words) - 1 else its

    def part(self, first: int, last: int) -> "Wanted":
        """Give the words from `first` to before `last`, as a part of this name."""
        return replace(
            self,
            text=self.source[self.places[first][0] : self.places[last - 1][1]],
            places=self.places[first:last],
            words=self.words[first:last],
            capitals=self.capitals[first:last],
            joints=self.joints[first : last - 1],
            head="",
            tail="",
            first=self.first + first,
            acronym=False,
        )

    def joins(self, index: int, joint: str) -> bool:
        """Say whether this may stand between two words of the name in the article.

        Blanks, quotation marks and hyphens may, and what the name itself has there (a full stop, an ampersand).
        """
        residue = joint.translate(_JOINING)
        if residue and residue != self.joints[index].translate(_JOINING):
            return False
        # «…, — сказал Иван — Петров …»: a person's name is not broken by a dash.
        return not (self.person and " -" in joint and "-" not in self.joints[index])


@lru_cache(maxsize=NAMES_REMEMBERED)
def name_words(name: str) -> tuple[str, ...]:
    """Give the words of a name, folded and lower-case."""
    return tuple(word for word, _, _ in split(fold(name).lower))


@lru_cache(maxsize=NAMES_REMEMBERED)
def wanted(name: str, *, person: bool = False) -> Wanted:
    """Read a name. It has no words if nothing in it is a letter or a digit."""
    folded = fold(name.strip())
    places = list(split(folded.lower))
    if len(places) > 1 and folded.text[places[-2][2] :] == "'s":
        places.pop()
    words = tuple(word for word, _, _ in places)
    end = places[-1][2] if places else 0
    tail = folded.text[end:]
    return Wanted(
        text=folded.original,
        words=words,
        capitals=tuple(folded.text[start].isupper() for _, start, _ in places),
        joints=tuple(folded.text[a[2] : b[1]] for a, b in pairwise(places)),
        head=folded.text[: places[0][1]] if places else "",
        tail="" if tail == "'s" else tail,
        person=person,
        whole=words,
        source=folded.original,
        places=tuple(folded.origin(start, end) for _, start, end in places),
        acronym=len(words) == 1 and 1 < len(words[0]) <= _ACRONYM_AT_MOST and folded.text.strip('"').isupper(),
    )


def is_unspaced(name: str) -> bool:
    """Say whether a name has letters of a script that sets no blanks between words."""
    return _UNSPACED.search(name) is not None
