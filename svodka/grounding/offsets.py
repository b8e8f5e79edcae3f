"""Code points to UTF-16 code units and back: browsers count in the second."""

from bisect import bisect_left
from collections.abc import Callable

_LAST_OF_ONE_UNIT = "\uffff"


def to_utf16(text: str) -> Callable[[int], int]:
    """Give the conversion from code points to UTF-16 code units. It raises ValueError outside the text."""
    wide = _wide(text)

    def convert(offset: int) -> int:
        _require(0 <= offset <= len(text), offset)
        return offset + bisect_left(wide, offset)

    return convert


def from_utf16(text: str) -> Callable[[int], int]:
    """Give the conversion from UTF-16 code units to code points.

    It raises ValueError outside the text and between the two halves of one character.
    """
    wide = _wide(text)
    # Where the second half of each wide character stands, counted in UTF-16.
    halves = [offset + before + 1 for before, offset in enumerate(wide)]

    def convert(offset: int) -> int:
        _require(0 <= offset <= len(text) + len(wide), offset)
        before = bisect_left(halves, offset)
        _require(before == len(halves) or halves[before] != offset, offset)
        return offset - before

    return convert


def _wide(text: str) -> list[int]:
    """Give the offsets of the characters that take two units."""
    if not text or max(text) <= _LAST_OF_ONE_UNIT:
        return []
    return [offset for offset, character in enumerate(text) if character > _LAST_OF_ONE_UNIT]


def _require(valid: bool, offset: int) -> None:  # noqa: FBT001 -- a condition, not a switch
    if not valid:
        raise ValueError(f"offset {offset} is no place between two characters of this text")
