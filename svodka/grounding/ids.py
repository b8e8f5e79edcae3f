"""Ids that name one entity each, and references that still mean what they meant."""

from collections.abc import Sequence
from itertools import count

from schemas.contract import EntityType


class Ids:
    """The ids of a summary's entities: `own` has one for each, in their order.

    A blank or repeated id becomes the next free of e1, e2, …
    """

    def __init__(self, given: Sequence[str | None], types: Sequence[EntityType]) -> None:
        written = [(one or "").strip() for one in given]
        self.own = _distinct(written)
        self._holders: dict[str, list[tuple[EntityType, str]]] = {}
        for one, kind, kept in zip(written, types, self.own, strict=True):
            self._holders.setdefault(one, []).append((kind, kept))

    def resolve(self, reference: str | None, wanted: EntityType) -> str | None:
        """Give the id that a reference now means, or None if it is no entity's.

        Where several entities had the same id, the first of the wanted type is meant.
        """
        written = (reference or "").strip()
        holders = self._holders.get(written, []) if written else []
        return next((kept for kind, kept in holders if kind == wanted), holders[0][1] if holders else None)


def _distinct(written: list[str]) -> list[str]:
    taken = set(written)
    fresh = (name for number in count(1) if (name := f"e{number}") not in taken)
    seen: set[str] = set()
    distinct: list[str] = []
    for one in written:
        kept = one if one and one not in seen else next(fresh)
        seen.add(kept)
        distinct.append(kept)
    return distinct
