"""Records what a model really answered, beside the old recording, which it replaces only when it is whole."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from svodka.llm.cassettes import JUDGED, METADATA, RecordedWith, deserialise, tape
from svodka.settings import Settings


@contextmanager
def recording(path: Path, settings: Settings, *, judged: bool = False) -> Generator[Path]:
    """Record every call made inside into a file beside `path`, and give that file; on an error it is taken away.

    `judged` says that the second reader's calls are among them.
    """
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with tape(record_mode="all").use_cassette(str(unfinished)) as cassette:
            for key, recorded in made_with(settings, judged=judged).items():
                cassette.get_metadata(key, recorded.model_dump(mode="json"))
            yield unfinished
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def made_with(settings: Settings, *, judged: bool = False) -> dict[str, RecordedWith]:
    """Give what a cassette says of its making, by the keys of its metadata."""
    writer = {METADATA: RecordedWith.of(settings)}
    return writer | {JUDGED: RecordedWith.of(settings.for_judge)} if judged else writer


def recorded_with(path: Path) -> dict[str, RecordedWith]:
    """Give the settings that a cassette was recorded with, as `made_with` has them."""
    metadata = deserialise(path.read_text("utf-8"))["metadata"]
    return {key: RecordedWith.model_validate(metadata[key]) for key in (METADATA, JUDGED) if key in metadata}
