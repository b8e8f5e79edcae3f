"""Which forms given for an entity are words for another one; where there is doubt, none."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from svodka.grounding.entities import Named
from svodka.grounding.inflection import forms, is_given_name, is_personal
from svodka.grounding.kinship import are_related, is_content, stem
from svodka.grounding.search import NAME_AT_MOST
from svodka.grounding.wanted import NAMES_REMEMBERED, is_unspaced, name_words, wanted
from svodka.grounding.wordlist import listed

_PRONOUNS: Final = frozenset(
    listed("он она они его ее ей ему им ими их нее него ней ним нем ею кто который he she they him her his them who")
)
_LATIN_WORDS_AT_LEAST: Final = 2
"""Capitalised words that a name in Latin letters has: a single one may be a title, and no dictionary tells."""

_Words = tuple[str, ...]


def sorted_out(entities: Sequence[Named]) -> list[Named]:
    """Give the entities, each with those of its forms that are somebody else's in `foreign`."""
    owners: dict[_Words, set[int]] = {}
    for place, named in enumerate(entities):
        for form in _own(named):
            owners.setdefault(name_words(form), set()).add(place)
    return [replace(named, foreign=_foreign(named, place, owners)) for place, named in enumerate(entities)]


def _own(named: Named) -> list[str]:
    """Give the name, and those of its forms that plainly belong to it."""
    if named.source is None:
        return []
    return [named.source, *(form for form in _forms(named) if _is_related(form, named.source))]


def _forms(named: Named) -> list[str]:
    every = dict.fromkeys([surface for surface, _ in named.surfaces] + list(named.also))
    return [form for form in every if len(form) <= NAME_AT_MOST]


def _foreign(named: Named, place: int, owners: dict[_Words, set[int]]) -> frozenset[str]:
    source = named.source
    if source is None or not name_words(source) or len(source) > NAME_AT_MOST:
        return frozenset()
    unrelated = (form for form in _forms(named) if name_words(form) and not _is_related(form, source))
    return frozenset(
        form
        for form in unrelated
        if owners.get(name_words(form), set()) - {place} or (named.person and _is_somebody(form, source, named.role))
    )


@lru_cache(maxsize=NAMES_REMEMBERED)
def _is_related(form: str, source: str) -> bool:
    """Say whether a form shares a word with a name in any case, an acronym, initials or, in Chinese, a character."""
    if is_unspaced(form) or is_unspaced(source):
        return bool(set(form) & set(source))
    words, name = name_words(form), name_words(source)
    if not any(map(is_content, words)) or are_related(words, name):
        return True
    known = {form for word in name if is_content(word) for form in (stem(word), *forms(word))}
    return any(word in known or stem(word) in known for word in words if is_content(word)) or (
        "".join(words) in "".join(name)
    )


def _is_somebody(form: str, source: str, role: dict[str, str] | None) -> bool:
    """Say whether a form reads as a person's name: not as a role, a pronoun or a description."""
    if is_unspaced(form) or source.isascii() != form.isascii():
        return False
    called = {stem(word) for text in (role or {}).values() for word in name_words(text)}
    read = wanted(form)
    words = [(word, capital) for word, capital in zip(read.words, read.capitals, strict=True) if is_content(word)]
    names = [word for word, capital in words if capital and word not in _PRONOUNS and stem(word) not in called]
    if form.isascii():
        return len(names) == len(words) >= _LATIN_WORDS_AT_LEAST
    if any(map(is_given_name, names)):
        return True
    return bool(names) and len(names) == len(words) and all(map(is_personal, names))
