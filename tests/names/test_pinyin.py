"""Spellings of one pinyin name."""

import pytest

from svodka.names.pinyin import plain, same_pinyin, spells
from svodka.names.surnames import is_long_surname, is_surname, surname_readings
from svodka.names.tables import rows


@pytest.mark.parametrize(
    "pair",
    [
        "Xi Jinping = xi jin-ping",
        "Xi'an = Xian",
        "Lü Wei = Lu Wei",
        "Lyu Wei = Lv Wei",
        "Nüwa = Nvwa",
        "Xí Jìnpíng = Xi Jinping",
        "Xi Jin Ping = Xi Jinping",
    ],
)
def test_spellings_of_one_name_are_the_same(pair: str) -> None:
    one, other = pair.split(" = ")
    assert same_pinyin(one, other)
    assert same_pinyin(other, one)


@pytest.mark.parametrize("pair", ["Wang = Wan", "Lin = Ling", "Jinyu = Jinu", "Shanxi = Shaanxi", "Zhang = Chang"])
def test_other_names_are_not(pair: str) -> None:
    assert not same_pinyin(*pair.split(" = "))


def test_a_plain_u_may_stand_for_an_umlaut_and_not_the_other_way_round() -> None:
    assert spells("Lü", "Lu")
    assert not spells("Lu", "Lü")


def test_yu_after_a_final_n_is_a_syllable_of_its_own() -> None:
    assert plain("Jinyu") == "jinyu"
    assert plain("Lyuying") == "lüying"


def test_the_table_of_surnames_is_large_and_has_long_ones() -> None:
    assert len(rows("surnames")) >= 350
    assert all(map(is_surname, ("Zhang", "Li", "Lyu", "Ouyang", "Zhuge", "He", "E")))
    assert is_long_surname("Sima")
    assert not is_long_surname("Li")
    assert not is_surname("Smith")


@pytest.mark.parametrize(
    ("character", "reading"),
    [
        ("单", "Shan"),
        ("仇", "Qiu"),
        ("曾", "Zeng"),
        ("欧阳", "Ouyang"),
        ("歐陽", "Ouyang"),
        ("吕", "Lü"),
        ("张", "Zhang"),
    ],
)
def test_a_character_is_read_as_a_surname(character: str, reading: str) -> None:
    assert surname_readings(character)[0] == reading


def test_a_surname_of_two_readings_has_both() -> None:
    assert set(surname_readings("覃")) == {"Qin", "Tan"}
