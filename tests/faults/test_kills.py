"""No engine that is killed loses what it acknowledged."""

import subprocess
import sys
from pathlib import Path


def test_200_engines_are_killed_and_nothing_is_lost() -> None:
    # A process of its own: engines are forked from it, and forking wants no threads and little memory.
    # Memory keeps what a killed process wrote as a disk does; what a crash of the machine takes is cut off by hand.
    memory = ["--on", "/dev/shm"] if Path("/dev/shm").is_dir() else []
    command = [sys.executable, "-m", "tests.faults", "--kills", "200", *memory]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "200 kills" in done.stdout
    assert " while 4 wrote" in done.stdout
