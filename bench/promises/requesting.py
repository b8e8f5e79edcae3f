"""The bodies of requests for invented articles, and the wait for what was left to be done."""

import asyncio
import json
from collections.abc import Iterable
from typing import Final

from bench.promises.calling import Answer, Caller
from bench.upstream.articles import Article

UNFINISHED: Final = frozenset({"queued", "running"})
_LOOK_SECONDS: Final = 0.02


def body(article: Article, **more: object) -> bytes:
    """Give the body that asks for a summary of an article, without its text coming back."""
    return json.dumps({"text": article.text, "include_article": False, **more}, ensure_ascii=False).encode()


def lines(articles: Iterable[Article]) -> bytes:
    """Give the body of a batch."""
    return b"".join(body(article) + b"\n" for article in articles)


async def finished(caller: Caller, path: str) -> Answer:
    """Give a job or batch as soon as it is finished, or the answer that it cannot be read."""
    while True:
        answer = await caller.send("GET", path)
        if answer.code or answer.json()["state"] not in UNFINISHED:
            return answer
        await asyncio.sleep(_LOOK_SECONDS)
