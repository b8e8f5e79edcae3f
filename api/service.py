"""What the handlers share."""

from dataclasses import dataclass

from api.callers import Gate
from svodka.jobs.capacity import Capacity
from svodka.jobs.office import Office
from svodka.jobs.runner import Runner


@dataclass(frozen=True, slots=True)
class Service:
    """Who may come in, how many at once, and who does the work."""

    gate: Gate
    office: Office
    runner: Runner
    checking: Capacity
    """Checks under way: they need no model, but a processor."""
