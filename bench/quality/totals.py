"""What one or several graded samples come to, as shares."""

from collections.abc import Callable, Sequence

from bench.faults.scores import Share
from bench.quality.gold import GoldEntity
from bench.quality.grading import Graded, Kept
from schemas.contract import EntityType


def recall(graded: Sequence[Graded], kind: EntityType | None = None, *, main: bool = False) -> Share:
    """Count the gold's entities that the summaries list: of one type or of all, the main ones or all."""
    wanted = sum(_is_asked(entity, kind, main=main) for each in graded for entity in each.gold.entities)
    missing = sum(_is_asked(entity, kind, main=main) for each in graded for entity in each.missing)
    return Share(wanted - missing, wanted)


def _is_asked(entity: GoldEntity, kind: EntityType | None, *, main: bool) -> bool:
    return kind in (None, entity.type) and (entity.main or not main)


def precision(graded: Sequence[Graded], kind: EntityType | None = None) -> Share:
    """Count the listed entities that the gold has; the type is the summary's."""
    right = sum(kind in (None, match.given.type) for each in graded for match in each.matches)
    extra = sum(kind in (None, entity.type) for each in graded for entity in each.extra)
    return Share(right, right + extra)


def typed(graded: Sequence[Graded]) -> Share:
    """Count the listed entities of the gold that have the gold's type."""
    matches = [match for each in graded for match in each.matches]
    return Share(sum(match.given.type == match.gold.type for match in matches), len(matches))


def named(graded: Sequence[Graded], kind: EntityType | None = None) -> Share:
    """Count the listed entities of the gold whose second-language name it accepts."""
    matches = [match for each in graded for match in each.matches if kind in (None, match.gold.type)]
    return Share(sum(match.named for match in matches), len(matches))


def told(graded: Sequence[Graded]) -> Share:
    """Count the main people and organisations that a point names."""
    main = sum(one.main and one.type != "place" for each in graded for one in each.gold.entities)
    return Share(main - sum(len(each.untold) for each in graded), main)


def kept(graded: Sequence[Graded], carried: Callable[[Kept], bool]) -> Share:
    """Weigh the facts that are carried as asked."""
    facts = [one for each in graded for one in each.facts]
    return Share(sum(one.fact.weight for one in facts if carried(one)), sum(one.fact.weight for one in facts))


def in_both(one: Kept) -> bool:
    """Say whether one point carries the fact in both languages."""
    return one.both


def in_source(one: Kept) -> bool:
    """Say whether a point carries the fact in the article's language."""
    return one.source


def in_second(one: Kept) -> bool:
    """Say whether a point carries the fact in the other language."""
    return one.second


def cited(graded: Sequence[Graded]) -> Share:
    """Count the kept facts whose point cites one of the sentences that say it."""
    facts = [one for each in graded for one in each.facts if one.both]
    return Share(sum(one.cited for one in facts), len(facts))
