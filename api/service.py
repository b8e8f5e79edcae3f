"""What the handlers share."""

from dataclasses import dataclass

from svodka.errors import NoModel
from svodka.newsroom import Newsroom


@dataclass(frozen=True, slots=True)
class Service:
    """The newsroom, if a model is configured."""

    newsroom: Newsroom | None

    def demand_newsroom(self) -> Newsroom:
        """Give the newsroom; NoModel when there is none."""
        if self.newsroom is None:
            raise NoModel("not-configured")
        return self.newsroom
