"""Takes HTTP/1.1 requests out of the bytes of a connection."""

from dataclasses import dataclass, field
from typing import Final

_END_OF_HEAD: Final = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Taken:
    """One request."""

    method: str
    path: str
    body: bytes


@dataclass(slots=True)
class Reader:
    """Collects what arrives until a request is whole. Bodies have a Content-Length, as those of svodka have."""

    _received: bytearray = field(default_factory=bytearray)

    def feed(self, data: bytes) -> None:
        """Add what has arrived."""
        self._received += data

    def take(self) -> Taken | None:
        """Give the next whole request, or None while there is none."""
        end = self._received.find(_END_OF_HEAD)
        if end < 0:
            return None
        lines = self._received[:end].decode("latin-1").split("\r\n")
        start = end + len(_END_OF_HEAD)
        stop = start + _content_length(lines)
        if len(self._received) < stop:
            return None
        body = bytes(self._received[start:stop])
        del self._received[:stop]
        method, path = lines[0].split(" ")[:2]
        return Taken(method, path, body)


def _content_length(lines: list[str]) -> int:
    for line in lines:
        name, _, value = line.partition(":")
        if name.lower() == "content-length":
            return int(value)
    return 0
