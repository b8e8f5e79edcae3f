"""How a Mandarin name looks in Russian letters: enough to know how it declines and where its surname stands."""

import re
from typing import Final

from svodka.grounding.wordlist import listed

_SYLLABLE: Final = (
    r"(?:(?:чж|цз|дз|[бпмфдтнлгкхцчшжс])?"
    r"(?:в?(?:ай|а(?!н)|ань?|эй|э(?!н)|энь?|о(?!у))"
    r"|ао|оу|уай?|уань?|уэй|уй|унь?|у|эр|е|инь?|и|йо|ы|юань?|юй|юэ|юнь?|ю|яо|янь?|я)ъ?)"
)
_WORD: Final = re.compile(rf"{_SYLLABLE}{{1,4}}")
_ONE: Final = re.compile(_SYLLABLE)
_ONE_OR_TWO: Final = re.compile(rf"{_SYLLABLE}{{1,2}}")
_LONG_SURNAMES: Final = frozenset(
    listed("""
        оуян сыма чжугэ сыту шангуань хуанфу дунфан гунсунь линху мужун сяхоу юйвэнь чжансунь дугу наньгун симэнь вэйчи
    """)
)
_SURNAME_FIRST: Final = frozenset({"zh", "ko", "vi", "hu", "yue"})


def is_spelt_like_mandarin(word: str) -> bool:
    """Say whether a folded lower-case word can be read as one to four Mandarin syllables."""
    return _WORD.fullmatch(word) is not None


def surname_stands_first(words: tuple[str, ...], origin: str | None) -> bool:
    """Say whether a person's surname is the first word: by the name's origin if it is known, else by its look."""
    if origin is not None:
        return origin.partition("-")[0].lower() in _SURNAME_FIRST and not _is_western(words)
    return len(words) > 1 and _is_surname(words[0]) and all(map(_ONE_OR_TWO.fullmatch, words[1:]))


def _is_western(words: tuple[str, ...]) -> bool:
    # Джек Ма: of Chinese origin, but with a given name in front that no Mandarin syllables spell.
    return len(words) > 1 and words[0] >= "а" and not is_spelt_like_mandarin(words[0])


def _is_surname(word: str) -> bool:
    return word in _LONG_SURNAMES or _ONE.fullmatch(word) is not None
