"""Measures a whole check; `python -m bench.speed` prints the figures, with `--write` they go into docs/quality.md."""

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from bench.faults.pairs import SETS, Pair, read_set
from bench.page import write
from bench.speed.material import asked, enlarged
from bench.speed.memory import checking, serving
from svodka.checks.case import Case
from svodka.checks.rules import check
from svodka.grounding.ground import ground_claims
from svodka.intake.article import Article
from svodka.intake.cleaning import clean
from svodka.pipeline import examine

ROUNDS: Final = 15
_WHAT: Final = (
    "Processor time of one thread on the machine that ran the command, and what the processes hold. The articles are "
    "the three of `bench/pairs/long`, each with 7 points, 15 entities and about 30 figures."
)
SIZES: Final = (6_000, 25_000, 50_000, 100_000, 200_000)


def main() -> None:
    """Measure and print; the table is written only when asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the table into docs/quality.md")
    lines = list(_table(read_set(SETS / "long"), read_set(SETS / "first")))
    sys.stdout.write("\n".join(lines) + "\n")
    if parser.parse_args().write:
        write("python -m bench.speed --write", "\n".join(["## What a check costs", "", _WHAT, "", *lines]))


def _table(long: Sequence[Pair], short: Sequence[Pair]) -> Iterator[str]:
    yield "| what | median | least to most |"
    yield "|---|---|---|"
    for pair in short:
        examine(asked(pair))
    yield _row("all names new: grounding and every rule, 6 kB, 15 entities", [_checked(pair) for pair in long])
    rounds = [_checked(pair) for _ in range(ROUNDS) for pair in long]
    yield _row("caches warm: the same", rounds)
    yield _row("caches warm: reading the article besides", [_milliseconds(clean, pair.request) for pair in long])
    for size in SIZES:
        times = [_milliseconds(examine, enlarged(long[0], size)) for _ in range(5)]
        yield _row(f"everything, {size // 1000} kB", times, f"; {statistics.median(times) / size * 1000:.2f} ms a kB")
    yield f"| memory of `svodka check` | {checking(long[0])} MB | |"
    yield f"| memory of `svodka serve` after 50 checks | {serving(long[0])} MB | |"


def _checked(pair: Pair) -> float:
    article = clean(pair.request)
    return _milliseconds(_check, pair, article)


def _check(pair: Pair, article: Article) -> object:
    return check(Case(article, ground_claims(pair.summary, article), pair.request))


def _milliseconds(work: Callable[..., object], *of: object) -> float:
    """Give the processor time of one run."""
    gc.collect()
    started = time.process_time()
    work(*of)
    return (time.process_time() - started) * 1000


def _row(what: str, times: Sequence[float], more: str = "") -> str:
    return f"| {what} | {statistics.median(times):.1f} ms of CPU{more} | {min(times):.1f} to {max(times):.1f} |"


if __name__ == "__main__":
    main()
