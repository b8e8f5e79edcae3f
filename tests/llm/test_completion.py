"""Reading the raw body of a completion."""

import json
from typing import Any

import pytest

from svodka.errors import (
    ContentFiltered,
    ModelRefused,
    OutputTruncated,
    SchemaUnsatisfied,
    SvodkaError,
    UpstreamBadResponse,
)
from svodka.llm.answer import UnusableAnswer, demand_clean_json
from svodka.llm.completion import Tokens, parsed, read_completion, read_tokens, unfenced


def body(message: dict[str, Any] | None = None, **choice: Any) -> bytes:
    whole = {"index": 0, "finish_reason": "stop", "message": message or {"role": "assistant", "content": "{}"}} | choice
    return json.dumps({"model": "served", "choices": [whole]}).encode()


READABLE = {
    "content": ({"content": '{"a":1}'}, '{"a":1}'),
    "content in parts": ({"content": [{"type": "text", "text": '{"a"'}, {"type": "text", "text": ":1}"}]}, '{"a":1}'),
    "a tool call": ({"content": None, "tool_calls": [{"function": {"name": "x", "arguments": '{"a":1}'}}]}, '{"a":1}'),
    "arguments as an object": ({"tool_calls": [{"function": {"arguments": {"a": "ё"}}}]}, '{"a": "ё"}'),
    "legacy function call": ({"content": None, "function_call": {"name": "x", "arguments": "{}"}}, "{}"),
    "a fenced block": ({"content": '```json\n{"a":1}\n```'}, '{"a":1}'),
    "a fence without a name": ({"content": '\n```\n{"a":1}\n```\n'}, '{"a":1}'),
}


@pytest.mark.parametrize(("message", "content"), READABLE.values(), ids=READABLE.keys())
def test_an_answer_is_read_wherever_a_provider_puts_it(message: dict[str, Any], content: str) -> None:
    assert read_completion(parsed(body(message))).content == content


BROKEN: dict[str, tuple[bytes, type[SvodkaError]]] = {
    "a page": (b"<html>bad gateway</html>", UpstreamBadResponse),
    "nothing": (b"", UpstreamBadResponse),
    "null": (b"null", UpstreamBadResponse),
    "a list": (b"[]", UpstreamBadResponse),
    "an error with status 200": (b'{"error":{"message":"x"}}', UpstreamBadResponse),
    "no choices": (b'{"choices":[]}', UpstreamBadResponse),
    "truncated JSON": (body()[:-5], UpstreamBadResponse),
    "invalid UTF-8": (b'{"choices":"\xff"}', UpstreamBadResponse),
    "deep nesting": (b"[" * 100_000, UpstreamBadResponse),
    "no finish reason": (body(finish_reason=None), UpstreamBadResponse),
    "a finish reason that is a list": (body(finish_reason=["stop"]), UpstreamBadResponse),
    "an answer cut at the limit": (body(finish_reason="length"), OutputTruncated),
    "a content filter": (body(finish_reason="content_filter"), ContentFiltered),
    "a refusal": (body({"content": None, "refusal": "no"}), ModelRefused),
    "null content": (body({"content": None}), SchemaUnsatisfied),
    "two tool calls": (body({"tool_calls": [{"function": {}}, {"function": {}}]}), SchemaUnsatisfied),
    "a tool call without arguments": (body({"tool_calls": [{"function": {"name": "x"}}]}), SchemaUnsatisfied),
}


@pytest.mark.parametrize(("payload", "error"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_whole_answer_is_an_error_of_its_own_kind(payload: bytes, error: type[SvodkaError]) -> None:
    with pytest.raises(error):
        read_completion(parsed(payload))


def test_the_model_that_served_is_recorded() -> None:
    assert read_completion(parsed(body())).model == "served"


def test_usage_is_read_with_its_cached_part_and_absent_when_it_makes_no_sense() -> None:
    usage = {"prompt_tokens": 10, "completion_tokens": 2, "prompt_tokens_details": {"cached_tokens": 8}}
    assert read_tokens(usage) == Tokens(input=10, output=2, cached=8)
    assert read_tokens(None) is None
    assert read_tokens({"prompt_tokens": "ten", "completion_tokens": 2}) is None
    assert read_tokens({"prompt_tokens": -1, "completion_tokens": 2}) is None
    assert read_tokens({"prompt_tokens": True, "completion_tokens": 2}) is None
    for nonsense in (-50, 99, True, "8"):
        details = {"cached_tokens": nonsense}
        tokens = read_tokens({"prompt_tokens": 10, "completion_tokens": 2, "prompt_tokens_details": details})
        assert tokens is not None
        assert 0 <= tokens.cached <= tokens.input


def test_only_a_whole_fence_is_taken_off() -> None:
    assert unfenced('{"text": "```json"}') == '{"text": "```json"}'
    assert unfenced("Here: ```json\n{}\n```") == "Here: ```json\n{}\n```"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "Sorry",
        "[1]",
        '"text"',
        '{"a":NaN}',
        '{"a":Infinity}',
        '{"a":1,"a":2}',
        '{"a":{"b":1,"b":1}}',
        "{}{}",
        '{"a":"\\ud800"}',
    ],
)
def test_what_lenient_parsers_let_through_is_refused(content: str) -> None:
    with pytest.raises(UnusableAnswer):
        demand_clean_json(content)


@pytest.mark.parametrize("content", ["{}", '{"a":"\\u0451"}', '{"a":"\\ud83d\\ude00"}', '{"a":"😀"}', ' {"a":1} '])
def test_clean_json_passes_unchanged(content: str) -> None:
    assert demand_clean_json(content) == content
