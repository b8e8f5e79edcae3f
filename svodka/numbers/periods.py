"""Quarters, half-years, runs of months, seasons and fiscal years."""

from svodka.numbers.amounts import amount
from svodka.numbers.dates import ordinal
from svodka.numbers.piece import Piece
from svodka.numbers.reading import Reading, Relative
from svodka.numbers.tape import Tape
from svodka.numbers.years import Tail, dated, tail, year_at

_QUARTERS, _HALVES, _MONTHS = 4, 2, 12
_LENGTHS = {"month": 1, "quarter": 3}


def ordered(tape: Tape, i: int) -> list[Piece]:
    """Read III квартал 2025 года, первое полугодие, вторая половина года, third quarter of 2025, first half."""
    found = ordinal(tape, i) if _is_led_to(tape, i) else None
    if found is None:
        return []
    number, j = found
    if not (tape.dotted(j) or tape.gaps[j] == "-"):
        return []
    if tape.has("quarter", j) and 0 < number <= _QUARTERS and tape.words[j + 1] not in {"м", "км", "метров"}:
        return [dated(tape, i, f"Q{number}", tail(tape, j + 1))]
    if tape.has("halfyear", j) and 0 < number <= _HALVES:
        return _half(tape, i, j, number)
    if tape.words[j].startswith("половин") and 0 < number <= _HALVES:
        rest = tail(tape, j + 1)
        return [dated(tape, i, f"H{number}", rest)] if rest.after > j + 1 else []
    return []


def _is_led_to(tape: Tape, i: int) -> bool:
    return tape.ahead("quarter", i) or tape.ahead("halfyear", i) or "половин" in "".join(tape.words[i + 1 : i + 10])


def _half(tape: Tape, i: int, j: int, number: int) -> list[Piece]:
    """A first half of the match or of September is none of a year."""
    rest = tail(tape, j + 1)
    if rest.after == j + 1 and tape.words[j + 1] == "of":
        return []
    return [dated(tape, i, f"H{number}", rest)]


def lettered(tape: Tape, i: int) -> list[Piece]:
    """Read Q3 2025, H1, FY2025, FY25."""
    letter, j = tape.get("letter", i) or "", i + 1
    if (
        not tape.digit(j)
        or not tape.near(j)
        or not tape.raw(i).isupper()
        or (tape.gaps[i] == "" and tape.words[i - 1] and not tape.digit(i - 1))
    ):
        return []
    if tape.gaps[j + 1] == "" and tape.words[j + 1]:
        return []
    if letter == "FY":
        return _fiscal(tape, i, tape.words[j])
    number = int(tape.words[j]) if len(tape.words[j]) == 1 else 0
    if tape.gaps[j] or not 0 < number <= (_QUARTERS if letter == "Q" else _HALVES):
        return []
    if year_at(tape, i - 1) and tape.near(i):
        return [dated(tape, i - 1, f"{letter}{number}", Tail(tape.words[i - 1], None, j + 1, tape.end(j)))]
    return [dated(tape, i, f"{letter}{number}", tail(tape, j + 1))]


def _fiscal(tape: Tape, i: int, digits: str) -> list[Piece]:
    value = digits if year_at(tape, i + 1) else f"20{digits}" if len(digits) == 2 else ""  # noqa: PLR2004
    return [Piece(Reading(tape.starts[i], tape.end(i + 1), "period", f"FY{value}"), i, i + 2)] if value else []


def fiscal_words(tape: Tape, i: int) -> list[Piece]:
    """Read fiscal 2025, fiscal year 2025, 2025 fiscal year, 2025 финансовый год."""
    if not year_at(tape, i):
        return []
    before = i - 1 - (tape.words[i - 1] == "year")
    if tape.has("fiscal", before) and tape.spaced(i):
        return [Piece(Reading(tape.starts[i], tape.end(i), "period", f"FY{tape.words[i]}"), i, i + 1)]
    j = i + 1 + (tape.gaps[i + 1] == "-")
    if tape.has("fiscal", j) and tape.has("year", j + 1):
        return [Piece(Reading(tape.starts[i], tape.end(j + 1), "period", f"FY{tape.words[i]}"), i, j + 2)]
    return []


def digits_first(tape: Tape, i: int) -> list[Piece]:
    """Read 3Q25, 1H 2025, 9M25, 2025 Q3."""
    word, j = tape.words[i], i + 1
    if year_at(tape, i) and tape.has("letter", j) and tape.digit(j + 1) and tape.near(j):
        return lettered(tape, j)
    letter = tape.words[j]
    if len(word) > 2 or tape.gaps[j] or letter not in {"q", "h", "m"} or not tape.raw(j).isupper():  # noqa: PLR2004
        return []
    number, most = int(word), {"q": _QUARTERS, "h": _HALVES, "m": _MONTHS - 1}[letter]
    rest = _short_tail(tape, j + 1)
    if not 0 < number <= most or (letter == "m" and rest.year is None):
        return []
    part = f"M01-M{number:02}" if letter == "m" else f"{letter.upper()}{number}"
    return [dated(tape, i, part, rest)]


def _short_tail(tape: Tape, j: int) -> Tail:
    if tape.gaps[j] in {"", "'"} and tape.digit(j) and len(tape.words[j]) == 2:  # noqa: PLR2004
        return Tail(f"20{tape.words[j]}", None, j + 1, tape.end(j))
    if tape.gaps[j] == "" and year_at(tape, j):
        return Tail(tape.words[j], None, j + 1, tape.end(j))
    return tail(tape, j)


def months(tape: Tape, i: int) -> list[Piece]:
    """Read девять месяцев 2025 года, the first nine months of 2025."""
    # Asked of every number: most have no months near.
    if not (tape.has("months", i + 1) or tape.has("months", i + 2)):
        return []
    pieces = amount(tape, i)
    length = _LENGTHS.get(pieces[0].reading.unit or "", 0) if pieces else 0
    if not length or not pieces[0].reading.value.isdecimal():
        return []
    number, j = int(pieces[0].reading.value) * length, pieces[0].after
    rest = tail(tape, j)
    first = tape.has("first", i - 1) and tape.spaced(i)
    if not 0 < number < _MONTHS or not (rest.after > j or first):
        return []
    return [dated(tape, i - first, f"M01-M{number:02}", rest)]


def season(tape: Tape, i: int) -> list[Piece]:
    """Read весной 2026 года, этой осенью, this spring, in the summer of 2025."""
    name, rest = tape.get("season", i) or "", tail(tape, i + 1)
    led = tape.has("this", i - 1) and tape.spaced(i)
    first = i - 1 if led else i
    piece = dated(tape, first, name, rest)
    if rest.after > i + 1 or led or tape.words[i] in {"весной", "летом", "осенью", "зимой"}:
        return [_stepped(tape, piece) if led and rest.after == i + 1 else piece]
    if tape.words[i] == "лета":
        return []
    if (
        tape.lexicon.language == "ru"
        or tape.words[i] in {"summer", "winter", "autumn"}
        or tape.words[i - 1 - (tape.words[i - 1] == "the")] in {"in", "by", "until", "since"}
    ):
        return [
            Piece(
                Reading(
                    piece.reading.start, piece.reading.end, "period", name, weak=True, relative=Relative("nearest", 0)
                ),
                i,
                i + 1,
            )
        ]
    return []


def _stepped(tape: Tape, piece: Piece) -> Piece:
    offset = int(tape.get("this", piece.first) or 0)
    reading = piece.reading
    relative = Relative("year", 0) if offset == 0 else Relative("season", offset)
    return Piece(
        Reading(reading.start, reading.end, "period", reading.value, relative=relative), piece.first, piece.after
    )
