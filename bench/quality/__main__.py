"""The command: python -m bench.quality."""

import argparse
import sys

from bench.page import write
from bench.quality.gold import GOLD, read_gold
from bench.quality.grading import Graded, grade
from bench.quality.page import render
from bench.quality.replaying import replay


def main() -> None:
    """Grade the recorded summaries, print the tables, and write them into docs/quality.md."""
    parser = argparse.ArgumentParser(prog="python -m bench.quality", description=main.__doc__)
    parser.add_argument("--print", action="store_true", help="only print")
    asked = parser.parse_args()
    made = render(grade_all())
    sys.stdout.write(f"{made}\n")
    if not asked.print:
        write("python -m bench.quality", made)


def grade_all() -> list[Graded]:
    """Hold every recorded summary against its gold."""
    return [grade(one, read_gold(GOLD / f"{one.sample.name}.yaml")) for one in replay()]


if __name__ == "__main__":
    main()
