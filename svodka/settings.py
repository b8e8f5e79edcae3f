"""Every setting, read once from the environment."""

import functools
from decimal import Decimal
from importlib import metadata
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, JsonValue, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from schemas.contract import LanguageTag
from svodka.errors import Misconfigured

Mode = Literal["strict", "schema", "tools", "fenced"]

OPENAI_URL = "https://api.openai.com/v1"


class Price(BaseModel):
    """What a model costs, in US dollars per million tokens."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    input: Decimal
    output: Decimal
    cached: Decimal | None = None


class Settings(BaseSettings):
    """What can be set, by environment variables that begin with SVODKA_."""

    model_config = SettingsConfigDict(
        env_prefix="SVODKA_",
        extra="ignore",
        frozen=True,
        use_attribute_docstrings=True,
        env_ignore_empty=True,
        populate_by_name=True,
    )

    model: str | None = None
    """Name of the model that writes. Without one, svodka checks but does not summarise."""
    model_url: str = Field(default=OPENAI_URL, validation_alias=AliasChoices("SVODKA_MODEL_URL", "OPENAI_BASE_URL"))
    """Base address of an OpenAI-compatible endpoint, with its `/v1`. Falls back to OPENAI_BASE_URL."""
    model_key: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("SVODKA_MODEL_KEY", "OPENAI_API_KEY")
    )
    """The key for that endpoint, if it wants one. Falls back to OPENAI_API_KEY."""
    model_mode: Mode | None = None
    """How the form of the answer is enforced: `strict` or plain JSON `schema`, `tools`, or `fenced` for endpoints that
    know none of them. Default: `strict` at OpenAI's own address, `schema` elsewhere."""
    model_options: dict[str, JsonValue] = Field(default_factory=dict)
    """More fields for the body of each call, as JSON: `{"temperature": 0}`."""
    model_proxy: str | None = None
    """Address of an HTTP proxy on the way to the models."""
    judge_model: str | None = None
    """Name of the model that reads a summary again where a request says `verify: deep`. Falls back to SVODKA_MODEL; a
    different model is a better second reader."""
    judge_url: str | None = None
    """Base address of the second reader's endpoint. Falls back to the writer's."""
    judge_key: SecretStr | None = None
    """The key for that endpoint. Falls back to the writer's at the writer's own address only: a key is never sent to
    another host."""
    judge_mode: Mode | None = None
    """How the form of the second reader's answer is enforced. Falls back to the writer's at the writer's own address;
    elsewhere to that address's default."""
    judge_options: dict[str, JsonValue] | None = None
    """More fields for the body of each call to the second reader. Falls back to the writer's at the writer's own
    address; elsewhere to none."""
    prices: dict[str, Price] = Field(default_factory=dict)
    """Own prices in US dollars per million tokens, as JSON: `{"my-model": {"input": 0.1, "output": 0.4}}`."""
    second_language: LanguageTag = "ru"
    """The second language of an article that is in English itself."""
    deadline_seconds: float = Field(default=90, gt=0, le=600)
    """Time for one article, everything included."""
    read_timeout_seconds: float = Field(default=60, gt=0, le=600)
    """Time without a byte from the model before a call is given up."""
    stream_read_timeout_seconds: float = Field(default=15, gt=0, le=600)
    """Time without an event in a streamed answer before the call is given up."""
    max_output_tokens: int = Field(default=6000, ge=256)
    """Cap on one answer of the model, in tokens."""
    stream_usage: bool | None = None
    """Whether a streamed call asks for its count of tokens (`stream_options`). Default: at OpenAI's own address only,
    since others may refuse the field; without a count a streamed call is settled at its reserve."""
    database_url: SecretStr | None = None
    """`sqlite:///path/to/file` (one process) or `postgresql://user:password@host/name`. Default: a SQLite file in the
    user's data folder, which `svodka doctor` names."""
    capacity: int = Field(default=16, ge=1, le=10_000)
    """Summaries made at once for callers who wait; one more is refused with 503 `overloaded`."""
    jobs_at_once: int = Field(default=4, ge=1, le=10_000)
    """Jobs and articles of batches worked on at once, besides."""
    jobs_waiting_at_most: int = Field(default=100_000, ge=1)
    """Jobs and articles of batches that may wait in the queue; more are refused with 503 `overloaded`."""
    job_deadline_seconds: float = Field(default=300, gt=0, le=3600)
    """Time for one article of a job or batch, once it is begun."""
    job_hours: float = Field(default=24, gt=0)
    """How long the result of a job or batch, and an Idempotency-Key, are kept."""
    retention_days: float = Field(default=30, gt=0)
    """How long summaries are kept, with the text of their articles."""
    no_store: bool = False
    """Keep no summary longer than a job, a batch or an Idempotency-Key needs it, and serve none twice."""
    stop_seconds: float = Field(default=100, ge=0)
    """How long a server that is told to stop lets requests finish before it cuts them off."""
    log_format: Literal["json", "text"] = "json"
    """Log lines for machines or for people. No article text is logged in either."""

    @classmethod
    def from_environment(cls) -> Self:
        """Read the settings; Misconfigured names the variables that are wrong, without their values."""
        try:
            return cls()
        except (ValidationError, ValueError) as error:
            names = (
                ", ".join(sorted({_variable(item["loc"]) for item in error.errors()}))
                if isinstance(error, ValidationError)
                else str(error).partition('"')[2].partition('"')[0]
            )
            raise Misconfigured("settings", names=names) from None

    @property
    def mode(self) -> Mode:
        """The mode in force."""
        if self.model_mode is not None:
            return self.model_mode
        return "strict" if self.is_openai else "schema"

    @property
    def for_judge(self) -> Self:
        """The same settings with the second reader in the writer's place; equal to these where none is set."""
        url = self.judge_url or self.model_url
        at_home = url == self.model_url
        options = self.model_options if at_home else {}
        return self.model_copy(
            update={
                "model": self.judge_model or self.model,
                "model_url": url,
                "model_key": self.judge_key or (self.model_key if at_home else None),
                "model_mode": self.judge_mode or (self.model_mode if at_home else None),
                "model_options": options if self.judge_options is None else self.judge_options,
            }
        )

    @property
    def is_openai(self) -> bool:
        """Whether the endpoint is OpenAI's own."""
        return urlsplit(self.model_url).hostname == urlsplit(OPENAI_URL).hostname


def _variable(location: tuple[int | str, ...]) -> str:
    name = str(location[0]) if location else "SVODKA_*"
    return name if name.isupper() else f"SVODKA_{name.upper()}"


@functools.cache
def version() -> str:
    """Give the version of the installed svodka."""
    return metadata.version("svodka")
