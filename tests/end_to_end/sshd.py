"""A real sshd on the loopback, with keys of its own, for the user who runs the tests."""

import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PACKAGES = {"sshd": "openssh-server", "ssh": "openssh-client", "tmux": "tmux"}
_PATIENCE_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Line:
    """The way in: `command` runs something in a terminal at the other end."""

    options: tuple[str, ...]

    def command(self, remote: str) -> list[str]:
        """Return the command that runs `remote` there."""
        return ["ssh", "-tt", *self.options, "127.0.0.1", remote]


@contextmanager
def sshd(folder: Path) -> Iterator[Line]:
    """Run an sshd until the end of the context; what is missing is installed where that is allowed."""
    _install()
    folder.mkdir(mode=0o700)
    for name in ("host", "mine"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    port = _free_port()
    known = folder / "known_hosts"
    known.write_text(f"[127.0.0.1]:{port} {(folder / 'host.pub').read_text()}")
    settings = {
        "Port": port,
        "ListenAddress": "127.0.0.1",
        "HostKey": folder / "host",
        "AuthorizedKeysFile": folder / "mine.pub",
        "PidFile": "none",
        "StrictModes": "no",
        "UsePAM": "no",
        "PermitRootLogin": "yes",
    }
    configuration = folder / "sshd_config"
    configuration.write_text("".join(f"{name} {value}\n" for name, value in settings.items()))
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    log = folder / "sshd.log"
    server = subprocess.Popen([_program("sshd"), "-D", "-f", configuration, "-E", log])
    try:
        _wait(port, log)
        yield Line(
            (
                *("-F", "none", "-p", str(port), "-i", str(folder / "mine"), "-l", getpass.getuser()),
                *("-o", f"UserKnownHostsFile={known}", "-o", "BatchMode=yes", "-o", "IdentitiesOnly=yes"),
            )
        )
    finally:
        server.terminate()
        server.wait()


def _install() -> None:
    missing = [package for program, package in PACKAGES.items() if not shutil.which(program, path=_PATH)]
    if not missing:
        return
    assert os.getuid() == 0, f"install {' '.join(missing)} for this test"
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *missing]):
        subprocess.run(["apt-get", *command], check=True, env=environment, stdout=subprocess.DEVNULL)


_PATH = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"))


def _program(name: str) -> str:
    found = shutil.which(name, path=_PATH)
    assert found is not None
    return found


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait(port: int, log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.02)
        else:
            return
