"""All the places of a name in an article, whatever case form it takes there."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from schemas.span import Mention
from svodka.grounding.folding import fold
from svodka.grounding.index import ArticleIndex, IndexedString
from svodka.grounding.inflection import forms
from svodka.grounding.kinship import is_acronym_of, is_telling
from svodka.grounding.persons import surname_of
from svodka.grounding.wanted import Wanted, is_unspaced, wanted

MENTIONS_AT_MOST: Final = 500
"""Occurrences that are reported of one name in one string: an article of 200 kB hardly has them, hostile names do."""

STEPS_AT_MOST: Final = 200_000
"""Words compared in search of one name; only an article that repeats one word forever needs more."""

_STEPS_FOR_A_PART_AT_MOST: Final = 5_000

NAME_AT_MOST: Final = 400
"""Characters of a name; what is longer is no name and is not looked for."""

_PARTS_OF_AT_MOST: Final = 12
_UNSPACED_AT_MOST: Final = 40
_HYPHENATED_AT_MOST: Final = 20
_ENDING_AT_MOST: Final = 4
_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n")
_PATRONYMIC: Final = re.compile(r"(?:[оеи]вич|ьич|[оеи]вн|ичн)(?:а|у|ем|е|ы|ой)?")


Accepts = Callable[[IndexedString, int], bool]
"""Says of a string and the index of a word in it whether a name may begin there."""


class _Step(NamedTuple):
    """How many words of the article and of the name were matched, and whether in another form."""

    article: int
    name: int
    inflected: bool


class _Found(NamedTuple):
    last: int
    inflected: bool


def find(index: ArticleIndex, name: str, *, person: bool = False) -> list[Mention]:
    """Give every place of a name, in the title and then in the text. All its words must be there, in order.

    A person's name may have the patronymic between its words that the claim leaves out; an organisation's, its own
    acronym in brackets.
    """
    if len(name) > NAME_AT_MOST:
        return []
    if is_unspaced(name):
        return [mention for string in index.strings for mention in _unspaced(string, name.strip())]
    return find_wanted(index, wanted(name, person=person))


def find_wanted(
    index: ArticleIndex, name: Wanted, accepts: Accepts | None = None, steps: int = STEPS_AT_MOST
) -> list[Mention]:
    """Give every place of a name that has been read already, of those that `accepts` takes."""
    if not name.words:
        return []
    places = (_spaced(string, name, accepts, steps // len(name.words)) for string in index.strings)
    return [mention for its in places for mention in islice(its, MENTIONS_AT_MOST)]


def partial(index: ArticleIndex, name: str, *, person: bool = False, origin: str | None = None) -> Mention | None:
    """Give the place of the longest run of a name's words; of a person's, one with the surname."""
    if len(name) > NAME_AT_MOST:
        return None
    if is_unspaced(name):
        return _partial_unspaced(index, name.strip())
    whole = wanted(name, person=person)
    surname = surname_of(whole, origin)[0] if person else None
    for first, last in _runs(min(len(whole.words), _PARTS_OF_AT_MOST)):
        if _is_worth(whole, first, last, surname):
            found = find_wanted(index, whole.part(first, last), steps=_STEPS_FOR_A_PART_AT_MOST)
            if found:
                return found[0].model_copy(update={"match": "partial"})
    return None


def _runs(count: int) -> Iterator[tuple[int, int]]:
    for length in range(count - 1, 0, -1):
        for first in range(count - length + 1):
            yield first, first + length


def _is_worth(whole: Wanted, first: int, last: int, surname: int | None) -> bool:
    if surname is not None:
        return first <= surname < last
    return any(is_telling(whole.words[index]) for index in range(first, last))


def _spaced(string: IndexedString, name: Wanted, accepts: Accepts | None, tries: int) -> Iterator[Mention]:
    free = 0
    for at in islice(_candidates(string, name), tries):
        if at < free or (accepts and not accepts(string, at)):
            continue
        found = _match(string, at, name)
        mention = _mention(string, at, found, name) if found else None
        if found and mention:
            yield mention
            free = found.last + 1


def _mention(string: IndexedString, at: int, found: _Found, name: Wanted) -> Mention | None:
    start, end = string.extent(string.starts[at], string.ends[found.last], name.head, name.tail)
    mention = string.mention(start, end, "inflected" if found.inflected else "normalised", name.text)
    return None if _BLANK_LINE.search(mention.text) else mention


def _candidates(string: IndexedString, name: Wanted) -> list[int]:
    """Give the places where the first word of a name may stand, in order."""
    positions = string.positions
    words = _spellings(string, name)
    if len(words) == 1:
        return positions[words.pop()]
    return sorted(place for word in words for place in positions[word])


def _spellings(string: IndexedString, name: Wanted) -> set[str]:
    """Give those words of the article with which the name may begin."""
    positions, first = string.positions, name.words[0]
    spellings = {first} if first in positions else set[str]()
    if string.has_others(first[: _stem_length(first)], first):
        spellings.update(form for form in name.forms(0) if form in positions)
    if len(name.words) > 1 and name.joints[0] == "-":
        joined = first + name.words[1]
        spellings.update(form for form in (joined, *forms(joined)) if form in positions)
    if "-" in string.folded.text:
        # Жэньминь may be written Жэнь-минь: the first of two words is its beginning.
        longest = min(len(first) - 1, _HYPHENATED_AT_MOST)
        spellings.update(first[:length] for length in range(2, longest) if first[:length] in positions)
    return spellings


def _stem_length(word: str) -> int:
    return max(1, len(word) - _ENDING_AT_MOST)


def _match(string: IndexedString, at: int, name: Wanted) -> _Found | None:
    """Match the whole name from one word of the article on."""
    place, matched, inflected = at, 0, False
    step = _step(string, at, name, 0)
    while step is not None:
        place, matched, inflected = place + step.article, matched + step.name, inflected or step.inflected
        if matched == len(name.words):
            return _Found(place - 1, inflected)
        step = _next(string, place, name, matched) if place < len(string.words) else None
    return None


def _next(string: IndexedString, place: int, name: Wanted, matched: int) -> _Step | None:
    """Match the next word of a name with the next of the article, or with the one after an insertion."""
    if name.joins(matched - 1, string.joint(place - 1)):
        step = _step(string, place, name, matched)
        if step is not None:
            return step
    if place + 1 < len(string.words) and _is_inserted(string, place, name, matched):
        step = _step(string, place + 1, name, matched)
        return step and _Step(step.article + 1, step.name, inflected=True)
    return None


def _is_inserted(string: IndexedString, place: int, name: Wanted, matched: int) -> bool:
    before, after = string.joint(place - 1).strip(), string.joint(place).strip(' "')
    if name.person:
        return not before and not after and _PATRONYMIC.search(string.words[place]) is not None
    return before == "(" and after == ")" and is_acronym_of(string.words[place], name.words[:matched])


def _step(string: IndexedString, place: int, name: Wanted, index: int) -> _Step | None:
    """Match one word with one; or two joined by a hyphen with one, on either side."""
    if not _case_fits(string, place, name, index):
        return None
    word, claimed = string.words[place], name.words[index]
    if word == claimed:
        return _Step(1, 1, inflected=False)
    if _begin_alike(word, claimed) and word in name.forms(index):
        return _Step(1, 1, inflected=True)
    if claimed.startswith(word) and place + 1 < len(string.words) and string.joint(place) == "-":
        return _joined(word + string.words[place + 1], claimed, 2, 1)
    if index + 1 < len(name.words) and name.joints[index] == "-" and word.startswith(claimed):
        return _joined(word, claimed + name.words[index + 1], 1, 2)
    return None


def _joined(word: str, claimed: str, article: int, name: int) -> _Step | None:
    if not _is_form(word, claimed):
        return None
    return _Step(article, name, inflected=word != claimed)


def _case_fits(string: IndexedString, place: int, name: Wanted, index: int) -> bool:
    """A capital must be a capital: Уху is a city, уху is soup.

    Only the first word of an organisation's longer name may be small in the article: «руководитель департамента
    промышленной политики».
    """
    if not name.capitals[index]:
        return True
    if name.acronym:
        return string.folded.text[string.starts[place] :][:2].isupper()
    return string.is_capital(place) or (index == 0 and len(name.words) > 1 and not name.person)


def _begin_alike(word: str, claimed: str) -> bool:
    return word.startswith(claimed[: _stem_length(claimed)])


def _is_form(word: str, claimed: str) -> bool:
    return word == claimed or (_begin_alike(word, claimed) and word in forms(claimed))


def _unspaced(string: IndexedString, name: str) -> Iterator[Mention]:
    lower = fold(name).lower
    start = string.folded.lower.find(lower) if lower else -1
    found = 0
    while start >= 0 and found < MENTIONS_AT_MOST:
        end = start + len(lower)
        if _stands_alone(string.folded.lower, start, end) and not string.in_noise(start, end):
            found += 1
            yield string.mention(start, end, "normalised", name)
        start = string.folded.lower.find(lower, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Only at letters of spaced scripts does a word end: LG化学 is not part of ALG化学."""
    return not (_meets(text, start - 1, start) or _meets(text, end - 1, end))


def _meets(text: str, left: int, right: int) -> bool:
    if left < 0 or right >= len(text):
        return False
    pair = text[left] + text[right]
    return pair.isalnum() and not is_unspaced(pair)


def _partial_unspaced(index: ArticleIndex, name: str) -> Mention | None:
    """Give the longest stretch of at least half of the name."""
    name = name[:_UNSPACED_AT_MOST]
    for length in range(len(name) - 1, max(1, (len(name) - 1) // 2), -1):
        for first in range(len(name) - length + 1):
            for string in index.strings:
                for mention in _unspaced(string, name[first : first + length]):
                    return mention.model_copy(update={"match": "partial"})
    return None
