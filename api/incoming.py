"""A request as the handlers see it, and its id for the answer and the log."""

import uuid
from typing import Any, Final

from litestar import Request

Incoming = Request[Any, Any, Any]

_KEY: Final = "svodka_request_id"


def request_id(request: Incoming) -> str:
    """Give the id of this request; made on first use and kept with it."""
    return str(request.scope["state"].setdefault(_KEY, uuid.uuid4().hex))
