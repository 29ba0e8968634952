"""The command line in a process of its own."""

import multiprocessing
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.tui.cli.loaded"])
_PATIENCE_SECONDS = 120.0


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
    with TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        process = _FORKS.Process(target=_run, args=([*map(str, arguments)], environment, out, err))
        process.start()
        process.join(_PATIENCE_SECONDS)
        status = process.exitcode
        if status is None:
            process.kill()
            raise TimeoutError(f"{arguments} still runs")
        process.close()
        return Ran(status, out.read_text(), err.read_text())


def _run(arguments: list[str], environment: Mapping[str, str], out: Path, err: Path) -> None:
    from tests.tui.cli.loaded import VARIABLES
    from tui.cli import main

    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, file in ((1, out), (2, err)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), number)
    os.environ.clear()
    os.environ.update({**environment, **VARIABLES})
    main(arguments)
