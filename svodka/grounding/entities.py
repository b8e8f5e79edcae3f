"""Entities: each name and surface form looked up, and what was claimed of them written down."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial as bind
from typing import Final

from schemas.contract import Bilingual, EntityType
from schemas.span import Mention
from schemas.summary import Entity
from svodka.grounding.grounded import Claim
from svodka.grounding.index import ArticleIndex, IndexedString
from svodka.grounding.kinship import are_related, is_telling, stem
from svodka.grounding.mentions import NOWHERE, arranged, as_partial, best, separated
from svodka.grounding.persons import given_names, may_mean, surname_of
from svodka.grounding.search import NAME_AT_MOST, Accepts, find, find_wanted, partial
from svodka.grounding.wanted import Wanted, is_unspaced, name_words, wanted

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TAG_AT_MOST: Final = 35


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as it was claimed.

    `source` is its name in the article's language. `surfaces` are its forms, each with the JSON pointer of the claim
    that it stands in the article; `also` are forms whose claims are made elsewhere; `foreign` are those of all these
    that are words for another one.
    """

    id: str
    type: EntityType
    name: Bilingual
    source: str | None
    origin: str | None
    role: Bilingual | None
    affiliation: str | None
    surfaces: tuple[tuple[str, str], ...]
    also: tuple[str, ...] = ()
    foreign: frozenset[str] = frozenset()

    @property
    def person(self) -> bool:
        """Say whether it is a person: of those every word of the name must be found."""
        return self.type == "person"


@dataclass(frozen=True, slots=True)
class _Located:
    """Where an entity's full name and each of its surface forms stand.

    Without the full name: `kin` is the best surface form that confirms it; without that, `part` a part of the name.
    """

    named: Named
    full: list[Mention]
    forms: dict[str, list[Mention]]
    kin: Mention | None
    part: Mention | None


def ground_entities(
    entities: list[Named], index: ArticleIndex, language: str
) -> tuple[tuple[Entity, ...], list[Claim]]:
    """Locate entities; give them in their order, and the claims of all."""
    located = [_locate(named, index) for named in entities]
    surnames = [_surname(named) for named in entities]
    persons = [surname for surname in surnames if surname]
    found = [
        [*_mentions(one), *_surname_mentions(one, own, persons, index)]
        for one, own in zip(located, surnames, strict=True)
    ]
    mentions = separated([arranged(its) or (NOWHERE,) for its in found])
    claims: list[Claim] = []
    for i, one in enumerate(located):
        claims += (*_name_claim(one, f"/entities/{i}", language), *_surface_claims(one))
    return tuple(_entity(one.named, its) for one, its in zip(located, mentions, strict=True)), claims


def _locate(named: Named, index: ArticleIndex) -> _Located:
    full = find(index, named.source, person=named.person) if named.source else []
    forms = dict.fromkeys([surface for surface, _ in named.surfaces] + list(named.also))
    found = {form: full if form == named.source else find(index, form, person=named.person) for form in forms}
    kin = None if full or named.person else best(_of_kin(named, found))
    part = None if full or kin else _part(named, index)
    return _Located(named, full, found, kin, part)


def _of_kin(named: Named, forms: dict[str, list[Mention]]) -> Iterator[Mention]:
    for form, found in forms.items():
        if found and _is_kin(form, named):
            yield from found


def _part(named: Named, index: ArticleIndex) -> Mention | None:
    return partial(index, named.source, person=named.person, origin=named.origin) if named.source else None


def _mentions(one: _Located) -> Iterator[Mention]:
    """Give all places of the name and its forms; where the whole name is nowhere, parts are called parts."""
    yield from one.full
    whole = bool(one.full) or one.named.source is None
    for surface, found in one.forms.items():
        if found and _may_mention(surface, one.named):
            confirmed = whole or (not one.named.person and _is_kin(surface, one.named))
            yield from found if confirmed else map(as_partial, found)
    if one.part and not any(found for surface, found in one.forms.items() if surface not in one.named.foreign):
        yield one.part


def _name_claim(one: _Located, path: str, language: str) -> Iterator[Claim]:
    if one.named.source is None:
        return
    claim = bind(Claim, "name", f"{path}/name/{language}", one.named.source)
    if one.kin:
        yield claim(one.kin, expanded=True)
    else:
        yield claim(best(one.full) or one.part or _stand_in(one) or NOWHERE)


def _stand_in(one: _Located) -> Mention | None:
    """Give a surface form in place of a thing's name: it stands in the article, but does not confirm the name."""
    if one.named.person:
        return None
    found = best(mention for surface, its in one.forms.items() if _is_naming(surface, one.named) for mention in its)
    return as_partial(found) if found else None


def _surface_claims(one: _Located) -> Iterator[Claim]:
    for surface, pointer in one.named.surfaces:
        found = best(one.forms[surface]) or NOWHERE
        yield Claim("surface", pointer, surface, found, of_other=surface in one.named.foreign)


def _is_kin(surface: str, named: Named) -> bool:
    """Say whether a surface form confirms a name that does not itself stand in the article."""
    if named.source is None or max(len(surface), len(named.source)) > NAME_AT_MOST:
        return False
    if is_unspaced(surface):
        return surface in named.source or named.source in surface
    return are_related(name_words(surface), name_words(named.source))


def _may_mention(surface: str, named: Named) -> bool:
    """Say whether a form counts as a mention: a person's never does when it is somebody else's."""
    return _is_naming(surface, named) and not (named.person and surface in named.foreign)


def _is_naming(surface: str, named: Named) -> bool:
    """Say whether a surface form names the thing at all: `завод` and `он` do not."""
    if surface != surface.lower() or surface == surface.upper() or any(map(str.isdigit, surface)):
        return True
    if named.person or named.source is None:
        return False
    kin = {stem(word) for word in name_words(named.source)}
    return any(stem(word) in kin and is_telling(word) for word in name_words(surface))


@dataclass(frozen=True, slots=True)
class _Surname:
    """A person's surname as a part of the whole name."""

    name: Wanted
    words: tuple[int, int]
    alone: Wanted


def _surname(named: Named) -> _Surname | None:
    if not named.person or named.source is None or len(named.source) > NAME_AT_MOST:
        return None
    name = wanted(named.source, person=True)
    if len(name.words) < 2:  # noqa: PLR2004 -- a name of one word has no surname apart
        return None
    words = surname_of(name, named.origin)
    return _Surname(name, words, name.part(*words))


def _surname_mentions(
    one: _Located, own: _Surname | None, others: list[_Surname], index: ArticleIndex
) -> list[Mention]:
    """Give where the surname stands alone for a person whose whole name was found, unless it may be somebody else's."""
    if own is None or not one.full:
        return []
    if is_unspaced(own.alone.text):
        return find(index, own.alone.text)
    return find_wanted(index, own.alone, _accepting(own, others))


def _accepting(own: _Surname, others: list[_Surname]) -> Accepts:
    alike = [other.alone for other in others if other is not own and other.alone.words[0][:2] == own.alone.words[0][:2]]
    given, length = given_names(own.name, own.words), len(own.alone.words)

    def accepts(string: IndexedString, place: int) -> bool:
        word = string.words[place]
        return not any(word in other.forms(0) for other in alike) and may_mean(given, string, place, place + length)

    return accepts


def _entity(named: Named, mentions: tuple[Mention, ...]) -> Entity:
    origin = named.origin
    return Entity(
        id=named.id,
        type=named.type,
        name=named.name,
        origin=origin if origin and len(origin) <= _TAG_AT_MOST and _TAG.fullmatch(origin) else None,
        role=named.role,
        affiliation=named.affiliation,
        mentions=mentions,
    )
