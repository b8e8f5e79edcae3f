"""Bytes of every provenance."""

import json

import pytest

from svodka.errors import NotText
from svodka.intake.decoding import decode
from tests.shared_material import SHARED, needs_shared

NAUGHTY = SHARED / "data" / "naughty"
RUSSIAN = (
    "Московский завод «Заречье» поставит в Циндао датчики до конца года. Об этом сообщила директор завода.\r\n"
    "Переговоры заняли полтора года, уточнила она. Партнёром выступит компания из провинции Шаньдун."
)
CHINESE = (
    "莫斯科与哈尔滨签署机床供应协议。商务部长在会上表示，双方的贸易额比去年增长，"
    "中国企业将在这里建立新的工厂，一年内可以投产。"
)


def reason(data: bytes, charset: str | None = None) -> str:
    with pytest.raises(NotText) as caught:
        decode(data, charset=charset)
    return caught.value.reason


@pytest.mark.parametrize(
    "encoding",
    [
        *("cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic", "cp855"),
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
    ],
)
def test_russian_is_read_in_every_encoding_it_is_sent_in(encoding: str) -> None:
    text = RUSSIAN.replace("«", '"').replace("»", '"')
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16-le"])
def test_chinese_is_read_too(encoding: str) -> None:
    assert decode((CHINESE + "2025\n" + CHINESE).encode(encoding)) == CHINESE + "2025\n" + CHINESE


def test_newlines_stay_and_the_mark_of_utf8_goes() -> None:
    assert decode("\ufeffА\r\nб\rв\n".encode()) == "А\r\nб\rв\n"


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"") == ""


def test_a_declared_charset_is_believed_where_a_guess_would_have_too_little() -> None:
    assert decode("Привет".encode("koi8-r"), charset="koi8-r") == "Привет"
    assert reason("Привет".encode("koi8-r")) == "unknown-encoding"


@pytest.mark.parametrize(
    "declared", ["latin-1", "cp1252", "utf-8", "utf-16", "koi8-r", "no-such", "x\x00y", "unicode_escape"]
)
def test_a_declaration_that_would_give_mojibake_is_not_believed(declared: str) -> None:
    assert decode(RUSSIAN.encode("cp1251"), charset=declared) == RUSSIAN


@pytest.mark.parametrize("declared", ["cp1251", "latin-1", "utf-16", "gb18030", "cp866"])
def test_good_utf8_is_utf8_whatever_was_declared(declared: str) -> None:
    assert decode(RUSSIAN.encode(), charset=declared) == RUSSIAN


@pytest.mark.parametrize(
    "head",
    [
        '<html><meta charset="windows-1251">',
        "<meta http-equiv=x content='text/html; charset=windows-1251'>",
        "<?xml version='1.0' encoding='windows-1251'?>",
    ],
)
def test_a_page_may_declare_its_own_charset(head: str) -> None:
    assert decode(f"{head}Привет".encode("cp1251")) == f"{head}Привет"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"PK\x03\x04", "zip"),
        (b"\x89PNG\r\n", "png"),
        (b"{\\rtf1", "rtf"),
    ],
)
def test_a_file_that_is_no_text_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(NotText) as caught:
        decode(data + b"more of it")
    assert (caught.value.reason, caught.value.values) == ("binary-file", {"kind": kind})


def test_broken_utf8_is_refused_and_not_read_as_something_else() -> None:
    good = RUSSIAN.encode()
    assert reason(good[:-1] + b"\xd0") == "invalid-utf-8"
    assert reason(b"\xed\xa0\xbd\xed\xb8\x80" + good) == "invalid-utf-8"


def test_two_encodings_in_one_file_are_refused() -> None:
    half = len(RUSSIAN) // 2
    assert reason(RUSSIAN[:half].encode() + RUSSIAN[half:].encode("cp1251")) in {
        "mojibake",
        "invalid-utf-8",
        "unknown-encoding",
    }


def test_nul_characters_and_controls_are_refused() -> None:
    assert reason(RUSSIAN.replace(" ", "\x00").encode()) == "nul-character"
    assert reason(b"\x00" * 100) == "nul-character"
    assert reason(b"\x01\x02\x03 abc") == "control-characters"


def test_utf7_is_refused_because_any_ascii_could_be_it() -> None:
    assert reason(RUSSIAN.encode("utf-7")) == "utf-7"


def test_mojibake_inside_good_utf8_is_refused() -> None:
    assert reason(RUSSIAN.encode().decode("latin-1").encode()) == "mojibake"


def test_random_bytes_are_refused() -> None:
    state = 1
    noise = bytearray()
    for _ in range(400):
        state = state * 48271 % 2147483647
        noise.append(32 + state % 224)
    assert reason(bytes(noise)) in {"unknown-encoding", "mojibake"}


@needs_shared
def test_naughty_files_are_read_or_refused() -> None:
    rows = [json.loads(line) for line in (NAUGHTY / "manifest.jsonl").read_bytes().splitlines()]
    read: dict[str, str] = {}
    for row in rows:
        if row["kind"] == "cli_file":
            try:
                read[row["name"]] = decode((NAUGHTY / row["file"]).read_bytes())
            except NotText as refusal:
                read[row["name"]] = refusal.reason
    refused = {"ru_utf_7": "utf-7", "mixed_utf8_cp1251": "mojibake", "cesu8_surrogates": "invalid-utf-8"} | {
        "nul_inside": "nul-character",
        "pdf_header": "binary-file",
        "gzip_text": "binary-file",
    }
    assert {name: text for name, text in read.items() if name in refused} == refused
    assert all(text.startswith("Москва и Харбин") for name, text in read.items() if name not in refused)
