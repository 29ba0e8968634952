"""The command line in a process of its own, as a person would start it."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


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
    """Run `planroom` with `arguments` and with `variables` added to the environment."""
    command = [sys.executable, "-m", "tui.cli", *map(str, arguments)]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **variables}, timeout=120, check=False
    )
    return Ran(done.returncode, done.stdout, done.stderr)
