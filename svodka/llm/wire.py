"""The body of a call: messages, and the form of the answer in the way the endpoint knows."""

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, cast

from pydantic import BaseModel, JsonValue

from svodka.settings import Mode

Body = dict[str, JsonValue]

_DROPPED: Final = frozenset({"title", "description", "default", "maxItems"})
"""What the prompt says better, and limits that only a broken answer reaches."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


@functools.cache
def wire_schema(answer: type[BaseModel]) -> dict[str, JsonValue]:
    """Give the JSON Schema of an answer as it travels: only what constrains, since every word of it costs tokens."""
    return cast("dict[str, JsonValue]", _bare(cast("JsonValue", answer.model_json_schema())))


def _bare(node: JsonValue, *, names: bool = False) -> JsonValue:
    if isinstance(node, list):
        return [_bare(item) for item in node]
    if not isinstance(node, dict):
        return node
    # Under `properties` and `$defs` the keys are names of fields and types, not keywords.
    return {
        key: _bare(value, names=key in {"properties", "$defs"} and not names)
        for key, value in node.items()
        if names or key not in _DROPPED
    }


def compose(messages: Sequence[Message], answer: type[BaseModel], mode: Mode) -> Body:
    """Lay out messages and the form of the answer for one mode."""
    name, schema = answer.__name__.lower(), wire_schema(answer)
    if mode == "fenced":
        return {"messages": _with_schema_in_words(messages, schema)}
    plain: list[JsonValue] = [{"role": message.role, "content": message.content} for message in messages]
    if mode == "tools":
        function: JsonValue = {"name": name, "parameters": schema}
        return {
            "messages": plain,
            "tools": [{"type": "function", "function": function}],
            "tool_choice": {"type": "function", "function": {"name": name}},
        }
    strict: Body = {"strict": True} if mode == "strict" else {}
    form: JsonValue = {"type": "json_schema", "json_schema": {"name": name, **strict, "schema": schema}}
    return {"messages": plain, "response_format": form}


def offered_tool(body: Body) -> str | None:
    """Give the name of the tool that a body demands a call of, if it does."""
    choice = body.get("tool_choice")
    function = choice.get("function") if isinstance(choice, dict) else None
    name = function.get("name") if isinstance(function, dict) else None
    return name if isinstance(name, str) else None


def _with_schema_in_words(messages: Sequence[Message], schema: dict[str, JsonValue]) -> list[JsonValue]:
    # It goes into the first message, which is the same for every article.
    words = f"\n\nWrite the object in a ```json block. It must satisfy this JSON Schema:\n{json.dumps(schema)}"
    return [
        {"role": message.role, "content": message.content + (words if index == 0 else "")}
        for index, message in enumerate(messages)
    ]
