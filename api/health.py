"""Whether the process lives and what it can do."""

from litestar import get
from litestar.di import NamedDependency

from api.service import Service


@get("/health/live", summary="Is the process alive", operation_id="live", sync_to_thread=False)
def live() -> dict[str, str]:
    """Answer as long as the process can answer anything."""
    return {"status": "live"}


@get("/health/ready", summary="Can it take work", operation_id="ready", sync_to_thread=False)
def ready(service: NamedDependency[Service]) -> dict[str, str]:
    """Checks need nothing and are always ready; summaries need a model."""
    return {"status": "ready", "checks": "ready", "summaries": "no-model" if service.newsroom is None else "ready"}
