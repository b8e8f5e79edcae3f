"""A proof, and what it has shown as a table."""

import argparse
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figures of one proof, and where the promise was broken."""

    command: str
    """The words after `python -m bench.promises` that give it again."""
    title: str
    what: str
    """What was done, in a sentence or two."""
    rows: tuple[tuple[str, str], ...]
    broken: tuple[str, ...]

    @property
    def page(self) -> str:
        """The part of the page."""
        return "\n".join([f"## {self.title}", "", self.what, "", *self._table(), "", self._verdict()])

    def _table(self) -> list[str]:
        return ["| what | measured |", "|---|---|", *(f"| {name} | {value} |" for name, value in self.rows)]

    def _verdict(self) -> str:
        if not self.broken:
            return "The promise was kept."
        return "**The promise was broken:**\n\n" + "\n".join(f"- {line}" for line in self.broken)


@dataclass(frozen=True, slots=True)
class Proof:
    """One promise, and how it is put to the proof."""

    name: str
    says: str
    add_options: Callable[[argparse.ArgumentParser], None]
    prove: Callable[[argparse.Namespace, Path], Awaitable[Outcome]]
    """Is given what was chosen and a folder for logs and databases."""


@dataclass(slots=True)
class Breaches:
    """Collects where a promise was broken; the same words are told once, with how often."""

    _times: dict[str, int] = field(default_factory=dict[str, int])

    def unless(self, kept: bool, words: str) -> None:  # noqa: FBT001 - it reads as a sentence
        """Note these words unless the condition holds."""
        if not kept:
            self._times[words] = self._times.get(words, 0) + 1

    @property
    def told(self) -> tuple[str, ...]:
        """Each with how often it happened."""
        return tuple(f"{words} ({times} times)" if times > 1 else words for words, times in self._times.items())


def percentile(values: Sequence[float], share: float) -> float:
    """Give the value that this share of them does not exceed; 0 where there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def milliseconds(values: Sequence[float]) -> str:
    """Tell how durations in seconds are spread."""
    shown = [f"{percentile(values, share) * 1000:.1f}" for share in (0.5, 0.95, 0.99)]
    return f"p50 {shown[0]}, p95 {shown[1]}, p99 {shown[2]}, longest {max(values, default=0) * 1000:.1f} ms"
