"""How an error looks on the wire: RFC 9457 problem details."""

from pydantic import Field

from schemas.contract import Contract


class FieldError(Contract):
    """One field of the request that was refused."""

    pointer: str
    """JSON pointer into the request body."""
    detail: str
    """What is wrong with it."""


class Problem(Contract):
    """Why a request was not answered."""

    type: str
    """`/errors/{slug}`: a page that explains this kind of problem."""
    title: str
    """The kind of problem, the same each time."""
    status: int
    """The HTTP status."""
    detail: str
    """This case."""
    instance: str
    """The path that was asked for."""
    code: str
    """The slug, for programs."""
    retryable: bool
    """The same request may succeed later."""
    retry_after: float | None = None
    """Seconds to wait, when known."""
    request_id: str
    """Quote it when you report a problem."""
    errors: tuple[FieldError, ...] = Field(default=())
    """The fields at fault, when there are any."""
