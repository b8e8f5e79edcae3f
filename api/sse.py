"""The form of server-sent events."""

from typing import Final

from pydantic import BaseModel

from api.incoming import Incoming

EVENTS: Final = "text/event-stream"
PING: Final = b": still at work\n\n"

HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
"""Proxies must hand each event on as it comes."""


def wants_events(request: Incoming) -> bool:
    """Whether the caller asks for a stream of events."""
    kinds = request.headers.get("accept", "").split(",")
    return any(kind.partition(";")[0].strip().lower() == EVENTS for kind in kinds)


def event(name: str, data: BaseModel) -> bytes:
    """Give one event; JSON has no line break outside its strings, and none inside that is not escaped."""
    return b"event: " + name.encode() + b"\ndata: " + data.model_dump_json().encode() + b"\n\n"
