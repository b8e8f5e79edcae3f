"""The command line, as a process of its own and inside this one."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from schemas.judgement import Judgement, Judgements
from schemas.published import PUBLISHED
from schemas.summary import Summary
from svodka import cli, doctor, errors
from svodka.llm import provider
from svodka.llm.fake import Answer, FakeWriter
from svodka.terminal import show_summary
from tests.material import ARTICLE, DRAFT, changed

SVODKA = Path(sys.executable).parent / "svodka"
JUDGEMENTS = Judgements(
    answers=[Judgement(claim="c1", sentence=2, words="в Циндао", verdict="supported", aspect=None, language=None)]
)


class Run:
    """One run of the command line in this process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch, self.capsys = monkeypatch, capsys

    def __call__(self, *words: str, stdin: bytes = b"") -> tuple[int, str, str]:
        self.monkeypatch.setattr(sys, "argv", ["svodka", *words])
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = 0
        try:
            cli.main()
        except SystemExit as ended:
            status = int(ended.code or 0)
        out, err = self.capsys.readouterr()
        return status, out, err

    def with_answers(self, *answers: Answer) -> None:
        writer = FakeWriter(answers)
        self.monkeypatch.setenv("SVODKA_MODEL", "fake")
        self.monkeypatch.setattr(provider, "ProviderWriter", lambda _: writer)
        self.monkeypatch.setattr(doctor, "ProviderWriter", lambda _: writer)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(monkeypatch, capsys)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_help_imports_nothing_heavy() -> None:
    said = subprocess.run(
        [sys.executable, "-X", "importtime", str(SVODKA), "--help"], capture_output=True, text=True, check=True
    )
    for heavy in ("openai", "instructor", "litestar", "pymorphy3", "sqlalchemy", "trafilatura", "vcr"):
        assert f" {heavy}\n" not in said.stderr, heavy
    for command in ("summarise", "check", "serve", "demo", "record", "schema", "doctor"):
        assert command in said.stdout


def test_a_summary_is_json_when_standard_output_is_a_pipe(run: Run, article: Path) -> None:
    run.with_answers(DRAFT)
    status, out, err = run("summarise", str(article))
    assert (status, err) == (0, "")
    assert Summary.model_validate_json(out).status == "clean"


def test_the_american_spelling_and_standard_input_do_too(run: Run) -> None:
    run.with_answers(DRAFT)
    status, out, _ = run("summarize", "-", stdin=ARTICLE.encode("cp1251"))
    assert status == 0
    assert json.loads(out)["article"]["text"] == ARTICLE


def test_options_reach_the_request(run: Run, article: Path, tmp_path: Path) -> None:
    writer = FakeWriter([DRAFT])
    run.with_answers()
    run.monkeypatch.setattr(provider, "ProviderWriter", lambda _: writer)
    glossary = tmp_path / "glossary.json"
    glossary.write_text('[{"source":"датчик","target":"sensor"}]', "utf-8")
    run("summarise", str(article), "--length", "short", "--published", "2026-03-03", "--glossary", str(glossary))
    messages: Any = writer.bodies[0]["messages"]
    assert "At most 2 points. Published 2026-03-03." in messages[1]["content"]
    assert '{"source": "датчик", "target": "sensor"}' in messages[1]["content"]


def test_deep_asks_a_second_model_and_shows_what_that_cost(run: Run, article: Path) -> None:
    run.with_answers(DRAFT, JUDGEMENTS)
    out = run("summarise", str(article), "--deep")[1]
    summary = Summary.model_validate_json(out)
    assert summary.checks["judge"].checked == 1
    shown = io.StringIO()
    show_summary(Console(file=shown, width=200), summary, "ru")
    assert "вторая модель: fake · 1 ×" in shown.getvalue()
    run.with_answers(DRAFT)
    assert json.loads(run("summarise", str(article))[1])["usage"]["judge"] is None


def test_strict_says_by_its_exit_status_that_a_person_must_look(run: Run, article: Path) -> None:
    wrong = changed("/entities/1/name/source", "Вера Одинокова")
    run.with_answers(wrong, '{"changes":[]}')
    assert run("summarise", str(article), "--strict")[0] == 1
    run.with_answers(wrong, '{"changes":[]}')
    assert run("summarise", str(article))[0] == 0


def test_without_a_model_the_exit_status_is_3_and_the_message_says_what_to_set(run: Run, article: Path) -> None:
    status, out, err = run("summarise", str(article))
    assert (status, out) == (3, "")
    assert "SVODKA_MODEL" in err
    assert "задайте SVODKA_MODEL" in run("--lang", "ru", "summarise", str(article))[2]
    assert "задайте SVODKA_MODEL" in run("summarise", str(article), "--lang", "ru")[2]


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\x00\x01", b"\x1f\x8b\x08\x00", b"", "мало".encode()], ids=["pdf", "gzip", "empty", "short"]
)
def test_what_is_no_article_is_exit_status_2(run: Run, tmp_path: Path, content: bytes) -> None:
    run.with_answers(DRAFT)
    path = tmp_path / "x"
    path.write_bytes(content)
    status, out, err = run("summarise", str(path))
    assert (status, out) == (2, "")
    assert err.startswith("svodka: ")


def test_a_file_that_is_not_there_and_a_wrong_option_are_exit_status_2(run: Run, article: Path) -> None:
    run.with_answers(DRAFT)
    assert run("summarise", "/nowhere.txt")[0] == 2
    assert run("summarise", str(article), "--length", "huge")[0] == 2
    status, _, err = run("summarise", str(article), "--published", "yesterday")
    assert status == 2
    assert "/published" in err


def summary_file(run: Run, article: Path, tmp_path: Path) -> Path:
    run.with_answers(DRAFT)
    path = tmp_path / "summary.json"
    path.write_text(run("summarise", str(article))[1], "utf-8")
    return path


def test_a_summary_of_svodka_checks_clean_and_a_spoilt_one_does_not(run: Run, article: Path, tmp_path: Path) -> None:
    path = summary_file(run, article, tmp_path)
    assert run("check", str(article), str(path))[0] == 0
    spoilt = path.read_text("utf-8").replace("Вера Одинцова", "Вера Одинокова")
    path.write_text(spoilt, "utf-8")
    status, out, _ = run("--lang", "ru", "check", str(article), str(path))
    assert status == 1
    assert any("Одинокова" in finding["message"] for finding in json.loads(out)["findings"])


def test_explain_names_every_rule_and_what_fired(run: Run, article: Path, tmp_path: Path) -> None:
    path = summary_file(run, article, tmp_path)
    out = run("check", str(article), str(path), "--explain")[1]
    for rule in ("grounding", "evidence", "language", "form", "quotes", "safety"):
        assert rule in out


def test_a_summary_that_is_no_summary_is_exit_status_2(run: Run, article: Path, tmp_path: Path) -> None:
    path = tmp_path / "summary.json"
    for content in (
        "not json",
        "[" * 100_000,
        '{"languages":["ru"],"points":[{"text":{"ru":"\\ud800"}}]}',
        "[]",
        '{"languages":["ru"]}',
        '{"languages":["ru"],"points":[{"text":{"ru":"x"}}],"x":1}',
    ):
        path.write_text(content, "utf-8")
        assert run("check", str(article), str(path))[0] == 2


@pytest.mark.parametrize("glossary", ["[" * 100_000, "{}", '[{"source":"x"}]', "нет"])
def test_a_glossary_that_is_none_is_exit_status_2(run: Run, article: Path, tmp_path: Path, glossary: str) -> None:
    path = tmp_path / "glossary.json"
    path.write_text(glossary, "utf-8")
    assert run("summarise", str(article), "--glossary", str(path))[0] == 2


def test_a_port_that_is_none_and_a_name_that_is_too_long_are_exit_status_2(run: Run) -> None:
    assert run("serve", "--port", "99999")[0] == 2
    assert run("schema", "x" * 5000)[0] == 2


def test_explain_and_json_can_be_asked_for_together(run: Run, article: Path, tmp_path: Path) -> None:
    _, out, err = run("check", str(article), str(summary_file(run, article, tmp_path)), "--explain", "--json")
    assert json.loads(out)["checks"]
    assert "grounding" in err


def test_schemas_are_printed_by_name(run: Run) -> None:
    assert run("schema")[1].split() == list(PUBLISHED)
    assert json.loads(run("schema", "summary")[1])["title"] == "Summary"
    assert run("schema", "nothing")[0] == 2


def test_the_doctor_says_what_is_missing_and_never_the_key(run: Run) -> None:
    run.monkeypatch.setenv("SVODKA_MODEL_KEY", "sk-canary")
    status, out, _ = run("doctor")
    assert status == 3
    assert "no-model" in out
    assert "sk-canary" not in out


def test_the_doctor_tests_a_configured_endpoint(run: Run) -> None:
    run.monkeypatch.setenv("SVODKA_MODEL", "m")
    run.monkeypatch.setenv("SVODKA_MODEL_URL", "http://127.0.0.1:9/v1")
    status, out, _ = run("doctor")
    assert status == 3
    assert "upstream-unreachable" in out


def test_the_doctor_tests_a_second_reader_of_its_own_too(run: Run) -> None:
    run.with_answers('{"answer":"ready"}', errors.UpstreamTimeout())
    assert "second reader            the same model" in run("doctor")[1]
    run.monkeypatch.setenv("SVODKA_JUDGE_MODEL", "other")
    run.monkeypatch.setenv("SVODKA_JUDGE_KEY", "sk-canary")
    run.with_answers('{"answer":"ready"}', errors.UpstreamTimeout())
    status, out, _ = run("doctor")
    assert status == 3
    assert "SVODKA_JUDGE_MODEL       other" in out
    assert "second reader            upstream-timeout" in out
    assert "sk-canary" not in out


def test_a_wrong_setting_is_named_without_its_value(run: Run, article: Path) -> None:
    run.monkeypatch.setenv("SVODKA_MODEL_MODE", "sk-canary")
    status, _, err = run("summarise", str(article))
    assert status == 2
    assert "SVODKA_MODEL_MODE" in err
    assert "sk-canary" not in err


def test_beyond_loopback_the_server_wants_to_be_told_twice(run: Run) -> None:
    status, _, err = run("serve", "--host", "0.0.0.0")
    assert status == 2
    assert "--without-keys" in err
