"""What the engine asks of a model: one completion for one body."""

from typing import Protocol

from svodka.llm.completion import Completion
from svodka.llm.unit import Unit
from svodka.llm.wire import Body
from svodka.settings import Mode


class Writer(Protocol):
    """Something that completes: a provider, the recordings, or a fake."""

    @property
    def model(self) -> str:
        """The model that is asked for."""
        ...

    @property
    def mode(self) -> Mode:
        """How the form of the answer is enforced."""
        ...

    @property
    def replayed(self) -> bool:
        """Whether the answers come from recordings."""
        ...

    async def complete(self, body: Body, unit: Unit) -> Completion:
        """Give a whole completion within the unit's calls and time; raises SvodkaError."""
        ...

    async def aclose(self) -> None:
        """Close what is open."""
        ...
