"""The processes of a proof: the stub model and `svodka serve`, each with an environment of its own."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from bench.promises.calling import Caller

ROOT: Final = Path(__file__).parents[2]
START_SECONDS: Final = 30.0
_SVODKA: Final = ("-c", "from svodka.cli import main; main()")
_LOOK_SECONDS: Final = 0.02


class Stub:
    """The model, as a process."""

    def __init__(self, process: "subprocess.Popen[str]", url: str) -> None:
        self.process = process
        self.url = url
        self._caller = Caller(int(url.rpartition(":")[2]))

    async def calls(self) -> dict[str, Any]:
        """Give the tally of what it was asked."""
        answer = await self._caller.send("GET", "/calls")
        return answer.json()

    async def reset(self) -> None:
        """Begin a new tally."""
        await self._caller.send("POST", "/reset")


@contextmanager
def stub(*, delay_ms: float = 0, fault_share: float = 0, seed: int = 0) -> Generator[Stub]:
    """Run the stub as long as the block runs."""
    options = ("--delay-ms", str(delay_ms), "--fault-share", str(fault_share), "--seed", str(seed))
    command = (sys.executable, "-m", "bench.upstream", *options)
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own program
    try:
        yield Stub(process, (process.stdout.readline() if process.stdout else "").strip())
    finally:
        process.kill()
        process.communicate()


class Server:
    """`svodka serve` with these settings; what it logs goes into `server.log` of the folder."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        self.port = free_port()
        self.log = folder / "server.log"
        self._folder = folder
        # Nothing else is inherited: no key of whoever runs this, no settings of theirs.
        self._environment = {"PATH": os.defpath, "HOME": str(folder), **settings}
        self._process: subprocess.Popen[bytes] | None = None

    async def start(self) -> float:
        """Start it and wait until it is ready; gives the seconds that took."""
        started = time.perf_counter()
        self.launch()
        async with asyncio.timeout(START_SECONDS):
            while not await self._is_ready():  # noqa: ASYNC110 - it is another process that gets ready
                await asyncio.sleep(_LOOK_SECONDS)
        return time.perf_counter() - started

    def launch(self) -> None:
        """Start it without waiting."""
        command = (sys.executable, *_SVODKA, "serve", "--port", str(self.port))
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                command, cwd=self._folder, env=self._environment, stdout=log, stderr=log
            )

    async def _is_ready(self) -> bool:
        if self._running.poll() is not None:
            last = self.log.read_text("utf-8").splitlines()[-20:]
            raise RuntimeError("the server ended while it started:\n" + "\n".join(last))
        caller = Caller(self.port)
        try:
            return (await caller.send("GET", "/health/ready", seconds=5)).status == 200  # noqa: PLR2004
        except (OSError, EOFError):
            return False
        finally:
            await caller.aclose()

    def kill(self) -> None:
        """Kill it with -9."""
        self._running.kill()
        self._running.wait()

    def stop(self, seconds: float = 30) -> int:
        """Ask it to stop and give its exit status; killed when it takes longer."""
        self._running.send_signal(signal.SIGTERM)
        try:
            return self._running.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def end(self) -> None:
        """Have it gone, whatever state it is in."""
        if self._process is not None and self._process.poll() is None:
            self.kill()

    def command(self, *words: str) -> str:
        """Run another command of svodka with the same settings and give what it prints."""
        command = (sys.executable, *_SVODKA, *words)
        done = subprocess.run(  # noqa: S603 - our own program
            command, cwd=self._folder, env=self._environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"svodka {' '.join(words)} ended with {done.returncode}: {done.stderr[-2000:]}")
        return done.stdout

    @property
    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            raise RuntimeError("the server was never started")
        return self._process

    @property
    def memory(self) -> float:
        """What it holds, in megabytes."""
        status = self._status("VmRSS")
        return int(status.split()[0]) / 1024

    @property
    def threads(self) -> int:
        """How many threads it has."""
        return int(self._status("Threads"))

    @property
    def descriptors(self) -> int:
        """How many files and sockets it has open."""
        return len(list(Path(f"/proc/{self._running.pid}/fd").iterdir()))

    def _status(self, field: str) -> str:
        text = Path(f"/proc/{self._running.pid}/status").read_text("ascii")
        return text.partition(f"{field}:")[2].partition("\n")[0].strip()


def free_port() -> int:
    """Give a port of this machine that nobody has."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def sqlite_settings(folder: Path, model_url: str, **more: str) -> dict[str, str]:
    """Give the environment of a server with the stub for a model and a database in the folder."""
    return {
        "SVODKA_MODEL": "stub",
        "SVODKA_MODEL_URL": f"{model_url}/v1",
        "SVODKA_DATABASE_URL": f"sqlite:///{folder / 'svodka.db'}",
        "SVODKA_PRICES": '{"stub": {"input": 0.1, "output": 0.4}}',
        **{f"SVODKA_{name.upper()}": value for name, value in more.items()},
    }
