"""What a failed call means: one pure function from an exception or a status to a verdict."""

import datetime as dt
import email.utils
import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast

import httpx2
import openai

from svodka.errors import (
    ContentFiltered,
    DeadlineExceeded,
    ModelRefused,
    OutputTruncated,
    SchemaUnsatisfied,
    SvodkaError,
    TextTooLong,
    UpstreamBadResponse,
    UpstreamError,
    UpstreamMisconfigured,
    UpstreamOverloaded,
    UpstreamQuota,
    UpstreamRateLimited,
    UpstreamRejected,
    UpstreamTimeout,
    UpstreamUnreachable,
)
from svodka.llm.stream import StreamedError
from svodka.llm.transport import BrokenBody, CallCapReached, NotRecorded, ResponseTooLarge

SECONDS_FOR_SECOND_READ: Final = 20.0
"""A call that was silent for the whole read timeout is repeated only if this much of the deadline is left."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do about a failed call and what to tell the caller."""

    kind: type[SvodkaError]
    retries: int = 0
    """How often this kind may be tried again."""
    retry_after: float | None = None
    """Seconds the provider asked to wait."""
    reason: str = ""
    needs_seconds: float = 0.0
    """How much of the deadline must be left for another try."""
    free: bool = False
    """Nothing can have been billed: no request arrived, or it was turned away."""


_STATUSES: Final[dict[int, Verdict]] = {
    400: Verdict(UpstreamRejected, free=True),
    402: Verdict(UpstreamQuota, free=True),
    408: Verdict(UpstreamTimeout, retries=2, free=True),
    409: Verdict(UpstreamRejected, retries=1, free=True),
    413: Verdict(TextTooLong, reason="model-context", free=True),
    422: Verdict(UpstreamRejected, free=True),
    429: Verdict(UpstreamRateLimited, retries=2, free=True),
    503: Verdict(UpstreamOverloaded, retries=2, free=True),
    529: Verdict(UpstreamOverloaded, retries=2, free=True),
}

_STATUSES_BY_WORD: Final = {
    "rate_limit": 429,
    "quota": 429,
    "overloaded": 529,
    "unavailable": 503,
    "authentication": 401,
    "permission": 403,
    "not_found": 404,
    "context": 400,
    "content_filter": 400,
    "invalid": 400,
}
"""What an error's own code or type says where it came without a status; the first that fits."""

_ANSWERS: Final[dict[type[SvodkaError], Verdict]] = {
    UpstreamBadResponse: Verdict(UpstreamBadResponse, retries=1),
    OutputTruncated: Verdict(OutputTruncated, retries=1),
    ContentFiltered: Verdict(ContentFiltered),
    ModelRefused: Verdict(ModelRefused),
    SchemaUnsatisfied: Verdict(SchemaUnsatisfied),
}


def classify(failure: Exception) -> Verdict:
    """Give the verdict on an exception of a call; every exception has one."""
    if isinstance(failure, SvodkaError):
        return _ANSWERS.get(type(failure), Verdict(type(failure)))
    if isinstance(failure, openai.APIStatusError):
        return classify_status(failure.status_code, failure.response.headers, failure.body)
    if isinstance(failure, StreamedError):
        return classify_status(_status_told(failure.error), {}, failure.error)
    if isinstance(failure, TimeoutError):
        return Verdict(DeadlineExceeded)
    chain = list(_causes(failure))
    for rule in (_own, _timeout, _tls, _connection):
        verdict = rule(chain)
        if verdict is not None:
            return verdict
    return Verdict(UpstreamBadResponse, retries=1)


def classify_status(status: int, headers: Mapping[str, str], body: object) -> Verdict:
    """Give the verdict on an answer that was not 200."""
    code, words = _said(body)
    if status == 429 and "insufficient_quota" in code:  # noqa: PLR2004 - the status is the name
        return Verdict(UpstreamQuota, free=True)
    if "content_filter" in code:
        return Verdict(ContentFiltered, free=True)
    if status in (400, 422) and ("context" in code or "context length" in words or "context size" in words):
        return Verdict(TextTooLong, reason="model-context", free=True)
    known = _STATUSES.get(status) or _by_class(status)
    return Verdict(known.kind, known.retries, retry_after(headers), known.reason, free=known.free)


def _by_class(status: int) -> Verdict:
    if status in (401, 403, 404) or 300 <= status < 400:  # noqa: PLR2004 - HTTP's classes
        return Verdict(UpstreamMisconfigured, free=True)
    return Verdict(UpstreamRejected, free=True) if status < 500 else Verdict(UpstreamError, retries=2, free=True)  # noqa: PLR2004


def _status_told(error: object) -> int:
    """Give the status that an error would have had if it had come before the answer began."""
    told = cast("dict[str, object]", error) if isinstance(error, dict) else {}
    for key in ("status", "status_code", "code"):
        number = str(told.get(key))
        if re.fullmatch("[45][0-9][0-9]", number):
            return int(number)
    code, _ = _said(told)
    return next((status for word, status in _STATUSES_BY_WORD.items() if word in code), 500)


def _said(body: object) -> tuple[str, str]:
    """Read the provider's error code and words; they decide, and are never shown."""
    error = cast("dict[str, object]", body) if isinstance(body, dict) else {}
    code = " ".join(str(error.get(key) or "") for key in ("code", "type"))
    return code, str(error.get("message") or "").lower()


def _own(chain: list[BaseException]) -> Verdict | None:
    for link in chain:
        if isinstance(link, (CallCapReached, NotRecorded)):
            return Verdict(link.stands_for, reason=link.reason, free=True)
        if isinstance(link, ResponseTooLarge):
            return Verdict(UpstreamBadResponse)
        if isinstance(link, BrokenBody):
            return Verdict(UpstreamBadResponse, retries=1)
    return None


def _timeout(chain: list[BaseException]) -> Verdict | None:
    for link in chain:
        if isinstance(link, (httpx2.ConnectTimeout, httpx2.PoolTimeout)):
            return Verdict(UpstreamTimeout, retries=2, free=True)
        if isinstance(link, httpx2.TimeoutException):
            return Verdict(UpstreamTimeout, retries=1, needs_seconds=SECONDS_FOR_SECOND_READ)
    return None


def _tls(chain: list[BaseException]) -> Verdict | None:
    broken = any(isinstance(link, ssl.SSLError) for link in chain) or any(
        isinstance(link, httpx2.ConnectError) and ("CERTIFICATE" in str(link) or "SSL" in str(link)) for link in chain
    )
    return Verdict(UpstreamMisconfigured, free=True) if broken else None


def _connection(chain: list[BaseException]) -> Verdict | None:
    for link in chain:
        if isinstance(link, (httpx2.UnsupportedProtocol, httpx2.InvalidURL, httpx2.LocalProtocolError)):
            return Verdict(UpstreamMisconfigured, free=True)
        if isinstance(link, httpx2.ConnectError):
            unknown_host = any(isinstance(cause, socket.gaierror) for cause in chain) or "Name or service" in str(link)
            return Verdict(UpstreamUnreachable, retries=1 if unknown_host else 2, free=True)
        closed = isinstance(link, httpx2.RemoteProtocolError) and "disconnected" in str(link)
        if closed or isinstance(link, httpx2.NetworkError):
            return Verdict(UpstreamUnreachable, retries=1)
    return None


def _causes(failure: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = failure
    seen: set[int] = set()
    # A chain may close into a ring: a library that raises again what it caught.
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or link.__context__


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Read how long the provider asks to wait, in seconds: seconds, milliseconds or an HTTP date."""
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    value = headers.get("retry-after")
    seconds = _number(value)
    return seconds if seconds is not None else _until(value)


def _number(value: str | None) -> float | None:
    try:
        number = float(value or "")
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None


def _until(value: str | None) -> float | None:
    try:
        moment = email.utils.parsedate_to_datetime(value or "")
    except (ValueError, TypeError, OverflowError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return max(0.0, (aware - dt.datetime.now(dt.UTC)).total_seconds())
