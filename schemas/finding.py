"""What the checks say about a summary."""

from typing import Literal

from pydantic import Field, JsonValue

from schemas.contract import Contract
from schemas.span import Span

Severity = Literal["error", "warning"]
Status = Literal["clean", "review"]


class Range(Contract):
    """A half-open range inside one field of the summary."""

    start: int = Field(ge=0)
    """First offset."""
    end: int = Field(ge=0)
    """Offset after the last character."""


class Finding(Contract):
    """One thing that is wrong or unsupported (`error`), or that a person should look at (`warning`)."""

    id: str
    """Stable within the answer."""
    code: str
    """What was found, for programs."""
    check: str
    """The check that found it."""
    severity: Severity
    """`error`: wrong or unsupported; `warning`: a person should look."""
    path: str
    """JSON pointer of the field it speaks of."""
    range: Range | None = None
    """Where in that field, when it is a part of it."""
    article: tuple[Span, ...] = ()
    """The places of the article it rests on."""
    args: dict[str, JsonValue] = Field(default_factory=dict)
    """The values that the message is made of."""
    message: str
    """One sentence for an editor, made from `code` and `args` in the language asked for."""


class CheckCount(Contract):
    """How much one check did."""

    checked: int = Field(ge=0)
    """How many things it looked at."""
    failed: int = Field(ge=0)
    """How many of its findings stand."""
    skipped: str | None = None
    """Why it did not run, or not on everything; null when it did."""


class Correction(Contract):
    """A change that was made (or, from a check alone, is proposed) after the text was written."""

    path: str
    """JSON pointer of the field."""
    before: str | None
    """What stood there; null where nothing did."""
    after: str | None
    """What stands there now; null where it was taken out."""
    by: str
    """The rule that made it, or `repair` for the model's second answer."""
