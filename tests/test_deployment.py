"""The image, the compose file and the commands of docs/operations.md fit the code. No container engine is needed."""

import json
import re
import shlex
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from pydantic import AliasChoices
from rich_click import RichGroup

from svodka.cli import commands
from svodka.settings import Settings

ROOT = Path(__file__).parents[1]
OPERATIONS = (ROOT / "docs" / "operations.md").read_text("utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))


def steps() -> list[tuple[str, str]]:
    text = (ROOT / "Containerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.partition(" ")[0], line.partition(" ")[2].strip()) for line in lines]


def last(name: str) -> str:
    return [value for step, value in steps() if step == name][-1]


def setting_names() -> set[str]:
    names = {f"SVODKA_{name.upper()}" for name in Settings.model_fields}
    for field in Settings.model_fields.values():
        if isinstance(field.validation_alias, AliasChoices):
            names |= {str(choice) for choice in field.validation_alias.choices}
    return names


def variables(text: str) -> set[str]:
    return {name.rstrip("_") for name in re.findall(r"SVODKA_[A-Z_]+", text)}


def command(words: list[str]) -> click.Command:
    """Follow words through the groups of the command line; fails where there is no such command."""
    found: click.Command = commands
    for word in words:
        if not isinstance(found, click.Group):
            break
        deeper = found.commands.get(word)
        assert deeper is not None, words
        found = deeper
    assert not isinstance(found, click.Group), words
    return found


def test_everything_that_is_copied_into_the_image_exists_and_reaches_the_builder() -> None:
    ignored = (ROOT / ".containerignore").read_text("utf-8").splitlines()
    sources = [value.split()[:-1] for step, value in steps() if step == "COPY" and not value.startswith("--from")]
    for source in [name for names in sources for name in names]:
        assert (ROOT / source).exists(), source
        assert f"!{source}" in ignored, source


def test_what_the_project_is_built_from_is_in_the_image() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    packages = re.search(r"^packages = (\[.*\])", project, re.MULTILINE)
    assert packages is not None
    copied = " ".join(value for step, value in steps() if step == "COPY")
    for needed in (*json.loads(packages[1]), "cassettes", "README.md", "LICENSE", "pyproject.toml"):
        assert needed in copied.split(), needed


def test_nobody_in_the_image_is_root() -> None:
    user, _, group = last("USER").partition(":")
    assert user.isdigit()
    assert group.isdigit()
    assert int(user) >= 10_000
    names = [step for step, _ in steps()]
    assert "USER" in names[len(names) - names[::-1].index("FROM") :]


def test_the_image_names_no_registry_and_no_secret_and_takes_locked_packages_only() -> None:
    text = (ROOT / "Containerfile").read_text("utf-8")
    images = [value.split()[0] for step, value in steps() if step == "FROM"]
    for image in [*images, COMPOSE["services"]["postgres"]["image"]]:
        assert "/" not in image
        assert ":" in image
        assert not image.endswith(":latest")
    assert "--require-hashes" in text
    assert not re.search(r"_(KEY|PASSWORD|TOKEN)=", text)


def test_what_the_image_starts_is_a_command_that_listens_for_others() -> None:
    entry, arguments = json.loads(last("ENTRYPOINT")), json.loads(last("CMD"))
    assert entry == ["svodka"]
    with command(arguments[:1]).make_context("serve", arguments[1:]) as context:
        assert context.params["host"] == "0.0.0.0"
        assert context.params["port"] == int(last("EXPOSE"))
        # Only with keys, then: an image must not open the door by itself.
        assert context.params["without_keys"] is False
    assert last("STOPSIGNAL") == "SIGTERM"


@pytest.mark.parametrize(("status", "healthy"), [(200, True), (503, False)])
def test_the_health_check_of_the_image_says_what_the_server_says(status: int, *, healthy: bool) -> None:
    program = json.loads(last("HEALTHCHECK").partition("CMD")[2])
    assert program[:2] == ["python", "-c"]
    asked = list[str]()

    class Ready(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Ready) as server:
        threading.Thread(target=server.handle_request).start()
        code = program[2].replace(last("EXPOSE"), str(server.server_port))
        ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=30)
    assert (ended.returncode == 0) is healthy
    assert asked == ["/health/ready"]


def test_all_that_the_server_writes_goes_to_the_volume() -> None:
    assert last("VOLUME") == "/data"
    environment = dict(pair.split("=", 1) for pair in shlex.split(last("ENV")))
    assert environment["SVODKA_DATABASE_URL"].startswith("sqlite:////data/")
    assert environment["PYTHONDONTWRITEBYTECODE"] == "1"


@pytest.mark.parametrize("name", ["svodka", "upgrade", "postgres"])
def test_every_service_gives_away_what_it_does_not_need(name: str) -> None:
    service = COMPOSE["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "/tmp" in service["tmpfs"]  # noqa: S108 - a place in memory
    assert "privileged" not in service


def test_secrets_come_from_outside() -> None:
    for service in COMPOSE["services"].values():
        for name, value in service["environment"].items():
            if re.search(r"KEY|PASSWORD|URL", name):
                assert "${" in value, name


def test_every_variable_is_a_setting() -> None:
    used = variables((ROOT / "compose.yaml").read_text("utf-8")) | variables(OPERATIONS)
    used |= variables((ROOT / "Containerfile").read_text("utf-8"))
    assert used
    assert used <= setting_names()


def test_the_server_waits_for_its_tables_and_gets_the_time_to_stop() -> None:
    services = COMPOSE["services"]
    assert services["svodka"]["depends_on"] == {"upgrade": {"condition": "service_completed_successfully"}}
    assert services["upgrade"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    assert services["upgrade"]["restart"] == "no"
    command(services["upgrade"]["command"])
    grace = float(services["svodka"]["stop_grace_period"].removesuffix("s"))
    assert grace > float(services["svodka"]["environment"]["SVODKA_STOP_SECONDS"])
    assert services["svodka"]["ports"] == ["127.0.0.1:8080:8080"]


def shell_lines() -> Iterator[list[str]]:
    for block in re.findall(r"```sh\n(.*?)```", OPERATIONS, re.DOTALL):
        for line in block.replace("\\\n", " ").splitlines():
            if line.strip():
                yield shlex.split(line, comments=True)


def test_the_commands_that_the_page_shows_exist_with_their_options() -> None:
    shown = [words[words.index("svodka") + 1 :] for words in shell_lines() if "svodka" in words[:1]]
    assert len(shown) > 5
    for words in shown:
        found: click.Command = commands
        path = []
        while isinstance(found, RichGroup) and words:
            path.append(words.pop(0))
            found = (
                command(path) if path[0] not in ("keys", "database") or len(path) > 1 else commands.commands[path[0]]
            )
        found.make_context(" ".join(path), words, resilient_parsing=False).close()


def metrics_named(text: str) -> set[str]:
    return {re.sub(r"_(bucket|sum|count|total)$", "", name) for name in re.findall(r"\bsvodka_[a-z_]+[a-z]", text)}


def test_the_metrics_that_the_page_names_are_counted() -> None:
    from svodka.metrics import Metrics

    counted = metrics_named(Metrics(Settings()).page().decode())
    blocks = "".join(re.findall(r"```(?:promql|yaml)\n(.*?)```", OPERATIONS, re.DOTALL))
    named = metrics_named(blocks)
    assert len(named) > 5
    assert named <= counted


def test_the_alert_rules_of_the_page_can_be_read() -> None:
    (block,) = [text for text in re.findall(r"```yaml\n(.*?)```", OPERATIONS, re.DOTALL) if "groups:" in text]
    (group,) = yaml.safe_load(block)["groups"]
    for rule in group["rules"]:
        assert {"alert", "expr", "labels", "annotations"} <= set(rule)
        assert rule["expr"].count("(") == rule["expr"].count(")")


def test_the_bill_of_materials_names_what_is_installed_and_no_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (words,) = [words for words in shell_lines() if words[0].endswith("cyclonedx-py")]
    monkeypatch.setenv("SVODKA_MODEL_KEY", "sk-canary-4711")
    target = tmp_path / "sbom.json"
    words = [str(Path(sys.executable).with_name("cyclonedx-py")), *words[1:-1], "--no-validate", sys.executable]
    words[words.index("-o") + 1] = str(target)
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True, timeout=100)
    text = target.read_text("utf-8")
    written = json.loads(text)
    assert written["bomFormat"] == "CycloneDX"
    assert written["metadata"]["component"]["name"] == "svodka"
    assert {"litestar", "sqlalchemy", "openai"} <= {part["name"].lower() for part in written["components"]}
    assert "sk-canary-4711" not in text
    assert str(ROOT) not in text
    # Against CycloneDX's own schema; of 150 components a few are enough, for it takes a tenth of a second for each.
    few = written | {"components": written["components"][:8]}
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(few)) is None
