"""A person's surname: which words of the name it is, and where it stands alone and means this person."""

from svodka.grounding.index import IndexedString
from svodka.grounding.inflection import is_given_name
from svodka.grounding.mandarin import is_spelt_like_mandarin, surname_stands_first
from svodka.grounding.wanted import Wanted


def surname_of(name: Wanted, origin: str | None) -> tuple[int, int]:
    """Give the range of words that are the surname, a hyphenated one whole."""
    first, last = len(name.words) - 1, len(name.words)
    if surname_stands_first(name.words, origin):
        first, last = 0, 1
        while last < len(name.words) - 1 and name.joints[last - 1] == "-":
            last += 1
    else:
        while first > 1 and name.joints[first - 1] == "-":
            first -= 1
    return first, last


def given_names(name: Wanted, surname: tuple[int, int]) -> frozenset[str]:
    """Give the forms of all words of a name but the surname."""
    others = (index for index in range(len(name.words)) if not surname[0] <= index < surname[1])
    return frozenset[str]().union(*map(name.forms, others))


def may_mean(given: frozenset[str], string: IndexedString, first: int, last: int) -> bool:
    """Say whether a surname in these words of the article can be the person's: no other given name stands beside it."""
    return not (_is_another_before(string, first, given) or _is_another_after(string, last, given))


def _is_another_before(string: IndexedString, place: int, own: frozenset[str]) -> bool:
    if place == 0 or not string.is_capital(place - 1):
        return False
    word, joint = string.words[place - 1], string.joint(place - 1)
    if len(word) == 1 and joint.strip() == ".":
        return not any(name.startswith(word) for name in own)
    return joint == " " and word not in own and is_given_name(word)


def _is_another_after(string: IndexedString, place: int, own: frozenset[str]) -> bool:
    if place >= len(string.words) or string.joint(place - 1) != " " or not string.is_capital(place):
        return False
    word = string.words[place]
    return word not in own and (is_given_name(word) or is_spelt_like_mandarin(word))
