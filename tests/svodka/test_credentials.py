"""The form of secrets, and what is kept of them."""

import hashlib
import re
import string

import pytest

from svodka import credentials
from svodka.credentials import hash_of, is_well_formed, new_secret

# Made once, so that the rule of the checksum cannot change unnoticed: secrets in use would stop working.
KNOWN = "svodka_" + "0" * 40 + "1bUU5e"


def test_a_secret_has_the_form_that_leak_scanners_look_for() -> None:
    for _ in range(200):
        secret = new_secret()
        assert re.fullmatch(r"svodka_[0-9A-Za-z]{46}", secret.text)
        assert is_well_formed(secret.text)


def test_no_secret_is_made_twice() -> None:
    assert len({new_secret().text for _ in range(1000)}) == 1000


def test_any_single_wrong_character_is_noticed_without_a_database() -> None:
    text = new_secret().text
    for place in range(len(text)):
        for other in string.ascii_letters + string.digits:
            if other != text[place]:
                assert not is_well_formed(text[:place] + other + text[place + 1 :])


@pytest.mark.parametrize(
    "text",
    ["", "svodka_", "svodka_" + "a" * 46, "sk-" + "a" * 46, "svodka_" + "я" * 46, "\ud800", "svodka_" + "a" * 100_000],
)
def test_what_cannot_be_a_secret_is_refused(text: str) -> None:
    assert not is_well_formed(text)


@pytest.mark.parametrize("around", ["{}\n", " {}", "{} ", "{}a", "\0{}"])
def test_nothing_may_stand_around_a_secret(around: str) -> None:
    assert not is_well_formed(around.format(new_secret().text))


def test_a_secret_of_an_earlier_version_stays_valid() -> None:
    assert is_well_formed(KNOWN)


def test_what_is_kept_and_shown_does_not_give_the_secret_away() -> None:
    secret = new_secret()
    assert secret.hash == hash_of(secret.text) == hashlib.sha256(secret.text.encode()).digest()
    first, last = secret.shown.split("…")
    assert secret.text.startswith(first)
    assert secret.text.endswith(last)
    assert len(secret.shown) == len(credentials.PREFIX) + 9
    assert secret.text not in repr(secret)
    assert repr(secret.hash) not in repr(secret)
