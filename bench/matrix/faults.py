"""Every row of the matrix, played once: what the caller gets, what goes over the wire, what it costs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tests.upstream.playing import Played, play
from tests.upstream.rows import Row, rows

_WHAT: Final = """\
## Every fault of the model, and what the caller gets

One article a row, through the API and over a socket, to an upstream that does what the row says; `make test` holds
each row. *Calls*: on the wire, and how many the row allows; never more than 5 for an article. *Paid*: what the ledger
has, in millionths of a dollar at $1 and $2 for a million tokens: nothing where the provider cannot have billed the
call, what it counted where it did, and the reserve (marked ~) where it may have billed and did not say. Waits between
calls are skipped, so *seconds* is what the fault itself takes, beside the deadline of the row."""
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
        code = played.answer["status"] if played.status == row.told.status == 200 else played.answer.get("code")  # noqa: PLR2004
        in_time = played.seconds <= row.deadline + 1
        return (played.status, code, played.calls) == (row.told.status, row.told.code, len(row.billed)) and in_time


def measure_rows() -> list[Measured]:
    """Play every row."""
    return [Measured(row, play(row)) for row in rows()]


def rows_page(measured: Sequence[Measured]) -> str:
    """Give the part of the page."""
    return "\n".join([_WHAT, "", *_lines(measured), "", _total(measured)])


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
