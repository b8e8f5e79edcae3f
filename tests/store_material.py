"""Small things to keep: a summary, a request, moments of time."""

import datetime as dt
from typing import Any

import uuid_utils

from schemas.contract import SCHEMA_VERSION
from schemas.summary import ArticleRecord, Point, Provenance, Summary, Usage

LATER = dt.datetime.now(dt.UTC) + dt.timedelta(days=30)
PAST = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=1)
PROBLEM = '{"slug": "no-model"}'


def summary(text: str = "Мост открыли.", **changes: Any) -> Summary:
    values: dict[str, Any] = {
        "id": str(uuid_utils.uuid7()),
        "created": dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC),
        "status": "clean",
        "languages": ("ru", "en"),
        "headline": {"ru": "Мост", "en": "Bridge"},
        "headline_alternatives": (),
        "points": (Point(id="p1", text={"ru": text, "en": "The bridge is open."}, evidence=()),),
        "text": {"ru": text, "en": "The bridge is open."},
        "article": article(text),
        "provenance": PROVENANCE,
        "usage": USAGE,
    }
    nothing = dict.fromkeys(("entities", "quotes", "figures", "findings", "corrections", "review"), ())
    return Summary.model_validate({**values, **nothing, "checks": {}, **changes})


def article(text: str) -> ArticleRecord:
    same = dict.fromkeys(("title", "published", "publisher", "url"))
    return ArticleRecord(text=text, offset_unit="codepoint", sha256="0" * 64, language="ru", noise=(), **same)


PROVENANCE = Provenance(
    model="m",
    model_served="m-1",
    judge=None,
    prompt="summary 1",
    prompt_sha256="0" * 64,
    schema_version=SCHEMA_VERSION,
    glossary_sha256=None,
    svodka="0",
)

USAGE = Usage(
    calls=1,
    replayed=False,
    input_tokens=10,
    cached_tokens=0,
    output_tokens=5,
    cost_usd="0.01",
    estimated=False,
    seconds=1.5,
)


def request(text: str = "Статья о мосте.") -> str:
    return f'{{"text":"{text}","offset_unit":"utf16"}}'
