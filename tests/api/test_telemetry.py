"""What goes around every request: ids, traces, HEAD, one line of the log, one count."""

import io
import json
import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import structlog
import uvicorn
from litestar import Litestar, Response, get, post
from litestar.response import Stream
from litestar.testing import TestClient
from litestar.types import ASGIApp, Receive, Scope, Send

from api.framing import ProblemProtocol
from api.incoming import Incoming, remember_owner, request_id
from api.problems import answer_error
from api.telemetry import Telemetry, trace
from schemas.problem import Problem
from svodka.errors import Overloaded, UpstreamQuota
from svodka.llm.fake import FakeWriter
from svodka.logs import configure_logs
from svodka.metrics import Metrics
from svodka.settings import Settings
from tests.face import client_of, site
from tests.material import ARTICLE, DRAFT

CANARY = "Ватерлиния-канарейка 4711"
PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


@get("/things/{id:str}", sync_to_thread=False)
def thing(request: Incoming) -> dict[str, str]:
    remember_owner(request, "desk")
    logging.getLogger("svodka.inside").warning("seen")
    return {"request_id": request_id(request)}


@get("/parts", sync_to_thread=False)
def parts() -> Stream:
    return Stream(iter([b"one", b"two"]), media_type="text/plain")


@post("/work", sync_to_thread=False)
def work() -> Response[bytes]:
    raise Overloaded(retry_after=2)


@post("/fault", sync_to_thread=False)
def fault() -> None:
    raise ValueError(CANARY)


def application(metrics: Metrics) -> Litestar:
    app = Litestar(
        [thing, parts, work, fault],
        exception_handlers={Exception: answer_error},
        logging_config=None,
        openapi_config=None,
    )
    app.asgi_handler = Telemetry(app.asgi_handler, metrics)
    return app


class Watched:
    """An application with its log and its counters."""

    def __init__(self, stream: io.StringIO) -> None:
        self.stream = stream
        self.metrics = Metrics(Settings())
        self.client = TestClient(application(self.metrics), raise_server_exceptions=False)

    def lines(self, event: str = "request") -> list[dict[str, Any]]:
        every = [json.loads(line) for line in self.stream.getvalue().splitlines()]
        return [line for line in every if line["event"] == event]

    def line(self) -> dict[str, Any]:
        (only,) = self.lines()
        return only


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    root, stream = logging.getLogger(), io.StringIO()
    before = root.handlers[:], root.level
    configure_logs(Settings(), stream)
    yield stream
    root.handlers[:] = before[0]
    root.setLevel(before[1])
    structlog.contextvars.clear_contextvars()


@pytest.fixture
def watched(written: io.StringIO) -> Watched:
    return Watched(written)


def test_a_request_is_one_line_without_its_words(watched: Watched) -> None:
    answer = watched.client.get(f"/things/{CANARY}", params={"q": CANARY}, headers={"X-Request-ID": "cms-7.a_b"})
    line = watched.line()
    assert (line["method"], line["route"], line["status"], line["owner"]) == ("GET", "/things/{id}", 200, "desk")
    assert line["bytes"] == len(answer.content)
    assert 0 < line["seconds"] < 10
    assert line["request_id"] == answer.headers["x-request-id"] == answer.json()["request_id"] == "cms-7.a_b"
    assert line["logger"] == "api.telemetry"
    assert "4711" not in watched.stream.getvalue()


def test_lines_written_on_the_way_carry_the_ids_of_the_request(watched: Watched) -> None:
    watched.client.get("/things/1", headers={"X-Request-ID": "r1", "traceparent": PARENT})
    (line,) = watched.lines("seen")
    assert (line["request_id"], line["trace_id"], line["owner"]) == ("r1", PARENT.split("-")[1], "desk")


def test_the_next_request_inherits_nothing(watched: Watched) -> None:
    watched.client.get("/things/1")
    watched.client.get("/parts")
    first, second = watched.lines()
    assert (first["owner"], second["owner"]) == ("desk", None)
    assert first["request_id"] != second["request_id"]


@pytest.mark.parametrize("given", ["", "x" * 129, "two words", 'quo"te', "ж", "a;b"])
def test_an_id_that_could_break_a_log_or_a_header_is_replaced(watched: Watched, given: str) -> None:
    answer = watched.client.get("/parts", headers={"X-Request-ID": given.encode()})
    assert len(answer.headers["x-request-id"]) == 32
    assert answer.headers["x-request-id"] != given


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/parts", 200),
        ("GET", "/nowhere", 404),
        ("PUT", "/work", 405),
        ("POST", "/work", 503),
        ("POST", "/fault", 500),
    ],
)
def test_every_answer_carries_its_id_and_is_counted(watched: Watched, method: str, path: str, status: int) -> None:
    answer = watched.client.request(method, path)
    assert answer.status_code == status
    assert answer.headers.get_list("x-request-id") == [watched.line()["request_id"]]
    assert f'status="{status // 100}xx"'.encode() in watched.metrics.page()


def test_a_path_that_leads_nowhere_is_not_repeated(watched: Watched) -> None:
    watched.client.get("/canary-4711")
    assert (watched.line()["route"], watched.line()["code"]) == ("none", "not-found")
    assert b"4711" not in watched.metrics.page()
    assert "4711" not in watched.stream.getvalue()


def test_a_refusal_is_counted_by_its_code(watched: Watched) -> None:
    watched.client.post("/work")
    assert watched.line()["code"] == "overloaded"
    assert b'svodka_refusals_total{code="overloaded"} 1.0' in watched.metrics.page()


def test_a_fault_is_logged_by_type_and_place(watched: Watched) -> None:
    watched.client.post("/fault")
    (line,) = watched.lines("unexpected error")
    assert line["errors"][0]["type"] == "ValueError"
    assert line["errors"][0]["frames"][-1].endswith(" fault")
    assert line["request_id"] == watched.line()["request_id"]
    assert CANARY not in watched.stream.getvalue()


@pytest.mark.parametrize("path", ["/things/1", "/parts"])
def test_head_is_answered_like_get_without_the_body(watched: Watched, path: str) -> None:
    got, head = watched.client.get(path), watched.client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == got.headers["content-type"]
    assert head.headers.get("content-length") == got.headers.get("content-length")
    assert [line["method"] for line in watched.lines()] == ["GET", "HEAD"]


def test_head_does_no_work_that_get_does_not_do(watched: Watched) -> None:
    assert watched.client.head("/work").status_code == 405


def test_a_method_that_is_not_taken_is_told_which_are(watched: Watched) -> None:
    answer = watched.client.put("/work")
    assert set(answer.headers["allow"].split(", ")) == {"OPTIONS", "POST"}


def test_the_counters_are_read_through_the_same_door_as_everything_else(tmp_path: Path) -> None:
    with client_of(site(None, tmp_path)) as client:
        client.get("/health/live")
        answer = client.get("/metrics")
        foreign = client.get("/metrics", headers={"Host": "svodka.example"})
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert 'svodka_http_seconds_count{method="GET",route="/health/live",status="2xx"} 1.0' in answer.text
    assert "svodka_capacity 16.0" in answer.text
    assert "svodka_jobs_queued 0.0" in answer.text
    assert foreign.status_code == 400
    assert "svodka_" not in foreign.text


def test_summaries_are_counted_by_where_they_came_from(tmp_path: Path) -> None:
    body, key = {"text": ARTICLE}, {"Idempotency-Key": '"one"'}
    with client_of(site(FakeWriter([DRAFT]), tmp_path)) as client:
        for headers in (key, key, {}):
            assert client.post("/v1/summaries", json=body, headers=headers).status_code == 200
        counted = client.get("/metrics").text
    for source in ("made", "replayed", "stored"):
        assert f'svodka_summaries_total{{source="{source}",status="clean"}} 1.0' in counted
    assert "svodka_summary_seconds_count 1.0" in counted
    assert "svodka_in_flight 0.0" in counted


def test_jobs_are_counted_by_how_they_ended(tmp_path: Path) -> None:
    waiting = {"Prefer": "respond-async, wait=20"}
    with client_of(site(FakeWriter([DRAFT, UpstreamQuota()]), tmp_path)) as client:
        assert client.post("/v1/summaries", json={"text": ARTICLE}, headers=waiting).status_code == 200
        assert client.post("/v1/summaries", json={"text": ARTICLE, "fresh": True}, headers=waiting).status_code == 503
        counted = client.get("/metrics").text
    assert 'svodka_jobs_finished_total{outcome="done"} 1.0' in counted
    assert 'svodka_jobs_finished_total{outcome="failed"} 1.0' in counted
    assert 'svodka_refusals_total{code="upstream-quota"} 1.0' in counted


def test_the_counters_need_a_key_where_keys_are_asked_for(tmp_path: Path) -> None:
    with client_of(site(None, tmp_path, "keys")) as client:
        answer = client.get("/metrics")
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthorised")


@pytest.mark.parametrize(
    "traceparent",
    [
        "",
        "00",
        PARENT.upper(),
        PARENT + "-00",
        "ff" + PARENT[2:],
        "00-" + "0" * 32 + PARENT[35:],
        PARENT[:36] + "0" * 16 + "-01",
    ],
)
def test_a_trace_that_is_not_valid_is_begun_anew(traceparent: str) -> None:
    begun = trace(traceparent)
    assert begun.parent_id is None
    assert len(begun.trace_id) == 32
    assert begun.trace_id not in (PARENT.split("-")[1], "0" * 32)


@pytest.mark.parametrize("traceparent", [PARENT, "01" + PARENT[2:] + "-later"])
def test_a_valid_trace_is_continued_with_a_span_of_our_own(traceparent: str) -> None:
    continued = trace(traceparent)
    assert (continued.trace_id, continued.parent_id) == (PARENT.split("-")[1], PARENT.split("-")[2])
    assert continued.span_id != continued.parent_id
    assert len(continued.span_id) == 16


async def breaks_off(scope: Scope, _: Receive, send: Send) -> None:
    """Fail in the middle of an answer, where no problem can be sent any more."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError(CANARY)


@contextmanager
def served(app: ASGIApp) -> Iterator[socket.socket]:
    """Serve an application as `svodka serve` does, and give a connection to it."""
    config = uvicorn.Config(app, http=ProblemProtocol, log_config=None, access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        with socket.create_connection(listening.getsockname(), timeout=10) as connection:
            yield connection
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


def everything(connection: socket.socket) -> bytes:
    return b"".join(iter(lambda: connection.recv(65_536), b""))


def test_a_failure_in_the_middle_of_an_answer_does_not_put_its_words_into_the_log(written: io.StringIO) -> None:
    with served(Telemetry(breaks_off, Metrics(Settings()))) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert CANARY.encode() not in everything(connection)
    events = [json.loads(line) for line in written.getvalue().splitlines()]
    assert {"request", "Exception in ASGI application"} <= {event["event"] for event in events}
    assert CANARY not in written.getvalue()
    assert "4711" not in written.getvalue()


@pytest.mark.parametrize(
    "sent", [b"\x16\x03\x01\x02\x00\x01", b"GET / HTTP/1.1\r\nHo st: x", b"GET  two  words HTTP/1.1\r\n\r\n"]
)
def test_what_is_not_http_is_answered_with_a_problem(written: io.StringIO, sent: bytes) -> None:
    with served(application(Metrics(Settings()))) as connection:
        connection.sendall(sent + b"\r\n\r\n")
        head, _, body = everything(connection).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"application/problem+json" in head
    problem = Problem.model_validate_json(body)
    assert (problem.status, problem.code) == (400, "bad-request")
    assert "Invalid HTTP request received." in written.getvalue()


def test_a_body_that_breaks_off_into_nonsense_ends_the_connection_without_a_second_answer(written: io.StringIO) -> None:
    with served(application(Metrics(Settings()))) as connection:
        connection.sendall(b"POST /work HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nnot a chunk\r\n")
        assert everything(connection).count(b"HTTP/1.1 ") <= 1
    assert "Fatal error" not in written.getvalue()


def test_head_over_a_real_connection_ends_after_the_headers() -> None:
    with served(application(Metrics(Settings()))) as connection:
        connection.sendall(b"HEAD /things/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        head, _, body = everything(connection).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 ")
    assert b"content-length: " in head.lower()
    assert body == b""
