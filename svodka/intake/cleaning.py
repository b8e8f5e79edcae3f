"""The first step of the ladder: a request in, a marked article with numbered sentences out."""

import unicodedata
from bisect import bisect_left
from typing import Final

from schemas.contract import primary_language
from schemas.problem import FieldError
from schemas.request import SummaryRequest
from schemas.summary import Noise
from svodka.errors import InvalidField, NotText, SameLanguage, TextTooLong, TextTooShort, UnsupportedLanguage
from svodka.intake.article import HIDDEN_CHARACTERS, Article, Sentence
from svodka.intake.hidden import hidden_spans, without_hidden
from svodka.intake.language import detect
from svodka.intake.legibility import illegible
from svodka.intake.markup import Page, extract
from svodka.intake.noise import mark_noise
from svodka.intake.published import published_in
from svodka.intake.sentences import MOST_SENTENCES, split

HTML_BYTES_AT_MOST: Final = 2_000_000
CHARACTERS_AT_MOST: Final = 200_000
LETTERS_AT_LEAST: Final = 40
MARKS_AT_MOST: Final = 10_000
"""Stretches of noise; with more, there is something hidden between all letters."""


def clean(request: SummaryRequest, *, second_language: str = "ru") -> Article:
    """Read, mark and number an article. Raises the errors of `svodka.errors.BadInput`, and no others."""
    page = _page(request)
    noise = _marked(page.text)
    body = _body(page.text, noise)
    language = request.language or _language(body)
    title = _title(request.title or page.title)
    article = Article(
        text=page.text,
        title=title,
        language=language,
        published=request.published or page.published or published_in(page.text, noise),
        publisher=request.publisher or page.publisher,
        url=request.url,
        noise=noise,
        sentences=_sentences(page.text, title, language, noise),
    )
    languages(article, request, second_language)
    return article


def languages(article: Article, request: SummaryRequest, second_language: str) -> tuple[str, str]:
    """Give the article's language and the one to translate into. Raises `SameLanguage` where they are one."""
    source = article.language
    default = second_language if primary_language(source) == "en" else "en"
    target = request.target_language or default
    if primary_language(source) == primary_language(target):
        reason = "asked-twice" if request.target_language else "configured-twice"
        raise SameLanguage(reason, source=source, target=target)
    return source, target


def wire_text(article: Article, sentence: Sentence) -> str:
    """Give the sentence as it is sent to a model: its characters, in order, without the hidden ones."""
    text = article.string(sentence.where)
    if sentence.where == "title":
        hidden = sorted(hidden_spans(text))
    else:
        first = bisect_left(article.noise, sentence.start, key=lambda block: block.start)
        # What bounds a sentence cannot stand inside it, so all that begins there is hidden characters.
        hidden = [(block.start, block.end) for block in _until(article.noise, first, sentence.end)]
    return _left_out(text, sentence.start, sentence.end, hidden)


def _page(request: SummaryRequest) -> Page:
    _refuse_unreadable_fields(request)
    if request.text is not None and request.html is None:
        page = Page(text=request.text)
    elif request.html is not None and request.text is None:
        page = _extracted(request.html)
    else:
        reason = "neither-text-nor-html" if request.html is None else "both-text-and-html"
        raise InvalidField(reason, errors=(FieldError(pointer="/text", detail="Give exactly one of text and html."),))
    if len(page.text) > CHARACTERS_AT_MOST:
        raise TextTooLong("text-too-long", found=len(page.text), limit=CHARACTERS_AT_MOST)
    return page


def _refuse_unreadable_fields(request: SummaryRequest) -> None:
    fields = {"title": request.title, "publisher": request.publisher, "url": request.url}
    unreadable = [name for name, value in fields.items() if "\x00" in (value or "")]
    if unreadable:
        errors = tuple(FieldError(pointer=f"/{name}", detail="Holds a NUL character.") for name in unreadable)
        raise InvalidField("nul-character", errors=errors)


def _extracted(html: str) -> Page:
    if "\x00" in html:
        raise NotText("nul-character", rule="nul")
    try:
        size = len(html.encode())
    except UnicodeEncodeError:
        raise NotText("lone-surrogate", rule="lone-surrogate") from None
    if size > HTML_BYTES_AT_MOST:
        raise TextTooLong("html-too-long", found=size, limit=HTML_BYTES_AT_MOST)
    return extract(html)


def _marked(text: str) -> tuple[Noise, ...]:
    fault = illegible(text)
    if fault:
        raise NotText(fault[0], rule=fault[1])
    noise = mark_noise(text)
    if len(noise) > MARKS_AT_MOST:
        raise NotText("mostly-noise", found=len(noise), limit=MARKS_AT_MOST)
    return noise


def _body(text: str, noise: tuple[Noise, ...]) -> str:
    """Give what is left without the noise."""
    parts: list[str] = []
    at = 0
    for block in noise:
        parts += text[at : block.start], "" if block.rule == HIDDEN_CHARACTERS else "\n"
        at = block.end
    body = "".join((*parts, text[at:]))
    letters = sum(map(str.isalpha, body))
    if letters < LETTERS_AT_LEAST:
        raise TextTooShort("too-few-letters", found=letters, limit=LETTERS_AT_LEAST)
    return body


def _language(body: str) -> str:
    language = detect(body)
    if language is None:
        raise UnsupportedLanguage("not-recognised")
    return language


def _title(title: str | None) -> str | None:
    return title if title and without_hidden(title).strip() else None


def _sentences(text: str, title: str | None, language: str, noise: tuple[Noise, ...]) -> tuple[Sentence, ...]:
    spans = split(text, language, noise)
    if len(spans) > MOST_SENTENCES:
        raise TextTooLong("too-many-sentences", found=len(spans), limit=MOST_SENTENCES)
    numbered = tuple(Sentence(number, "text", *span) for number, span in enumerate(spans, start=1))
    repeated = not title or (spans and _plain(title) == _plain(text[slice(*spans[0])]))
    return numbered if repeated else (*_title_sentence(title or ""), *numbered)


def _title_sentence(title: str) -> tuple[Sentence, ...]:
    hidden = [block for block in mark_noise(title) if block.rule == HIDDEN_CHARACTERS]
    spans = split(title, "", hidden)
    return (Sentence(0, "title", spans[0][0], spans[-1][1]),) if spans else ()


def _plain(line: str) -> str:
    line = unicodedata.normalize("NFC", without_hidden(line))
    return " ".join(line.casefold().split()).strip(".!?… «»\"“”„'")


def _until(noise: tuple[Noise, ...], first: int, end: int) -> list[Noise]:
    last = bisect_left(noise, end, lo=first, key=lambda block: block.start)
    return list(noise[first:last])


def _left_out(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    for hidden_start, hidden_end in spans:
        if hidden_end > start and hidden_start < end:
            parts.append(text[start:hidden_start])
            start = max(start, hidden_end)
    return "".join((*parts, text[start:end]))
