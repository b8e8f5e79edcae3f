"""The real writer over a transport that answers what each test wants."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx2
import pytest
from pydantic import SecretStr

from svodka import errors
from svodka.llm.completion import Tokens
from svodka.llm.prices import cost
from svodka.llm.provider import ProviderWriter, estimated_tokens
from svodka.llm.retries import RetryBudget
from svodka.llm.unit import Attempt, Unit
from svodka.settings import Price, Settings

Answer = Callable[[httpx2.Request], httpx2.Response]

SETTINGS = Settings(
    model="m",
    model_url="http://127.0.0.1:1/v1",
    model_key=SecretStr("sk-canary"),
    prices={"m": Price(input="1", output="2", cached="0.5")},
    max_output_tokens=1000,
)
BODY: dict[str, Any] = {"messages": [{"role": "user", "content": "Москва"}]}


def completion(content: str = "{}", *, usage: dict[str, Any] | None = None, finish: str = "stop") -> httpx2.Response:
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content}}
    payload = {"model": "m-2026", "choices": [choice]} | ({"usage": usage} if usage else {})
    return httpx2.Response(200, json=payload)


USAGE = {"prompt_tokens": 1_000_000, "completion_tokens": 500_000, "prompt_tokens_details": {"cached_tokens": 400_000}}


class Upstream:
    """Gives answers in turn; an exception is raised."""

    def __init__(self, *answers: httpx2.Response | Exception) -> None:
        self.answers = list(answers)
        self.requests: list[httpx2.Request] = []
        self.slept: list[float] = []
        self.writer = ProviderWriter(SETTINGS, transport=httpx2.MockTransport(self._answer), sleep=self._sleep)

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def ask(self, unit: Unit | None = None) -> Any:
        return asyncio.run(self.writer.complete(BODY, unit or Unit(90)))


def test_a_call_is_settled_at_what_the_provider_counted() -> None:
    upstream, unit = Upstream(completion(usage=USAGE)), Unit(90)
    assert upstream.ask(unit).content == "{}"
    (attempt,) = unit.bill.attempts
    assert attempt.tokens == Tokens(input=1_000_000, output=500_000, cached=400_000)
    assert str(attempt.cost) == "1.8"
    assert not unit.bill.estimated


def test_without_a_count_the_reserve_stands_and_is_marked_as_an_estimate() -> None:
    upstream, unit = Upstream(completion()), Unit(90)
    upstream.ask(unit)
    assert unit.bill.estimated
    assert unit.bill.tokens.output == SETTINGS.max_output_tokens


class Book:
    """A ledger that writes down what happened and when."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    async def reserve(self, attempt: Attempt) -> None:
        self.lines.append(f"reserve {attempt.number}")

    async def settle(self, attempt: Attempt) -> None:
        self.lines.append(f"settle {attempt.number} {attempt.outcome}")


def test_each_attempt_is_written_down_before_it_is_sent_and_settled_after() -> None:
    upstream, book = Upstream(httpx2.Response(500), completion(usage=USAGE)), Book()
    upstream.ask(Unit(90, ledger=book))
    assert book.lines == ["reserve 1", "settle 1 upstream-error", "reserve 2", "settle 2 ok"]


def test_an_error_status_costs_nothing() -> None:
    upstream, unit = Upstream(httpx2.Response(401)), Unit(90)
    with pytest.raises(errors.UpstreamMisconfigured):
        upstream.ask(unit)
    assert (unit.bill.tokens.output, str(unit.bill.cost)) == (0, "0")


def test_a_transient_failure_is_tried_twice_more_with_growing_random_waits() -> None:
    upstream = Upstream(*[httpx2.Response(500)] * 3)
    with pytest.raises(errors.UpstreamError):
        upstream.ask()
    assert len(upstream.requests) == 3
    assert len(upstream.slept) == 2
    assert upstream.slept[0] <= 1
    assert upstream.slept[1] <= 2


def test_retry_after_is_obeyed_when_it_fits_and_handed_on_when_it_does_not() -> None:
    patient = Upstream(httpx2.Response(429, headers={"retry-after": "3"}), completion())
    patient.ask()
    assert patient.slept == [3]
    hurried = Upstream(httpx2.Response(429, headers={"retry-after": "300"}))
    with pytest.raises(errors.UpstreamRateLimited) as limited:
        hurried.ask()
    assert limited.value.retry_after == 300
    assert hurried.slept == []


def test_a_truncated_answer_is_asked_for_once_more_with_a_larger_cap() -> None:
    upstream = Upstream(completion(finish="length"), completion())
    upstream.ask()
    assert [json.loads(request.content)["max_tokens"] for request in upstream.requests] == [1000, 2000]


def test_never_more_than_the_calls_of_a_unit_reach_the_wire() -> None:
    upstream, unit = Upstream(*[httpx2.Response(503)] * 9), Unit(90, calls=2)
    with pytest.raises(errors.UpstreamOverloaded):
        upstream.ask(unit)
    assert len(upstream.requests) == 2
    with pytest.raises(errors.UpstreamError):
        upstream.ask(unit)
    assert len(upstream.requests) == 2


def test_redirects_are_not_followed() -> None:
    upstream = Upstream(httpx2.Response(302, headers={"location": "http://127.0.0.1:2/"}))
    with pytest.raises(errors.UpstreamMisconfigured):
        upstream.ask()
    assert len(upstream.requests) == 1


def test_an_answer_over_a_megabyte_is_refused() -> None:
    upstream = Upstream(httpx2.Response(200, stream=Drip(b"x" * 300_000, pause=0, times=4)))
    with pytest.raises(errors.UpstreamBadResponse):
        upstream.ask()


class Drip(httpx2.AsyncByteStream):
    """A body that comes piece by piece."""

    def __init__(self, piece: bytes, *, pause: float, times: int = 1000) -> None:
        self.piece, self.pause, self.times = piece, pause, times

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(self.times):
            await asyncio.sleep(self.pause)
            yield self.piece


def test_a_slow_drip_ends_at_the_deadline_and_its_reserve_stands() -> None:
    upstream, unit = Upstream(httpx2.Response(200, stream=Drip(b" ", pause=0.02))), Unit(0.2)
    with pytest.raises(errors.DeadlineExceeded):
        upstream.ask(unit)
    assert unit.elapsed < 1
    assert unit.bill.attempts[0].outcome == "abandoned"
    assert unit.bill.estimated


def test_no_key_reaches_an_error_or_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    upstream = Upstream(httpx2.Response(401, json={"error": {"message": "bad key sk-canary for Москва"}}))
    with pytest.raises(errors.UpstreamMisconfigured) as refused:
        upstream.ask()
    assert "sk-canary" not in f"{refused.value!r}{refused.value.values}"
    assert "sk-canary" not in caplog.text
    assert "Москва" not in caplog.text


def test_the_retry_budget_keeps_retries_to_a_tenth_of_calls_in_the_long_run() -> None:
    budget = RetryBudget()
    taken = sum(budget.take() for _ in range(100))
    assert taken == 10
    for _ in range(100):
        budget.call_made()
    assert sum(budget.take() for _ in range(100)) == pytest.approx(10, abs=1)


def test_openai_gets_the_new_name_of_the_cap_and_strict_decoding() -> None:
    settings = Settings(model="m", model_key=SecretStr("k"), model_url="https://api.openai.com/v1")
    seen: list[dict[str, Any]] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(json.loads(request.content))
        return completion()

    writer = ProviderWriter(settings, transport=httpx2.MockTransport(answer))
    asyncio.run(writer.complete(BODY, Unit(10)))
    assert writer.mode == "strict"
    assert "max_completion_tokens" in seen[0]
    assert "max_tokens" not in seen[0]


def test_without_a_model_or_without_openais_key_there_is_no_writer() -> None:
    with pytest.raises(errors.NoModel):
        ProviderWriter(Settings(model=None))
    with pytest.raises(errors.NoModel):
        ProviderWriter(Settings(model="m", model_key=None, model_url="https://api.openai.com/v1"))


def test_tokens_are_estimated_by_script() -> None:
    assert estimated_tokens("а" * 250) == 100
    assert estimated_tokens("a" * 400) == 100
    assert estimated_tokens("中" * 130) == 100


def test_a_failed_answer_that_was_counted_is_settled_at_its_count() -> None:
    usage = {"prompt_tokens": 1000, "completion_tokens": 500}
    upstream, unit = Upstream(completion(usage=usage, finish="content_filter")), Unit(90)
    with pytest.raises(errors.ContentFiltered):
        upstream.ask(unit)
    assert unit.bill.tokens == Tokens(input=1000, output=500)
    assert not unit.bill.estimated


def test_the_users_own_price_wins_over_the_public_one_by_whatever_name_the_model_answers() -> None:
    settings = Settings(model="gpt-4o-mini", prices={"gpt-4o-mini": Price(input="100", output="0")})
    assert cost(settings, Tokens(input=1_000_000, output=0), "gpt-4o-mini-2024-07-18", "gpt-4o-mini") == 100
    public = cost(Settings(model="gpt-4o-mini"), Tokens(input=1_000_000, output=0), "gpt-4o-mini")
    assert public is not None
    assert 0 < public < 100
    assert cost(Settings(), Tokens(input=1, output=1), "no-such-model") is None
