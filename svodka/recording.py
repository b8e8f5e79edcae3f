"""Records the samples against the configured model."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from schemas.summary import Summary
from svodka.error_texts import told
from svodka.errors import Misconfigured, SchemaUnsatisfied, SvodkaError
from svodka.judging.reading import NAME
from svodka.llm.cassettes import FOLDER
from svodka.llm.recorder import made_with, recorded_with, recording
from svodka.newsroom import open_newsroom
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
    chosen = [pick(every, name) for name in dict.fromkeys(names)] or every
    others = [sample for sample in every if _differs(sample, settings)]
    if any(sample not in chosen for sample in others):
        raise Misconfigured("mixed-recordings", folder=str(folder or FOLDER))
    waiting: list[tuple[Path, Path]] = []
    for sample in chosen:
        file = _recorded(sample, settings)
        if file is None:
            continue
        waiting.append((file, sample.cassette))
        if not others:
            # Made in the same way as the rest, it can take its place at once: it was paid for.
            file.replace(sample.cassette)
    whole = len(waiting) == len(chosen)
    if others:
        _take_or_leave(waiting, take=whole)
    return whole


def _differs(sample: Sample, settings: Settings) -> bool:
    made = made_with(settings, judged=_is_judged(sample))
    return sample.cassette.is_file() and recorded_with(sample.cassette) != made


def _is_judged(sample: Sample) -> bool:
    return sample.request.verify == "deep"


def _take_or_leave(waiting: list[tuple[Path, Path]], *, take: bool) -> None:
    for file, cassette in waiting:
        if take:
            file.replace(cassette)
        else:
            file.unlink()


def _recorded(sample: Sample, settings: Settings) -> Path | None:
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        with recording(sample.cassette, settings, judged=_is_judged(sample)) as file:
            summary = asyncio.run(_summary(sample, settings))
    except SvodkaError as error:
        console.print(f"{sample.name}: {error.slug}: {' '.join(told(error, 'en'))}", markup=False)
        return None
    console.print(f"{sample.name}: {summary.usage.calls} calls, {verdict_line(summary)}", markup=False)
    return file


async def _summary(sample: Sample, settings: Settings) -> Summary:
    newsroom = open_newsroom(settings)
    try:
        summary = await summarise(sample.request, newsroom)
    finally:
        await newsroom.aclose()
    judged = summary.checks[NAME]
    if _is_judged(sample) and not judged.checked:
        # For a caller that is no reason to lose the summary; for a recording it is the point.
        raise SchemaUnsatisfied("no-judgement", why=judged.skipped or "")
    return summary
