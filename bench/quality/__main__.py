"""The command: python -m bench.quality."""

import argparse
import sys
from pathlib import Path
from typing import Final

from bench.quality.gold import GOLD, read_gold
from bench.quality.grading import Graded, grade
from bench.quality.page import put_into, render
from bench.quality.replaying import replay

PAGE: Final = Path(__file__).parents[2] / "docs" / "quality.md"


def main() -> None:
    """Grade the recorded summaries, print the tables, and write them into docs/quality.md."""
    parser = argparse.ArgumentParser(prog="python -m bench.quality", description=main.__doc__)
    parser.add_argument("--print", action="store_true", help="only print")
    asked = parser.parse_args()
    made = render(grade_all())
    sys.stdout.write(f"{made}\n")
    if not asked.print:
        PAGE.write_text(put_into(PAGE.read_text("utf-8"), made), "utf-8")


def grade_all() -> list[Graded]:
    """Hold every recorded summary against its gold."""
    return [grade(one, read_gold(GOLD / f"{one.sample.name}.yaml")) for one in replay()]


if __name__ == "__main__":
    main()
