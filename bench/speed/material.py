"""The long pairs as requests, and articles of other sizes made of one of them."""

from bench.faults.pairs import Pair
from schemas.check import CheckRequest


def asked(pair: Pair) -> CheckRequest:
    """Give the request that a client would send."""
    return CheckRequest(article=pair.request, summary=pair.summary)


def enlarged(pair: Pair, characters: int) -> CheckRequest:
    """Give the same summary of an article of this size: the pair's, and itself again until it is as long.

    The evidence stands where it stood, in the first copy.
    """
    text = pair.request.text or ""
    whole = "\n\n".join([text] * (characters // len(text) + 1))[:characters]
    return CheckRequest(article=pair.request.model_copy(update={"text": whole}), summary=pair.summary)
