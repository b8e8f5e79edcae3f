"""A text as words and the gaps between them: what every rule of this room looks at."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate

from svodka.numbers.lexicon import Lexicon, Table, lexicon

_WORD = re.compile(r"(\d+|[^\W\d_]+)")
_BLANKS = "\u00a0\u202f\u2009\u2007\u2002\u2003\u200a\u3000"
_SAME = {
    **dict.fromkeys(_BLANKS, " "),
    "\u2011": "-", "\u2010": "-", "\u2012": "\u2013", "\u2019": "'", "\uff05": "%", "\u0451": "\u0435",
}  # fmt: skip
_PAD = 8
_NO_WORDS: Table = {}
_SHORT_AT_MOST = 9
"""Words of a number in groups with decimals and an ending, and the one behind it."""


@dataclass(frozen=True, slots=True)
class Tape:
    """Digit runs and letter runs in lower case, `gaps[i]` standing before word i.

    Empty words follow the last one, so that looking past either end is safe.
    """

    text: str
    lower: str
    words: list[str]
    gaps: list[str]
    starts: list[int]
    lexicon: Lexicon

    def end(self, i: int) -> int:
        """Return the offset after word i."""
        return self.starts[i] + len(self.words[i])

    def has(self, role: str, i: int) -> bool:
        """Whether word i has the role."""
        return self.words[i] in self.lexicon.roles.get(role, ())

    def get(self, role: str, i: int) -> str | None:
        """Return the value of word i in the role."""
        return self.lexicon.roles.get(role, _NO_WORDS).get(self.words[i])

    def ahead(self, role: str, i: int) -> bool:
        """Whether a word of the role stands so near behind word i that a short number may lead to it.

        Most numbers have none near; asking for it first spares reading them once for every rule.
        """
        return not self.lexicon.roles.get(role, _NO_WORDS).keys().isdisjoint(self.words[i + 1 : i + 1 + _SHORT_AT_MOST])

    def digit(self, i: int) -> bool:
        """Whether word i is a run of digits."""
        return self.words[i].isdecimal()

    def capital(self, i: int) -> bool:
        """Whether word i begins with a capital letter."""
        return self.starts[i] < len(self.text) and self.text[self.starts[i]].isupper()

    def raw(self, i: int) -> str:
        """Return word i as it was written."""
        return self.text[self.starts[i] : self.end(i)]

    def spaced(self, i: int) -> bool:
        """Whether blanks alone, and no empty line, stand before word i."""
        gap = self.gaps[i]
        return gap == " " or (gap.isspace() and gap.count("\n") < 2)  # noqa: PLR2004

    def dotted(self, i: int) -> bool:
        """Whether word i follows on an abbreviation: a dot, blanks, or both."""
        return self.gaps[i] in {".", ". "} or self.spaced(i)

    def near(self, i: int) -> bool:
        """Whether word i stands right behind the one before, or after blanks."""
        return not self.gaps[i] or self.spaced(i)

    @property
    def anchors(self) -> list[int]:
        """The words at which an expression may begin."""
        starts = self.lexicon.starts
        # Digits stand before all letters, and a comparison is much cheaper than asking each word what it is.
        return [i for i, word in enumerate(self.words[:-_PAD]) if word < ":" or word in starts]


def spool(text: str, language: str) -> Tape:
    """Cut the text; offsets stay those of the text."""
    lower = _fold(text)
    parts = _WORD.split(lower)
    starts = list(accumulate(map(len, parts)))[::2]
    words = [*map(_ascii, parts[1::2]), *[""] * _PAD] if not lower.isascii() else parts[1::2] + [""] * _PAD
    return Tape(text, lower, words, parts[::2] + ["\n\n"] * _PAD, starts + [len(text)] * _PAD, lexicon(language))


def _fold(text: str) -> str:
    # The one letter whose lower case is longer.
    lower = text.replace("\u0130", "I").lower()
    for old, new in _SAME.items():
        lower = lower.replace(old, new)
    return lower


def _ascii(word: str) -> str:
    if word[0] > "\u0600" and word.isdecimal():
        return "".join(str(unicodedata.decimal(character)) for character in word)
    return word
