"""A writer that answers from the recordings: no key, no network, no look at the environment."""

import json
from pathlib import Path
from typing import Any, Final

import httpx2

from svodka.errors import Misconfigured
from svodka.llm.cassettes import FOLDER, JUDGED, METADATA, Interactions, RecordedWith, compact, deserialise
from svodka.llm.provider import ProviderWriter
from svodka.llm.transport import NotRecorded
from svodka.settings import Settings

_GENEROUS_SECONDS: Final = 60.0


class ReplayWriter(ProviderWriter):
    """Goes the real writer's way down to the transport, and answers there."""

    replayed = True

    def __init__(self, folder: Path = FOLDER, *, judge: bool = False) -> None:
        cassettes = [deserialise(path.read_text("utf-8")) for path in sorted(folder.glob("*.yaml"))]
        super().__init__(_settings(cassettes, folder, judge=judge), transport=_Recordings(cassettes))


def _settings(cassettes: list[Interactions], folder: Path, *, judge: bool) -> Settings:
    """Give the settings to ask with: the writer's, or the second reader's where it was recorded."""
    every = [cassette["metadata"] for cassette in cassettes]
    judged = [metadata[JUDGED] for metadata in every if judge and JUDGED in metadata]
    kinds = set(map(compact, judged or [metadata[METADATA] for metadata in every]))
    if len(kinds) != 1:
        raise Misconfigured("no-recordings" if not kinds else "mixed-recordings", folder=str(folder))
    recorded = RecordedWith.model_validate_json(kinds.pop())
    # Built without validation, which would read the environment.
    return Settings.model_construct(**recorded.model_dump(), read_timeout_seconds=_GENEROUS_SECONDS)


class _Recordings(httpx2.AsyncBaseTransport):
    """Answers a request that was recorded, however often it comes; refuses every other."""

    def __init__(self, cassettes: list[Interactions]) -> None:
        # Of a request that was recorded more than once, the last answer is the one that was used.
        self._answers: dict[tuple[str, str, str], Any] = {
            _key(item["request"]["method"], item["request"]["uri"], item["request"]["body"]): item["response"]
            for cassette in cassettes
            for item in cassette["interactions"]
        }

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        body = (await request.aread()).decode()
        recorded = self._answers.get(_key(request.method, str(request.url), body))
        if recorded is None:
            raise NotRecorded
        return httpx2.Response(
            recorded["status"]["code"],
            headers=[(name, value) for name, values in recorded["headers"].items() for value in values],
            content=recorded["body"]["string"].encode(),
        )


def _key(method: str, uri: str, body: str) -> tuple[str, str, str]:
    return method, uri, json.dumps(json.loads(body), sort_keys=True)
