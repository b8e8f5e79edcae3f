"""Every row of the matrix, played once: what the caller gets, what goes over the wire, what it costs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from http import HTTPStatus
from typing import Final

from tests.upstream.playing import EVENTS, Played, play
from tests.upstream.rows import Row, rows
from tests.upstream.streams import LISTENED

_WHAT: Final = """\
## Every fault of the model, and what the caller gets

One article a row, through the API and over a socket, to an upstream that does what the row says; `make test` holds
each row. *Calls*: on the wire, and how many the row allows; never more than 5 for an article. *Paid*: what the ledger
has, in millionths of a dollar at $1 and $2 for a million tokens: nothing where the provider cannot have billed the
call, what it counted where it did, and the reserve (marked ~) where it may have billed and did not say. Waits between
calls are skipped, so *seconds* is what the fault itself takes, beside the deadline of the row."""
_LISTENED: Final = """\
With `Accept: text/event-stream` the answer has begun with 200 when the model fails: the last event says what came of
it."""
_MILLION: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Measured:
    """A row and what came of it."""

    row: Row
    played: Played

    @property
    def kept(self) -> bool:
        """Whether status, type, calls and time are as the row has them."""
        row, played = self.row, self.played
        code = played.answer["status"] if row.told.status == HTTPStatus.OK else played.answer.get("code")
        in_time = played.seconds <= row.deadline + 1
        # In a stream the failure comes after the status.
        as_told = played.status == row.told.status or bool(played.events)
        return (code, played.calls) == (row.told.code, len(row.billed)) and as_told and in_time


def measure_rows() -> list[Measured]:
    """Play every row."""
    return [Measured(row, play(row)) for row in rows()]


def measure_listened() -> list[Measured]:
    """Play every row for a caller who wants events."""
    return [Measured(row, play(row, EVENTS)) for row in LISTENED]


def rows_page(measured: Sequence[Measured], listened: Sequence[Measured]) -> str:
    """Give the part of the page."""
    total = _total((*measured, *listened))
    return "\n".join([_WHAT, "", *_lines(measured), "", _LISTENED, "", *_told_last(listened), "", total])


def _told_last(listened: Sequence[Measured]) -> Iterator[str]:
    yield "| the model's side | the last event | says | calls | paid |"
    yield "|---|---|---|---|---|"
    for one in listened:
        said = one.played.answer.get("code") or one.played.answer["status"]
        calls = f"{one.played.calls} of {len(one.row.billed)}"
        name = one.row.name + ("" if one.kept else " **(not as it should be)**")
        yield f"| {name} | {one.played.events[-1]} | {said} | {calls} | {_paid(one.played)} |"


def _lines(measured: Sequence[Measured]) -> Iterator[str]:
    yield "| the model's side | the caller gets | retry helps | Retry-After | calls | paid | seconds |"
    yield "|---|---|---|---|---|---|---|"
    yield from map(_line, measured)


def _line(one: Measured) -> str:
    row, played = one.row, one.played
    retryable = "yes" if row.told.retryable else "" if row.told.status == 200 else "no"  # noqa: PLR2004
    cells = (
        row.name + ("" if one.kept else " **(not as it should be)**"),
        f"{played.status} {row.told.code}",
        retryable,
        played.headers.get("retry-after", ""),
        f"{played.calls} of {len(row.billed)}",
        _paid(played),
        f"{played.seconds:.2f} of {row.deadline:g}",
    )
    return f"| {' | '.join(cells)} |"


def _paid(played: Played) -> str:
    estimated = "~" if any(attempt.estimated for attempt in played.book.settled) else ""
    return f"{estimated}{played.book.sum * Decimal(_MILLION):.0f}"


def _total(measured: Sequence[Measured]) -> str:
    kept = sum(one.kept for one in measured)
    most = max(one.played.calls for one in measured)
    return f"{kept} of {len(measured)} rows are as they should be; at most {most} calls for one article."
