"""Offsets in code points and in UTF-16."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.grounding.offsets import from_utf16, to_utf16

STRINGS = st.text(
    st.sampled_from("aж漢😀𝒳\u0301\u200d\ufe0f\uffff\U00010000\U0010ffff") | st.characters(exclude_categories=["Cs"])
)


@given(STRINGS)
def test_an_offset_counts_the_code_units_before_it(text: str) -> None:
    convert = to_utf16(text)
    for offset in range(len(text) + 1):
        assert convert(offset) == len(text[:offset].encode("utf-16-le")) // 2


@given(STRINGS)
def test_offsets_come_back_unchanged(text: str) -> None:
    there, back = to_utf16(text), from_utf16(text)
    assert [back(there(offset)) for offset in range(len(text) + 1)] == list(range(len(text) + 1))


@given(STRINGS)
def test_the_middle_of_a_pair_is_no_place(text: str) -> None:
    back = from_utf16(text)
    starts = {to_utf16(text)(offset) for offset in range(len(text) + 1)}
    for offset in range(len(text.encode("utf-16-le")) // 2 + 1):
        if offset not in starts:
            with pytest.raises(ValueError, match="no place"):
                back(offset)


@pytest.mark.parametrize("offset", [-1, 4, 10**9])
def test_an_offset_outside_the_text_is_refused(offset: int) -> None:
    for convert in (to_utf16("ж😀"[:1] * 3), from_utf16("жжж")):
        with pytest.raises(ValueError, match="no place"):
            convert(offset)
