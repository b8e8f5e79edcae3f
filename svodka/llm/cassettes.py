"""How recorded traffic is written: YAML a person can review, JSON bodies as trees, no secret and nothing volatile."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, cast

import yaml
from pydantic import BaseModel, ConfigDict, JsonValue
from vcr import VCR
from vcr.request import Request

from svodka.settings import Mode, Settings

FOLDER: Final = Path(__file__).parents[2] / "cassettes"
"""Recordings and the sample articles they answer; beside the packages in a checkout and in an installation alike."""

SERIALISER: Final = "readable"
MATCH_ON: Final = ("method", "scheme", "host", "port", "path", "query", "body")
METADATA: Final = "recorded_with"
JUDGED: Final = "judged_with"
"""The same of the second reader, in the cassettes of samples that have one."""

_HEADERS_KEPT: Final = frozenset({"content-type"})
_TREE: Final = "$json"
"""Marks a string that is written as the JSON tree it holds."""

Interactions = dict[str, Any]


class RecordedWith(BaseModel):
    """The settings that a request depends on; a replay must ask in the same way."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    model_url: str
    model: str
    model_mode: Mode
    max_output_tokens: int
    model_options: dict[str, JsonValue]

    @classmethod
    def of(cls, settings: Settings) -> "RecordedWith":
        """Take from the settings what shapes a request."""
        return cls(
            model_url=settings.model_url,
            model=settings.model or "",
            model_mode=settings.mode,
            max_output_tokens=settings.max_output_tokens,
            model_options=settings.model_options,
        )


def tape(record_mode: str = "none") -> VCR:
    """Give a vcrpy recorder that writes and matches in this project's way; it plays unless told to record."""
    recorder = VCR(
        serializer=SERIALISER,
        match_on=MATCH_ON,
        before_record_request=_only_kept_headers_of_request,
        before_record_response=_only_kept_headers_of_response,
        decode_compressed_response=True,
        record_mode=record_mode,
    )
    recorder.register_serializer(SERIALISER, _Readable)
    return recorder


class _Readable:
    """The serialiser, in the form that vcrpy expects."""

    @staticmethod
    def serialize(cassette: Interactions) -> str:
        return serialise(cassette)

    @staticmethod
    def deserialize(text: str) -> Interactions:
        return deserialise(text)


def serialise(cassette: Interactions) -> str:
    """Write a cassette; every body comes back exactly as JSON, every string inside it to the letter."""
    interactions = [_mapped(interaction, _opened) for interaction in cassette["interactions"]]
    return yaml.dump(
        {**cassette, "interactions": interactions}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110
    )


def deserialise(text: str) -> Interactions:
    """Read a cassette that `serialise` wrote."""
    cassette = cast("Interactions", yaml.load(text, Loader=yaml.CSafeLoader))
    return {**cassette, "interactions": [_mapped(item, _closed) for item in cassette["interactions"]]}


def _mapped(interaction: Interactions, change: Callable[[Any], Any]) -> Interactions:
    request, response = interaction["request"], interaction["response"]
    return {
        "request": {**request, "body": change(request["body"])},
        "response": {**response, "body": {"string": change(response["body"]["string"])}},
    }


def _opened(value: Any) -> Any:
    """Turn strings that hold JSON objects into trees, as deep as they go, wherever the way back is exact."""
    if isinstance(value, dict):
        return {key: _opened(item) for key, item in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        return [_opened(item) for item in _items(value)]
    if not isinstance(value, str) or not value.startswith("{"):
        return value
    try:
        tree = json.loads(value)
    except ValueError:
        return value
    # A string that looks like the mark itself stays a string, or it would not come back.
    exact = compact(tree) == value and tree.keys() != {_TREE}
    return {_TREE: _opened(tree)} if exact else value


def _closed(value: Any) -> Any:
    if isinstance(value, dict):
        items = cast("dict[str, Any]", value)
        if items.keys() == {_TREE}:
            return compact(_closed(items[_TREE]))
        return {key: _closed(item) for key, item in items.items()}
    return [_closed(item) for item in _items(value)] if isinstance(value, list) else value


def _items(value: Any) -> list[Any]:
    return list(value)


def compact(tree: Any) -> str:
    """Write JSON in the one form in which bodies are kept."""
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


def _only_kept_headers_of_request(request: Request) -> Request:
    request.headers = {name: value for name, value in request.headers.items() if name.lower() in _HEADERS_KEPT}
    request.body = _normal(request.body)
    return request


def _only_kept_headers_of_response(response: dict[str, Any]) -> dict[str, Any]:
    headers = {name: value for name, value in response["headers"].items() if name.lower() in _HEADERS_KEPT}
    return {**response, "headers": headers, "body": {"string": _normal(response["body"]["string"])}}


def _normal(body: bytes | None) -> bytes:
    # Spacing and escapes of the envelope are the HTTP library's business; what the strings say is untouched.
    try:
        return compact(json.loads(body or b"")).encode()
    except ValueError:
        return body or b""


_BREAKS: Final = re.compile("[\r\x85\u2028\u2029\ufeff]")


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks."""


def _as_block(_: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    if _BREAKS.search(text):
        # YAML takes these for the end of a line in every other style.
        return yaml.ScalarNode("tag:yaml.org,2002:str", text, style='"')
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _as_block)
