"""What a watcher hears while a summary is made."""

import asyncio
import json
import threading
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prompts.loader import load
from schemas.draft import Draft
from schemas.progress import EntityDrafted, PointDrafted, Progress, StageBegun
from schemas.request import SummaryRequest
from schemas.summary import Summary
from svodka import errors
from svodka.grounding.ground import ground
from svodka.intake.cleaning import clean
from svodka.llm.cassettes import FOLDER, deserialise
from svodka.llm.completion import Completion
from svodka.llm.fake import Answer, FakeWriter
from svodka.llm.replay import ReplayWriter
from svodka.llm.unit import Unit
from svodka.llm.wire import Body
from svodka.llm.writer import Listener
from svodka.newsroom import Newsroom, Terms, Watch
from svodka.pipeline import summarise
from svodka.progress import follow
from svodka.samples import Sample, samples
from tests.material import ARTICLE, DRAFT, changed

SAMPLES = samples(FOLDER)
READ = clean(SummaryRequest(text=ARTICLE))
JSON = DRAFT.model_dump_json()
CANARY = load().canary
VOLATILE = {"id", "created", "usage"}


def made(request: SummaryRequest, newsroom: Newsroom, watch: Watch | None = None) -> Summary:
    return asyncio.run(summarise(request, newsroom, Terms(watch=watch)))


def watched(*answers: Answer, verify: str = "rules") -> list[Progress]:
    told: list[Progress] = []
    asked = SummaryRequest.model_validate({"text": ARTICLE, "verify": verify})
    made(asked, Newsroom(FakeWriter(answers), 30, "ru"), told.append)
    return told


def heard(*texts: str) -> list[Progress]:
    """Give what is told of a draft whose text grows in these steps."""
    told: list[Progress] = []
    listen = asyncio.run(follow(READ, ("ru", "en"), CANARY, told.append))
    for text in texts:
        listen(text)
    return told


def stages(told: list[Progress]) -> list[str]:
    return [event.stage for event in told if isinstance(event, StageBegun)]


def places(told: list[Progress]) -> list[tuple[str, int]]:
    return [(type(event).__name__, event.index) for event in told if not isinstance(event, StageBegun)]


WHOLE = heard(JSON)
ITEMS = [("EntityDrafted", 0), ("EntityDrafted", 1), ("EntityDrafted", 2), ("PointDrafted", 0)]


def test_the_stages_are_told_in_order_and_what_was_drafted_in_between() -> None:
    told = watched(DRAFT)
    assert stages(told) == ["clean", "draft", "ground", "check", "finish"]
    assert places(told[2:6]) == ITEMS
    assert told[2:6] == WHOLE


def test_repair_and_judge_are_told_where_there_is_one() -> None:
    wrong = changed("/entities/1/name/source", "Вера Одинокова")
    told = watched(wrong, errors.UpstreamError(), errors.UpstreamError(), verify="deep")
    assert stages(told) == ["clean", "draft", "ground", "check", "repair", "judge", "finish"]


def test_an_entity_comes_with_its_places_and_a_point_with_its_sentences() -> None:
    person, point = WHOLE[1], WHOLE[3]
    assert isinstance(person, EntityDrafted)
    assert isinstance(point, PointDrafted)
    assert person.name == {"ru": "Вера Одинцова", "en": "Vera Odintsova"}
    assert [mention.text for mention in person.mentions] == ["Вера Одинцова", "Одинцова"]
    assert point.text == {"ru": DRAFT.points[0].source, "en": DRAFT.points[0].target}
    spans = [*person.mentions, *point.evidence]
    assert all(ARTICLE[span.start : span.end] == span.text for span in spans)
    assert [span.text.split()[0] for span in point.evidence] == ["Московский", "Об"]


@given(st.lists(st.integers(0, len(JSON)), max_size=20))
def test_however_a_text_grows_each_item_is_told_once_and_in_order(ends: list[int]) -> None:
    assert heard(*[JSON[:end] for end in sorted(ends)], JSON) == WHOLE


def test_an_item_is_told_with_its_closing_brace_and_not_before() -> None:
    told: list[Progress] = []
    listen = asyncio.run(follow(READ, ("ru", "en"), CANARY, told.append))
    closed = [
        JSON.index('},{"id":"e2"') + 1,
        JSON.index('},{"id":"e3"') + 1,
        JSON.index('],"points"'),
        JSON.index('],"headlines"'),
    ]
    for number, end in enumerate(closed):
        listen(JSON[: end - 1])
        assert len(told) == number
        listen(JSON[:end])
        assert len(told) == number + 1


@pytest.mark.parametrize(
    "text", [f"```json\n{JSON}\n```", json.dumps(json.loads(JSON), indent=2), f" \n{json.dumps(json.loads(JSON))}"]
)
def test_a_fence_spaces_and_escapes_change_nothing(text: str) -> None:
    assert heard(*(text[:end] for end in range(0, len(text) + 1, 7)), text) == WHOLE


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=300))
@example('{"entities":[{"id":"\ud800"}]}')
@example(JSON.replace("Одинцова", "\ud800"))
@example(JSON.replace("Одинцова", "\\ud800"))
@example(JSON.replace("[2,3]", f"[-1,0,{'9' * 400}]"))
@example('{"points":[' + "[{" * 5_000)
@example("}]}]" + JSON)
def test_no_text_at_all_makes_it_raise(text: str) -> None:
    heard(text[: len(text) // 2], text)


def test_what_is_malformed_is_not_told_and_keeps_its_place() -> None:
    tree: Any = DRAFT.model_dump()
    del tree["entities"][1]["surface"]
    assert places(heard(json.dumps(tree))) == [place for place in ITEMS if place != ("EntityDrafted", 1)]


def test_a_draft_that_is_begun_again_is_told_from_the_start() -> None:
    cut = changed("/headlines/0/source", "Завод поставит датчики в Циндао").model_dump_json()[:-1]
    told = watched(cut, DRAFT)
    assert stages(told) == ["clean", "draft", "draft", "ground", "check", "finish"]
    assert places(told) == [*ITEMS, *ITEMS]


def test_a_shorter_text_is_a_new_draft_even_if_it_comes_at_once() -> None:
    cut = f'{{"entities":[],"points":[{{"source":"{"а" * 5_000}'
    assert heard(cut, JSON) == [StageBegun(stage="draft"), *WHOLE]


def test_the_same_text_once_more_is_not_told_twice() -> None:
    assert heard(JSON, JSON) == WHOLE


def test_a_leaked_canary_is_not_told_however_it_is_dressed_up() -> None:
    for leak in (CANARY, CANARY.upper(), " ".join(CANARY)):
        leaking = changed("/points/0/target", f"{DRAFT.points[0].target} {leak}").model_dump_json()
        assert places(heard(leaking)) == ITEMS[:3]


def test_a_link_or_markup_is_taken_out_before_it_is_told() -> None:
    wrong = changed("/points/0/target", f"{DRAFT.points[0].target} <b>See</b> https://example.com/report?id=5.")
    *_, point = heard(wrong.model_dump_json())
    assert isinstance(point, PointDrafted)
    assert "example.com" not in point.text["en"]
    assert "<b>" not in point.text["en"]


class Noting(FakeWriter):
    """Notes who listens."""

    listened: list[bool]

    async def complete(self, body: Body, unit: Unit, listen: Listener | None = None) -> Completion:
        self.listened = [*getattr(self, "listened", []), listen is not None]
        return await super().complete(body, unit, listen)


def test_only_the_draft_is_listened_to_and_only_for_a_watcher() -> None:
    wrong = changed("/entities/1/name/source", "Вера Одинокова")
    told: list[Progress] = []
    for watch in (None, told.append):
        writer = Noting([wrong, errors.UpstreamError()])
        made(SummaryRequest(text=ARTICLE), Newsroom(writer, 30, "ru"), watch)
        assert writer.listened == [watch is not None, False]


def test_the_watcher_is_called_from_the_event_loop_only() -> None:
    threads: set[int] = set()
    writer = FakeWriter([changed("/entities/1/name/source", "Вера Одинокова"), errors.UpstreamError()])
    made(SummaryRequest(text=ARTICLE), Newsroom(writer, 30, "ru"), lambda _: threads.add(threading.get_ident()))
    assert threads == {threading.get_ident()}


@pytest.fixture(scope="module")
def replay() -> Newsroom:
    return Newsroom(ReplayWriter(), 30, "ru", judge=ReplayWriter(judge=True))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_recorded_sample_streamed_gives_the_same_summary_and_its_draft_as_events(
    sample: Sample, replay: Newsroom
) -> None:
    told: list[Progress] = []
    streamed = made(sample.request, replay, told.append)
    assert streamed.model_dump(exclude=VOLATILE) == made(sample.request, replay).model_dump(exclude=VOLATILE)
    assert len([stage for stage in stages(told) if stage == "draft"]) == 1
    drafted = recorded_draft(sample)
    entities = [event for event in told if isinstance(event, EntityDrafted)]
    points = [event for event in told if isinstance(event, PointDrafted)]
    assert [event.index for event in (*entities, *points)] == [
        *range(len(drafted.entities)),
        *range(len(drafted.points)),
    ]
    article = clean(sample.request, second_language="ru")
    grounded = ground(drafted, article, streamed.languages)
    assert [(event.text, event.evidence) for event in points] == [
        (point.text, point.evidence) for point in grounded.points
    ]
    for event, entity in zip(entities, grounded.entities, strict=True):
        assert (event.name, event.type) == (entity.name, entity.type)
        assert {mention.match for mention in event.mentions} & {mention.match for mention in entity.mentions}
        assert all(article.string(span.where)[span.start : span.end] == span.text for span in event.mentions)


def recorded_draft(sample: Sample) -> Draft:
    answer = deserialise(sample.cassette.read_text("utf-8"))["interactions"][0]["response"]["body"]["string"]
    return Draft.model_validate_json(json.loads(answer)["choices"][0]["message"]["content"])


def test_a_recorded_sample_is_heard_growing(replay: Newsroom) -> None:
    order: list[str] = []

    async def with_another_task() -> None:
        making = asyncio.create_task(
            summarise(SAMPLES[0].request, replay, Terms(watch=lambda event: order.append(type(event).__name__)))
        )
        while not making.done():
            if order and order[-1] != "turn":
                order.append("turn")
            await asyncio.sleep(0)
        await making

    asyncio.run(with_another_task())
    drafted = [place for place, name in enumerate(order) if name.endswith("Drafted")]
    assert order[drafted[0] : drafted[-1]].count("turn") > 3
