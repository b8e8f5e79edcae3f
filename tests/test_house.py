"""The house itself: what is installed is what is locked, and the pages say what is so."""

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from docs import generate

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.txt", "requirements-dev.txt")
README = (ROOT / "README.md").read_text("utf-8")


def locked(name: str) -> list[Requirement]:
    lines = (ROOT / name).read_text("utf-8").replace("\\\n", " ").splitlines()
    return [Requirement(re.split(r"\s--hash", line)[0].strip()) for line in lines if line and line[0].isalnum()]


@pytest.mark.parametrize("name", LOCKS)
def test_what_is_installed_is_what_is_locked(name: str) -> None:
    for requirement in locked(name):
        if requirement.marker is None or requirement.marker.evaluate():
            assert metadata.version(requirement.name) in requirement.specifier, requirement


@pytest.mark.parametrize("name", [*LOCKS, "requirements-local-model.txt"])
def test_a_lock_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "--hash=sha256:" in text
    assert "://" not in text
    assert "-index" not in text


def test_no_file_of_the_project_names_a_place_that_is_not_its_own() -> None:
    hosts = re.compile("py" + r"pi\.org|python" + r"hosted|npm" + r"js\.|deb\.deb" + "ian")
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    for path in tracked:
        assert not hosts.search((ROOT / path).read_text("utf-8", errors="replace")), path


def test_generated_pages_are_current() -> None:
    assert list(generate.stale()) == []


def test_the_readme_is_short_and_its_links_lead_somewhere() -> None:
    prose = re.sub(r"```.*?```", "", README, flags=re.DOTALL)
    assert len(prose.split()) <= 500
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\(([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), (page.name, link)


def test_every_path_that_the_tour_names_exists() -> None:
    tour = (ROOT / "docs" / "tour.md").read_text("utf-8")
    bases = [ROOT, *(ROOT / "svodka").iterdir(), ROOT / "svodka"]
    for name in re.findall(r"`([\w./-]+(?:\.py|\.toml|/))`", tour):
        assert any((base / name).exists() for base in bases), name


def test_importing_any_module_opens_and_connects_nothing_and_loads_nothing_heavy() -> None:
    code = (
        "import sys, importlib, pkgutil\n"
        "import schemas, prompts, svodka, api\n"
        "seen = []\n"
        "code = ('.py', '.pyc', '.so', '.pyi', '__pycache__')\n"
        "rooms = ('/prompts/', '/cassettes/', '/api/', '/svodka/')\n"
        "def watch(event, args):\n"
        "    own = event == 'open' and any(room in str(args[0]) for room in rooms)\n"
        "    if event in ('socket.connect', 'subprocess.Popen') or (own and not str(args[0]).endswith(code)):\n"
        "        seen.append((event, str(args[0])))\n"
        "sys.addaudithook(watch)\n"
        "for package in (schemas, prompts, svodka, api):\n"
        "    for module in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "        importlib.import_module(module.name)\n"
        "heavy = {'pymorphy3', 'instructor', 'trafilatura', 'genai_prices'} & set(sys.modules)\n"
        "assert not seen and not heavy, (seen, heavy)\n"
    )
    command = [sys.executable, "-B", "-c", code]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert found.returncode == 0, found.stderr[-500:]
