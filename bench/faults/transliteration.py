"""F12: a Chinese name in a wrong transliteration."""

import re
from collections.abc import Iterator
from random import Random

from bench.faults.edits import Change, Edit
from bench.faults.pairs import Pair
from bench.faults.tables import table
from schemas.check import EntityToCheck


def wrong_transliterations(pair: Pair, _random: Random) -> Iterator[Edit]:
    """F12: in the list of names alone, in one text alone, or everywhere in the second language.

    Only between Russian and English, where the second language's form follows from the first's.
    """
    if set(pair.primary) != {"ru", "en"}:
        return
    for index, entity in enumerate(pair.summary.entities):
        if entity.type in {"person", "place"} and (entity.origin or "").startswith("zh"):
            for kind, old, new in _misspelt(entity, pair):
                yield from _put(pair, index, kind, (old, new))


def _misspelt(entity: EntityToCheck, pair: Pair) -> Iterator[tuple[str, str, str]]:
    name, (_, language) = entity.name[pair.tags[1]], pair.primary
    for kind, pattern, new in table("misspellings")[language]:
        for match in re.finditer(pattern, name):
            yield kind, name, name[: match.start()] + new + name[match.end() :]
    first, _, rest = name.partition(" ")
    if rest and entity.type == "person":
        yield "order", name, f"{rest} {first}"


def _put(pair: Pair, index: int, kind: str, shown: tuple[str, str]) -> Iterator[Edit]:
    old, new = shown
    _, target = pair.tags
    listed = Change(f"/entities/{index}/name/{target}", new)
    told = [Change(path, words.replace(old, new)) for path, words in _texts(pair, target) if old in words]
    place = f"/entities/{index}"
    yield Edit(f"{kind}, in the list", (listed,), old, new, (place,))
    if told:
        changes = (listed, *told)
        yield Edit(f"{kind}, everywhere", changes, old, new, (place, *(change.path for change in told)))
    for change in told:
        yield Edit(f"{kind}, in a text", (change,), old, new, (change.path, place))


def _texts(pair: Pair, target: str) -> Iterator[tuple[str, str]]:
    summary = pair.summary
    if summary.headline is not None:
        yield f"/headline/{target}", summary.headline[target]
    for index, point in enumerate(summary.points):
        yield f"/points/{index}/text/{target}", point.text[target]
    for index, quote in enumerate(summary.quotes):
        yield f"/quotes/{index}/text/{target}", quote.text[target]
