"""Who is meant by the speaker of a quotation: an id, or a name."""

from collections.abc import Sequence

from schemas.summary import Entity
from svodka.grounding.grounded import Claim
from svodka.grounding.ids import Ids
from svodka.grounding.index import ArticleIndex, index_string
from svodka.grounding.mentions import NOWHERE, best
from svodka.grounding.search import find


class Speakers:
    """The people of a summary as speakers."""

    def __init__(self, ids: Ids, entities: Sequence[Entity], index: ArticleIndex) -> None:
        self._ids = ids
        self._people = [entity for entity in entities if entity.type == "person"]
        self._index = index

    def resolve(self, speaker: str | None, path: str) -> tuple[str | None, list[Claim]]:
        """Give the entity's id; where a name is no entity's, None and the claim that it stands in the article."""
        name = (speaker or "").strip()
        meant = self._ids.resolve(name, "person") or self._by_name(name)
        if not name or meant is not None:
            return meant, []
        found = best(find(self._index, name, person=True))
        return None, [Claim("name", path, name, found or NOWHERE)]

    def _by_name(self, name: str) -> str | None:
        """Give the id of the one person whose name this is, or is a part of."""
        meant = [entity.id for entity in self._people if name and _is_called(entity, name)]
        return meant[0] if len(meant) == 1 else None


def _is_called(entity: Entity, name: str) -> bool:
    return any(_stands_in(whole, name) or _stands_in(name, whole) for whole in entity.name.values())


def _stands_in(text: str, name: str) -> bool:
    return bool(find(ArticleIndex((index_string(text, "text"),)), name, person=True))
