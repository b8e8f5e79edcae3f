"""The generated model on llama.cpp's server behaves like an OpenAI-compatible provider."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openai import OpenAI
from openai.types.chat import ChatCompletionToolParam
from openai.types.shared_params import ResponseFormatJSONSchema

from tests.llm.tiny_model import TinyServer, write_tiny_model

PERSON: dict[str, Any] = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "role": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        "kind": {"enum": ["человек", "место", "organisation"]},
    },
    "required": ["name", "role", "kind"],
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "title": {"type": "string"},
        "important": {"type": "boolean"},
        "people": {"type": "array", "items": PERSON, "minItems": 3},
        "place": {"anyOf": [{"type": "null"}, PERSON]},
    },
    "required": ["title", "important", "people", "place"],
    "additionalProperties": False,
}
FORMAT: ResponseFormatJSONSchema = {
    "type": "json_schema",
    "json_schema": {"name": "summary", "schema": SCHEMA, "strict": True},
}
TOOL: ChatCompletionToolParam = {"type": "function", "function": {"name": "answer", "parameters": SCHEMA}}
ARTICLE = "Президент подписал указ о мерах поддержки. " * 60


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("xllamacpp")
    pytest.importorskip("gguf")
    return write_tiny_model(tmp_path_factory.mktemp("model") / "tiny.gguf")


@pytest.fixture(scope="module")
def server(model: Path) -> Iterator[TinyServer]:
    with TinyServer(model) as running:
        yield running


@pytest.fixture
def client(server: TinyServer) -> Iterator[OpenAI]:
    with OpenAI(base_url=server.url, api_key="none", max_retries=0, timeout=30) as opened:
        yield opened


def check_person(person: dict[str, Any]) -> None:
    assert list(person) == ["name", "role", "kind"]
    assert 0 < len(person["name"]) < 100
    assert person["role"] is None or isinstance(person["role"], str)
    assert person["kind"] in PERSON["properties"]["kind"]["enum"]


def check_answer(text: str | None) -> None:
    answer = json.loads(text or "")
    assert list(answer) == SCHEMA["required"]
    assert isinstance(answer["title"], str)
    assert isinstance(answer["important"], bool)
    assert len(answer["people"]) >= 3
    for person in answer["people"]:
        check_person(person)
    if answer["place"] is not None:
        check_person(answer["place"])


@pytest.mark.parametrize("temperature", [0.0, 0.7, 1.5])
def test_an_answer_bound_by_a_schema_ends_by_itself_and_has_its_shape(client: OpenAI, temperature: float) -> None:
    for seed in range(5):
        completion = client.chat.completions.create(
            model="tiny",
            messages=[{"role": "user", "content": ARTICLE}],
            response_format=FORMAT,
            temperature=temperature,
            seed=seed,
            max_tokens=4000,
        )
        assert completion.choices[0].finish_reason == "stop"
        check_answer(completion.choices[0].message.content)
        assert completion.usage is not None
        # One token a letter: the prompt is all there.
        assert completion.usage.prompt_tokens > len(ARTICLE)


def test_at_temperature_0_the_same_prompt_gets_the_same_answer_and_another_prompt_another(client: OpenAI) -> None:
    def ask(text: str) -> str | None:
        completion = client.chat.completions.create(
            model="tiny", messages=[{"role": "user", "content": text}], response_format=FORMAT, temperature=0
        )
        return completion.choices[0].message.content

    first = ask(ARTICLE)
    assert ask("Другая новость: в городе открыли мост.") != first
    assert ask(ARTICLE) == first


def test_a_small_token_limit_cuts_the_answer_and_says_so(client: OpenAI) -> None:
    completion = client.chat.completions.create(
        model="tiny", messages=[{"role": "user", "content": ARTICLE}], response_format=FORMAT, max_tokens=20
    )
    assert completion.choices[0].finish_reason == "length"
    assert completion.usage is not None
    assert completion.usage.completion_tokens == 20
    with pytest.raises(json.JSONDecodeError):
        json.loads(completion.choices[0].message.content or "")


def test_a_stream_carries_the_answer_in_pieces_the_reason_it_ended_and_the_usage(client: OpenAI) -> None:
    stream = client.chat.completions.create(
        model="tiny",
        messages=[{"role": "user", "content": ARTICLE}],
        response_format=FORMAT,
        stream=True,
        stream_options={"include_usage": True},
    )
    chunks = list(stream)
    choices = [chunk.choices[0] for chunk in chunks if chunk.choices]
    pieces = [choice.delta.content for choice in choices if choice.delta.content]
    assert len(pieces) > 20
    check_answer("".join(pieces))
    assert [choice.finish_reason for choice in choices if choice.finish_reason] == ["stop"]
    assert chunks[-1].usage is not None


def test_a_required_tool_is_called_once_with_arguments_of_its_schema(client: OpenAI) -> None:
    completion = client.chat.completions.create(
        model="tiny", messages=[{"role": "user", "content": ARTICLE}], tools=[TOOL], tool_choice="required"
    )
    assert completion.choices[0].finish_reason == "tool_calls"
    [call] = completion.choices[0].message.tool_calls or []
    assert call.type == "function"
    assert call.function.name == "answer"
    check_answer(call.function.arguments)


def test_without_a_schema_the_answer_is_a_short_russian_text(client: OpenAI) -> None:
    completion = client.chat.completions.create(
        model="tiny", messages=[{"role": "user", "content": ARTICLE}], temperature=0
    )
    assert completion.choices[0].finish_reason == "stop"
    assert 0 < len(completion.choices[0].message.content or "") < 100


def test_a_model_is_the_same_bytes_for_a_seed_and_other_bytes_for_another(model: Path, tmp_path: Path) -> None:
    again = write_tiny_model(tmp_path / "again.gguf")
    other = write_tiny_model(tmp_path / "other.gguf", seed=1)
    assert again.read_bytes() == model.read_bytes()
    assert other.read_bytes() != model.read_bytes()
    assert model.stat().st_size < 1_000_000


def test_a_server_without_its_model_says_why_and_leaves_nothing_running(tmp_path: Path) -> None:
    pytest.importorskip("xllamacpp")
    server = TinyServer(tmp_path / "none.gguf")
    with pytest.raises(RuntimeError, match="failed to load model"):
        server.start()
    with pytest.raises(RuntimeError, match="not running"):
        _ = server.pid
