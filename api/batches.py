"""Batches: up to ten thousand articles as JSON lines, summarised while nobody waits on the line."""

from collections.abc import AsyncIterator

from litestar import Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Stream

from api.answers import answer
from api.documentation import BODY_PROBLEMS, CALLER_PROBLEMS, Form, operation
from api.errands import LOOK_AGAIN_SECONDS, claimed, shown
from api.incoming import Incoming, remember_headers, remembered_headers
from api.languages import preferred_language
from api.problems import as_problem
from api.reading import JSON_LINES
from api.service import Service
from api.upload import BATCH_BYTES_AT_MOST, receive
from schemas.job import Batch, BatchResult
from schemas.request import SummaryRequest
from svodka.errors import NotFound
from svodka.jobs.told import unpack
from svodka.store.jobs import BatchRecord, JobRecord
from svodka.store.keeping import Kept

LEASE_SECONDS = 600.0
"""An upload that takes longer than this is not finished any more."""


@post(
    "/v1/batches",
    summary="Summarise many articles",
    operation_id="create_batch",
    status_code=202,
    request_max_body_size=BATCH_BYTES_AT_MOST,
    operation_class=operation(
        Form(
            lines=SummaryRequest,
            accepted=Batch,
            headers=("Idempotency-Key",),
            problems=(*CALLER_PROBLEMS, *BODY_PROBLEMS, 409),
        )
    ),
)
async def post_batch(request: Incoming, service: NamedDependency[Service]) -> Response[bytes]:
    """Take up to 10,000 articles (256 MB), one request a line. A line that cannot be used fails alone."""
    caller = await service.gate.admit(request)
    async with service.gate.slot(caller):
        service.office.demand_newsroom()
        async with receive(request) as upload:
            claim = await claimed(request, service, caller.owner, upload.digest, LEASE_SECONDS)
            if isinstance(claim, Kept):
                batch = claim.batch or ""
            else:
                batch = await service.office.queue_batch(caller.owner, upload, claim)
                service.runner.wake()
        record = _found(await service.office.store.jobs.batch(caller.owner, batch))
        where = {"Location": f"/v1/batches/{batch}", "Retry-After": f"{LOOK_AGAIN_SECONDS:g}"}
        remember_headers(request, where)
        return answer(request, _shown(record), "en", 202)


@get(
    "/v1/batches/{id:str}",
    summary="A batch",
    operation_id="read_batch",
    operation_class=operation(Form(answer=Batch, problems=(*CALLER_PROBLEMS, 404))),
)
async def get_batch(request: Incoming, service: NamedDependency[Service], id: FromPath[str]) -> Response[bytes]:  # noqa: A002
    """Say how far a batch is."""
    caller = await service.gate.admit(request)
    return answer(request, _shown(_found(await service.office.store.jobs.batch(caller.owner, id))), "en")


@delete(
    "/v1/batches/{id:str}",
    summary="Cancel a batch",
    operation_id="cancel_batch",
    status_code=200,
    operation_class=operation(Form(answer=Batch, problems=(*CALLER_PROBLEMS, 404))),
)
async def cancel_batch(request: Incoming, service: NamedDependency[Service], id: FromPath[str]) -> Response[bytes]:  # noqa: A002
    """Cancel what is not finished of a batch; its finished results stay."""
    caller = await service.gate.admit(request)
    record = _found(await service.office.store.jobs.cancel_batch(caller.owner, id))
    await service.runner.drop_cancelled()
    return answer(request, _shown(record), "en")


@get(
    "/v1/batches/{id:str}/results",
    summary="The results of a batch",
    operation_id="read_batch_results",
    operation_class=operation(Form(answer=BatchResult, media_type=JSON_LINES, problems=(*CALLER_PROBLEMS, 404))),
)
async def get_results(request: Incoming, service: NamedDependency[Service], id: FromPath[str]) -> Stream:  # noqa: A002
    """Give the outcome of every article that is finished, in the order of the request, one JSON object a line."""
    caller = await service.gate.admit(request)
    jobs = service.office.store.jobs
    _found(await jobs.batch(caller.owner, id))
    language = preferred_language(request.headers.get("accept-language"))
    headers = {**remembered_headers(request), "Content-Language": language}
    return Stream(_lines(request, jobs.results(caller.owner, id), language), media_type=JSON_LINES, headers=headers)


async def _lines(request: Incoming, records: AsyncIterator[JobRecord], language: str) -> AsyncIterator[bytes]:
    async for record in records:
        result = BatchResult(
            index=record.index or 0,
            state=record.state,
            summary=shown(record, language),
            problem=as_problem(request, unpack(record.problem)) if record.problem else None,
        )
        yield result.model_dump_json().encode() + b"\n"


def _found(record: BatchRecord | None) -> BatchRecord:
    if record is None:
        raise NotFound("batch")
    return record


def _shown(record: BatchRecord) -> Batch:
    return Batch(
        id=record.id,
        state=record.state,
        counts=record.counts,
        created=record.created,
        finished=record.finished,
        expires=record.expires,
        results=f"/v1/batches/{record.id}/results",
    )
