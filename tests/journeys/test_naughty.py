"""Requests that mean harm, or come from broken software."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from schemas.draft import Changes, Draft
from svodka.doors import Door
from svodka.errors import NotText
from svodka.intake.decoding import decode
from svodka.llm.fake import FakeWriter
from tests.face import client_of, site

FOLDER = Path(__file__).parents[1] / "data" / "naughty"
MANIFEST = FOLDER / "manifest.jsonl"
# Not splitlines: some of the texts hold line separators of Unicode.
ROWS: list[dict[str, Any]] = [json.loads(line) for line in MANIFEST.read_text("utf-8").split("\n") if line]
POSTED = [row for row in ROWS if row["kind"] != "cli_file"]
FILES = [row for row in ROWS if row["kind"] == "cli_file"]
TEXT = "Москва и Харбин подписали соглашение о поставках станков. Министр сообщил об этом 20 ноября."
SUMMARY = Draft.model_validate(
    {
        "entities": [],
        "points": [
            {"source": "Москва и Харбин подписали соглашение.", "target": "Moscow and Harbin signed.", "sentences": [1]}
        ],
        "headlines": [{"source": "Москва и Харбин договорились", "target": "Moscow and Harbin agree"}],
        "quotes": [],
    }
)


def built(parts: dict[str, Any]) -> str:
    body = parts["repeat"] * parts["times"] + parts.get("suffix_repeat", "") * parts["times"]
    return str(parts.get("prefix", "")) + body + str(parts.get("suffix", ""))


def posted(row: dict[str, Any]) -> tuple[bytes, dict[str, str]]:
    if row["kind"] in ("text", "text_recipe"):
        text = row["text"] if row["kind"] == "text" else built(row["recipe"])
        return json.dumps({"text": text}).encode(), {}
    if row["kind"] == "headers":
        return json.dumps({"text": TEXT}).encode(), dict(row["headers"])
    body = (FOLDER / row["file"]).read_bytes() if "file" in row else built(row["recipe"]).encode()
    # Some rows carry a remark in the place of the media type.
    media = row["content_type"] if re.match(r"[a-z]+/", row["content_type"]) else "application/json"
    return body, {"Content-Type": media} | row["headers"]


def expected_statuses(row: dict[str, Any]) -> set[int]:
    return {int(number) for number in re.findall(r"\b[245]\d\d\b", row["expect"])} or {200}


@pytest.mark.parametrize("row", POSTED, ids=lambda row: row["id"])
def test_a_naughty_request_gets_the_status_it_deserves_and_costs_nothing_when_refused(
    tmp_path: Path, row: dict[str, Any]
) -> None:
    writer = FakeWriter([SUMMARY, Changes(changes=[])])
    body, headers = posted(row)
    door: Door = "keys" if "Authorization" in headers else "local"
    with client_of(site(writer, tmp_path, door)) as client:
        given = {
            name: value.encode("latin-1") for name, value in ({"Content-Type": "application/json"} | headers).items()
        }
        answer = client.post("/v1/summaries", content=body, headers=given)
    classes = {status // 100 for status in expected_statuses(row)}
    assert answer.status_code // 100 in classes, (answer.status_code, answer.text[:300], row["expect"])
    assert answer.elapsed.total_seconds() < 2
    if answer.status_code != 200:
        assert writer.bodies == []
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("row", FILES, ids=lambda row: row["id"])
def test_a_naughty_file_is_decoded_rightly_or_refused(row: dict[str, Any]) -> None:
    data = (FOLDER / row["file"]).read_bytes()
    try:
        text = decode(data)
    except NotText:
        return
    assert "\ufffd" not in text
    assert not row["expect"].startswith("refuse") or text.encode() == data, "what is to be refused was accepted"
    if row["category"] == "encoding" and row["name"].startswith("ru_"):
        assert re.search(r"[а-яё]{5}", text)
        assert "Москв" in text
