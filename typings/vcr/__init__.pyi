# The part of vcrpy that this project uses; the package carries no types.
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from vcr.request import Request

class Cassette:
    all_played: bool
    def get_metadata(self, key: str, default: Any) -> Any: ...

class VCR:
    def __init__(
        self,
        *,
        serializer: str = ...,
        match_on: tuple[str, ...] = ...,
        record_mode: str = ...,
        before_record_request: Callable[[Request], Request] | None = ...,
        before_record_response: Callable[[dict[str, Any]], dict[str, Any]] | None = ...,
        decode_compressed_response: bool = ...,
    ) -> None: ...
    def register_serializer(self, name: str, serializer: object) -> None: ...
    def use_cassette(self, path: str) -> AbstractContextManager[Cassette]: ...
