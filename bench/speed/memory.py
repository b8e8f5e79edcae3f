"""How much memory the two commands take that need no model: the peak of the process, as the system counts it."""

import json
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Final

from bench.faults.pairs import Pair

CHECKS: Final = 50
_WAIT_SECONDS: Final = 20.0
_PEAK: Final = """
import sys
from svodka.cli import main
sys.argv = ["svodka", *sys.argv[1:]]
try:
    main()
finally:
    # Not getrusage: its peak begins with that of the process that started this one.
    status = open("/proc/self/status").read()
    print(status.split("VmHWM:")[1].split()[0], file=sys.stderr)
"""


def checking(pair: Pair) -> int:
    """Give the peak of `svodka check`, in megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        article, summary = Path(folder) / "article.txt", Path(folder) / "summary.json"
        article.write_text(pair.request.text or "", "utf-8")
        summary.write_text(pair.summary.model_dump_json(by_alias=True), "utf-8")
        command = [sys.executable, "-c", _PEAK, "check", str(article), str(summary), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- our own program
    return round(int(done.stderr.strip().splitlines()[-1]) / 1024)


def serving(pair: Pair, port: int = 8923) -> int:
    """Give what `svodka serve` holds after some checks, in megabytes."""
    command = [sys.executable, "-c", "from svodka.cli import main; main()", "serve", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 -- our own program
    try:
        body = {"article": {"text": pair.request.text}, "summary": pair.summary.model_dump(mode="json", by_alias=True)}
        _wait(port)
        for _ in range(CHECKS):
            _post(port, json.dumps(body).encode())
        held = Path(f"/proc/{server.pid}/statm").read_text("ascii").split()[1]
    finally:
        server.terminate()
        server.wait()
    return round(int(held) * resource.getpagesize() / 1024 / 1024)


def _wait(port: int) -> None:
    until = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live").close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


def _post(port: int, body: bytes) -> None:
    headers = {"content-type": "application/json"}
    request = urllib.request.Request(f"http://127.0.0.1:{port}/v1/checks", body, headers)
    urllib.request.urlopen(request).read()  # noqa: S310 -- loopback
