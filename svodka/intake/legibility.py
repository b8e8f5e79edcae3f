"""Whether a string is text that a person could read, or what a wrong decoding left of one."""

import re
from collections.abc import Callable
from typing import Final

from svodka.intake.tables import words

_LETTERS: Final = re.compile(r"[^\W\d_]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")

# UTF-8 read as windows-1251: each Cyrillic letter became Р or С and one of the characters of 0x80…0xBF.
_UTF8_AS_CP1251: Final = re.compile("[РС][ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\x98™љ›њќћџ\xa0ЎўЈ¤Ґ¦§Ё©Є«¬\xad®Ї°±Ііґµ¶·ё№є»јЅѕї]")
# UTF-8 read as latin-1 or windows-1252, once or twice.
_UTF8_AS_LATIN: Final = re.compile(
    "[ÃÂÐÑ][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
# No language writes four letters in a row that all have diacritics; windows-1251 read as latin-1 has nothing else.
_CYRILLIC_AS_LATIN: Final = re.compile(r"[À-ÖØ-öø-ÿ]{4,}")
# я is the one letter that windows-1251 and the Macintosh's table disagree about.
_MACINTOSH: Final = re.compile("[а-яё](?:Я|€)(?![А-ЯЁ])")
# Frames, fractions, accents and mathematics where letters should be, as code pages of DOS and the Macintosh show them.
_SYMBOLS: Final = re.compile("[\x80-\x84\x86-\x9f¡-ª¬®-º¼-¿×÷–—†‡•…‰™√∞∆∂∑∏∫Ω≈≠≤≥◊⌠⌡─-▟■]")
_CYRILLIC_WORD: Final = re.compile("[а-яѐ-џґ-ӿ]{2,30}")

_PAIRS: Final = words(
    "ст но то на ен ов ни ра во ко ро по пр ет ос ел го ал ер ли ре ка не та ва ор ан от ол ла ск од ом де ль ны ло ес "
    "ит ле ог ий за ти ин ри те об ть ки ас ми аз ам да до ат ве им ых их ед мо че ию ия"
)
_PAIRS_AT_LEAST: Final = 0.13
"""Share of common letter pairs in Cyrillic words. Measured on a paragraph each of ru, uk, be, bg, sr, mk, kk, tt, ky,
tg and mn: 0.19 to 0.53; on Russian and Ukrainian read in another Cyrillic encoding: 0 to 0.125."""
_PAIRS_TO_JUDGE: Final = 40


def illegible(text: str) -> tuple[str, str] | None:
    """Say why a text cannot be read, as a reason and the name of the rule that decided; None when it can."""
    letters = len(_LETTERS.findall(text))
    faults = ((reason, rule.__name__) for reason, rule in RULES if rule(text, letters))
    return next(((reason, name.strip("_").replace("_", "-")) for reason, name in faults), None)


def common_pairs(text: str) -> tuple[int, int]:
    """Give how many pairs of neighbouring letters the different Cyrillic words have, and how many are common ones."""
    words = set(_CYRILLIC_WORD.findall(text.lower()))
    pairs = sum(map(len, words)) - len(words)
    return pairs, sum(word[at : at + 2] in _PAIRS for word in words for at in range(len(word) - 1))


def _nul(text: str, letters: int) -> bool:
    del letters
    return "\x00" in text


def _lone_surrogate(text: str, letters: int) -> bool:
    del letters
    return _SURROGATES.search(text) is not None


def _replacement_character(text: str, letters: int) -> bool:
    return text.count("\ufffd") * 100 > letters


def _utf8_as_cp1251(text: str, letters: int) -> bool:
    return len(_UTF8_AS_CP1251.findall(text)) * 20 > max(letters, 100)


def _utf8_as_latin1(text: str, letters: int) -> bool:
    return len(_UTF8_AS_LATIN.findall(text)) * 100 > max(letters, 200)


def _cyrillic_as_latin1(text: str, letters: int) -> bool:
    return sum(map(len, _CYRILLIC_AS_LATIN.findall(text))) * 5 > max(letters, 20)


def _cyrillic_as_cyrillic(text: str, letters: int) -> bool:
    del letters
    pairs, common = common_pairs(text)
    return pairs >= _PAIRS_TO_JUDGE and common < _PAIRS_AT_LEAST * pairs


def _symbols_for_letters(text: str, letters: int) -> bool:
    return len(_SYMBOLS.findall(text)) * 6 > max(letters, 100)


def _cp1251_as_macintosh(text: str, letters: int) -> bool:
    return len(_MACINTOSH.findall(text)) * 200 > max(letters, 400)


RULES: Final[tuple[tuple[str, Callable[[str, int], bool]], ...]] = (
    ("nul-character", _nul),
    ("lone-surrogate", _lone_surrogate),
    ("replacement-character", _replacement_character),
    ("mojibake", _utf8_as_cp1251),
    ("mojibake", _utf8_as_latin1),
    ("mojibake", _cyrillic_as_latin1),
    ("mojibake", _cyrillic_as_cyrillic),
    ("mojibake", _symbols_for_letters),
    ("mojibake", _cp1251_as_macintosh),
)
"""Each rule takes the text and its number of letters; the first that holds decides."""
