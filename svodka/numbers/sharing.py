"""What the ends of a range or a list lend each other: the unit, the scale, the month, the year."""

import re
from dataclasses import replace
from decimal import Decimal

from schemas.summary import FigureKind
from svodka.numbers.piece import Piece, plain
from svodka.numbers.reading import Reading
from svodka.numbers.tape import Tape
from svodka.numbers.years import year_at

_DASHES = frozenset({"-", "–", "—", " - ", " – ", " — ", "- ", "– ", "…", "..", "...", " … "})
_TO = frozenset({" до ", " по ", " to ", " through ", " until ", "-to-", "- to ", " till "})
_AND = frozenset({" и ", " and ", " или ", " or ", "-or-", "- и ", "- или ", "- and ", "- or "})
_COMMA = frozenset({", "})
_LINKS = _DASHES | _TO | _AND | _COMMA
_BETWEEN = frozenset({"between", "между"})
_LONGEST_LINK = 9
_DAYS, _QUARTERS, _FAR = 31, 4, 1000
_DAY = re.compile(r"(?:-|\d{4})-\d\d-\d\d")
_SAME_SENTENCE = 60
_MEASURED = frozenset({"number", "percent", "percentage_points", "money"})
_MONTH = re.compile(r"(?:-|\d{4})-\d\d")


def share(tape: Tape, pieces: list[Piece]) -> list[Piece]:
    """Complete each piece from its neighbour, right to left, so that a list hands its unit down."""
    shared: list[Piece] = []
    listed = False
    for piece in reversed(pieces):
        link = _link(tape, piece, shared[-1]) if shared else None
        # A comma joins only what ends in `and`: 10, 15 и 20 процентов.
        if link and (listed or link not in _COMMA):
            shared.extend(_joined(tape, piece, shared.pop(), link))
        else:
            shared.append(piece)
        listed = link in _AND or (listed and link in _COMMA)
    return _understood(tape, shared[::-1])


def _understood(tape: Tape, pieces: list[Piece]) -> list[Piece]:
    """Let a bare number also mean what the last one of its sentence measures: 48 minutes instead of 75."""
    return [_elliptic(tape, pieces[i - 1] if i else None, piece) for i, piece in enumerate(pieces)]


def _elliptic(tape: Tape, last: Piece | None, piece: Piece) -> Piece:
    if (
        not _bare(piece)
        or piece.size is None
        or piece.reading.ordinal
        or piece.reading.weak
        or _counts(tape, piece.after)
    ):
        return piece
    if piece.scale > 1:
        # Millions that count nothing are money, of whichever currency.
        return _also(piece, "money", None)
    if last is None or last.size is None or _bare(last) or last.reading.kind not in _MEASURED:
        return piece
    between = tape.lower[last.reading.end : piece.reading.start]
    if len(between) > _SAME_SENTENCE or ". " in between or "\n" in between:
        return piece
    return _also(piece, last.reading.kind, last.reading.unit)


def _also(piece: Piece, kind: FigureKind, unit: str | None) -> Piece:
    other = replace(piece.reading, kind=kind, unit=unit, alternatives=())
    return replace(piece, reading=replace(piece.reading, alternatives=(*piece.reading.alternatives, other)))


def _counts(tape: Tape, j: int) -> bool:
    """Whether a noun stands behind the number: then it is the noun that is counted."""
    return tape.spaced(j) and tape.words[j] != "" and not tape.has("function", j) and tape.words[j] != "годом"


def _link(tape: Tape, left: Piece, right: Piece) -> str | None:
    distance = right.reading.start - left.reading.end
    if not 0 < distance <= _LONGEST_LINK:
        return None
    link = tape.lower[left.reading.end : right.reading.start].removeprefix(".")
    return link if link in _LINKS else None


def _joined(tape: Tape, left: Piece, right: Piece, link: str) -> list[Piece]:
    """Return what stands for the two, the right one first."""
    if (run := _month_run(left, right, link, between=tape.words[left.first - 1] in _BETWEEN)) is not None:
        return [run]
    if right.reading.kind in {"date", "period"} and left.reading.kind in {"date", "period", "number"}:
        return [right, _dated(tape, left, right)]
    right = _sign_lent(left, right, link)
    return [right, _measured(left, right, link)]


def _sign_lent(left: Piece, right: Piece, link: str) -> Piece:
    """Give the right end the currency that stands before the left one: $5–7 million."""
    if (
        left.reading.kind != "money"
        or not _bare(right)
        or link in _AND | _COMMA
        or left.size is None
        or right.size is None
    ):
        return right
    return replace(right, reading=replace(right.reading, kind="money", unit=left.reading.unit))


def _month_run(left: Piece, right: Piece, link: str, *, between: bool) -> Piece | None:
    """Make one period of январь–сентябрь 2025: months of the same year."""
    if link in _COMMA or (link in _AND and not between) or not (_is_month(left.reading) and _is_month(right.reading)):
        return None
    a, b = left.reading.value, right.reading.value
    if (a[0] != "-" and a[:4] != b[:4]) or a[-2:] >= b[-2:]:
        return None
    year = "" if b[0] == "-" else f"{b[:4]}-"
    reading = replace(right.reading, start=left.reading.start, kind="period", value=f"{year}M{a[-2:]}-M{b[-2:]}")
    return Piece(reading, left.first, right.after)


def _is_month(reading: Reading) -> bool:
    return reading.kind == "date" and _MONTH.fullmatch(reading.value) is not None


def _dated(tape: Tape, left: Piece, right: Piece) -> Piece:
    """Give a bare day its month, a day or month its year, a bare four digits the right to be a year."""
    value, other = left.reading.value, right.reading.value
    if _bare(left) and left.size is not None and value.isdecimal():
        return _bare_dated(tape, left, right)
    if year_at(tape, left.first) and len(value) == len(other) == 4:  # noqa: PLR2004
        return replace(left, reading=replace(left.reading, alternatives=right.reading.alternatives))
    if value.startswith("--") and other[:4].isdecimal() and other[4:5] == "-" and value[2:] < other[5:]:
        return replace(left, reading=replace(left.reading, value=other[:5] + value[2:], relative=None))
    if (
        value.startswith("--")
        and other.startswith("--")
        and right.reading.relative
        and right.reading.relative.step == "year"
    ):
        return replace(left, reading=replace(left.reading, relative=right.reading.relative))
    if value[0] in "QH" and len(value) == 2 and other[4:6] in {"-Q", "-H"}:  # noqa: PLR2004
        return replace(left, reading=replace(left.reading, value=other[:5] + value, relative=None))
    return left


def _bare_dated(tape: Tape, left: Piece, right: Piece) -> Piece:
    value, other = left.reading.value, right.reading.value
    if _DAY.fullmatch(other) and 0 < int(value) <= _DAYS:
        return _dated_as(left, right, "date", f"{other[:-2]}{int(value):02}")
    if year_at(tape, left.first) and other.isdecimal():
        return _dated_as(left, right, "date", value)
    if left.reading.ordinal and other[-1] == "C":
        return _dated_as(left, right, "date", f"{value}C")
    if left.reading.ordinal and other[-2] == "Q" and 0 < int(value) <= _QUARTERS:
        return _dated_as(left, right, "period", f"{other[:-1]}{value}")
    return left


def _dated_as(left: Piece, right: Piece, kind: FigureKind, value: str) -> Piece:
    relative = right.reading.relative
    reading = replace(left.reading, kind=kind, value=value, ordinal=False, weak=False, relative=relative)
    return replace(left, reading=reading)


def _bare(piece: Piece) -> bool:
    return piece.reading.kind == "number" and piece.reading.unit is None


def _measured(left: Piece, right: Piece, link: str) -> Piece:
    """Give a bare number the unit, and the scale, of the number it is joined to."""
    if left.size is None or right.size is None or not _takes(left, right, link):
        return left
    scale = _shared_scale(left, right, link)
    unit, kind = right.reading.unit, right.reading.kind
    weak = left.reading.weak and right.reading.weak
    reading = replace(left.reading, kind=kind, unit=unit, value=plain(left.size * scale), weak=weak)
    if link in _AND and scale != left.scale:
        # `5 and 10 million` may still be five and ten million.
        reading = replace(reading, alternatives=(replace(reading, value=plain(left.size * left.scale)),))
    return replace(left, scale=scale, reading=reading)


def _takes(left: Piece, right: Piece, link: str) -> bool:
    if left.reading.ordinal or (left.reading.weak and not right.reading.weak) or (link in _COMMA and _bare(right)):
        return False
    same = left.reading.kind == right.reading.kind and left.reading.unit == right.reading.unit
    return same or _bare(left)


def _shared_scale(left: Piece, right: Piece, link: str) -> Decimal:
    """A scale goes with a unit; behind a word it is not lent to a far greater number: 5,000 to 6 million."""
    if left.scale != 1 or left.size is None or right.size is None:
        return left.scale
    if link not in _DASHES and abs(left.size) > abs(right.size) * _FAR:
        return left.scale
    return right.scale if link in _DASHES | _TO or not _bare(right) else left.scale
