"""The last word on what goes over the wire: counts calls, caps the size of an answer."""

from collections.abc import AsyncIterator
from contextvars import ContextVar
from typing import Final, cast

import httpx2
import openai

from svodka.errors import NoModel, SvodkaError, UpstreamError
from svodka.llm.unit import Unit

RESPONSE_BYTES_AT_MOST: Final = 1_000_000
STREAM_BYTES_AT_MOST: Final = 8 * RESPONSE_BYTES_AT_MOST
"""Around each token a stream has some 250 bytes that are none of the answer; what is in them has the lower limit."""

UNCOMPRESSED: Final = {"Accept-Encoding": "identity"}
"""Asked for with each call: a few compressed bytes may unfold into more than can be held."""

unit_in_hand: ContextVar[Unit | None] = ContextVar("unit_in_hand", default=None)
"""The unit of work whose call is being made; set by the writer."""


# These subclass OpenAIError because the SDK wraps, and might repeat, whatever else a transport raises.


class CallCapReached(openai.OpenAIError):
    """One more call than the unit of work may make."""

    stands_for: type[SvodkaError] = UpstreamError
    reason = ""


class NotRecorded(openai.OpenAIError):
    """No recording holds this request."""

    stands_for: type[SvodkaError] = NoModel
    reason = "not-recorded"


class ResponseTooLarge(openai.OpenAIError):
    """The answer is over the limit."""


class BrokenBody(openai.OpenAIError):
    """The answer had begun, and its body cannot be read: the connection failed, or it came compressed, unasked."""


class CountingTransport(httpx2.AsyncBaseTransport):
    """Wraps a transport; refuses the call that would be one too many."""

    def __init__(self, inner: httpx2.AsyncBaseTransport) -> None:
        self._inner = inner

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request; raises CallCapReached instead of sending one too many."""
        unit = unit_in_hand.get()
        if unit is not None:
            if not unit.calls_left:
                raise CallCapReached
            unit.calls_on_wire += 1
        response = await self._inner.handle_async_request(request)
        if response.headers.get("content-encoding", "identity").lower() not in ("", "identity"):
            await response.aclose()
            raise BrokenBody
        streamed = response.headers.get("content-type", "").lower().startswith("text/event-stream")
        limit = STREAM_BYTES_AT_MOST if streamed else RESPONSE_BYTES_AT_MOST
        response.stream = _CappedStream(cast("httpx2.AsyncByteStream", response.stream), limit)
        return response

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()


class _CappedStream(httpx2.AsyncByteStream):
    def __init__(self, inner: httpx2.AsyncByteStream, limit: int) -> None:
        self._inner, self._limit = inner, limit

    async def __aiter__(self) -> AsyncIterator[bytes]:
        received = 0
        try:
            async for chunk in self._inner:
                received += len(chunk)
                if received > self._limit:
                    raise ResponseTooLarge
                yield chunk
        except httpx2.TimeoutException:
            raise
        except httpx2.TransportError as error:
            raise BrokenBody from error

    async def aclose(self) -> None:
        await self._inner.aclose()
