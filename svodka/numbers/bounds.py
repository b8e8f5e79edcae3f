"""The words that bound a number from one side: more than, менее, около, up to."""

from svodka.numbers.reading import Bound
from svodka.numbers.tape import Tape

_OPPOSITE: dict[Bound, Bound] = {"over": "under", "under": "over"}
_SIGNS: dict[str, Bound] = {"~": "about", "≈": "about", ">": "over", "≥": "over", "<": "under", "≤": "under"}
_AND_OR = frozenset({"и", "and", "или", "or"})
_MORE, _LESS = frozenset({"более", "выше", "больше", "more", "above"}), frozenset({"менее", "меньше", "less", "fewer"})
_KNOWN: dict[str, Bound] = {"over": "over", "under": "under", "about": "about"}
_RANGE_OPENERS = frozenset({"с", "от"})
_REACH = 4
_CHANGE_REACH = 7


def bound(tape: Tape, first: int, after: int) -> Bound:
    """Say what stands around an expression of the words `first` to `after`."""
    sign = tape.gaps[first].strip(" $€£¥₽(")
    if sign in _SIGNS:
        return _SIGNS[sign]
    return _before(tape, first) or _behind(tape, after) or "exact"


def _behind(tape: Tape, after: int) -> Bound | None:
    if tape.gaps[after].startswith("+"):
        return "over"
    if not (tape.spaced(after) and tape.spaced(after + 1)) or tape.words[after] not in _AND_OR:
        return None
    word = tape.words[after + 1]
    return "over" if word in _MORE else "under" if word in _LESS else None


def _before(tape: Tape, first: int) -> Bound | None:
    j = first - (tape.words[first - 1] in {"минус", "minus"} and tape.spaced(first))
    while j > first - _REACH and tape.spaced(j) and tape.words[j - 1]:
        j -= 1
        if tape.words[j] in {"than", "to"}:
            return _english_pair(tape, j)
        found = _word(tape, j)
        if found:
            return _negated(tape, j, found)
        if not tape.has("filler", j):
            return None
        if tape.words[j] == "до":
            return _up_to(tape, j) or "exact"
    return None


def _word(tape: Tape, j: int) -> Bound | None:
    return _KNOWN.get(tape.get("bound", j) or "")


def _negated(tape: Tape, j: int, found: Bound) -> Bound:
    return (
        _OPPOSITE.get(found, found) if tape.words[j - 1] in {"не", "not", "no", "never"} and tape.spaced(j) else found
    )


def _english_pair(tape: Tape, j: int) -> Bound | None:
    word = tape.words[j - 1]
    if tape.words[j] == "to":
        return "under" if word == "up" else "about" if word == "close" else None
    comparative = tape.get("comparative", j - 1)
    if comparative is None:
        return None
    return _negated(tape, j - 1, "over" if comparative == "over" else "under")


def _up_to(tape: Tape, j: int) -> Bound | None:
    """Read до as a bound, unless it follows a bound (более … до) or ends a change or a range: вырос до, от 5 до 10."""
    earlier = _word(tape, j - 1) if tape.spaced(j) else None
    if earlier:
        return _negated(tape, j - 1, earlier)
    stems = (*tape.lexicon.roles.get("change", ()),)
    before = tape.words[max(0, j - _CHANGE_REACH) : j]
    led = any(word in _RANGE_OPENERS or word.startswith(stems) for word in before)
    return None if led else "under"
