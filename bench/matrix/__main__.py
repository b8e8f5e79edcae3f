"""The command: python -m bench.matrix."""

import argparse
import sys

from bench.matrix.faults import measure_listened, measure_rows, rows_page
from bench.matrix.libraries import libraries_page, measure_libraries
from bench.matrix.outage import measure_outage, outage_page
from bench.page import RELIABILITY, write

COMMAND = "python -m bench.matrix --write"


def main() -> None:
    """Play every row of the fault matrix, the same faults with the libraries' defaults, and an outage."""
    parser = argparse.ArgumentParser(prog="python -m bench.matrix", description=main.__doc__)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/reliability.md")
    asked = parser.parse_args()
    measured, listened = measure_rows(), measure_listened()
    parts = (rows_page(measured, listened), libraries_page(measure_libraries()), outage_page(measure_outage()))
    made = "\n\n".join(parts)
    sys.stdout.write(f"{made}\n")
    if asked.write:
        write(COMMAND, made, RELIABILITY)
    sys.exit(0 if all(one.kept for one in (*measured, *listened)) else 1)


if __name__ == "__main__":
    main()
