"""A summary as a person reads it on a terminal."""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from schemas.check import CheckResult
from schemas.finding import Finding
from schemas.span import Mention
from schemas.summary import Spent, Summary

_WORDS = {
    "en": {
        "entities": "Who and what is named, and where in the article",
        "quotes": "Quotations",
        "findings": "Findings",
        "corrections": "Corrected",
        "none": "no errors found",
        "errors": "{} to look at",
        "warnings": "{} warnings",
        "skipped": "{} not checked",
        "noise": "Not part of the article",
        "recorded": "answered from a recording",
        "judge": "second reader",
    },
    "ru": {
        "entities": "Кто и что названо и где в статье",
        "quotes": "Цитаты",
        "findings": "Замечания",
        "corrections": "Исправлено",
        "none": "ошибок не найдено",
        "errors": "требуют внимания: {}",
        "warnings": "предупреждений: {}",
        "skipped": "не проверено: {}",
        "noise": "Не относится к статье",
        "recorded": "ответ из записи",
        "judge": "вторая модель",
    },
}


def verdict_line(result: Summary | CheckResult, language: str = "en") -> str:
    """Say what the checks found: never a bare "clean"."""
    words = _WORDS[language]
    errors = sum(finding.severity == "error" for finding in result.findings)
    skipped = sum(count.skipped is not None for count in result.checks.values())
    return ", ".join(
        (
            words["errors"].format(errors) if errors else words["none"],
            words["warnings"].format(len(result.findings) - errors),
            words["skipped"].format(skipped),
        )
    )


def show_summary(console: Console, summary: Summary, language: str = "en") -> None:
    """Print both languages side by side, the entities with their places, and what the checks say."""
    words = _WORDS[language]
    console.print(_side_by_side(summary))
    console.print(Text(words["entities"], style="bold"))
    for line in _entities(summary):
        console.print(line)
    if summary.quotes:
        console.print(Text(words["quotes"], style="bold"))
        console.print(*(_quote(summary, index) for index in range(len(summary.quotes))), sep="\n")
    if summary.article.noise:
        noise = "; ".join(f"{noise.rule} {noise.start}-{noise.end}" for noise in summary.article.noise)
        console.print(Text(f"{words['noise']}: {noise}", style="dim"))
    show_findings(console, summary, language)
    console.print(Text(_spent(summary.provenance.model_served, summary.usage, words), style="dim"))
    if summary.usage.judge is not None:
        judge = _spent(summary.provenance.judge or "", summary.usage.judge, words)
        console.print(Text(f"{words['judge']}: {judge}", style="dim"))


def _spent(model: str, spent: Spent, words: dict[str, str]) -> str:
    cost = words["recorded"] if spent.replayed else f"{spent.cost_usd or '?'} USD"
    return f"{model} · {spent.calls} × · {spent.seconds:.1f} s · {cost}"


def show_findings(console: Console, result: Summary | CheckResult, language: str = "en") -> None:
    """Print corrections and findings, then the verdict."""
    words = _WORDS[language]
    for correction in result.corrections:
        change = f"{correction.before or '–'} → {correction.after or '–'} ({correction.by})"
        console.print(Text(f"{words['corrections']}: {correction.path}: {change}"))
    if result.findings:
        console.print(Text(words["findings"], style="bold"))
    for finding in result.findings:
        console.print(_finding(finding))
    errors = any(finding.severity == "error" for finding in result.findings)
    console.print(Text(verdict_line(result, language), style="bold yellow" if errors else "bold green"))


def _side_by_side(summary: Summary) -> RenderableType:
    table = Table.grid(padding=(0, 2), expand=True)
    for _ in summary.languages:
        # Chinese has no blanks to break a line at.
        table.add_column(ratio=1, overflow="fold")
    table.add_row(*(Text(summary.headline[language], style="bold") for language in summary.languages))
    for number, point in enumerate(summary.points, start=1):
        table.add_row()
        table.add_row(*(Text(f"{number}. {point.text[language]}") for language in summary.languages))
    return Panel(table, title=" · ".join(summary.languages), title_align="left")


def _entities(summary: Summary) -> Iterator[Text]:
    for entity in summary.entities:
        names = " · ".join(entity.name[language] for language in summary.languages)
        places = ", ".join(_place(mention) for mention in entity.mentions)
        yield Text(f"  {names} ") + Text(f"({entity.type}) {places}", style="dim")


def _place(mention: Mention) -> str:
    if mention.match == "none":
        return "–"
    return f"{mention.start}-{mention.end}" + ("" if mention.match == "exact" else f" {mention.match}")


def _quote(summary: Summary, index: int) -> RenderableType:
    quote = summary.quotes[index]
    names = {entity.id: entity.name[summary.languages[1]] for entity in summary.entities}
    source, target = summary.languages
    speaker = names.get(quote.speaker or "", "?")
    place = f"{quote.evidence.start}-{quote.evidence.end} {quote.evidence.match}"
    translated = Text(f"  “{quote.text[target]}” ({speaker}, {place})", style="italic")
    return Group(Text(f"  «{quote.text[source]}»"), translated)


def _finding(finding: Finding) -> Text:
    mark = Text("✗ ", style="bold red") if finding.severity == "error" else Text("! ", style="yellow")
    return mark + Text(f"{finding.message} ") + Text(f"{finding.path} {finding.code}", style="dim")
