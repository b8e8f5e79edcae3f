"""Puts a promise to the proof and prints the figures; `python -m bench.promises once --write` puts them on the page."""

import argparse
import asyncio
import signal
import sys
import tempfile
from pathlib import Path
from typing import Final, NoReturn

from bench.page import RELIABILITY, write
from bench.promises import canary, kills, once, overload, owners, soak
from bench.promises.outcome import Outcome, Proof

_EVERY: Final = (once, owners, kills, overload, soak, canary)
PROOFS: Final[dict[str, Proof]] = {module.PROOF.name: module.PROOF for module in _EVERY}


def main() -> None:
    """Run one proof; the exit status is 1 when the promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="proof", required=True)
    for proof in PROOFS.values():
        command = commands.add_parser(proof.name, help=proof.says, description=proof.says)
        proof.add_options(command)
        command.add_argument("--write", action="store_true", help="put the table into docs/reliability.md")
        command.add_argument("--folder", type=Path, help="for logs and databases; default: one that is deleted")
    given = parser.parse_args()
    # Whoever ends a proof from outside wants its processes ended too.
    signal.signal(signal.SIGTERM, _end)
    outcome = asyncio.run(_run(PROOFS[given.proof], given))
    sys.stdout.write(f"{outcome.page}\n")
    if given.write:
        write(f"python -m bench.promises {outcome.command} --write", outcome.page, RELIABILITY)
    sys.exit(1 if outcome.broken else 0)


def _end(*_: object) -> NoReturn:
    sys.exit(1)


async def _run(proof: Proof, given: argparse.Namespace) -> Outcome:
    if given.folder is not None:
        given.folder.mkdir(parents=True)
        return await proof.prove(given, given.folder.resolve())
    with tempfile.TemporaryDirectory() as folder:
        return await proof.prove(given, Path(folder))


if __name__ == "__main__":
    main()
