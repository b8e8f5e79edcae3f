"""The lists of this folder, a header line on top."""

from pathlib import Path


def rows(name: str) -> list[list[str]]:
    text = (Path(__file__).parent / "data" / f"{name}.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]
