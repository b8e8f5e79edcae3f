"""Whole articles, as they arrive."""

import datetime as dt
from pathlib import Path

import pytest

from schemas.request import SummaryRequest
from svodka.intake.article import Article
from svodka.intake.cleaning import clean
from tests.shared_material import SHARED, needs_shared

SAMPLES = Path(__file__).parents[2] / "cassettes" / "articles"
TEXTS = sorted(SAMPLES.glob("*.txt"))


def read(path: Path) -> Article:
    source = path.read_text("utf-8")
    return clean(SummaryRequest(html=source) if path.suffix == ".html" else SummaryRequest(text=source))


def said(article: Article) -> list[str]:
    return [article.string(sentence.where)[sentence.start : sentence.end] for sentence in article.sentences]


@needs_shared
def test_a_stray_date_header_is_noise_and_gives_the_day() -> None:
    article = read(SHARED / "articles" / "moscow-shanghai-batteries.txt")
    assert [(block.rule, block.start, block.end) for block in article.noise] == [("date-header", 0, 24)]
    assert (article.published, article.language) == (dt.date(2025, 9, 26), "ru")
    assert len(article.sentences) == 14
    assert article.sentences[0].start == 26
    assert said(article)[-1].endswith("Чжан Чжэнюань.")


@needs_shared
def test_a_thumbnail_address_is_noise_between_sentences() -> None:
    article = read(SHARED / "articles" / "technopolis-delegation.txt")
    assert [block.rule for block in article.noise] == ["image-link"]
    assert article.noise[0].text.startswith(":format(webp)/")
    assert article.noise[0].text.endswith("webp)")
    assert len(article.sentences) == 15
    assert article.published is None
    assert said(article)[4].endswith("микроэлектроники и оптики», — уточнил Гарбузов.")


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_a_sample_is_read_with_sentences_of_a_sensible_length(path: Path) -> None:
    article = read(path)
    assert article.language == {".en": "en", ".zh": "zh"}.get(Path(path.stem).suffix, "ru")
    assert max(map(len, said(article))) < 400
    if path.stem != "noisy-exhibition":
        assert article.noise == ()


def test_the_noisy_sample_keeps_its_article_and_nothing_else() -> None:
    article = read(SAMPLES / "noisy-exhibition.txt")
    assert article.published == dt.date(2026, 3, 17)
    assert [block.rule for block in article.noise] == [
        "date-header",
        "image-link",
        "photo-credit",
        "share",
        "read-also",
        "image-link",
        "advert",
        "tags",
        "subscribe",
        "page-furniture",
    ]
    assert said(article)[0] == "Более 40 китайских компаний представили станки и роботов на выставке в Москве"
    assert said(article)[-1] == "Документ предусматривает обмен стажерами: до 30 человек в год с каждой стороны."


def test_the_sample_page_gives_its_article_and_nothing_else() -> None:
    article = read(SAMPLES / "html-page.html")
    assert article.title == said(article)[0] == "Москва и Чэнду договорились о выпуске офтальмологических лазеров"
    assert (article.published, article.publisher) == (dt.date(2026, 7, 2), "Вестник примера")
    for foreign in ("Скрытый", "Курс юаня", "cookie", "999", "посадили", "Фото", "Перепечатка"):
        assert foreign not in article.text
    assert article.noise == ()
