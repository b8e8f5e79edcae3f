"""What is counted, and that what callers send makes no new series."""

import asyncio
from decimal import Decimal

import pytest
from prometheus_client.parser import text_string_to_metric_families

from schemas.finding import Correction, Finding
from schemas.progress import Stage
from schemas.request import SummaryRequest
from schemas.summary import Summary
from svodka.errors import BudgetExhausted, StoreUnavailable
from svodka.llm.completion import Tokens
from svodka.llm.fake import FakeWriter
from svodka.llm.unit import Attempt
from svodka.metrics import CountedLedger, Metrics
from svodka.newsroom import Newsroom
from svodka.pipeline import summarise
from svodka.settings import Settings
from tests.material import ARTICLE, DRAFT


def counters(monkeypatch: pytest.MonkeyPatch) -> Metrics:
    monkeypatch.setenv("SVODKA_MODEL", "writer-1")
    monkeypatch.setenv("SVODKA_JUDGE_MODEL", "judge-1")
    return Metrics(Settings())


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    for family in text_string_to_metric_families(metrics.page().decode()):
        for sample in family.samples:
            if sample.name == name and sample.labels == labels:
                return sample.value
    return None


def labels_of(metrics: Metrics, name: str) -> list[dict[str, str]]:
    families = text_string_to_metric_families(metrics.page().decode())
    return [sample.labels for family in families for sample in family.samples if sample.name == name]


def a_summary() -> Summary:
    return asyncio.run(summarise(SummaryRequest(text=ARTICLE), Newsroom(FakeWriter([DRAFT]), 30, "ru")))


class Paper:
    def __init__(self, *, refuses: bool = False) -> None:
        self.refuses = refuses
        self.settled: list[Attempt] = []

    async def reserve(self, _: Attempt) -> None:
        if self.refuses:
            raise BudgetExhausted("spent")

    async def settle(self, attempt: Attempt) -> None:
        self.settled.append(attempt)


def test_a_settled_call_is_counted_with_what_was_billed_and_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    metrics, paper, times = counters(monkeypatch), Paper(), iter([10.0, 12.5])
    ledger = CountedLedger(paper, metrics, clock=lambda: next(times))
    sent = Attempt(1, "writer-1", Tokens(input=900, output=6000), Decimal("0.01"))
    done = Attempt(1, "writer-1", Tokens(input=1000, output=300, cached=800), Decimal("0.0025"), outcome="ok")

    async def call() -> None:
        await ledger.reserve(sent)
        await ledger.settle(done)

    asyncio.run(call())
    by = {"model": "writer-1", "role": "writer"}
    assert paper.settled == [done]
    assert value(metrics, "svodka_upstream_calls_total", **by, outcome="ok") == 1
    assert value(metrics, "svodka_upstream_tokens_total", **by, kind="input") == 200
    assert value(metrics, "svodka_upstream_tokens_total", **by, kind="cached") == 800
    assert value(metrics, "svodka_upstream_tokens_total", **by, kind="output") == 300
    assert value(metrics, "svodka_upstream_cost_usd_total", **by) == 0.0025
    assert value(metrics, "svodka_upstream_seconds_sum", **by) == 2.5


def test_a_call_that_the_ledger_refuses_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    metrics = counters(monkeypatch)
    ledger = CountedLedger(Paper(refuses=True), metrics)
    with pytest.raises(BudgetExhausted):
        asyncio.run(ledger.reserve(Attempt(1, "writer-1", Tokens(input=1, output=1), None)))
    assert labels_of(metrics, "svodka_upstream_calls_total") == []


def test_a_call_that_cannot_be_settled_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    metrics, paper = counters(monkeypatch), Paper()

    async def away(_: Attempt) -> None:
        raise StoreUnavailable

    monkeypatch.setattr(paper, "settle", away)
    asyncio.run(CountedLedger(paper, metrics).settle(Attempt(1, "writer-1", Tokens(input=1, output=1), None)))
    assert value(metrics, "svodka_store_errors_total") == 1
    assert len(labels_of(metrics, "svodka_upstream_calls_total")) == 1


def test_values_from_outside_make_no_series_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    metrics = counters(monkeypatch)
    metrics.attempt_settled(Attempt(1, "x" * 50, Tokens(input=1, output=1), None, outcome="strange"), 1)
    metrics.request_done("none", "BREW", 405, 0.1)
    metrics.refused("strange")
    metrics.job_finished("strange")
    assert labels_of(metrics, "svodka_upstream_calls_total") == [
        {"model": "other", "role": "writer", "outcome": "other"}
    ]
    assert labels_of(metrics, "svodka_http_seconds_count") == [{"method": "other", "route": "none", "status": "4xx"}]
    assert labels_of(metrics, "svodka_refusals_total") == [{"code": "other"}]
    assert labels_of(metrics, "svodka_jobs_finished_total") == [{"outcome": "other"}]


def test_a_summary_is_counted_with_its_findings_only_when_it_was_made_now(monkeypatch: pytest.MonkeyPatch) -> None:
    metrics = counters(monkeypatch)
    finding = Finding(id="f1", code="x", check="numbers", severity="error", path="/text/en", message="x")
    summary = a_summary().model_copy(update={"status": "review", "findings": (finding,)})
    metrics.summary_made(summary, "made")
    metrics.summary_made(summary, "stored")
    metrics.summary_made(summary, "replayed")
    for source in ("made", "stored", "replayed"):
        assert value(metrics, "svodka_summaries_total", status="review", source=source) == 1
    assert value(metrics, "svodka_findings_total", check="numbers", severity="error") == 1
    assert value(metrics, "svodka_summary_seconds_count") == 1


def test_the_rate_of_repairs_that_helped_can_be_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    metrics = counters(monkeypatch)
    stages: tuple[Stage, ...] = ("draft", "repair", "repair")
    for stage in stages:
        metrics.stage_begun(stage)
    mended = Correction(path="/text/en", before="250", after="230", by="repair")
    metrics.summary_made(a_summary(), "made")
    metrics.summary_made(a_summary().model_copy(update={"corrections": (mended,)}), "made")
    assert value(metrics, "svodka_repairs_total", result="asked") == 2
    assert value(metrics, "svodka_repairs_total", result="helped") == 1


def test_gauges_say_what_is_so_now(monkeypatch: pytest.MonkeyPatch) -> None:
    metrics = counters(monkeypatch)
    metrics.jobs(queued=7, running=3)
    metrics.at_work(in_flight=2, capacity=16)
    metrics.jobs(queued=0, running=1)
    assert value(metrics, "svodka_jobs_queued") == 0
    assert value(metrics, "svodka_jobs_running") == 1
    assert value(metrics, "svodka_in_flight") == 2
    assert value(metrics, "svodka_capacity") == 16


def test_a_database_that_does_not_answer_is_counted_whoever_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    metrics = counters(monkeypatch)
    metrics.refused("store-unavailable")
    metrics.store_failed()
    assert value(metrics, "svodka_store_errors_total") == 2
    assert value(metrics, "svodka_refusals_total", code="store-unavailable") == 1


def test_two_applications_in_a_process_count_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = counters(monkeypatch), counters(monkeypatch)
    first.request_done("/v1/summaries", "POST", 200, 0.2)
    assert labels_of(second, "svodka_http_seconds_count") == []
