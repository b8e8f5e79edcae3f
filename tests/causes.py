"""The chain of exceptions behind one."""

from collections.abc import Iterator


def causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
