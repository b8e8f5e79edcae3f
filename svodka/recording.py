"""Records the samples against the configured model."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from schemas.summary import Summary
from svodka.llm.cassettes import FOLDER
from svodka.llm.provider import ProviderWriter
from svodka.llm.recorder import recording
from svodka.pipeline import summarise
from svodka.samples import Sample, pick, samples
from svodka.settings import Settings
from svodka.terminal import verdict_line


def record_samples(settings: Settings, names: Sequence[str], folder: Path | None = None) -> None:
    """Record all samples, or those named, one after the other; one that fails keeps its old recording."""
    console, every = Console(stderr=True), samples(folder or FOLDER)
    for sample in [pick(every, name) for name in names] or every:
        summary = asyncio.run(_record(sample, settings))
        console.print(f"{sample.name}: {summary.usage.calls} calls, {verdict_line(summary)}", highlight=False)


async def _record(sample: Sample, settings: Settings) -> Summary:
    with recording(sample.cassette, settings):
        writer = ProviderWriter(settings)
        try:
            return await summarise(
                sample.request, writer, seconds=settings.deadline_seconds, second_language=settings.second_language
            )
        finally:
            await writer.aclose()
