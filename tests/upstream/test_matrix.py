"""Every row of the fault matrix, over real sockets, as our caller sees it."""

from decimal import Decimal

import pytest

from svodka.error_texts import PAGES
from svodka.llm.unit import CALLS_AT_MOST
from tests.upstream.acts import USAGE
from tests.upstream.playing import Played, play
from tests.upstream.rows import CANARY, CANARY_KEY, Billing, Row, rows

COUNTED = Decimal(USAGE["prompt_tokens"] + 2 * USAGE["completion_tokens"]) / 1_000_000


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name)
def test_whatever_the_upstream_does_the_caller_gets_what_the_matrix_says(row: Row) -> None:
    played = play(row)
    _demand_the_answer(row, played)
    assert played.calls == len(row.billed) <= CALLS_AT_MOST
    assert played.seconds <= row.deadline + 1
    _demand_the_waits(row, played)
    _demand_the_ledger(row, played)
    _demand_no_canary(row, played)


def _demand_the_answer(row: Row, played: Played) -> None:
    assert played.status == row.told.status, played.answer.get("code")
    if row.told.status == 200:
        assert played.answer["status"] == row.told.code
        assert bool([found for found in played.answer["findings"] if found["severity"] == "error"]) is (
            row.told.code == "review"
        )
        assert played.answer["usage"]["calls"] == len(row.billed)
        assert played.answer["usage"]["estimated"] is ("reserve" in row.billed)
        assert played.answer["provenance"]["model_served"] == row.served
        return
    assert played.headers["content-type"] == "application/problem+json"
    assert played.answer["type"] == f"/errors/{row.told.code}"
    assert played.answer["title"] == PAGES[row.told.code].title.en
    assert played.answer["retryable"] is row.told.retryable
    _demand_retry_after(row, played)


def _demand_retry_after(row: Row, played: Played) -> None:
    told, header = played.answer["retry_after"], played.headers.get("retry-after")
    if row.retry_after is None:
        assert (told, header) == (None, None)
        return
    least, most = row.retry_after
    assert least <= told <= most
    assert header is not None
    assert least <= int(header) <= most + 1


def _demand_the_waits(row: Row, played: Played) -> None:
    for wait, (least, most) in zip(played.waits, row.waits, strict=bool(row.waits)):
        assert least <= wait <= most


def _demand_the_ledger(row: Row, played: Played) -> None:
    """Each attempt was written down before it was sent, and settled once at what the matrix says."""
    reserved, settled = played.book.reserved, played.book.settled
    assert [attempt.number for attempt in settled] == [attempt.number for attempt in reserved]
    assert all(attempt.cost for attempt in reserved)
    expected = [_price(billing, attempt.cost) for billing, attempt in zip(row.billed, reserved, strict=True)]
    assert [attempt.cost for attempt in settled] == expected
    assert played.book.sum == sum(expected)
    assert (played.spending.spent, played.spending.reserved) == (sum(expected), 0)
    assert [attempt.estimated for attempt in settled] == [billing == "reserve" for billing in row.billed]


def _price(billing: Billing, reserve: Decimal | None) -> Decimal:
    return {"nothing": Decimal(0), "counted": COUNTED, "reserve": reserve or Decimal(0)}[billing]


def _demand_no_canary(row: Row, played: Played) -> None:
    said = str(played.answer) + str(played.headers) if row.told.status != 200 else str(played.headers)
    for secret in (CANARY_KEY, CANARY, "Пульхери"):
        assert secret not in said
        assert secret not in played.logged
