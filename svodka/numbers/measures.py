"""What a number measures: percents, points, money and physical units behind it, currency before it."""

from dataclasses import dataclass
from decimal import Decimal

from schemas.summary import FigureKind
from svodka.numbers.tape import Tape

SIGNS = {
    "$": "USD",
    "€": "EUR",
    "₽": "RUB",
    "£": "GBP",
    "¥": "CNY",
    "￥": "CNY",
    "₩": "KRW",
    "₹": "INR",
    "₸": "KZT",
    "₺": "TRY",
    "₴": "UAH",
}
_SUFFIXES = frozenset({"%", "°", *SIGNS})
_DOLLARS = {
    "us": "USD",
    "u": "USD",
    "hk": "HKD",
    "c": "CAD",
    "ca": "CAD",
    "a": "AUD",
    "au": "AUD",
    "nz": "NZD",
    "s": "SGD",
    "nt": "TWD",
    "r": "BRL",
}
_AREAS = {"m": "m2", "km": "km2", "cm": "cm2", "mm": "mm2", "ft": "ft2", "mile": "mile2"}
_VOLUMES = {"m": "m3", "km": "km3", "cm": "cm3", "ft": "ft3"}
_PER_HOUR = frozenset({"ч", "h", "час"})
_WATTS = {"kW": "kWh", "MW": "MWh", "GW": "GWh", "TW": "TWh"}
_TIMES_SIGNS = frozenset({"·", "⋅", "-", "*", "•", ""})
_SCALES = {"celsius": "C", "цельсия": "C", "fahrenheit": "F", "фаренгейта": "F"}
_YEARS = {"decade": Decimal(10), "century": Decimal(100)}
_ENGLISH_UNITS_UNSAFE_ALONE = frozenset({"in", "w", "g"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit and where it ends; the number is to be multiplied by `factor`."""

    kind: FigureKind
    unit: str | None
    after: int
    end: int
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Prefix:
    """A currency before a number: its first word and its first offset."""

    unit: str
    first: int
    start: int


def measure(tape: Tape, j: int) -> Measure | None:
    """Read the unit that word j, or the gap before it, holds."""
    signed = _signed(tape, j)
    if signed or tape.words[j] not in tape.lexicon.measures or not _reachable(tape, j):
        return signed
    return _percent(tape, j) or _points(tape, j) or _money(tape, j) or _physical(tape, j)


def _reachable(tape: Tape, j: int) -> bool:
    return tape.gaps[j] in {"", "-", ". "} or tape.spaced(j)


def _signed(tape: Tape, j: int) -> Measure | None:
    gap = tape.gaps[j]
    sign = gap.lstrip(" ")[:1]
    if sign not in _SUFFIXES:
        return None
    at = tape.starts[j] - len(gap) + gap.index(sign)
    if sign == "%":
        return Measure("percent", None, j, at + 1)
    if sign == "°":
        return _degrees(tape, j, at)
    if sign in SIGNS and not (tape.digit(j) and gap.endswith(sign)):
        return Measure("money", SIGNS[sign], j, at + 1)
    return None


def _degrees(tape: Tape, j: int, at: int) -> Measure:
    if tape.gaps[j].endswith(("°", "° ")) and tape.words[j] in {"c", "с", "f"}:
        return Measure("number", "F" if tape.words[j] == "f" else "C", j + 1, tape.end(j))
    return Measure("number", "C", j, at + 1)


def _percent(tape: Tape, j: int) -> Measure | None:
    if tape.has("percent", j):
        return Measure("percent", None, j + 1, tape.end(j))
    if tape.words[j] == "per" and tape.words[j + 1] == "cent" and tape.spaced(j + 1):
        return Measure("percent", None, j + 2, tape.end(j + 1))
    return None


def _points(tape: Tape, j: int) -> Measure | None:
    factor = tape.get("basispoint", j) or tape.get("percentpoint", j)
    if factor is not None:
        return _pointed(tape, j, factor)
    if tape.words[j] in {"п", "p"} and tape.words[j + 1] in {"п", "p"} and tape.gaps[j + 1] in {".", ". ", "/"}:
        return _pointed(tape, j + 1, "1")
    worded = tape.has("points", j + 1) and tape.near(j + 1)
    factor = (tape.get("pointed", j) or tape.get("basis", j)) if worded else None
    return _pointed(tape, j + 1, factor) if factor else None


def _pointed(tape: Tape, last: int, factor: str) -> Measure:
    return Measure("percentage_points", None, last + 1, tape.end(last), Decimal(factor))


def _money(tape: Tape, j: int) -> Measure | None:
    nation, word = _nation(tape, j)
    currency = tape.get("currency", word) or tape.get("code", word)
    if currency is None or (word == j and not nation and _no_currency(tape, j)):
        return None
    if nation and currency in _GENERIC:
        currency = nation
    if currency == "GBP" and tape.words[word + 1] == "стерлингов":
        word += 1
    if currency == "USD" and tape.words[word + 1] == "сша" and tape.spaced(word + 1):
        word += 1
    return Measure("money", currency, word + 1, tape.end(word))


_GENERIC = frozenset({"USD", "RUB", "CHF", "KRW", "INR", "TRY", "SEK", "GBP", "JPY", "CNY", "KZT", "MXN", "NOK"})


def _nation(tape: Tape, j: int) -> tuple[str | None, int]:
    """Return the country's currency and the word of the currency itself."""
    words = tape.words
    if words[j] == "u" and words[j + 1] == "s" and tape.gaps[j + 1] == ".":
        return "USD", j + 2
    if words[j] in {"hong", "new"} and tape.has("nation", j + 1):
        return tape.get("nation", j + 1), j + 2
    nation = tape.get("nation", j)
    return nation, j + (nation is not None)


def _no_currency(tape: Tape, j: int) -> bool:
    """Whether a currency's name is some other word here: `5 won the race`, `the sum`, `try`."""
    if tape.words[j] in {"won", "sum", "real", "try", "som", "dong"}:
        return tape.words[j] != "won" or tape.words[j + 1] in {"the", "a", "an", "his", "their", "gold"}
    return tape.words[j] == "р" and tape.gaps[j] == "-"


def _physical(tape: Tape, j: int) -> Measure | None:
    power = "squared" if tape.has("squared", j) else "cubed" if tape.has("cubed", j) else ""
    if power and (tape.dotted(j + 1) or tape.gaps[j + 1] == "-"):
        unit = _unit(tape, j + 1)
        known = (_AREAS if power == "squared" else _VOLUMES).get(unit or "")
        if known:
            return Measure("number", known, j + 2, tape.end(j + 1))
    unit = _unit(tape, j)
    return _extended(tape, j, unit) if unit else None


def _unit(tape: Tape, j: int) -> str | None:
    word = tape.words[j]
    unit = tape.get("unit", j)
    if unit is None:
        return None
    if tape.lexicon.language == "en" and word in _ENGLISH_UNITS_UNSAFE_ALONE and tape.spaced(j):
        return None
    if len(word) == 1 and tape.gaps[j] == "" and word != "w" and tape.raw(j).isupper():
        return None
    return None if _other_meaning(tape, j, word) else unit


def _other_meaning(tape: Tape, j: int, word: str) -> bool:
    """Whether the word is none of the unit here: годом ранее, кв. м, т. д."""
    following = tape.words[j + 1]
    if word == "годом":
        return following in {"ранее", "раньше"}
    if word == "кв":
        return tape.raw(j) != "кВ"
    return word in {"т", "г"} and tape.gaps[j + 1].startswith(".") and following in {"д", "п", "р", "е"}


def _extended(tape: Tape, j: int, unit: str) -> Measure | None:
    """Add what stands behind a unit: м2, км/ч, кВт·ч, metric tons, degrees Celsius, years old."""
    if tape.words[j] == "metric":
        return _extended(tape, j + 1, "t") if tape.get("unit", j + 1) == "t" else None
    name, last = _powered(tape, j, unit) or _qualified(tape, j, unit) or (unit, j)
    years = _YEARS.get(name)
    if years is not None:
        return Measure("number", "year", last + 1, tape.end(last), years)
    return Measure("number", name, last + 1, tape.end(last))


def _powered(tape: Tape, j: int, unit: str) -> tuple[str, int] | None:
    """Read м2, кВт·ч, км/ч: the unit and its last word."""
    word, gap = tape.words[j + 1], tape.gaps[j + 1]
    if gap == "" and word in {"2", "3"} and unit in _VOLUMES:
        return (_AREAS if word == "2" else _VOLUMES)[unit], j + 1
    if unit in _WATTS and word in _PER_HOUR and gap in _TIMES_SIGNS:
        return _WATTS[unit], j + 1
    if unit == "km" and gap == "/" and word in _PER_HOUR:
        return "kmh", j + 1
    return None


def _qualified(tape: Tape, j: int, unit: str) -> tuple[str, int] | None:
    """Read километров в час, degrees Fahrenheit, years old; л. с. is no litre."""
    word, gap = tape.words[j + 1], tape.gaps[j + 1]
    if unit == "km" and word in {"в", "per", "an"} and tape.words[j + 2] in {"час", "hour"}:
        return "kmh", j + 2
    if unit == "C" and word in _SCALES:
        return _SCALES[word], j + 1
    if unit == "year" and word == "old" and gap in {" ", "-"}:
        return unit, j + 1
    if unit == "l" and word in {"с", "c"} and gap in {".", ". "}:
        return "hp", j + 1
    return None


def prefix(tape: Tape, i: int) -> Prefix | None:
    """Read the currency before word i: $5, US$5, CNY 40, RMB40."""
    gap = tape.gaps[i]
    sign = gap.rstrip(" ")[-1:]
    if sign in SIGNS:
        return _sign(tape, i, sign)
    if tape.near(i) and tape.has("code", i - 1) and (tape.raw(i - 1).isupper() and not tape.digit(i - 2)):
        return Prefix(tape.get("code", i - 1) or "", i - 1, tape.starts[i - 1])
    return None


def _sign(tape: Tape, i: int, sign: str) -> Prefix:
    gap = tape.gaps[i]
    at = tape.starts[i] - len(gap) + gap.rindex(sign)
    word = tape.words[i - 1]
    if sign == "$" and word in _DOLLARS and gap.strip() in {"$", ".$"} and gap[0] in "$.":
        first = i - 2 if word == "s" and tape.words[i - 2] == "u" and tape.gaps[i - 1] == "." else i - 1
        return Prefix("USD" if first == i - 2 else _DOLLARS[word], first, tape.starts[first])
    if tape.has("code", i - 1) and gap.startswith(sign):
        return Prefix(tape.get("code", i - 1) or "", i - 1, tape.starts[i - 1])
    return Prefix(SIGNS[sign], i, at)
