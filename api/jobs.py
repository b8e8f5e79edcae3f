"""Jobs: articles that are summarised while nobody waits on the line."""

from litestar import Response, delete, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from api.answers import answer
from api.documentation import CALLER_PROBLEMS, Form, operation
from api.errands import as_job
from api.incoming import Incoming
from api.languages import preferred_language
from api.service import Service
from schemas.job import Job
from svodka.errors import NotFound
from svodka.store.jobs import JobRecord


@get(
    "/v1/jobs/{id:str}",
    summary="A job",
    operation_id="read_job",
    operation_class=operation(Form(answer=Job, problems=(*CALLER_PROBLEMS, 404))),
)
async def get_job(request: Incoming, service: NamedDependency[Service], id: FromPath[str]) -> Response[bytes]:  # noqa: A002
    """Say how far a job is; when it is done its summary is in the answer."""
    caller = await service.gate.admit(request)
    return _shown(request, await service.office.store.jobs.get(caller.owner, id))


@delete(
    "/v1/jobs/{id:str}",
    summary="Cancel a job",
    operation_id="cancel_job",
    status_code=200,
    operation_class=operation(Form(answer=Job, problems=(*CALLER_PROBLEMS, 404))),
)
async def cancel_job(request: Incoming, service: NamedDependency[Service], id: FromPath[str]) -> Response[bytes]:  # noqa: A002
    """Cancel a job that is not finished; one that is stays as it is."""
    caller = await service.gate.admit(request)
    record = await service.office.store.jobs.cancel(caller.owner, id)
    await service.runner.drop_cancelled()
    return _shown(request, record)


def _shown(request: Incoming, record: JobRecord | None) -> Response[bytes]:
    if record is None:
        raise NotFound("job")
    return answer(request, as_job(request, record), preferred_language(request.headers.get("accept-language")))
