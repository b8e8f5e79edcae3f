"""Serves a stub model; `python -m bench.upstream --port 9000 --delay-ms 500 --fault-share 0.2 --seed 1`."""

import argparse
import asyncio
import contextlib
import logging
import sys

from bench.upstream.faults import Misfortune
from bench.upstream.server import Stub, serve


def main() -> None:
    """Serve until interrupted; says on standard output at which port."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="default: any free one")
    parser.add_argument("--delay-ms", type=float, default=0, help="until an answer is complete")
    parser.add_argument("--fault-share", type=float, default=0, help="which share of the calls goes wrong, 0 to 1")
    parser.add_argument("--seed", type=int, default=0, help="of the faults")
    parser.add_argument("--log", help="file for one line of JSON for each call")
    given = parser.parse_args()
    if given.log:
        logging.basicConfig(filename=given.log, level=logging.INFO, format="%(message)s")
    stub = Stub(given.delay_ms / 1000, Misfortune(given.fault_share, given.seed))
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(stub, given.port))


async def _serve(stub: Stub, port: int) -> None:
    server = await serve(stub, port)
    sys.stdout.write(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    main()
