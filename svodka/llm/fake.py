"""A writer that answers from a queue, for tests and for trying things out."""

from collections import deque
from collections.abc import Iterable

from pydantic import BaseModel

from svodka.errors import SvodkaError
from svodka.llm.completion import Completion, Tokens
from svodka.llm.unit import Unit
from svodka.llm.wire import Body
from svodka.llm.writer import Listener
from svodka.settings import Mode

Answer = BaseModel | str | SvodkaError


class FakeWriter:
    """Gives the queued answers one by one and keeps the bodies it was sent; IndexError when none is left."""

    model = "fake"
    mode: Mode = "schema"
    replayed = False

    def __init__(self, answers: Iterable[Answer] = ()) -> None:
        self.answers = deque(answers)
        self.bodies: list[Body] = []

    async def complete(self, body: Body, unit: Unit, listen: Listener | None = None) -> Completion:
        """Give the next answer, or raise it if it is an error."""
        self.bodies.append(body)
        unit.calls_on_wire += 1
        answer = self.answers.popleft()
        if isinstance(answer, SvodkaError):
            raise answer
        content = answer.model_dump_json() if isinstance(answer, BaseModel) else answer
        if listen is not None:
            listen(content)
        tokens = Tokens(input=len(str(body)) // 4, output=len(content) // 4)
        await unit.settle(await unit.reserve(self.model, tokens, None), "ok", tokens, None)
        return Completion(content=content, model=self.model, tokens=tokens)

    async def aclose(self) -> None:
        """Do nothing: there is nothing open."""
