"""The fault matrix as data: what the upstream does, and what our caller gets, waits and pays for it."""

import functools
import json
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from svodka.settings import Mode
from tests.material import ARTICLE, DRAFT
from tests.upstream.acts import (
    CHUNKED,
    MODEL_SERVED,
    UNENDING,
    USAGE,
    answering,
    completing,
    completion,
    cut,
    dripping,
    http,
    putting_off,
    resetting,
    saying,
    zipped,
)
from tests.upstream.server import (
    Act,
    FaultServer,
    Upstream,
    closed_port,
    encrypting,
    full_queue,
    hang,
    self_signed,
    unknown_host,
)

CANARY_KEY: Final = "sk-canary-5b1f0c27"
CANARY: Final = "В сборочном цехе живет канарейка Пульхерия."
"""A sentence of the article that must not be seen in a log or a problem."""
TEXT: Final = f"{ARTICLE}\n{CANARY}\n"

Billing = Literal["nothing", "reserve", "counted"]
Stage = Callable[[], AbstractContextManager[Upstream]]


@dataclass(frozen=True, slots=True)
class Told:
    """What our caller gets: a status and a slug, or 200 and the status of the summary."""

    status: int
    code: str
    retryable: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the matrix. `billed` has an entry for each call on the wire, and thereby says how many there are."""

    name: str
    stage: Stage
    told: Told
    billed: tuple[Billing, ...]
    deadline: float = 60
    read_timeout: float = 5
    mode: Mode = "schema"
    retry_after: tuple[float, float] | None = None
    """Between how many seconds and how many the caller is told to wait."""
    waits: tuple[tuple[float, float], ...] = ()
    """Where the upstream says how long to wait: the bounds of each wait."""
    served: str = MODEL_SERVED
    """The name that the summary gives the model."""


UNREACHABLE: Final = Told(502, "upstream-unreachable", retryable=True)
TIMEOUT: Final = Told(504, "upstream-timeout", retryable=True)
DEADLINE: Final = Told(504, "deadline-exceeded", retryable=True)
BAD_RESPONSE: Final = Told(502, "upstream-bad-response", retryable=True)
ERROR: Final = Told(502, "upstream-error", retryable=True)
OVERLOADED: Final = Told(503, "upstream-overloaded", retryable=True)
RATE_LIMITED: Final = Told(503, "upstream-rate-limited", retryable=True)
QUOTA: Final = Told(503, "upstream-quota")
MISCONFIGURED: Final = Told(503, "upstream-misconfigured")
REJECTED: Final = Told(502, "upstream-rejected")
TOO_LONG: Final = Told(422, "text-too-long")
TRUNCATED: Final = Told(502, "output-truncated")
UNSATISFIED: Final = Told(502, "schema-unsatisfied")
FILTERED: Final = Told(422, "content-filtered")
REFUSED: Final = Told(422, "model-refused")
CLEAN: Final = Told(200, "clean")
REVIEW: Final = Told(200, "review")


@dataclass(frozen=True, slots=True)
class Acts:
    """A server that plays these acts."""

    acts: tuple[Act, ...]

    @contextmanager
    def __call__(self) -> Generator[Upstream]:
        """Open it."""
        with FaultServer(self.acts) as server:
            yield server.upstream


@contextmanager
def untrusted() -> Generator[Upstream]:
    """Give a server with a certificate of its own making."""
    with FaultServer([GOOD], greeting=encrypting(self_signed()), scheme="https") as server:
        yield server.upstream


@contextmanager
def mute_tls() -> Generator[Upstream]:
    """Give a server that never answers the first message of TLS."""
    with FaultServer([GOOD], greeting=hang, scheme="https") as server:
        yield server.upstream


def plays(name: str, *acts: Act, told: Told, billed: tuple[Billing, ...], **more: Any) -> Row:
    """Give the row of a server that plays these acts."""
    return Row(name, Acts(acts), told, billed, **more)


DRAFT_JSON: Final = DRAFT.model_dump_json()
DRAFT_TREE: Final[dict[str, Any]] = json.loads(DRAFT_JSON)
GOOD: Final = completing(DRAFT_JSON)
GOOD_BODY: Final = completion({"role": "assistant", "content": DRAFT_JSON}, USAGE)
UNGROUNDED: Final = completing(DRAFT_JSON.replace("1,2 тыс.", "7,9 тыс.").replace("1,200", "7,900"))
NO_CHANGES: Final = completing('{"changes":[]}')

_ECHO: Final = {"message": f"invalid key {CANARY_KEY} for: {CANARY}", "type": "server_error", "code": None}
ECHO: Final = json.dumps({"error": _ECHO}, ensure_ascii=False).encode()
"""A provider that repeats the key and the article in its error."""
_OTHER: Final = {"name": "lookup", "arguments": DRAFT_JSON}
_OWN: Final = {"name": "draft", "arguments": DRAFT_JSON}
_HALF: Final = "\\ud83d"


def error(code: str, message: str = "") -> bytes:
    """Give the body of an error with a code."""
    return json.dumps({"error": {"code": code, "message": message, "type": code}}).encode()


def tool(*functions: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the tool calls of a message."""
    return [{"id": "t", "type": "function", "function": function} for function in functions]


def half_a_pair(where: Literal["answer", "envelope"]) -> Act:
    """Give a completion with one half of a surrogate pair in the model's JSON, or in the provider's around it."""
    content = DRAFT_JSON.replace("Московский завод", _HALF, 1)
    if where == "answer":
        return completing(content)
    return answering(
        200, completion({"role": "assistant", "content": content}, USAGE).replace(b"\\\\ud83d", b"\\ud83d")
    )


_ONCE: Final[tuple[Billing, ...]] = ("reserve",)
_FREE_TWICE: Final[tuple[Billing, ...]] = ("nothing", "nothing")
_FREE: Final[tuple[Billing, ...]] = ("nothing", "nothing", "nothing")
_TWICE: Final[tuple[Billing, ...]] = ("reserve", "reserve")
_PAID: Final[tuple[Billing, ...]] = ("counted",)
_PAID_TWICE: Final[tuple[Billing, ...]] = ("counted", "counted")

CONNECTIONS: Final = (
    Row("connection refused", closed_port, UNREACHABLE, _FREE),
    Row("unknown host", unknown_host, UNREACHABLE, _FREE_TWICE),
    plays("reset before the answer", resetting(), told=UNREACHABLE, billed=_TWICE),
    plays("close before the answer", saying(b""), told=UNREACHABLE, billed=_TWICE),
    Row("TLS certificate that nobody vouches for", untrusted, MISCONFIGURED, ("nothing",)),
    Row("TLS handshake hangs", mute_tls, TIMEOUT, _FREE, read_timeout=0.2),
    Row("connect timeout", full_queue, TIMEOUT, _FREE, read_timeout=0.2),
    plays("no answer, time left", hang, told=TIMEOUT, billed=_TWICE, read_timeout=0.6),
    plays("no answer, little time left", hang, told=TIMEOUT, billed=_ONCE, read_timeout=0.6, deadline=19),
    plays("no answer until the deadline", hang, told=DEADLINE, billed=_ONCE, deadline=0.4),
    plays("slow drip", dripping(UNENDING, b" ", 0.02), told=DEADLINE, billed=_ONCE, read_timeout=0.5, deadline=1),
    plays(
        "slow drip of headers",
        dripping(b"HTTP/1.1 200 OK\r\n", b"x: y\r\n", 0.02),
        told=DEADLINE,
        billed=_ONCE,
        read_timeout=0.5,
        deadline=1,
    ),
)

FRAMING: Final = (
    plays("reset in the body", resetting(cut(GOOD_BODY)), told=BAD_RESPONSE, billed=_TWICE),
    plays("close in the body", saying(cut(GOOD_BODY)), told=BAD_RESPONSE, billed=_TWICE),
    plays("close in the headers", saying(b"HTTP/1.1 200 OK\r\nContent-Ty"), told=UNREACHABLE, billed=_TWICE),
    plays("bad chunk size", saying(CHUNKED + b"zz\r\n{}\r\n0\r\n\r\n"), told=BAD_RESPONSE, billed=_TWICE),
    plays("chunks that end early", saying(CHUNKED + b"400\r\n" + GOOD_BODY[:100]), told=BAD_RESPONSE, billed=_TWICE),
    plays("not HTTP", saying(b"SSH-2.0-OpenSSH_9.9\r\n\r\n"), told=BAD_RESPONSE, billed=_TWICE),
    plays("a banner that is not HTTP, and a close", saying(b"220 mail\r\n"), told=UNREACHABLE, billed=_TWICE),
    plays(
        "headers of 200 kB",
        saying(http(200, GOOD_BODY, {"X-Padding": "x" * 200_000})),
        told=BAD_RESPONSE,
        billed=_TWICE,
    ),
    plays("gzip garbage", answering(200, GOOD_BODY, Content_Encoding="gzip"), told=BAD_RESPONSE, billed=_TWICE),
    plays(
        "invalid UTF-8", answering(200, GOOD_BODY.replace(b'"stop"', b'"st\xffop"')), told=BAD_RESPONSE, billed=_TWICE
    ),
    plays(
        "short Content-Length",
        saying(http(200, GOOD_BODY, {"Content-Length": "100"})),
        told=BAD_RESPONSE,
        billed=_TWICE,
    ),
    plays(
        "HTML with 200",
        answering(200, b"<html>Sign in</html>", Content_Type="text/html"),
        told=BAD_RESPONSE,
        billed=_TWICE,
    ),
    plays("empty body", answering(200, b""), told=BAD_RESPONSE, billed=_TWICE),
    plays("204", answering(204, b""), told=BAD_RESPONSE, billed=_TWICE),
    plays("null body", answering(200, b"null"), told=BAD_RESPONSE, billed=_TWICE),
    plays("list body", answering(200, b"[]"), told=BAD_RESPONSE, billed=_TWICE),
    plays("error body with 200", answering(200, ECHO), told=BAD_RESPONSE, billed=_TWICE),
    plays("truncated JSON", answering(200, GOOD_BODY[:-200]), told=BAD_RESPONSE, billed=_TWICE),
    plays("JSON nested 100,000 deep", answering(200, b"[" * 100_000), told=BAD_RESPONSE, billed=_TWICE),
    plays("5 MB of output", completing("x" * 5_000_000), told=BAD_RESPONSE, billed=_ONCE),
    plays(
        "5 MB of output, compressed", zipped(completion({"content": "x" * 5_000_000})), told=BAD_RESPONSE, billed=_TWICE
    ),
    plays("a good answer, compressed unasked", zipped(GOOD_BODY), told=BAD_RESPONSE, billed=_TWICE),
    plays("output without end", dripping(UNENDING, b"x" * 60_000, 0), told=BAD_RESPONSE, billed=_ONCE),
)

STATUSES: Final = (
    *(
        plays(f"status {status}", answering(status, ECHO), told=MISCONFIGURED, billed=("nothing",))
        for status in (401, 403, 404)
    ),
    *(
        plays(
            f"redirect {status}", answering(status, b"", Location="/elsewhere"), told=MISCONFIGURED, billed=("nothing",)
        )
        for status in (301, 302, 307, 308)
    ),
    plays("status 408", answering(408, ECHO), told=TIMEOUT, billed=_FREE),
    plays("status 400", answering(400, ECHO, X_Should_Retry="true"), told=REJECTED, billed=("nothing",)),
    plays("status 422", answering(422, ECHO), told=REJECTED, billed=("nothing",)),
    plays("status 418", answering(418, ECHO), told=REJECTED, billed=("nothing",)),
    plays(
        "status 400, context length",
        answering(400, error("context_length_exceeded")),
        told=TOO_LONG,
        billed=("nothing",),
    ),
    plays("status 400, content filter", answering(400, error("content_filter")), told=FILTERED, billed=("nothing",)),
    plays("status 409", answering(409, ECHO), told=REJECTED, billed=_FREE_TWICE),
    plays("status 413", answering(413, ECHO), told=TOO_LONG, billed=("nothing",)),
    plays("status 402", answering(402, ECHO), told=QUOTA, billed=("nothing",)),
    plays("status 429, quota", answering(429, error("insufficient_quota")), told=QUOTA, billed=("nothing",)),
    plays("status 429", answering(429, ECHO), told=RATE_LIMITED, billed=_FREE, retry_after=(1, 60)),
    plays(
        "status 429, Retry-After 2",
        answering(429, ECHO, Retry_After="2"),
        told=RATE_LIMITED,
        billed=_FREE,
        waits=((2, 2), (2, 2)),
        retry_after=(2, 2),
    ),
    plays(
        "status 429, Retry-After in ms",
        answering(429, ECHO, Retry_After_Ms="1500", Retry_After="2"),
        told=RATE_LIMITED,
        billed=_FREE,
        waits=((1.5, 1.5), (1.5, 1.5)),
        retry_after=(1.5, 1.5),
    ),
    plays(
        "status 429, Retry-After as a date",
        putting_off(5),
        told=RATE_LIMITED,
        billed=_FREE,
        waits=((3, 5), (3, 5)),
        retry_after=(3, 5),
    ),
    plays(
        "status 429, Retry-After past the deadline",
        answering(429, ECHO, Retry_After="300"),
        told=RATE_LIMITED,
        billed=("nothing",),
        retry_after=(300, 300),
    ),
    plays(
        "status 429, date past the deadline",
        putting_off(600),
        told=RATE_LIMITED,
        billed=("nothing",),
        retry_after=(590, 600),
    ),
    plays(
        "status 429, Retry-After that is none",
        answering(429, ECHO, Retry_After="soon"),
        told=RATE_LIMITED,
        billed=_FREE,
        waits=((0, 1), (0, 2)),
        retry_after=(1, 60),
    ),
    *(plays(f"status {status}", answering(status, ECHO), told=ERROR, billed=_FREE) for status in (500, 502, 504)),
    *(
        plays(f"status {status}", answering(status, ECHO), told=OVERLOADED, billed=_FREE, retry_after=(1, 60))
        for status in (503, 529)
    ),
    plays(
        "status 503, Retry-After 3",
        answering(503, ECHO, Retry_After="3"),
        told=OVERLOADED,
        billed=_FREE,
        waits=((3, 3), (3, 3)),
        retry_after=(3, 3),
    ),
)

ANSWERS: Final = (
    plays("finish_reason length", completing(DRAFT_JSON[:300], finish="length"), told=TRUNCATED, billed=_PAID_TWICE),
    plays(
        "endless repetition",
        completing('{"entities":[' + "{}," * 20_000, finish="length"),
        told=TRUNCATED,
        billed=_PAID_TWICE,
    ),
    plays("content filter", completing("", finish="content_filter"), told=FILTERED, billed=_PAID),
    plays("refusal", completing(None, refusal="I cannot"), told=REFUSED, billed=_PAID),
    plays("no finish_reason", completing(DRAFT_JSON, finish=None), told=BAD_RESPONSE, billed=_PAID_TWICE),
    plays(
        "empty choices",
        answering(200, json.dumps({"choices": [], "usage": USAGE}).encode()),
        told=BAD_RESPONSE,
        billed=_PAID_TWICE,
    ),
    plays("null content", completing(None), told=UNSATISFIED, billed=_PAID_TWICE),
    plays("prose", completing(f"Вот сводка. {CANARY}"), told=UNSATISFIED, billed=_PAID_TWICE),
    plays(
        "wrong tool",
        completing(None, tool_calls=tool(_OTHER), finish="tool_calls"),
        told=UNSATISFIED,
        billed=_PAID_TWICE,
        mode="tools",
    ),
    plays(
        "two tool calls",
        completing(None, tool_calls=tool(_OWN, _OWN), finish="tool_calls"),
        told=UNSATISFIED,
        billed=_PAID_TWICE,
        mode="tools",
    ),
    plays("invalid JSON", completing(DRAFT_JSON[:-40]), told=UNSATISFIED, billed=_PAID_TWICE),
    plays(
        "invalid JSON in a fence", completing(f"```json\n{DRAFT_JSON[:-40]}\n```"), told=UNSATISFIED, billed=_PAID_TWICE
    ),
    plays("fenced JSON", completing(f"```json\n{DRAFT_JSON}\n```"), told=CLEAN, billed=_PAID),
    plays("NaN", completing('{"entities": NaN,' + DRAFT_JSON[1:]), told=UNSATISFIED, billed=_PAID_TWICE),
    plays("lone surrogate", half_a_pair("answer"), told=UNSATISFIED, billed=_PAID_TWICE),
    plays("lone surrogate in the envelope", half_a_pair("envelope"), told=UNSATISFIED, billed=_PAID_TWICE),
    plays("extra keys", completing('{"mood":"good",' + DRAFT_JSON[1:]), told=UNSATISFIED, billed=_PAID_TWICE),
    plays("duplicate keys", completing('{"points":[],' + DRAFT_JSON[1:]), told=UNSATISFIED, billed=_PAID_TWICE),
    plays("\\u escapes", completing(json.dumps(DRAFT_TREE)), told=CLEAN, billed=_PAID),
    plays(
        "legacy function_call",
        completing(None, function_call=_OWN, finish="function_call"),
        told=CLEAN,
        billed=_PAID,
        mode="tools",
    ),
    plays(
        "arguments as an object",
        completing(None, tool_calls=tool({"name": "draft", "arguments": DRAFT_TREE})),
        told=CLEAN,
        billed=_PAID,
        mode="tools",
    ),
    plays("missing usage", completing(DRAFT_JSON, usage=None), told=CLEAN, billed=_ONCE),
    plays("another model name", GOOD, told=CLEAN, billed=_PAID),
    plays(
        "a model name that is no text",
        answering(200, GOOD_BODY.replace(MODEL_SERVED.encode(), b"\\ud83d")),
        told=CLEAN,
        billed=_PAID,
        served="?",
    ),
    plays("valid but ungrounded", UNGROUNDED, NO_CHANGES, told=REVIEW, billed=_PAID_TWICE),
)

TOGETHER: Final = (
    plays("repair fails for good", UNGROUNDED, answering(500, ECHO), told=REVIEW, billed=("counted", *_FREE)),
    plays("repair is refused", UNGROUNDED, completing(None, refusal="I cannot"), told=REVIEW, billed=_PAID_TWICE),
    plays(
        "prose, then ungrounded, then 500",
        completing("no"),
        UNGROUNDED,
        answering(500, ECHO),
        told=REVIEW,
        billed=("counted", "counted", *_FREE),
    ),
    plays(
        "a fault of each kind",
        resetting(),
        answering(500, ECHO),
        completing("no"),
        answering(503, ECHO),
        told=OVERLOADED,
        billed=("reserve", "nothing", "counted", "nothing", "nothing"),
        retry_after=(1, 60),
    ),
    plays(
        "two faults each time",
        answering(500, ECHO),
        answering(500, ECHO),
        completing("no"),
        answering(500, ECHO),
        answering(500, ECHO),
        GOOD,
        told=ERROR,
        billed=("nothing", "nothing", "counted", "nothing", "nothing"),
    ),
    plays(
        "five calls that end well",
        resetting(),
        answering(500, ECHO),
        completing("no"),
        UNGROUNDED,
        NO_CHANGES,
        told=REVIEW,
        billed=("reserve", "nothing", "counted", "counted", "counted"),
    ),
)


@functools.cache
def rows() -> tuple[Row, ...]:
    """Give every row, and for each fault that is tried again the same fault once and then a good answer."""
    every = (*CONNECTIONS, *FRAMING, *STATUSES, *ANSWERS)
    return (*every, *(_mended(row) for row in every if _is_tried_again(row)), *TOGETHER)


def _is_tried_again(row: Row) -> bool:
    return isinstance(row.stage, Acts) and row.told.status != CLEAN.status and len(row.billed) > 1


def _mended(row: Row) -> Row:
    assert isinstance(row.stage, Acts)
    return replace(
        row,
        name=f"{row.name}, then a good answer",
        stage=Acts((row.stage.acts[0], GOOD)),
        told=CLEAN,
        billed=(row.billed[0], "counted"),
        retry_after=None,
        waits=row.waits[:1],
    )
