"""Every sample, from its file to its summary, on recorded traffic."""

import asyncio
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from vcr.errors import CannotOverwriteExistingCassetteException

from prompts.loader import load
from schemas.request import SummaryRequest
from schemas.summary import Summary
from svodka.errors import Misconfigured, NoModel, SvodkaError
from svodka.llm.cassettes import FOLDER, JUDGED, METADATA, RecordedWith, compact, deserialise, serialise, tape
from svodka.llm.provider import ProviderWriter
from svodka.llm.recorder import recorded_with
from svodka.llm.replay import ReplayWriter
from svodka.newsroom import Newsroom
from svodka.pipeline import summarise
from svodka.recording import record_samples
from svodka.samples import Sample, samples
from svodka.settings import Settings
from tests.causes import causes
from tests.spans import assert_every_span_holds

SAMPLES = samples(FOLDER)
DEEP = [sample for sample in SAMPLES if sample.request.verify == "deep"]
CASSETTES = sorted(FOLDER.glob("*.yaml"))
ODD = ['{ "spaced": 1 }', '{"$json":"x"}', "a\x85b\nc\u2028", "\ufeff\rx", " \n x\n\n"]
"""Strings that YAML, or the trees in it, might not bring back."""
HEADERS_KEPT = {"content-type"}


def named(sample: Sample) -> str:
    return sample.name


def made(request: SummaryRequest, newsroom: Newsroom) -> Summary:
    async def make() -> Summary:
        try:
            return await summarise(request, newsroom)
        finally:
            if not newsroom.writer.replayed:
                await newsroom.aclose()

    return asyncio.run(make())


@pytest.fixture(scope="module")
def replay() -> Newsroom:
    return Newsroom(ReplayWriter(), 30, "ru", judge=ReplayWriter(judge=True))


def recorded(path: Path) -> Newsroom:
    """Give the newsroom that asks as it was asked when this cassette was recorded."""
    made_with = recorded_with(path)
    writer, judge = (made_with.get(key) and _writer(made_with[key]) for key in (METADATA, JUDGED))
    assert writer is not None
    return Newsroom(writer, 30, "ru", judge)


def _writer(made_with: RecordedWith) -> ProviderWriter:
    return ProviderWriter(Settings.model_construct(**made_with.model_dump()))


@pytest.mark.parametrize("sample", SAMPLES, ids=named)
def test_a_sample_is_answered_from_its_cassette_and_every_span_holds(sample: Sample) -> None:
    with tape().use_cassette(str(sample.cassette)) as cassette:
        summary = made(sample.request, recorded(sample.cassette))
    assert cassette.all_played, "the cassette holds calls that nobody makes any more"
    assert_every_span_holds(summary)
    assert summary.usage.calls <= 5
    assert not summary.usage.replayed


@pytest.mark.parametrize("sample", SAMPLES, ids=named)
def test_the_replay_gives_the_same_content_as_the_cassette(sample: Sample, replay: Newsroom) -> None:
    with tape().use_cassette(str(sample.cassette)):
        direct = made(sample.request, recorded(sample.cassette))
    replayed = made(sample.request, replay)
    volatile = {"id", "created", "usage"}
    assert replayed.model_dump(exclude=volatile) == direct.model_dump(exclude=volatile)
    assert replayed.usage.replayed
    assert replayed.usage.cost_usd == "0"


@pytest.mark.parametrize("sample", DEEP, ids=named)
def test_a_second_reader_answered_in_the_recording_of_a_sample_that_asks_for_one(
    sample: Sample, replay: Newsroom
) -> None:
    summary = made(sample.request, replay)
    assert summary.usage.judge is not None
    assert (summary.usage.judge.calls, summary.usage.judge.replayed) == (1, True)
    assert summary.checks["judge"].checked >= len(summary.points)
    assert summary.provenance.judge is not None
    for finding in summary.findings:
        assert finding.check != "judge" or finding.article or finding.code == "judge-unsupported"


def test_a_recording_asks_a_second_reader() -> None:
    assert DEEP


def test_every_sample_has_a_cassette_and_every_cassette_and_article_a_sample() -> None:
    assert {sample.cassette for sample in SAMPLES} == set(CASSETTES)
    listed = {
        line.split('"')[1] for line in (FOLDER / "samples.toml").read_text("utf-8").splitlines() if "article =" in line
    }
    assert listed == {path.name for path in (FOLDER / "articles").iterdir() if path.name != "README.md"}


def test_no_two_recordings_answer_the_same_question_differently() -> None:
    answers: dict[str, str] = {}
    for path in CASSETTES:
        for interaction in deserialise(path.read_text("utf-8"))["interactions"]:
            given = interaction["response"]["body"]["string"]
            assert answers.setdefault(interaction["request"]["body"], given) == given, path.name


def test_a_repair_really_happened_in_a_recording() -> None:
    asked, _, _ = load().templates["repair"].text.partition("\n")
    bodies = [
        interaction["request"]["body"]
        for path in CASSETTES
        for interaction in deserialise(path.read_text("utf-8"))["interactions"]
    ]
    assert any(asked in body for body in bodies)


@pytest.mark.parametrize("path", CASSETTES, ids=lambda path: path.stem)
def test_a_cassette_keeps_no_secret_and_nothing_volatile_in_its_headers(path: Path) -> None:
    for interaction in deserialise(path.read_text("utf-8"))["interactions"]:
        for side in ("request", "response"):
            assert {name.lower() for name in interaction[side]["headers"]} <= HEADERS_KEPT
    assert "Bearer" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", CASSETTES, ids=lambda path: path.stem)
def test_a_cassette_can_be_read_and_is_written_back_the_same(path: Path) -> None:
    text = path.read_text("utf-8")
    assert serialise(deserialise(text)) == text
    assert "\\u04" not in text


def mutated_prompt(monkeypatch: pytest.MonkeyPatch, before: str, after: str) -> None:
    prompt = load()
    changed = type(prompt)(
        prompt.name, prompt.sha256, prompt.canary, prompt.system.replace(before, after, 1), prompt.templates
    )
    assert changed.system != prompt.system
    monkeypatch.setattr("svodka.pipeline.load", lambda: changed)


def test_one_changed_character_in_the_prompt_is_not_answered(
    monkeypatch: pytest.MonkeyPatch, replay: ReplayWriter
) -> None:
    mutated_prompt(monkeypatch, "newsroom", "newsrooM")
    with pytest.raises(NoModel):
        made(SAMPLES[0].request, replay)
    sample = SAMPLES[0]
    with tape().use_cassette(str(sample.cassette)), pytest.raises(SvodkaError) as missed:
        made(sample.request, recorded(sample.cassette))
    assert any(isinstance(cause, CannotOverwriteExistingCassetteException) for cause in causes(missed.value))


@pytest.mark.parametrize(
    "changes",
    [{"length": "long"}, {"target_language": "de"}, {"glossary": [{"source": "Москва", "target": "Moscow"}]}],
    ids=str,
)
def test_a_sample_with_other_options_is_not_answered(changes: dict[str, Any], replay: Newsroom) -> None:
    request = SummaryRequest.model_validate(SAMPLES[0].request.model_dump() | changes)
    with pytest.raises(NoModel) as refused:
        made(request, replay)
    assert refused.value.reason == "not-recorded"


def test_another_article_is_not_answered(replay: Newsroom) -> None:
    with pytest.raises(NoModel):
        made(SummaryRequest(text="Это статья, которой среди примеров нет и никогда не было, честное слово."), replay)


def test_the_replay_ignores_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SVODKA_MODEL", "other")
    monkeypatch.setenv("SVODKA_MODEL_URL", "http://127.0.0.1:9/v1")
    assert made(SAMPLES[0].request, Newsroom(ReplayWriter(), 30, "ru")).usage.replayed


def test_bodies_become_trees_and_come_back_to_the_letter() -> None:
    answer = compact({"text": "ещё\n«да»", "n": [1, None, True]})
    body = compact(
        {
            "messages": [{"content": "  a {b} \n$x\u2028"}],
            "answer": answer,
            "odd": ODD,
        }
    )
    request = {"method": "POST", "uri": "http://x/", "headers": {}, "body": body}
    response = {"status": {"code": 200, "message": "OK"}, "headers": {}, "body": {"string": body}}
    cassette = {"version": 1, "interactions": [{"request": request, "response": response}]}
    written = serialise(cassette)
    assert deserialise(written) == cassette
    assert "ещё" in written
    assert json.loads(deserialise(written)["interactions"][0]["request"]["body"])["answer"] == answer


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "cassettes"))


def refused(folder: Path, *names: str, model: str = "relay") -> bool:
    """Record against an endpoint that nobody serves."""
    settings = Settings(model=model, model_url="http://127.0.0.1:8765/v1", deadline_seconds=0.2)
    return not record_samples(settings, names, folder)


def test_a_recording_that_fails_leaves_everything_as_it_was(copied: Path) -> None:
    before = {path.name: path.read_bytes() for path in copied.glob("*.*")}
    assert refused(copied, "short-item", "metro-doors")
    assert {path.name: path.read_bytes() for path in copied.glob("*.*")} == before
    ReplayWriter(copied)


def test_one_sample_is_not_recorded_in_another_way_than_the_rest(copied: Path) -> None:
    with pytest.raises(Misconfigured):
        refused(copied, "short-item", model="another")
