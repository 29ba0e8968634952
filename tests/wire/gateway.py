"""Runs docs/proxy.md: `python -m tests.wire.gateway PROXY`, with the `litellm` of an environment of its own.

It takes the two files out of the page, starts the proxy with a scripted provider behind it, drafts as two people, and
prints what was seen. It is no test of the suite: the proxy takes many packages and half a minute.
"""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from tests.wire.dialect import Script
from tests.wire.openai_chat import OpenAIChat
from tests.wire.plans import library_plan
from tests.wire.server import wire_server

ROOT = Path(__file__).parents[2]
_KEYS = {"ada": "sk-ada-5Yt3Qw9Lm2", "ben": "sk-ben-8Rb5Vn1Kp4"}
_BUDGETS = {"ada": 0.01, "ben": 5.0}
_SECRET = {"UPSTREAM_KEY": "sk-upstream-7Xz8Rb5Vn", "PROXY_MASTER_KEY": "sk-master-3Kp4Hd6Lm"}
_SECONDS = 90.0
"""How long anything may take."""


def page(language: str) -> str:
    """Return the block of code in `language` of docs/proxy.md."""
    found = re.search(rf"```{language}\n(.*?)```", (ROOT / "docs" / "proxy.md").read_text(), re.DOTALL)
    assert found
    return found[1]


class Team:
    """One session at one proxy; whoever drafts in it has a key of their own."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder
        self._home = folder / "home"
        self._home.mkdir()
        (self._home / "config.toml").write_text(page("toml").replace(":4000/", f":{port}/"))
        self.said = ""

    def begin(self, key: str) -> str:
        """Begin the session with a key, and return the last line that says what came of a draft."""
        document = ROOT / "examples" / "library-loans.md"
        return self._planroom(key, "run", str(document), "--out", str(self._folder / "out"), "--session", "loans")

    def draft(self, key: str, *options: str, cancelled: bool = False) -> str:
        """Draft the architecture, and return how it ended."""
        return self._planroom(key, "draft", "loans", "architecture", "--no-cache", *options, cancelled=cancelled)

    @property
    def log(self) -> str:
        """Everything that planroom wrote."""
        return "".join(path.read_text(errors="replace") for path in self._home.rglob("*") if path.is_file())

    def spent(self) -> dict[str, float]:
        """Return who spent how many dollars."""
        with closing(sqlite3.connect(self._folder / "spent.db")) as database:
            return dict(database.execute("SELECT name, dollars FROM spent"))

    def wait_until_spent(self, name: str, dollars: float) -> None:
        """Wait until more than that is counted: the proxy does so after the answer."""
        _wait(lambda: self.spent().get(name, 0.0) > dollars)

    def _planroom(self, key: str, *arguments: str, cancelled: bool = False) -> str:
        env = {**os.environ, "PLANROOM_HOME": str(self._home), "PLANROOM_TEAM_KEY": key}
        command = [str(Path(sys.executable).with_name("planroom")), *arguments]
        with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
            if cancelled:
                before = self.log.count('"draft.delta"')
                _wait(lambda: self.log.count('"draft.delta"') > before + 1)
                process.send_signal(signal.SIGINT)
            said, _ = process.communicate(timeout=_SECONDS)
        self.said += said
        return next((line for line in reversed(said.splitlines()) if line[:1] in "✓✗"), said.strip())


@contextmanager
def proxy(program: str, folder: Path, upstream: str) -> Iterator[int]:
    """Run LiteLLM's proxy as the page says, with `upstream` in the provider's place; yields its port."""
    config = page("yaml").replace("api_key:", f"api_base: {upstream}\n      api_key:", 1)
    (folder / "config.yaml").write_text(config)
    (folder / "people.py").write_text(page("python"))
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    people = {name: {"key": key, "budget": _BUDGETS[name]} for name, key in _KEYS.items()}
    env = {**os.environ, **_SECRET, "TEAM_KEYS": json.dumps(people), "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
    command = [program, "--config", "config.yaml", "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "proxy.log").open("w") as log:
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait(lambda: process.poll() is not None or _alive(port))
            yield port
        finally:
            process.terminate()
            process.wait()


def _alive(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/health/liveliness").status_code == 200
    except httpx.HTTPError:
        return False


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + _SECONDS
    while not until():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.2)


def run(program: str) -> Iterator[tuple[str, str, bool]]:
    """Yield what was done, what was seen, and whether it is what the page says."""
    answer = library_plan().architecture
    assert answer
    script = Script(text=answer.model_dump_json(), pieces=40, between=0.05)
    with TemporaryDirectory() as name, wire_server() as server:
        upstream = server.route("upstream", OpenAIChat(), [script])
        with proxy(program, Path(name), upstream) as port:
            team = Team(Path(name), port)
            ada, ben = _KEYS.values()
            said = team.begin("sk-nobody-1Kp4Hd6")
            yield "wrong key", said, "does not accept the key" in said
            for number in (1, 2):
                said = team.draft(ada)
                team.wait_until_spent("ada", number * 0.007)
                yield "ada drafts", f"{said} {team.spent()}", said.startswith("✓")
            asked = len(server.routes["upstream"].asked)
            said = team.draft(ada)
            refused = "budget of the key" in said and len(server.routes["upstream"].asked) == asked
            yield "ada is over her budget", said, refused
            said = team.draft(ben)
            team.wait_until_spent("ben", 0.007)
            yield "ben goes on", f"{said} {team.spent()}", said.startswith("✓")
            team.draft(ben, cancelled=True)
            team.wait_until_spent("ben", 0.008)
            yield "ben cancels, and is charged", str(team.spent()), True
            said = team.draft(ben, "--budget", "0.01")
            yield "planroom's own budget", said, "raise the budget" in said
            written = team.log + team.said
            found = [key for key in (ada, ben, *_SECRET.values()) if key in written]
            yield "keys in what planroom wrote", str(len(found)), not found


def main() -> int:
    """Run everything; 1 if something is not as the page says."""
    failed = 0
    for what, seen, good in run(str(Path(sys.argv[1]).absolute())):
        print(f"{'✓' if good else '✗'} {what}: {seen}", flush=True)
        failed += not good
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
