"""What tokens cost: the user's own table first, then the public prices that genai-prices carries offline."""

from decimal import Decimal

from svodka.llm.completion import Tokens
from svodka.settings import Price, Settings

MILLION = Decimal(1_000_000)


def cost(settings: Settings, tokens: Tokens, *models: str | None) -> Decimal | None:
    """Give US dollars by the first name of the model whose price is known, the own table first; None when none is."""
    names = [model for model in models if model is not None]
    own = next((settings.prices[name] for name in names if name in settings.prices), None)
    if own is not None:
        return _own_cost(own, tokens)
    public = (_public_cost(settings.model_url, tokens, name) for name in names)
    return next((known for known in public if known is not None), None)


def _own_cost(price: Price, tokens: Tokens) -> Decimal:
    cached = price.input if price.cached is None else price.cached
    fresh = tokens.input - tokens.cached
    return (fresh * price.input + tokens.cached * cached + tokens.output * price.output) / MILLION


def _public_cost(url: str, tokens: Tokens, model: str) -> Decimal | None:
    from genai_prices import Usage, calc_price  # noqa: PLC0415 - only a real provider has a price

    usage = Usage(input_tokens=tokens.input, cache_read_tokens=tokens.cached, output_tokens=tokens.output)
    try:
        return calc_price(usage, model, provider_api_url=url).total_price
    except (LookupError, ValueError):
        return None
