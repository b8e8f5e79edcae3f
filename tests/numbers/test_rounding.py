"""A rounded number is a number's own only where the claim says that it is rounded."""

import pytest

from svodka.numbers.compare import agree, rounds_to
from svodka.numbers.read import read


def _rounds(line: str) -> bool:
    claimed, _, found = line.partition(" || ")
    return rounds_to(read(claimed, "en")[0], read(found, "ru")[0])


@pytest.mark.parametrize(
    "line",
    [
        "about 1.1 || 1,14",
        "about 24% || 24,3%",
        "nearly 1.5 million || 1 498 000",
        "about 300 people || 297 человек",
        "more than 24% || 24,3%",
        "more than 20 companies || 22 компании",
        "less than 25% || 24,3%",
        "about 1.5 tonnes || 1 480 кг",
    ],
)
def test_a_claim_that_says_so_may_round(line: str) -> None:
    assert _rounds(line)


@pytest.mark.parametrize(
    "line",
    [
        "1.1 || 1,14",
        "24% || 24,3%",
        "about 1.2 || 1,14",
        "about 24% || 24,6%",
        "more than 25% || 24,3%",
        "less than 24% || 24,3%",
        "about 300 people || 297 рублей",
        "about 100 || 60",
        "about 2025 || 2025 год",
        "about 0 || 3",
    ],
)
def test_any_other_claim_may_not(line: str) -> None:
    assert not _rounds(line)


def test_a_minus_is_no_other_number() -> None:
    assert agree(read("down 5%", "en")[0], read("−5%", "ru")[0]) == "same"
