"""A harmless edit says the same in other words."""

import pytest

from bench.faults.harmless import HARMLESS
from bench.faults.numerals import sizes
from bench.faults.tables import table
from tests.bench.pairs import line, made, tram, turned

EDITS = {edit.name: edit.inject for edit in HARMLESS}


@pytest.mark.parametrize(
    ("name", "language", "turn"),
    [
        ("magnitude", "ru", ("1,5 млн", "1\xa0500\xa0000")),
        ("magnitude", "en", ("1.5 million", "1,500,000")),
        ("percent", "ru", ("7%", "7 процентов")),
        ("percent", "en", ("7%", "7 per cent")),
        ("number-word", "en", ("nine", "9")),
        ("number-word", "ru", ("девять", "9")),
        ("synonym", "en", ("about", "around")),
        ("period", "ru", ("в первом полугодии", "в январе – июне")),
        ("period", "en", ("the first half", "the first six months")),
        ("month", "en", ("March", "Mar")),
        ("spelling", "en", ("roubles", "rubles")),
        ("voice", "ru", ("подписали контракт", "заключили контракт")),
    ],
)
def test_a_line_can_be_said_otherwise(name: str, language: str, turn: tuple[str, str]) -> None:
    pair = line(
        "12 марта девять фирм подписали контракт на 1,5 млн рублей, на 7% больше, чем в первом полугодии.",
        "On 12 March nine firms signed contracts for about 1.5 million roubles, up 7% on the first half.",
    )
    assert turn in turned(EDITS[name], pair, language)


def test_a_magnitude_keeps_its_value() -> None:
    for edit in made(EDITS["magnitude"], tram()):
        language = edit.path[-2:]
        assert sizes(edit.old, language) & sizes(edit.new, language), edit


def test_reordering_keeps_every_item() -> None:
    for key in ("points", "entities"):
        for edit in made(EDITS[f"{key}-reordered"], tram()):
            assert sorted(map(str, edit.applied(tram().body)[key])) == sorted(map(str, tram().body[key]))


def test_more_evidence_is_still_in_the_articles_order() -> None:
    for edit in made(EDITS["more-evidence"], tram()):
        (change,) = edit.changes
        assert isinstance(change.value, list)
        starts = [span["start"] for span in change.value if isinstance(span, dict)]
        assert starts == sorted(starts)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_there_are_sixty_synonyms_and_none_for_itself(language: str) -> None:
    words = table("synonyms")[language]
    assert len(words) >= 60
    assert all(old != new for old, new in words.items())
