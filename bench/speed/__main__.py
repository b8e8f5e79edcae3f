"""Measures a whole check; `python -m bench.speed` prints the figures."""

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Final

from bench.faults.pairs import SETS, Pair, read_set
from bench.speed.material import composed
from schemas.check import CheckRequest
from svodka.pipeline import examine

ROUNDS: Final = 40
SIZES: Final = (6_000, 12_000, 25_000, 50_000, 100_000, 200_000)
PAIRS_AN_ARTICLE: Final = 6


def main() -> None:
    """Print processor time of a check by size of the article, and the memory of the two commands."""
    pairs = [pair for pair in read_set(SETS / "first") if pair.primary == ("ru", "en")]
    warm, fresh = pairs[:PAIRS_AN_ARTICLE], pairs[PAIRS_AN_ARTICLE:]
    _milliseconds(composed(warm))
    new = [_milliseconds(composed(fresh[at : at + PAIRS_AN_ARTICLE])) for at in range(0, len(fresh), PAIRS_AN_ARTICLE)]
    sys.stdout.write(f"6 kB, 15 entities, all names new: {_spread(new)}\n")
    request = composed(warm)
    sys.stdout.write(f"6 kB, 15 entities, caches warm: {_spread([_milliseconds(request) for _ in range(ROUNDS)])}\n")
    for size in SIZES:
        times = [_milliseconds(composed(pairs, size)) for _ in range(5)]
        each = statistics.median(times) / size * 1000
        sys.stdout.write(f"{size // 1000:>4} kB: {_spread(times)}, {each:.2f} ms a kB\n")


def _milliseconds(request: CheckRequest) -> float:
    gc.collect()
    started = time.process_time()
    examine(request)
    return (time.process_time() - started) * 1000


def _spread(times: Sequence[float]) -> str:
    return f"median {statistics.median(times):.1f} ms of CPU, {min(times):.1f} to {max(times):.1f}"


if __name__ == "__main__":
    main()
