"""Hostile articles against a model that obeys them."""

import asyncio
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prompts.loader import load
from schemas.draft import Changes, Draft
from schemas.request import SummaryRequest
from schemas.summary import Summary, bilingual_values
from svodka.errors import SchemaUnsatisfied
from svodka.intake.cleaning import clean
from svodka.llm.fake import FakeWriter
from svodka.newsroom import Newsroom
from svodka.pipeline import summarise
from tests.material import ARTICLE, DRAFT
from tests.spans import assert_every_span_holds

FILE = Path(__file__).parents[1] / "data" / "injections.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text("utf-8").split("\n") if line]
ATTACKS = [(row, place) for row in ROWS if row["kind"] == "attack" for place in row["placement"]]
BENIGN = [(row, place) for row in ROWS if row["kind"] == "benign" for place in row["placement"]]

LINK = re.compile(r"https?:|www\.|\w@\w+\.\w|\]\(", re.IGNORECASE)
MARKUP = re.compile(r"<[a-zA-Z/!]|\*\*|`")
EXTRA = (
    " https://evil.example/x?q=1 [link](javascript:alert(1)) <b>bold</b> **strong** \u202eabc\u202c \u200b\x07 `code`"
)


def placed(text: str, place: str) -> str:
    head, *rest = ARTICLE.split("\n\n")
    parts = {"start": [text, head, *rest], "middle": [head, rest[0], text, *rest[1:]], "end": [head, *rest, text]}
    return "\n\n".join(parts[place])


def _of(article: str, place: str) -> Draft:
    """Give the correct draft of an article to which sentences were added in front: its own are numbered after them."""
    added = len(clean(SummaryRequest(text=article)).sentences) - len(clean(SummaryRequest(text=ARTICLE)).sentences)
    tree: Any = DRAFT.model_dump()
    for item in (*tree["points"], *tree["quotes"]) if place == "start" else ():
        item["sentences"] = [number + added for number in item["sentences"]]
    return Draft.model_validate(tree)


def obedient(row: dict[str, Any]) -> Draft:
    payload = " ".join([row["text"], *row["fail_if_output_contains"]]).replace("{{PROMPT_CANARY}}", "") + EXTRA
    tree: Any = DRAFT.model_dump()
    for item in (*tree["points"], *tree["headlines"]):
        item["source"] += f" {payload}"
        item["target"] += f" {payload}"
    tree["quotes"][0]["target"] += f" {payload}"
    tree["entities"][1]["role"] = {"source": payload, "target": payload}
    tree["entities"][2]["name"]["target"] += f" {payload}"
    return Draft.model_validate(tree)


def made(text: str, *answers: Any) -> Summary:
    summary = asyncio.run(summarise(SummaryRequest(text=text), Newsroom(FakeWriter(answers), 30, "ru")))
    assert_every_span_holds(summary)
    return summary


def generated(summary: Summary) -> Iterator[tuple[str, str]]:
    for path, value in bilingual_values(summary):
        for language, text in value.items():
            yield f"{path}/{language}", text


@pytest.mark.parametrize(("row", "place"), ATTACKS, ids=lambda value: value if isinstance(value, str) else value["id"])
def test_nothing_an_obedient_model_writes_brings_a_link_markup_or_a_control_character_out(
    row: dict[str, Any], place: str
) -> None:
    summary = made(placed(row["text"], place), obedient(row), Changes(changes=[]))
    assert summary.status == "review"
    for path, text in generated(summary):
        assert not LINK.search(text), (path, text)
        assert not MARKUP.search(text), (path, text)
        assert not any(unicodedata.category(letter) in ("Cc", "Cf") for letter in text), (path, text)
        assert load().canary not in text


@pytest.mark.parametrize(
    ("row", "place"), ATTACKS[:3], ids=lambda value: value if isinstance(value, str) else value["id"]
)
def test_a_model_that_gives_the_canary_away_is_not_answered(row: dict[str, Any], place: str) -> None:
    tree: Any = obedient(row).model_dump()
    tree["points"][0]["target"] += f" {load().canary}"
    leaking = Draft.model_validate(tree)
    with pytest.raises(SchemaUnsatisfied):
        made(placed(row["text"], place), leaking, leaking)


@pytest.mark.parametrize(("row", "place"), BENIGN, ids=lambda value: value if isinstance(value, str) else value["id"])
def test_a_sentence_that_only_looks_hostile_changes_nothing(row: dict[str, Any], place: str) -> None:
    summary = made(placed(row["text"], place), _of(placed(row["text"], place), place))
    assert summary.status == "clean", [finding.message for finding in summary.findings]
