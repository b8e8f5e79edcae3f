"""One order of one caller: how it is claimed, worked off while they wait or put in the queue, and answered."""

from dataclasses import dataclass
from typing import Final

from litestar import Response

from api.answers import answer
from api.idempotency import REPLAYED, fingerprint, idempotency_key
from api.incoming import Incoming, remember_headers
from api.languages import preferred_language
from api.prefer import Preference
from api.problems import as_problem
from api.service import Service
from api.sse import EVENTS, HEADERS, event, wants_events
from schemas.job import Counts, Job
from schemas.request import SummaryRequest
from schemas.summary import Summary
from svodka.errors import Conflict, KeyReused, NotFound
from svodka.jobs.order import Order
from svodka.jobs.told import unpack
from svodka.newsroom import Watch
from svodka.presenting import present
from svodka.store.claims import Claim, Claimed, Reused, Running
from svodka.store.jobs import JobRecord
from svodka.store.keeping import Kept
from svodka.store.keys import Caller

LEASE_MARGIN_SECONDS: Final = 30.0
"""A claim outlives the deadline of its work by this much; then its process must be dead."""
LOOK_AGAIN_SECONDS: Final = 2.0


@dataclass(frozen=True, slots=True)
class Errand:
    """A request that was read and let in."""

    request: Incoming
    service: Service
    caller: Caller
    asked: SummaryRequest
    claim: Claim | None

    def order(self, watch: Watch | None = None) -> Order:
        """Give what the office needs of it."""
        cap = self.caller.limits.usd_per_month
        return Order(self.caller.owner, self.asked, cap=cap, claim=self.claim, watch=watch)

    @property
    def language(self) -> str:
        """The language the caller wants messages in."""
        return preferred_language(self.request.headers.get("accept-language"))

    def shown(self, summary: Summary) -> Summary:
        """Give a summary as this caller wants to see it."""
        return present(summary, self.asked, self.language)

    def answer(self, summary: Summary) -> Response[bytes]:
        """Answer with a summary that is there; as a stream of one event if the caller wants events."""
        given = answer(self.request, self.shown(summary), self.language)
        if not wants_events(self.request):
            return given
        content = event("summary", self.shown(summary))
        return Response(content, media_type=EVENTS, headers={**given.headers, **HEADERS}, status_code=200)


async def claimed(request: Incoming, service: Service, owner: str, body: bytes, seconds: float) -> Claim | Kept | None:
    """Claim the request's Idempotency-Key, if it has one; gives what is kept under it where the work is done."""
    key = idempotency_key(request)
    if key is None:
        return None
    lease, expires = seconds + LEASE_MARGIN_SECONDS, service.office.job_expires
    found = await service.office.store.claims.claim(
        owner, key, fingerprint(request, body), lease_seconds=lease, expires=expires
    )
    return _mine_or_kept(request, found)


def _mine_or_kept(request: Incoming, found: Claimed) -> Claim | Kept:
    if isinstance(found, Reused):
        raise KeyReused
    if isinstance(found, Running):
        raise Conflict("running", retry_after=min(found.seconds, LOOK_AGAIN_SECONDS))
    if isinstance(found, Kept):
        remember_headers(request, {REPLAYED: "true"})
    return found


async def wait_in_line(errand: Errand) -> Response[bytes]:
    """Summarise while the caller waits."""
    return errand.answer((await errand.service.office.make(errand.order())).summary)


async def queue(errand: Errand) -> str:
    """Put the order into the queue and give its job."""
    job = await errand.service.office.queue(errand.order())
    errand.service.runner.wake()
    return job


async def result_or_job(errand: Errand, job: str, preference: Preference) -> Response[bytes]:
    """Wait for a job as long as the caller wants to, then give its result, or the job itself with 202."""
    service = errand.service
    remember_headers(errand.request, {"Preference-Applied": preference.applied})
    if preference.wait:
        await service.runner.wait_for(job, preference.wait)
    record = await service.office.store.jobs.get(errand.caller.owner, job)
    if record is None:
        raise NotFound("job")
    if record.problem is not None:
        raise unpack(record.problem)
    if record.summary is not None:
        return errand.answer(record.summary)
    where = {"Location": f"/v1/jobs/{job}", "Retry-After": f"{LOOK_AGAIN_SECONDS:g}"}
    remember_headers(errand.request, where)
    return answer(errand.request, as_job(errand.request, record), "en", 202)


async def replay(errand: Errand, kept: Kept, preference: Preference) -> Response[bytes]:
    """Give again what is kept under the caller's Idempotency-Key."""
    if kept.job is not None:
        return await result_or_job(errand, kept.job, preference)
    if kept.problem is not None:
        raise unpack(kept.problem)
    if kept.summary is None:
        raise NotFound("summary")
    errand.service.office.metrics.summary_made(kept.summary, "replayed")
    return errand.answer(kept.summary)


def as_job(request: Incoming, record: JobRecord) -> Job:
    """Give a job as the contract has it, its result as its request wanted to see it."""
    language = preferred_language(request.headers.get("accept-language"))
    one = {state: int(state == record.state) for state in ("queued", "running", "done", "failed", "cancelled")}
    return Job(
        id=record.id,
        state=record.state,
        counts=Counts(total=1, **one),
        created=record.created,
        finished=record.finished,
        expires=record.expires,
        result=shown(record, language),
        problem=as_problem(request, unpack(record.problem)) if record.problem else None,
    )


def shown(record: JobRecord, language: str) -> Summary | None:
    """Give the summary of a job as its request wanted to see it."""
    return record.summary and present(record.summary, SummaryRequest.model_validate_json(record.view), language)
