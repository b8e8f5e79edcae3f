"""What a reader does not see."""

import pytest

from svodka.intake.hidden import HIDDEN, hidden_spans, without_hidden


@pytest.mark.parametrize(
    "character",
    [
        "\u00ad",
        "\u200b",
        "\u200d",
        "\u200e",
        "\u202e",
        "\u2060",
        "\u2066",
        "\ufeff",
        "\u061c",
        "\u3164",
        "\u115f",
        "\u2800",
        "\ufe0f",
        "\U000e0041",
        "\U000e0100",
        "\ufffe",
        "\U0001ffff",
        "\x00",
        "\x1b",
        "\x7f",
        "\x9b",
        "\ufff9",
    ],
)
def test_a_character_without_a_glyph_is_hidden(character: str) -> None:
    assert HIDDEN.fullmatch(character)
    assert without_hidden(f"Мос{character}ква") == "Москва"


@pytest.mark.parametrize("character", list(" \t\n\r\x0b\x0c\x85\u2028\u00a0\u3000й—«№\u0301\u0600\ue000\ufffd"))
def test_what_is_seen_or_breaks_a_line_is_not_hidden(character: str) -> None:
    assert not HIDDEN.search(character)


def test_a_run_of_hidden_characters_is_one_span() -> None:
    assert list(hidden_spans("а\u200b\u200b\u200dб\u00ad")) == [(1, 4), (5, 6)]


def test_what_an_override_turns_round_is_hidden_as_a_whole() -> None:
    assert (2, 10) in set(hidden_spans("до\u202eмолзв!\u202cпосле"))


def test_an_override_ends_with_its_own_pop_and_not_with_an_inner_one() -> None:
    text = "\u202eаб\u202aвг\u202cде\u202cжз"
    assert (0, text.index("ж")) in set(hidden_spans(text))


def test_an_override_that_is_never_closed_ends_with_the_paragraph() -> None:
    assert (0, 4) in set(hidden_spans("\u202eабв\nгде"))
    assert (0, 4) in set(hidden_spans("\u202eабв"))


def test_a_stray_pop_hides_nothing_but_itself() -> None:
    assert list(hidden_spans("аб\u202cвг")) == [(2, 3)]
