"""Ids that name one entity each, and references that still mean what they meant."""

from collections.abc import Callable, Sequence
from itertools import count

from schemas.contract import EntityType


def distinct_ids(ids: Sequence[str | None]) -> list[str]:
    """Give every entity an id of its own: a blank or repeated one becomes the next free of e1, e2, …"""
    given = [(one or "").strip() for one in ids]
    taken = set(given)
    fresh = (name for number in count(1) if (name := f"e{number}") not in taken)
    seen: set[str] = set()
    distinct: list[str] = []
    for one in given:
        kept = one if one and one not in seen else next(fresh)
        seen.add(kept)
        distinct.append(kept)
    return distinct


def references(
    ids: Sequence[str | None], types: Sequence[EntityType]
) -> Callable[[str | None, EntityType], str | None]:
    """Give the function that turns a reference into the id it now has; None where it refers to nothing.

    Where several entities had the same id, a reference means the first of the wanted type.
    """
    holders: dict[str, list[tuple[EntityType, str]]] = {}
    for given, kind, kept in zip(ids, types, distinct_ids(ids), strict=True):
        holders.setdefault((given or "").strip(), []).append((kind, kept))
    holders.pop("", None)

    def resolve(reference: str | None, wanted: EntityType) -> str | None:
        those = holders.get((reference or "").strip(), [])
        return next((kept for kind, kept in those if kind == wanted), those[0][1] if those else None)

    return resolve
