"""An article that somebody wants summarised, and what makes two such orders the same work."""

import hashlib
import json
from dataclasses import dataclass, field
from decimal import Decimal

import uuid_utils

from prompts.loader import load, load_judge
from schemas.contract import SCHEMA_VERSION
from schemas.request import SummaryRequest
from svodka.newsroom import Newsroom, Watch
from svodka.settings import version
from svodka.store.claims import Claim

_OF_THE_CALLER_ONLY = {"fresh", "offset_unit", "include_article"}
"""What changes how a summary is shown, or whether a stored one will do; not what is in it."""


@dataclass(frozen=True, slots=True)
class Order:
    """An article, who ordered its summary, and what may be spent on it."""

    owner: str
    request: SummaryRequest
    cap: Decimal | None = None
    """US dollars that the owner may spend in a month; None without a limit."""
    claim: Claim | None = None
    """The Idempotency-Key that the result is kept under."""
    seconds: float | None = None
    """Time for it, if not the newsroom's."""
    watch: Watch | None = None
    work: str = field(default_factory=lambda: str(uuid_utils.uuid7()))
    """Groups the calls that are made for this order in the ledger; another one for each try."""


def work_key(request: SummaryRequest, newsroom: Newsroom) -> str:
    """Give the same hash for the same article, options, prompt, model and svodka, and another one otherwise."""
    deep = request.verify == "deep"
    made_with = [
        request.model_dump(mode="json", exclude=_OF_THE_CALLER_ONLY),
        newsroom.second_language,
        [newsroom.writer.model, newsroom.writer.mode, newsroom.writer.replayed, load().sha256],
        [newsroom.second_reader.model, newsroom.second_reader.mode, load_judge().sha256] if deep else None,
        [SCHEMA_VERSION, version()],
    ]
    return hashlib.sha256(json.dumps(made_with, sort_keys=True).encode()).hexdigest()
