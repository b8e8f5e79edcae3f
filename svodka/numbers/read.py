"""Reads every number, sum, date and period of a text."""

from collections.abc import Callable
from functools import lru_cache

from svodka.numbers import amounts, chinese, dates, periods, relatives
from svodka.numbers.piece import Piece
from svodka.numbers.reading import FULL, Reading
from svodka.numbers.romans import roman
from svodka.numbers.sharing import share
from svodka.numbers.tape import Tape, spool

_NAME_AT_MOST = 40
_NAMES_REMEMBERED = 4096

Rule = Callable[[Tape, int], list[Piece]]

DIGITS: tuple[Rule, ...] = (
    dates.numeric,
    dates.clock,
    dates.day_first,
    periods.fiscal_words,
    periods.digits_first,
    periods.ordered,
    dates.century,
    dates.year,
    periods.months,
    amounts.amount,
)
"""What may begin with digits, the first of equally long expressions winning."""
SHARED: tuple[Rule, ...] = (dates.numeric, amounts.amount)
"""What is read in languages without a table of words."""
WORDS: dict[str, tuple[Rule, ...]] = {
    "numeral": (
        amounts.counted_fraction,
        periods.months,
        dates.spelled_year,
        dates.paired_year,
        dates.day_first,
        dates.century,
        amounts.amount,
    ),
    "ordinal": (periods.ordered, dates.day_first, dates.century, dates.spelled_year, amounts.amount),
    "hundred": (amounts.amount,),
    "mixed": (amounts.amount,),
    "pair": (amounts.amount,),
    "scale": (dates.spelled_year, amounts.amount),
    "fraction": (amounts.fraction,),
    "multiple": (amounts.multiple,),
    "composed": (amounts.composed,),
    "span": (amounts.span,),
    "halfway": (amounts.halfway,),
    "month": (dates.month_first,),
    "monthly": (dates.monthly,),
    "weekday": (relatives.weekday,),
    "season": (periods.season,),
    "day": (relatives.day,),
    "yearly": (relatives.yearly,),
    "this": (relatives.this,),
    "decade": (dates.decade,),
    "ago": (relatives.ago,),
    "roman": (periods.ordered, dates.century, roman),
    "letter": (periods.lettered,),
}
"""What may begin with a word of each role."""


def read(text: str, language: str) -> tuple[Reading, ...]:
    """Return the figures in order, without overlap; the longest expression wins.

    Languages outside `FULL` are read for digits, signs and ISO dates only, but Chinese nearly as fully.
    """
    return _of_name(text, language) if len(text) <= _NAME_AT_MOST else _of_text(text, language)


# Names and roles come back in one summary after another, and most have no figure.
@lru_cache(maxsize=_NAMES_REMEMBERED)
def _of_name(text: str, language: str) -> tuple[Reading, ...]:
    return _of_text(text, language)


def _of_text(text: str, language: str) -> tuple[Reading, ...]:
    if language == "zh":
        return chinese.read(text)
    tape = spool(text, language)
    anchors = tape.anchors
    if not anchors:
        return ()
    pieces: list[Piece] = []
    taken, offset = 0, 0
    for i in anchors:
        if i < taken:
            continue
        found = _longest(tape, i)
        if found and found[0].reading.start < offset:
            found = _overriding(pieces, found)
        if found:
            pieces.extend(found)
            taken, offset = found[-1].after, found[-1].reading.end
    return tuple(piece.reading for piece in share(tape, pieces))


def _longest(tape: Tape, i: int) -> list[Piece]:
    best: list[Piece] = []
    end = -1
    for rule in _rules(tape, i):
        found = rule(tape, i)
        if found and found[-1].reading.end > end:
            best, end = found, found[-1].reading.end
    return best


def _rules(tape: Tape, i: int) -> tuple[Rule, ...]:
    if tape.digit(i):
        return DIGITS if tape.lexicon.language in FULL else SHARED
    roles = tape.lexicon.starts[tape.words[i]]
    return WORDS[roles[0]] if len(roles) == 1 else tuple(rule for role in roles for rule in WORDS[role])


def _overriding(pieces: list[Piece], found: list[Piece]) -> list[Piece]:
    """Let an expression that looks back (this spring) take the place of the part that was read before it."""
    start = found[0].reading.start
    if not pieces or pieces[-1].reading.start < start or any(each.reading.end > start for each in pieces[-2:-1]):
        return []
    pieces.pop()
    return found
