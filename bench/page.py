"""Pages of measurements: each command writes what it measured between marks of its own."""

from pathlib import Path
from typing import Final

_DOCS: Final = Path(__file__).parents[1] / "docs"
QUALITY: Final = _DOCS / "quality.md"
RELIABILITY: Final = _DOCS / "reliability.md"


def write(command: str, made: str, page: Path = QUALITY) -> None:
    """Put what a command made into its part of a page."""
    page.write_text(put_into(page.read_text("utf-8"), command, made), "utf-8")


def put_into(page: str, command: str, made: str) -> str:
    """Put the made part between a command's marks, or with its marks at the end; ValueError where one mark is lost."""
    begin, end = f"<!-- begin: {command} -->", f"<!-- end: {command} -->"
    if begin not in page and end not in page:
        page = f"{page.rstrip()}\n\n{begin}{end}\n"
    before, found, rest = page.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"the page has lost a mark of {command}")
    return f"{before}{begin}\n{made}\n{end}{after}"
