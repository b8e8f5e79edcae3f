"""The verdict on each failure, as a table."""

import datetime as dt
import email.utils
import socket
import ssl

import httpx2
import openai
import pytest

from svodka import errors
from svodka.llm.classify import classify, classify_status, retry_after
from svodka.llm.transport import BrokenBody, CallCapReached, NotRecorded, ResponseTooLarge

REQUEST = httpx2.Request("POST", "http://127.0.0.1/v1/chat/completions")


def caused(outer: Exception, *causes: BaseException) -> Exception:
    link: BaseException = outer
    for cause in causes:
        link.__cause__ = cause
        link = cause
    return outer


def connection(*causes: BaseException) -> Exception:
    return caused(openai.APIConnectionError(request=REQUEST), *causes)


FAILURES = {
    "connection refused": (
        connection(httpx2.ConnectError("refused"), ConnectionRefusedError()),
        errors.UpstreamUnreachable,
        2,
    ),
    "unknown host": (connection(httpx2.ConnectError("x"), socket.gaierror()), errors.UpstreamUnreachable, 1),
    "reset before the answer": (connection(httpx2.ReadError("reset")), errors.UpstreamUnreachable, 1),
    "closed before the answer": (
        connection(httpx2.RemoteProtocolError("Server disconnected without sending a response.")),
        errors.UpstreamUnreachable,
        1,
    ),
    "bad certificate": (
        connection(httpx2.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED]"), ssl.SSLCertVerificationError()),
        errors.UpstreamMisconfigured,
        0,
    ),
    "connect timeout": (caused(openai.APITimeoutError(REQUEST), httpx2.ConnectTimeout("x")), errors.UpstreamTimeout, 2),
    "read timeout": (caused(openai.APITimeoutError(REQUEST), httpx2.ReadTimeout("x")), errors.UpstreamTimeout, 1),
    "not HTTP": (connection(httpx2.RemoteProtocolError("illegal status line")), errors.UpstreamBadResponse, 1),
    "broken body": (BrokenBody(), errors.UpstreamBadResponse, 1),
    "gzip garbage": (connection(httpx2.DecodingError("x")), errors.UpstreamBadResponse, 1),
    "a megabyte too much": (ResponseTooLarge(), errors.UpstreamBadResponse, 0),
    "a call too many": (CallCapReached(), errors.UpstreamError, 0),
    "not recorded": (NotRecorded(), errors.NoModel, 0),
    "the deadline": (TimeoutError(), errors.DeadlineExceeded, 0),
    "no scheme": (connection(httpx2.UnsupportedProtocol("x")), errors.UpstreamMisconfigured, 0),
    "unreadable answer": (errors.UpstreamBadResponse(), errors.UpstreamBadResponse, 1),
    "truncated answer": (errors.OutputTruncated(), errors.OutputTruncated, 1),
    "content filter": (errors.ContentFiltered(), errors.ContentFiltered, 0),
    "refusal": (errors.ModelRefused(), errors.ModelRefused, 0),
}


@pytest.mark.parametrize(("failure", "kind", "retries"), FAILURES.values(), ids=FAILURES.keys())
def test_each_exception_has_its_verdict(failure: Exception, kind: type[errors.SvodkaError], retries: int) -> None:
    verdict = classify(failure)
    assert (verdict.kind, verdict.retries) == (kind, retries)


STATUSES = {
    (301, ""): (errors.UpstreamMisconfigured, 0),
    (400, ""): (errors.UpstreamRejected, 0),
    (400, "context_length_exceeded"): (errors.TextTooLong, 0),
    (400, "exceed_context_size_error"): (errors.TextTooLong, 0),
    (400, "content_filter"): (errors.ContentFiltered, 0),
    (401, ""): (errors.UpstreamMisconfigured, 0),
    (403, ""): (errors.UpstreamMisconfigured, 0),
    (404, ""): (errors.UpstreamMisconfigured, 0),
    (408, ""): (errors.UpstreamTimeout, 2),
    (409, ""): (errors.UpstreamRejected, 1),
    (413, ""): (errors.TextTooLong, 0),
    (418, ""): (errors.UpstreamRejected, 0),
    (422, ""): (errors.UpstreamRejected, 0),
    (429, ""): (errors.UpstreamRateLimited, 2),
    (429, "insufficient_quota"): (errors.UpstreamQuota, 0),
    (500, ""): (errors.UpstreamError, 2),
    (502, ""): (errors.UpstreamError, 2),
    (503, ""): (errors.UpstreamOverloaded, 2),
    (504, ""): (errors.UpstreamError, 2),
    (529, ""): (errors.UpstreamOverloaded, 2),
    (599, ""): (errors.UpstreamError, 2),
}


@pytest.mark.parametrize(("said", "expected"), STATUSES.items(), ids=map(str, STATUSES))
def test_each_status_has_its_verdict(said: tuple[int, str], expected: tuple[type[errors.SvodkaError], int]) -> None:
    status, code = said
    verdict = classify_status(status, {}, {"code": code, "message": "words of the provider"})
    assert (verdict.kind, verdict.retries) == expected
    assert verdict.reason in ("", "model-context")


@pytest.mark.parametrize("body", [None, "text", [], {"message": None}])
def test_a_strange_error_body_does_not_matter(body: object) -> None:
    assert classify_status(500, {}, body).kind is errors.UpstreamError


def test_retry_after_is_read_in_seconds_milliseconds_and_as_a_date() -> None:
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=30)
    assert retry_after({"retry-after": "7"}) == 7
    assert retry_after({"retry-after-ms": "1500", "retry-after": "9"}) == 1.5
    assert retry_after({"retry-after": email.utils.format_datetime(soon, usegmt=True)}) == pytest.approx(30, abs=2)
    assert retry_after({"retry-after": "Thu, 01 Jan 1970 00:00:00 GMT"}) == 0
    for nonsense in ("soon", "-1", "nan", "inf", ""):
        assert retry_after({"retry-after": nonsense}) is None
    assert retry_after({}) is None
