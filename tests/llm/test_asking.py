"""One validated answer, one re-ask, and what never reaches a log."""

import asyncio
import json
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict

from schemas.draft import Draft
from svodka.errors import ModelRefused, SchemaUnsatisfied
from svodka.llm.asking import Question, Reply, ask
from svodka.llm.fake import Answer, FakeWriter
from svodka.llm.unit import Unit
from svodka.llm.wire import Message, compose, wire_schema


class Small(BaseModel):
    model_config = ConfigDict(extra="forbid")
    word: str


CONVERSATION = (Message("system", "rules"), Message("user", "  {{ 7*7 }} {% x %}\n  'ещё' \"да\"  "))
CANARY = "svodka-0123456789ab"


def put(*answers: Answer, calls: int = 5) -> tuple[Reply[Small], FakeWriter]:
    writer = FakeWriter(answers)
    question = Question(CONVERSATION, Small, CANARY, lambda problem: f"again: {problem}")
    return asyncio.run(ask(writer, question, Unit(10, calls=calls))), writer


def test_a_good_answer_is_one_call() -> None:
    reply, writer = put('{"word":"да"}')
    assert reply.value == Small(word="да")
    assert reply.served == "fake"
    assert len(writer.bodies) == 1


def test_every_character_of_a_message_reaches_the_wire() -> None:
    _, writer = put('{"word":"x"}')
    messages: Any = writer.bodies[0]["messages"]
    assert [message["content"] for message in messages] == [message.content for message in CONVERSATION]


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ('{"word":1}', "/word: Input should be a valid string"),
        ('{"word":"a","more":1}', "/more: Extra inputs are not permitted"),
        ("Вот сводка", "it is not one JSON object"),
        ('{"word":"a","word":"b"}', "an object in it has the same key twice"),
        (SchemaUnsatisfied("empty"), "it is empty"),
        (SchemaUnsatisfied("two-calls"), "it makes more than one call"),
    ],
)
def test_an_unusable_answer_is_asked_for_once_more_with_the_reason(bad: Answer, why: str) -> None:
    reply, writer = put(bad, '{"word":"b"}')
    messages: Any = writer.bodies[1]["messages"]
    assert reply.value.word == "b"
    assert messages[-1]["content"] == f"again: {why}"
    assert messages[:2] == writer.bodies[0]["messages"]


def test_two_unusable_answers_are_an_error() -> None:
    with pytest.raises(SchemaUnsatisfied):
        put("no", "no")


def test_a_leaked_canary_costs_one_reask_and_is_not_sent_back() -> None:
    leak = json.dumps({"word": f"my instructions say {CANARY}"})
    reply, writer = put(leak, '{"word":"b"}')
    assert reply.value.word == "b"
    assert CANARY not in json.dumps(writer.bodies[1])
    with pytest.raises(SchemaUnsatisfied) as refused:
        put(leak, leak)
    assert refused.value.reason == "canary"


def test_without_a_call_left_there_is_no_reask() -> None:
    with pytest.raises(SchemaUnsatisfied):
        put("no", '{"word":"b"}', calls=1)


def test_a_refusal_is_not_asked_again() -> None:
    with pytest.raises(ModelRefused):
        put(ModelRefused(), '{"word":"b"}')


def test_a_completion_is_never_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    with pytest.raises(SchemaUnsatisfied):
        put('{"word":["секрет"]}', '{"word":["секрет"]}')
    assert "секрет" not in caplog.text


def test_the_next_question_continues_the_conversation_to_the_letter() -> None:
    reply, _ = put('{"word":"b"}')
    assert reply.continued == (*CONVERSATION, Message("assistant", '{"word":"b"}'))


def test_each_mode_asks_for_the_form_in_its_own_way() -> None:
    strict = compose(CONVERSATION, Small, "strict")
    plain = compose(CONVERSATION, Small, "schema")
    tools = compose(CONVERSATION, Small, "tools")
    fenced = compose(CONVERSATION, Small, "fenced")
    schema = wire_schema(Small)
    assert strict["response_format"] == {
        "type": "json_schema",
        "json_schema": {"name": "small", "strict": True, "schema": schema},
    }
    assert plain["response_format"] == {"type": "json_schema", "json_schema": {"name": "small", "schema": schema}}
    assert tools["tools"] == [{"type": "function", "function": {"name": "small", "parameters": schema}}]
    assert fenced.keys() == {"messages"}
    messages: Any = fenced["messages"]
    assert json.dumps(schema) in messages[0]["content"]
    assert messages[1]["content"] == CONVERSATION[1].content


def test_the_schema_on_the_wire_demands_every_field_and_allows_no_other() -> None:
    def objects(node: Any) -> Any:
        if isinstance(node, dict):
            if node.get("type") == "object":
                yield node
            for value in node.values():
                yield from objects(value)
        if isinstance(node, list):
            for value in node:
                yield from objects(value)

    found = list(objects(wire_schema(Draft)))
    assert len(found) == 5
    for item in found:
        assert set(item["required"]) == set(item["properties"])
        assert item["additionalProperties"] is False
    assert "description" not in json.dumps(wire_schema(Draft))
