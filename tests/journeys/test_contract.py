"""The published contract against the served application: schemathesis makes the requests and judges the answers."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

from bench.upstream.composing import compose, read_body
from svodka.llm.completion import Completion
from svodka.llm.fake import FakeWriter
from svodka.llm.unit import Unit
from svodka.llm.wire import Body
from svodka.llm.writer import Listener
from tests.face import served, site

ROOT = Path(__file__).parents[2]
EXAMPLES = os.environ.get("CONTRACT_EXAMPLES", "6")


class AnyArticleWriter(FakeWriter):
    """Has an answer for every article."""

    async def complete(self, body: Body, unit: Unit, listen: Listener | None = None) -> Completion:
        self.answers.append(compose(read_body(json.dumps({"model": "any", **body}).encode())))
        return await super().complete(body, unit, listen)


async def schemathesis(address: str, folder: Path) -> tuple[int, str]:
    command = ["run", f"{address}/openapi.json", "--continue-on-failure", "--warnings", "off", "--no-color"]
    process = await asyncio.create_subprocess_exec(
        str(Path(sys.executable).with_name("st")),
        *[f"--config-file={ROOT / 'schemathesis.toml'}", *command, "-n", EXAMPLES],
        cwd=folder,
        env={**os.environ, "SCHEMATHESIS_HOOKS": "tests.schemathesis_hooks", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    printed, _ = await process.communicate()
    return process.returncode or 0, printed.decode()


def test_schemathesis_finds_nothing_in_any_operation(tmp_path: Path) -> None:
    async def run() -> tuple[int, str]:
        async with served(site(AnyArticleWriter(), tmp_path)) as client:
            return await schemathesis(str(client.base_url).rstrip("/"), tmp_path)

    status, printed = asyncio.run(run())
    assert status == 0, printed[-4000:]
    assert "Selected: 14/14" in printed
