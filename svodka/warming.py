"""What a server does before its first caller comes."""

import gc

from prompts.loader import examples, load
from schemas.request import SummaryRequest
from svodka.checks.case import Case
from svodka.checks.rules import check
from svodka.grounding.ground import ground
from svodka.intake.cleaning import clean
from svodka.llm.asking import prepare


def warm_up() -> None:
    """Load every table and library that an article needs, which the first caller would else wait for.

    What is loaded by then stays as long as the process: the garbage collector is told to look past it, for each of its
    full rounds over it would hold up everybody for a quarter of a second.
    """
    for example in examples():
        request = SummaryRequest(text="\n".join(example.sentences), language=example.languages[0])
        article = clean(request)
        check(Case(article, ground(example.answer, article, example.languages), request, canary=load().canary))
    prepare()
    gc.collect()
    gc.freeze()
