"""First frame: planroom's home and its room against an empty Textual app, in the same run (goal: 1.25 at most).

A frame counts from the start of the process to the first painted cell (the first background colour) that reaches the
terminal.
"""

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.plan.sample import sample_plan

ROUNDS = 15
PAINTED = b";48;2;"
ROOT = Path(__file__).parent.parent


def seconds_to_first_frame(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Return the seconds from starting `command` in a 120×40 terminal to its first painted cell."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True, cwd=ROOT
    )
    os.close(slave)
    seen = b""
    try:
        while PAINTED not in seen and b"\x1b[48;2;" not in seen:
            if not select.select([master], [], [], 20)[0]:
                raise TimeoutError(f"{command} painted nothing: {seen!r}")
            seen += os.read(master, 65536)
        return time.perf_counter() - began
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(master)


def main() -> None:
    """Print the medians and the ratios."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "PLANROOM_HOME": home,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONDONTWRITEBYTECODE": "",
        }
        session = _saved_session(Path(home))
        planroom = str(Path(sys.executable).with_name("planroom"))
        commands = {
            "empty Textual app": [sys.executable, "-m", "benchmarks.empty_app"],
            "planroom (home)": [planroom],
            "planroom open (room)": [planroom, "open", session],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                times[name].append(seconds_to_first_frame(command, environment))
    empty = statistics.median(times["empty Textual app"])
    for name, measured in times.items():
        middle = statistics.median(measured)
        print(f"  {name:<22} {middle * 1000:6.0f} ms   {middle / empty:4.2f}×")


def _saved_session(home: Path) -> str:
    """Write a session with all four artifacts drafted, and return its path."""
    from sessions.events import DraftFinished, DraftStarted, SessionCreated, Usage
    from sessions.file import SessionWriter

    plan = sample_plan()
    first = SessionCreated(title=plan.requirements.project, requirements=plan.requirements, documents=())
    with SessionWriter.create(home / "sessions" / "sample.jsonl", first) as writer:
        for name in ("architecture", "database", "api", "sprints"):
            writer.append(DraftStarted(draft=name, artifact=name, model="m", requirements=1, inputs={}), "engine")
            finished = {"draft": name, "artifact": name, "revision": 1, name: plan.artifact(name)}
            rest = {"usage": Usage(), "duration_ms": 1, "first_token_ms": 1, "cached": False}
            writer.append(DraftFinished.model_validate(finished | rest), "engine")
    return str(writer.path)


if __name__ == "__main__":
    main()
