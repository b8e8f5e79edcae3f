"""A sample with a second reader, recorded from a server on loopback and replayed without it."""

import asyncio
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from schemas.judgement import Judgement, Judgements
from schemas.summary import Summary
from svodka.errors import Misconfigured
from svodka.llm.cassettes import JUDGED, METADATA, deserialise
from svodka.llm.recorder import recorded_with
from svodka.llm.replay import ReplayWriter
from svodka.newsroom import Newsroom
from svodka.pipeline import summarise
from svodka.recording import record_samples
from svodka.samples import samples
from svodka.settings import Settings
from tests.material import ARTICLE, DRAFT
from tests.spans import assert_every_span_holds

WORDS = "поставит в Циндао 1,2 тыс. датчиков"
JUDGEMENTS = Judgements(
    answers=[
        Judgement(claim="c1", sentence=2, words=WORDS, verdict="contradicted", aspect="modality", language="target"),
        Judgement(claim="c2", sentence=2, words=WORDS, verdict="supported", aspect=None, language=None),
    ]
)
SAMPLES = (
    '[plain]\narticle = "one.txt"\nshows = "one"\n[deep]\narticle = "one.txt"\nshows = "two"\nlength = "long"\n'
    'verify = "deep"\n'
)


class Upstream(ThreadingHTTPServer):
    """Writes the draft, and judges unless it is told to refuse."""

    judges = True
    block_on_close = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        judging = body["response_format"]["json_schema"]["name"] == "judgements"
        self._answer(body["model"], (JUDGEMENTS if judging else DRAFT).model_dump_json(), refused=judging)

    def _answer(self, model: str, content: str, *, refused: bool) -> None:
        assert isinstance(self.server, Upstream)
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
        usage = {"prompt_tokens": 100, "completion_tokens": 10}
        body = json.dumps({"model": f"{model}-served", "choices": [choice], "usage": usage}).encode()
        self.send_response(400 if refused and not self.server.judges else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    with Upstream(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "samples.toml").write_text(SAMPLES, "utf-8")
    return tmp_path


def settings(upstream: Upstream, judge: str | None) -> Settings:
    return Settings(model="first", model_url=upstream.url, judge_model=judge)


def replayed(folder: Path, name: str, **changes: Any) -> Summary:
    (sample,) = [sample for sample in samples(folder) if sample.name == name]
    newsroom = Newsroom(ReplayWriter(folder), 30, "ru", judge=ReplayWriter(folder, judge=True))
    return asyncio.run(summarise(sample.request.model_copy(update=changes), newsroom))


@pytest.mark.parametrize("judge", [None, "second"])
def test_both_calls_are_in_one_cassette_and_are_replayed_without_a_server(
    upstream: Upstream, folder: Path, judge: str | None
) -> None:
    assert record_samples(settings(upstream, judge), [], folder)
    cassette = folder / "deep.yaml"
    assert len(deserialise(cassette.read_text("utf-8"))["interactions"]) == 2
    assert [made.model for made in recorded_with(cassette).values()] == ["first", judge or "first"]
    assert recorded_with(folder / "plain.yaml").keys() == {METADATA}
    upstream.shutdown()
    summary = replayed(folder, "deep")
    assert_every_span_holds(summary)
    assert summary.checks["judge"].checked == 2
    assert summary.provenance.judge == f"{judge or 'first'}-served"
    assert summary.usage.judge is not None
    assert (summary.usage.judge.replayed, summary.usage.judge.cost_usd) == (True, "0")
    assert replayed(folder, "plain").checks["judge"].skipped == "not asked"


def test_a_sample_that_was_recorded_without_one_comes_back_without_one(upstream: Upstream, folder: Path) -> None:
    assert record_samples(settings(upstream, None), ["plain"], folder)
    summary = replayed(folder, "plain", verify="deep")
    assert summary.checks["judge"].skipped == "the judge did not answer: no-model"
    assert summary.points


def test_a_second_reader_that_does_not_answer_leaves_no_recording(upstream: Upstream, folder: Path) -> None:
    upstream.judges = False
    assert not record_samples(settings(upstream, None), ["deep"], folder)
    assert sorted(path.name for path in folder.iterdir()) == ["articles", "samples.toml"]


def test_one_sample_is_not_recorded_with_another_second_reader_than_the_rest(upstream: Upstream, folder: Path) -> None:
    assert record_samples(settings(upstream, "second"), [], folder)
    with pytest.raises(Misconfigured):
        record_samples(settings(upstream, "third"), ["plain"], folder)
    assert recorded_with(folder / "deep.yaml")[JUDGED].model == "second"
