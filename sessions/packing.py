"""A session as one file that another machine needs, and back.

A pack is a zip: a manifest, and the session's files under names of their kind. No name in it is ever used as a path,
a pack that holds anything that its manifest does not announce is refused, and nothing is kept that is not what was
packed.
"""

import os
import secrets
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from hashlib import blake2b, file_digest
from pathlib import Path
from shutil import copyfileobj
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sessions.errors import DamagedError, SessionError
from sessions.file import sync, sync_folder
from sessions.home import name_of, private_folder
from sessions.lock import acquire, holder, lock_path, promised, write_lock
from sessions.moved import moved_path
from sessions.verification import Verification, verify
from sessions.whole_file import whole_file

MANIFEST = "manifest.json"
_CHUNK = 1 << 20
_MOST_MANIFEST = 1 << 16
_MOST_BYTES = 16 << 30
_THEN = (1980, 1, 1, 0, 0, 0)
"""The time that every member carries, so that the same session gives the same bytes."""

_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
"""What zipfile raises of an archive that is damaged, encrypted or made to harm."""

Kind = Literal["session.jsonl", "session.deltas"]


class PackError(SessionError):
    """The file is no pack of a session, or not as it was made; nothing of it was kept."""


class _Member(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    size: int = Field(ge=0, le=_MOST_BYTES)
    digest: str


class _Manifest(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    format: Literal["planroom/pack"] = "planroom/pack"
    version: Literal[1] = 1
    session: str
    promised: int = Field(ge=0)
    files: Mapping[Kind, _Member]


def pack(path: Path, to: Path) -> str:
    """Write the session at `path` and all that another machine needs of it into the new file `to`.

    Return one sentence on what is missing of it and so cannot be packed, empty if nothing is. Raises PackError if the
    session is being written to, DamagedError if it cannot be trusted, FileExistsError, or OSError.
    """
    if holder(path):
        raise PackError(f"{path.stem} is being written to; end that with `planroom engines --stop {path.stem}`.")
    found = verify(path)
    if not found.holds:
        raise DamagedError(f"{found.problem} {found.advice(name_of(path))}")
    there = {kind: file for kind, file in _files(path).items() if file.exists()}
    manifest = _Manifest(
        session=path.stem,
        promised=promised(path),
        files={kind: _Member(size=file.stat().st_size, digest=_digest(file)) for kind, file in there.items()},
    )
    with whole_file(to, new=True, mode=0o600) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_info(MANIFEST), manifest.model_dump_json(indent=2))
        for kind, source in there.items():
            with source.open("rb") as reading, archive.open(_info(kind), "w", force_zip64=True) as writing:
                copyfileobj(reading, writing, _CHUNK)
    return found.problem


def packed_name(file: Path) -> str:
    """Return the name that the session in the pack `file` had; raises PackError or OSError."""
    with _opened(file) as archive:
        return _manifest(archive).session


def unpack(file: Path, to: Path) -> Verification:
    """Write the session in the pack `file` to the new session file `to`; return how its lines were found to be.

    They are all good; what was missing where it was packed still is. Raises PackError with one sentence,
    FileExistsError if there is such a session, or OSError; then nothing is left.
    """
    if to.exists() or moved_path(to).exists():
        raise FileExistsError(to)
    private_folder(to.parent)
    fresh = to.with_name(f".{secrets.token_hex(6)}.jsonl")
    written = _files(fresh)
    try:
        with _opened(file) as archive:
            manifest = _manifest(archive)
            _refuse_others(archive, manifest)
            for kind, member in manifest.files.items():
                _extract(archive, kind, member, written[kind])
        found = verify(fresh) if written["session.jsonl"].exists() else None
        if found is None or not found.holds or found.good < manifest.promised:
            raise PackError(f"The session in {file.name} cannot be trusted; pack it again where it came from.")
        for kind, target in _files(to).items():
            if written[kind].exists():
                written[kind].rename(target)
        sync_folder(to.parent)
        _promise(to, manifest.promised)
        return verify(to) if found.gone else found
    finally:
        for each in (*written.values(), lock_path(fresh)):
            each.unlink(missing_ok=True)


def _promise(path: Path, seq: int) -> None:
    """Remember up to which event the session was acknowledged where it came from."""
    descriptor = acquire(path)
    try:
        write_lock(descriptor, seq)
    finally:
        os.close(descriptor)


def _files(path: Path) -> dict[Kind, Path]:
    # The log comes last: a session is there when all of it is.
    return {"session.deltas": moved_path(path), "session.jsonl": path}


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _THEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def _digest(file: Path) -> str:
    with file.open("rb") as reading:
        return file_digest(reading, lambda: blake2b(digest_size=32)).hexdigest()


def _opened(file: Path) -> zipfile.ZipFile:
    if file.exists() and not file.is_file():
        # A pipe would be waited for, and cannot be read from its end, where a zip begins.
        raise PackError(f"{file.name} is not a file that a pack could be in; `planroom unpack -` reads standard input.")
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise PackError(f"{file.name} is no pack of a session; `planroom pack` makes one.") from error


def _manifest(archive: zipfile.ZipFile) -> _Manifest:
    name = _name(archive)
    try:
        with archive.open(MANIFEST) as reading:
            return _Manifest.model_validate_json(reading.read(_MOST_MANIFEST))
    except ValidationError as error:
        raise PackError(f"{name} is a pack that this planroom does not know; a newer one may.") from error
    except (KeyError, *_BROKEN) as error:
        raise PackError(f"{name} is no pack of a session; `planroom pack` makes one.") from error


def _refuse_others(archive: zipfile.ZipFile, manifest: _Manifest) -> None:
    """Raise PackError if something is in the archive that does not belong to the session, or is in it twice."""
    announced: set[str] = {MANIFEST, *manifest.files}
    due = set(announced)
    for name in archive.namelist():
        if name not in due:
            what = "twice" if name in announced else "too, which does not belong there"
            raise PackError(f"{_name(archive)} holds {name!r} {what}; nothing of it was kept.")
        due.discard(name)


def _extract(archive: zipfile.ZipFile, kind: Kind, member: _Member, to: Path) -> None:
    """Write one member; no more than it is said to have, whatever the archive holds."""
    found, size = blake2b(digest_size=32), 0
    descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as writing:
        for piece in _read(archive, kind):
            size += len(piece)
            if size > member.size:
                break
            found.update(piece)
            writing.write(piece)
        writing.flush()
        sync(writing.fileno())
    if (size, found.hexdigest()) != (member.size, member.digest):
        raise PackError(_damaged(archive))


def _read(archive: zipfile.ZipFile, kind: Kind) -> Iterator[bytes]:
    """Yield what a member holds; only what goes wrong in reading it is the archive's fault."""
    try:
        with archive.open(kind) as reading:
            while piece := reading.read(_CHUNK):
                yield piece
    except (KeyError, *_BROKEN) as error:
        raise PackError(_damaged(archive)) from error


def _damaged(archive: zipfile.ZipFile) -> str:
    return f"{_name(archive)} is not what was packed; copy it again from where it came from."


def _name(archive: zipfile.ZipFile) -> str:
    return Path(archive.filename or "").name
