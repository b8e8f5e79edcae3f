"""The HTTP face, through Litestar's test client."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from api.languages import preferred_language
from api.problems import STATUSES
from schemas.published import PUBLISHED
from schemas.summary import Summary
from svodka import errors
from svodka.error_texts import PAGES
from svodka.errors import error_types
from svodka.llm.fake import Answer, FakeWriter
from tests.face import client_of, site
from tests.material import ARTICLE, DRAFT

PROBLEM = "application/problem+json"

OPEN = ExitStack()
"""What the faces of one test have opened."""


@pytest.fixture(autouse=True)
def _faces_are_closed() -> Iterator[None]:
    yield
    OPEN.close()


class Face:
    """The application with a fake writer, and a client for it."""

    def __init__(self, *answers: Answer, writer: bool = True) -> None:
        self.writer = FakeWriter(answers)
        folder = Path(OPEN.enter_context(tempfile.TemporaryDirectory()))
        self.client = OPEN.enter_context(client_of(site(self.writer if writer else None, folder)))

    def post(self, path: str = "/v1/summaries", body: Any = None, **options: Any) -> Any:
        given = {"json": {"text": ARTICLE} if body is None else body} if "content" not in options else {}
        return self.client.post(path, **given, **options)


def test_an_article_is_answered_with_a_summary() -> None:
    answer = Face(DRAFT).post()
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    summary = Summary.model_validate_json(answer.content)
    assert summary.languages == ("ru", "en")
    assert summary.article.text == ARTICLE
    assert answer.headers["x-request-id"]


def test_a_second_reader_can_be_asked_for_and_its_failure_is_no_problem() -> None:
    face = Face(DRAFT, errors.UpstreamOverloaded())
    answer = face.post(body={"text": ARTICLE, "verify": "deep"})
    assert answer.status_code == 200
    assert answer.json()["checks"]["judge"]["skipped"] == "the judge did not answer: upstream-overloaded"
    assert answer.json()["usage"]["judge"]["calls"] == 1
    assert len(face.writer.bodies) == 2


def test_a_check_refuses_a_second_reader_in_the_callers_language() -> None:
    body = {
        "article": {"text": ARTICLE, "verify": "deep"},
        "summary": {"languages": ["ru"], "points": [{"text": {"ru": "Завод поставит датчики."}}]},
    }
    answer = Face().post("/v1/checks", body, headers={"Accept-Language": "ru"})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid-field")
    assert answer.json()["detail"].startswith("Проверка не обращается к модели")
    assert answer.json()["errors"] == [{"pointer": "/article/verify", "detail": "deep"}]


def test_offsets_come_in_the_unit_that_was_asked_for() -> None:
    text = "😀 " + ARTICLE
    answer = Face(DRAFT).post(body={"text": text, "offset_unit": "utf16"}).json()
    assert answer["article"]["offset_unit"] == "utf16"
    units = text.encode("utf-16-le")
    spans = [span for point in answer["points"] for span in point["evidence"]]
    spans += [span for entity in answer["entities"] for span in entity["mentions"]]
    assert spans
    for span in spans:
        assert units[2 * span["start"] : 2 * span["end"]].decode("utf-16-le") == span["text"]


def test_the_article_is_left_out_when_it_is_not_wanted() -> None:
    answer = Face(DRAFT).post(body={"text": ARTICLE, "include_article": False}).json()
    assert answer["article"]["text"] is None
    assert answer["article"]["sha256"]


def test_a_summary_that_came_back_checks_clean() -> None:
    face = Face(DRAFT)
    summary = face.post().json()
    answer = face.post("/v1/checks", {"article": {"text": ARTICLE}, "summary": summary})
    assert answer.status_code == 200
    assert [finding for finding in answer.json()["findings"] if finding["severity"] == "error"] == []


def test_a_check_asks_no_model_and_names_what_is_not_there() -> None:
    face = Face(writer=False)
    summary = {
        "languages": ["ru"],
        "points": [{"text": {"ru": "Завод «Заречье-Прибор» поставит в Циндао датчики."}}],
        "entities": [{"type": "person", "name": {"ru": "Пётр Ухов"}}],
    }
    answer = face.post(
        "/v1/checks", {"article": {"text": ARTICLE}, "summary": summary}, headers={"Accept-Language": "ru"}
    )
    found = [finding for finding in answer.json()["findings"] if finding["check"] == "grounding"]
    assert answer.json()["status"] == "review"
    assert found[0]["code"] == "name-not-in-article"
    assert "Пётр Ухов" in found[0]["message"]
    assert answer.headers["content-language"] == "ru"


def test_without_a_model_a_summary_is_refused_with_what_to_set() -> None:
    answer = Face(writer=False).post()
    problem = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (503, PROBLEM)
    assert problem["code"] == "no-model"
    assert problem["type"] == "/errors/no-model"
    assert "SVODKA_MODEL" in problem["detail"]
    assert problem["instance"] == "/v1/summaries"


def test_a_problem_speaks_the_callers_language() -> None:
    problem = Face().post(body={"text": "мало"}, headers={"Accept-Language": "ru-RU,ru;q=0.9,en;q=0.8"}).json()
    assert problem["title"] == PAGES["text-too-short"].title.ru


REFUSED = {
    "no body": (b"", {}, 400, "bad-request"),
    "not JSON": (b"{'text': 1}", {}, 400, "bad-request"),
    "cp1251": ('{"text":"Москва"}'.encode("cp1251"), {}, 400, "bad-request"),
    "deep nesting": (b"[" * 100_000, {}, 400, "bad-request"),
    "a list": (b"[]", {}, 400, "bad-request"),
    "null": (b"null", {}, 400, "bad-request"),
    "half a surrogate": (b'{"text":"\\ud800"}', {}, 400, "bad-request"),
    "an unknown field": (b'{"text":"x","txet":"y"}', {}, 422, "unknown-field"),
    "a number for a text": (b'{"text":1}', {}, 422, "invalid-field"),
    "neither text nor html": (b"{}", {}, 422, "invalid-field"),
    "both text and html": (b'{"text":"x","html":"y"}', {}, 422, "invalid-field"),
    "NUL": (json.dumps({"text": ARTICLE + "\0"}).encode(), {}, 422, "not-text"),
    "too short": (b'{"text":"x"}', {}, 422, "text-too-short"),
    "too long": (json.dumps({"text": "Москва " * 30_000}).encode(), {}, 422, "text-too-long"),
    "the same language twice": (
        json.dumps({"text": ARTICLE, "target_language": "ru"}).encode(),
        {},
        422,
        "same-language",
    ),
    "a form": (b"text=x", {"Content-Type": "application/x-www-form-urlencoded"}, 415, "unsupported-media-type"),
    "compressed": (b"{}", {"Content-Encoding": "gzip"}, 415, "unsupported-media-type"),
    "another charset": (b"{}", {"Content-Type": "application/json; charset=cp1251"}, 415, "unsupported-media-type"),
    "five megabytes": (b'{"text":"' + b"x" * 5_000_000, {}, 413, "body-too-large"),
}


@pytest.mark.parametrize(("content", "headers", "status", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_a_bad_request_is_a_problem_and_reaches_no_model(
    content: bytes, headers: dict[str, str], status: int, code: str
) -> None:
    face = Face(DRAFT)
    answer = face.post(content=content, headers={"Content-Type": "application/json"} | headers)
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    assert answer.json()["code"] == code
    assert face.writer.bodies == []


def test_a_field_that_is_wrong_is_pointed_at() -> None:
    body = {"text": ARTICLE, "glossary": [{"source": "", "target": "x"}]}
    (error,) = Face().post(body=body).json()["errors"]
    assert error["pointer"] == "/glossary/0/source"


def test_a_chunked_body_over_the_limit_is_refused_too() -> None:
    def chunks() -> Iterator[bytes]:
        yield from (b"x" * 100_000 for _ in range(60))

    answer = Face().post(content=chunks(), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413


@pytest.mark.parametrize("kind", list(error_types()), ids=lambda kind: kind.slug)
def test_every_error_of_the_model_reaches_the_caller_as_its_own_problem(kind: type[errors.SvodkaError]) -> None:
    answer = Face(kind(retry_after=7), kind(retry_after=7)).post()
    problem = answer.json()
    assert answer.status_code == STATUSES[kind]
    assert (problem["code"], problem["status"]) == (kind.slug, STATUSES[kind])
    assert problem["retryable"] is kind.retryable
    # What cannot be read is asked for once more, so its own words are lost.
    assert kind is errors.SchemaUnsatisfied or answer.headers["retry-after"] == "7"


def test_the_mapping_to_statuses_and_the_pages_are_total() -> None:
    assert set(STATUSES) == set(error_types())
    assert set(PAGES) == {kind.slug for kind in error_types()}
    assert len(PAGES) == len(list(error_types()))


def test_every_sentence_of_a_problem_fits_in_both_languages() -> None:
    for page in PAGES.values():
        for words in (page.title, page.advice, *page.details.values()):
            assert words.en
            assert words.ru
            assert words.ru != words.en


def test_an_unexpected_failure_is_a_problem_that_tells_nothing(caplog: pytest.LogCaptureFixture) -> None:
    face = Face()  # the queue is empty: IndexError
    answer = face.post()
    assert answer.status_code == 500
    assert answer.json()["code"] == "internal-error"
    assert "Одинцова" not in caplog.text
    assert answer.json()["request_id"] in caplog.text


@pytest.mark.parametrize("name", PUBLISHED)
def test_schemas_are_published(name: str) -> None:
    answer = Face().client.get(f"/v1/schemas/{name}")
    assert answer.status_code == 200
    assert answer.json()["additionalProperties"] is False


@pytest.mark.parametrize(("path", "status"), [("/v1/schemas/x", 404), ("/errors/x", 404), ("/nowhere", 404)])
def test_what_is_not_there_is_a_problem(path: str, status: int) -> None:
    answer = Face().client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)


def test_another_method_is_a_problem() -> None:
    answer = Face().client.get("/v1/summaries")
    assert (answer.status_code, answer.json()["code"]) == (405, "method-not-allowed")


@pytest.mark.parametrize("slug", PAGES)
def test_every_error_has_a_page_in_two_languages(slug: str) -> None:
    client = Face().client
    assert PAGES[slug].advice.en in client.get(f"/errors/{slug}").text
    assert PAGES[slug].advice.ru in client.get(f"/errors/{slug}", headers={"Accept-Language": "ru"}).text


def test_health_says_what_can_be_done() -> None:
    assert Face().client.get("/health/live").json() == {"status": "live"}
    assert Face().client.get("/health/ready").json()["summaries"] == "ready"
    assert Face(writer=False).client.get("/health/ready").json() == {
        "status": "ready",
        "checks": "ready",
        "summaries": "no-model",
    }


def test_the_openapi_document_describes_the_contract_with_pydantics_own_schemas() -> None:
    document = Face().client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    body = document["paths"]["/v1/summaries"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert body == {"$ref": "#/components/schemas/SummaryRequest"}
    assert document["components"]["schemas"]["SummaryRequest"]["additionalProperties"] is False
    references = {line for line in json.dumps(document).split('"') if line.startswith("#/components/schemas/")}
    assert {name.rpartition("/")[2] for name in references} <= set(document["components"]["schemas"])


def test_the_documentation_page_loads_nothing_from_elsewhere() -> None:
    client = Face().client
    page = client.get("/docs")
    assert page.status_code == 200
    assert "://" not in page.text
    for asset in ("swagger-ui-bundle.js", "swagger-ui.css", "docs.js", "docs.css"):
        assert client.get(f"/docs/{asset}").status_code == 200
    assert client.get("/docs/swagger-editor.js").status_code == 404
    assert "'self'" in page.headers["content-security-policy"]


@pytest.mark.parametrize(
    "path", ["/", "/schema", "/litestar", "/redoc", "/swagger", "/elements", "/rapidoc", "/scalar"]
)
def test_the_frameworks_own_pages_which_load_from_elsewhere_are_not_there(path: str) -> None:
    assert Face().client.get(path).status_code == 404


def test_the_openapi_document_tells_the_problems_and_media_types_of_each_address() -> None:
    paths = Face().client.get("/openapi.json").json()["paths"]
    schema = paths["/v1/schemas/{name}"]["get"]["responses"]
    assert schema.keys() == {"200", "404", "500"}
    assert schema["200"]["content"].keys() == {"application/schema+json"}
    assert schema["404"]["content"].keys() == {"application/problem+json"}
    assert "502" not in paths["/v1/checks"]["post"]["responses"]


def test_the_openapi_document_tells_of_keys_events_lines_and_headers() -> None:
    document = Face().client.get("/openapi.json").json()
    summarise = document["paths"]["/v1/summaries"]["post"]
    assert document["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    assert summarise["security"] == [{"key": []}, {}]
    assert "security" not in document["paths"]["/health/live"]["get"]
    assert summarise["description"].startswith("Summarise an article")
    assert {"Location", "Retry-After", "Preference-Applied"} <= summarise["responses"]["202"]["headers"].keys()
    assert "Retry-After" in summarise["responses"]["503"]["headers"]
    told = summarise["responses"]["200"]["content"]["text/event-stream"]["schema"]["description"]
    assert {"StageBegun", "PointDrafted", "EntityDrafted"} <= document["components"]["schemas"].keys()
    assert all(name in told for name in ("stage", "point", "entity", "summary", "problem"))
    results = document["paths"]["/v1/batches/{id}/results"]["get"]["responses"]["200"]
    assert results["description"] == "One BatchResult a line"


def test_a_parameter_with_a_wrong_value_is_named_and_its_value_is_not_repeated() -> None:
    answer = Face().client.get("/v1/summaries/x?offset_unit=pounds")
    assert answer.status_code == 400
    assert answer.json()["detail"] == "Parameters with a value that is not allowed: offset_unit."
    assert "pounds" not in answer.text


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "en"),
        ("ru", "ru"),
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("en,ru;q=0.5", "en"),
        ("de,ru;q=0.3", "ru"),
        ("zh", "en"),
        ("*;q=9,,,;", "en"),
        ("ru;q=0", "en"),
        ("ru;q=x,en;q=0.1", "en"),
    ],
)
def test_the_preferred_language_is_read_from_whatever_stands_in_the_header(header: str | None, language: str) -> None:
    assert preferred_language(header) == language


@pytest.mark.parametrize(
    "summary",
    [
        {"languages": ["ru"], "points": [{"text": {"de": "Das Werk liefert Sensoren."}}]},
        {"languages": ["ru"], "points": [{"text": {"ru": "Завод.", "de": "Flughafen"}}]},
        {"languages": ["de", "fr"], "points": [{"text": {"de": "Das Werk liefert Sensoren."}}]},
    ],
)
def test_a_summary_in_languages_that_it_does_not_name_or_not_of_this_article_is_refused(summary: Any) -> None:
    answer = Face().post("/v1/checks", {"article": {"text": ARTICLE}, "summary": summary})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid-field")
