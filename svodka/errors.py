"""Every way in which svodka can fail; each kind has one slug, one HTTP status and one page that explains it.

SvodkaError
├── BadInput                      the caller's; nothing was sent to a model
│   ├── BadRequest                bad-request
│   ├── UnknownField              unknown-field
│   ├── InvalidField              invalid-field
│   ├── BodyTooLarge              body-too-large
│   ├── UnsupportedMediaType      unsupported-media-type
│   ├── NotText                   not-text
│   ├── TextTooShort              text-too-short
│   ├── TextTooLong               text-too-long
│   ├── UnsupportedLanguage       unsupported-language
│   └── SameLanguage              same-language
├── TurnedAway                    the caller may not, or not now; nothing was begun
│   ├── Unauthorised              unauthorised
│   ├── Conflict                  conflict
│   ├── KeyReused                 idempotency-key-reused
│   ├── RateLimited               rate-limited
│   ├── BudgetExhausted           budget-exhausted
│   └── Overloaded                overloaded
├── NotFound                      not-found
├── MethodNotAllowed              method-not-allowed
├── Misconfigured                 misconfigured
├── NoModel                       no-model
├── StoreUnavailable              store-unavailable
├── Internal                      internal-error
└── ModelFailed                   the provider's, or the way to it
    ├── UpstreamUnreachable       upstream-unreachable
    ├── UpstreamTimeout           upstream-timeout
    ├── DeadlineExceeded          deadline-exceeded
    ├── UpstreamBadResponse       upstream-bad-response
    ├── UpstreamError             upstream-error
    ├── UpstreamOverloaded        upstream-overloaded
    ├── UpstreamRateLimited       upstream-rate-limited
    ├── UpstreamQuota             upstream-quota
    ├── UpstreamMisconfigured     upstream-misconfigured
    ├── UpstreamRejected          upstream-rejected
    ├── OutputTruncated           output-truncated
    ├── SchemaUnsatisfied         schema-unsatisfied
    ├── ContentFiltered           content-filtered
    └── ModelRefused              model-refused
"""

from collections.abc import Iterator
from typing import ClassVar

from schemas.problem import FieldError


class SvodkaError(Exception):
    """Base of all errors that a caller may see.

    `reason` picks the sentence of `svodka.error_texts` that tells this case; `args` fill it. No secret, no article text
    and nothing the provider said may be put into them.
    """

    slug: ClassVar[str]
    retryable: ClassVar[bool] = False

    def __init__(
        self,
        reason: str = "",
        *,
        retry_after: float | None = None,
        errors: tuple[FieldError, ...] = (),
        **values: str | float,
    ) -> None:
        super().__init__(reason or self.slug)
        self.reason = reason
        self.retry_after = retry_after
        self.errors = errors
        self.values = values


class BadInput(SvodkaError):
    """The article or the request cannot be used."""


class BadRequest(BadInput):
    """The request is not what HTTP or JSON allow."""

    slug = "bad-request"


class UnknownField(BadInput):
    """A field that the contract does not have."""

    slug = "unknown-field"


class InvalidField(BadInput):
    """A field with a value that the contract does not allow."""

    slug = "invalid-field"


class BodyTooLarge(BadInput):
    """The body is over the limit."""

    slug = "body-too-large"


class UnsupportedMediaType(BadInput):
    """The body is not JSON in UTF-8."""

    slug = "unsupported-media-type"


class NotText(BadInput):
    """What was sent is no text: a binary file, broken characters, NUL."""

    slug = "not-text"


class TextTooShort(BadInput):
    """Too few letters to summarise."""

    slug = "text-too-short"


class TextTooLong(BadInput):
    """More characters than svodka or the model can take."""

    slug = "text-too-long"


class UnsupportedLanguage(BadInput):
    """The language was not recognised or is not supported."""

    slug = "unsupported-language"


class SameLanguage(BadInput):
    """Both languages were asked to be the same."""

    slug = "same-language"


class TurnedAway(SvodkaError):
    """The request is well formed, but its sender may not do this, or not now."""


class Unauthorised(TurnedAway):
    """No key, or one that is not valid."""

    slug = "unauthorised"


class Conflict(TurnedAway):
    """The same work is under way."""

    slug = "conflict"
    retryable = True


class KeyReused(TurnedAway):
    """An Idempotency-Key that came before with another request."""

    slug = "idempotency-key-reused"


class RateLimited(TurnedAway):
    """More requests than this key may make."""

    slug = "rate-limited"
    retryable = True


class BudgetExhausted(TurnedAway):
    """The money this key may spend in a month does not cover another call."""

    slug = "budget-exhausted"


class Overloaded(TurnedAway):
    """svodka has as much work as it takes at once."""

    slug = "overloaded"
    retryable = True


class NotFound(SvodkaError):
    """Nothing stands at this address."""

    slug = "not-found"


class MethodNotAllowed(SvodkaError):
    """The address does not take this method."""

    slug = "method-not-allowed"


class Misconfigured(SvodkaError):
    """A setting of svodka itself is wrong."""

    slug = "misconfigured"


class NoModel(SvodkaError):
    """No model is configured that could write this summary."""

    slug = "no-model"


class StoreUnavailable(SvodkaError):
    """The database does not answer, so nothing could be kept safe."""

    slug = "store-unavailable"
    retryable = True


class Internal(SvodkaError):
    """A fault of svodka."""

    slug = "internal-error"


class ModelFailed(SvodkaError):
    """The model did not give a usable answer."""


class UpstreamUnreachable(ModelFailed):
    """No connection, or it was closed before the answer."""

    slug = "upstream-unreachable"
    retryable = True


class UpstreamTimeout(ModelFailed):
    """No answer in time."""

    slug = "upstream-timeout"
    retryable = True


class DeadlineExceeded(ModelFailed):
    """The time allowed for the whole request ran out."""

    slug = "deadline-exceeded"
    retryable = True


class UpstreamBadResponse(ModelFailed):
    """The answer was not a completion."""

    slug = "upstream-bad-response"
    retryable = True


class UpstreamError(ModelFailed):
    """The provider failed."""

    slug = "upstream-error"
    retryable = True


class UpstreamOverloaded(ModelFailed):
    """The provider is overloaded."""

    slug = "upstream-overloaded"
    retryable = True


class UpstreamRateLimited(ModelFailed):
    """The provider's rate limit was reached."""

    slug = "upstream-rate-limited"
    retryable = True


class UpstreamQuota(ModelFailed):
    """The provider's quota is used up."""

    slug = "upstream-quota"


class UpstreamMisconfigured(ModelFailed):
    """The provider's address, certificate or key is wrong."""

    slug = "upstream-misconfigured"


class UpstreamRejected(ModelFailed):
    """The provider did not accept the request."""

    slug = "upstream-rejected"


class OutputTruncated(ModelFailed):
    """The answer was cut at the provider's limit."""

    slug = "output-truncated"


class SchemaUnsatisfied(ModelFailed):
    """The answer did not have the form that was asked for, twice."""

    slug = "schema-unsatisfied"


class ContentFiltered(ModelFailed):
    """The provider's content filter stopped the answer."""

    slug = "content-filtered"


class ModelRefused(ModelFailed):
    """The model refused to summarise this article."""

    slug = "model-refused"


def error_types(root: type[SvodkaError] = SvodkaError) -> Iterator[type[SvodkaError]]:
    """Give every kind of error that has a slug, in the order of the tree."""
    for kind in root.__subclasses__():
        if "slug" in vars(kind):
            yield kind
        yield from error_types(kind)
