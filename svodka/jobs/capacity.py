"""How much is done at once in this process; what is over it is refused at once instead of waiting in vain."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

from svodka.errors import Overloaded

RETRY_AFTER = 2.0
"""Seconds after which a refused caller may find a place: about the time a summary takes."""


@dataclass(slots=True)
class Capacity:
    """So many places, and how many of them are taken."""

    places: int
    taken: int = field(default=0, init=False)

    def demand(self) -> None:
        """Raise Overloaded when every place is taken."""
        if self.taken >= self.places:
            raise Overloaded(retry_after=RETRY_AFTER)

    @contextmanager
    def place(self) -> Generator[None]:
        """Take a place as long as the block runs; raises Overloaded."""
        self.demand()
        self.taken += 1
        try:
            yield
        finally:
            self.taken -= 1
