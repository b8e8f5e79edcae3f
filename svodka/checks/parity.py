"""Rule: both languages of a text carry the same figures and entities, and neither says more."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from schemas.contract import EntityType
from schemas.finding import Severity
from schemas.summary import Entity
from svodka.checks.appearances import Place
from svodka.checks.calendar import supports
from svodka.checks.case import Case
from svodka.checks.fields import Field
from svodka.checks.figures import compare, digits
from svodka.checks.pairs import Pair, pairs
from svodka.checks.report import Objection, Outcome, looked
from svodka.checks.verified import is_count_of_few
from svodka.checks.words import WORD, fold
from svodka.grounding.kinship import is_telling
from svodka.grounding.wordlist import listed
from svodka.lexicon.lexicon import counterparts, key
from svodka.lexicon.surplus import Surplus, surplus
from svodka.numbers.compare import rounds_to
from svodka.numbers.reading import FULL, Reading

CODES: Final = (
    "figure-only-in-one",
    "figure-missing-in-one",
    "entity-only-in-one",
    "entity-missing-in-one",
    "claim-only-in-one",
)

_NAMED: Final = frozenset[EntityType]({"person", "organisation", "place"})
_PERSONAL: Final = frozenset(listed("он она его ее ей ему им ней нем нее него he she him her his hers"))
_STOP: Final = re.compile(r"[.!?…;]\s")
_CALENDAR: Final = frozenset({"date", "period"})


def look(case: Case) -> Outcome:
    """Look at every text that the summary has in two languages."""
    every = list(pairs(case, "headline", "alternative", "point", "name", "role", "quote"))
    objections = (objection for pair in every for objection in _objections(case, pair))
    return looked(len(every), objections, "one language only", *_notes(case))


def _objections(case: Case, pair: Pair) -> Iterator[Objection]:
    yield from _figures(case, pair)
    if pair.source.part in {"headline", "point"}:
        yield from _entities(case, pair)
    if pair.source.part == "point":
        yield from _claims(case, pair)


def _figures(case: Case, pair: Pair) -> Iterator[Objection]:
    source, target = case.figures.claimed(pair.source), case.figures.claimed(pair.target)
    if not (source or target):
        return
    for one, its, other, others in (
        (pair.source, source, pair.target, target),
        (pair.target, target, pair.source, source),
    ):
        for figure in its:
            if _is_demanded(one, figure, other) and not any(_same(case, figure, each) for each in others):
                yield _figure(case, one, figure, other)


def _is_demanded(one: Field, figure: Reading, other: Field) -> bool:
    """Say whether the other text must have it too: not what it may say in words that nobody reads there."""
    in_digits = any(map(str.isdigit, one.text[figure.start : figure.end]))
    plain_date = figure.kind in _CALENDAR and not figure.value[0].isalpha()
    read = FULL | {"zh"} if plain_date else FULL
    return not figure.weak and (in_digits or {one.language, other.language} <= read)


def _same(case: Case, one: Reading, other: Reading) -> bool:
    published = case.article.published
    if one.kind in _CALENDAR and other.kind in _CALENDAR:
        none = frozenset[str]()
        return any(supports(*pair, published, none) is True for pair in ((one, other), (other, one)))
    shared = digits(one), digits(other)
    if all(shared) and shared[0].isdisjoint(shared[1]) and "about" not in {one.bound, other.bound}:
        return False
    return compare(one, other, published) in {"same", "bound"} or rounds_to(one, other) or rounds_to(other, one)


def _figure(case: Case, one: Field, figure: Reading, other: Field) -> Objection:
    """Say which text is wrong: the one that leaves out what the article has, or the one that has what it has not."""
    said = one.text[figure.start : figure.end]
    args: dict[str, JsonValue] = {"found": said, "language": one.language}
    severity: Severity = "warning" if is_count_of_few(figure, said) else "error"
    if one.part == "name" or case.figures.look_up(one, figure).standing in {"confirmed", "elsewhere"}:
        return Objection("figure-missing-in-one", other.path, severity, args)
    return Objection("figure-only-in-one", one.path, severity, args, (figure.start, figure.end))


@dataclass(frozen=True, slots=True)
class _Named:
    """What one text names: entities beyond doubt, and those of which at least a word stands there."""

    field: Field
    places: list[Place]
    plainly: frozenset[int]
    at_all: frozenset[int]


def _entities(case: Case, pair: Pair) -> Iterator[Objection]:
    source, target = _named(case, pair.source), _named(case, pair.target)
    for one, other in ((source, target), (target, source)):
        for index in sorted(one.plainly - other.at_all):
            entity = case.summary.entities[index]
            if entity.type in _NAMED and _is_sure(case, one, index) and not _is_translated(case, one, other, index):
                yield _entity(case, one, other, index)


def _named(case: Case, field: Field) -> _Named:
    places = case.appearances.in_text(field.read, field.language)
    plainly = case.appearances.plainly(places, field.language)
    return _Named(field, places, plainly, plainly | frozenset(_in_part(case, field, places)))


def _in_part(case: Case, field: Field, places: list[Place]) -> Iterator[int]:
    """Give the entities of which a word stands there by itself: no other entity's, and no everyday word by chance."""
    owners = Counter((place.start, place.end) for place in places)
    for place in places:
        own = owners[place.start, place.end] == 1
        if case.summary.entities[place.entity].type == "place" or (
            own and (field.text[place.start].isupper() or not is_telling(place.word) or _is_pointed_at(field, place))
        ):
            yield place.entity


def _is_pointed_at(field: Field, place: Place) -> bool:
    """Say whether it is `the zone` or `this court`: the thing that was named before, by its kind alone."""
    return field.text[: place.start].lower().endswith(("the ", "this ", "этой ", "этот ", "этом "))


def _is_sure(case: Case, one: _Named, index: int) -> bool:
    """Say whether words tell of this entity alone: a word that two share means the one that is named more fully."""
    entity = case.summary.entities[index]
    if not entity.name.get(_tag(case, one.field), ""):
        return False
    own = {(place.start, place.end) for place in one.places if place.entity == index}
    shared = {(place.start, place.end) for place in one.places if place.entity != index}
    return bool(own - shared)


def _is_translated(case: Case, one: _Named, other: _Named, index: int) -> bool:
    """Say whether the other text has a word for it: an election commission is there where `избирком` is."""
    if index not in case.appearances.names[one.field.language].ordinary:
        return False
    words = {place.word for place in one.places if place.entity == index}
    there = _words_of_a_name(case, other.field, index)
    translated = sum(
        word in other.field.read if word.isdigit() else not there.isdisjoint(counterparts(word, one.field.language))
        for word in words
    )
    return 2 * translated >= len(words)


def _tag(case: Case, field: Field) -> str:
    return next(tag for tag in case.summary.languages if field.path.endswith(f"/{tag}"))


def _entity(case: Case, one: _Named, other: _Named, index: int) -> Objection:
    entity = case.summary.entities[index]
    place = next(place for place in one.places if place.entity == index)
    args: dict[str, JsonValue] = {"name": entity.name[_tag(case, one.field)], "language": one.field.language}
    severity = _severity(case, index, one, other)
    if _is_in_evidence(case, one.field, entity):
        return Objection("entity-missing-in-one", other.field.path, severity, args)
    return Objection("entity-only-in-one", one.field.path, severity, args, (place.start, place.end))


def _severity(case: Case, index: int, one: _Named, other: _Named) -> Severity:
    """Soften where the other text may mean the same: by `he` or `she`, or in a language whose words are not known."""
    if one.field.part != "point" and case.summary.entities[index].type == "organisation":
        # A headline says `watchdog` where it has no room for a name.
        return "warning"
    if not {one.field.language, other.field.language} <= FULL:
        return "warning" if index in case.appearances.names[one.field.language].ordinary else "error"
    if case.summary.entities[index].type != "person":
        return "error"
    stands_for = _pronouns(other.field) > _pronouns(one.field)
    return "warning" if stands_for else "error"


def _pronouns(field: Field) -> int:
    return sum(fold(word) in _PERSONAL for word in WORD.findall(field.read))


def _words_of_a_name(case: Case, field: Field, index: int) -> set[str]:
    """Give the stems that may belong to a name: in English those with a capital, where the name is written so."""
    words = WORD.findall(field.read)
    name = case.summary.entities[index].name.get(_tag(case, field), "")
    if field.language == "en" and sum(word[0].isupper() for word in WORD.findall(name)) > 1:
        words = [word for word in words if word[0].isupper()]
    return {key(fold(word), field.language) for word in words}


def _is_in_evidence(case: Case, field: Field, entity: Entity) -> bool:
    if field.part != "point":
        return True
    evidence = case.summary.points[field.index].evidence
    return any(
        span.where == mention.where and span.start <= mention.start < span.end
        for span in evidence
        for mention in entity.mentions
    )


def _claims(case: Case, pair: Pair) -> Iterator[Objection]:
    """Say what only one language claims; where each has something of its own, they are free translations."""
    sides = ((pair.source, pair.target), (pair.target, pair.source))
    more = [surplus(one.read, one.language, other.read, other.language) for one, other in sides]
    if all(more):
        return
    for (one, other), found in zip(sides, more, strict=True):
        for each in found:
            if each.is_plain and not (each.whole and _names_the_same(case, one, other, each)):
                args: dict[str, JsonValue] = {"words": one.text[each.start : each.end], "language": one.language}
                yield Objection("claim-only-in-one", one.path, args=args, range=(each.start, each.end))


def _names_the_same(case: Case, one: Field, other: Field, found: Surplus) -> bool:
    """Say whether a sentence names somebody whom the other text names too: it may be told there in other words."""
    ends = [match.end() for match in _STOP.finditer(one.text, 0, found.start)]
    stop = _STOP.search(one.text, found.end)
    start, end = (ends[-1] if ends else 0), (stop.start() if stop else len(one.text))
    here = {each.entity for each in _named(case, one).places if start <= each.start < end}
    return not here.isdisjoint(_named(case, other).plainly)


def _notes(case: Case) -> Iterable[str]:
    unread = sorted({one.language for one in case.fields} - FULL)
    for language in unread:
        yield f"in {language} only figures in digits, and no claims"
