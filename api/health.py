"""Whether the process lives and what it can do."""

from litestar import get
from litestar.di import NamedDependency

from api.documentation import Form, operation
from api.service import Service


@get("/health/live", summary="Is the process alive", operation_id="live", sync_to_thread=False)
def live() -> dict[str, str]:
    """Answer as long as the process can answer anything."""
    return {"status": "live"}


@get(
    "/health/ready",
    summary="Can it take work",
    operation_id="ready",
    operation_class=operation(Form(problems=(503,))),
)
async def ready(service: NamedDependency[Service]) -> dict[str, str]:
    """Say what can be asked; 503 while the database does not answer. Summaries need a model, checks need nothing."""
    await service.office.store.ping()
    summaries = "ready" if service.office.can_summarise else "no-model"
    return {"status": "ready", "checks": "ready", "summaries": summaries}
