"""Records what a model really answered; a recording replaces the old one only when it is whole."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from svodka.llm.cassettes import METADATA, RecordedWith, tape
from svodka.settings import Settings


@contextmanager
def recording(path: Path, settings: Settings) -> Generator[None]:
    """Record every call made inside into a new cassette at `path`; on an error the old one stays."""
    unfinished = path.with_suffix(".unfinished.yaml")
    unfinished.unlink(missing_ok=True)
    with tape(record_mode="all").use_cassette(str(unfinished)) as cassette:
        cassette.get_metadata(METADATA, RecordedWith.of(settings).model_dump(mode="json"))
        yield
    unfinished.replace(path)
