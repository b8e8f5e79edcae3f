"""Who works on an article, and in what time: the writer and the second reader."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from prompts.loader import SummaryPrompt
from schemas.progress import Progress, Stage, StageBegun
from svodka.errors import NoModel
from svodka.llm.unit import Ledger, Unit
from svodka.llm.writer import Writer
from svodka.settings import Settings

Watch = Callable[[Progress], None]
"""Is told what has been done so far; must not raise."""


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What every article is summarised with; opened once and shared. Without a `judge` the writer reads again."""

    writer: Writer
    seconds: float
    """Time for one article, everything included."""
    second_language: str
    """The second language of an article in English."""
    judge: Writer | None = None

    @property
    def second_reader(self) -> Writer:
        """The model that is asked when a request says `deep`."""
        return self.judge or self.writer

    async def aclose(self) -> None:
        """Close the connections."""
        await self.writer.aclose()
        if self.judge is not None:
            await self.judge.aclose()


@dataclass(frozen=True, slots=True)
class Terms:
    """What one summary is made under: who pays, who watches, and in what time if not the newsroom's."""

    ledger: Ledger | None = None
    watch: Watch | None = None
    seconds: float | None = None
    count: Callable[[Stage], None] | None = None
    """Is told the steps too; the draft is not streamed for it."""

    def tell(self, stage: Stage) -> None:
        """Tell those who want to know that a step has begun."""
        if self.count is not None:
            self.count(stage)
        if self.watch is not None:
            self.watch(StageBegun(stage=stage))


NO_TERMS: Final = Terms()


@dataclass(frozen=True, slots=True)
class Desk:
    """What one summary is written with: the writer, the prompt, and the unit of work that pays for it."""

    writer: Writer
    prompt: SummaryPrompt
    unit: Unit


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What the second reader did for one summary: who was asked, who answered, and the unit that paid for it."""

    reader: Writer
    unit: Unit
    served: str | None = None


def open_newsroom(settings: Settings) -> Newsroom:
    """Engage the models that the settings name; NoModel when there is none, or no key where one is needed."""
    # openai takes a second to import, and checks need no model.
    from svodka.llm.provider import ProviderWriter  # noqa: PLC0415

    writer = ProviderWriter(settings)
    judge = None
    if settings.for_judge != settings:
        try:
            judge = ProviderWriter(settings.for_judge)
        except NoModel:
            raise NoModel("no-judge-key") from None
    return Newsroom(writer, settings.deadline_seconds, settings.second_language, judge)
