"""Composes the answers of the stub: a draft of any article, no changes, and a favourable reading."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from bench.upstream.articles import HEADLINE, key_of, translated

Form = Literal["draft", "changes", "judgements"]
Sentence = tuple[int, str]

_FORMS: Final[dict[str, Form]] = {"changes": "changes", "judgements": "judgements"}

POINTS_AT_MOST: Final = 2
"""As many as the shortest summary may have."""

_ARTICLE: Final = re.compile(r"<article (?P<fence>\w+)>\n(?P<numbered>.*)\n</article (?P=fence)>", re.DOTALL)
_SENTENCE: Final = re.compile(r"^\[(\d+)\] (.*?)(?=\n\[\d+\] |\Z)", re.DOTALL | re.MULTILINE)
_CLAIM: Final = re.compile(r'"(?:id|claim)": "(c\d+)"')
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_UNKNOWN: Final = "The article goes on about its subject in this place"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a body asks for."""

    form: Form
    numbered: str
    """The article, as sentences with their numbers."""
    question: str
    """The first message of the user."""
    tool: str | None
    """Name of the function that must be called, if the answer travels as one."""
    stream: bool
    usage_streamed: bool

    @property
    def key(self) -> str:
        """The name under which calls for this article are counted."""
        return key_of(self.numbered)


def read_body(body: bytes) -> Asked:
    """Read the body of a call; ValueError or KeyError when it is none of svodka's."""
    sent: dict[str, Any] = json.loads(body)
    question = next(message["content"] for message in sent["messages"] if message["role"] == "user")
    found = _ARTICLE.search(question)
    tool = sent["tools"][0]["function"]["name"] if sent.get("tools") else None
    options: dict[str, Any] = sent.get("stream_options") or {}
    return Asked(
        form=_form(sent, tool),
        numbered=found["numbered"] if found else question,
        question=question,
        tool=tool,
        stream=bool(sent.get("stream")),
        usage_streamed=bool(options.get("include_usage")),
    )


def _form(sent: dict[str, Any], tool: str | None) -> Form:
    form: dict[str, Any] = sent.get("response_format") or {}
    named = tool or form.get("json_schema", {}).get("name")
    return _FORMS.get(str(named), "draft")


def compose(asked: Asked) -> str:
    """Write the answer as JSON."""
    answers = {"draft": _draft, "changes": _no_changes, "judgements": _judgements}
    return json.dumps(answers[asked.form](asked), ensure_ascii=False)


def _no_changes(_: Asked) -> dict[str, Any]:
    return {"changes": []}


def _judgements(asked: Asked) -> dict[str, Any]:
    number, words = _sentences(asked.numbered)[0]
    rest = {"sentence": number, "words": words, "verdict": "supported", "aspect": None, "language": None}
    return {"answers": [{"claim": claim, **rest} for claim in _CLAIM.findall(asked.question)]}


def _draft(asked: Asked) -> dict[str, Any]:
    sentences = _sentences(asked.numbered)
    ours = [(number, text, known) for number, text in sentences[:POINTS_AT_MOST] if (known := translated(text))]
    if not ours:
        return _draft_of_any(sentences)
    names = {name: None for _, _, known in ours for name in known.names}
    return {
        "entities": [_entity(place, *name) for place, name in enumerate(names, start=1)],
        "points": [{"source": text, "target": known.text, "sentences": [number]} for number, text, known in ours],
        "headlines": [{"source": HEADLINE[0], "target": HEADLINE[1]}],
        "quotes": [],
    }


def _sentences(numbered: str) -> list[Sentence]:
    return [(int(number), text) for number, text in _SENTENCE.findall(numbered)] or [(1, numbered)]


def _entity(place: int, slot: str, source: str, target: str) -> dict[str, Any]:
    return {
        "id": f"e{place}",
        "type": slot,
        "name": {"source": source, "target": target},
        "origin": None,
        "role": None,
        "affiliation": None,
        "surface": [source],
    }


def _draft_of_any(sentences: Sequence[Sentence]) -> dict[str, Any]:
    """Copy the sentence that says least: what has no name and no figure needs no translation to be checked."""
    number, text = min(sentences, key=_risk)
    figures = ", ".join(_NUMBER.findall(text))
    target = f"{_UNKNOWN}: {figures}." if figures else f"{_UNKNOWN}."
    words = text.split()
    return {
        "entities": [],
        "points": [{"source": text, "target": target, "sentences": [number]}],
        "headlines": [{"source": " ".join(words[:4]).strip(".,:;"), "target": "What the article is about"}],
        "quotes": [],
    }


def _risk(sentence: Sentence) -> tuple[bool, int, int]:
    _, text = sentence
    letters = sum(map(str.isalpha, text))
    marks = sum(character.isdigit() or character.isupper() or character in "«»“”\"'" for character in text[1:])
    return letters < 20, marks, -letters  # noqa: PLR2004 - shorter than that it is no sentence
