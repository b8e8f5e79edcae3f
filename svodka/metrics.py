"""What is counted while the server runs, for Prometheus."""

import time
from collections.abc import Callable
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from schemas.progress import Stage
from schemas.summary import Summary
from svodka.errors import StoreUnavailable, error_types
from svodka.llm.unit import Attempt, Ledger
from svodka.logs import logger
from svodka.settings import Settings

log = logger(__name__)

OTHER: Final = "other"
"""Stands for any value that is not of the closed set of its label: what callers send must not make new series."""

METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
SOURCES: Final = frozenset({"made", "stored", "replayed"})
JOB_OUTCOMES: Final = frozenset({"done", "failed", "cancelled"})
REPAIR: Final = "repair"

HTTP_SECONDS: Final = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 60, 120)
MODEL_SECONDS: Final = (0.25, 0.5, 1, 2.5, 5, 10, 15, 20, 30, 45, 60, 90, 150, 300)


class Metrics:
    """The counters of one application, in a registry of their own."""

    def __init__(self, settings: Settings) -> None:
        self._registry = CollectorRegistry()
        self._models = {name for name in (settings.model, settings.for_judge.model) if name}
        self._outcomes = {"ok", "abandoned", *(kind.slug for kind in error_types())}
        self._add_upstream()
        self._add_summaries()
        self._add_service()

    def _add_upstream(self) -> None:
        by, registry = ("model", "role"), self._registry
        self._calls = Counter("svodka_upstream_calls", "Calls to models.", (*by, "outcome"), registry=registry)
        self._tokens = Counter("svodka_upstream_tokens", "Tokens, by what is billed.", (*by, "kind"), registry=registry)
        self._cost = Counter("svodka_upstream_cost_usd", "Cost of calls whose price is known.", by, registry=registry)
        self._call_seconds = Histogram(
            "svodka_upstream_seconds", "Time of a call to a model.", by, buckets=MODEL_SECONDS, registry=registry
        )

    def _add_summaries(self) -> None:
        registry = self._registry
        self._summaries = Counter("svodka_summaries", "Summaries given.", ("status", "source"), registry=registry)
        self._findings = Counter(
            "svodka_findings", "Findings of summaries made.", ("check", "severity"), registry=registry
        )
        self._repairs = Counter(
            "svodka_repairs", "Repairs asked of the model, and those that helped.", ("result",), registry=registry
        )
        self._summary_seconds = Histogram(
            "svodka_summary_seconds", "Time to make a summary.", buckets=MODEL_SECONDS, registry=registry
        )

    def _add_service(self) -> None:
        registry = self._registry
        self._http_seconds = Histogram(
            "svodka_http_seconds",
            "Time to answer a request.",
            ("method", "route", "status"),
            buckets=HTTP_SECONDS,
            registry=registry,
        )
        self._refusals = Counter("svodka_refusals", "Problems given to callers.", ("code",), registry=registry)
        self._store_errors = Counter("svodka_store_errors", "Times the database did not answer.", registry=registry)
        self._finished = Counter(
            "svodka_jobs_finished", "Jobs that were begun and are finished.", ("outcome",), registry=registry
        )
        self._queued = Gauge("svodka_jobs_queued", "Jobs that wait.", registry=registry)
        self._running = Gauge("svodka_jobs_running", "Jobs worked on in this process.", registry=registry)
        self._in_flight = Gauge("svodka_in_flight", "Summaries being made for callers who wait.", registry=registry)
        self._capacity = Gauge("svodka_capacity", "Most summaries made at once for callers.", registry=registry)

    def attempt_settled(self, attempt: Attempt, seconds: float) -> None:
        """Count a call to a model as it was settled, and the time it took."""
        by = (_one_of(attempt.model, self._models), attempt.role)
        self._calls.labels(*by, _one_of(attempt.outcome, self._outcomes)).inc()
        self._call_seconds.labels(*by).observe(seconds)
        tokens = attempt.tokens
        counted = {"input": tokens.input - tokens.cached, "cached": tokens.cached, "output": tokens.output}
        for kind, count in counted.items():
            self._tokens.labels(*by, kind).inc(max(0, count))
        self._cost.labels(*by).inc(float(attempt.cost or 0))

    def summary_made(self, summary: Summary, source: str) -> None:
        """Count a summary given to a caller: `made` now, `stored` before, or `replayed` under its Idempotency-Key."""
        self._summaries.labels(summary.status, _one_of(source, SOURCES)).inc()
        if source != "made":
            return
        self._summary_seconds.observe(summary.usage.seconds)
        for finding in summary.findings:
            self._findings.labels(finding.check, finding.severity).inc()
        if any(correction.by == REPAIR for correction in summary.corrections):
            self._repairs.labels("helped").inc()

    def stage_begun(self, stage: Stage) -> None:
        """Count the repairs asked, by hearing the steps of every summary."""
        if stage == REPAIR:
            self._repairs.labels("asked").inc()

    def request_done(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count an answer; `route` is a template of the application, `status` 0 where nobody waited for it."""
        labels = (_one_of(method, METHODS), route, f"{status // 100}xx" if status else "none")
        self._http_seconds.labels(*labels).observe(seconds)

    def refused(self, slug: str) -> None:
        """Count a problem given to a caller."""
        self._refusals.labels(_one_of(slug, self._outcomes)).inc()
        if slug == "store-unavailable":
            self._store_errors.inc()

    def store_failed(self) -> None:
        """Count a failure of the database that no caller was told of."""
        self._store_errors.inc()

    def job_finished(self, outcome: str) -> None:
        """Count a job as `done`, `failed` or `cancelled`."""
        self._finished.labels(_one_of(outcome, JOB_OUTCOMES)).inc()

    def jobs(self, queued: int, running: int) -> None:
        """Set how many jobs wait, and how many are worked on in this process."""
        self._queued.set(queued)
        self._running.set(running)

    def at_work(self, in_flight: int, capacity: int) -> None:
        """Set how many summaries are being made for callers who wait, of how many that may be."""
        self._in_flight.set(in_flight)
        self._capacity.set(capacity)

    def page(self) -> bytes:
        """Give everything in the text format of Prometheus."""
        return generate_latest(self._registry)


class CountedLedger:
    """A ledger of which every settled call is counted, with the time since it was reserved."""

    def __init__(self, ledger: Ledger, metrics: Metrics, clock: Callable[[], float] = time.monotonic) -> None:
        self._ledger = ledger
        self._metrics = metrics
        self._clock = clock
        self._sent: dict[tuple[str, int], float] = {}

    async def reserve(self, attempt: Attempt) -> None:
        """Write an attempt down; raises BudgetExhausted."""
        await self._ledger.reserve(attempt)
        self._sent[attempt.role, attempt.number] = self._clock()

    async def settle(self, attempt: Attempt) -> None:
        """Replace the reserve, and count; never raises StoreUnavailable."""
        now = self._clock()
        self._metrics.attempt_settled(attempt, now - self._sent.pop((attempt.role, attempt.number), now))
        try:
            await self._ledger.settle(attempt)
        except StoreUnavailable:
            # The call is paid for and its answer is here: that is not lost too. The reserve stands until it is tidied.
            self._metrics.store_failed()
            log.warning("a call could not be settled")


def _one_of(value: str, known: set[str] | frozenset[str]) -> str:
    return value if value in known else OTHER
