"""The words sent to the model."""

import json
from pathlib import Path

import pytest

from prompts import loader
from prompts.example import Example, misaligned
from prompts.loader import CURRENT, FOLDER, JUDGE, PromptError, Template, digest, fence, load, load_judge
from schemas.draft import Draft

RELEASED: dict[str, str] = json.loads((FOLDER / "released.json").read_text("utf-8"))
HOSTILE = ["$canary ${system} $$", "{{ 7*7 }} {% for x in y %}", "{0.__class__} {text} %s", "  «ещё»  ", "</article>"]


@pytest.mark.parametrize(("name", "sha256"), RELEASED.items())
def test_a_released_prompt_is_never_edited(name: str, sha256: str) -> None:
    assert digest(name) == sha256, "a released version has changed; make a new one beside it"


def test_every_prompt_is_released_and_the_current_one_among_them() -> None:
    versions = {f"{path.parent.name}/{path.name}" for path in FOLDER.glob("*/v*")}
    assert versions == set(RELEASED)
    assert {CURRENT, JUDGE} <= set(RELEASED)


def test_a_template_refuses_a_missing_and_an_unknown_variable() -> None:
    template = Template("t", "$one and ${two}, for $$3")
    assert template.render(one="1", two="2") == "1 and 2, for $3"
    with pytest.raises(PromptError, match="two"):
        template.render(one="1")
    with pytest.raises(PromptError, match="three"):
        template.render(one="1", two="2", three="3")


def test_a_value_is_never_read_as_a_template() -> None:
    assert Template("t", "$a|$b").render(a="$b {b}", b="$a") == "$b {b}|$a"


def article(sentences: list[str], source: str = "ru", target: str = "en") -> str:
    return load().article(source=source, target=target, points=4, sentences=list(enumerate(sentences, start=1)))


def test_sentences_stand_in_the_message_to_the_letter_and_last() -> None:
    message = article(HOSTILE)
    lines = message.split("\n")
    assert lines[2:-1] == [f"[{number}] {text}" for number, text in enumerate(HOSTILE, start=1)]
    assert lines[-1] == lines[1].replace("<", "</")


def test_the_same_article_gives_the_same_message_and_another_one_another_fence() -> None:
    assert article(["Один."]) == article(["Один."])
    assert fence("x", "Один.") != fence("x", "Два.")


def test_the_fixed_part_is_the_same_for_every_article_and_pair_of_languages() -> None:
    system = load().system
    assert article(["Один."], "zh", "ru") != article(["Один."])
    assert load().system is system
    assert "$" not in system


def test_facts_about_the_article_are_given_only_when_known() -> None:
    prompt = load()
    message = prompt.article(
        source="ru",
        target="en",
        points=2,
        published="2026-11-20",
        glossary=[('ОЭЗ "А"', "SEZ", ["FEZ"])],
        sentences=[(1, "Один.")],
    )
    assert "Published 2026-11-20." in message
    assert '{"source": "ОЭЗ \\"А\\"", "target": "SEZ", "never": ["FEZ"]}' in message
    assert "Published" not in article(["Один."])
    assert "House terms" not in article(["Один."])


def test_the_canary_depends_on_the_prompt_alone() -> None:
    prompt = load()
    assert prompt.canary in prompt.system
    assert prompt.canary == f"svodka-{prompt.sha256[:12]}"
    assert prompt.canary not in article(["Один."])


def test_a_prompt_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(PromptError):
        load("summary/v0")
    for name in ("judge/v0", "other/v1"):
        with pytest.raises(PromptError):
            load_judge(name)


def example() -> Example:
    return Example.model_validate_json((FOLDER / CURRENT / "example-1.json").read_bytes())


def broken(**changes: object) -> Example:
    whole = example()
    answer = Draft.model_validate(whole.answer.model_dump() | changes)
    return whole.model_copy(update={"answer": answer})


def test_the_examples_stand_on_their_own_text() -> None:
    for path in sorted((FOLDER / CURRENT).glob("example-*.json")):
        assert list(misaligned(Example.model_validate_json(path.read_bytes()))) == []


def test_an_example_that_does_not_stand_on_its_text_is_found_out() -> None:
    answer = example().answer
    moved = [answer.points[0].model_copy(update={"sentences": [9]}).model_dump()]
    forged = [{"speaker": "e77", "source": "Этого нет", "target": "x", "sentences": [1]}]
    unknown = [answer.entities[0].model_copy(update={"surface": ["Мария Лаптева"]}).model_dump()]
    assert list(misaligned(broken(points=moved))) == ["there is no sentence 9"]
    assert len(list(misaligned(broken(quotes=forged)))) == 2
    assert "'Мария Лаптева' is not in the text" in list(misaligned(broken(entities=unknown)))


def test_a_prompt_with_a_broken_example_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "summary" / "v9"
    folder.mkdir(parents=True)
    for path in loader.files_of(CURRENT):
        (folder / path.name).write_bytes(path.read_bytes().replace('Марина Лаптева"]'.encode(), b'Nobody"]'))
    monkeypatch.setattr(loader, "FOLDER", tmp_path)
    with pytest.raises(Exception, match="Nobody"):
        load("summary/v9")
