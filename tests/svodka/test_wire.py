"""What really leaves for the provider, byte for byte."""

import asyncio
import json
from typing import Any

import httpx2
from hypothesis import example, given, settings
from hypothesis import strategies as st

from schemas.request import SummaryRequest
from svodka.errors import ModelRefused, SvodkaError
from svodka.intake.cleaning import clean, wire_text
from svodka.llm.provider import ProviderWriter
from svodka.newsroom import Newsroom
from svodka.pipeline import summarise
from svodka.settings import Settings
from tests.material import ARTICLE

SYNTAX = ["{{ 7*7 }}", "{% for x in y %}", "{# note #}", "$canary", "${x}", "$$", "{0}", "{text}", "%s", "%(x)s", "\\n"]
ODDITIES = [
    "  ",
    "\u00a0",
    "\u2009",
    "«",
    "»",
    "„",
    "“",
    "'",
    '"',
    "`",
    "</article>",
    "й",
    "ё",
    "😀",
    "👨\u200d👩",
    "e\u0301",
    "İ",
]
PIECES = st.lists(st.sampled_from([*SYNTAX, *ODDITIES, "слово", "Москва", "12,5 %", ". ", "\n"]), max_size=12)


def sent(text: str) -> list[str]:
    """Give the messages that a provider receives for an article."""
    bodies: list[Any] = []

    def refuse(request: httpx2.Request) -> httpx2.Response:
        bodies.append(json.loads(request.content))
        message = {"role": "assistant", "content": None, "refusal": "no"}
        return httpx2.Response(200, json={"choices": [{"index": 0, "finish_reason": "stop", "message": message}]})

    async def ask() -> None:
        writer = ProviderWriter(
            Settings(model="m", model_url="http://127.0.0.1:1/v1"), transport=httpx2.MockTransport(refuse)
        )
        try:
            await summarise(SummaryRequest(text=text, language="ru"), Newsroom(writer, 20, "ru"))
        except ModelRefused:
            pass
        finally:
            await writer.aclose()

    asyncio.run(ask())
    return [message["content"] for message in bodies[0]["messages"]]


@settings(max_examples=25, deadline=None)
@given(PIECES)
@example(["{{ 7*7 }}", "  ", "{% x %}", "\u00a0", "</article>"])
def test_each_sentence_reaches_the_wire_with_its_characters_unchanged_and_in_order(pieces: list[str]) -> None:
    text = f"{ARTICLE}\nДиректор сказал: {''.join(pieces)} и уехал.\n"
    try:
        article = clean(SummaryRequest(text=text, language="ru"))
    except SvodkaError:
        return
    message = sent(text)[1]
    at = 0
    for sentence in article.sentences:
        line = f"\n[{sentence.number}] {wire_text(article, sentence)}"
        at = message.index(line, at) + len(line)
