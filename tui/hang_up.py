"""Hearing that the terminal hung up, whoever leads its session."""

import os
import select
import signal
import threading


def end_on_hang_up(terminal: int) -> None:
    """End this process with SIGHUP when `terminal` hangs up, as if it led the session.

    The kernel signals the leader alone: under `make`, or a shell that waits, nobody else is told.
    """
    threading.Thread(target=_wait, args=(terminal,), name="hang-up", daemon=True).start()


def _wait(terminal: int) -> None:
    poll = select.poll()
    poll.register(terminal, 0)  # a hang-up is told unasked, and keys wake nobody
    if any(found & select.POLLHUP for _, found in poll.poll()):
        os.kill(os.getpid(), signal.SIGHUP)
