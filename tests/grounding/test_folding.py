"""Folding: what becomes alike, and that every folded place has its place in the original."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from svodka.grounding.characters import SPACES
from svodka.grounding.folding import fold

ODDITIES = [
    *"аеёйиЁЙabcXxСC сcоo1 «»„“”\"'’‘—–-‑\n\t.,",
    *"\u00a0\u2009\u200b\u200d\u00ad\u202e\u0301\u0300\u0306\u0308\u0327\u20dd\ufe0f\U000e0041",
    *"漢字·ＡＢ１！İßﬁΣς\u0915\u093f\u0651א\u05b0😀\r\x1c",
]
STRINGS = st.text(st.sampled_from(ODDITIES), max_size=30) | st.text(max_size=30)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ёлка ёлка", "Елка елка"),
        ("«а» „а“ “а” ‘а’ 'а' ‹а› 「а」", '"а" "а" "а" "а" "а" "а" "а"'),
        ("а–б — в‑г −5", "а-б - в-г -5"),
        ("д’Артаньян Xi’an", "д'Артаньян Xi'an"),
        ("а\u00a0б\u2009в\n\n г\tд", "а б в г д"),
        ("Собя\u0301нин Сер\u00adгей\u200b \ufeffМосква", "Собянин Сергей Москва"),
        ("и\u0306 е\u0308 И\u0306 и\u0306\u0301", "й е Й й"),
        ("cafe\u0301", "café"),
        ("Cобянин МОСKВА", "Собянин МОСКВА"),
        ("Gееly", "Geely"),
        ("WiFiсеть", "WiFiсеть"),
        ("СССP USA", "СССР USA"),
        ("Собянáн", "Собянан"),
        ("ＡＢ１２，％", "AB12,%"),
        ("согла-\nшение и кое-\r\n  что", "соглашение и коечто"),
        ("Ростов-\nна-Дону, Нью-\nЙорк", "Ростов- на-Дону, Нью- Йорк"),
        ("сказал -\nон", "сказал - он"),
        ("莫斯科——北京", "莫斯科-北京"),
    ],
)
def test_typography_is_folded(written: str, folded: str) -> None:
    assert fold(written).text == folded


@given(STRINGS)
@example("а\u0301")
@example("e\u200b\u0301x")
@example("İ")
def test_every_folded_character_comes_from_its_own_place(string: str) -> None:
    folded = fold(string)
    assert len(folded.lower) == len(folded.text)
    ranges = [folded.origin(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= start < end <= len(string) for start, end in ranges)
    assert ranges == sorted(ranges)


@given(STRINGS, st.data())
def test_a_range_never_cuts_a_letter_from_its_marks(string: str, data: st.DataObject) -> None:
    folded = fold(string)
    first = data.draw(st.integers(0, len(folded.text)))
    last = data.draw(st.integers(first, len(folded.text)))
    start, end = folded.origin(first, last)
    assert 0 <= start <= end <= len(string)
    if first < last:
        assert start == 0 or unicodedata.category(string[start])[0] != "M"
        assert end == len(string) or unicodedata.category(string[end])[0] != "M"


@given(STRINGS, st.data())
def test_a_folded_range_of_whole_words_is_the_folding_of_its_original(string: str, data: st.DataObject) -> None:
    folded = fold(string)
    edges = [at for at in range(len(folded.text) + 1) if _is_edge(folded.text, at)]
    first, last = sorted((data.draw(st.sampled_from(edges)), data.draw(st.sampled_from(edges))))
    start, end = folded.origin(first, last)
    # Marks that fold away with no letter before them may widen the range, never change it.
    assert fold(string[start:end]).text == folded.text[folded.place(start) : folded.place(end)]
    assert folded.place(start) <= first
    assert folded.place(end) >= last


def _is_edge(text: str, at: int) -> bool:
    """Say whether no word, and no run of anything that reads differently in part, goes on over this place."""
    around = text[max(0, at - 1) : at + 1]
    return at in {0, len(text)} or not any(_joins(character) for character in around)


def _joins(character: str) -> bool:
    return character.isalnum() or character in "\"'- " or unicodedata.category(character)[0] == "M"


@given(STRINGS)
def test_places_go_forth_and_back(string: str) -> None:
    folded = fold(string)
    for at in range(len(folded.text)):
        start, end = folded._source(at)
        assert folded.place(start) == at
        assert folded.place(end) >= at + 1


@given(STRINGS)
def test_folding_what_is_folded_changes_nothing_more(string: str) -> None:
    once = fold(string).text
    if not any(unicodedata.category(character)[0] == "M" or "\ufb00" <= character <= "\ufb06" for character in once):
        assert fold(fold(once).text).text == fold(once).text


def test_every_blank_of_python_is_a_space() -> None:
    assert all(fold(f"а{blank}б").text == "а б" for blank in SPACES)
