"""The id of one request, for the answer and the log."""

import uuid
from typing import Final

from litestar import Request

_KEY: Final = "svodka_request_id"


def request_id(request: Request) -> str:
    """Give the id of this request; made on first use and kept with it."""
    state = request.scope.setdefault("state", {})
    return str(state.setdefault(_KEY, uuid.uuid4().hex))
