"""A request as the handlers see it, and its id for the answer and the log."""

import uuid
from typing import Any, Final

from litestar import Request
from structlog.contextvars import bind_contextvars

Incoming = Request[Any, Any, Any]

REQUEST_ID: Final = "svodka_request_id"
OWNER: Final = "svodka_owner"
"""Where the state of a request has the id of the key it came with."""
PROBLEM: Final = "svodka_problem"
"""Where it has the slug of the problem it was answered with."""
_HEADERS: Final = "svodka_headers"


def request_id(request: Incoming) -> str:
    """Give the id of this request; made on first use and kept with it."""
    return str(request.scope["state"].setdefault(REQUEST_ID, uuid.uuid4().hex))


def remember_owner(request: Incoming, owner: str) -> None:
    """Have the log lines of this request name the key it came with."""
    request.scope["state"][OWNER] = owner
    bind_contextvars(owner=owner)


def remember_headers(request: Incoming, headers: dict[str, str]) -> None:
    """Have the answer to this request carry these headers, be it a success or a problem."""
    request.scope["state"][_HEADERS] = {**remembered_headers(request), **headers}


def remembered_headers(request: Incoming) -> dict[str, str]:
    """Give the headers that were remembered for the answer."""
    return dict(request.scope["state"].get(_HEADERS, {}))
