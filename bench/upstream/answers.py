"""The bytes of the stub's answers: completions whole and streamed, errors, counts."""

import json
from http import HTTPStatus
from typing import Any, Final

from bench.upstream.composing import Asked, compose
from bench.upstream.faults import Fault

MODEL: Final = "stub"
PIECES: Final = 8
"""In how many pieces the content of a streamed answer arrives."""

_PROMPT_TOKENS: Final = 2000
_CREATED: Final = 1_700_000_000
_CHARACTERS_A_TOKEN: Final = 3


def completion(asked: Asked, fault: Fault | None) -> bytes:
    """Give a whole answer, or what a fault makes of it."""
    if fault == "server-error":
        return _error(HTTPStatus.INTERNAL_SERVER_ERROR, "server_error")
    if fault == "rate-limited":
        return _error(HTTPStatus.TOO_MANY_REQUESTS, "rate_limit_exceeded", "Retry-After: 1\r\n")
    content = _content(asked, fault)
    choice = {"index": 0, "message": _message(asked, content), "finish_reason": "stop"}
    return response(HTTPStatus.OK, {**_head("chat.completion"), "choices": [choice], "usage": _usage(content)})


def _content(asked: Asked, fault: Fault | None) -> str:
    content = compose(asked)
    return content[: len(content) // 2] if fault == "bad-json" else content


def _message(asked: Asked, content: str) -> dict[str, Any]:
    if asked.tool is None:
        return {"role": "assistant", "content": content}
    return {"role": "assistant", "content": None, "tool_calls": [_call(asked.tool, content)]}


def _call(tool: str, arguments: str) -> dict[str, Any]:
    return {"index": 0, "id": "call_1", "type": "function", "function": {"name": tool, "arguments": arguments}}


def streamed(asked: Asked, fault: Fault | None) -> list[bytes]:
    """Give the pieces of an answer that is streamed, each as it goes over the wire; the first has the headers."""
    if fault in ("server-error", "rate-limited"):
        return [completion(asked, fault)]
    content = _content(asked, fault)
    size = -(-len(content) // PIECES)
    deltas = [_delta(asked, content[start : start + size], start) for start in range(0, len(content), size)]
    events = [_event([{"index": 0, "delta": delta, "finish_reason": None}]) for delta in deltas]
    events.append(_event([{"index": 0, "delta": {}, "finish_reason": "stop"}]))
    if asked.usage_streamed:
        events.append(_event([], _usage(content)))
    last = _chunk("data: [DONE]\n\n") + _chunk("")
    return [_STREAM_HEADERS, *events, last]


_STREAM_HEADERS: Final = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"


def _delta(asked: Asked, piece: str, start: int) -> dict[str, Any]:
    role = {"role": "assistant"} if start == 0 else {}
    if asked.tool is None:
        return {**role, "content": piece}
    call = _call(asked.tool, piece) if start == 0 else {"index": 0, "function": {"arguments": piece}}
    return {**role, "tool_calls": [call]}


def _event(choices: list[dict[str, Any]], usage: dict[str, int] | None = None) -> bytes:
    body = {**_head("chat.completion.chunk"), "choices": choices, "usage": usage}
    return _chunk(f"data: {json.dumps(body, ensure_ascii=False)}\n\n")


def _chunk(text: str) -> bytes:
    encoded = text.encode()
    return b"%x\r\n%s\r\n" % (len(encoded), encoded)


def _head(kind: str) -> dict[str, Any]:
    return {"id": "stub", "object": kind, "created": _CREATED, "model": MODEL}


def _usage(content: str) -> dict[str, int]:
    written = len(content) // _CHARACTERS_A_TOKEN
    return {
        "prompt_tokens": _PROMPT_TOKENS,
        "completion_tokens": written,
        "total_tokens": _PROMPT_TOKENS + written,
    }


def _error(status: HTTPStatus, kind: str, headers: str = "") -> bytes:
    return response(status, {"error": {"message": "the stub was told to fail", "type": kind, "code": kind}}, headers)


def response(status: HTTPStatus, body: dict[str, Any], headers: str = "") -> bytes:
    """Give a whole response with a JSON body; `headers` are more lines of the head."""
    encoded = json.dumps(body, ensure_ascii=False).encode()
    head = f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Type: application/json\r\n{headers}"
    return f"{head}Content-Length: {len(encoded)}\r\n\r\n".encode() + encoded
