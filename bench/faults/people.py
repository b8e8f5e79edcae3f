"""F4, F5 and F15: names exchanged, names invented, roles and affiliations changed."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from random import Random
from typing import Any, Final

from bench.faults.edits import Change, Edit, Text, texts
from bench.faults.names import Named, in_the_case_of, named
from bench.faults.pairs import Pair
from bench.faults.tables import table
from schemas.check import EntityToCheck

CLOSE_BEFORE: Final = 60
"""Characters between a role and the name behind it."""
_JOINED: Final = re.compile(r"^[,\s]*(?:\w+\s){0,2}(?:и|and|with|с|со|和|与)\s*(?:\w+\s){0,2}$")
"""Two names with only this between them stand for the same thing in either order."""


def exchanged_names(pair: Pair, _random: Random) -> Iterator[Edit]:
    """F4: two persons, two organisations or two roles of one text in each other's place."""
    for text in texts(pair):
        for kind in ("person", "organisation"):
            for left, right in combinations(named(text, kind, pair), 2):
                yield from _exchanged(text, kind, left, right)
        yield from _exchanged_roles(text, pair)
        yield from _in_anothers_place(text, pair)
    yield from _exchanged_in_the_list(pair)


def _in_anothers_place(text: Text, pair: Pair) -> Iterator[Edit]:
    """Name another of the summary's people or organisations in a text that does not name him."""
    for kind in ("person", "organisation"):
        found = named(text, kind, pair)
        present = {one.entity.id for one in found}
        others = [entity for entity in pair.summary.entities if entity.type == kind and entity.id not in present]
        for one in found:
            for other in others:
                yield from _in_the_place_of(text, one, other)


def _in_the_place_of(text: Text, one: Named, other: EntityToCheck) -> Iterator[Edit]:
    new = in_the_case_of(one, other, text.path.rpartition("/")[2])
    if new:
        yield text.put(f"{other.type} for another", (one.start, one.end), new, parity=True)


def _exchanged_in_the_list(pair: Pair) -> Iterator[Edit]:
    """Exchange the names of two entities in one language of the list."""
    entities = list(enumerate(pair.summary.entities))
    for (first, left), (second, right) in combinations(entities, 2):
        for tag in pair.tags if left.type == right.type and left.type in {"person", "organisation"} else ():
            names = left.name[tag], right.name[tag]
            changes = (
                Change(f"/entities/{first}/name/{tag}", names[1]),
                Change(f"/entities/{second}/name/{tag}", names[0]),
            )
            yield Edit(f"{left.type} in the list", changes, *names, (f"/entities/{first}", f"/entities/{second}"))


def _exchanged(text: Text, kind: str, left: Named, right: Named) -> Iterator[Edit]:
    tag = text.path.rpartition("/")[2]
    first, second = in_the_case_of(left, right.entity, tag), in_the_case_of(right, left.entity, tag)
    between = text.text[left.end : right.start]
    if left.entity != right.entity and first and second and not _JOINED.match(between):
        yield text.put(kind, (left.start, right.end), f"{first}{between}{second}", parity=True)


def _exchanged_roles(text: Text, pair: Pair) -> Iterator[Edit]:
    tag = text.path.rpartition("/")[2]
    roles = {entity.role[tag] for entity in pair.summary.entities if entity.role}
    found = [(text.text.find(role), role) for role in sorted(roles) if text.text.count(role) == 1]
    for (start, left), (second, right) in combinations(sorted(found), 2):
        if second >= start + len(left) and left not in right and right not in left:
            between = text.text[start + len(left) : second]
            yield text.put("role", (start, second + len(right)), f"{right}{between}{left}", parity=True)


def invented_names(pair: Pair, random: Random) -> Iterator[Edit]:
    """F5: a person or organisation that nobody knows: in the list, in the place of a name, or in a clause more."""
    yield from _invented_entities(pair)
    for text in texts(pair):
        for kind in ("person", "organisation"):
            for one in named(text, kind, pair):
                yield from _replaced(text, one, random.choice(_inventions(kind)))
            yield from _added(text, kind, random.choice(_inventions(kind)))


def _inventions(kind: str) -> list[EntityToCheck]:
    rows: list[dict[str, Any]] = table("invented")[f"{kind}s"]
    return [_entity(kind, row, ("ru", "en", "zh")) for row in rows]


def _entity(kind: str, row: dict[str, Any], tags: tuple[str, ...]) -> EntityToCheck:
    name = {tag: row[tag[:2]] for tag in tags}
    return EntityToCheck.model_validate({"type": kind, "name": name, "origin": row["origin"]})


def _invented_entities(pair: Pair) -> Iterator[Edit]:
    count = len(pair.summary.entities)
    for kind in ("person", "organisation"):
        for row in table("invented")[f"{kind}s"]:
            entity = _entity(kind, row, pair.tags).model_dump(mode="json") | {"id": f"e{count + 1}"}
            yield Edit("listed", (Change("/entities/-", entity),), "", row["ru"], (f"/entities/{count}",))
    yield from _renamed(pair)


def _renamed(pair: Pair) -> Iterator[Edit]:
    """Call an entity of the list something else in the article's language."""
    source, _ = pair.tags
    for index, entity in enumerate(pair.summary.entities):
        rows = table("invented").get(f"{entity.type}s", ())
        if rows:
            new = rows[index % len(rows)][source[:2]]
            change = Change(f"/entities/{index}/name/{source}", new)
            yield Edit("renamed", (change,), entity.name[source], new, (f"/entities/{index}",))


def _replaced(text: Text, one: Named, other: EntityToCheck) -> Iterator[Edit]:
    new = in_the_case_of(one, other, text.language)
    if new:
        yield text.put(f"{other.type} replaced", (one.start, one.end), new)


def _added(text: Text, kind: str, other: EntityToCheck) -> Iterator[Edit]:
    clause = table("invented")["clauses"][text.language][kind].format(other.name[text.language])
    end = len(text.text.rstrip(".。"))
    if text.item != "/headline":
        yield text.put(f"{kind} added", (end, end), clause)


def wrong_roles(pair: Pair, _random: Random) -> Iterator[Edit]:
    """F15: another role in the list or in a text, or the affiliation of another organisation."""
    people = [(index, one) for index, one in enumerate(pair.summary.entities) if one.type == "person"]
    for index, person in people:
        yield from _other_affiliations(index, person, pair)
        yield from _taken_roles(index, person, pair)
        yield from _changed_roles(index, person)
    for text in texts(pair):
        yield from _changed_in_text(text, pair)


def _other_affiliations(index: int, person: EntityToCheck, pair: Pair) -> Iterator[Edit]:
    for other in pair.summary.entities:
        if other.type == "organisation" and person.affiliation and other.id != person.affiliation:
            change = Change(f"/entities/{index}/affiliation", other.id)
            yield Edit("affiliation", (change,), person.affiliation, other.id or "", (f"/entities/{index}",))


def _taken_roles(index: int, person: EntityToCheck, pair: Pair) -> Iterator[Edit]:
    for other in pair.summary.entities:
        if other.type == "person" and other.role and person.role and not _alike(other.role, person.role):
            yield from _role(index, person.role, other.role, "role of another")


def _alike(one: dict[str, str], other: dict[str, str]) -> bool:
    return any(role in other[tag] or other[tag] in role for tag, role in one.items())


def _role(index: int, old: dict[str, str], new: dict[str, str], kind: str) -> Iterator[Edit]:
    for tag, role in new.items():
        if role != old[tag]:
            change = Change(f"/entities/{index}/role/{tag}", role)
            yield Edit(kind, (change,), old[tag], role, (f"/entities/{index}",))


def _changed_roles(index: int, person: EntityToCheck) -> Iterator[Edit]:
    for tag, role in (person.role or {}).items():
        match = _role_pattern(tag[:2]).match(role)
        if match:
            new = table("roles")[tag[:2]][match[0]] + role[match.end() :]
            yield from _role(index, person.role or {}, {tag: new}, "role changed")


def _changed_in_text(text: Text, pair: Pair) -> Iterator[Edit]:
    """Change the role that stands beside a person's name, before it or (in English) behind it."""
    people = named(text, "person", pair)
    for match in _role_pattern(text.language).finditer(text.text):
        if any(_beside(text, one, match) for one in people):
            yield text.put("role in a text", match.span(), table("roles")[text.language][match[0]])


def _beside(text: Text, one: Named, role: re.Match[str]) -> bool:
    before = text.text[role.end() : one.start] if role.end() <= one.start else None
    behind = text.text[one.end : role.start()] if one.end <= role.start() and text.language == "en" else None
    if before is not None:
        return len(before) < CLOSE_BEFORE and not re.search(r"[.;]", before)
    return behind is not None and re.fullmatch(r",\s(?:the\s|a\s)?", behind) is not None


@cache
def _role_pattern(language: str) -> re.Pattern[str]:
    """Match a role of the table; the longest first, and none that is a part of another."""
    roles = "|".join(re.escape(role) for role in sorted(table("roles").get(language, {}), key=len, reverse=True))
    if language == "zh":
        return re.compile(f"(?<!副)(?:{roles})")
    return re.compile(rf"(?<![\w-])(?<!deputy )(?<!заместитель )(?:{roles})(?![\w-])")
