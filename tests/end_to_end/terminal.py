"""The installed program in a real pseudo-terminal, as a person sees it."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

from sessions.home import data_folder

PLANROOM = str(Path(sys.executable).with_name("planroom"))
PATIENCE_SECONDS = 60.0
_MOST_READS = 50
_REPLIES = {b"\x1b[c": b"\x1b[?62;22c", b"\x1b[6n": b"\x1b[1;1R"}
_UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\"
)
_LAST_ROWS, _LAST_CHANGES = 3, 30
_NAMED = {"enter": "\r", "esc": "\x1b", "tab": "\t", "up": "\x1b[A", "down": "\x1b[B", "ctrl+d": "\x04"}


class Terminal:
    """Runs a command in a terminal of its own; leaves nothing behind."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        folder: Path,
        size: tuple[int, int] = (120, 40),
        term: str = "xterm-256color",
    ) -> None:
        columns, rows = size
        self.written = bytearray()
        self._told: deque[str] = deque(maxlen=_LAST_CHANGES)
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env={**environment, "TERM": term, "LANG": "C.UTF-8"},
            preexec_fn=_take_terminal,
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.kill()
        if self._master >= 0:
            os.close(self._master)

    def text(self) -> str:
        """Return what the screen shows now."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def until(self, shown: str | Callable[[str], bool]) -> str:
        """Wait until the screen shows a text, or fulfils a condition, and return it."""
        holds = shown if callable(shown) else lambda screen: shown in screen
        self.wait_for(lambda: holds(self.text()), repr(shown))
        return self.text()

    def wait_for(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds, while the program goes on."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            alive = self._pump()
            for _ in range(_MOST_READS):
                # What has come already is taken in before the screen is looked at: looking costs more than reading.
                if not select.select([self._master], [], [], 0)[0] or not self._pump():
                    break
            if time.monotonic() > deadline or not alive:
                raise AssertionError(f"{what} never came; the screen:\n{self.text()}\n{self._told_before()}")

    def press(self, *keys: str) -> None:
        """Type text, or a named key such as `enter`."""
        for key in keys:
            os.write(self._master, _NAMED.get(key, key).encode())
            self._pump()

    def wait(self) -> int:
        """Wait until the program ends by itself and return its status."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.process.poll() is None:
            if time.monotonic() > deadline:
                raise AssertionError(f"it never ended; the screen:\n{self.text()}")
            self._pump()
        return self.process.returncode

    def _told_before(self) -> str:
        """Return what stood at the bottom before: a notice is gone by the time that patience is."""
        log = data_folder() / "engine.log"
        said = log.read_text("utf-8", "replace") if log.exists() else "nothing"
        return f"the engines' log: {said}\nbefore it, at the bottom:\n" + "\n".join(self._told)

    def _remember(self) -> None:
        rows = range(self._screen.lines - _LAST_ROWS, self._screen.lines)
        for row in rows:
            line = "".join(self._screen.buffer[row][column].data for column in range(self._screen.columns)).strip()
            if line and line not in self._told:
                self._told.append(line)

    def kill(self) -> None:
        """End the program the hard way, as a crash would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def hang_up(self) -> int:
        """Take the terminal away, wait until the program ends and return its status."""
        os.close(self._master)
        self._master = -1
        return self.process.wait(PATIENCE_SECONDS)

    def _pump(self) -> bool:
        ready, _, _ = select.select([self._master], [], [], 0.05)
        if not ready:
            return self.process.poll() is None
        with contextlib.suppress(OSError):
            data = os.read(self._master, 65536)
            self.written += data
            for query, reply in _REPLIES.items():
                if query in data:
                    os.write(self._master, reply)
            self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))
            self._remember()
            return True
        return False


def _take_terminal() -> None:
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
