"""The tables of the room: one fact a row, read when first asked for."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

Row = tuple[tuple[str, ...], ...]
"""The cells of one line; each holds its alternatives, the usual one first."""


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Read one table of svodka/names/data: tab-separated cells, alternatives between semicolons, a header line."""
    text = files("svodka.names").joinpath("data", f"{name}.tsv").read_text("utf-8")
    return tuple(_cells(text))


def _cells(text: str) -> Iterator[Row]:
    for line in text.splitlines()[1:]:
        yield tuple(tuple(filter(None, cell.split(";"))) for cell in line.split("\t"))
