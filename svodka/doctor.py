"""Says what is configured, what answers, and what to do next."""

from typing import Literal

from pydantic import BaseModel, ConfigDict
from rich.console import Console

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


class Ready(BaseModel):
    """The smallest structured answer."""

    model_config = ConfigDict(extra="forbid")

    answer: Literal["ready"]


async def examine_installation(settings: Settings, language: str) -> bool:
    """Print the settings and test the endpoint with one small call; whether summaries can be made."""
    console = Console(highlight=False, soft_wrap=True)
    for name, value in facts(settings).items():
        console.print(f"{name:24} {value}", markup=False)
    try:
        unit = await _test(settings)
    except SvodkaError as error:
        console.print(f"{'summaries':24} {error.slug}: {' '.join(told(error, language))}", markup=False)
        return False
    console.print(f"{'summaries':24} ready, answered in {unit.elapsed:.1f} s", markup=False)
    return True


def facts(settings: Settings) -> dict[str, str]:
    """Give what is configured, a line each; of a key only whether it is there."""
    priced = cost(settings, Tokens(input=1, output=1), settings.model) is not None
    return {
        "svodka": version(),
        "SVODKA_MODEL": settings.model or "not set",
        "SVODKA_MODEL_URL": settings.model_url,
        "SVODKA_MODEL_KEY": "set" if settings.model_key else "not set",
        "SVODKA_MODEL_MODE": settings.mode,
        "price": "known" if priced else "unknown: set SVODKA_PRICES to see costs",
        "checks": "ready, they need no model",
    }


async def _test(settings: Settings) -> Unit:
    writer, unit = ProviderWriter(settings), Unit(TEST_SECONDS, calls=1)
    messages = (Message("system", "Answer with JSON only."), Message("user", 'Write {"answer":"ready"}.'))
    try:
        # Any answer is free of this mark; a re-ask is not allowed, so its words are never used.
        await ask(writer, Question(messages, Ready, canary="never asked for", reask=str), unit)
    finally:
        await writer.aclose()
    return unit
