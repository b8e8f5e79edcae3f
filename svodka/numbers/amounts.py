"""Numbers with their units: counts, percents, sums of money, multiples, fractions."""

from dataclasses import replace
from decimal import Decimal

from schemas.summary import FigureKind
from svodka.numbers.bounds import bound
from svodka.numbers.cardinals import ONE, Amount, count
from svodka.numbers.measures import Measure, Prefix, measure, prefix
from svodka.numbers.piece import Piece, plain
from svodka.numbers.reading import Bound, Reading
from svodka.numbers.tape import Tape

_LETTER_SCALES = {"m": ("m", Decimal(10**6)), "b": (None, Decimal(10**9)), "t": ("t", Decimal(10**12))}
_PHONE_PARTS = 2
_MOST_DENOMINATOR = 10
_ENDING = frozenset({2, 4})
"""Denominators whose fractions end as decimals."""
_AGES = frozenset({"0", "6", "12", "16", "18"})
_TIMES = frozenset({"year", "month", "week", "day", "hour", "decade"})


def amount(tape: Tape, i: int) -> list[Piece]:
    """Read the number at word i with everything that belongs to it."""
    if tape.digit(i) and (fraction := _slashed(tape, i)):
        return [fraction]
    found = count(tape, i)
    if found is None:
        return _long_digits(tape, i)
    before = prefix(tape, i)
    if before is None and (headed := _headed(tape, found)):
        return [headed]
    return [_piece(tape, found, before)]


def _long_digits(tape: Tape, i: int) -> list[Piece]:
    """Keep an account or registration number as it is written."""
    if not tape.digit(i) or len(tape.words[i]) > 30:  # noqa: PLR2004
        return []
    return [
        Piece(Reading(tape.starts[i], tape.end(i), "number", tape.words[i].lstrip("0") or "0", weak=True), i, i + 1)
    ]


def _piece(tape: Tape, found: Amount, before: Prefix | None) -> Piece:
    unit = None if found.ordinal else _measure(tape, found, before)
    if unit is None and not found.ordinal:
        unit = _times(tape, found)
    after, end = (unit.after, unit.end) if unit else (found.after, found.end)
    first = before.first if before else found.first
    start = before.start if before else _signed_start(tape, found.first)
    size = found.size * unit.factor if unit else found.size
    if not before and (
        start < tape.starts[found.first] or (tape.words[first - 1] in {"минус", "minus"} and tape.spaced(first))
    ):
        size = -size
    kind, name = _kind(unit, before)
    reading = Reading(
        start, end, kind, plain(size * found.scale), name,
        _rough(tape, found, first, after), found.ordinal or _numbered(tape, found.first),
        _weak(tape, found, unit, before),
        alternatives=_alternatives(tape, found, unit, before),
    )  # fmt: skip
    return _with_cents(tape, Piece(reading, first, after, size, found.scale))


def _kind(unit: Measure | None, before: Prefix | None) -> tuple[FigureKind, str | None]:
    if before and not (unit and unit.kind == "money"):
        return "money", before.unit
    return (unit.kind, unit.unit) if unit else ("number", None)


def _rough(tape: Tape, found: Amount, first: int, after: int) -> Bound:
    if found.weak and found.value > ONE and not tape.has("pair", found.first):
        return "about"
    # `over 3 years` is mostly `in the course of`.
    during = tape.words[first - 1] == "over" and tape.get("unit", after - 1) in _TIMES
    return "exact" if during else bound(tape, first, after)


def _measure(tape: Tape, found: Amount, before: Prefix | None) -> Measure | None:
    unit = measure(tape, found.after)
    if unit is None or (unit.after == unit.after == found.after and unit.end <= found.end):
        return None
    if before and unit.kind != "money":
        return None
    named = tape.gaps[found.first] == "-" and tape.words[found.first - 1] and not tape.digit(found.first - 1)
    return None if named and not tape.gaps[found.after] and unit.after > found.after else unit


def _times(tape: Tape, found: Amount) -> Measure | None:
    j = found.after
    if (
        tape.has("times", j)
        and (tape.near(j) or tape.gaps[j] == "-")
        and not (tape.gaps[j] == "" and tape.digit(j + 1))
    ):
        return Measure("number", "x", j + 1, tape.end(j))
    return None


def _signed_start(tape: Tape, i: int) -> int:
    """Include a minus that stands right before the digits and behind nothing."""
    gap = tape.gaps[i]
    minus = gap[-1:] == "−" or (
        gap[-1:] in {"-", "–"} and (gap[:-1].endswith((" ", "(", "…", "..")) or not tape.words[i - 1])
    )
    return tape.starts[i] - (minus and tape.digit(i))


def _numbered(tape: Tape, i: int) -> bool:
    return tape.gaps[i].rstrip(" ")[-1:] in {"№", "#"} or (
        tape.words[i - 1] == "no" and tape.gaps[i] in {". ", "."} and tape.capital(i - 1)
    )


def _weak(tape: Tape, found: Amount, unit: Measure | None, before: Prefix | None) -> bool:
    i = found.first
    if found.weak or (found.value == 1 and (found.ordinal or (found.written and unit is None))):
        return True
    if before or unit or found.scale > ONE or found.written:
        return False
    return (
        _numbered(tape, i)
        or _age_mark(tape, found)
        or _glued(tape, found)
        or _chained(tape, i, found.after)
        or tape.has("label", i - 1)
        or (tape.has("label", i - 2) and tape.gaps[i] == "-")
    )


def _age_mark(tape: Tape, found: Amount) -> bool:
    """Whether the digits say who may see a film or a play: (12+)."""
    gap = tape.gaps[found.after]
    return tape.words[found.first] in _AGES and gap[:1] == "+" and (not gap[1:] or gap[1] in ").,;»\n")


def _glued(tape: Tape, found: Amount) -> bool:
    """Whether the digits are part of a name: A320, Ту-214, 5G."""
    i, j = found.first, found.after
    letters = tape.words[i - 1] and not tape.digit(i - 1) and tape.words[i - 1] not in {"mid", "pre", "post"}
    behind = tape.words[j] and tape.gaps[j] == "" and not tape.digit(j)
    if (
        tape.gaps[i] == "-"
        and tape.digit(i - 1)
        and tape.gaps[i - 1] in {"", "-"}
        and tape.words[i - 2]
        and not tape.digit(i - 2)
    ):
        return True
    return bool((letters and tape.gaps[i] in {"", "-"} and not tape.has("numeral", i - 1)) or behind)


def _chained(tape: Tape, i: int, j: int) -> bool:
    """Whether the digits are one link of a chain: telephone numbers, versions, scores."""
    links = [tape.gaps[i] if tape.digit(i - 1) else "", tape.gaps[j] if tape.digit(j) else ""]
    if any(link in {":", "/", ") "} for link in links) or links[0] in {".", ","}:
        return True
    if tape.gaps[i].endswith("+") and len(tape.words[i]) == 1:
        return True
    dashed = [link for link in links if link in {"-", "."}]
    far = (tape.digit(i - 2) and tape.gaps[i - 1] in {"-", "."}) or (
        tape.digit(j + 1) and tape.gaps[j + 1] in {"-", "."}
    )
    return len(dashed) == _PHONE_PARTS or (bool(dashed) and far)


def _alternatives(tape: Tape, found: Amount, unit: Measure | None, before: Prefix | None) -> tuple[Reading, ...]:
    kind, name = _kind(unit, before)
    end = unit.end if unit else found.end
    start = tape.starts[found.first]
    factor = unit.factor if unit else ONE
    others = [Reading(start, end, kind, plain(other * factor), name) for other in found.others]
    word = tape.words[found.after - 1] if found.scale > ONE else tape.words[found.after]
    if tape.lexicon.language == "en" and word in _LETTER_SCALES and not before:
        others.append(_lettered(found, start, end, word))
    if name == "GBP" and tape.words[found.after] in {"pounds", "pound", "фунтов", "фунта"}:
        others.append(Reading(start, end, "number", plain(found.value), "lb"))
    if name == "CNY" and "¥" in tape.text[(before.start if before else start) : end + 1]:
        others.append(Reading(start, end, "money", plain(found.value), "JPY"))
    return tuple(others)


def _lettered(found: Amount, start: int, end: int, word: str) -> Reading:
    """Give the other reading of 10 m and 10m: metres or millions."""
    unit, scale = _LETTER_SCALES[word]
    if found.scale == scale:
        return Reading(start, end, "number", plain(found.size), unit)
    return Reading(start, end, "number", plain(found.size * scale))


def _with_cents(tape: Tape, piece: Piece) -> Piece:
    j = piece.after
    if (
        piece.reading.kind != "money"
        or piece.scale != ONE
        or piece.size is None
        or not tape.dotted(j)
        or not tape.digit(j)
    ):
        return piece
    if not tape.has("cents", j + 1) or not tape.spaced(j + 1) or len(tape.words[j]) > 2:  # noqa: PLR2004
        return piece
    size = piece.size + Decimal(tape.words[j]) / 100
    reading = replace(piece.reading, value=plain(size), end=tape.end(j + 1))
    return replace(piece, reading=reading, after=j + 2, size=size)


def _slashed(tape: Tape, i: int) -> Piece | None:
    """Read 1/3 and 3/4."""
    j = i + 1
    if tape.gaps[j] != "/" or not tape.digit(j) or tape.gaps[i].endswith("/") or tape.gaps[j + 1].startswith("/"):
        return None
    if len(tape.words[i]) > 1 or not _below(tape.words[i], tape.words[j]):
        return None
    reading = Reading(
        tape.starts[i],
        tape.end(j),
        "number",
        ratio(int(tape.words[i]), int(tape.words[j])),
        bound=bound(tape, i, j + 1),
    )
    return Piece(reading, i, j + 1)


def _below(over: str, under: str) -> bool:
    return len(under) <= len(str(_MOST_DENOMINATOR)) and 0 < int(over) < int(under) <= _MOST_DENOMINATOR


def ratio(over: int, under: int) -> str:
    """Return a fraction as a decimal where it has an end, else as `1/3`."""
    value = Decimal(over) / under
    return plain(value) if value * under == over and len(str(value)) < 10 else f"{over}/{under}"  # noqa: PLR2004


def _headed(tape: Tape, found: Amount) -> Piece | None:
    """Read 75-летие, 30-метровый, 5-процентный, 10-кратный, 100-тысячный."""
    j = found.after
    head = tape.get("head", j)
    if head is None or tape.gaps[j] != "-" or found.ordinal:
        return None
    return _composed_piece(tape, found.value, head, found.first, j + 1)


def composed(tape: Tape, i: int) -> list[Piece]:
    """Read пятилетний, двухдневный, полуторамиллионный."""
    size, _, head = (tape.get("composed", i) or "").partition(" ")
    return [_composed_piece(tape, Decimal(size), head, i, i + 1)]


def _composed_piece(tape: Tape, size: Decimal, head: str, first: int, after: int) -> Piece:
    start, end = tape.starts[first], tape.end(after - 1)
    if head.isdecimal():
        inner = measure(tape, after)
        money = inner if inner and inner.kind == "money" else None
        return Piece(Reading(start, end, "number", plain(size * int(head)), ordinal=money is None), first, after)
    if head == "%":
        return Piece(Reading(start, end, "percent", plain(size)), first, after, size)
    if head == "ord":
        years = Reading(start, end, "number", plain(size), "year")
        return Piece(Reading(start, end, "number", plain(size), ordinal=True, alternatives=(years,)), first, after)
    return Piece(Reading(start, end, "number", plain(size), None if head == "-" else head), first, after, size)


def multiple(tape: Tape, i: int) -> list[Piece]:
    """Read вдвое, twice, doubled, tenfold."""
    value = tape.get("multiple", i) or ""
    return [Piece(Reading(tape.starts[i], tape.end(i), "number", value, "x", bound(tape, i, i + 1)), i, i + 1)]


def span(tape: Tape, i: int) -> list[Piece]:
    """Read полгода, полвека."""
    value, _, unit = (tape.get("span", i) or "").partition(" ")
    return [Piece(Reading(tape.starts[i], tape.end(i), "number", value, unit, bound(tape, i, i + 1)), i, i + 1)]


def halfway(tape: Tape, i: int) -> list[Piece]:
    """Read полстраны, полмира: a half that is rarely meant to be measured."""
    return [Piece(Reading(tape.starts[i], tape.end(i), "number", "0.5", weak=True), i, i + 1)]


def counted_fraction(tape: Tape, i: int) -> list[Piece]:
    """Read две трети and three quarters from their numeral; two quarters are half a year of business."""
    if not tape.has("fraction", i + 1) or (tape.words[i] != "three" and tape.words[i + 1] == "quarters"):
        return []
    return fraction(tape, i + 1)


def fraction(tape: Tape, i: int) -> list[Piece]:
    """Read треть, две трети, three quarters, half a million, a third of; a bare `quarter` or `third` is none."""
    if tape.words[i] == "half" and tape.words[i - 2 : i] == ["and", "a"] and tape.has("unit", i - 3):
        return [_and_a_half(tape, i)]
    under = int((tape.get("fraction", i) or "1/1")[2:])
    joined = tape.gaps[i] == "-" or tape.spaced(i)
    over = int(tape.get("numeral", i - 1) or 1) if joined and not tape.digit(i - 1) else 1
    counted = joined and tape.has("numeral", i - 1)
    first = i - 1 if counted else i
    if not (counted or _plainly(tape, i, under)) or over >= under:
        return []
    return [_scaled_fraction(tape, first, i, over, under)]


def _and_a_half(tape: Tape, i: int) -> Piece:
    """Read year and a half, one metre and a half."""
    first = i - 3 - (tape.words[i - 4] == "one")
    unit = tape.get("unit", i - 3)
    reading = Reading(tape.starts[first], tape.end(i), "number", "1.5", unit, bound(tape, first, i + 1))
    return Piece(reading, first, i + 1)


def _plainly(tape: Tape, i: int, under: int) -> bool:
    """Whether the word is a fraction: in English `half`, and others only behind an article or before `of`."""
    if tape.lexicon.language == "ru" or (under == 2 and tape.words[i + 1] != "year"):  # noqa: PLR2004
        return not (under == 2 and tape.lexicon.language == "ru" and tape.has("ordinal", i - 1))  # noqa: PLR2004
    return (tape.words[i - 1] in {"a", "by"} and tape.words[i - 2] in _FRACTION_LEADS) or (
        tape.words[i + 1] == "of" and tape.words[i - 1] == "a"
    )


_FRACTION_LEADS = frozenset(
    {
        "by",
        "than",
        "nearly",
        "almost",
        "about",
        "over",
        "around",
        "roughly",
        "up",
        "down",
        "fell",
        "rose",
        "accounts",
        "for",
        "to",
        "is",
    }
)


def _scaled_fraction(tape: Tape, first: int, i: int, over: int, under: int) -> Piece:
    """Multiply by what stands behind it: half a million, четверть миллиона, half a year, half a percentage point."""
    j = i + 1 + (tape.words[i + 1] == "of")
    j += tape.words[j] in {"a", "an"}
    size = Decimal(over) / under
    scale = tape.get("scale", j) if (tape.spaced(j) or tape.gaps[j] == "-") and len(tape.words[j]) > 1 else None
    if scale and under in _ENDING:
        whole = Amount(first, j + 1, tape.end(j), size, Decimal(scale), written=True)
        return _piece(tape, whole, prefix(tape, first))
    if under in _ENDING and _whole(tape, i, j):
        return _piece(tape, Amount(first, j, tape.end(j - 1), size, written=True), None)
    reading = Reading(tape.starts[first], tape.end(i), "number", ratio(over, under), bound=bound(tape, first, i + 1))
    return Piece(reading, first, i + 1)


def _whole(tape: Tape, i: int, j: int) -> bool:
    """Whether word j is the unit that the fraction, word i, divides."""
    if tape.lexicon.language == "en" and j == i + 1:
        return False
    if tape.words[j - 1] in {"a", "an"} and tape.has("unit", j):
        return True
    return tape.has("divided", j) or (tape.has("pointed", j) and tape.has("points", j + 1))
