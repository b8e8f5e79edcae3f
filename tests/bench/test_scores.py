"""What counts as detected, and how it is told."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from bench.faults import __main__ as command
from bench.faults.cases import draw
from bench.faults.injectors import FAULTS
from bench.faults.judging import at, findings, judge, news, without_evidence
from bench.faults.page import missed_gates, render
from bench.faults.pairs import SETS, read_set
from bench.faults.runs import run
from bench.faults.scores import Share, alarmed, score, warnings_each, with_errors
from schemas.check import CheckRequest
from schemas.finding import Finding, Severity
from svodka.pipeline import examine
from tests.bench.pairs import tram

BY_CODE = {fault.code: fault for fault in FAULTS}
MAY_KNOW = {"grounding", "intake", "checks.case", "checks.rules"}
"""The parts of svodka that make a pair and check it; what the rules know is none of them."""


def finding(path: str, severity: Severity = "error", **args: str) -> Finding:
    return Finding(id="f1", code="c", check="k", severity=severity, path=path, message="m", args=dict(args))


@pytest.mark.parametrize(
    ("path", "place", "right"),
    [
        ("/points/0/text/ru", "/points/0/text/ru", True),
        ("/points/0/text/en", "/points/0/text/ru", False),
        ("/points/0/text", "/points/0/text/ru", True),
        ("/points/0", "/points/0/text/ru", True),
        ("/points", "/points/0/text/ru", False),
        ("", "/points/0/text/ru", False),
        ("/points/1/text/ru", "/points/0/text/ru", False),
        ("/points/0/text/en", "/points/0/text", True),
        ("/headline", "/headline/en", True),
        ("/entities/1/role/en", "/entities/1", True),
        ("/entities/12", "/entities/1", False),
    ],
)
def test_the_right_place_is_the_field_a_part_of_it_or_its_item(path: str, place: str, *, right: bool) -> None:
    assert at(path, (place,)) is right


def test_what_was_found_before_is_no_news_but_one_more_or_a_worse_one_is() -> None:
    one, two = finding("/points/0"), finding("/points/0", words="x")
    assert news([one], [one]) == ()
    assert news([one], [one, one]) == (one,)
    assert news([one], [two]) == (two,)
    assert len(news([finding("/points/0", "warning")], [one])) == 1


@pytest.mark.parametrize(
    ("count", "of", "low", "high"), [(0, 150, 0, 0.0250), (57, 60, 0.8630, 0.9829), (5, 10, 0.2366, 0.7634)]
)
def test_the_interval_is_wilsons(count: int, of: int, low: float, high: float) -> None:
    assert Share(count, of).interval == pytest.approx((low, high), abs=1e-4)


def test_nothing_of_nothing_is_a_share() -> None:
    assert Share(0, 0).value == 0
    assert Share(0, 0).interval == (0, 1)


def test_summaries_with_errors_and_their_warnings_are_counted() -> None:
    found = [[finding("/points/0")], [finding("/points/0", "warning"), finding("/points/1", "warning")], []]
    assert with_errors(found) == Share(1, 3)
    assert warnings_each(found) == pytest.approx(2 / 3)


def test_the_check_is_the_public_one() -> None:
    request = CheckRequest(article=tram().request, summary=tram().summary)
    assert findings(tram(), tram().body) == examine(request)[1].findings


@pytest.mark.parametrize("code", ["F7", "F17"])
def test_a_fault_is_detected_where_it_is(code: str) -> None:
    before = findings(tram(), tram().body)
    cases = draw(code, BY_CODE[code].inject, [tram()], at_most=20, seed=1)
    result = score(BY_CODE[code], [judge(case, before) for case in cases])
    assert result.detected == Share(len(cases), len(cases))
    assert result.reached
    assert sum(result.rules.values()) >= len(cases)


def test_a_warning_is_enough_only_where_it_is_said_to_be() -> None:
    (case,) = draw("F9", BY_CODE["F9"].inject, [tram()], at_most=1, seed=1)
    judged = replace(judge(case, ()), new=(finding(case.edit.path, "warning"),))
    assert judged.found(warnings=True)
    assert not judged.found(warnings=False)
    assert alarmed([judged]) == Share(0, 1)
    elsewhere = replace(judged, new=(finding("/points/9"),))
    assert not elsewhere.found(warnings=True)
    assert elsewhere.found(warnings=True, anywhere=True)


def test_without_evidence_there_are_no_spans_left() -> None:
    bare = without_evidence(tram().body)
    assert all(each["evidence"] is None for each in (*bare["points"], *bare["quotes"]))


def test_the_same_seed_gives_the_same_cases_and_another_gives_others() -> None:
    def drawn(seed: int) -> list[tuple[str, str]]:
        cases = draw("F1", BY_CODE["F1"].inject, [tram()], at_most=30, seed=seed)
        return [(case.name, case.edit.new) for case in cases]

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


def test_a_run_makes_a_page_and_says_which_gates_are_missed() -> None:
    result = run("tests", [tram()], 1, at_most=2)
    page = render([result], 1)
    assert all(f"| {fault.code} | {fault.what} |" in page for fault in FAULTS)
    assert "tests: F7 has 2 cases, 60 are wanted" in set(missed_gates(result))


def test_every_pair_of_every_set_can_be_read() -> None:
    folders = [folder for folder in SETS.iterdir() if any(folder.glob("*.yaml"))]
    assert folders
    for folder in folders:
        assert all(pair.summary.points for pair in read_set(folder))


def test_a_case_can_be_explained_by_its_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read_set(SETS / "first")[0]
    (case,) = draw("F7", BY_CODE["F7"].inject, [first], at_most=1, seed=1)
    monkeypatch.setattr("sys.argv", ["faults", "--set", "first", "--explain", case.name])
    command.main()
    told = capsys.readouterr().out
    assert case.name in told
    assert case.edit.path in told
    assert "quote" in told


def test_the_injectors_know_nothing_of_what_the_rules_know() -> None:
    known: set[str] = set()
    for path in (SETS.parent / "faults").rglob("*.py"):
        known |= set(imported(path))
    assert known
    assert all(name.startswith(tuple(MAY_KNOW)) for name in known), known


def imported(path: Path) -> list[str]:
    nodes = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
    modules = [node.module or "" for node in nodes]
    return [module.removeprefix("svodka.") for module in modules if module.startswith("svodka")]
