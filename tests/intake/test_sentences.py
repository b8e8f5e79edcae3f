"""Where sentences begin and end. A bar stands between sentences; what is in no sentence is left out."""

import time

import pytest

from svodka.intake.noise import mark_noise
from svodka.intake.sentences import LONGEST_SENTENCE, MOST_SENTENCES, split


def sentences(text: str, language: str = "ru") -> list[str]:
    return [text[start:end] for start, end in split(text, language, mark_noise(text))]


@pytest.mark.parametrize(
    "expected",
    [
        "«Приезжайте!», — сказал он. | Потом он ушёл.",
        "«Мы рады. | Ждём гостей», – ответила Иванова.",
        "«Мы готовы», — отметил он. | — Сроки назовём позже.",
        "Завод в г. Химки на ул. Ленина работает. | Выручка — 12,5 тыс. кв. метров.",
        "Контракт на 5 млн долл. США подписан. | Срок — три года.",
        "Об этом сообщил А. С. Иванов. | Его поддержал И. Петров.",
        "Рост составил 1,3 п. п., то есть много. | Спада нет.",
        "Правда? | Да! | Хорошо…",
        "Стороны (в т. ч. Москва) договорились. | Подробностей нет.",
    ],
)
def test_russian(expected: str) -> None:
    assert sentences(expected.replace(" | ", " ")) == expected.split(" | ")


@pytest.mark.parametrize(
    "expected",
    [
        "Mr. Smith met Dr. Li in the U.S. Senate. | He left.",
        "Apple Inc. Chief Executive Tim Cook spoke. | Nobody asked.",
        "It was signed by Example Inc. | The firm grew.",
        "Paragraph No. 5 says so. | He said yes. | Then he left.",
        "It was due on Jan. 15 at noon. | St. Petersburg agreed.",
        'He said: "It is good." | She agreed.',
        "J. R. R. Tolkien came. | So did I.",
    ],
)
def test_english(expected: str) -> None:
    assert sentences(expected.replace(" | ", " "), "en") == expected.split(" | ")


def test_german_ordinals() -> None:
    assert sentences("Am 20. November kam Dr. Müller. Er blieb.", "de") == [
        "Am 20. November kam Dr. Müller.",
        "Er blieb.",
    ]


@pytest.mark.parametrize("language", ["zh", "zh-Hans", "ja"])
def test_chinese_stops_take_their_closing_quotation_marks_along(language: str) -> None:
    text = "“我们签署了协议。”王文涛说。贸易额增长12.5%！很好？！是；不是"
    expected = ["“我们签署了协议。”", "王文涛说。", "贸易额增长12.5%！", "很好？！", "是；", "不是"]
    assert sentences(text, language) == expected


def test_a_russian_half_of_a_chinese_text_has_sentences_too() -> None:
    assert sentences("Москва согласна. Харбин тоже.莫斯科同意。哈尔滨也同意。", "zh")[:2] == [
        "Москва согласна.",
        "Харбин тоже.",
    ]


def test_other_scripts_have_stops_of_their_own() -> None:
    assert sentences("هل وقعت موسكو؟ نعم. انتهى", "ar") == ["هل وقعت موسكو؟", "نعم.", "انتهى"]
    assert sentences("मास्को ने किया। हार्बिन ने किया।", "hi") == ["मास्को ने किया।", "हार्बिन ने किया।"]


@pytest.mark.parametrize(
    "line_break", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\n\n", "\n \n"]
)
def test_a_line_break_ends_a_sentence(line_break: str) -> None:
    assert sentences(f"Первая строка{line_break}Вторая строка") == ["Первая строка", "Вторая строка"]


def test_a_wrapped_line_goes_on() -> None:
    assert sentences("Москва и Харбин подписали\r\nсоглашение о стан-\nках. Вот") == [
        "Москва и Харбин подписали\r\nсоглашение о стан-\nках.",
        "Вот",
    ]
    assert sentences("Заключён договор с «Ростех-\nРесурс».") == ["Заключён договор с «Ростех-\nРесурс»."]


def test_a_blank_line_always_ends_a_sentence() -> None:
    assert sentences("Москва готова\n\nи Харбин") == ["Москва готова", "и Харбин"]


def test_noise_bounds_sentences() -> None:
    text = "Москва подписала\n:format(webp)/aW52ZW50ZWQ.webp)\nдоговор о станках."
    assert sentences(text) == ["Москва подписала", "договор о станках."]


def test_hidden_characters_stand_inside_a_sentence_but_not_at_its_ends() -> None:
    text = "\u200bМос\u200bква.\u200b \u200bХар\u00adбин.\ufeff"
    assert sentences(text) == ["Мос\u200bква.", "Хар\u00adбин."]


def test_what_has_no_letter_and_no_digit_is_no_sentence() -> None:
    assert sentences("— — —\n***\n!!!\n\n  \n2025") == ["2025"]
    assert sentences("") == []


def test_no_sentence_is_longer_than_the_limit_and_no_word_is_lost() -> None:
    for text in ("щ" * 9_001, "слово " * 3_000, "да, " * 3_000, "«" + "а!» — " * 4_000):
        found = sentences(text)
        assert max(map(len, found)) <= LONGEST_SENTENCE
        assert sum(map(str.isalpha, "".join(found))) == sum(map(str.isalpha, text))


def test_a_long_sentence_is_cut_behind_a_comma_rather_than_a_blank() -> None:
    first, second = sentences("а" * 1_200 + " б, " + "в " * 700)
    assert first.endswith("б,")
    assert second.startswith("в")


def test_neighbours_are_put_together_when_there_are_too_many() -> None:
    text = "А.\n" * 20_000
    found = sentences(text)
    assert len(found) <= MOST_SENTENCES
    assert "".join(found).count("А") == 20_000


@pytest.mark.parametrize(
    ("pattern", "language"),
    [
        *(
            (pattern, "ru")
            for pattern in ("щ", "А.\n", "a)", "А. ", "слово ", "а\n ", "а\nб", " \n", "а\u200b", "!", "а-\n")
        ),
        *((pattern, "zh") for pattern in ("中。", "«", "А! ", "а\u200b")),
    ],
)
def test_splitting_takes_linear_time(pattern: str, language: str) -> None:
    text = "Начало. " + (pattern * 100_000)[:100_000]
    noise = mark_noise(text)
    started = time.process_time()
    split(text, language, noise)
    # At most 0.7 s on the machine this was written on, for brackets only; whatever is quadratic takes minutes.
    assert time.process_time() - started < 5
