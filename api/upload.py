"""Receives JSON lines of any number without holding them in memory."""

import asyncio
import hashlib
import tempfile
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import IO, Final

from pydantic import ValidationError

from api.incoming import Incoming
from api.reading import BODY_BYTES_AT_MOST, JSON_LINES, content_type
from schemas.request import SummaryRequest
from svodka.errors import BadRequest, BodyTooLarge, UnsupportedMediaType
from svodka.jobs.told import pack
from svodka.refusals import refusal
from svodka.store.jobs import BatchLine

ARTICLES_AT_MOST: Final = 10_000
BATCH_BYTES_AT_MOST: Final = 256_000_000
_KINDS: Final = frozenset({JSON_LINES, "application/x-ndjson", "application/jsonlines", "application/x-jsonlines"})
_PAGE: Final = 200
_PAGE_BYTES: Final = 1_000_000
"""A page is in memory whole, and read while everybody else waits."""
_IN_MEMORY: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class Upload:
    """Lines that were received whole; they lie in a temporary file that nobody else can open."""

    file: IO[bytes]
    count: int
    digest: bytes
    """SHA-256 of all bytes."""

    def pages(self) -> Iterator[list[BatchLine]]:
        """Give the lines, read and validated, some hundred at a time."""
        page, size = list[BatchLine](), 0
        for index, line in enumerate(line for line in self.file if line.strip()):
            page.append(_read(index, line))
            size += len(line)
            if len(page) == _PAGE or size >= _PAGE_BYTES:
                yield page
                page, size = [], 0
        if page:
            yield page


def _read(index: int, line: bytes) -> BatchLine:
    if len(line) > BODY_BYTES_AT_MOST:
        return BatchLine(index, None, pack(BodyTooLarge()))
    try:
        asked = SummaryRequest.model_validate_json(line)
    except ValidationError as error:
        return BatchLine(index, None, pack(refusal(error)))
    return BatchLine(index, asked.model_dump_json(exclude_defaults=True), None)


@asynccontextmanager
async def receive(request: Incoming) -> AsyncGenerator[Upload]:
    """Receive a body of JSON lines; raises BadInput, and BadRequest when there are none or too many."""
    if content_type(request) not in _KINDS:
        raise UnsupportedMediaType("json-lines")
    digest = hashlib.sha256()
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
        async for chunk in request.stream():
            digest.update(chunk)
            file.write(chunk)
        count = await asyncio.to_thread(_count, file)
        file.seek(0)
        yield Upload(file, count, digest.digest())


def _count(file: IO[bytes]) -> int:
    file.seek(0)
    count = sum(1 for line in file if line.strip())
    if not count:
        raise BadRequest("empty-batch")
    if count > ARTICLES_AT_MOST:
        raise BadRequest("batch-lines", limit=ARTICLES_AT_MOST)
    return count
