"""Loads a versioned prompt: templates, examples, hash. Nothing is read before `load` is called."""

import functools
import hashlib
import json
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from prompts.example import Example, read_example

FOLDER = Path(__file__).parent
CURRENT = "summary/v1"
"""The prompt that new summaries are made with."""
JUDGE = "judge/v1"
"""The prompt that the second reader is asked with."""

_FILES = {
    "summary": ("system.md", "example.md", "article.md", "reask.md", "repair.md"),
    "judge": ("system.md", "question.md", "reask.md"),
}


class PromptError(Exception):
    """A prompt is incomplete, or was asked to be filled with the wrong variables."""


@dataclass(frozen=True, slots=True)
class Template:
    """A text with `$variables`. Values are inserted once and never read as templates themselves."""

    name: str
    text: str

    @property
    def variables(self) -> frozenset[str]:
        """The names that must be given, all of them and no others."""
        return frozenset(string.Template(self.text).get_identifiers())

    def render(self, **values: str) -> str:
        """Fill the template; PromptError when a variable is missing or unknown."""
        wrong = self.variables.symmetric_difference(values)
        if wrong:
            raise PromptError(f"{self.name}: missing or unknown variables: {', '.join(sorted(wrong))}")
        return string.Template(self.text).substitute(values)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One version of the words sent to a model. `system` is the same for every article and pair of languages."""

    name: str
    sha256: str
    canary: str
    system: str
    templates: dict[str, Template]

    def reask(self, problem: str) -> str:
        """Give the message that asks once more after an unusable answer."""
        return self.templates["reask"].render(problem=problem)


class SummaryPrompt(Prompt):
    """The words for the model that writes."""

    __slots__ = ()

    def article(
        self,
        *,
        source: str,
        target: str,
        points: int,
        sentences: Sequence[tuple[int, str]],
        published: str | None = None,
        glossary: Sequence[tuple[str, str, Sequence[str]]] = (),
    ) -> str:
        """Give the user message: facts first, the article last, inside a fence that it cannot contain."""
        numbered = number_sentences(sentences)
        return self.templates["article"].render(
            source=source,
            target=target,
            points=str(points),
            published=f" Published {published}." if published else "",
            glossary=_glossary_lines(glossary),
            fence=fence(self.sha256, numbered),
            sentences=numbered,
        )

    def repair(self, findings: Sequence[tuple[Sequence[str], str]]) -> str:
        """Give the message that sends findings back: for each, the paths that may change and what is wrong."""
        lines = (f"- {' or '.join(paths)}: {message}" for paths, message in findings)
        return self.templates["repair"].render(findings="\n".join(lines))


class JudgePrompt(Prompt):
    """The words for the second reader."""

    __slots__ = ()

    def question(
        self, *, source: str, target: str, sentences: Sequence[tuple[int, str]], claims: Sequence[Mapping[str, object]]
    ) -> str:
        """Give the user message: the article, then the claims, in fences that neither of them can contain."""
        numbered = number_sentences(sentences)
        # JSON keeps a claim on its own line, whatever stands in it.
        listed = "\n".join(json.dumps(claim, ensure_ascii=False) for claim in claims)
        return self.templates["question"].render(
            source=source,
            target=target,
            fence=fence(self.sha256, f"{numbered}\n{listed}"),
            sentences=numbered,
            claims=listed,
        )


def number_sentences(sentences: Sequence[tuple[int, str]]) -> str:
    """Lay sentences out as the model sees them; their characters are not touched."""
    return "\n".join(f"[{number}] {text}" for number, text in sentences)


def fence(prompt_sha256: str, numbered: str) -> str:
    """Give a mark that the article cannot contain: a hash of itself and the prompt, the same for the same request."""
    return hashlib.sha256(f"{prompt_sha256}\n{numbered}".encode()).hexdigest()[:16]


def _glossary_lines(glossary: Sequence[tuple[str, str, Sequence[str]]]) -> str:
    if not glossary:
        return ""
    # JSON keeps a term with line breaks or quotation marks on its own line.
    rows = (
        json.dumps({"source": source, "target": target} | ({"never": list(never)} if never else {}), ensure_ascii=False)
        for source, target, never in glossary
    )
    return "\nHouse terms, in the case form the sentence needs:\n" + "\n".join(rows)


def files_of(name: str) -> list[Path]:
    """Give the files that a prompt consists of, in the order in which they are hashed."""
    folder = FOLDER / name
    return [folder / file for file in _files(name)] + sorted(folder.glob("example-*.json"))


def _files(name: str) -> tuple[str, ...]:
    kind = name.partition("/")[0]
    if kind not in _FILES or not (FOLDER / name).is_dir():
        raise PromptError(f"there is no prompt {name}")
    return _FILES[kind]


def digest(name: str) -> str:
    """Give the SHA-256 over a prompt's files and their names."""
    total = hashlib.sha256()
    for path in files_of(name):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


@functools.cache
def examples(name: str = CURRENT) -> tuple[Example, ...]:
    """Give the examples of a prompt, checked; ExampleError for one that does not hold."""
    return tuple(read_example(path) for path in sorted((FOLDER / name).glob("example-*.json")))


@functools.cache
def load(name: str = CURRENT) -> SummaryPrompt:
    """Load a prompt and check its examples; PromptError before any token is spent if one does not hold."""
    templates = _templates(name)
    shown = "\n\n".join(_render_example(templates["example"], example) for example in examples(name))
    sha256 = digest(name)
    system = templates["system"].render(canary=_canary(sha256), examples=shown)
    return SummaryPrompt(name, sha256, _canary(sha256), system, templates)


@functools.cache
def load_judge(name: str = JUDGE) -> JudgePrompt:
    """Load a prompt of the second reader; PromptError when there is none of this name."""
    templates = _templates(name)
    sha256 = digest(name)
    system = templates["system"].render(canary=_canary(sha256))
    return JudgePrompt(name, sha256, _canary(sha256), system, templates)


def _canary(sha256: str) -> str:
    return f"svodka-{sha256[:12]}"


def _templates(name: str) -> dict[str, Template]:
    return {Path(file).stem: _template(FOLDER / name / file) for file in _files(name)}


def _template(path: Path) -> Template:
    return Template(str(path.relative_to(FOLDER)), path.read_text("utf-8").rstrip("\n"))


def _render_example(template: Template, example: Example) -> str:
    source, target = example.languages
    return template.render(
        source=source,
        target=target,
        points=str(example.points),
        sentences=number_sentences(list(enumerate(example.sentences, start=1))),
        answer=example.answer.model_dump_json(),
    )
