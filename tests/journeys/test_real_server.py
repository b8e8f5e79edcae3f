"""The real writer against a real OpenAI-compatible server with a model that talks nonsense."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from schemas.draft import Draft
from schemas.request import SummaryRequest
from svodka.errors import OutputTruncated, SvodkaError, TextTooLong
from svodka.llm.completion import Completion
from svodka.llm.provider import ProviderWriter
from svodka.llm.replay import ReplayWriter
from svodka.llm.unit import Unit
from svodka.llm.wire import Message, compose
from svodka.newsroom import Newsroom
from svodka.pipeline import summarise
from svodka.recording import record_samples
from svodka.samples import samples
from svodka.settings import Mode, Settings
from tests.llm.tiny_model import TinyServer, write_tiny_model
from tests.material import ARTICLE
from tests.spans import assert_every_span_holds


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TinyServer]:
    pytest.importorskip("xllamacpp", reason="requirements-local-model.txt is not installed")
    pytest.importorskip("gguf", reason="requirements-local-model.txt is not installed")
    path: Path = write_tiny_model(tmp_path_factory.mktemp("model") / "tiny.gguf")
    with TinyServer(path) as running:
        yield running


def settings(server: TinyServer, **more: Any) -> Settings:
    return Settings(
        model=server.model, model_url=server.url, model_options={"temperature": 0}, max_output_tokens=2000, **more
    )


def made(server: TinyServer, **more: Any) -> Any:
    async def make() -> Any:
        writer = ProviderWriter(settings(server, **more))
        try:
            return await summarise(SummaryRequest(text=ARTICLE), Newsroom(writer, 60, "ru"))
        finally:
            await writer.aclose()

    return asyncio.run(make())


@pytest.mark.parametrize("mode", ["schema", "strict", "tools"])
def test_a_server_that_enforces_the_form_gives_a_summary_and_its_nonsense_is_flagged(
    server: TinyServer, mode: Mode
) -> None:
    summary = made(server, model_mode=mode)
    assert_every_span_holds(summary)
    assert summary.status == "review"
    assert summary.usage.input_tokens > 0
    assert not summary.usage.estimated
    assert summary.usage.calls <= 5


@pytest.mark.parametrize("mode", ["schema", "tools"])
def test_a_streamed_answer_is_the_same_as_an_unstreamed_one(server: TinyServer, mode: Mode) -> None:
    heard: list[str] = []
    body = compose([Message("user", "Напиши")], Draft, mode)

    async def ask() -> tuple[Completion, Completion]:
        writer = ProviderWriter(settings(server, model_mode=mode, stream_usage=True))
        try:
            return await writer.complete(body, Unit(60), heard.append), await writer.complete(body, Unit(60))
        finally:
            await writer.aclose()

    streamed, unstreamed = asyncio.run(ask())
    assert streamed.content == heard[-1].strip() == unstreamed.content
    assert len(heard) > 5
    assert (streamed.tokens and streamed.tokens.output) == (unstreamed.tokens and unstreamed.tokens.output)
    assert streamed.tokens


def test_an_answer_cut_at_the_limit_is_asked_for_again_and_then_an_error(server: TinyServer) -> None:
    writer, unit = ProviderWriter(settings(server, model_mode="schema")), Unit(60)
    writer._settings = writer._settings.model_copy(update={"max_output_tokens": 8})

    async def ask() -> None:
        try:
            await writer.complete(compose([Message("user", "Напиши")], Draft, "schema"), unit)
        finally:
            await writer.aclose()

    with pytest.raises(OutputTruncated):
        asyncio.run(ask())
    assert [attempt.outcome for attempt in unit.bill.attempts] == ["output-truncated", "output-truncated"]


def test_without_an_enforced_form_an_unusable_answer_is_an_error_of_ours(server: TinyServer) -> None:
    with pytest.raises(SvodkaError):
        made(server, model_mode="fenced")


def test_a_sample_that_is_recorded_is_replayed_without_the_server(server: TinyServer, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "samples.toml").write_text('[one]\narticle = "one.txt"\nshows = "one"\n', "utf-8")
    assert record_samples(settings(server, model_mode="schema"), ["one", "one"], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles", "one.yaml", "samples.toml"]
    (sample,) = samples(tmp_path)
    replayed = asyncio.run(summarise(sample.request, Newsroom(ReplayWriter(tmp_path), 60, "ru")))
    assert replayed.usage.replayed
    assert replayed.usage.calls > 0
    assert_every_span_holds(replayed)
    # The same way again replaces it at once; another way does too, since no other recording is left behind.
    assert record_samples(settings(server, model_mode="tools"), [], tmp_path)


def test_an_article_over_the_models_context_is_too_long(server: TinyServer) -> None:
    async def make() -> None:
        writer = ProviderWriter(settings(server, model_mode="schema"))
        try:
            await summarise(SummaryRequest(text=ARTICLE * 200), Newsroom(writer, 60, "ru"))
        finally:
            await writer.aclose()

    with pytest.raises(TextTooLong):
        asyncio.run(make())
