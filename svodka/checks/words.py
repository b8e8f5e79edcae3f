"""Words of a text as rules compare them: folded, cut to a cheap stem, without the words that every text has."""

import re
from typing import Final

from schemas.contract import primary_language

STEM_AT_MOST: Final = 5
CONTENT_WORD_AT_LEAST: Final = 4

WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NUMBER: Final = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)*")
_BLANKS: Final = re.compile(r"[ \u00a0\u202f]")
_THOUSANDS: Final = re.compile(r"[ \u00a0\u202f]|,(?=\d{3}(?:\D|$))")
_HAN: Final = re.compile(r"[\u3400-\u9fff]+")

_EVERYWHERE: Final = (
    "этот этого этому этой этом этих также который которая которое которые которых которой котором было были была "
    "будет будут более менее если чтобы после перед через между около свыше может могут только своей свои своего "
    "when that this with from have been will were which their they would about over more than into after also said "
    "says such there these those while where who whose according"
)


def fold(text: str) -> str:
    """Fold letter case and ё; the length may change, so never use offsets of the result."""
    return text.casefold().replace("ё", "е")


def stem(word: str) -> str:
    """Cut a folded word so that most of its case forms become equal: `договора` and `договором` are `догов`."""
    return word[:STEM_AT_MOST] if len(word) > STEM_AT_MOST else word[: max(3, len(word) - 1)]


def content(text: str, language: str) -> frozenset[str]:
    """Give what a text is about: stems of its longer words, its numbers, and pairs of Chinese characters."""
    folded = fold(text)
    pairs = _pairs(folded)
    spaced = _HAN.sub(" ", folded) if pairs else folded
    long = {stem(word) for word in WORD.findall(spaced) if len(word) >= CONTENT_WORD_AT_LEAST}
    return frozenset(long - _EMPTY_WORDS | numbers(folded, language) | pairs)


def numbers(text: str, language: str) -> frozenset[str]:
    """Give the numbers written in digits, without group marks and with a decimal point."""
    grouped = primary_language(language) in {"en", "zh"}
    return frozenset(_plain(number, grouped=grouped) for number in _NUMBER.findall(text))


def length(text: str, language: str) -> int:
    """Count the words of a text; Chinese has no blanks, and a word of it takes about 1.7 characters."""
    if primary_language(language) == "zh":
        return round(sum(map(len, _HAN.findall(text))) / 1.7)
    return len(text.split())


def _plain(number: str, *, grouped: bool) -> str:
    blanks_out = (_THOUSANDS if grouped else _BLANKS).sub("", number)
    return blanks_out.replace(",", ".")


def _pairs(text: str) -> set[str]:
    return {run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1)}


_EMPTY_WORDS: Final = frozenset(stem(word) for word in _EVERYWHERE.split())
