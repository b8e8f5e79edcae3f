"""What a caller hears while a summary is being made."""

from typing import Literal

from pydantic import Field

from schemas.contract import Bilingual, Contract, EntityType
from schemas.span import Mention, Span

Stage = Literal["clean", "draft", "ground", "check", "repair", "judge", "finish"]


class StageBegun(Contract):
    """A step of the work has begun. `draft` may come twice: what was drafted before is then void."""

    stage: Stage
    """The step, in the order of the work; `repair` and `judge` only where there is one."""


class PointDrafted(Contract):
    """A point as the model wrote it, not checked yet; the summary at the end has the last word."""

    index: int = Field(ge=0)
    """Its place among the points of this draft."""
    text: Bilingual
    """The statement in each language."""
    evidence: tuple[Span, ...]
    """The sentences of the article that it is said to rest on."""


class EntityDrafted(Contract):
    """An entity as the model wrote it, not checked yet; the summary at the end has the last word."""

    index: int = Field(ge=0)
    """Its place among the entities of this draft."""
    type: EntityType
    """What kind of thing it is."""
    name: Bilingual
    """Its name in each language."""
    mentions: tuple[Mention, ...]
    """Where the article names it."""


Progress = StageBegun | PointDrafted | EntityDrafted
