"""One validated answer from a model: through instructor, with at most one re-ask of ours."""

import functools
import importlib
import logging
import re
import unicodedata
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar, cast

from pydantic import BaseModel, ValidationError

from svodka.errors import SchemaUnsatisfied, SvodkaError
from svodka.llm.answer import UnusableAnswer, demand_clean_json, explain_invalid
from svodka.llm.completion import Completion
from svodka.llm.unit import Unit
from svodka.llm.wire import Message, compose
from svodka.llm.writer import Listener, Writer

T = TypeVar("T", bound=BaseModel)

BAD_ANSWER_SHOWN: Final = 20_000
"""A longer unusable answer is not sent back with the re-ask: it would cost more than it helps."""

LEAKED: Final = "it repeats words of these instructions that must not be written"
_NOT_ALPHANUMERIC: Final = re.compile(r"[\W_]+")
_NO_OBJECT: Final = {
    "two-calls": "it makes more than one call",
    "wrong-tool": "it calls what was not offered",
    "empty": "it is empty",
}


@dataclass(frozen=True, slots=True)
class Reply(Generic[T]):
    """A validated answer, the text it came as, and the conversation that led to it."""

    value: T
    content: str
    served: str | None
    conversation: tuple[Message, ...]

    @property
    def continued(self) -> tuple[Message, ...]:
        """The conversation with this answer in it, for the next question."""
        return (*self.conversation, Message("assistant", self.content))


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """What is asked, and what an answer must be and must not contain."""

    conversation: tuple[Message, ...]
    answer: type[T]
    canary: str
    reask: Callable[[str], str]
    """Makes the message that asks again from the words that say what was wrong."""
    listen: Listener | None = None
    """Hears each answer grow; what it hears has not been found usable yet."""


async def ask(writer: Writer, question: Question[T], unit: Unit) -> Reply[T]:
    """Ask, and once more when the answer cannot be used; SchemaUnsatisfied when neither can."""
    try:
        return await _ask_once(writer, question, question.conversation, unit)
    except UnusableAnswer as unusable:
        if not unit.calls_left:
            raise _unsatisfied(unusable) from None
        again = (*question.conversation, *_shown(unusable), Message("user", question.reask(unusable.problem)))
    try:
        return await _ask_once(writer, question, again, unit)
    except UnusableAnswer as unusable:
        raise _unsatisfied(unusable) from None


def _shown(unusable: UnusableAnswer) -> Sequence[Message]:
    if not unusable.content or unusable.problem == LEAKED or len(unusable.content) > BAD_ANSWER_SHOWN:
        return ()
    # Half of a surrogate pair is not sent: it would not be text.
    return (Message("assistant", unusable.content.encode(errors="replace").decode()),)


def _unsatisfied(unusable: UnusableAnswer) -> SchemaUnsatisfied:
    return SchemaUnsatisfied("canary" if unusable.problem == LEAKED else "")


@dataclass(slots=True)
class _Call:
    """Carries one call through instructor, and what came back around it."""

    writer: Writer
    conversation: Sequence[Message]
    answer: type[BaseModel]
    unit: Unit
    listen: Listener | None = None
    completion: Completion = field(default_factory=lambda: Completion(content=""))

    async def complete(self) -> Completion:
        body = compose(self.conversation, self.answer, self.writer.mode)
        try:
            self.completion = await self.writer.complete(body, self.unit, self.listen)
        except SchemaUnsatisfied as failed:
            raise UnusableAnswer(_NO_OBJECT.get(failed.reason, "it is empty")) from None
        return self.completion


async def _ask_once(writer: Writer, question: Question[T], conversation: tuple[Message, ...], unit: Unit) -> Reply[T]:
    call = _Call(writer, conversation, question.answer, unit, question.listen)
    value = await _validated(call)
    if isinstance(value, Exception):
        # Raised here, not where it was caught, so that its own chain of causes stays as it was.
        raise value
    if repeats(value, question.canary):
        raise UnusableAnswer(LEAKED, call.completion.content)
    return Reply(_plain(value, question.answer), call.completion.content, call.completion.model, conversation)


async def _validated(call: _Call) -> BaseModel | Exception:
    try:
        # The real messages travel in the call; instructor is given none, so it has nothing to render as a template.
        return cast(
            "BaseModel",
            await _structured()(response_model=_prepared(call.answer), messages=[], max_retries=0, call=call),
        )
    except Exception as wrapped:  # noqa: BLE001 - instructor wraps whatever went wrong in an exception of its own
        return _unwrapped(wrapped, call.completion)


def repeats(value: BaseModel, canary: str) -> bool:
    """Say whether words that must not be written stand in a value, however they are dressed up."""
    return _bare(canary) in _bare(value.model_dump_json())


def _bare(text: str) -> str:
    # However it is escaped, spaced out or written in capitals, it is the same secret.
    return _NOT_ALPHANUMERIC.sub("", unicodedata.normalize("NFKC", text).casefold())


def _plain(value: BaseModel, answer: type[T]) -> T:
    # instructor gives a subclass of its own and hangs the whole completion on it.
    return answer.model_construct(value.model_fields_set, **{name: vars(value)[name] for name in answer.model_fields})


def _unwrapped(failure: Exception, completion: Completion) -> Exception:
    cause: BaseException | None = failure
    while cause is not None:
        if isinstance(cause, ValidationError):
            return UnusableAnswer(explain_invalid(cause), completion.content)
        if isinstance(cause, UnusableAnswer):
            cause.content = cause.content or completion.content
            return cause
        if isinstance(cause, SvodkaError):
            return cause
        cause = cause.__cause__
    return failure.__cause__ if isinstance(failure.__cause__, Exception) else failure


def prepare() -> None:
    """Import what asking needs; it takes a second, which else the first caller waits for."""
    for library in ("genai_prices", "openai.types.chat"):
        importlib.import_module(library)
    _structured()


@functools.cache
def _prepared(answer: type[BaseModel]) -> type[BaseModel]:
    """Give an answer's model as instructor would make it for each call anew, with the schema that it asks for."""
    import instructor  # noqa: PLC0415

    prepared = instructor.response_schema(answer)
    schema = prepared.model_json_schema()
    # What travels is made by our own wire; this one is only asked for.
    setattr(prepared, "model_json_schema", lambda: schema)  # noqa: B010 - the type checkers know better
    return prepared


@functools.cache
def _structured() -> Callable[..., Awaitable[Any]]:
    import instructor  # noqa: PLC0415 - half a second of import, needed only where a model is asked

    # It logs completions, and what was wrong in them, at every level up to ERROR.
    logging.getLogger("instructor").setLevel(logging.CRITICAL + 1)
    return cast("Callable[..., Awaitable[Any]]", instructor.patch(create=_create, mode=instructor.Mode.JSON_SCHEMA))


async def _create(*, call: _Call, **_: object) -> object:
    """Stand where instructor expects a provider: the modes of the wire are ours, what comes back is always JSON."""
    from openai.types.chat import ChatCompletion  # noqa: PLC0415

    completion = await call.complete()
    message = {"role": "assistant", "content": demand_clean_json(completion.content)}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    return ChatCompletion.model_validate(
        {"id": "", "object": "chat.completion", "created": 0, "model": completion.model or "", "choices": [choice]}
    )
