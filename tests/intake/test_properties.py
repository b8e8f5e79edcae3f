"""What holds for every text."""

import random
from contextlib import suppress
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.request import SummaryRequest
from svodka.errors import NotText, SvodkaError
from svodka.intake.article import HIDDEN_CHARACTERS, Article, Sentence
from svodka.intake.cleaning import clean, wire_text
from svodka.intake.decoding import decode
from svodka.intake.hidden import without_hidden
from svodka.intake.language import detect
from svodka.intake.noise import mark_noise
from svodka.intake.sentences import split

ODDITIES = list(
    "\u200b\u200d\u00ad\u202e\u202c\u2066\u2069\ufeff\u2028\u2029\x85\x0b\x0c\x1c\r\n\t "
    "\u00a0\u3000\u2800\u3164\u0301\u0306\ufe0f\U000e0041\ufffe\U0001f600"
    "й«»“”„\"'—–-.,;:!?…()[]<>|/*&%№©_$`{}0123456789aZéßİıПряЁї中。！？；”」あ한ש"
)
PIECES = [
    *(
        "Москва",
        "и",
        "Харбин",
        "подписали",
        "соглашение",
        "Mr.",
        "г.",
        "12,5",
        "«Да»,",
        "—",
        "сказал",
        "16+",
        "Новости",
    ),
    *(
        "Читайте также:",
        "2025-09-26",
        "26 сентября 2025",
        "Фото: ТАСС",
        "Реклама. ООО",
        "erid: abcdefgh",
        "Подписывайтесь",
    ),
    *("<p hidden>", "</p>", "<b>", "<!--", "-->", "![x](https://e.example/x.png)", "](https://e.example/a_(b))"),
    *(":format(webp)/x.webp)", "https://example.ru", "Мы используем cookie.", "\n", "\n\n", "\r\n", "согла-\n"),
]
TAGS = ["<p>", "<div hidden>", "</div>", "<td>", "<h1>", "<time datetime=2020-01-01>", "&#1;", *PIECES]


def scrambled(seed: int) -> str:
    """Give a longer text than hypothesis is fond of."""
    chance = random.Random(seed)  # noqa: S311
    return chance.choice(["", " "]).join(chance.choices(PIECES + ODDITIES, k=chance.randrange(80)))


texts = st.one_of(
    st.integers(0, 2**64).map(scrambled),
    st.text(max_size=200),
    st.text(st.sampled_from(ODDITIES), max_size=200),
    st.lists(st.sampled_from(PIECES + ODDITIES), max_size=80).map(" ".join),
    st.lists(st.sampled_from(PIECES + ODDITIES), max_size=80).map("".join),
)
tongues = st.sampled_from(["ru", "en", "zh", "ja", "de", "ar", "xx"])


def assert_whole(article: Article) -> None:
    for block in article.noise:
        assert article.text[block.start : block.end] == block.text != ""
    for one, other in pairwise(article.noise):
        assert one.end <= other.start
    in_text = [sentence for sentence in article.sentences if sentence.where == "text"]
    for one, other in pairwise(in_text):
        assert one.end <= other.start
        assert one.number + 1 == other.number
    seen = [0] * len(article.text)
    for sentence in in_text:
        said = article.text[sentence.start : sentence.end]
        assert said == said.strip()
        assert any(map(str.isalnum, wire_text(article, sentence)))
        for at in range(sentence.start, sentence.end):
            seen[at] += 1
    noisy = set[int]()
    for block in article.noise:
        noisy |= set(range(block.start, block.end))
        if block.rule != HIDDEN_CHARACTERS:
            assert not any(seen[block.start : block.end])
    for at, character in enumerate(article.text):
        assert seen[at] <= 1
        if character.isalnum() and at not in noisy:
            assert seen[at] == 1


@given(texts, tongues)
@settings(max_examples=400, deadline=None)
def test_every_letter_outside_noise_stands_in_exactly_one_sentence(text: str, language: str) -> None:
    noise = mark_noise(text)
    sentences = tuple(
        Sentence(number, "text", *span) for number, span in enumerate(split(text, language, noise), start=1)
    )
    assert_whole(Article(text, None, language, None, None, None, noise, sentences))


@given(texts, st.none() | texts)
@settings(max_examples=300, deadline=None)
def test_cleaning_a_text_gives_an_article_or_an_error_of_ours(text: str, title: str | None) -> None:
    text = f"Москва и Харбин подписали соглашение о поставках станков.\n{text}"
    with suppress(SvodkaError):
        article = clean(SummaryRequest(text=text, title=title))
        assert article.text == text
        assert_whole(article)
        for sentence in article.sentences:
            sent = wire_text(article, sentence)
            assert sent == without_hidden(sent)


@given(texts | st.lists(st.sampled_from(TAGS), max_size=40).map("".join))
@settings(max_examples=60, deadline=None)
def test_cleaning_a_page_gives_an_article_or_an_error_of_ours(html: str) -> None:
    for source in (
        html,
        f"<html><body><article><p>Москва и Харбин подписали соглашение о поставках станков.</p>{html}",
    ):
        with suppress(SvodkaError):
            assert_whole(clean(SummaryRequest(html=source)))


@given(st.binary(max_size=300), st.none() | st.sampled_from(["utf-8", "cp1251", "utf-16", "utf-7", "rot13", "x"]))
@settings(max_examples=300, deadline=None)
def test_bytes_are_read_or_refused(data: bytes, charset: str | None) -> None:
    with suppress(NotText):
        assert "\x00" not in decode(data, charset=charset)


@given(texts)
@settings(max_examples=200, deadline=None)
def test_a_detected_language_is_a_tag(text: str) -> None:
    assert len(detect(text) or "xx") == 2
