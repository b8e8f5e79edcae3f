"""The secrets that callers carry: made here, recognised by their form, kept only as hashes."""

import hashlib
import re
import secrets
import string
import zlib
from dataclasses import dataclass, field
from typing import Final

PREFIX: Final = "svodka_"
RANDOM_CHARACTERS: Final = 40
CHECKSUM_CHARACTERS: Final = 6

_ALPHABET: Final = string.digits + string.ascii_letters
_FORM: Final = re.compile(rf"{PREFIX}[0-9A-Za-z]{{{RANDOM_CHARACTERS + CHECKSUM_CHARACTERS}}}")


@dataclass(frozen=True, slots=True)
class NewSecret:
    """A secret that was just made; `text` is told once and kept nowhere."""

    text: str = field(repr=False)
    hash: bytes = field(repr=False)
    shown: str
    """Enough of the secret to recognise it in a list, too little to use it."""


def new_secret() -> NewSecret:
    """Make a secret: the prefix, 40 random letters and digits (238 bits), and 6 that are their checksum."""
    body = PREFIX + "".join(secrets.choice(_ALPHABET) for _ in range(RANDOM_CHARACTERS))
    text = body + _checksum(body)
    return NewSecret(text, hash_of(text), f"{text[: len(PREFIX) + 4]}…{text[-4:]}")


def is_well_formed(text: str) -> bool:
    """Whether this can be a secret of svodka; leak scanners apply the same rule, without asking any server."""
    if _FORM.fullmatch(text) is None:
        return False
    body, checksum = text[:-CHECKSUM_CHARACTERS], text[-CHECKSUM_CHARACTERS:]
    return checksum == _checksum(body)


def hash_of(text: str) -> bytes:
    """Give the SHA-256 of a secret. It needs no salt and no slow hash: nobody can try 62^40 secrets."""
    return hashlib.sha256(text.encode()).digest()


def _checksum(body: str) -> str:
    number, digits = zlib.crc32(body.encode()), ""
    for _ in range(CHECKSUM_CHARACTERS):
        number, digit = divmod(number, len(_ALPHABET))
        digits = _ALPHABET[digit] + digits
    return digits
