"""Works through the queue in this process: the jobs, and the articles of batches."""

import asyncio
import functools
import time
from contextlib import suppress
from typing import Final

from schemas.job import JobState
from schemas.request import SummaryRequest
from svodka.errors import Internal, StoreUnavailable, SvodkaError
from svodka.jobs.office import Made, Office
from svodka.jobs.order import Order
from svodka.jobs.told import pack
from svodka.logs import logger, places
from svodka.settings import Settings
from svodka.store.jobs import TakenJob

log = logger(__name__)

FINISHED: Final[frozenset[JobState]] = frozenset({"done", "failed", "cancelled"})
LOOK_SECONDS: Final = 1.0
"""How often the queue is looked at when nobody says that there is work; another process may have queued it."""
TRIES_AT_MOST: Final = 20
"""A job that was running each of so many times when the process died is taken to be the cause."""


class Runner:
    """Takes jobs while it may, works on several at once, and puts back what it cannot finish."""

    def __init__(self, office: Office, settings: Settings) -> None:
        self._office = office
        self._jobs = office.store.jobs
        self._settings = settings
        # By job and try: after the right was lost for a while two tries at one job may be under way.
        self._tasks: dict[tuple[str, int], asyncio.Task[None]] = {}
        self._ended: dict[str, asyncio.Event] = {}
        self._woken = asyncio.Event()
        self._had_the_right = False
        self._resting_since: float | None = None

    @property
    def running(self) -> int:
        """How many jobs are being worked on in this process."""
        return len(self._tasks)

    def wake(self) -> None:
        """Say that there is work."""
        self._woken.set()

    async def run(self) -> None:
        """Work until cancelled; a database that is away is waited for."""
        while True:
            self._woken.clear()
            try:
                if self._office.store.is_shared:
                    # Another server may have been told of it.
                    await self.drop_cancelled()
                await self._start_what_waits()
            except StoreUnavailable:
                log.warning("the queue cannot be read")
            except Exception as error:  # noqa: BLE001 - whatever it is, the queue must go on
                log.error("unexpected error in the queue", errors=places(error))  # noqa: TRY400
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), LOOK_SECONDS)

    def rest(self) -> None:
        """Begin no more jobs and let nobody wait for one: the server was told to stop."""
        self._resting_since = time.monotonic()
        for ended in self._ended.values():
            ended.set()

    async def stop(self, seconds: float) -> None:
        """Let running jobs finish in this time, counted from `rest`; what then still runs goes back into the queue."""
        now = time.monotonic()
        rested = now - (self._resting_since or now)
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=max(0.0, seconds - rested))
        left = list(self._tasks.values())
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def drop_cancelled(self) -> None:
        """Stop the work on jobs that were cancelled, as far as it is done here."""
        for (job, _), task in list(self._tasks.items()):
            if await self._jobs.state(job) == "cancelled":
                task.cancel()

    async def wait_for(self, job: str, seconds: float) -> None:
        """Wait until a job is finished, here or in another process, but no longer than this or than the server runs."""
        ended = self._ended.setdefault(job, asyncio.Event())
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    while not self._resting_since and await self._jobs.state(job) not in FINISHED:
                        with suppress(TimeoutError):
                            await asyncio.wait_for(ended.wait(), LOOK_SECONDS)
        finally:
            self._ended.pop(job, None)

    async def _start_what_waits(self) -> None:
        if self._resting_since or not self._office.can_summarise or not await self._has_the_right():
            return
        free = self._settings.jobs_at_once - len(self._tasks)
        for taken in await self._jobs.take(free) if free > 0 else []:
            task = asyncio.create_task(self._work_on(taken), name=f"job {taken.id}")
            self._tasks[taken.id, taken.tries] = task
            task.add_done_callback(functools.partial(self._forget, taken))

    async def _has_the_right(self) -> bool:
        """Whether this process is the one that runs jobs; who gets the right requeues what the last one left."""
        may = await self._office.store.may_run_jobs()
        if may and not self._had_the_right:
            # Not what runs here: a database that was away for a moment takes the right, not the work.
            await self._jobs.requeue_all(but=self._tasks)
        self._had_the_right = may
        return may

    def _forget(self, taken: TakenJob, _: asyncio.Task[None]) -> None:
        del self._tasks[taken.id, taken.tries]
        if taken.id in self._ended:
            self._ended[taken.id].set()
        self.wake()

    async def _work_on(self, taken: TakenJob) -> None:
        try:
            outcome = await self._outcome(taken)
            while not await self._recorded(taken, outcome):  # noqa: ASYNC110 - nobody says when a database is back
                # It is paid for: as long as the database is away it is kept here.
                await asyncio.sleep(LOOK_SECONDS)
        except asyncio.CancelledError:
            # If it was cancelled by its owner it is no longer running, and this changes nothing.
            if not await asyncio.shield(self._jobs.put_back(taken.id, taken.tries)):
                self._office.metrics.job_finished("cancelled")
            raise

    async def _outcome(self, taken: TakenJob) -> Made | SvodkaError:
        if taken.tries > TRIES_AT_MOST:
            return Internal()
        try:
            return await self._office.found_or_made(await self._order(taken))
        except SvodkaError as error:
            return error
        except Exception as error:  # noqa: BLE001 - one job must not end the others
            log.error("unexpected error in a job", job=taken.id, errors=places(error))  # noqa: TRY400
            return Internal()

    async def _order(self, taken: TakenJob) -> Order:
        caller = await self._office.store.keys.caller(taken.owner)
        return Order(
            owner=taken.owner,
            request=SummaryRequest.model_validate_json(taken.request),
            cap=caller.limits.usd_per_month if caller else None,
            seconds=self._settings.job_deadline_seconds,
        )

    async def _recorded(self, taken: TakenJob, outcome: Made | SvodkaError) -> bool:
        try:
            stands = await self._record(taken, outcome)
        except StoreUnavailable:
            self._office.metrics.store_failed()
            log.warning("the outcome of a job waits for the database", job=taken.id)
            return False
        if stands:
            self._office.metrics.job_finished("failed" if isinstance(outcome, SvodkaError) else "done")
        return True

    async def _record(self, taken: TakenJob, outcome: Made | SvodkaError) -> bool:
        """Whether it was recorded; not where the job is no longer this try's to finish."""
        office = self._office
        if isinstance(outcome, StoreUnavailable):
            # It says nothing of the article: what was accepted is tried again.
            await self._jobs.put_back(taken.id, taken.tries)
            return False
        if isinstance(outcome, SvodkaError):
            return await self._jobs.fail(taken.id, taken.tries, pack(outcome), job_expires=office.job_expires)
        if outcome.source == "stored":
            return await self._jobs.finish_with(
                taken.id, taken.tries, outcome.summary.id, job_expires=office.job_expires
            )
        return await self._jobs.finish(
            taken.id,
            taken.tries,
            outcome.summary,
            work_key=office.key_of(SummaryRequest.model_validate_json(taken.request)),
            summary_expires=office.summary_expires,
            job_expires=office.job_expires,
        )
