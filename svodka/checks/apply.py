"""Puts corrections into a summary; the spans of the article stay as they are."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from schemas.contract import Bilingual
from schemas.finding import Correction
from schemas.summary import Entity, Point, Quote
from svodka.grounding.grounded import Grounded

Item = TypeVar("Item", Point, Entity, Quote)


def apply(summary: Grounded, corrections: Iterable[Correction]) -> Grounded:
    """Give the summary with these texts in place; ValueError when a path is no text or does not hold `before`."""
    for correction in corrections:
        summary = _applied(summary, correction)
    return summary


def _applied(summary: Grounded, correction: Correction) -> Grounded:
    match correction.path.split("/")[1:]:
        case ["headline", _] if summary.headline is not None:
            return replace(summary, headline=_corrected(summary.headline, correction))
        case ["headline_alternatives", index, _]:
            headlines = list(summary.headline_alternatives)
            headlines[int(index)] = _corrected(headlines[int(index)], correction)
            return replace(summary, headline_alternatives=tuple(headlines))
        case ["points", index, "text", _]:
            return replace(summary, points=_with_text(summary.points, int(index), "text", correction))
        case ["entities", index, "name" | "role" as key, _]:
            return replace(summary, entities=_with_text(summary.entities, int(index), key, correction))
        case ["quotes", index, "text", _]:
            return replace(summary, quotes=_with_text(summary.quotes, int(index), "text", correction))
        case _:
            raise ValueError(f"no text of a summary stands at {correction.path}")


def _with_text(items: tuple[Item, ...], index: int, key: str, correction: Correction) -> tuple[Item, ...]:
    mended = list(items)
    corrected = _corrected(getattr(items[index], key) or {}, correction)
    mended[index] = items[index].model_copy(update={key: corrected})
    return tuple(mended)


def _corrected(value: Bilingual, correction: Correction) -> Bilingual:
    language = correction.path.rpartition("/")[2]
    if correction.after is None or value.get(language) != correction.before:
        raise ValueError(f"the correction by {correction.by} does not fit what stands at {correction.path}")
    return {**value, language: correction.after}
