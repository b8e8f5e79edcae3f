"""The characters that typography varies and meaning does not, as tables and character classes."""

from typing import Final

SPACES: Final = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""Every white space but the plain blank; exactly what `\\s` matches."""

DASHES: Final = "-\u00ad\u058a\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\u2e3b\ufe31\ufe58\ufe63\uff0d"
QUOTATION_MARKS: Final = '"«»„“”‟‹›‚‘’‛❛❜❝❞〝〞〟「」『』《》〈〉\u2033\uff02\uff62\uff63'
APOSTROPHES: Final = "'\u2018\u2019\u201b\u02bc\u02b9\u2032`\u00b4\uff07\uff40"
MIDDLE_DOTS: Final = "·•‧∙⋅・･"

HIDDEN: Final = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    r"\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""Class of the characters that nobody sees: zero-width, directional, soft hyphens, tags, variation selectors."""

MARKS: Final = (
    r"\u0300-\u034e\u0350-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
)
"""Class of the combining marks that European and Japanese texts may carry apart from their letter."""

STRESS: Final = "\u0300\u0301\u0340\u0341"
"""Marks that a Russian text sets over a stressed vowel; they spell nothing."""

_LATIN_LIKE: Final = "ABCEHKMOPTXYIaceopxykiÁáÀàÉéÈèÓóÒòÝý"
_CYRILLIC_LIKE: Final = "АВСЕНКМОРТХУІасеорхукіАаАаЕеЕеОоОоУу"

TO_CYRILLIC: Final = dict(zip(_LATIN_LIKE, _CYRILLIC_LIKE, strict=True))
"""Latin letters that pass for Cyrillic ones; accented ones are how some editors mark stress."""

TO_LATIN: Final = {cyrillic: latin for latin, cyrillic in TO_CYRILLIC.items() if latin.isascii()}

_PAIRS: Final = {
    "Ё": "Е",
    "ё": "е",
    "Ѐ": "Е",  # letters with a stress mark built in
    "ѐ": "е",
    "Ѝ": "И",
    "ѝ": "и",
}
_WIDE: Final = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}

ONE_TO_ONE: Final[dict[str, str]] = (
    _WIDE
    | _PAIRS
    | dict.fromkeys(SPACES, " ")
    | dict.fromkeys(DASHES.replace("\u00ad", ""), "-")
    | dict.fromkeys(QUOTATION_MARKS, '"')
    | dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(MIDDLE_DOTS, "·")
)
"""What one character becomes; a mark that may be an apostrophe is settled by its neighbours later."""
