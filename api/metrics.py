"""GET /metrics: what Prometheus reads."""

from litestar import Response, get
from litestar.di import NamedDependency
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4

from api.incoming import Incoming, remembered_headers
from api.service import Service
from svodka.errors import StoreUnavailable
from svodka.metrics import Metrics


@get("/metrics", include_in_schema=False)
async def metrics_page(
    request: Incoming, service: NamedDependency[Service], metrics: NamedDependency[Metrics]
) -> Response[bytes]:
    """Give the counters of this process; without its database, with how much waited when it last answered."""
    await service.gate.admit(request)
    metrics.at_work(service.office.capacity.taken, service.office.capacity.places)
    try:
        metrics.jobs(await service.office.store.jobs.waiting(), service.runner.running)
    except StoreUnavailable:
        metrics.store_failed()
    # Litestar names the charset itself.
    kind = CONTENT_TYPE_PLAIN_0_0_4.partition("; charset")[0]
    return Response(metrics.page(), media_type=kind, headers=remembered_headers(request))
