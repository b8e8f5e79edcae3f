"""Forms that are given for one entity and name another."""

import pytest

from schemas.check import SummaryToCheck
from schemas.contract import EntityType
from schemas.draft import Pair
from schemas.request import SummaryRequest
from svodka.checks.case import Case
from svodka.checks.rules import check
from svodka.grounding.ground import ground, ground_claims
from svodka.grounding.grounded import Grounded
from tests.grounding.builders import article, draft, entity

NEWS = article(
    "Егор Плетневский и Анна Ветрова открыли завод «Кварц» в столице КНР. Об этом сообщил директор Иван Петров. "
    "Глава Сбера и Сюй Вэнь молчали. Министр рад. Он тоже. Китай и Москва ждут."
)


def codes(grounded: Grounded) -> list[str]:
    verdict = check(Case(NEWS, grounded, SummaryRequest(text=NEWS.text)))
    return [f"{one.severity} {one.path}" for one in verdict.findings if one.code == "mention-of-other"]


@pytest.mark.parametrize("other", ["Анна Ветрова", "Ветрова", "Иван Петров", "Сюй Вэнь", "Сюй"])
def test_another_persons_name_is_no_mention(other: str) -> None:
    result = ground(draft(entity("Егор Плетневский", "person", "Егор Плетневский", other)), NEWS, ("ru", "en"))
    assert {mention.text for mention in result.entities[0].mentions} == {"Егор Плетневский"}
    assert codes(result) == ["error /entities/0/mentions"]


@pytest.mark.parametrize(
    "form",
    ["Плетневского", "Егора", "Е. П.", "ЕП", "Егор-Плетневский", "он", "Он", "Министр", "Глава Сбера", "директор"],
)
def test_a_form_of_the_name_and_a_description_are_no_other_person(form: str) -> None:
    assert codes(ground(draft(entity("Егор Плетневский", "person", form)), NEWS, ("ru", "en"))) == []


def test_the_role_of_a_person_is_no_other_person() -> None:
    minister = entity("Егор Плетневский", "person", "Сбер").model_copy(update={"role": Pair(source="Сбер", target="S")})
    assert codes(ground(draft(minister), NEWS, ("ru", "en"))) == []


@pytest.mark.parametrize("mention", ["Анна Ветрова", {"start": 19, "end": 31, "text": "Анна Ветрова"}])
def test_a_claimed_mention_of_somebody_else_is_an_error(mention: object) -> None:
    claimed = {"type": "person", "name": {"ru": "Егор Плетневский"}, "mentions": [mention]}
    fields = {"languages": ["ru"], "points": [{"text": {"ru": "Завод открыт"}}], "entities": [claimed]}
    result = ground_claims(SummaryToCheck.model_validate(fields), NEWS)
    assert [one.text for one in result.entities[0].mentions] == ["Егор Плетневский"]
    assert codes(result) == ["error /entities/0/mentions/0"]


@pytest.mark.parametrize(
    ("name", "kind", "form"),
    [("Москва", "place", "столице"), ("Китай", "place", "КНР"), ("компания «Сталь»", "organisation", "завод")],
)
def test_a_thing_may_be_called_by_other_words(name: str, kind: EntityType, form: str) -> None:
    assert codes(ground(draft(entity(name, kind, form)), NEWS, ("ru", "en"))) == []


def test_a_thing_called_by_the_name_of_another_one_is_a_warning_and_stays() -> None:
    named = [entity("Москва", "place", "Китай"), entity("Китай", "place")]
    result = ground(draft(*named), NEWS, ("ru", "en"))
    assert [mention.text for mention in result.entities[0].mentions] == ["Китай", "Москва"]
    assert codes(result) == ["warning /entities/0/mentions"]
