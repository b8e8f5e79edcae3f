"""Where lines end: every character that breaks one, as a line feed."""

import re
from typing import Final

_OTHER_BREAKS: Final = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")


def with_line_feeds(text: str) -> str:
    r"""Give the text with `\n` for every line break and ` \n` for `\r\n`: all offsets stay as they are."""
    return _OTHER_BREAKS.sub("\n", text.replace("\r\n", " \n"))
