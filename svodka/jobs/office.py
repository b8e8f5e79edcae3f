"""Has summaries made for their owners: from the store where the work is already done, else by the newsroom."""

import asyncio
import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from schemas.request import SummaryRequest
from schemas.summary import Summary
from svodka.errors import ContentFiltered, ModelRefused, NoModel, Overloaded, StoreUnavailable, SvodkaError
from svodka.jobs.capacity import Capacity
from svodka.jobs.order import Order, work_key
from svodka.jobs.told import pack
from svodka.logs import logger
from svodka.metrics import CountedLedger, Metrics
from svodka.newsroom import Newsroom, Terms
from svodka.pipeline import summarise
from svodka.settings import Settings
from svodka.store.claims import Claim
from svodka.store.jobs import BatchLine
from svodka.store.keeping import Kept
from svodka.store.store import Store

log = logger(__name__)

Source = Literal["made", "stored"]

_FINAL: Final = (ContentFiltered, ModelRefused)
"""Answers of the model that were paid for and would only be bought again."""

KEEPING_TRIES: Final = 3
QUEUE_RETRY_AFTER: Final = 60.0
"""Seconds after which a full queue may have room."""


class Lines(Protocol):
    """The articles of a batch, read some hundred at a time."""

    @property
    def count(self) -> int:
        """How many there are."""
        ...

    def pages(self) -> Iterable[list[BatchLine]]:
        """Give them in order."""
        ...


@dataclass(frozen=True, slots=True)
class Made:
    """A summary, in code points and English, and where it came from."""

    summary: Summary
    source: Source


class Office:
    """The newsroom, the store, and the rules by which one serves the other."""

    def __init__(self, newsroom: Newsroom | None, store: Store, settings: Settings, metrics: Metrics) -> None:
        self.store = store
        self.metrics = metrics
        self.capacity = Capacity(settings.capacity)
        """Summaries for callers who wait."""
        self._newsroom = newsroom
        self._settings = settings

    @property
    def can_summarise(self) -> bool:
        """Whether a model is configured."""
        return self._newsroom is not None

    def demand_newsroom(self) -> Newsroom:
        """Give the newsroom; NoModel when there is none."""
        if self._newsroom is None:
            raise NoModel("not-configured")
        return self._newsroom

    async def make(self, order: Order) -> Made:
        """Give the summary that a caller waits for, kept for its owner; raises SvodkaError, having freed the claim."""
        try:
            with self.capacity.place():
                made = await self.found_or_made(order)
        except SvodkaError as error:
            await self._give_up(order.claim, error)
            raise
        except BaseException:
            await asyncio.shield(self._give_up(order.claim, None))
            raise
        await self._keep(order, made)
        return made

    async def found_or_made(self, order: Order) -> Made:
        """Give a summary that is not kept yet, or the one that is."""
        made = await self._find(order) or Made(await self._summarise(order), "made")
        self.metrics.summary_made(made.summary, made.source)
        return made

    async def _find(self, order: Order) -> Made | None:
        key = self.key_of(order.request)
        if order.request.fresh or key is None:
            return None
        stored = await self.store.summaries.find(order.owner, key)
        return Made(stored, "stored") if stored else None

    async def _summarise(self, order: Order) -> Summary:
        # Each call is entered in the ledger before it leaves.
        ledger = CountedLedger(self.store.accounts.ledger(order.owner, work=order.work, cap=order.cap), self.metrics)
        terms = Terms(ledger, order.watch, order.seconds, self.metrics.stage_begun)
        return await summarise(order.request, self.demand_newsroom(), terms)

    async def queue(self, order: Order) -> str:
        """Put an order into the queue and give its job; raises Overloaded when the queue is full."""
        try:
            await self._demand_room(1)
            body = order.request.model_dump_json(exclude_defaults=True)
            return await self.store.jobs.add(order.owner, body, claim=order.claim, expires=self.job_expires)
        except SvodkaError as error:
            await self._give_up(order.claim, error)
            raise

    async def queue_batch(self, owner: str, lines: Lines, claim: Claim | None) -> str:
        """Put many orders into the queue, all of them or none, and give their batch; raises Overloaded."""
        try:
            await self._demand_room(lines.count)
            return await self._store_batch(owner, lines, claim)
        except BaseException:
            await asyncio.shield(self._give_up(claim, None))
            raise

    async def _store_batch(self, owner: str, lines: Lines, claim: Claim | None) -> str:
        jobs = self.store.jobs
        batch = await jobs.begin_batch(owner)
        try:
            for page in lines.pages():
                await jobs.append(batch, page)
            await jobs.accept(batch, claim=claim, expires=self.job_expires)
        except BaseException:
            await asyncio.shield(jobs.abandon(batch))
            raise
        return batch

    async def _demand_room(self, count: int) -> None:
        if await self.store.jobs.waiting() + count > self._settings.jobs_waiting_at_most:
            raise Overloaded(retry_after=QUEUE_RETRY_AFTER)

    def key_of(self, request: SummaryRequest) -> str | None:
        """Give the key under which the same work is found again; None where nothing is to be found again."""
        return None if self._settings.no_store else work_key(request, self.demand_newsroom())

    @property
    def summary_expires(self) -> dt.datetime:
        """When a summary that is finished now is forgotten."""
        return self.job_expires if self._settings.no_store else _from_now(days=self._settings.retention_days)

    @property
    def job_expires(self) -> dt.datetime:
        """When a job, or an Idempotency-Key, that is finished now is forgotten."""
        return _from_now(hours=self._settings.job_hours)

    async def _keep(self, order: Order, made: Made) -> None:
        if made.source == "stored":
            if order.claim is not None:
                await self.store.claims.settle(order.claim, Kept(summary=made.summary))
            return
        if self._settings.no_store and order.claim is None:
            return
        await self._keep_new(order, made.summary)

    async def _keep_new(self, order: Order, summary: Summary) -> None:
        key, expires = self.key_of(order.request), self.summary_expires
        for _ in range(KEEPING_TRIES):
            with suppress(StoreUnavailable):
                return await self.store.summaries.keep(
                    order.owner, summary, work_key=key, expires=expires, claim=order.claim
                )
            await asyncio.sleep(1)
        # It is paid for and the caller is waiting: to hand it over unkept is the lesser loss.
        log.error("a summary could not be kept")
        return None

    async def _give_up(self, claim: Claim | None, error: SvodkaError | None) -> None:
        if claim is None:
            return
        try:
            if isinstance(error, _FINAL):
                await self.store.claims.settle(claim, Kept(problem=pack(error)))
            else:
                await self.store.claims.release(claim)
        except StoreUnavailable:
            # The claim ends with its lease.
            log.warning("a claim could not be released")


def _from_now(*, days: float = 0, hours: float = 0) -> dt.datetime:
    return dt.datetime.now(dt.UTC) + dt.timedelta(days=days, hours=hours)
