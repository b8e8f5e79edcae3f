"""The real writer: any OpenAI-compatible endpoint, through openai's client."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

import httpx2
import openai

from svodka.errors import NoModel, OutputTruncated, SvodkaError
from svodka.llm.classify import classify
from svodka.llm.completion import Completion, Tokens, read_completion
from svodka.llm.prices import cost
from svodka.llm.retries import CallFailed, RetryBudget, retrying
from svodka.llm.stream import Answer, read_stream
from svodka.llm.throttle import Throttle
from svodka.llm.transport import UNCOMPRESSED, CountingTransport, unit_in_hand
from svodka.llm.unit import NOTHING, Attempt, Unit
from svodka.llm.wire import Body, offered_tool
from svodka.llm.writer import Listener
from svodka.settings import Mode, Settings

CONNECT_SECONDS: Final = 10.0
KEPT_CONNECTIONS: Final = 100
"""Connections kept open for the next calls."""
ANSWER_GROWTH: Final = 2
"""How much larger the cap is when a truncated answer is asked for again."""

_NO_KEY: Final = "none"


class ProviderWriter:
    """Completes through a provider, with one retry layer, a deadline and a cap on calls."""

    replayed = False

    def __init__(
        self,
        settings: Settings,
        *,
        transport: httpx2.AsyncBaseTransport | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        throttle: Throttle | None = None,
    ) -> None:
        if settings.model is None:
            raise NoModel("not-configured")
        if settings.model_key is None and settings.is_openai and transport is None:
            raise NoModel("no-key")
        _quieten_libraries()
        self._settings = settings
        self.model: str = settings.model
        self.mode: Mode = settings.mode
        self._sleep = sleep
        self._budget = RetryBudget()
        self._throttle = throttle or Throttle()
        self._client = _client(settings, transport or _transport(settings))

    async def complete(self, body: Body, unit: Unit, listen: Listener | None = None) -> Completion:
        """Give a whole completion; raises SvodkaError."""
        token = unit_in_hand.set(unit)
        call = _Call(self._client, self._settings, body, unit, listen)
        self._budget.call_made()
        try:
            async with asyncio.timeout(unit.remaining):
                return await retrying(unit, self._budget, self._sleep)(self._admitted, call, unit)
        except CallFailed as failed:
            raise failed.error from failed
        except TimeoutError as error:
            raise CallFailed(classify(error)).error from error
        finally:
            unit_in_hand.reset(token)

    async def _admitted(self, call: "_Call", unit: Unit) -> Completion:
        if not unit.calls_left:
            # It will not be sent, so it says nothing about the provider.
            return await call.attempt()
        self._throttle.demand_admission()
        try:
            completion = await call.attempt()
        except CallFailed as failed:
            self._throttle.note(failed.verdict.kind)
            raise
        self._throttle.note()
        return completion

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.close()


class _Call:
    """One completion and the attempts it takes."""

    def __init__(
        self, client: openai.AsyncOpenAI, settings: Settings, body: Body, unit: Unit, listen: Listener | None
    ) -> None:
        self._client, self._settings, self._unit, self._listen = client, settings, unit, listen
        self._cap = settings.max_output_tokens
        self._body = body

    async def attempt(self) -> Completion:
        body = self._whole_body()
        attempt = await self._reserve(body)
        answer = Answer()
        try:
            await self._receive(body, answer)
            completion = read_completion(answer.payload, offered_tool(body))
        except (SvodkaError, openai.OpenAIError, httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise await self._failed(attempt, error, answer) from error
        except BaseException:
            # Cancelled or past the deadline: the provider may bill it, so the reserve stands.
            await asyncio.shield(self._unit.settle(attempt, "abandoned", None, None))
            raise
        await self._settle(attempt, "ok", completion.tokens, completion.model)
        return completion

    async def _receive(self, body: Body, answer: Answer) -> None:
        streamed = self._listen is not None
        response = await self._client.post("/chat/completions", body=body, cast_to=httpx2.Response, stream=streamed)
        if self._listen is None:
            answer.take(response.content)
        else:
            await read_stream(response, answer, self._listen, self._settings.stream_read_timeout_seconds)

    def _whole_body(self) -> Body:
        settings = self._settings
        # OpenAI's newer models refuse the old name; most other servers know only that.
        cap = "max_completion_tokens" if settings.is_openai else "max_tokens"
        return {"model": settings.model, **self._body, cap: self._cap, **settings.model_options, **self._streaming()}

    def _streaming(self) -> Body:
        if self._listen is None:
            return {}
        wants_usage = self._settings.is_openai if self._settings.stream_usage is None else self._settings.stream_usage
        options: Body = {"stream_options": {"include_usage": True}} if wants_usage else {}
        return {"stream": True, **options}

    async def _reserve(self, body: Body) -> Attempt:
        model = self._settings.model or ""
        tokens = Tokens(input=estimated_tokens(json.dumps(body["messages"], ensure_ascii=False)), output=self._cap)
        return await self._unit.reserve(model, tokens, cost(self._settings, tokens, model))

    async def _failed(self, attempt: Attempt, error: Exception, answer: Answer) -> CallFailed:
        verdict = classify(error)
        if isinstance(error, OutputTruncated):
            self._cap *= ANSWER_GROWTH
        elif answer.text:
            # Somebody has heard the beginning, and the provider has written it.
            verdict = replace(verdict, retries=0, free=False)
        await self._settle(attempt, verdict.kind.slug, NOTHING if verdict.free else answer.tokens)
        return CallFailed(verdict)

    async def _settle(self, attempt: Attempt, outcome: str, tokens: Tokens | None, served: str | None = None) -> None:
        spent = cost(self._settings, tokens, served, self._settings.model) if tokens else None
        await self._unit.settle(attempt, outcome, tokens, spent)


def estimated_tokens(text: str) -> int:
    """Estimate tokens before a call: 2.5 Cyrillic, 1.3 Han or 4 other characters a token (measured on o200k)."""
    cyrillic = sum("Ѐ" <= letter <= "ӿ" for letter in text)
    han = sum("一" <= letter <= "鿿" for letter in text)
    return round(cyrillic / 2.5 + han / 1.3 + (len(text) - cyrillic - han) / 4)


def _transport(settings: Settings) -> httpx2.AsyncBaseTransport:
    # How many connections there are at once is decided by how many summaries are.
    limits = httpx2.Limits(max_connections=None, max_keepalive_connections=KEPT_CONNECTIONS)
    return httpx2.AsyncHTTPTransport(proxy=settings.model_proxy, limits=limits)


def _client(settings: Settings, transport: httpx2.AsyncBaseTransport) -> openai.AsyncOpenAI:
    read = settings.read_timeout_seconds
    timeout = httpx2.Timeout(read, connect=min(CONNECT_SECONDS, read))
    http = httpx2.AsyncClient(
        transport=CountingTransport(transport), timeout=timeout, follow_redirects=False, headers=UNCOMPRESSED
    )
    key = settings.model_key.get_secret_value() if settings.model_key else _NO_KEY
    return openai.AsyncOpenAI(
        api_key=key, base_url=settings.model_url, max_retries=0, timeout=timeout, http_client=http
    )


def _quieten_libraries() -> None:
    # At lower levels these write whole requests into the log, and with them articles.
    for name in ("openai", "httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.WARNING)
