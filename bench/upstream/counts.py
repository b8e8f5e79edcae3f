"""What the stub has been asked: calls for each article, faults, and how many were open at once."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Counts:
    """The tally since the start or the last reset."""

    articles: Counter[str] = field(default_factory=Counter[str])
    faults: Counter[str] = field(default_factory=Counter[str])
    abandoned: int = 0
    """Calls whose caller hung up before the answer was complete."""
    connections: int = 0
    """How many are open now."""
    open: int = 0
    most_open: int = 0

    def begun(self, key: str) -> int:
        """Count a call and give its number among those for this article, from 1."""
        self.articles[key] += 1
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        return self.articles[key]

    def ended(self) -> None:
        """Count a call as over."""
        self.open -= 1

    def reset(self) -> None:
        """Begin a new tally; what is open stays open."""
        self.articles.clear()
        self.faults.clear()
        self.abandoned, self.most_open = 0, self.open

    def shown(self) -> dict[str, Any]:
        """Give the tally as JSON."""
        return {
            "total": self.articles.total(),
            "articles": dict(self.articles),
            "faults": dict(self.faults),
            "abandoned": self.abandoned,
            "connections": self.connections,
            "open": self.open,
            "most_open": self.most_open,
        }
