"""Articles of a given size with summaries of them, put together from the short pairs."""

from collections.abc import Iterator, Sequence
from typing import Final

from bench.faults.pairs import Body, Pair
from schemas.check import CheckRequest, SummaryToCheck
from schemas.request import SummaryRequest

CHARACTERS: Final = 6000
ENTITIES: Final = 15
POINTS: Final = 7


def composed(pairs: Sequence[Pair], characters: int = CHARACTERS) -> CheckRequest:
    """Give one article of about this size made of several, and a summary with 7 points and 15 entities of them."""
    parts = _enough(pairs, characters)
    text = "\n\n".join(pair.request.text or "" for pair in parts)[:characters]
    summary = _summary(parts)
    request = SummaryRequest(text=text, language="ru", published=parts[0].request.published, length="long")
    return CheckRequest(article=request, summary=SummaryToCheck.model_validate(summary))


def _enough(pairs: Sequence[Pair], characters: int) -> list[Pair]:
    parts: list[Pair] = []
    while sum(len(pair.request.text or "") + 2 for pair in parts) < characters:
        parts.append(pairs[len(parts) % len(pairs)])
    return parts


def _summary(parts: Sequence[Pair]) -> Body:
    several = list(dict.fromkeys(pair.name for pair in parts))
    bodies = [next(pair.body for pair in parts if pair.name == name) for name in several]
    entities = [entity for body in bodies for entity in _unplaced(body)]
    return {
        "languages": ["ru", "en"],
        "headline": bodies[0]["headline"],
        "points": [{"text": point["text"]} for point in _in_turn(bodies)][:POINTS],
        "entities": [entity | {"id": f"e{at}"} for at, entity in enumerate(entities[:ENTITIES], 1)],
    }


def _unplaced(body: Body) -> Iterator[Body]:
    """Give the entities with their mentions as words: offsets are another article's."""
    for entity in body["entities"]:
        words = list(dict.fromkeys(mention["text"] for mention in entity["mentions"]))
        yield {key: entity[key] for key in ("type", "name", "role", "origin")} | {"mentions": words}


def _in_turn(bodies: Sequence[Body]) -> Iterator[Body]:
    for at in range(POINTS):
        yield from (body["points"][at] for body in bodies if at < len(body["points"]))
