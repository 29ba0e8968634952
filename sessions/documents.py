"""Requirement documents from disk or a pipe, as text."""

import codecs
import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from sessions.events import Document
from sessions.text import plain

LIMIT_MB = 5
LIMIT = LIMIT_MB * 1_000_000
STANDARD_INPUT = Path("-")

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zipped document (Word, LibreOffice, …)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich text document"),
)


class UnreadableError(Exception):
    """A document cannot be read; the text is one sentence for a person that says what to do."""


def load_documents(paths: Sequence[Path], stdin: BinaryIO | None = None) -> tuple[Document, ...]:
    """Read the documents at `paths`, in order; `-` is what `stdin` has.

    Text is UTF-8, with or without a byte order mark, or UTF-16 with one. Documents of the same name are told apart
    by their folders. Raises UnreadableError for the first that is missing, no regular file, not permitted, empty,
    binary, in another encoding, or bigger than 5 MB.
    """
    texts = [_decoded(_bytes(path, stdin), _shown(path)) for path in paths]
    return tuple(Document(name=name, text=text) for name, text in zip(_names(paths), texts, strict=True))


def _shown(path: Path) -> str:
    """The path as it can be shown: whatever bytes its name has, no control characters and nothing that hides."""
    if path == STANDARD_INPUT:
        return "standard input"
    return plain(os.fsencode(path).decode("utf-8", "replace"), newlines=False)


def _names(paths: Sequence[Path]) -> list[str]:
    full = [_shown(path) for path in paths]
    short = [_shown(Path(path.name)) if path != STANDARD_INPUT else "standard input" for path in paths]
    return [name if short.count(name) == 1 else whole for name, whole in zip(short, full, strict=True)]


def _bytes(path: Path, stdin: BinaryIO | None) -> bytes:
    name = _shown(path)
    if path == STANDARD_INPUT:
        if stdin is None:
            raise UnreadableError("Standard input cannot be read here; name a file instead of `-`.")
        content = stdin.read(LIMIT + 1)
    else:
        content = _file(path, name)
    if len(content) > LIMIT:
        raise UnreadableError(f"{name} is bigger than {LIMIT_MB} MB; keep only what the project must do in it.")
    return content


def _file(path: Path, name: str) -> bytes:
    try:
        # Opened without blocking, so that a pipe that nobody writes to is refused and not waited for.
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if stat.S_ISDIR(mode):
                raise IsADirectoryError
            if not stat.S_ISREG(mode):
                raise UnreadableError(f"{name} is not a regular file; save it as one, or pipe it in and name `-`.")
            return file.read(LIMIT + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise UnreadableError(f"There is no file {name}; check its name and folder.") from None
    except IsADirectoryError:
        raise UnreadableError(f"{name} is a folder; name the document in it.") from None
    except PermissionError:
        raise UnreadableError(f"{name} may not be read by you; change its permissions or copy it.") from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "bad name"
        raise UnreadableError(f"{name} cannot be read ({why}); copy it to another place and try that.") from None


def _decoded(content: bytes, name: str) -> str:
    for magic, what in _FORMATS:
        if content.startswith(magic):
            raise UnreadableError(f"{name} is {what}; export it as Markdown or plain text first.")
    mark, encoding = next((known for known in _MARKS if content.startswith(known[0])), (b"", "utf-8"))
    if encoding == "utf-8" and b"\0" in content:
        raise UnreadableError(f"{name} is a binary file; export it as Markdown or plain text first.")
    try:
        text = content[len(mark) :].decode(encoding) if encoding == "utf-8" else content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f"{name} is not {encoding.upper()} from line {line} on; save it as UTF-8.") from None
    if "\0" in text:
        raise UnreadableError(f"{name} is a binary file; export it as Markdown or plain text first.")
    if not text.strip():
        raise UnreadableError(f"{name} is empty; write something in it, or name another file.")
    return text
