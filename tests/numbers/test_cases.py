"""Every case of the benchmark, one test each."""

import pytest

from bench.numbers.notation import Case, cases


def _name(case: Case) -> str:
    return f"{case.language}: {case.text} {case.other}".strip()


@pytest.mark.parametrize("case", cases(), ids=_name)
def test_a_case_is_read_as_its_line_says(case: Case) -> None:
    assert case.answer() == case.expected


def test_no_case_stands_twice() -> None:
    texts = [(case.language, case.text, case.other) for case in cases()]

    assert len(texts) == len(set(texts)) >= 500
