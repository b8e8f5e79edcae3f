"""Finds the place where a text is caught in a loop, in time linear in its length."""

from typing import Final

STRETCH: Final = 30
"""Characters from which a stretch that stands three times in a row is a loop and no figure of speech."""
TIMES: Final = 3
SHORT_TIMES: Final = 8
"""How often a word must follow itself; `нет, нет и нет` is no loop."""
SHORT_AT_LEAST: Final = 60
"""Characters that a run of short repetitions fills at least; lines of dots stay below."""

_PROBE: Final = 15
_PROBED_BELOW: Final = 4000


def repeated(text: str) -> tuple[int, int, int] | None:
    """Give start and end of the first loop and the length of what is repeated; None where there is no loop."""
    return _loop(text) if len(text) >= SHORT_AT_LEAST and _may_loop(text) else None


def _may_loop(text: str) -> bool:
    """Tell whether a closer look is worth its time: in a loop, some stretch of 15 characters stands twice."""
    if len(text) >= _PROBED_BELOW:
        return True
    return any(text.find(text[at : at + _PROBE], at + 1) >= 0 for at in range(0, len(text) - _PROBE, _PROBE))


def _loop(text: str) -> tuple[int, int, int] | None:
    last: dict[str, int] = {}
    period = matched = 0
    for at in range(len(text) - STRETCH + 1):
        window = text[at : at + STRETCH]
        distance = at - last.get(window, at)
        matched = matched + 1 if distance and distance == period else int(distance > 0)
        period = distance
        last[window] = at
        # Windows that equal those one period before, side by side, make a run of this length.
        run = period + matched + STRETCH - 1
        if matched and run >= _least(period):
            return at + STRETCH - run, at + STRETCH, period
    return None


def _least(period: int) -> int:
    # The last time, the blank before the next is missing.
    return TIMES * period - 1 if period >= STRETCH else max(SHORT_TIMES * period, SHORT_AT_LEAST)
