"""Requirement documents from disk or a pipe, as text."""

import codecs
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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


_SUFFIXES = (
    ".md", ".markdown", ".mdx", ".mkd", ".txt", ".text", ".feature", ".csv", ".tsv", ".rst", ".adoc", ".org",
)  # fmt: skip
_NO_REQUIREMENTS = re.compile(
    r"(?:changelog|license|licence|contributing|code_of_conduct|security|notice)\b", re.IGNORECASE
)
_NOT_ENTERED = frozenset(("node_modules", "__pycache__", "venv", "vendor", "target", "dist", "build"))
MOST_DOCUMENTS = 200
_EXPORT = "export it as Markdown or plain text first"
_WRITTEN = re.compile(r"[^\x00-\x08\x0e-\x1f\x7f-\x9f]*")
_UTF_8_PAIR = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The documents that were read, and the files of folders that were not, each with why."""

    documents: tuple[Document, ...]
    passed_over: tuple[str, ...]


class UnreadableError(Exception):
    """A document cannot be read; the text is one sentence for a person that says what to do."""


def load_documents(paths: Sequence[Path], stdin: BinaryIO | None = None) -> tuple[Document, ...]:
    """Read the documents at `paths`, in order; `-` is what `stdin` has, a folder is the documents in it by name.

    Text is UTF-8, with or without a byte order mark, UTF-16, or Windows-1252 (Latin-1). Documents of the same name are
    told apart by their folders. Raises UnreadableError for the first that is missing, no regular file, not permitted,
    empty, binary, in another encoding, or bigger than 5 MB, and for a folder without a document.
    """
    return load(paths, stdin).documents


def load(paths: Sequence[Path], stdin: BinaryIO | None = None) -> Loaded:
    """Read the documents at `paths` as `load_documents` does, and tell which files of folders were passed over."""
    read: list[tuple[Path, str]] = []
    passed: list[str] = []
    for path in paths:
        if path != STANDARD_INPUT and _is_folder(path):
            found = _in_folder(path, passed)
            if not found:
                raise UnreadableError(
                    f"The folder {_shown(path)} holds no document to read (.md, .txt, .feature, .csv); name a file."
                )
            read += found
        else:
            read.append((path, _decoded(_bytes(path, stdin), _shown(path))))
    names = _names([path for path, _ in read])
    documents = tuple(Document(name=name, text=text) for name, (_, text) in zip(names, read, strict=True))
    return Loaded(documents, tuple(passed))


def load_text(path: Path, wanted: str) -> str:
    """Read the one file at `path` that is to be what is `wanted`; raises UnreadableError, which says that."""
    if _is_folder(path):
        raise UnreadableError(f"{_shown(path)} is a folder; name {wanted}.")
    return _decoded(_bytes(path, None), _shown(path), f"name {wanted}")


def check_there(paths: Iterable[Path]) -> None:
    """Raise UnreadableError for the first of the files that is not there, before anything else is asked for."""
    for path in paths:
        if path != STANDARD_INPUT and not os.path.lexists(path):
            raise UnreadableError(f"There is no file {_shown(path)}; check its name and folder.")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False  # why it cannot be read is said when it is


def _in_folder(folder: Path, passed: list[str]) -> list[tuple[Path, str]]:
    """The documents of a folder and its folders that can be read; `passed` gets the rest."""
    out: list[tuple[Path, str]] = []
    for path in _files(folder):
        name = _shown(path.relative_to(folder))
        if path.suffix.casefold() not in _SUFFIXES:
            passed.append(f"{name} (no text document)")
        elif _NO_REQUIREMENTS.match(path.stem):
            passed.append(f"{name} (no requirements by its name)")
        elif len(out) == MOST_DOCUMENTS:
            raise UnreadableError(
                f"The folder {_shown(folder)} holds more than {MOST_DOCUMENTS} documents; name those that matter."
            )
        else:
            try:
                out.append((path, _decoded(_bytes(path, None), name)))
            except UnreadableError:
                passed.append(f"{name} (empty, binary or not readable)")
    return out


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder by name, then those of its folders; hidden ones and links out of it are not entered."""
    try:
        entries = sorted(folder.iterdir(), key=lambda path: os.fsencode(path.name))
    except OSError:
        return
    shown = [path for path in entries if not path.name.startswith(".") and not path.is_symlink()]
    yield from (path for path in shown if path.is_file())
    for path in shown:
        if path.is_dir() and path.name not in _NOT_ENTERED:
            yield from _files(path)


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


def _decoded(content: bytes, name: str, instead: str = _EXPORT) -> str:
    for magic, what in _FORMATS:
        if content.startswith(magic):
            raise UnreadableError(f"{name} is {what}; {instead}.")
    mark, encoding = next((known for known in _MARKS if content.startswith(known[0])), (b"", "utf-8"))
    if not mark:
        encoding = _unmarked_utf_16(content) or encoding
    if encoding == "utf-8" and b"\0" in content:
        raise UnreadableError(f"{name} is a binary file; {instead}.")
    try:
        text = content[len(mark) :].decode(encoding) if encoding == "utf-8" else content.decode(encoding)
    except UnicodeDecodeError as error:
        western = _western(content) if not mark and encoding == "utf-8" else ""
        if western:
            return western
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f"{name} is not {encoding.upper()} from line {line} on; save it as UTF-8.") from None
    if "\0" in text:
        raise UnreadableError(f"{name} is a binary file; {instead}.")
    if not text.strip():
        raise UnreadableError(f"{name} is empty; write something in it, or name another file.")
    return text


def _unmarked_utf_16(content: bytes) -> str:
    """UTF-16 without its mark, as some editors save it: every other byte of Western text is zero."""
    head = content[:4000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(head) >= 8 and odd * 5 > len(head) and not even:
        return "utf-16-le"
    return "utf-16-be" if len(head) >= 8 and even * 5 > len(head) and not odd else ""


def _western(content: bytes) -> str:
    """Text in Windows-1252, of which Latin-1's letters are a part; empty if it is UTF-8 with a slip, or no text."""
    high = sum(byte >= 0x80 for byte in content)
    if high * 4 > len(content) or 2 * len(_UTF_8_PAIR.findall(content)) > high // 2:
        return ""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    return text if _WRITTEN.fullmatch(text) and text.strip() else ""
