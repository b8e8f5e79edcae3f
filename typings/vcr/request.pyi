from typing import Any

class Request:
    method: str
    uri: str
    body: bytes | None
    headers: dict[str, Any]
