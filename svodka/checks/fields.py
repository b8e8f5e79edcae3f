"""One generated text and where it stands in the summary."""

from dataclasses import dataclass
from typing import Final, Literal

READ_AT_MOST: Final = 5_000
"""Characters of a text that are read word by word. A point has some 300; of what is longer the form is wrong anyway."""

Part = Literal["headline", "alternative", "point", "name", "role", "quote"]


@dataclass(frozen=True, slots=True)
class Field:
    """One generated text: its JSON pointer, its kind and place among that kind, and its primary language."""

    path: str
    part: Part
    index: int
    language: str
    text: str

    @property
    def read(self) -> str:
        """The part that is read word by word."""
        return self.text[:READ_AT_MOST]
