"""From a request to a marked article."""

import datetime as dt
import subprocess
import sys

import pytest

from schemas.request import SummaryRequest
from svodka.errors import (
    InvalidField,
    NotText,
    SameLanguage,
    SvodkaError,
    TextTooLong,
    TextTooShort,
    UnsupportedLanguage,
)
from svodka.intake.article import HIDDEN_CHARACTERS, Article
from svodka.intake.cleaning import MARKS_AT_MOST, clean, languages, wire_text

TITLE = "Москва и Чэнду договорились о выпуске лазеров"
BODY = (
    "Московская компания «Окулюмен» договорилась о выпуске лазеров. Соглашение подписано в июле.\n"
    "«Мы рассчитываем занять четверть рынка», — сказал директор."
)
PAGE = f"""<html><head><title>{TITLE} — Вестник</title><meta property="og:site_name" content="Вестник">
<meta property="article:published_time" content="2026-07-02"></head><body><article><h1>{TITLE}</h1>
{"".join(f"<p>{line}</p>" for line in BODY.splitlines() * 2)}</article></body></html>"""


def said(article: Article) -> list[str]:
    return [article.string(sentence.where)[sentence.start : sentence.end] for sentence in article.sentences]


def refusal(**fields: object) -> SvodkaError:
    with pytest.raises(SvodkaError) as caught:
        clean(SummaryRequest.model_validate(fields))
    return caught.value


def test_the_text_comes_back_unchanged_with_its_noise_marked() -> None:
    text = f" date 2026-07-02 Разделы\r\n\r\n\ufeff{BODY}\r\nЧитайте также: о морозах\r\n"
    article = clean(SummaryRequest(text=text))
    assert article.text == text
    assert [block.rule for block in article.noise] == ["date-header", HIDDEN_CHARACTERS, "read-also"]
    assert article.published == dt.date(2026, 7, 2)
    assert (article.language, article.title, article.publisher, article.url) == ("ru", None, None, None)


def test_sentences_are_numbered_from_one_and_the_title_is_number_zero() -> None:
    article = clean(SummaryRequest(text=BODY, title=f" {TITLE}\u200b "))
    assert [(sentence.number, sentence.where) for sentence in article.sentences] == [
        (0, "title"),
        (1, "text"),
        (2, "text"),
        (3, "text"),
    ]
    assert said(article)[0] == TITLE
    assert said(article)[2] == "Соглашение подписано в июле."


@pytest.mark.parametrize("title", [TITLE, TITLE.upper(), f"«{TITLE}».", f"Москва\u00a0и Чэнду\u00ad{TITLE[14:]}"])
def test_a_title_that_the_text_begins_with_is_not_numbered_twice(title: str) -> None:
    article = clean(SummaryRequest(text=f"{TITLE}\n\n{BODY}", title=title))
    assert [sentence.number for sentence in article.sentences] == [1, 2, 3, 4]
    assert article.title == title


@pytest.mark.parametrize("title", ["", "  ", "\u200b\u2060"])
def test_a_blank_title_is_none(title: str) -> None:
    article = clean(SummaryRequest(text=BODY, title=title))
    assert article.title is None
    assert article.sentences[0].number == 1


def test_a_page_gives_text_title_date_and_publisher() -> None:
    article = clean(SummaryRequest(html=PAGE, url="https://example.ru/1"))
    assert (article.title, article.published, article.publisher) == (TITLE, dt.date(2026, 7, 2), "Вестник")
    assert article.url == "https://example.ru/1"
    assert said(article)[0] == TITLE


def test_what_the_caller_knows_wins_over_the_page() -> None:
    request = SummaryRequest(html=PAGE, title="Свой", publisher="Мой", published=dt.date(2020, 1, 1), language="uk")
    article = clean(request)
    assert (article.title, article.publisher, article.published, article.language) == (
        "Свой",
        "Мой",
        dt.date(2020, 1, 1),
        "uk",
    )


def test_the_wire_text_leaves_hidden_characters_out_and_changes_nothing_else() -> None:
    text = BODY.replace("Окулюмен", "Оку\u200bлю\u00adмен").replace("в июле", "\u202eтерптазан\u202cв  июле")
    article = clean(SummaryRequest(text=text, title="Лазеры\U000e0041 из \u202eудгнэЧ\u202c Чэнду"))
    wired = [wire_text(article, sentence) for sentence in article.sentences]
    assert wired == [
        "Лазеры из  Чэнду",
        "Московская компания «Окулюмен» договорилась о выпуске лазеров.",
        "Соглашение подписано в  июле.",
        "«Мы рассчитываем занять четверть рынка», — сказал директор.",
    ]


def test_exactly_one_of_text_and_html_is_wanted() -> None:
    neither, both = refusal(), refusal(text=BODY, html=PAGE)
    assert {type(neither), type(both)} == {InvalidField}
    assert (neither.reason, neither.errors[0].pointer) == ("neither-text-nor-html", "/text")
    assert (both.reason, both.errors[0].pointer) == ("both-text-and-html", "/text")


@pytest.mark.parametrize(
    "text", ["", " \n\t", "Коротко.", "я" * 39, "\u3164" * 60, "\u200b" * 60, "1" * 200, "Читайте также: " + "я" * 60]
)
def test_fewer_than_40_letters_outside_noise_are_too_few(text: str) -> None:
    error = refusal(text=text)
    assert isinstance(error, TextTooShort)
    assert (error.reason, error.values["limit"]) == ("too-few-letters", 40)


def test_sizes_are_limited() -> None:
    text, html = refusal(text="Слово " * 40_000), refusal(html="<p>" + "слово " * 200_000)
    assert isinstance(text, TextTooLong)
    assert isinstance(html, TextTooLong)
    assert (text.reason, text.values) == ("text-too-long", {"found": 240_000, "limit": 200_000})
    assert (html.reason, html.values["limit"]) == ("html-too-long", 2_000_000)
    assert refusal(html="<p>" + "слово и слово. " * 20_000).reason == "text-too-long"


def test_more_sentences_than_can_be_numbered_are_too_many() -> None:
    error = refusal(text="Начало статьи на русском языке. " + "да<b>" * 6_000, language="ru")
    assert (type(error), error.reason, error.values["limit"]) == (TextTooLong, "too-many-sentences", 5_000)


def test_a_text_that_is_mostly_noise_is_no_text() -> None:
    error = refusal(text=BODY + "а\u200b" * (MARKS_AT_MOST + 1))
    assert (type(error), error.reason, error.values["limit"]) == (NotText, "mostly-noise", MARKS_AT_MOST)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (BODY + "\x00", "nul-character"),
        (BODY.replace("о", "\ufffd"), "replacement-character"),
        (BODY.replace("—", "-").encode().decode("cp1251", "ignore"), "mojibake"),
    ],
)
def test_broken_characters_are_no_text(text: str, reason: str) -> None:
    error = refusal(text=text)
    assert (type(error), error.reason) == (NotText, reason)
    assert refusal(html=f"<p>{text}</p>" * 5).reason == reason


def test_half_a_character_is_no_text() -> None:
    for fields in ({"text": BODY + "\ud800"}, {"html": f"<p>{BODY}\ud800"}):
        with pytest.raises(NotText) as caught:
            clean(SummaryRequest.model_construct(**(SummaryRequest().model_dump() | fields)))
        assert caught.value.reason == "lone-surrogate"


def test_a_nul_in_another_field_names_the_field() -> None:
    error = refusal(text=BODY, title="а\x00б", publisher="\x00")
    assert (type(error), error.reason) == (InvalidField, "nul-character")
    assert [field.pointer for field in error.errors] == ["/title", "/publisher"]


def test_a_language_that_is_not_recognised_must_be_given() -> None:
    code = "def f(x):\n    return x**2\n" * 9
    error = refusal(text=code)
    assert (type(error), error.reason) == (UnsupportedLanguage, "not-recognised")
    assert clean(SummaryRequest(text=code, language="en")).language == "en"


def test_the_second_language_is_english_or_the_configured_one() -> None:
    russian, english = (
        SummaryRequest(text=BODY),
        SummaryRequest(text="The ministry said that the plant was built in June and is open."),
    )
    assert languages(clean(russian), russian, "ru") == ("ru", "en")
    assert languages(clean(english), english, "zh") == ("en", "zh")
    chinese = SummaryRequest(text=BODY, target_language="zh-Hans")
    assert languages(clean(chinese), chinese, "ru") == ("ru", "zh-Hans")


@pytest.mark.parametrize(("language", "target"), [("ru", "ru"), ("zh-Hans", "zh-Hant"), (None, "ru-RU")])
def test_one_language_asked_for_twice_is_refused(language: str | None, target: str) -> None:
    error = refusal(text=BODY, language=language, target_language=target)
    assert (type(error), error.reason) == (SameLanguage, "asked-twice")


def test_one_language_configured_twice_is_refused() -> None:
    request = SummaryRequest(text=BODY, language="en")
    with pytest.raises(SameLanguage) as caught:
        clean(request, second_language="en-GB")
    assert caught.value.reason == "configured-twice"


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "Секретный текст статьи."},
        {"html": "<p>Секретный текст.</p>"},
        {"text": "Секретный\x00" * 9},
        {"text": "Секретный " * 30_000},
    ],
)
def test_no_error_holds_words_of_the_article(fields: dict[str, str]) -> None:
    error = refusal(**fields)
    assert "Секретный" not in f"{error!r} {error.values} {error.errors} {error.__cause__!r} {error.__traceback__!r}"


def test_nothing_heavy_is_imported_with_the_module() -> None:
    names = "svodka.intake.cleaning, svodka.intake.decoding, sys"
    code = f"import {names}; print(sorted(sys.modules.keys() & {{'trafilatura', 'chardet', 'lxml'}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
