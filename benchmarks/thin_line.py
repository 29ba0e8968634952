"""A thin line: bytes to a 120×40 terminal and the wait for a key, while four agents stream into a plan of 300 stories.

The goals are 30 kB a second at most, and 50 ms from the key to the screen in 95 of 100 cases. The server is that of
`benchmarks.streaming`, 200 tokens a second for each agent; the key is `?`, which puts a whole box on the screen.
"""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.streaming import PACE, ROOT, serving
from plan.artifacts import AGENTS
from sessions.events import AgentAssigned, ModelSettings
from sessions.file import SessionWriter
from sessions.opening import open_session
from tests.tui.sessions import long_plan, make_session

SECONDS = 20
KEYS = 40
TOKENS = PACE * 120
PLANROOM = str(Path(sys.executable).with_name("planroom"))
SHOWN = b"Approve what the focused pane shows"
ESCAPE = b"\x1b"


def _session(home: Path, port: int) -> Path:
    """Write a session of 300 stories whose four agents draft with the server."""
    path = make_session(home / "sessions" / "long.jsonl", "full", long_plan(300))
    base = f"http://127.0.0.1:{port}/{PACE}/{TOKENS}"
    with SessionWriter.open(path) as writer:
        for agent in AGENTS.values():
            settings = ModelSettings(cache=False)
            writer.append(AgentAssigned(agent=agent, model="openai/m", api_base=base, settings=settings), "bench")
    return path


class _Room:
    """`planroom open` in a terminal of its own."""

    def __init__(self, path: Path, environment: Mapping[str, str]) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        command = [PLANROOM, "open", str(path)]
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True, cwd=ROOT
        )
        os.close(slave)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def press(self, key: bytes) -> None:
        os.write(self._master, key)

    def read(self, seconds: float, until: bytes = b"") -> bytes:
        """Return what comes within some seconds, or up to the bytes that end the wait."""
        seen, deadline = b"", time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and not (until and until in seen):
            if select.select([self._master], [], [], left)[0]:
                seen += os.read(self._master, 65536)
        return seen


def _measure(port: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        environment = {**os.environ, "PLANROOM_HOME": name, "TERM": "xterm-256color", "OPENAI_API_KEY": "none"}
        path = _session(home, port)
        room = _Room(path, environment)
        drafts: list[subprocess.Popen[bytes]] = []
        try:
            room.read(60, until=b"Sprint board")
            for artifact in reversed(AGENTS):  # what is drawn from others cannot begin once those are drawn anew
                command = [PLANROOM, "iterate", str(path), artifact, "Again, please."]
                drafts.append(subprocess.Popen(command, env=environment, stdout=-3, stderr=-3, cwd=ROOT))
                while artifact not in open_session(path).state.drafting():
                    room.read(0.2)
            room.read(10)
            idle = len(room.read(SECONDS)) / SECONDS
            waits = []
            for _ in range(KEYS):
                began = time.monotonic()
                room.press(b"?")
                assert SHOWN in room.read(10, until=SHOWN)
                waits.append(time.monotonic() - began)
                room.press(ESCAPE)
                room.read(0.4)
            writing = len(open_session(path).state.drafting())
        finally:
            room.close()
            for draft in drafts:
                draft.kill()
                draft.wait()
            subprocess.run([PLANROOM, "engines", "--stop", "long"], env=environment, capture_output=True, check=False)
    waits.sort()
    middle, most = waits[len(waits) // 2] * 1000, waits[len(waits) * 95 // 100] * 1000
    print(f"  {writing} agents write")
    print(f"  to the terminal        {idle / 1000:6.1f} kB/s (goal 30)")
    print(f"  key to screen          {middle:6.0f} ms (p95 {most:.0f} ms, goal 50)")


def main() -> None:
    """Print bytes a second, and the wait for a key."""
    with serving() as port:
        _measure(port)


if __name__ == "__main__":
    main()
