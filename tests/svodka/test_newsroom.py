"""Which models a newsroom has, by its settings, and which key goes where."""

import asyncio

import pytest
from pydantic import SecretStr

from svodka.errors import NoModel
from svodka.llm.fake import FakeWriter
from svodka.newsroom import Newsroom, open_newsroom
from svodka.settings import Settings

HOME = Settings(
    model="first",
    model_url="http://127.0.0.1:1/v1",
    model_key=SecretStr("sk-first"),
    model_mode="tools",
    model_options={"temperature": 0},
)
AWAY = "http://127.0.0.1:2/v1"


def judge(**changes: object) -> Settings:
    return HOME.model_copy(update=changes).for_judge


def test_without_settings_of_its_own_the_second_reader_is_the_writer() -> None:
    assert HOME.for_judge == HOME
    newsroom = open_newsroom(HOME)
    assert newsroom.judge is None
    assert newsroom.second_reader is newsroom.writer


def test_another_model_at_the_same_address_is_asked_in_the_writers_way() -> None:
    second = judge(judge_model="second")
    assert (second.model, second.model_url, second.model_key) == ("second", HOME.model_url, HOME.model_key)
    assert (second.mode, second.model_options) == ("tools", {"temperature": 0})


def test_the_writers_key_mode_and_options_go_to_no_other_address() -> None:
    for url in (AWAY, "http://127.0.0.1:1/v1/other", "https://api.openai.com/v1"):
        second = judge(judge_url=url)
        assert (second.model, second.model_key, second.model_mode, second.model_options) == ("first", None, None, {})


def test_what_is_set_for_the_second_reader_wins_everywhere() -> None:
    own = {"judge_key": SecretStr("sk-second"), "judge_mode": "fenced", "judge_options": {}}
    for second in (judge(**own), judge(judge_url=AWAY, **own)):
        assert second.model_key == SecretStr("sk-second")
        assert (second.mode, second.model_options) == ("fenced", {})


def test_a_second_reader_at_openai_wants_a_key_of_its_own() -> None:
    with pytest.raises(NoModel) as refused:
        open_newsroom(HOME.model_copy(update={"judge_url": "https://api.openai.com/v1"}))
    assert refused.value.reason == "no-judge-key"


def test_another_second_reader_is_another_writer_and_both_are_closed() -> None:
    newsroom = open_newsroom(HOME.model_copy(update={"judge_model": "second"}))
    assert (newsroom.writer.model, newsroom.second_reader.model) == ("first", "second")
    asyncio.run(newsroom.aclose())


class Closed(FakeWriter):
    closed = 0

    async def aclose(self) -> None:
        self.closed += 1


def test_closing_closes_each_model_once() -> None:
    writer, second = Closed(), Closed()
    asyncio.run(Newsroom(writer, 30, "ru", second).aclose())
    asyncio.run(Newsroom(writer, 30, "ru").aclose())
    assert (writer.closed, second.closed) == (2, 1)


def test_the_variables_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "MODEL": "a",
        "JUDGE_MODEL": "b",
        "JUDGE_URL": AWAY,
        "JUDGE_KEY": "k",
        "JUDGE_MODE": "strict",
    }.items():
        monkeypatch.setenv(f"SVODKA_{name}", value)
    monkeypatch.setenv("SVODKA_JUDGE_OPTIONS", '{"seed": 1}')
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody")
    second = Settings.from_environment().for_judge
    assert (second.model, second.model_url, second.mode, second.model_options) == ("b", AWAY, "strict", {"seed": 1})
    assert second.model_key == SecretStr("k")
    monkeypatch.delenv("SVODKA_JUDGE_KEY")
    assert Settings.from_environment().for_judge.model_key is None
