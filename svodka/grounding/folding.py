"""A copy of a string in which only what carries meaning differs, with an exact way back to the original."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from svodka.grounding.characters import DASHES, HIDDEN, MARKS, ONE_TO_ONE, STRESS, TO_CYRILLIC, TO_LATIN

_DASH: Final = re.escape(DASHES.replace("\u00ad", ""))
_LETTER: Final = r"[^\W\d_]"
_WRAPPED: Final = rf"[ \t]*\r?\n[ \t]*(?=[a-zа-яё]+(?![\w{_DASH}]))"
"""What follows the hyphen of a word broken at a line's end; not where another hyphen follows (Ростов-\\nна-Дону)."""

_SITE: Final = re.compile(
    # One class of first characters, so that the engine skips all others without trying.
    rf"[\s{_DASH}](?:(?<=\s)(?P<blank>\s+)|(?<=[{_DASH}])(?P<dash>[{_DASH}]+)|(?P<wrap>(?<={_LETTER}[-\u2010\u2011]){_WRAPPED}))"
)
_SITE_WITH_UNSEEN: Final = re.compile(
    rf"(?P<wrap>(?<={_LETTER})[-\u2010\u2011\u00ad]{_WRAPPED})"
    rf"|(?P<blank>\s(?:[{HIDDEN}{MARKS}]*\s)+)"
    rf"|(?P<dash>[{_DASH}](?:[{HIDDEN}]*[{_DASH}])+)"
    rf"|(?P<cluster>[^\s{HIDDEN}{MARKS}](?:[{HIDDEN}]*[{MARKS}])+)"
    rf"|(?P<unseen>[{HIDDEN}{MARKS}]+)"
)
_UNSEEN: Final = re.compile(f"[{HIDDEN}{MARKS}]")
_MIXED: Final = re.compile(r"[A-Za-z\u00c0-\u024f](?:(?=[\u0400-\u052f])|(?<=[\u0400-\u052f].))")
_WORD: Final = re.compile(rf"{_LETTER}+")
_NO_APOSTROPHE: Final = re.compile(r"(?<![^\W_])'|'(?![^\W_])")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the original, and how long what replaces it is: nought or one."""

    start: int
    end: int
    length: int


@dataclass(frozen=True)
class Folded:
    """A folded string. `text` keeps the case; `lower` is as long. Offsets are code points.

    Dropped characters belong to no folded range, except combining marks, which go with their letter.
    """

    original: str
    text: str
    lower: str
    pieces: tuple[_Piece, ...]

    @cached_property
    def _starts(self) -> list[int]:
        starts: list[int] = []
        shift = 0
        for piece in self.pieces:
            starts.append(piece.start - shift)
            shift += piece.end - piece.start - piece.length
        return starts

    @cached_property
    def _original_starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Give the original range of a folded one; it never cuts a letter from its marks."""
        first = self._source(start)[0] if start < len(self.text) else len(self.original)
        last = self._source(end - 1)[1] if end > start else first
        return self._whole(first, last)

    def place(self, offset: int) -> int:
        """Give the folded offset of an original one; inside what was collapsed, the offset of that."""
        index = bisect_right(self._original_starts, offset) - 1
        if index < 0:
            return offset
        piece, start = self.pieces[index], self._starts[index]
        if offset < piece.end:
            return start
        return start + piece.length + offset - piece.end

    def _source(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset, offset + 1
        piece, start = self.pieces[index], self._starts[index]
        if offset < start + piece.length:
            return piece.start, piece.end
        after = piece.end + offset - start - piece.length
        return after, after + 1

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        # Marks of scripts that are not composed here (Devanagari, Arabic) still stay with their letter.
        if start < end:
            while start > 0 and _is_mark(self.original[start]):
                start -= 1
            while end < len(self.original) and _is_mark(self.original[end]):
                end += 1
        return start, end


def fold(string: str) -> Folded:
    """Fold typography, stress marks, look-alike letters and unseen characters out of a string."""
    present = set(string)
    translated = string
    for character in present & ONE_TO_ONE.keys():
        translated = translated.replace(character, ONE_TO_ONE[character])
    unseen = _UNSEEN.search("".join(present)) is not None
    pieces, text = _splice(string, translated, _SITE_WITH_UNSEEN if unseen else _SITE)
    if "'" in text:
        text = _NO_APOSTROPHE.sub('"', text)
    if _MIXED.search(text):
        text = _WORD.sub(_one_script, text)
    return Folded(string, text, _lower(text), pieces)


def _splice(string: str, translated: str, site: re.Pattern[str]) -> tuple[tuple[_Piece, ...], str]:
    pieces: list[_Piece] = []
    parts: list[str] = []
    done = 0
    for start, end, replacement in _sites(string, site):
        pieces.append(_Piece(start, end, len(replacement)))
        parts += (translated[done:start], replacement)
        done = end
    return tuple(pieces), "".join([*parts, translated[done:]])


def _sites(string: str, site: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    fixed = {"blank": " ", "dash": "-"}
    for match in site.finditer(string):
        kind = match.lastgroup or ""
        yield match.start(), match.end(), _composed(match[0]) if kind == "cluster" else fixed.get(kind, "")


def _composed(cluster: str) -> str:
    """Compose a letter with its marks into one character; marks that compose with nothing are dropped."""
    seen = _without_hidden(cluster)
    if "\u0400" <= seen[0] <= "\u052f":
        seen = seen.translate(_NO_STRESS)
    letter = unicodedata.normalize("NFC", seen)[0]
    return ONE_TO_ONE.get(letter, letter)


_NO_STRESS: Final = dict.fromkeys(map(ord, STRESS))
_HIDDEN_RUN: Final = re.compile(f"[{HIDDEN}]+")


def _without_hidden(cluster: str) -> str:
    return _HIDDEN_RUN.sub("", cluster)


def _one_script(word: re.Match[str]) -> str:
    """Write a word of Latin and Cyrillic letters in the one script that all its letters could be of."""
    letters = word[0]
    latin = [letter for letter in letters if letter < "\u0250"]
    cyrillic = [letter for letter in letters if "\u0400" <= letter <= "\u052f"]
    if not latin or not cyrillic:
        return letters
    if all(letter in TO_CYRILLIC for letter in latin):
        return "".join(TO_CYRILLIC.get(letter, letter) for letter in letters)
    if all(letter in TO_LATIN for letter in cyrillic):
        return "".join(TO_LATIN.get(letter, letter) for letter in letters)
    return letters


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    # A few letters (İ) grow when lowered; offsets matter more than they do.
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"
