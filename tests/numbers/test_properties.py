"""What holds of any text whatever: order, offsets, values that can be parsed, and time that grows with length."""

import re
import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.numbers.notation import cases
from svodka.numbers.compare import agree, rounds_to
from svodka.numbers.read import read

LANGUAGES = ("ru", "en", "zh", "de")
DATE = re.compile(
    r"\d{4}(-\d\d(-\d\d)?)?|--\d\d(-\d\d)?|\d\d\dX|\d+C|T\d\d:\d\d|(day|week|month|quarter|half|year)[+-]\d+|weekday[1-7]"
    r"|(\d{4}-)?(H[12]|Q[1-4]|M\d\d-M\d\d|SPRING|SUMMER|AUTUMN|WINTER)|\d{4}/\d{4}|FY\d{4}"
)
WORDS = st.sampled_from(sorted({word for case in cases() for word in f"{case.text} {case.other}".split()}))
NEWS = st.lists(WORDS, max_size=12).map(" ".join)
ODD = st.text(st.sampled_from("0123456789.,-–/ %$€№°ⅣⅩ²½١٢１２①Iİ'()млн рублей IXVm\n"), max_size=40)
TEXTS = st.one_of(st.text(max_size=60), NEWS, ODD)


CHINESE = st.lists(
    st.sampled_from([each.text for each in cases() if each.language == "zh"]).flatmap(
        lambda text: st.integers(0, len(text)).map(lambda cut: text[:cut])
    )
    | st.text(st.sampled_from("0123456789.-—%年月日至、万亿百十一二三点半成分之倍多个周上前第元度"), max_size=8),
    max_size=4,
).map("".join)


def _check(text: str, language: str) -> None:
    end = 0
    for reading in read(text, language):
        assert end <= reading.start < reading.end <= len(text)
        end = reading.end
        for each in (reading, *reading.alternatives):
            if each.kind in {"date", "period"}:
                assert DATE.fullmatch(each.value), each
            else:
                Fraction(each.value)


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_readings_stand_in_order_inside_the_text_and_can_be_parsed(text: str, language: str) -> None:
    _check(text, language)


@given(CHINESE)
def test_chinese_readings_stand_in_order_and_agree_with_themselves(text: str) -> None:
    _check(text, "zh")
    assert all(agree(reading, reading) == "same" for reading in read(text, "zh"))


@given(st.sampled_from(cases()), st.data())
def test_any_slice_of_a_case_is_read(case: object, data: st.DataObject) -> None:
    text = getattr(case, "text", "")
    start = data.draw(st.integers(0, len(text)))
    _check(text[start : data.draw(st.integers(start, len(text)))], "ru")


@given(TEXTS, TEXTS, st.dates())
def test_a_figure_agrees_with_itself_and_any_two_can_be_compared(text: str, other: str, published: object) -> None:
    mine, theirs = read(text, "ru"), read(other, "en")
    for reading in mine:
        assert agree(reading, reading, published) == "same"  # type: ignore[arg-type]
        for found in theirs:
            assert agree(reading, found, published) in {"same", "magnitude", "unit", "bound", "different"}  # type: ignore[arg-type]
            assert rounds_to(reading, found) in {True, False}


HOSTILE = {
    "ones": "1 " * 8_000,
    "groups": "1 " + "000 " * 8_000,
    "commas": "1," * 8_000,
    "dashes": "1-" * 8_000,
    "points": "1." * 8_000,
    "millions": "миллион " * 4_000,
    "hundreds": "one hundred and " * 4_000,
    "a megabyte of digits": "1" * 1_000_000,
    "blanks": "5" + " " * 200_000 + "млн",
    "one gap between many": ("5" + "-" * 500) * 200,
    "days": "May 1, " * 4_000,
    "bounds": "до " * 50_000 + "5",
    "romans": "XV " * 5_000,
    "Chinese years": "1年" * 8_000,
    "Chinese numerals": "一" * 20_000,
    "Chinese ranges": "3月18日至" * 4_000,
    "ranges": "5 и " * 5_000 + "6 процентов",
}


@pytest.mark.parametrize("language", ["ru", "en", "zh"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_takes_no_longer_than_its_length_allows(text: str, language: str) -> None:
    started = time.process_time()
    readings = read(text, language)

    # 60 microseconds a character is far above what is needed, and far below what anything quadratic takes.
    assert time.process_time() - started < 0.2 + len(text) * 60e-6
    assert all(reading.end <= len(text) for reading in readings)


@pytest.mark.parametrize("digits", ["١٢ процентов", "１２ процентов", "12 процентов"])
def test_digits_of_other_scripts_are_digits(digits: str) -> None:
    (reading,) = read(digits, "ru")

    assert (reading.kind, reading.value) == ("percent", "12")


def test_a_letter_that_grows_in_lower_case_moves_no_offset() -> None:
    (reading,) = read("İzmir 5%", "en")

    assert (reading.start, reading.end) == (6, 8)
