"""Few-shot examples: each is an answer that satisfies the schema and stands on its own text."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from schemas.contract import Contract
from schemas.draft import Draft


class ExampleError(Exception):
    """An example would teach the model something wrong."""


class Example(Contract):
    """One worked example of a prompt."""

    languages: tuple[str, str]
    """The article's language and the second one."""
    points: int
    """The most points allowed."""
    sentences: tuple[str, ...]
    """The article, sentence by sentence."""
    answer: Draft
    """What the model should answer."""


def read_example(path: Path) -> Example:
    """Read and check an example; ExampleError when it does not hold."""
    try:
        example = Example.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise ExampleError(f"{path.name}: {error}") from error
    faults = list(misaligned(example))
    if faults:
        raise ExampleError(f"{path.name}: {'; '.join(faults)}")
    return example


def misaligned(example: Example) -> Iterator[str]:
    """Say what in an example's answer does not stand in its text, exactly and in full."""
    text, answer = "\n".join(example.sentences), example.answer
    ids = {entity.id for entity in answer.entities}
    forms = [form for entity in answer.entities for form in entity.surface]
    yield from (f"{form!r} is not in the text" for form in forms if form not in text)
    cited = [n for point in answer.points for n in point.sentences] + [n for q in answer.quotes for n in q.sentences]
    yield from (f"there is no sentence {n}" for n in cited if not 1 <= n <= len(example.sentences))
    for quote in answer.quotes:
        if not any(quote.source in example.sentences[n - 1] for n in quote.sentences if n <= len(example.sentences)):
            yield f"the quotation {quote.source!r} is not verbatim"
    named = [entity.affiliation for entity in answer.entities] + [quote.speaker for quote in answer.quotes]
    yield from (f"{name!r} is no entity" for name in named if name is not None and name not in ids)
    if len(answer.points) > example.points:
        yield "there are more points than allowed"
