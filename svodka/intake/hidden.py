"""Characters that nobody sees: where they stand in a text, and the text without them."""

import re
from collections.abc import Iterator
from typing import Final

# Code points with the Unicode property Default_Ignorable (tags, bidirectional controls, joiners, fillers, variation
# selectors), noncharacters, controls, interlinear annotation marks and the braille blank. Line breaks are no part of
# it, and neither are the Arabic signs of category Cf, which have a glyph.
HIDDEN: Final = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad"
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]+"
)
"""One or more characters that are not shown."""

_BIDI: Final = re.compile("[\u202a-\u202e\n\r\x0b\x0c\x1c-\x1e\x85\u2029]")
_RIGHT_TO_LEFT_OVERRIDE: Final = "\u202e"
_POP: Final = "\u202c"


def without_hidden(text: str) -> str:
    """Give the text without the characters that are not shown; what an override turns round stays."""
    return HIDDEN.sub("", text)


def hidden_spans(text: str) -> Iterator[tuple[int, int]]:
    """Give every run of hidden characters, and every stretch that is shown back to front; not in order."""
    yield from (match.span() for match in HIDDEN.finditer(text))
    if _RIGHT_TO_LEFT_OVERRIDE in text:
        yield from _overridden(text)


def _overridden(text: str) -> Iterator[tuple[int, int]]:
    # Inside U+202E…U+202C a reader sees other words than a program reads. A paragraph's end ends it too (UAX 9).
    opened: list[int] = []
    start = -1
    for match in _BIDI.finditer(text):
        mark = match[0]
        if mark == _RIGHT_TO_LEFT_OVERRIDE and start < 0:
            start, opened = match.start(), [match.start()]
        elif start >= 0 and mark == _POP:
            opened.pop()
        elif start >= 0 and "\u202a" <= mark <= "\u202e":
            opened.append(match.start())
        elif start >= 0:
            opened.clear()
        if start >= 0 and not opened:
            yield start, match.end() if mark == _POP else match.start()
            start = -1
    if start >= 0:
        yield start, len(text)
