"""Lines of a command's output in a terminal: broken between words, and the rest indented."""

import shutil
import sys
import textwrap


def wrapped(text: str, first: str, rest: str) -> str:
    """Return `text` behind `first`, in lines that fit the terminal, the further ones behind `rest`.

    One line where there is no terminal: whoever reads a pipe breaks lines as they like.
    """
    if not sys.stdout.isatty():
        return f"{first}{text}"
    width = max(shutil.get_terminal_size().columns, len(rest) + 20)
    return textwrap.fill(
        text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=False
    )
