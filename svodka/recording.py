"""Records the samples against the configured model."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from schemas.summary import Summary
from svodka.error_texts import told
from svodka.errors import Misconfigured, SvodkaError
from svodka.llm.cassettes import FOLDER, RecordedWith
from svodka.llm.provider import ProviderWriter
from svodka.llm.recorder import recorded_with, recording
from svodka.pipeline import summarise
from svodka.samples import Sample, pick, samples
from svodka.settings import Settings
from svodka.terminal import verdict_line


def record_samples(settings: Settings, names: Sequence[str], folder: Path | None = None) -> bool:
    """Record all samples, or those named, one after the other; whether all of them were recorded.

    The replay asks all of them in one way. So with a model or mode other than before all are recorded or none, and a
    name is refused (Misconfigured).
    """
    every = samples(folder or FOLDER)
    chosen = [pick(every, name) for name in names] or every
    kept = [sample for sample in every if sample not in chosen and sample.cassette.is_file()]
    fits_the_rest = all(recorded_with(sample.cassette) == RecordedWith.of(settings) for sample in kept)
    if not fits_the_rest:
        raise Misconfigured("mixed-recordings", folder=str(folder or FOLDER))
    made = {sample: file for sample in chosen if (file := _recorded(sample, settings)) is not None}
    same_way = all(not s.cassette.is_file() or recorded_with(s.cassette) == RecordedWith.of(settings) for s in chosen)
    whole = len(made) == len(chosen)
    for sample, file in made.items():
        if same_way or whole:
            file.replace(sample.cassette)
        else:
            file.unlink()
    return whole


def _recorded(sample: Sample, settings: Settings) -> Path | None:
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        with recording(sample.cassette, settings) as file:
            summary = asyncio.run(_summary(sample, settings))
    except SvodkaError as error:
        console.print(f"{sample.name}: {error.slug}: {' '.join(told(error, 'en'))}", markup=False)
        return None
    console.print(f"{sample.name}: {summary.usage.calls} calls, {verdict_line(summary)}", markup=False)
    return file


async def _summary(sample: Sample, settings: Settings) -> Summary:
    writer = ProviderWriter(settings)
    try:
        return await summarise(
            sample.request, writer, seconds=settings.deadline_seconds, second_language=settings.second_language
        )
    finally:
        await writer.aclose()
