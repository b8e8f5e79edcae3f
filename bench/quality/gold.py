"""The gold: what a good summary of each recorded article holds; its form is told in bench/gold/README.md."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import Field, TypeAdapter

from bench.quality.marks import Marks
from schemas.contract import EntityType

GOLD: Final = Path(__file__).parents[1] / "gold"


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """Somebody or something the article names, and what it may be called in the other language."""

    type: EntityType
    name: str
    second: tuple[str, ...]
    also: tuple[str, ...] = ()
    main: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """All its names in the article's language."""
        return (self.name, *self.also)


@dataclass(frozen=True, slots=True)
class Fact:
    """What a summary should tell, with its marks in each language and the sentences that say it."""

    what: str
    weight: int
    marks: dict[str, Marks]
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Trap:
    """What would be wrong in any text, with its marks in each language."""

    what: str
    marks: dict[str, Marks]


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of one sample."""

    entities: tuple[GoldEntity, ...]
    facts: tuple[Fact, ...]
    traps: tuple[Trap, ...] = Field(default=())


_GOLD: Final[TypeAdapter[Gold]] = TypeAdapter(Gold)


def read_gold(path: Path) -> Gold:
    """Read one file; pydantic's ValidationError where it has not the form."""
    read: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    entities = [{"type": kind, **entity} for kind, every in read["entities"].items() for entity in every]
    return _GOLD.validate_python({**read, "entities": entities})
