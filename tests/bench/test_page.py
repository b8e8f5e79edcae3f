"""The page that the benchmarks write into."""

import pytest

from bench.page import put_into

BEGIN, END = "<!-- begin: a command -->", "<!-- end: a command -->"


def test_the_page_keeps_what_stands_outside_a_commands_marks() -> None:
    page = f"# Other\n\n{BEGIN}\nold\n{END}\nrest\n"
    assert put_into(page, "a command", "new") == f"# Other\n\n{BEGIN}\nnew\n{END}\nrest\n"


def test_marks_that_are_not_there_yet_are_put_at_the_end() -> None:
    assert put_into("# Other\n", "a command", "new") == f"# Other\n\n{BEGIN}\nnew\n{END}\n"


@pytest.mark.parametrize("page", [BEGIN, END, f"{END}{BEGIN}"])
def test_a_page_that_lost_one_mark_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        put_into(page, "a command", "new")
