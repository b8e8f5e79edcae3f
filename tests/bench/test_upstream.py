"""The stub model: its articles, its answers and its faults."""

import asyncio
import json
import socket
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bench.upstream.articles import Article, article, articles, translated
from bench.upstream.composing import compose, read_body
from bench.upstream.counts import Counts
from bench.upstream.faults import FAULTS, Misfortune
from bench.upstream.server import Stub, serve
from prompts.loader import load
from schemas.draft import Changes, Draft
from schemas.judgement import Judgements
from schemas.request import SummaryRequest
from svodka.intake.cleaning import clean, wire_text
from svodka.llm.provider import ProviderWriter
from svodka.llm.wire import Body, Message
from svodka.llm.wire import compose as compose_body
from svodka.newsroom import Newsroom
from svodka.pipeline import summarise
from svodka.settings import Mode, Settings


def body_for(made: Article, mode: Mode = "schema", **more: Any) -> Body:
    sentences = list(enumerate(made.sentences, start=1))
    question = load().article(source="ru", target="en", points=2, sentences=sentences)
    return {**compose_body([Message("system", "s"), Message("user", question)], Draft, mode), **more}


def encoded(body: Body) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


@pytest.mark.parametrize("long", [False, True])
def test_an_article_has_the_sentences_that_the_product_reads_and_the_key_that_the_stub_counts(*, long: bool) -> None:
    made = article(7, long=long, canary="зимородок")
    read = clean(SummaryRequest(text=made.text))
    numbered = [(sentence.number, wire_text(read, sentence)) for sentence in read.sentences]
    assert numbered == list(enumerate(made.sentences, start=1))
    assert read_body(encoded(body_for(made))).key == made.key


def test_articles_are_the_same_for_the_same_seed_and_differ_from_each_other() -> None:
    first, second = list(articles(50, seed=3)), list(articles(50, seed=3))
    assert first == second
    assert len({made.key for made in first}) == 50


def test_a_long_article_has_from_two_to_six_thousand_characters() -> None:
    assert all(2000 < len(made.text) < 6500 for made in articles(50, long=True))


def test_a_sentence_of_ours_has_its_figure_and_its_name_in_english() -> None:
    known = translated("Город Белодарск получил 41 автобусов с низким полом.")
    assert known is not None
    assert known.text == "The town of Belodarsk has received 41 low-floor buses."
    assert known.names == (("place", "Белодарск", "Belodarsk"),)


def test_no_sentence_of_another_is_taken_for_ours() -> None:
    assert translated("Город Белодарск получил 41 автобус.") is None


@pytest.mark.parametrize("mode", ["strict", "schema", "tools"])
def test_a_summary_of_the_stub_has_no_error_and_takes_one_call(mode: Mode) -> None:
    stub = Stub()

    async def summarised(url: str) -> None:
        settings = Settings.model_construct(model="stub", model_url=url, model_mode=mode)
        room = Newsroom(ProviderWriter(settings), 10, "ru")
        for made in articles(3):
            summary = await summarise(SummaryRequest(text=made.text), room)
            assert (summary.status, summary.usage.calls, len(summary.points)) == ("clean", 1, 2)
            assert stub.counts.articles[made.key] == 1
        await room.aclose()

    asyncio.run(served(stub, summarised))


def test_any_other_article_gets_a_draft_of_its_plainest_sentence() -> None:
    made = Article(("В 2019 году Иван Новаторов купил 3 дома.", "Работы на площадке идут по плану и без остановок."))
    drafted = Draft.model_validate_json(compose(read_body(encoded(body_for(made)))))
    assert [(point.source, point.sentences) for point in drafted.points] == [(made.sentences[1], [2])]


def test_figures_of_any_other_article_stand_in_both_languages() -> None:
    made = Article(("Всего за два дня на склад привезли 17 мешков и 2,5 тонны.",))
    drafted = Draft.model_validate_json(compose(read_body(encoded(body_for(made)))))
    assert drafted.points[0].target.endswith("17, 2,5.")


def test_a_repair_changes_nothing_and_a_reading_supports_every_claim() -> None:
    question = '<article ab>\n[1] Работы идут.\n</article ab>\n<claims ab>\n{"id": "c1"}\n{"id": "c2"}\n</claims ab>'
    messages = [Message("user", question)]
    changes = compose(read_body(encoded(compose_body(messages, Changes, "schema"))))
    assert Changes.model_validate_json(changes).changes == []
    read = compose(read_body(encoded(compose_body(messages, Judgements, "schema"))))
    answers = Judgements.model_validate_json(read).answers
    assert [(answer.claim, answer.verdict, answer.words) for answer in answers] == [
        ("c1", "supported", "Работы идут."),
        ("c2", "supported", "Работы идут."),
    ]


def test_faults_strike_their_share_of_the_calls_and_the_same_ones_again() -> None:
    misfortune = Misfortune(share=0.2, seed=1)
    struck = [misfortune.strikes(str(number), 1) for number in range(5000)]
    assert 900 < 5000 - struck.count(None) < 1100
    assert set(struck) == {None, *FAULTS}
    assert struck == [Misfortune(share=0.2, seed=1).strikes(str(number), 1) for number in range(5000)]


def test_counts_say_how_many_calls_an_article_took_and_how_many_were_open_at_once() -> None:
    counts = Counts(articles=Counter[str]())
    assert [counts.begun("a"), counts.begun("a"), counts.begun("b")] == [1, 2, 1]
    counts.ended()
    assert (counts.shown()["articles"], counts.shown()["open"], counts.most_open) == ({"a": 2, "b": 1}, 2, 3)
    counts.reset()
    assert (counts.shown()["total"], counts.most_open) == (0, 2)


@pytest.mark.parametrize("mode", ["schema", "tools"])
def test_a_streamed_answer_has_the_same_content_in_pieces(mode: Mode) -> None:
    made = article(1)

    async def read(url: str) -> None:
        whole = await posted(url, body_for(made, mode))
        stream = await posted(url, body_for(made, mode, stream=True, stream_options={"include_usage": True}))
        events = [json.loads(line[6:]) for line in stream.decode().splitlines() if line.startswith("data: {")]
        choices = [event["choices"][0] for event in events if event["choices"]]
        assert "".join(map(piece, choices)) == piece(json.loads(whole)["choices"][0], "message")
        assert choices[-1]["finish_reason"] == "stop"
        assert events[-1]["usage"]["completion_tokens"] > 0
        assert b"data: [DONE]" in stream

    asyncio.run(served(Stub(), read))


def piece(choice: dict[str, Any], where: str = "delta") -> str:
    delta = choice[where]
    calls = delta.get("tool_calls")
    return str(calls[0]["function"]["arguments"] if calls else delta.get("content", ""))


def test_a_caller_who_hangs_up_is_counted_as_gone() -> None:
    stub = Stub(delay=60)

    async def hang_up(url: str) -> None:
        _, writer = await opened(url, encoded(body_for(article(1))))
        await until(lambda: stub.counts.open == 1)
        await closed(writer)
        await until(lambda: stub.counts.open == 0)
        assert stub.counts.abandoned == 1

    asyncio.run(served(stub, hang_up))


def test_two_requests_on_one_connection_are_answered_in_their_order() -> None:
    async def twice(url: str) -> None:
        reader, writer = await opened(url, encoded(body_for(article(1))))
        first = await one_response(reader)
        writer.write(b"GET /calls HTTP/1.1\r\n\r\n")
        second = await one_response(reader)
        assert json.loads(first)["model"] == "stub"
        assert json.loads(second)["total"] == 1
        await closed(writer)

    asyncio.run(served(Stub(), twice))


async def served(stub: Stub, work: Callable[[str], Awaitable[None]]) -> None:
    server = await serve(stub, 0)
    try:
        async with asyncio.timeout(20):
            await work(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1")
            await until(lambda: stub.counts.connections == 0)
    finally:
        server.close()


async def opened(url: str, body: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    port = int(url.split(":")[2].partition("/")[0])
    reader, writer = await asyncio.open_connection("127.0.0.1", port, family=socket.AF_INET)
    head = f"POST /v1/chat/completions HTTP/1.1\r\nContent-Length: {len(body)}\r\n\r\n"
    writer.write(head.encode() + body)
    return reader, writer


async def one_response(reader: asyncio.StreamReader) -> bytes:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    return await reader.readexactly(int(head.partition("Content-Length: ")[2].partition("\r\n")[0]))


async def posted(url: str, body: Body) -> bytes:
    reader, writer = await opened(url, encoded(body))
    answer = await (reader.readuntil(b"\r\n0\r\n\r\n") if body.get("stream") else one_response(reader))
    await closed(writer)
    return answer


async def closed(writer: asyncio.StreamWriter) -> None:
    writer.close()
    await writer.wait_closed()


async def until(condition: Callable[[], bool]) -> None:
    for _ in range(2000):
        if condition():
            return
        await asyncio.sleep(0.005)
    pytest.fail("it has not come about")
