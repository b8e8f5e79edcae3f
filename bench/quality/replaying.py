"""The recorded samples summarised again, with what the recordings still answer."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from schemas.summary import Summary
from svodka.errors import NoModel, UpstreamUnreachable
from svodka.intake.article import Article
from svodka.intake.cleaning import clean
from svodka.llm.cassettes import FOLDER
from svodka.llm.completion import Completion
from svodka.llm.replay import ReplayWriter
from svodka.llm.unit import Unit
from svodka.llm.wire import Body
from svodka.llm.writer import Listener
from svodka.newsroom import Newsroom
from svodka.pipeline import summarise
from svodka.repair import BY
from svodka.samples import Sample, samples
from svodka.settings import Mode

SECONDS: Final = 60.0
SECOND_LANGUAGE: Final = "ru"
"""The second language of an article in English, as the samples were recorded."""

Repair = Literal["none", "asked", "not recorded"]
"""Whether the model was asked to mend its draft; `not recorded`: it would be, in words that nobody recorded."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """A sample, its article as it was read, and its summary."""

    sample: Sample
    article: Article
    summary: Summary
    repair: Repair

    @property
    def mended(self) -> int:
        """How many changes of the model's were taken."""
        return sum(change.by == BY for change in self.summary.corrections)

    @property
    def corrected(self) -> int:
        """How many changes code made."""
        return len(self.summary.corrections) - self.mended


def measured() -> list[Sample]:
    """Give the samples but for those that a second model reads: their articles are those of others."""
    return [sample for sample in samples(FOLDER) if sample.request.verify != "deep"]


def replay() -> Iterator[Replayed]:
    """Summarise every measured sample; NoModel where the recordings have no draft."""
    recordings = ReplayWriter()
    for sample in measured():
        writer = _DraftedWriter(recordings)
        summary = asyncio.run(summarise(sample.request, Newsroom(writer, SECONDS, SECOND_LANGUAGE)))
        article = clean(sample.request, second_language=SECOND_LANGUAGE)
        yield Replayed(sample, article, summary, writer.repair)


class _DraftedWriter:
    """Answers one article from the recordings.

    A repair's question has the words of the findings in it. Where these have changed since the recording, the repair
    fails as it would without a connection, and the draft is measured as code leaves it.
    """

    replayed = True

    def __init__(self, recordings: ReplayWriter) -> None:
        self._recordings = recordings
        self._answers = 0
        self._missed = False

    @property
    def model(self) -> str:
        return self._recordings.model

    @property
    def mode(self) -> Mode:
        return self._recordings.mode

    @property
    def repair(self) -> Repair:
        if self._missed:
            return "not recorded"
        return "asked" if self._answers > 1 else "none"

    async def complete(self, body: Body, unit: Unit, listen: Listener | None = None) -> Completion:
        try:
            completion = await self._recordings.complete(body, unit, listen)
        except NoModel as missing:
            if not self._answers:
                raise
            self._missed = True
            raise UpstreamUnreachable from missing
        self._answers += 1
        return completion

    async def aclose(self) -> None:
        await self._recordings.aclose()
