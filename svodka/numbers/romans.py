"""Roman numerals that stand for an ordinal: XV форум, Leo XIV."""

from decimal import Decimal

from svodka.numbers.piece import Piece
from svodka.numbers.reading import Reading
from svodka.numbers.tape import Tape


def roman(tape: Tape, i: int) -> list[Piece]:
    """Read XV as an ordinal; behind a capitalised word it belongs to a name. A single letter needs Russian near it."""
    raw = tape.raw(i)
    if (
        not raw.isupper()
        or (tape.gaps[i] == "" and tape.words[i - 1])
        or (tape.words[i + 1] and tape.gaps[i + 1] in {"", "'"})
    ):
        return []
    named = tape.capital(i - 1) and tape.spaced(i)
    if len(raw) == 1 and not (_ordering(tape, i) or (named and tape.lexicon.language == "ru")):
        return []
    value = tape.get("roman", i) or ""
    return [
        Piece(
            Reading(tape.starts[i], tape.end(i), "number", value, ordinal=True, weak=named or value == "1"),
            i,
            i + 1,
            Decimal(value),
        )
    ]


def _ordering(tape: Tape, i: int) -> bool:
    word = tape.words[i + 1]
    return tape.lexicon.language == "ru" and tape.spaced(i + 1) and "а" <= word[:1] <= "я" and len(word) > 2  # noqa: PLR2004
