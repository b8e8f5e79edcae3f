"""Sentences with exact offsets; what nobody sees does not disturb them, what is no part of the article bounds them."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Final, Protocol, cast

import razdel  # pyright: ignore[reportMissingTypeStubs]  # it has none

from schemas.contract import primary_language
from schemas.summary import Noise
from svodka.intake.article import HIDDEN_CHARACTERS
from svodka.intake.lines import with_line_feeds
from svodka.intake.tables import words

LONGEST_SENTENCE: Final = 2_000
"""In characters that are shown."""
MOST_SENTENCES: Final = 5_000

Span = tuple[int, int]

_WINDOW: Final = 2_500
"""So much is given to razdel at a time: it copies what it has joined so far at each mark, which is quadratic."""
_BREAK: Final = re.compile(r"\n(\s*+)(\S?)")
_WORD_CHARACTER: Final = re.compile(r"[^\W_]")
_BLANKS: Final = re.compile(r"\s*+")
_PAUSE: Final = re.compile(r"[,;:，、；：](?=\s)|[，、；：]")
_LONGEST_WORD_LOOKED_AT: Final = 24

_CLOSING: Final = '”』」’）)】》»"'
_FULL_STOP: Final = re.compile(f"[。！？؟۔।॥։]++[{_CLOSING}]*+")
_CHINESE_STOP: Final = re.compile(f"[。！？；!?]++[{_CLOSING}]*+|(?<=[а-яё%»])\\.(?=[一-鿿])")
_CHINESE: Final = frozenset({"zh", "ja"})
_WRITES_ORDINALS_WITH_A_STOP: Final = frozenset({"de", "cs", "fi", "hu", "pl", "sr"})

_BEFORE_A_NAME: Final = words(
    "mr mrs ms dr prof sen rep gov gen lt col sgt capt cmdr adm maj st mt hon rev pres messrs mme mlle hr fr sra sig "
    "vs мкр дер доц ген наб"
)
_BEFORE_A_NUMBER: Final = words(
    "no nos nr p pp vol fig sec art ch jan feb mar apr jun jul aug sep sept oct nov dec approx ca рис табл илл гл"
)
_AFTER_A_NAME: Final = words("inc corp ltd co jr sr bros llc plc u.s u.k u.n e.u a.m p.m долл")
_STARTERS: Final = words(
    "the a an in on at it its he she they we i this that these those but and however for as after when while according"
)


class _Piece(Protocol):
    start: int
    stop: int


_sentenize = cast("Callable[[str], Iterable[_Piece]]", razdel.sentenize)


class _Visible:
    """A stretch of the article as it is shown, and the way back to the article's offsets."""

    def __init__(self, lines: str, start: int, end: int, hidden: Iterable[Span]) -> None:
        parts: list[str] = []
        self._shown: list[int] = []
        self._raw: list[int] = []
        length = 0
        for hidden_start, hidden_end in (*hidden, (end, end)):
            if hidden_start > start:
                self._shown.append(length)
                self._raw.append(start)
                parts.append(lines[start:hidden_start])
                length += hidden_start - start
            start = hidden_end
        self.text = "".join(parts)

    def span(self, start: int, end: int) -> Span:
        return self._offset(start), self._offset(end - 1) + 1

    def _offset(self, shown: int) -> int:
        part = bisect_right(self._shown, shown) - 1
        return self._raw[part] + shown - self._shown[part]


def split(text: str, language: str, noise: Iterable[Noise]) -> list[Span]:
    """Give the half-open offsets of the sentences, in order; at most `MOST_SENTENCES` unless noise parts more.

    Every letter and digit outside the noise stands in exactly one sentence.
    """
    language = primary_language(language)
    stretches = [_sentences(stretch, language) for stretch in _stretches(text, noise)]
    if sum(map(len, stretches)) > MOST_SENTENCES:
        size = 2 * len(text) // MOST_SENTENCES + 1
        stretches = [list(_grouped(stretch, size)) for stretch in stretches]
    return [sentence for stretch in stretches for sentence in stretch]


def _stretches(text: str, noise: Iterable[Noise]) -> Iterator[_Visible]:
    """Give what stands between the blocks of noise."""
    lines = with_line_feeds(text)
    start = 0
    hidden: list[Span] = []
    for block in noise:
        if block.rule == HIDDEN_CHARACTERS:
            hidden.append((block.start, block.end))
        else:
            yield _Visible(lines, start, block.start, hidden)
            start, hidden = block.end, []
    yield _Visible(lines, start, len(lines), hidden)


def _sentences(stretch: _Visible, language: str) -> list[Span]:
    shown = stretch.text
    found: list[Span] = []
    for start, end in _paragraphs(shown):
        for piece_start, piece_end in _pieces(shown[start:end], language):
            found += _parts(shown, start + piece_start, start + piece_end)
    return [stretch.span(*span) for span in found if _WORD_CHARACTER.search(shown, *span)]


def _paragraphs(shown: str) -> Iterator[Span]:
    start = 0
    for match in _BREAK.finditer(shown):
        if "\n" in match[1] or not _goes_on(shown, match):
            yield start, match.start()
            start = match.start() + 1
    yield start, len(shown)


def _goes_on(shown: str, line_end: re.Match[str]) -> bool:
    if line_end[2].islower():
        return True
    # The line before ends with a word cut in two; one blank may stand there for a carriage return.
    before = shown[max(0, line_end.start() - 3) : line_end.start()].rstrip()
    return len(before) > 1 and before[-1] in "-‐" and before[-2].isalpha() and line_end[2].isalpha()


def _pieces(paragraph: str, language: str) -> Iterator[Span]:
    if language not in _CHINESE:
        pieces = _joined(paragraph, _by_razdel(paragraph), language)
        yield from (part for start, end in pieces for part in _cut_after(_FULL_STOP, paragraph, start, end))
        return
    for start, end in _cut_after(_CHINESE_STOP, paragraph, 0, len(paragraph)):
        # Half of the article may be in another language.
        foreign = _by_razdel(paragraph[start:end]) if ". " in paragraph[start:end] else [(0, end - start)]
        yield from ((start + piece_start, start + piece_end) for piece_start, piece_end in foreign)


def _cut_after(stop: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Span]:
    for match in stop.finditer(text, start, end):
        yield start, match.end()
        start = match.end()
    if start < end:
        yield start, end


def _by_razdel(paragraph: str) -> Iterator[Span]:
    at = 0
    while at + _WINDOW < len(paragraph):
        window = paragraph[at : at + _WINDOW]
        # The last piece may go on behind the window; when it is the only one, it is too long anyway.
        pieces = _sentenized(window)[:-1] or [(0, _cut(window, 0, len(window)))]
        yield from ((at + start, at + end) for start, end in pieces)
        at += pieces[-1][1]
    yield from ((at + start, at + end) for start, end in _sentenized(paragraph[at:]))


def _sentenized(text: str) -> list[Span]:
    return [(piece.start, piece.stop) for piece in _sentenize(text) if piece.stop > piece.start]


def _joined(text: str, pieces: Iterable[Span], language: str) -> Iterator[Span]:
    """Put together what razdel parted in the wrong place."""
    joined: Span | None = None
    for start, end in pieces:
        if joined and any(rule(text[joined[0] : joined[1]], text[start:end], language) for rule in JOINS):
            joined = (joined[0], end)
            continue
        if joined:
            yield joined
        joined = (start, end)
    if joined:
        yield joined


def _attribution(left: str, right: str, language: str) -> bool:
    del language
    return left[-1:] in {"»", "”", '"', "“"} and right[:1] in {"—", "–", "-"}


def _title(left: str, right: str, language: str) -> bool:
    del right, language
    return _last_word(left) in _BEFORE_A_NAME


def _numbered(left: str, right: str, language: str) -> bool:
    del language
    return right[:1].isdigit() and _last_word(left) in _BEFORE_A_NUMBER


def _abbreviation(left: str, right: str, language: str) -> bool:
    del language
    return _last_word(left) in _AFTER_A_NAME and right.partition(" ")[0].lower() not in _STARTERS


def _ordinal(left: str, right: str, language: str) -> bool:
    return language in _WRITES_ORDINALS_WITH_A_STOP and _last_word(left).isdigit() and right[:1].isalpha()


JOINS: Final[tuple[Callable[[str, str, str], bool], ...]] = (_attribution, _title, _numbered, _abbreviation, _ordinal)
"""Each rule takes what stands left and right of a boundary, and the language; one that holds removes the boundary."""


def _last_word(left: str) -> str:
    tail = left[-_LONGEST_WORD_LOOKED_AT:]
    return tail.split()[-1][:-1].lstrip("(«\"'“„").lower() if tail.endswith(".") and not tail.isspace() else ""


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the span without blanks at its ends, in parts when it is too long for one sentence."""
    while start < end:
        start = min(_first_shown(text, start), end)
        stop = end if end - start <= LONGEST_SENTENCE else _cut(text, start, end)
        trimmed = start + len(text[start:stop].rstrip())
        if trimmed > start:
            yield start, trimmed
        start = stop


def _first_shown(text: str, start: int) -> int:
    match = _BLANKS.match(text, start)
    return match.end() if match else start


def _cut(text: str, start: int, end: int) -> int:
    """Give where to cut a stretch that is too long: behind a comma, else behind a blank, else anywhere."""
    end = min(end, start + LONGEST_SENTENCE)
    half = start + LONGEST_SENTENCE // 2
    pauses = [match.end() for match in _PAUSE.finditer(text, half, end)]
    if pauses:
        return pauses[-1]
    blank = max(text.rfind(" ", half, end), text.rfind("\n", half, end))
    return blank + 1 if blank >= 0 else end


def _grouped(sentences: list[Span], size: int) -> Iterator[Span]:
    """Put neighbours together until each has the size."""
    group: Span | None = None
    for start, end in sentences:
        if group and group[1] - group[0] < size and end - group[0] <= LONGEST_SENTENCE:
            group = (group[0], end)
            continue
        if group:
            yield group
        group = (start, end)
    if group:
        yield group
