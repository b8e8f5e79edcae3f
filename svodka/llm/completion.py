"""Reads the raw body of a chat completion: lenient where providers differ, strict where an answer would be wrong."""

import json
import re
from dataclasses import dataclass
from typing import Final, cast

from pydantic import JsonValue

from svodka.errors import (
    ContentFiltered,
    ModelFailed,
    ModelRefused,
    OutputTruncated,
    SchemaUnsatisfied,
    UpstreamBadResponse,
)

FINISHED: Final = frozenset({"stop", "tool_calls", "function_call"})

NAME_LENGTH: Final = 200
"""What is kept of the name a provider gives its model."""

_FENCE: Final = re.compile(r"\s*```[A-Za-z0-9_-]*\s*\n(?P<inside>.*?)\n?\s*```\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a provider counted for one call; `cached` is part of `input`."""

    input: int
    output: int
    cached: int = 0


@dataclass(frozen=True, slots=True)
class Completion:
    """A whole answer: the text of the JSON that the model wrote, and who served it."""

    content: str
    model: str | None = None
    tokens: Tokens | None = None


def parsed(body: bytes) -> JsonValue:
    """Parse the body of an answer; None when it is not JSON."""
    try:
        return cast("JsonValue", json.loads(body.decode("utf-8")))
    except (ValueError, RecursionError):
        return None


def read_completion(answer: JsonValue, tool: str | None = None) -> Completion:
    """Read an answer with status 200; raises the ModelFailed that says why it is not a whole one.

    `tool` is the only one that was offered; a call of another is no answer. Some servers leave the name out.
    """
    choice, payload = _only_choice(answer)
    message = _object(choice.get("message")) or {}
    _demand_whole(choice.get("finish_reason"), message)
    return Completion(
        content=unfenced(_content(message, tool)),
        model=_model_name(payload.get("model")),
        tokens=read_tokens(payload.get("usage")),
    )


def _model_name(model: JsonValue) -> str | None:
    return model[:NAME_LENGTH].encode(errors="replace").decode() if isinstance(model, str) else None


def _only_choice(answer: JsonValue) -> tuple[dict[str, JsonValue], dict[str, JsonValue]]:
    payload = _object(answer)
    choices = payload.get("choices") if payload else None
    first = _object(choices[0]) if isinstance(choices, list) and choices else None
    if payload is None or first is None:
        raise UpstreamBadResponse
    return first, payload


def _demand_whole(finish_reason: JsonValue, message: dict[str, JsonValue]) -> None:
    failures: dict[str, type[ModelFailed]] = {"length": OutputTruncated, "content_filter": ContentFiltered}
    reason = finish_reason if isinstance(finish_reason, str) else ""
    if reason in failures:
        raise failures[reason]
    if message.get("refusal"):
        raise ModelRefused
    if reason not in FINISHED:
        raise UpstreamBadResponse


def _content(message: dict[str, JsonValue], tool: str | None) -> str:
    calls = message.get("tool_calls")
    if isinstance(calls, list) and calls:
        if len(calls) > 1:
            raise SchemaUnsatisfied("two-calls")
        call = _object(calls[0]) or {}
        return _arguments(_object(call.get("function")), tool)
    legacy = _object(message.get("function_call"))
    if legacy is not None:
        return _arguments(legacy, tool)
    content = text_of(message.get("content"))
    if content is None:
        raise SchemaUnsatisfied("empty")
    return content


def text_of(content: JsonValue) -> str | None:
    """Read the text of a message, or of a piece of one: a string, or parts of which each may have some."""
    if isinstance(content, list):
        return "".join(str((_object(part) or {}).get("text", "")) for part in content)
    return content if isinstance(content, str) else None


def _arguments(function: dict[str, JsonValue] | None, tool: str | None) -> str:
    if tool and (function or {}).get("name", tool) not in (tool, "", None):
        raise SchemaUnsatisfied("wrong-tool")
    arguments = function.get("arguments") if function else None
    if isinstance(arguments, dict):
        return json.dumps(arguments, ensure_ascii=False)
    if not isinstance(arguments, str):
        raise SchemaUnsatisfied("empty")
    return arguments


def unfenced(content: str) -> str:
    """Take the fence off an answer that is nothing but a fenced block."""
    match = _FENCE.fullmatch(content)
    return match["inside"] if match else content.strip()


def read_tokens(usage: JsonValue) -> Tokens | None:
    """Read a usage object; None when it is missing or not what it should be."""
    counts = _object(usage) or {}
    sent, received = _count(counts.get("prompt_tokens")), _count(counts.get("completion_tokens"))
    if sent is None or received is None:
        return None
    details = _object(counts.get("prompt_tokens_details")) or {}
    return Tokens(input=sent, output=received, cached=min(sent, _count(details.get("cached_tokens")) or 0))


def _count(value: JsonValue) -> int | None:
    # To Python, true is a number.
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def tokens_of(answer: JsonValue) -> Tokens | None:
    """Read what an answer cost, whatever else is wrong with it."""
    return read_tokens((_object(answer) or {}).get("usage"))


def _object(value: JsonValue) -> dict[str, JsonValue] | None:
    return value if isinstance(value, dict) else None
