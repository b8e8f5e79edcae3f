"""Faults that were found in a server that ran for real, and must not come back."""

import asyncio
import json
from pathlib import Path

from bench.promises.calling import Caller
from bench.promises.processes import Server, sqlite_settings
from bench.upstream.server import Stub, serve
from tests.material import ARTICLE

BODY = json.dumps({"text": ARTICLE}).encode()


def test_who_waits_for_a_job_when_the_server_is_told_to_stop_is_given_the_job(tmp_path: Path) -> None:
    async def story() -> None:
        stub = Stub(delay=60)
        upstream = await serve(stub, 0)
        model = f"http://127.0.0.1:{upstream.sockets[0].getsockname()[1]}"
        server = Server(tmp_path, sqlite_settings(tmp_path, model, stop_seconds="2"))
        try:
            await server.start()
            caller = Caller(server.port)
            waiting = asyncio.create_task(caller.send("POST", "/v1/summaries", BODY, {"Prefer": "wait=60"}, seconds=20))
            while not stub.counts.open:
                await asyncio.sleep(0.01)
            stopped = asyncio.create_task(asyncio.to_thread(server.stop, 10))
            answer = await waiting
            await stopped
            await caller.aclose()
            assert (answer.status, answer.json()["state"]) == (202, "running")
        finally:
            server.end()
            upstream.close()

    asyncio.run(story())
