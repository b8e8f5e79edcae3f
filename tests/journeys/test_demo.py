"""The demo, as a newcomer runs it."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from schemas.summary import Summary
from svodka.llm.cassettes import FOLDER
from svodka.llm.replay import ReplayWriter
from svodka.newsroom import Newsroom
from svodka.pipeline import summarise
from svodka.samples import samples
from tests.spans import assert_every_span_holds

SVODKA = Path(sys.executable).parent / "svodka"
BARE = {"PATH": os.environ["PATH"], "COLUMNS": "120", "PYTHONIOENCODING": "utf-8"}


def test_the_demo_prints_a_summary_for_a_person_and_ends() -> None:
    said = subprocess.run([SVODKA, "demo", "--once"], capture_output=True, text=True, check=True, env=BARE, timeout=60)
    assert "Moscow" in said.stdout
    assert "Москв" in said.stdout
    assert "not checked" in said.stdout


@pytest.fixture(scope="module")
def demo() -> Iterator[tuple[int, str]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [SVODKA, "demo", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=BARE) as running:
        assert running.stdout is not None
        curl = next(line for line in running.stdout if line.startswith("curl "))
        _wait(port)
        yield port, curl
        running.send_signal(signal.SIGINT)
        running.wait(10)


def _wait(port: int) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live", timeout=1)
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the demo did not come up")


def test_the_curl_that_it_prints_works(demo: tuple[int, str]) -> None:
    answer = subprocess.run(["sh", "-c", demo[1]], capture_output=True, check=True, timeout=30).stdout
    summary = Summary.model_validate_json(answer)
    assert_every_span_holds(summary)
    assert summary.usage.replayed


def test_an_article_that_is_no_sample_is_told_what_to_set(demo: tuple[int, str]) -> None:
    body = json.dumps({"text": "Это статья, которой среди записанных примеров нет и никогда не было."}).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{demo[0]}/v1/summaries", body, {"Content-Type": "application/json"}
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=10)  # noqa: S310 - loopback
    problem = json.loads(refused.value.read())
    assert (refused.value.code, problem["code"]) == (503, "no-model")
    assert "SVODKA_MODEL" in problem["detail"]


def test_the_readme_shows_what_really_comes_back() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    shown = json.loads(readme.split("```json\n")[1].split("```")[0])
    sample = samples(FOLDER)[0]
    whole = asyncio.run(summarise(sample.request, Newsroom(ReplayWriter(), 30, "ru")))
    assert_shown(shown, whole.model_dump(mode="json"))


def assert_shown(shown: Any, whole: Any) -> None:
    """Hold a part that is shown against the whole: objects may leave fields out, lists items, texts their end."""
    if isinstance(shown, dict):
        for key, value in shown.items():
            assert_shown(value, whole[key])
    elif isinstance(shown, list) and shown:
        assert any(_is_shown(shown[0], item) for item in whole), shown[0]
    elif isinstance(shown, str):
        assert whole.startswith(shown.removesuffix("…").rstrip())
    else:
        assert shown == whole


def _is_shown(shown: Any, whole: Any) -> bool:
    try:
        assert_shown(shown, whole)
    except (AssertionError, KeyError, AttributeError):
        return False
    return True
