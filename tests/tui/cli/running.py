"""The command line in a process of its own, as a person would start it."""

import atexit
import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile

_PATIENCE_SECONDS = 240.0
_UTF_8 = ("", "C", "POSIX", "UTF-8", "utf8")
_ROOT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed, and how it ended."""

    status: int
    stdout: str
    stderr: str

    @property
    def output(self) -> str:
        """Everything it printed."""
        return self.stdout + self.stderr


def ran(*arguments: str | Path, **variables: str) -> Ran:
    """Run `planroom` with `arguments` and with `variables` added to the environment.

    Its process is forked from one that has loaded everything, which is most of what a command takes. That every
    command begins without that, as it is installed, is for `tests/end_to_end/test_command_line.py`.
    """
    environment = {**os.environ, **variables}
    asking, began_with = _forking_process()
    if _of_interpreter(environment) != began_with:
        return _ran_anew(arguments, environment)
    command = {"arguments": [*map(str, arguments)], "environment": environment, "folder": os.getcwd()}
    with TemporaryFile() as said, TemporaryFile() as out, TemporaryFile() as err, open(os.devnull, "rb") as nothing:
        said.write(json.dumps(command).encode())
        said.seek(0)
        socket.send_fds(asking, [b"!"], [file.fileno() for file in (said, nothing, out, err)])
        status = int(asking.recv(16))
        out.seek(0)
        err.seek(0)
        return Ran(status, out.read().decode(), err.read().decode())


def _ran_anew(arguments: tuple[str | Path, ...], environment: Mapping[str, str]) -> Ran:
    command = [sys.executable, "-m", "tui.cli", *map(str, arguments)]
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment, timeout=_PATIENCE_SECONDS, check=False
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def _of_interpreter(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what Python looks at when it starts, and never again, as far as it makes a difference."""
    mine = {name: value for name, value in environment.items() if name.startswith(("PYTHON", "LC_", "LANG"))}
    return {name: value for name, value in mine.items() if value.rpartition(".")[2] not in _UTF_8}


@cache
def _forking_process() -> tuple[socket.socket, dict[str, str]]:
    ours, theirs = socket.socketpair()
    began_with = _of_interpreter(os.environ)
    with theirs:
        command = [sys.executable, "-m", "tests.tui.cli.forking", str(theirs.fileno())]
        process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, cwd=_ROOT)
    ours.settimeout(_PATIENCE_SECONDS)
    atexit.register(process.wait)
    atexit.register(ours.close)
    return ours, began_with
