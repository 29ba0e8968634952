"""Finished answers, kept so that the same request is not paid for twice."""

import hashlib
import json
import os
import shutil
import sqlite3
import zlib
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path

import diskcache
from pydantic import BaseModel, ConfigDict, ValidationError

from agents.streaming import ModelRequest
from sessions.events import Usage
from sessions.home import data_folder

SIZE_LIMIT = 256 * 1024 * 1024
_FORMAT = 1
_PICKLED = 4
_DAMAGED = (sqlite3.DatabaseError, OSError, ValueError, TypeError, KeyError, EOFError, zlib.error)


class CachedAnswer(BaseModel):
    """A finished answer and what it once used."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    content: str
    reasoning: str
    usage: Usage


class _Disk(diskcache.JSONDisk):  # type: ignore[misc]  # diskcache has no types
    """JSON only: a file that somebody else wrote can hold wrong data, but never code."""

    def fetch(self, mode: int, filename: str, value: object, read: bool) -> object:
        """Return a stored value; ValueError if it is a pickle."""
        if mode == _PICKLED:
            raise ValueError("the cache holds a pickle")
        data: object = super().fetch(mode, filename, value, read)
        return data


class AnswerCache:
    """The answers in one folder, which several engines may share. A cache that cannot be read is an empty one.

    `patience` is how many seconds it waits for another engine.
    """

    def __init__(self, folder: Path | None = None, size_limit: int = SIZE_LIMIT, patience: float = 5.0) -> None:
        self._folder = folder
        self._size_limit = size_limit
        self._patience = patience

    @property
    def folder(self) -> Path:
        """Where the answers are; it may not exist yet."""
        return self._folder or data_folder() / "cache"

    def get(self, request: ModelRequest) -> CachedAnswer | None:
        """Return the answer to exactly this request, if it is there and whole."""
        if not self.folder.is_dir():
            return None
        try:
            with self._open() as cache:
                return CachedAnswer.model_validate(cache[_key(request)])
        except KeyError:
            return None
        except (*_DAMAGED, ValidationError, diskcache.Timeout):
            return None

    def put(self, request: ModelRequest, answer: CachedAnswer) -> None:
        """Keep an answer; what cannot be kept is not, and only a damaged cache is begun anew."""
        try:
            self._store(request, answer)
        except (*_DAMAGED, diskcache.Timeout) as error:
            if not _is_corrupt(error):
                return
            with suppress(*_DAMAGED, diskcache.Timeout):
                _remove(self.folder)
                self._store(request, answer)

    def _store(self, request: ModelRequest, answer: CachedAnswer) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        with self._open() as cache:
            cache[_key(request)] = answer.model_dump(mode="json")

    def _open(self) -> diskcache.Cache:
        self._wait_for_others()
        return diskcache.Cache(str(self.folder), timeout=self._patience, disk=_Disk, size_limit=self._size_limit)

    def _wait_for_others(self) -> None:
        """Raise sqlite3.OperationalError if another engine writes for too long; diskcache would wait a minute."""
        database = self.folder / "cache.db"
        if database.is_file():
            with closing(sqlite3.connect(database, timeout=self._patience, isolation_level=None)) as connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("ROLLBACK")


def _is_corrupt(error: Exception) -> bool:
    """Return whether the database itself is broken: a full disk, a lock or a read-only place says nothing of it."""
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_ERROR:
        return str(error).startswith("no such")  # a table or a column: somebody else's database
    return isinstance(code, int) and code & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _remove(folder: Path) -> None:
    """Remove a cache in one step: another engine finds it whole, or not at all."""
    aside = folder.with_name(f"{folder.name}.{os.getpid()}.broken")
    folder.rename(aside)
    shutil.rmtree(aside, ignore_errors=True)


def _key(request: ModelRequest) -> str:
    """Return a hash of everything in a request that its answer depends on."""
    data = asdict(request)
    for changes_nothing in ("timeouts", "tokens_per_second", "api_key"):
        del data[changes_nothing]
    text = json.dumps([_FORMAT, data], sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=32).hexdigest()
