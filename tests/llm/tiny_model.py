"""A tiny generated GGUF model and a real OpenAI-compatible server for it on loopback."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    from gguf import GGUFWriter
    from numpy.typing import NDArray

CONTEXT: Final = 32_768
MODEL_NAME: Final = "tiny"

_LAYERS: Final = 2
_WIDTH: Final = 64
_HEADS: Final = 2
_STEPS: Final = 10

# What GGUF calls the types of tokens.
_NORMAL, _UNKNOWN, _CONTROL, _BYTE = 1, 2, 3, 6

_MARKS: Final = {"<s>": "other", "<|im_start|>": "other", "<|im_end|>": "end", "<tool_call>": "call"}
_LOWER: Final = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_OTHER_LETTERS: Final = "ё" + _LOWER.upper() + "Ё" + "«»—–…№"
# ChatML with tool calls as Qwen writes them: from what a template does with tools and calls the
# server infers the grammar of a call; with a template that ignores them it ignores tool_choice.
_TEMPLATE: Final = """\
{%- if tools %}<|im_start|>system
<tools>
{% for tool in tools %}{{ tool | tojson }}
{% endfor %}</tools><|im_end|>
{% endif %}
{%- for message in messages %}<|im_start|>{{ message.role }}
{{ message.content or '' }}
{%- for call in message.tool_calls or [] -%}
<tool_call>{"name": "{{ call.function.name }}", "arguments": {{ call.function.arguments | tojson }}}</tool_call>
{%- endfor %}<|im_end|>
{% endfor %}
{%- if add_generation_prompt %}<|im_start|>assistant{{ '\\n' if tools else '.' }}{% endif %}"""
_PUNCTUATION: Final = {
    "\n": "newline",
    '"': "quote",
    ":": "colon",
    ",": "comma",
    "{": "open",
    "[": "list",
    "}": "close",
    "]": "close",
    "<": "tag",
}
_STEP_KINDS: Final = tuple(f"step{step}" for step in range(_STEPS))
_KINDS: Final = (
    *_STEP_KINDS,
    *("space", "latin", "digit", "quote", "colon", "comma", "open", "list", "close"),
    *("newline", "call", "tag", "end", "other"),
)
# What the model wants next, whatever came before. Escapes, blanks and lone bytes ("other") only
# when a grammar leaves nothing else: a random model rambles exactly there.
_WANTED: Final = {
    **dict.fromkeys(_STEP_KINDS, 10.0),
    **dict.fromkeys(("open", "list"), 10.0),
    **dict.fromkeys(("latin", "digit"), 4.0),
    **dict.fromkeys(("colon", "comma"), 2.0),
    "quote": 6.0,
    "close": 8.0,
    "end": -5.0,
    **dict.fromkeys(("space", "newline", "call", "tag", "other"), -30.0),
}
_VALUE: Final = {"latin": 10.0, "digit": 10.0, "quote": 10.0, "close": 2.0}
# A letter of one step is followed by one of the next step, the last step by the end of the text
# (or, where a grammar forbids that, of the string): strings are mostly 1 to _STEPS letters long, even
# at temperature 0. A quote outranks a bracket after a bracket: only inside a string is it allowed.
_WANTED_AFTER: Final = {
    **{f"step{step}": {f"step{step + 1}": 18.0} for step in range(_STEPS - 1)},
    f"step{_STEPS - 1}": {"end": 24.0, "quote": 18.0},
    f"step{_STEPS // 2}": {"space": 18.0, f"step{_STEPS // 2 + 1}": 18.0},
    "space": {f"step{_STEPS // 2 + 1}": 18.0},
    "close": {"end": 24.0, "quote": 18.0, "tag": 14.0},
    "digit": {"quote": 18.0, "close": 14.0, "comma": 8.0},
    "colon": _VALUE,
    "comma": _VALUE,
    "list": _VALUE,
    "open": {"quote": 18.0},
    "quote": {"open": 0.0, "list": 0.0},
    "other": dict.fromkeys(_STEP_KINDS, 16.0),
    "newline": {"call": 18.0},
}

# Three parts of the state: the kind of the last token, which settles the kind of the next one;
# which token it was; and what the random layers wrote: the letters depend on the prompt by it.
_KIND: Final = slice(0, len(_KINDS))
_IDENTITY: Final = slice(len(_KINDS), 42)
_CONTEXT: Final = slice(42, _WIDTH)
# Attention to one token at a time (large numbers) and a faint second half of a layer: with others
# all strings of an answer, and of every answer, are the same at temperature 0.
_READERS: Final = {"attn_q": 1.0, "attn_k": 1.0, "attn_v": 0.2, "ffn_gate": 0.2, "ffn_up": 0.2}
_WRITERS: Final = {"attn_output": 0.2, "ffn_down": 0.05}


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    type: int
    kind: str


def _byte_kind(byte: int) -> str:
    char = chr(byte)
    if char in _PUNCTUATION:
        return _PUNCTUATION[char]
    if char.isascii() and char.isalpha():
        return "latin"
    return "digit" if char.isascii() and char.isdigit() else "other"


def _vocabulary() -> list[_Token]:
    """All 256 bytes, so that any text can be said, and whole Russian letters, to halve prompts."""
    tokens = [_Token("<unk>", _UNKNOWN, "other")]
    tokens += [_Token(text, _CONTROL, kind) for text, kind in _MARKS.items()]
    tokens += [_Token(f"<0x{byte:02X}>", _BYTE, _byte_kind(byte)) for byte in range(256)]
    # SentencePiece writes the space as U+2581.
    tokens.append(_Token("\u2581", _NORMAL, "space"))
    for index, letter in enumerate(_LOWER):
        tokens.append(_Token(letter, _NORMAL, f"step{index % _STEPS}"))
    tokens += [_Token(letter, _NORMAL, "other") for letter in _OTHER_LETTERS]
    return tokens


def _bigrams() -> list[list[float]]:
    """How much each kind (inner index) is wanted after each kind (outer index)."""
    rows = [_WANTED | _WANTED_AFTER.get(before, {}) for before in _KINDS]
    return [[row[after] for after in _KINDS] for row in rows]


def _tensors(tokens: list[_Token], seed: int) -> Iterator[tuple[str, Any]]:
    import numpy as np

    # RandomState, not default_rng: numpy promises never to change its stream.
    rng = np.random.RandomState(seed)

    def normal(rows: int, deviation: float) -> NDArray[np.float32]:
        return rng.normal(0, deviation, (rows, _WIDTH)).astype(np.float32)

    ones = np.ones(_WIDTH, dtype=np.float32)
    kinds = [_KINDS.index(token.kind) for token in tokens]
    inputs, outputs = normal(len(tokens), 1), normal(len(tokens), 0.16)
    # A value of sqrt(width) comes through the last normalisation nearly unchanged.
    scale = _WIDTH**0.5
    inputs[:, _KIND] = np.eye(len(_KINDS), dtype=np.float32)[kinds] * scale
    outputs[:, _KIND] = np.array(_bigrams(), dtype=np.float32).T[kinds] / scale
    inputs[:, _CONTEXT] = outputs[:, _IDENTITY] = 0
    yield from {"token_embd": inputs, "output_norm": ones, "output": outputs}.items()
    for layer in range(_LAYERS):
        for name in ("attn_norm", "ffn_norm"):
            yield f"blk.{layer}.{name}", ones
        for name, deviation in _READERS.items():
            matrix = normal(_WIDTH, deviation)
            matrix[:, _KIND] = 0
            yield f"blk.{layer}.{name}", matrix
        for name, deviation in _WRITERS.items():
            matrix = normal(_WIDTH, deviation)
            matrix[_KIND] = matrix[_IDENTITY] = 0
            yield f"blk.{layer}.{name}", matrix


def _add_metadata(writer: GGUFWriter, tokens: list[_Token]) -> None:
    writer.add_name(MODEL_NAME)
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(_WIDTH)
    writer.add_feed_forward_length(_WIDTH)
    writer.add_block_count(_LAYERS)
    writer.add_head_count(_HEADS)
    writer.add_head_count_kv(_HEADS)
    writer.add_rope_dimension_count(_WIDTH // _HEADS)
    # All positions turn fast: what the layers write changes from token to token.
    writer.add_rope_freq_base(4.0)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("llama")
    writer.add_token_list([token.text for token in tokens])
    writer.add_token_scores([0.0] * len(tokens))
    writer.add_token_types([token.type for token in tokens])
    names = [token.text for token in tokens]
    writer.add_unk_token_id(names.index("<unk>"))
    writer.add_bos_token_id(names.index("<s>"))
    writer.add_eos_token_id(names.index("<|im_end|>"))
    writer.add_add_bos_token(value=False)
    writer.add_add_space_prefix(value=False)
    writer.add_chat_template(_TEMPLATE)


def write_tiny_model(path: Path, *, seed: int = 0) -> Path:
    """Write a random model that keeps its strings short; the same seed gives the same bytes."""
    from gguf import GGUFWriter

    tokens = _vocabulary()
    writer = GGUFWriter(path, "llama")
    _add_metadata(writer, tokens)
    for name, tensor in _tensors(tokens, seed):
        writer.add_tensor(f"{name}.weight", tensor)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


class TinyServer:
    """llama.cpp's own server for one model, in a process of its own, on a free port of 127.0.0.1.

    A process: an abort in native code ends it and not the tests, and its memory goes with it.

    Args:
        path: the model.
        slots: how many requests are answered at a time, each with the whole context; others wait.
        start_within: seconds after which a server that is not ready is killed.
    """

    def __init__(self, path: Path, *, slots: int = 2, start_within: float = 30.0) -> None:
        self.model = MODEL_NAME
        self.url = ""
        self._command = [sys.executable, "-P", __file__, str(path), str(slots)]
        self._start_within = start_within
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def pid(self) -> int:
        """The process of the running server, for measurements."""
        if self._process is None:
            raise RuntimeError("the server is not running")
        return self._process.pid

    def start(self) -> None:
        """Return when the server answers; raise, with its last words, when it does not in time."""
        with tempfile.TemporaryFile(mode="w+", encoding="utf-8", errors="replace") as words:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=words, encoding="utf-8"
            )
            address = ""
            try:
                address = self._first_line(self._process)
            finally:
                # Also when the wait was interrupted: nobody else would end it then.
                if not address:
                    self.stop()
            if not address:
                words.seek(0)
                raise RuntimeError(f"the server did not start:\n{words.read()[-2000:]}")
        self.url = f"{address}/v1"

    def _first_line(self, process: subprocess.Popen[str]) -> str:
        # Killing it is what ends a read from a server that hangs.
        timer = threading.Timer(self._start_within, process.kill)
        timer.start()
        try:
            return process.stdout.readline().strip() if process.stdout else ""
        finally:
            timer.cancel()
            timer.join()

    def stop(self) -> None:
        """End the server, by force after five seconds; a second call does nothing."""
        process, self._process, self.url = self._process, None, ""
        if process is None:
            return
        timer = threading.Timer(5.0, process.kill)
        timer.start()
        try:
            process.communicate()
        finally:
            timer.cancel()
            timer.join()


def _parameters(path: str, slots: int) -> Any:
    # The module has no type information.
    params = import_module("xllamacpp").CommonParams()
    params.model.path = path
    params.model_alias = {MODEL_NAME}
    params.n_parallel = slots
    params.n_ctx = slots * CONTEXT
    params.n_gpu_layers = 0
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    # What ends a request without max_tokens if nothing else does, in a second or two.
    params.n_predict = 8192
    # A connection that is kept alive holds its thread.
    params.n_threads_http = 32
    # Memory for prompts of other conversations: 8 GB by default.
    params.cache_ram_mib = 0
    params.fit_params = params.warmup = params.ui = False
    params.offline = True
    params.verbosity = 1
    return params


def _serve(path: str, slots: int) -> None:
    """Run the server until standard input ends: with the parent, whatever became of that."""
    server = import_module("xllamacpp").Server(_parameters(path, slots))
    print(server.listening_address, flush=True)  # noqa: T201 - the parent reads it
    sys.stdin.read()
    # The server's own end waits for requests under way.
    os._exit(0)


if __name__ == "__main__":
    _serve(sys.argv[1], int(sys.argv[2]))
