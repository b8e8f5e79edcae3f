"""Records what a model really answered, beside the old recording, which it replaces only when it is whole."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from svodka.llm.cassettes import METADATA, RecordedWith, deserialise, tape
from svodka.settings import Settings


@contextmanager
def recording(path: Path, settings: Settings) -> Generator[Path]:
    """Record every call made inside into a file beside `path`, and give that file; on an error it is taken away."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with tape(record_mode="all").use_cassette(str(unfinished)) as cassette:
            cassette.get_metadata(METADATA, RecordedWith.of(settings).model_dump(mode="json"))
            yield unfinished
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def recorded_with(path: Path) -> RecordedWith:
    """Give the settings that a cassette was recorded with."""
    return RecordedWith.model_validate(deserialise(path.read_text("utf-8"))["metadata"][METADATA])
