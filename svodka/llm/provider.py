"""The real writer: any OpenAI-compatible endpoint, through openai's client."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Final

import httpx2
import openai

from svodka.errors import NoModel, OutputTruncated, SvodkaError
from svodka.llm.classify import classify
from svodka.llm.completion import Completion, Tokens, read_completion, tokens_of
from svodka.llm.prices import cost
from svodka.llm.retries import CallFailed, RetryBudget, retrying
from svodka.llm.transport import CountingTransport, unit_in_hand
from svodka.llm.unit import NOTHING, Attempt, Unit
from svodka.llm.wire import Body
from svodka.llm.writer import Listener
from svodka.settings import Mode, Settings

CONNECT_SECONDS: Final = 10.0
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
        self._client = _client(settings, transport or httpx2.AsyncHTTPTransport(proxy=settings.model_proxy))

    async def complete(self, body: Body, unit: Unit, listen: Listener | None = None) -> Completion:
        """Give a whole completion; raises SvodkaError."""
        token = unit_in_hand.set(unit)
        call = _Call(self._client, self._settings, body, unit)
        self._budget.call_made()
        try:
            async with asyncio.timeout(unit.remaining):
                return await retrying(unit, self._budget, self._sleep)(call.attempt)
        except CallFailed as failed:
            raise failed.error from failed
        except TimeoutError as error:
            raise CallFailed(classify(error)).error from error
        finally:
            unit_in_hand.reset(token)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.close()


class _Call:
    """One completion and the attempts it takes."""

    def __init__(self, client: openai.AsyncOpenAI, settings: Settings, body: Body, unit: Unit) -> None:
        self._client, self._settings, self._unit = client, settings, unit
        self._cap = settings.max_output_tokens
        self._body = body

    async def attempt(self) -> Completion:
        body = self._whole_body()
        attempt = await self._reserve(body)
        received = b""
        try:
            response = await self._client.post("/chat/completions", body=body, cast_to=httpx2.Response)
            received = response.content
            completion = read_completion(received)
        except (SvodkaError, openai.OpenAIError, httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise await self._failed(attempt, error, tokens_of(received)) from error
        except BaseException:
            # Cancelled or past the deadline: the provider may bill it, so the reserve stands.
            await asyncio.shield(self._unit.settle(attempt, "abandoned", None, None))
            raise
        await self._settle(attempt, "ok", completion.tokens, completion.model)
        return completion

    def _whole_body(self) -> Body:
        settings = self._settings
        # OpenAI's newer models refuse the old name; most other servers know only that.
        cap = "max_completion_tokens" if settings.is_openai else "max_tokens"
        return {"model": settings.model, **self._body, cap: self._cap, **settings.model_options}

    async def _reserve(self, body: Body) -> Attempt:
        model = self._settings.model or ""
        tokens = Tokens(input=estimated_tokens(json.dumps(body["messages"], ensure_ascii=False)), output=self._cap)
        return await self._unit.reserve(model, tokens, cost(self._settings, tokens, model))

    async def _failed(self, attempt: Attempt, error: Exception, counted: Tokens | None) -> CallFailed:
        verdict = classify(error)
        if isinstance(error, OutputTruncated):
            self._cap *= ANSWER_GROWTH
        await self._settle(attempt, verdict.kind.slug, NOTHING if verdict.free else counted)
        return CallFailed(verdict)

    async def _settle(self, attempt: Attempt, outcome: str, tokens: Tokens | None, served: str | None = None) -> None:
        spent = cost(self._settings, tokens, served, self._settings.model) if tokens else None
        await self._unit.settle(attempt, outcome, tokens, spent)


def estimated_tokens(text: str) -> int:
    """Estimate tokens before a call: 2.5 Cyrillic, 1.3 Han or 4 other characters a token (measured on o200k)."""
    cyrillic = sum("Ѐ" <= letter <= "ӿ" for letter in text)
    han = sum("一" <= letter <= "鿿" for letter in text)
    return round(cyrillic / 2.5 + han / 1.3 + (len(text) - cyrillic - han) / 4)


def _client(settings: Settings, transport: httpx2.AsyncBaseTransport) -> openai.AsyncOpenAI:
    read = settings.read_timeout_seconds
    timeout = httpx2.Timeout(read, connect=CONNECT_SECONDS)
    http = httpx2.AsyncClient(transport=CountingTransport(transport), timeout=timeout, follow_redirects=False)
    key = settings.model_key.get_secret_value() if settings.model_key else _NO_KEY
    return openai.AsyncOpenAI(
        api_key=key, base_url=settings.model_url, max_retries=0, timeout=timeout, http_client=http
    )


def _quieten_libraries() -> None:
    # At lower levels these write whole requests into the log, and with them articles.
    for name in ("openai", "httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.WARNING)
