"""What the handlers share."""

from dataclasses import dataclass

from svodka.errors import NoModel
from svodka.llm.writer import Writer
from svodka.settings import Settings


@dataclass(frozen=True, slots=True)
class Service:
    """The settings, and the writer if one is configured."""

    settings: Settings
    writer: Writer | None

    def demand_writer(self) -> Writer:
        """Give the writer; NoModel when there is none."""
        if self.writer is None:
            raise NoModel("not-configured")
        return self.writer
