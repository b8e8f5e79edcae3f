"""Palladius' system, in which Russian writes Mandarin: strict and press spellings to pinyin, and pinyin to Cyrillic."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from typing import Final

from svodka.names import pinyin
from svodka.names.segments import Pieces, Reading, Segmenter
from svodka.names.tables import rows

_HYPHENS: Final = re.compile(r"[-\u2010\u2011\u2012\u2013]")
_VOWELS: Final = frozenset("аоэеиуюя")
_OLD: Final = (("юэ", "юе", 1), ("хуэй", "хой", 0))
"""Older spellings that are no mistakes, and what they cost: Сюе may also be two syllables, Аньхой nothing else."""


def to_pinyin(word: str) -> tuple[str, ...]:
    """Give the strict readings of one Cyrillic word, likeliest first, none where it does not parse.

    Hyphens are joined and ъ is heeded. A reading for which the press must have dropped an ъ (Чанань for Чанъань) stands
    after those that need no such guess. Source: the standard table of 398 common syllables; 21 rare ones are not read.
    """
    return tuple(pinyin.joined(reading.syllables) for reading in syllables(word))


def to_pinyin_leniently(word: str) -> tuple[str, ...]:
    """Give the strict readings and then those of the press: Бейцзин, Джан, Шаншань for Шаньшань, -онг for -ун.

    Enough to suspect a spelling, never to correct by.
    """
    loose = _press().read(_letters(word).replace("'", "ъ"))
    return tuple(dict.fromkeys((*to_pinyin(word), *(pinyin.joined(reading.syllables) for reading in loose))))


@lru_cache(maxsize=4096)
def syllables(word: str) -> tuple[Reading, ...]:
    """Give the strict ways to cut a Cyrillic word into Mandarin syllables, in pinyin, and the guesses each takes."""
    return _strict().read(_letters(word))


@lru_cache(maxsize=4096)
def to_cyrillic(word: str) -> tuple[str, ...]:
    """Give the Cyrillic forms of one word of pinyin, likeliest first, none where it is no pinyin.

    Takes ü as ü, v, yu or, as a guess, u; apostrophes, hyphens and tones, as marks or digits.
    """
    return tuple(dict.fromkeys(_cyrillic(reading.syllables) for reading in pinyin.split(word)))


def _letters(word: str) -> str:
    return _HYPHENS.sub("", word.lower().replace("ё", "е"))


def _cyrillic(of: tuple[str, ...]) -> str:
    written = ""
    for spelling in (_to_cyrillic()[one] for one in of):
        written += ("ъ" if written.endswith("н") and spelling[0] in _VOWELS else "") + spelling
    return written.capitalize()


@cache
def _to_cyrillic() -> dict[str, str]:
    return {latin[0]: cyrillic[0] for latin, cyrillic, _ in rows("syllables")}


@cache
def _strict() -> Segmenter:
    return Segmenter(_spellings(), _border, "ъ")


def _border(before: str, after: str, separated: bool) -> int | None:  # noqa: FBT001
    """Weigh a border by the rules: ъ stands between -н and a vowel and nowhere else; no syllable is cut in two."""
    if separated:
        return 0 if before.endswith("н") and after[0] in _VOWELS else None
    if after[0] not in _VOWELS:
        return 0
    if before.endswith("н"):
        return 1
    return None if _is_cut(before, after) else 0


def _is_cut(before: str, after: str) -> bool:
    # Хуан is one syllable, Сяоу is Сяо-у: a longer syllable before the border wins.
    known = _spellings()
    return before + after in known or (before + after[0] in known and after[1:] in known)


@cache
def _spellings() -> Pieces:
    of: dict[str, tuple[tuple[str, int], ...]] = {}
    for latin, cyrillic, use in rows("syllables"):
        if use[0] == "common":
            of[cyrillic[0]] = ((latin[0], 0),)
            for modern, old, cost in _OLD:
                if cyrillic[0].endswith(modern):
                    of[cyrillic[0].removesuffix(modern) + old] = ((latin[0], cost),)
    return of


@cache
def _press() -> Segmenter:
    return Segmenter(_press_spellings(), _press_border, "ъ")


def _press_border(before: str, after: str, separated: bool) -> int | None:  # noqa: FBT001
    if separated or after[0] not in _VOWELS:
        return 0
    return 2 if before[-1] in "нг" else 1


_PRESS: Final = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        ("э", "е"),
        ("(?<!ц)е", "э"),
        ("нь$", "н"),
        ("(?<=[аеиоуэюя])н$", "нг"),
        ("ун$", "онг"),
        ("ун$", "он"),
        ("^цз", "дз"),
        ("^цз", "ц"),
        ("^цз", "дж"),
        ("^чж", "ж"),
        ("^чж", "дж"),
        ("^чж", "ч"),
        ("^ц(?=[еиюя])", "ч"),
        ("^с(?=[еиюя])", "ш"),
        ("^ж", "р"),
        ("юй$", "ю"),
        ("уэй$", "уй"),
        ("уэй$", "уи"),
        ("уй$", "уэй"),
        ("уй$", "уи"),
        ("ао$", "ау"),
        ("яо$", "иао"),
        ("ы$", "и"),
        ("о$", "уо"),
        ("й$", "и"),
    )
)
"""What the press writes instead of Palladius."""

_SLIP: Final = 2


@cache
def _press_spellings() -> Pieces:
    of: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for spelling, readings in _spellings().items():
        for (latin, cost), (loose, slips) in product(readings, _loosened(spelling)):
            total = cost + _SLIP * slips
            of[loose][latin] = min(total, of[loose].get(latin, total))
    return {loose: tuple(readings.items()) for loose, readings in of.items()}


def _loosened(spelling: str) -> Iterator[tuple[str, int]]:
    """Give a syllable with none, one and two slips."""
    yield spelling, 0
    for once in _slips(spelling):
        yield once, 1
        yield from ((twice, 2) for twice in _slips(once))


def _slips(spelling: str) -> set[str]:
    return {pattern.sub(written, spelling) for pattern, written in _PRESS} - {spelling}
