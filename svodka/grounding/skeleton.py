"""The consonants of a name, alike whether it is spelt in Russian or in Latin letters; rough on purpose."""

import re
from typing import Final

from svodka.grounding.kinship import stem

SKELETON_AT_MOST: Final = 3
"""Consonants kept: endings begin after them."""

SKELETON_AT_LEAST: Final = 2

_SOUNDS: Final = {
    # several letters first: щ before ш would be the same, чж before ч is not
    "shch": "S",
    "чж": "Z",
    "цз": "Z",
    "дз": "Z",
    "дж": "Z",
    "кс": "S",
    "нг": "N",
    "zh": "Z",
    "ch": "C",
    "sh": "S",
    "kh": "H",
    "ts": "C",
    "ph": "F",
    "th": "T",
    "ck": "K",
    "ng": "N",
    "ci": "C",
    "ce": "C",
    **dict(zip("бвгджзклмнпрстфхцчшщ", "BVGDZZKLMNPRSTFHCCSS", strict=True)),
    **dict(zip("bcdfghjklmnpqrstvwxz", "BKDFGHZKLMNPCRSTVVSZ", strict=True)),
}
_SOUND: Final = re.compile("|".join(_SOUNDS))
_TWICE: Final = re.compile(r"(.)\1")


def skeleton(word: str) -> str:
    """Give the first consonant sounds of a folded lower-case word; empty when there are too few to tell."""
    sounds = "".join(_SOUNDS[match[0]] for match in _SOUND.finditer(stem(word)))
    short = _TWICE.sub(r"\1", sounds)[:SKELETON_AT_MOST]
    return short if len(short) >= SKELETON_AT_LEAST else ""
