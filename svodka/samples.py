"""The sample articles that come with svodka."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from schemas.request import SummaryRequest
from svodka.errors import Misconfigured, NotFound
from svodka.intake.decoding import decode


@dataclass(frozen=True, slots=True)
class Sample:
    """An article, the way it is summarised, and the cassette that answers it."""

    name: str
    shows: str
    request: SummaryRequest
    cassette: Path


def samples(folder: Path) -> list[Sample]:
    """Read the samples in a folder of recordings; Misconfigured when it has none."""
    index = folder / "samples.toml"
    if not index.is_file():
        raise Misconfigured("no-recordings", folder=str(folder))
    entries = tomllib.loads(index.read_text("utf-8"))
    return [_sample(folder, name, **entry) for name, entry in entries.items()]


def pick(every: list[Sample], name: str) -> Sample:
    """Give the sample of this name; NotFound otherwise."""
    for sample in every:
        if sample.name == name:
            return sample
    raise NotFound("sample", name=name, names=", ".join(sample.name for sample in every))


def _sample(folder: Path, name: str, *, article: str, shows: str, **options: object) -> Sample:
    path = folder / "articles" / article
    text = decode(path.read_bytes())
    kind = "html" if path.suffix == ".html" else "text"
    request = SummaryRequest.model_validate({kind: text, **options})
    return Sample(name, shows, request, folder / f"{name}.yaml")
