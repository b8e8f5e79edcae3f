"""Goes around every request: its id, its trace, HEAD, and one line of the log and one count when it is answered."""

import re
import secrets
import time
import uuid
from dataclasses import dataclass
from typing import Any, Final, cast

import structlog
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from api.incoming import OWNER, PROBLEM, REQUEST_ID
from svodka.logs import logger
from svodka.metrics import Metrics

log = logger(__name__)

NO_ROUTE: Final = "none"
"""Stands for the template of a path that leads nowhere: such paths are the caller's words."""

_REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,128}")
_TRACEPARENT: Final = re.compile(r"(?P<version>[0-9a-f]{2})-(?P<trace>[0-9a-f]{32})-(?P<span>[0-9a-f]{16})-[0-9a-f]{2}")


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a request stands in a trace of W3C Trace Context; `span_id` is this request's own."""

    trace_id: str
    span_id: str
    parent_id: str | None = None


def trace(traceparent: str) -> Trace:
    """Continue the trace of a caller, or begin one where the header is missing or not valid."""
    span_id = secrets.token_hex(8)
    given = _TRACEPARENT.match(traceparent)
    if given is None or not _is_valid(given, traceparent):
        return Trace(secrets.token_hex(16), span_id)
    return Trace(given["trace"], span_id, given["span"])


def _is_valid(given: re.Match[str], traceparent: str) -> bool:
    # Later versions may append fields; version 00 has none, and ff is no version.
    rest = traceparent[given.end() :]
    form = given["version"] != "ff" and (not rest or (given["version"] != "00" and rest.startswith("-")))
    return form and given["trace"].strip("0") != "" and given["span"].strip("0") != ""


class Telemetry:
    """An ASGI application around another; knows no bodies, no query strings and no paths but their templates."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        seen = _Seen(scope, send)
        try:
            await self._app(cast("Scope", seen.scope), receive, seen.send)
        finally:
            self._write_down(seen)

    def _write_down(self, seen: "_Seen") -> None:
        seconds = time.monotonic() - seen.started
        state = seen.scope["state"]
        code = state.get(PROBLEM)
        self._metrics.request_done(seen.route, seen.method, seen.status, seconds)
        if code is not None:
            self._metrics.refused(code)
        log.info(
            "request",
            method=seen.method,
            route=seen.route,
            status=seen.status,
            seconds=round(seconds, 4),
            bytes=seen.bytes,
            code=code,
            owner=state.get(OWNER),
            span_id=seen.trace.span_id,
            parent_id=seen.trace.parent_id,
        )


class _Seen:
    """One request and what has been sent of its answer."""

    def __init__(self, scope: HTTPScope, send: Send) -> None:
        headers = {bytes(name).lower(): bytes(value).decode("latin-1") for name, value in scope["headers"]}
        given = headers.get(b"x-request-id", "")
        self.request_id = given if _REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        self.trace = trace(headers.get(b"traceparent", ""))
        self.method = str(scope["method"])
        self.scope = self._marked(scope)
        self.status = 0
        self.bytes = 0
        self.started = time.monotonic()
        self._send = send
        # Requests over one connection may inherit what the one before has bound.
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=self.request_id, trace_id=self.trace.trace_id)

    @property
    def route(self) -> str:
        """The template of the path, as it stands in the OpenAPI document."""
        return str(cast("dict[str, Any]", self.scope).get("path_template") or NO_ROUTE)

    def _marked(self, scope: HTTPScope) -> HTTPScope:
        # A copy, for the server looks at the method again: HEAD is answered like GET, by leaving the body out.
        scope["state"][REQUEST_ID] = self.request_id
        return cast("HTTPScope", {**scope, "method": "GET" if self.method == "HEAD" else self.method})

    async def send(self, message: Message) -> None:
        """Pass a part of the answer on."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            names = {bytes(name).lower() for name, _ in message["headers"]}
            if b"x-request-id" not in names:
                message["headers"] = [*message["headers"], (b"x-request-id", self.request_id.encode())]
        elif message["type"] == "http.response.body":
            if self.method == "HEAD":
                message["body"] = b""
            self.bytes += len(message["body"])
        await self._send(message)
