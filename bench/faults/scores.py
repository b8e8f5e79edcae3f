"""What a run comes to: shares with their intervals."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from bench.faults.injectors import Fault
from bench.faults.judging import Judged
from schemas.finding import Finding

ENOUGH: Final = 60
"""Cases that a fault needs in a set."""
_Z: Final = 1.959964
"""Standard deviations on either side of 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def value(self) -> float:
        """Between 0 and 1; 0 of nothing."""
        return self.count / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval (E. B. Wilson, 1927)."""
        if not self.of:
            return 0.0, 1.0
        spread = _Z * sqrt(self.value * (1 - self.value) / self.of + (_Z / (2 * self.of)) ** 2)
        middle, whole = self.value + _Z**2 / (2 * self.of), 1 + _Z**2 / self.of
        return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


@dataclass(frozen=True, slots=True)
class FaultScore:
    """How one fault was detected: at the right place, anywhere, and with warnings counted for every fault."""

    fault: Fault
    detected: Share
    anywhere: Share
    suspected: Share
    rules: Counter[str]

    @property
    def reached(self) -> bool:
        """Whether the share reaches the gate."""
        return self.detected.value >= self.fault.gate


def score(fault: Fault, judged: Sequence[Judged]) -> FaultScore:
    """Count the cases of one fault."""
    return FaultScore(
        fault,
        Share(sum(one.found(warnings=fault.suspected) for one in judged), len(judged)),
        Share(sum(one.found(warnings=fault.suspected, anywhere=True) for one in judged), len(judged)),
        Share(sum(one.found(warnings=True) for one in judged), len(judged)),
        Counter(rule for one in judged for rule in _rules(one, warnings=fault.suspected)),
    )


def _rules(one: Judged, *, warnings: bool) -> set[str]:
    return {finding.check for finding in one.at_the_right_place(warnings=warnings)}


def alarmed(judged: Sequence[Judged]) -> Share:
    """Give the share of cases with a new error, wherever it stands."""
    return Share(sum(any(finding.severity == "error" for finding in one.new) for one in judged), len(judged))


def with_errors(correct: Sequence[Sequence[Finding]]) -> Share:
    """Give the share of summaries with an error, of the findings of each."""
    return Share(sum(any(one.severity == "error" for one in each) for each in correct), len(correct))


def warnings_each(correct: Sequence[Sequence[Finding]]) -> float:
    """Give the warnings of an average summary, of the findings of each."""
    found = sum(one.severity == "warning" for each in correct for one in each)
    return found / len(correct) if correct else 0.0
