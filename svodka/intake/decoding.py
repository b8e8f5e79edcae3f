"""Bytes in, text out: the encoding is proved before it is believed, and what cannot be read is refused."""

import codecs
import re
from collections.abc import Iterator
from typing import Final

from svodka.errors import NotText
from svodka.intake.language import detect
from svodka.intake.legibility import common_pairs, illegible
from svodka.intake.tables import words

_FILE_KINDS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF-", "pdf"),
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "zip"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "rar"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"\x7fELF", "elf"),
    (b"SQLite format 3\x00", "sqlite"),
)
_BYTE_ORDER_MARKS: Final[tuple[tuple[bytes, str], ...]] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""UTF-32 before UTF-16: its little-endian mark begins with the other's."""

_NO_CHARSETS: Final = frozenset({"unicode_escape", "raw_unicode_escape", "punycode", "idna", "undefined", "utf-7"})
"""Codecs of Python that are no encodings of a text file, and UTF-7, in which any ASCII text may be read."""

_META_CHARSET: Final = re.compile(rb"""<meta[^<>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_ENCODING: Final = re.compile(rb"""^\s*<\?xml[^<>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")
_LOOKED_AT_FOR_META: Final = 4_096

_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_CONTROL_CHARACTERS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_UTF7_RUN: Final = re.compile(rb"\+[A-Za-z0-9+/]{3,2000}+-?")
_LETTER: Final = re.compile(r"[^\W\d_]")
_MIXED_WORDS: Final = re.compile(
    r"[A-Za-z](?=[\u0370-\u1fff\u2c00-\uffff])|[\u0370-\u1fff\u2c00-\uffff](?=[A-Za-z])|[а-яё](?=[А-ЯЁ])"
)
_NOT_BLANK: Final = re.compile(r"\S")
_COMMON_HAN: Final = frozenset(
    "的一是不了在有人我他这中大来上个国到说们为和地出道也时年得就那要下以生会自着去之过家学对可后里小么心多天而能好都然没日于起还发成"
    "事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长這來個國說們為時會對過後還發當開無經頭長與業產電車"
)
_COMMON_HAN_AT_LEAST: Final = 0.05
"""Share of the commonest characters among the Han characters: about a fifth in Chinese news, under 0.02 in noise."""
_PAIRS_OF_A_GUESS: Final = 0.15
_GUESSES: Final = 4
_LETTERS_OF_A_GUESS: Final = 30
"""Below that, several encodings give what might be words."""
_GUESSED: Final = words(
    "cp1251 koi8-r koi8-u iso8859-5 cp866 cp855 mac-cyrillic kz1048 cp1252 cp1250 cp1254 cp1257 cp1253 cp1255 cp1256 "
    "gb18030 big5 euc-jp cp932 cp949 utf-16-le utf-16-be"
)


def decode(data: bytes, *, charset: str | None = None) -> str:
    """Give the text of a file; `charset` is what somebody declared it to be.

    Newlines stay as they are; a byte order mark goes. Bytes that are good UTF-8 are UTF-8, whatever was declared.
    Raises `NotText` for binary files, broken encodings and mojibake.
    """
    _refuse_binary(data)
    refusal: tuple[str, str] | None = None
    for encoding, proved in _encodings(data, charset):
        text = _strictly(data, encoding)
        if text is None or not (proved or _plausible(text)):
            continue
        refusal = illegible(text)
        if refusal is None:
            return text
    if refusal is None:
        raise _undecodable(data)
    reason, rule = refusal
    raise NotText(reason, rule=rule)


def _refuse_binary(data: bytes) -> None:
    kind = next((name for magic, name in _FILE_KINDS if data.startswith(magic)), None)
    if kind:
        raise NotText("binary-file", kind=kind)
    if sum(map(len, _UTF7_RUN.findall(data))) * 2 > len(data):
        raise NotText("utf-7")


def _encodings(data: bytes, declared: str | None) -> Iterator[tuple[str, bool]]:
    """Give the encodings to try, the likeliest first, and whether each is more than a guess."""
    marked = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    controls = len(_CONTROLS.findall(data)) * 20 > len(data)
    if marked:
        yield marked, True
        return
    if not controls:
        yield "utf-8", True
    # Anything at all decodes as UTF-16, so a declaration of that proves nothing.
    for name in filter(None, (declared, _declared_inside(data))):
        yield name, not name.lower().startswith(("utf-", "utf_"))
    if controls:
        yield from ((name, False) for name in _wide_encodings(data))
    elif not _broken_utf8(data):
        yield from ((name, False) for name in _guesses(data))


def _declared_inside(data: bytes) -> str | None:
    head = data[:_LOOKED_AT_FOR_META]
    match = _XML_ENCODING.search(head) or _META_CHARSET.search(head)
    return match[1].decode("ascii") if match else None


def _wide_encodings(data: bytes) -> Iterator[str]:
    """Give the wide encodings whose zero bytes would stand where they do."""
    units, rest = divmod(len(data), 4)
    if not rest and data[3::4].count(0) == units:
        yield "utf-32-le"
    if not rest and data[0::4].count(0) == units:
        yield "utf-32-be"
    # Blanks and digits have their zero byte on one side; a Chinese character has one now and then on the other.
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if odd > even:
        yield "utf-16-le"
    if even > odd:
        yield "utf-16-be"


def _guesses(data: bytes) -> list[str]:
    from chardet import detect_all  # noqa: PLC0415  # 35 ms that most articles never need

    results = detect_all(data, include_encodings=_GUESSED)
    return [result["encoding"] for result in results[:_GUESSES] if result["encoding"]]


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        if codecs.lookup(encoding).name in _NO_CHARSETS:
            return None
        return data.decode(encoding)
    except (LookupError, ValueError):
        return None


def _plausible(text: str) -> bool:
    """Say whether what a guess gave is text in some language: nearly all letters, and the usual ones."""
    language = detect(text)
    if language is None or _CONTROL_CHARACTERS.search(text):
        return False
    letters = _LETTER.findall(text)
    if len(letters) < _LETTERS_OF_A_GUESS or len(letters) * 2 < len(_NOT_BLANK.findall(text)):
        return False
    if len(_MIXED_WORDS.findall(text)) * 10 > len(letters):
        return False
    pairs, common = common_pairs(text)
    return common >= _PAIRS_OF_A_GUESS * pairs and _usual_han(letters)


def _usual_han(letters: list[str]) -> bool:
    han = [letter for letter in letters if "\u3400" <= letter <= "\u9fff" or letter >= "\U00020000"]
    return sum(letter in _COMMON_HAN for letter in han) >= _COMMON_HAN_AT_LEAST * len(han)


def _broken_utf8(data: bytes) -> bool:
    """Say whether most of the bytes above ASCII are good UTF-8 and some are not: then nothing else is to be guessed."""
    text = data.decode("utf-8", "replace")
    good = sum(character > "\x7f" and character != "\ufffd" for character in text)
    return good > 4 * text.count("\ufffd") > 0


def _undecodable(data: bytes) -> NotText:
    if b"\x00" in data:
        return NotText("nul-character")
    if len(_CONTROLS.findall(data)) * 20 > len(data):
        return NotText("control-characters")
    if _broken_utf8(data):
        return NotText("invalid-utf-8")
    return NotText("unknown-encoding")
