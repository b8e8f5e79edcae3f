"""Marks: the beginnings of words and the figures by which a text shows what it tells."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from svodka.grounding.folding import fold

Marks = tuple[str, ...]
"""All must stand in one text; `|` parts the alternatives of one; of one after `!` none may stand."""

_NOT_AFTER: Final = r"(?<![0-9a-zа-я])(?<!\d[.,])"
_FIGURE_ENDS: Final = r"(?!\d)(?![.,]\d)"


def stands(marks: Sequence[str], text: str) -> bool:
    """Say whether a text has all the marks, however it is cased and spaced."""
    folded = fold(text).lower
    return all(_shows(mark, folded) for mark in marks)


def _shows(mark: str, folded: str) -> bool:
    refused = mark.startswith("!")
    return refused != any(_pattern(one).search(folded) for one in mark.removeprefix("!").split("|"))


@cache
def _pattern(alternative: str) -> re.Pattern[str]:
    folded = fold(alternative).lower
    end = _FIGURE_ENDS if folded[-1].isdigit() else ""
    return re.compile(f"{_NOT_AFTER}{re.escape(folded)}{end}")
