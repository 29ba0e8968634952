"""What holds for every test: no network but the loopback, no real key, no real home."""

import gc
import os
import re
import socket
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

from sessions.collecting import collect_seldom
from tests.sharing import share_in

_LOOPBACK = re.compile(r"127\.|::1$|localhost$|0\.0\.0\.0$")
_PRIVATE = re.compile(
    r"(_KEY|_TOKEN|_SECRET|_PASSWORD|_CREDENTIALS|_API_BASE|_BASE_URL|_PROXY)$|^(AWS|AZURE|GOOGLE|VERTEX|OLLAMA|LITELLM)_",
    re.IGNORECASE,
)


class NetworkGuard:
    """Refuses every address that is not on the loopback, and remembers who asked for one."""

    def __init__(self) -> None:
        self.refused: list[str] = []
        self.strict = True

    def check(self, host: object) -> None:
        """Raise what an unplugged machine would raise, unless `host` is this machine."""
        name = host.decode() if isinstance(host, bytes) else str(host)
        if host is None or not name or _LOOPBACK.match(name):
            return
        self.refused.append(name)
        raise socket.gaierror(socket.EAI_NONAME, f"tests reach only the loopback, not {name}")


# How long a try takes is the machine's business, and the benchmarks'.
settings.register_profile("planroom", deadline=None)
settings.load_profile("planroom")

GUARD: Final = NetworkGuard()
_HOMES: Final = count(1)
_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex
_getaddrinfo = socket.getaddrinfo


def _host(sock: socket.socket, address: object) -> object:
    return address[0] if sock.family != socket.AF_UNIX and isinstance(address, tuple) else None


def _guarded_connect(sock: socket.socket, address: object) -> None:
    GUARD.check(_host(sock, address))
    _connect(sock, address)  # type: ignore[arg-type]  # what connect takes depends on the family


def _guarded_connect_ex(sock: socket.socket, address: object) -> int:
    GUARD.check(_host(sock, address))
    return _connect_ex(sock, address)  # type: ignore[arg-type]  # as above


def _guarded_getaddrinfo(host: object, *args: object, **kwargs: object) -> object:
    GUARD.check(host)
    return _getaddrinfo(host, *args, **kwargs)  # type: ignore[arg-type]  # passed on as it came


def pytest_configure(config: pytest.Config) -> None:
    """Close the network before anything is imported that could use it; litellm's deprecations are not our errors."""
    config.addinivalue_line("filterwarnings", r"ignore::DeprecationWarning:litellm\..*")
    config.addinivalue_line("filterwarnings", r"ignore::UserWarning:pydantic\._internal\..*")
    socket.socket.connect = _guarded_connect  # type: ignore[method-assign,assignment]
    socket.socket.connect_ex = _guarded_connect_ex  # type: ignore[method-assign,assignment]
    socket.getaddrinfo = _guarded_getaddrinfo  # type: ignore[assignment]
    collect_seldom()


def pytest_collection_finish() -> None:
    """What was imported stays: looking for garbage among it took a third of the screens' time."""
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return a folder of this run of the tests, the same in each of its processes."""
    own = tmp_path_factory.getbasetemp()
    folder = own if worker_id == "master" else own.parent
    share_in(folder)
    return folder


@pytest.fixture(autouse=True, scope="module")
def no_garbage() -> Iterator[None]:
    """Find what a module left open, such as a file or a coroutine, while its tests still run.

    What is still held then, such as litellm and what is cached, is not looked through again for each later module.
    """
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def network_guard() -> Iterator[NetworkGuard]:
    """Fail a test that tries to leave this machine; set `strict` to False to test what then happens."""
    GUARD.refused.clear()
    GUARD.strict = True
    yield GUARD
    refused, strict = list(GUARD.refused), GUARD.strict
    GUARD.refused.clear()
    assert not (strict and refused), f"tried to reach {', '.join(refused)}"


@pytest.fixture(autouse=True)
def planroom_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test its own data folder and an environment without keys, proxies or addresses of providers.

    No key of an earlier test is known: one that is a plain word would be cleaned out of the sentences of this one.
    """
    # pytest's own numbered folders look through all that are there, for each new one.
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(_HOMES))
    home.mkdir(mode=0o700, parents=True)
    for name in list(os.environ):
        if _PRIVATE.search(name):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PLANROOM_HOME", str(home))
    monkeypatch.setattr("agents.keys._handed_out", set[str]())
    return home
