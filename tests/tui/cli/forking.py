"""A process that has loaded what commands import, and forks for each of them: `python -m tests.tui.cli.forking FD`.

Loading is most of what a short command takes. This process has one thread and only ever forks and waits, so that no
command finds a lock that a thread it does not have holds.
"""

import faulthandler
import gc
import importlib
import json
import multiprocessing
import os
import pkgutil
import socket
import sys
import threading
import time
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final

import agents
import plan
import sessions
from agents import litellm_setup
from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument
from tui.cli import COMMANDS, main

_FORK: Final = multiprocessing.get_context("fork")
_READ: Final = (["run"], ["new"])
"""Commands that read a document: what they need for its sentences takes as long to load as all the rest."""
_LONGEST_SECONDS: Final = 110.0
"""A command that takes longer says where it stands, and ends."""


def serve(asked: socket.socket) -> None:
    """Run each command that is asked for in a process of its own, until nobody can ask any more."""
    before = dict(os.environ)
    _load()
    loaded = {name: value for name, value in os.environ.items() if before.get(name) != value}
    while True:
        signal, files, _, _ = socket.recv_fds(asked, 1, 4)
        if not signal:
            return
        assert threading.active_count() == 1
        said, *files = files
        with open(said, "rb") as file:
            command = json.load(file)
        if command["arguments"][:1] in _READ:
            _load_grammar()
        environment = command["environment"] | loaded
        process = _FORK.Process(target=_run, args=(asked, environment, command["folder"], files, command["arguments"]))
        process.start()
        process.join()
        for number in files:
            os.close(number)
        asked.send(str(process.exitcode).encode())


def _load() -> None:
    litellm_setup.load()
    ours = [
        module.name
        for package in (plan, sessions, agents)
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        if not module.name.endswith("__main__")
    ]
    for name in (*COMMANDS.values(), *ours, "networkx", "openapi_spec_validator", "sqlglot"):
        importlib.import_module(name)
    gc.freeze()


@cache
def _load_grammar() -> None:
    for text in ("The clerk files a paper.", "Der Gärtner gießt."):
        read_requirements([SourceDocument("a.md", f"{text} As a clerk, I want to file a paper.")], date(2026, 1, 1))
    gc.freeze()


def _run(
    asked: socket.socket, environment: dict[str, str], folder: str, files: Sequence[int], arguments: Sequence[str]
) -> None:
    asked.close()
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(folder)
    for standard, number in enumerate(files):
        os.dup2(number, standard)
        os.close(number)
    faulthandler.dump_traceback_later(_LONGEST_SECONDS, exit=True)
    main(arguments)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
