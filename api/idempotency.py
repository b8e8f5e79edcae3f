"""The Idempotency-Key header (IETF draft): one key, one piece of work, the same answer each time."""

import hashlib
import re
from typing import Final

from api.incoming import Incoming
from svodka.errors import BadRequest

REPLAYED: Final = "Idempotency-Replayed"
"""Marks an answer that was kept under the key."""

_KEY: Final = re.compile(r'"(?P<quoted>[\x21\x23-\x5b\x5d-\x7e]{1,255})"|(?P<bare>[\x21\x23-\x2b\x2d-\x7e]{1,255})')
"""The draft wants a quoted string; most clients send the bare key."""


def idempotency_key(request: Incoming) -> str | None:
    """Give the key of a request; None without one, BadRequest for one that cannot be read."""
    header = request.headers.get("idempotency-key")
    if header is None:
        return None
    match = _KEY.fullmatch(header.strip())
    if match is None:
        raise BadRequest("idempotency-key")
    return match["quoted"] or match["bare"]


def fingerprint(request: Incoming, body: bytes) -> str:
    """Give what must be the same when a key comes again: the address and every byte of the body."""
    return hashlib.sha256(request.url.path.encode() + b"\0" + body).hexdigest()
