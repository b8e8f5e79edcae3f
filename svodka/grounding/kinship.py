"""Whether two names can belong to one thing: a shared telling word, or an acronym."""

import re
from functools import lru_cache
from typing import Final

from svodka.grounding.wordlist import listed

FUNCTION_WORDS: Final = frozenset(
    listed("""
        и в во на по с со к ко о об от до за из у при для под над а не ни но или как что это его ее их имени им
        the of and for in on at to a an by with from is are was der die das de la le du
    """)
)
_GENERIC: Final = listed("""
    агентств администраци академи ассоциаци аэропорт банк больниц ведомств выставк город государств групп делегаци
    департамент дирекци завод заведени зон институт канал клуб комисси комитет компани конгресс консорциум концерн
    корпораци кра лаборатори министерств музе област объединени округ орган организаци палат парк партнер парти
    площад площадк порт правительств предприяти представительств провинци производств район регион республик служб
    совет союз станци столиц стран технопарк товариществ улиц университет управлени учреждени фабрик фирм фонд форум
    холдинг центр школ
""")
_ENDINGS: Final = listed("""
    ами ями иями иях иям ией ием его ого ему ому ыми ими ах ях ам ям ой ою ей ею ом ем ым им ых их ов ев ую юю ая яя
    ое ее ые ие ий ый ию ия ии ью ья а о е у ы и я ю ь й
""")
_GENERIC_FORM: Final = re.compile(rf"(?:{'|'.join(_GENERIC)})(?:{'|'.join(_ENDINGS)})?")
ENDING: Final = re.compile(rf"(?<=...)(?:{'|'.join(_ENDINGS)})$")
_GENERIC_ENGLISH: Final = frozenset(
    listed("""
        agency association authority bank bureau center centre city club commission committee company corporation
        council country department district enterprise exhibition factory firm forum foundation fund group holding
        institute laboratory ministry museum office organisation organization park plant port province region republic
        school state union university
    """)
)
STEM: Final = 5
"""Letters that are compared: enough to tell most words apart, few enough for Шанхай and шанхайский to be alike."""

_ACRONYM_AT_MOST: Final = 24
_WORDS_REMEMBERED: Final = 8_192


@lru_cache(maxsize=_WORDS_REMEMBERED)
def stem(word: str) -> str:
    """Cut a folded lower-case word to what its forms share: cheap, and good enough to compare by."""
    if word.isascii():
        return word
    return ENDING.sub("", word)[:STEM]


def is_content(word: str) -> bool:
    """Say whether a word carries meaning of its own."""
    return len(word) > 1 and word not in FUNCTION_WORDS


@lru_cache(maxsize=_WORDS_REMEMBERED)
def is_telling(word: str) -> bool:
    """Say whether a word tells one name from another: not `компания`, not `of`."""
    return is_content(word) and word not in _GENERIC_ENGLISH and not _GENERIC_FORM.fullmatch(word)


def are_related(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two names, as folded lower-case words, share a telling word or one is the other's acronym."""
    if {stem(word) for word in one if is_telling(word)} & {stem(word) for word in other if is_telling(word)}:
        return True
    return any(len(short) == 1 and is_acronym_of(short[0], long) for short, long in ((one, other), (other, one)))


def is_acronym_of(acronym: str, words: tuple[str, ...]) -> bool:
    """Say whether a word is made of the beginnings of others: КНР, ДИиПП, Минпромторг.

    Function words may be left out or give a letter; the last words may be left out.
    """
    if not 1 < len(acronym) <= _ACRONYM_AT_MOST:
        return False
    # (letters used, words used) after each word of the long name
    reached = {(0, 0)}
    for word in words:
        if any(used == len(acronym) and count > 1 for used, count in reached):
            return True
        reached = {state for before in reached for state in _after(acronym, word, before)}
    return any(used == len(acronym) and count > 1 for used, count in reached)


def _after(acronym: str, word: str, before: tuple[int, int]) -> set[tuple[int, int]]:
    used, count = before
    states = {before} if word in FUNCTION_WORDS else set[tuple[int, int]]()
    for length in range(1, min(len(word), len(acronym) - used) + 1):
        if acronym[used + length - 1] != word[length - 1]:
            break
        states.add((used + length, count + 1))
    return states
