"""Merging what the model mends into its draft."""

from typing import Any

from schemas.draft import Change
from svodka.repair import Repaired, merge
from tests.material import DRAFT, draft

LANGUAGES = ("ru", "en")
ENTITIES: list[dict[str, Any]] = DRAFT.model_dump()["entities"]


def mended(*changes: tuple[str, Any], **lists: Any) -> Repaired:
    return merge(draft(**lists), [Change(path=path, value=value) for path, value in changes], LANGUAGES)


def log(repaired: Repaired) -> list[tuple[str, str | None, str | None]]:
    return [(item.path, item.before, item.after) for item in repaired.corrections]


def test_the_same_removal_twice_takes_one_item_out() -> None:
    repaired = mended(("/entities/0", None), ("/entities/0", None))
    assert [entity.id for entity in repaired.draft.entities] == ["e2", "e3"]


def test_whoever_spoke_for_a_removed_entity_does_so_no_more_and_that_is_on_record() -> None:
    repaired = mended(("/entities/1", None))
    assert repaired.draft.quotes[0].speaker is None
    assert log(repaired) == [("/entities/1", "Вера Одинцова", None), ("/quotes/0/speaker", "e2", None)]
    assert mended(("/entities/0", None)).draft.entities[0].affiliation is None


def test_a_speaker_by_name_survives_a_change_elsewhere() -> None:
    quotes = [DRAFT.model_dump()["quotes"][0] | {"speaker": "Вера Одинцова"}]
    repaired = mended(("/entities/2/name/target", "Tsingtao"), quotes=quotes)
    assert repaired.draft.quotes[0].speaker == "Вера Одинцова"


def test_corrections_point_to_where_things_stand_after_a_removal() -> None:
    repaired = mended(("/entities/2/name/target", "Tsingtao"), ("/entities/0", None), ("/entities/0/name/target", "X"))
    assert log(repaired)[0] == ("/entities/1/name/en", "Qingdao", "Tsingtao")
    assert ("/entities/0/name/en", "Zarechye-Pribor plant", "X") not in log(repaired)


def test_a_change_to_a_headline_is_recorded_where_that_headline_went() -> None:
    long = {"source": "Очень длинный заголовок " * 5, "target": "Long"}
    headlines = [long, DRAFT.model_dump()["headlines"][0]]
    repaired = mended(("/headlines/0/target", "Longer"), ("/headlines/1/target", "Plant delivers"), headlines=headlines)
    assert [path for path, *_ in log(repaired)] == ["/headline_alternatives/0/en", "/headline/en"]


def test_a_change_that_does_not_fit_its_field_is_left_out() -> None:
    repaired = mended(("/points/0/sentences", "two"), ("/points/0", None), ("/points/7/source", "x"), ("/nowhere", "x"))
    assert repaired.draft == DRAFT
    assert repaired.corrections == ()
