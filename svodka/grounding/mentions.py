"""Which of the places where names were found are an entity's mentions."""

from collections.abc import Iterable
from typing import Final

from schemas.span import Match, Mention, Where

NOWHERE: Final = Mention(where="text", start=0, end=0, text="", match="none")
"""What an entity has that was not found: one empty mention."""

_GRADES: Final[dict[Match, int]] = {"exact": 0, "normalised": 1, "inflected": 2, "partial": 3, "none": 4}
_Range = tuple[Where, int, int]


def best(mentions: Iterable[Mention]) -> Mention | None:
    """Give the mention with the best match; the first of equals."""
    return min(mentions, key=lambda mention: _GRADES[mention.match], default=None)


def as_partial(mention: Mention) -> Mention:
    """Give the same place, as one where only a part was found."""
    return mention.model_copy(update={"match": "partial"})


def arranged(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Put mentions of one entity in order, title first; of the same place the best, and none inside another."""
    at: dict[_Range, Mention] = {}
    for mention in mentions:
        place = _range(mention)
        if place not in at or _GRADES[mention.match] < _GRADES[at[place].match]:
            at[place] = mention
    inside = _inside(at)
    return tuple(at[place] for place in sorted(at, key=_order) if place not in inside)


def separated(entities: list[tuple[Mention, ...]]) -> list[tuple[Mention, ...]]:
    """Drop mentions inside a mention of another entity (Москва in «Технополис Москва»).

    An entity that would be left without any keeps them.
    """
    inside = _inside({_range(mention) for mentions in entities for mention in mentions if mention.match != "none"})
    return [
        tuple(mention for mention in mentions if _range(mention) not in inside) or mentions for mentions in entities
    ]


def _inside(places: Iterable[_Range]) -> set[_Range]:
    """Give the places that lie strictly inside another one."""
    inside: set[_Range] = set()
    reach: dict[Where, int] = {}
    for place in sorted(places, key=_order):
        where, _, end = place
        if end <= reach.get(where, -1):
            inside.add(place)
        reach[where] = max(end, reach.get(where, -1))
    return inside


def _range(mention: Mention) -> _Range:
    return mention.where, mention.start, mention.end


def _order(place: _Range) -> tuple[bool, int, int]:
    where, start, end = place
    return where == "text", start, -end
