"""Dates that only the day of publication completes: вчера, last year, on Friday, на прошлой неделе."""

from svodka.numbers.piece import Piece
from svodka.numbers.reading import Reading, Relative, Step
from svodka.numbers.tape import Tape

_STEPS: dict[str, Step] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "half": "half",
    "year": "year",
}


def day(tape: Tape, i: int) -> list[Piece]:
    """Read вчера, tomorrow; today and сегодня often only mean `nowadays`."""
    offset = int(tape.get("day", i) or 0)
    reading = Reading(
        tape.starts[i], tape.end(i), "date", f"day{offset:+d}", weak=offset == 0, relative=Relative("day", offset)
    )
    return [Piece(reading, i, i + 1)]


def yearly(tape: Tape, i: int) -> list[Piece]:
    """Read прошлогодний, позапрошлогодний."""
    offset = int(tape.get("yearly", i) or 0)
    reading = Reading(tape.starts[i], tape.end(i), "date", f"year{offset:+d}", relative=Relative("year", offset))
    return [Piece(reading, i, i + 1)]


def weekday(tape: Tape, i: int) -> list[Piece]:
    """Read on Friday, в среду, в прошлый понедельник; English weekdays are capitalised."""
    if tape.lexicon.language == "en" and not tape.capital(i):
        return []
    led = tape.has("this", i - 1) and tape.spaced(i)
    offset = int(tape.get("this", i - 1) or 0) if led else 0
    first = i - 1 if led else i
    value = f"weekday{tape.get('weekday', i)}"
    return [
        Piece(
            Reading(tape.starts[first], tape.end(i), "date", value, relative=Relative("weekday", offset)), first, i + 1
        )
    ]


def this(tape: Tape, i: int) -> list[Piece]:
    """Read прошлого года, на этой неделе, next quarter, the year before last."""
    if tape.words[i - 1 : i + 1] == ["before", "last"] and tape.has("step", i - 2):
        return [_before_last(tape, i)]
    j = i + 1
    name = tape.get("step", j)
    if (
        name is None
        or not tape.spaced(j)
        or (tape.lexicon.language == "en" and name == "half" and tape.words[j + 1] == "of")
    ):
        return []
    step, offset = _STEPS[name], int(tape.get("this", i) or 0)
    reading = Reading(tape.starts[i], tape.end(j), "date", f"{step}{offset:+d}", relative=Relative(step, offset))
    return [Piece(reading, i, j + 1)]


def _before_last(tape: Tape, i: int) -> Piece:
    step = _STEPS[tape.get("step", i - 2) or ""]
    reading = Reading(tape.starts[i - 2], tape.end(i), "date", f"{step}-2", relative=Relative(step, -2))
    return Piece(reading, i - 2, i + 1)


def ago(tape: Tape, i: int) -> list[Piece]:
    """Read год назад, годом ранее, a year earlier: one step back; what is counted (two years ago) is a number."""
    j = i - 1
    name = tape.get("step", j)
    if (
        name is None
        or not tape.spaced(i)
        or tape.digit(j - 1)
        or tape.has("numeral", j - 1)
        or (name == "day" and tape.words[j] == "дней")
    ):
        return []
    if tape.lexicon.language == "en" and tape.words[j - 1] not in {"a", "the"}:
        return []
    step = _STEPS[name]
    reading = Reading(tape.starts[j], tape.end(i), "date", f"{step}-1", weak=True, relative=Relative(step, -1))
    return [Piece(reading, j, i + 1)]
