"""Asks the model for a draft: the article as numbered sentences, the answer as a validated Draft."""

from prompts.loader import SummaryPrompt
from schemas.contract import primary_language
from schemas.draft import Draft
from schemas.request import POINTS_AT_MOST, SummaryRequest
from svodka.intake.article import Article
from svodka.intake.cleaning import wire_text
from svodka.llm.asking import Question, Reply, ask
from svodka.llm.wire import Message
from svodka.llm.writer import Listener
from svodka.newsroom import Desk


async def draft(
    article: Article, request: SummaryRequest, languages: tuple[str, str], desk: Desk, listen: Listener | None = None
) -> Reply[Draft]:
    """Ask for the draft, which the listener hears being written; raises SvodkaError when the model gives none."""
    conversation = (
        Message("system", desk.prompt.system),
        Message("user", article_message(article, request, languages, desk.prompt)),
    )
    question = Question(conversation, Draft, desk.prompt.canary, desk.prompt.reask, listen)
    return await ask(desk.writer, question, desk.unit)


def article_message(
    article: Article, request: SummaryRequest, languages: tuple[str, str], prompt: SummaryPrompt
) -> str:
    """Lay the article out for the model; each sentence keeps its characters."""
    source, target = languages
    return prompt.article(
        source=primary_language(source),
        target=target,
        points=POINTS_AT_MOST[request.length],
        published=article.published.isoformat() if article.published else None,
        glossary=[(term.source, term.target, term.forbidden) for term in request.glossary],
        sentences=[(sentence.number, wire_text(article, sentence)) for sentence in article.sentences],
    )
