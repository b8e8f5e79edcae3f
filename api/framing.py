"""What cannot be read as HTTP is answered with a problem too, in the place of uvicorn's line of plain text."""

import uuid
from typing import Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.problems import PROBLEM_JSON, STATUSES
from schemas.problem import Problem
from svodka.error_texts import PAGES, detail
from svodka.errors import BadRequest

_CAN_BEGIN_AN_ANSWER: Final = (h11.IDLE, h11.SEND_RESPONSE)


class ProblemProtocol(H11Protocol):
    """uvicorn's HTTP/1.1, for `uvicorn.Config(http=…)`."""

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's words; it logs them itself
        """Answer with a problem, unless an answer is on its way already, and close the connection."""
        if self.conn.our_state in _CAN_BEGIN_AN_ANSWER:
            body = _problem().model_dump_json().encode()
            headers = [("content-type", PROBLEM_JSON), ("content-length", str(len(body))), ("connection", "close")]
            start = h11.Response(status_code=400, headers=headers, reason="Bad Request")
            for event in (start, h11.Data(data=body), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()


def _problem() -> Problem:
    error = BadRequest("http")
    return Problem(
        type=f"/errors/{error.slug}",
        title=PAGES[error.slug].title.in_language("en"),
        status=STATUSES[BadRequest],
        detail=detail(error, "en"),
        instance="",
        code=error.slug,
        retryable=error.retryable,
        request_id=uuid.uuid4().hex,
    )
