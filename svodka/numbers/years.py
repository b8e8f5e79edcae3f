"""The year behind a month, a quarter or a season: 2025 года, of 2025, прошлого года, this year."""

from dataclasses import dataclass

from schemas.summary import FigureKind
from svodka.numbers.measures import measure
from svodka.numbers.piece import Piece
from svodka.numbers.reading import Reading, Relative
from svodka.numbers.tape import Tape

_ENDINGS = frozenset({"го", "м", "й", "му"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Tail:
    """The year, or the step to it, and where it ends; without one, `after` and `end` are those of the word before."""

    year: str | None
    relative: Relative | None
    after: int
    end: int


def year_at(tape: Tape, j: int) -> bool:
    """Whether word j is four digits between 1900 and 2100."""
    word = tape.words[j]
    return len(word) == 4 and word.isdecimal() and _FIRST_YEAR <= int(word) <= _LAST_YEAR  # noqa: PLR2004


def tail(tape: Tape, j: int) -> Tail:
    """Read the year that begins at word j, if one does."""
    none = Tail(None, Relative("nearest", 0), j, tape.end(j - 1))
    if not (tape.dotted(j) or tape.gaps[j] in {", ", "-", ""}):
        return none
    k = j + (tape.words[j] in {"of", "in"})
    k += tape.words[k] == "the" and k > j
    return _absolute(tape, k) or _stepped(tape, k, of=k > j) or none


def _absolute(tape: Tape, k: int) -> Tail | None:
    k += tape.has("fiscal", k)
    if not year_at(tape, k) or _counts(tape, k):
        return None
    ended = k + 1 + (tape.gaps[k + 1] == "-" and tape.words[k + 1] in _ENDINGS)
    ended += year_word(tape, ended)
    return Tail(tape.words[k], None, ended, tape.end(ended - 1))


def _counts(tape: Tape, k: int) -> bool:
    """Whether the four digits count something: 2000 рублей, 2000 tonnes."""
    if tape.gaps[k + 1] == "" and tape.words[k + 1]:
        return True
    unit = measure(tape, k + 1)
    return tape.has("scale", k + 1) or (
        unit is not None and unit.unit not in {"year", "g", "m"} and (unit.after > k + 1 or unit.kind != "number")
    )


def year_word(tape: Tape, j: int) -> bool:
    """Whether word j is год or г. behind a year."""
    if tape.lexicon.language != "ru" or not tape.has("year", j):
        return False
    return tape.near(j) and (tape.words[j] != "г" or not tape.words[j + 1] or tape.gaps[j + 1] != "/")


def _stepped(tape: Tape, k: int, *, of: bool) -> Tail | None:
    if tape.has("this", k) and tape.has("year", k + 1) and tape.spaced(k) and tape.spaced(k + 1):
        return Tail(None, Relative("year", int(tape.get("this", k) or 0)), k + 2, tape.end(k + 1))
    if tape.words[k : k + 2] == ["с", "г"] and tape.gaps[k + 1] in {".", ". "}:
        return Tail(None, Relative("year", 0), k + 2, tape.end(k + 1))
    whole = tape.words[k] in {"года", "году"} or (of and tape.words[k] == "year")
    return Tail(None, Relative("year", 0), k + 1, tape.end(k)) if whole and tape.spaced(k) else None


def dated(tape: Tape, first: int, part: str, found: Tail) -> Piece:
    """Make a piece of a part of a year (`09-26`, `Q3`) and its tail."""
    kind: FigureKind = "date" if part[0].isdecimal() else "period"
    bare = f"--{part}" if kind == "date" else part
    value = f"{found.year}-{part}" if found.year else bare
    return Piece(Reading(tape.starts[first], found.end, kind, value, relative=found.relative), first, found.after)
