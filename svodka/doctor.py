"""Says what is configured, what answers, and what to do next."""

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict
from rich.console import Console

from svodka.database import database_name, database_state
from svodka.doors import Door
from svodka.error_texts import told
from svodka.errors import SvodkaError
from svodka.llm.asking import Question, ask
from svodka.llm.completion import Tokens
from svodka.llm.prices import cost
from svodka.llm.provider import ProviderWriter
from svodka.llm.unit import Unit
from svodka.llm.wire import Message
from svodka.settings import Settings, version

TEST_SECONDS = 30.0
DOORS: Final[dict[Door, str]] = {
    "keys": "asks every caller for a key",
    "local": "answers this machine without a key, and starts on no other address",
    "open": "answers everybody",
}


class Ready(BaseModel):
    """The smallest structured answer."""

    model_config = ConfigDict(extra="forbid")

    answer: Literal["ready"]


async def examine_installation(settings: Settings, language: str) -> bool:
    """Print the settings and test each endpoint with one small call; whether what is configured answers."""
    console = Console(highlight=False, soft_wrap=True)
    for name, value in facts(settings).items():
        console.print(f"{name:24} {value}", markup=False)
    asked = {"summaries": settings}
    if settings.model is not None and settings.for_judge != settings:
        asked["second reader"] = settings.for_judge
    said = {name: await _tested(of, language) for name, of in asked.items()}
    said["database"] = await looked_into(settings, language)
    for name, (_, words) in said.items():
        console.print(f"{name:24} {words}", markup=False)
    return all(answers for answers, _ in said.values())


def facts(settings: Settings) -> dict[str, str]:
    """Give what is configured, a line each; of a key only whether it is there."""
    judge = settings.for_judge
    return {
        "svodka": version(),
        "SVODKA_MODEL": settings.model or "not set",
        "SVODKA_MODEL_URL": settings.model_url,
        "SVODKA_MODEL_KEY": _whether_set(settings),
        "SVODKA_MODEL_MODE": settings.mode,
        "price": _price(settings),
        **(_facts_of_judge(judge) if judge != settings else {"second reader": "the same model"}),
        "checks": "ready, they need no model",
        "SVODKA_DATABASE_URL": _database(settings),
    }


def _facts_of_judge(judge: Settings) -> dict[str, str]:
    return {
        "SVODKA_JUDGE_MODEL": judge.model or "not set",
        "SVODKA_JUDGE_URL": judge.model_url,
        "SVODKA_JUDGE_KEY": _whether_set(judge),
        "SVODKA_JUDGE_MODE": judge.mode,
        "price of second reader": _price(judge),
    }


def _whether_set(settings: Settings) -> str:
    return "set" if settings.model_key else "not set"


def _database(settings: Settings) -> str:
    try:
        return database_name(settings)
    except SvodkaError:
        # What is wrong with it is told where it is looked into.
        return "not an address of a database"


def _price(settings: Settings) -> str:
    priced = cost(settings, Tokens(input=1, output=1), settings.model) is not None
    return "known" if priced else "unknown: set SVODKA_PRICES to see costs"


async def _tested(settings: Settings, language: str) -> tuple[bool, str]:
    try:
        unit = await _test(settings)
    except SvodkaError as error:
        return False, f"{error.slug}: {' '.join(told(error, language))}"
    return True, f"ready, answered in {unit.elapsed:.1f} s"


async def looked_into(settings: Settings, language: str) -> tuple[bool, str]:
    """Give whether the database can be worked with, and what to say of it."""
    try:
        state = await database_state(settings)
    except SvodkaError as error:
        return False, f"{error.slug}: {' '.join(told(error, language))}"
    return True, f"ready, keys: {state.keys}; svodka serve {DOORS[state.door]}"


async def _test(settings: Settings) -> Unit:
    writer, unit = ProviderWriter(settings), Unit(TEST_SECONDS, calls=1)
    messages = (Message("system", "Answer with JSON only."), Message("user", 'Write {"answer":"ready"}.'))
    try:
        # Any answer is free of this mark; a re-ask is not allowed, so its words are never used.
        await ask(writer, Question(messages, Ready, canary="never asked for", reask=str), unit)
    finally:
        await writer.aclose()
    return unit
