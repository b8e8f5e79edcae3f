"""Every error as RFC 9457 problem details, with one HTTP status for each kind."""

from http import HTTPStatus
from typing import Final, cast

from litestar import Response
from litestar.exceptions import (
    ClientException,
    HTTPException,
    InternalServerException,
    MethodNotAllowedException,
    NotFoundException,
    ValidationException,
)
from litestar.exceptions.http_exceptions import RequestEntityTooLarge

from api.incoming import PROBLEM, Incoming, remember_headers, remembered_headers, request_id
from api.languages import preferred_language
from schemas.problem import Problem
from svodka import errors
from svodka.error_texts import PAGES, detail
from svodka.logs import logger, places

log = logger(__name__)

PROBLEM_JSON: Final = "application/problem+json"

STATUSES: Final[dict[type[errors.SvodkaError], int]] = {
    errors.BadRequest: 400,
    errors.UnknownField: 422,
    errors.InvalidField: 422,
    errors.BodyTooLarge: 413,
    errors.UnsupportedMediaType: 415,
    errors.NotText: 422,
    errors.TextTooShort: 422,
    errors.TextTooLong: 422,
    errors.UnsupportedLanguage: 422,
    errors.SameLanguage: 422,
    errors.Unauthorised: 401,
    errors.Conflict: 409,
    errors.KeyReused: 422,
    errors.RateLimited: 429,
    errors.BudgetExhausted: 402,
    errors.Overloaded: 503,
    errors.NotFound: 404,
    errors.MethodNotAllowed: 405,
    errors.Misconfigured: 500,
    errors.NoModel: 503,
    errors.StoreUnavailable: 503,
    errors.Internal: 500,
    errors.UpstreamUnreachable: 502,
    errors.UpstreamTimeout: 504,
    errors.DeadlineExceeded: 504,
    errors.UpstreamBadResponse: 502,
    errors.UpstreamError: 502,
    errors.UpstreamOverloaded: 503,
    errors.UpstreamRateLimited: 503,
    errors.UpstreamQuota: 503,
    errors.UpstreamMisconfigured: 503,
    errors.UpstreamRejected: 502,
    errors.OutputTruncated: 502,
    errors.SchemaUnsatisfied: 502,
    errors.ContentFiltered: 422,
    errors.ModelRefused: 422,
}
"""Total over the error tree; a test holds it so."""


def answer_error(request: Incoming, error: Exception) -> Response[bytes]:
    """Answer any exception as a problem; what is not expected is logged by its type, never by its words."""
    if isinstance(error, MethodNotAllowedException) and error.headers:
        remember_headers(request, {"Allow": error.headers["allow"]})
    return problem_response(request, told(error))


def told(error: Exception) -> errors.SvodkaError:
    """Give the error of svodka that a caller is told; logs one that nobody expected."""
    known = _known(error)
    if isinstance(known, errors.Internal):
        log.error("unexpected error", errors=places(error))
    return known


def as_problem(request: Incoming, error: errors.SvodkaError) -> Problem:
    """Give the problem for an error of svodka, in the language the caller prefers."""
    language = preferred_language(request.headers.get("accept-language"))
    return Problem(
        type=f"/errors/{error.slug}",
        title=PAGES[error.slug].title.in_language(language),
        status=STATUSES[type(error)],
        detail=detail(error, language),
        instance=request.url.path,
        code=error.slug,
        retryable=error.retryable,
        retry_after=error.retry_after,
        request_id=request_id(request),
        errors=error.errors,
    )


def final_problem(request: Incoming, error: errors.SvodkaError) -> Problem:
    """Give the problem that this request ends with, for the log and the counters too."""
    request.scope["state"][PROBLEM] = error.slug
    return as_problem(request, error)


def problem_response(request: Incoming, error: errors.SvodkaError) -> Response[bytes]:
    """Give the answer that tells an error of svodka."""
    problem = final_problem(request, error)
    language = preferred_language(request.headers.get("accept-language"))
    headers = {**remembered_headers(request), "X-Request-ID": problem.request_id, "Content-Language": language}
    if error.retry_after is not None:
        headers["Retry-After"] = str(max(1, round(error.retry_after)))
    content = problem.model_dump_json().encode()
    return Response(content, status_code=problem.status, media_type=PROBLEM_JSON, headers=headers)


def _known(error: Exception) -> errors.SvodkaError:
    if isinstance(error, errors.SvodkaError):
        return error
    if isinstance(error, InternalServerException) and "disconnected" in error.detail:
        # Nobody is left to read the answer; what counts is that it is not logged as a fault of ours.
        return errors.BadRequest("http")
    if isinstance(error, ValidationException):
        return errors.BadRequest("parameters", names=_parameters(error))
    kinds: tuple[tuple[type[Exception], type[errors.SvodkaError]], ...] = (
        (RequestEntityTooLarge, errors.BodyTooLarge),
        (NotFoundException, errors.NotFound),
        (MethodNotAllowedException, errors.MethodNotAllowed),
        (ClientException, errors.BadRequest),
    )
    for foreign, ours in kinds:
        if isinstance(error, foreign):
            return ours("http" if ours is errors.BadRequest else "")
    if isinstance(error, HTTPException) and error.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
        return errors.BadRequest("http")
    return errors.Internal()


def _parameters(error: ValidationException) -> str:
    # Their names are ours; the values, which Litestar would quote, are the caller's.
    given = cast("list[dict[str, object]]", error.extra or [])
    return ", ".join(sorted(str(item.get("key")) for item in given))
