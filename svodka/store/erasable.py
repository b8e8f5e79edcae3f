"""A column for article text that leaves nothing behind in the file when it is deleted."""

from typing import Final

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

PAGE_BYTES: Final = 4096
"""Size of a page of the SQLite file."""


class ErasableJson(TypeDecorator[str]):
    """JSON as text, on SQLite behind a page of blanks, which JSON allows.

    SQLite's secure_delete overwrites pages that become free, but when it balances its tree it moves the first part of a
    row, at most a page, to a neighbouring page and leaves the old bytes where they were. What lies behind the first
    page of a value is on pages that are the row's own: they never move and are overwritten as a whole.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Put the blanks before a value that goes to SQLite."""
        return " " * PAGE_BYTES + value if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Take the blanks away again."""
        return None if value is None else value.lstrip(" ")
