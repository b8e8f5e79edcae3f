"""What the engine asks of a model: one completion for one body."""

from collections.abc import Callable
from typing import Protocol

from svodka.llm.completion import Completion
from svodka.llm.unit import Unit
from svodka.llm.wire import Body
from svodka.settings import Mode

Listener = Callable[[str], None]
"""Is given the text of an answer so far, from its beginning, each time it has grown; a shorter one is a new answer."""


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

    async def complete(self, body: Body, unit: Unit, listen: Listener | None = None) -> Completion:
        """Give a whole completion within the unit's calls and time; raises SvodkaError.

        With a listener the answer is streamed, and the listener hears it grow. What it heard is whole, and checked for
        its end, only when this returns.
        """
        ...

    async def aclose(self) -> None:
        """Close what is open."""
        ...
