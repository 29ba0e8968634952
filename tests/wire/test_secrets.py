"""A key is in nothing that planroom writes, prints or shows, whatever the provider answers and wherever the key is."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest

from agents import litellm_setup
from agents.asking import ask
from agents.commands import Assign, Cancel, DraftAll, DraftOne, Export
from agents.engine import Engine
from agents.failures import DraftFailure
from agents.redirects import redirect_of
from plan.artifacts import AGENTS, ARTIFACTS
from sessions.events import DraftFailed, DraftFinished, DraftStarted, Fallback, ModelSettings
from sessions.file import SessionWriter
from sessions.home import sessions_folder
from sessions.reader import SessionReader
from tests.conftest import NetworkGuard
from tests.sessions.build import new_session
from tests.tui.cli.running import ran
from tests.wire.dialect import Dialect, Script
from tests.wire.faults import FAULTS, GOOD, PATIENCE, Fault
from tests.wire.matrix import DIALECTS, BookJob, Servers, applies, environment, servers
from tests.wire.plans import library_plan

CANARY = "canary-7f3a-plain-words-that-look-like-no-key"
"""Nothing about its form gives it away: it has to be known to be kept out."""
PIECE = CANARY[6:22]
CHAT, RESPONSES, ANTHROPIC, GEMINI, OLLAMA = DIALECTS


@dataclass(frozen=True, slots=True)
class Hiding:
    """Where the key is: a variable of the environment, a module that stands for the keyring, and the reference."""

    variable: str = ""
    reference: str = ""


WHERE = {
    "environment": Hiding("OPENAI_API_KEY", "env:OPENAI_API_KEY"),
    "reference": Hiding("MY_OWN", "env:MY_OWN"),
    "keyring": Hiding("", "keyring:planroom/me"),
}


@contextmanager
def hidden(where: str, folder: Path) -> Iterator[str]:
    """Put the key where it is to be, and yield the reference to it."""
    hiding = WHERE[where]
    variables: dict[str, str | None] = {each.key: None for each in DIALECTS}
    if hiding.variable:
        variables[hiding.variable] = CANARY
    (folder / "keyring.py").write_text(f"def get_password(service, user):\n    return {CANARY!r}\n")
    sys.path.insert(0, str(folder))
    try:
        with environment(**variables):
            yield hiding.reference
    finally:
        sys.path.remove(str(folder))
        sys.modules.pop("keyring", None)


def told(script: Script) -> Script:
    """Let every error repeat the key that came with the request."""
    return replace(script, error=f"{script.error} You sent {{key}}, and 'Authorization: Bearer {{key}}' with it.")


def patience(fault: Fault) -> dict[str, float]:
    limits = {"first_token": 20.0, "between_tokens": 20.0, "total": 60.0}
    name = {"first": "first_token", "between": "between_tokens", "total": "total"}.get(fault.hurry)
    return limits | ({name: PATIENCE} if name else {})


def files_of(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def command_lines() -> bytes:
    """Return the arguments of every process of this machine."""
    found = b""
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found += file.read_bytes()
        except OSError:
            continue
    return found


@pytest.fixture
async def at(network_guard: NetworkGuard) -> AsyncIterator[Servers]:
    network_guard.strict = False  # an address that nobody has is one of the faults
    async with servers() as running:
        yield running


async def suffer(engine: Engine, fault: Fault, dialect: Dialect, at: Servers, reference: str) -> None:
    """Let a fault happen to a draft."""
    path = f"{dialect.name}-{FAULTS.index(fault)}"
    server = at.secure if fault.place == "tls" else at.plain
    base = server.route(path, dialect, [told(script) for script in fault.scripts(dialect)])
    variables: dict[str, str | None] = {}
    if fault.place in {"dns", "proxy"}:
        base = f"https://planroom.invalid{dialect.base}"
    if fault.place == "proxy":
        variables["HTTPS_PROXY"] = f"http://127.0.0.1:{at.plain.port}"
    settings = ModelSettings.model_validate({"key": reference, "cache": False, **patience(fault)})
    await engine.handle(Assign(agent=AGENTS["architecture"], model=dialect.model, api_base=base, settings=settings))
    if fault.place != "server":
        await litellm_setup.close()
    with environment(**variables):
        await engine.handle(DraftOne(artifact="architecture"))
        await engine.idle()
    if fault.place != "server":
        await litellm_setup.close()


@pytest.mark.parametrize(
    ("dialect", "where"),
    [(CHAT, "environment"), (CHAT, "keyring"), (ANTHROPIC, "reference"), (GEMINI, "keyring")],
    ids=lambda part: part if isinstance(part, str) else part.name,
)
async def test_no_fault_gives_the_key_away(
    dialect: Dialect,
    where: str,
    at: Servers,
    planroom_home: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    with new_session(sessions_folder()) as writer:
        path = writer.path

    async def at_once(_seconds: float) -> None:
        return None

    faults = [fault for fault in FAULTS if applies(fault, dialect) and fault.place != "no-key"]
    if where != "environment":
        faults = [fault for fault in faults if not fault.hurry]  # slow, and where the key is makes no difference there
    with hidden(where, tmp_path) as reference:
        engine = Engine(SessionWriter.open(path), partial(ask, pause=at_once))
        for fault in faults:
            await suffer(engine, fault, dialect, at, reference)
        await engine.close()
        shown = ran("show", path.stem).output + ran("show", path.stem, "--json").output
    events = [event.data for event in SessionReader(path).read()]
    assert sum(isinstance(data, DraftStarted) for data in events) == len(faults)
    failed = [data for data in events if isinstance(data, DraftFailed)]
    assert len({data.reason for data in failed}) > 12
    assert any("You sent [key]" in data.message for data in failed)  # so the server did have the key
    assert reference in path.read_text()
    written = b"".join(file.read_bytes() for file in files_of(planroom_home))
    heard = "".join(capfd.readouterr()) + caplog.text
    assert PIECE.encode() not in written + command_lines()
    assert PIECE not in shown + heard


async def test_an_exception_of_a_call_does_not_say_it_and_nor_does_its_fallback(at: Servers, tmp_path: Path) -> None:
    status = told(Script(status=401, error="Wrong."))
    with hidden("reference", tmp_path) as reference:
        first, second = at.plain.route("one", CHAT, [status]), at.plain.route("two", ANTHROPIC, [status])
        settings = ModelSettings(
            key=reference, fallbacks=(Fallback(model=ANTHROPIC.model, api_base=second, key=reference),), cache=False
        )
        said: list[object] = []
        with pytest.raises(DraftFailure) as failure:
            await ask(BookJob(draft="d", model=CHAT.model, api_base=first, settings=settings), said.append)
    assert "[key]" in str(failure.value)
    assert PIECE not in f"{failure.value!r} {failure.value} {said!r} {vars(failure.value)}"


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
async def test_a_provider_s_key_goes_to_no_server_that_is_named_by_its_address(dialect: Dialect, at: Servers) -> None:
    base = at.plain.route("named", dialect, [GOOD])
    keys: dict[str, str | None] = {each.key: CANARY for each in DIALECTS}
    with environment(**keys):
        await ask(BookJob(draft="d", model=dialect.model, api_base=base), lambda _event: None)
    assert len(at.plain.routes["named"].asked) == 1
    assert PIECE not in "".join(at.plain.heads)


@pytest.mark.parametrize(
    ("dialect", "variable"),
    [
        (CHAT, "OPENAI_BASE_URL"),
        (CHAT, "OPENAI_API_BASE"),
        (RESPONSES, "OPENAI_BASE_URL"),
        (ANTHROPIC, "ANTHROPIC_BASE_URL"),
        (ANTHROPIC, "ANTHROPIC_API_BASE"),
        (GEMINI, "GEMINI_API_BASE"),
        (OLLAMA, "OLLAMA_API_BASE"),
    ],
    ids=lambda part: part if isinstance(part, str) else part.name,
)
async def test_an_address_in_the_environment_gets_the_key_that_stands_beside_it(
    dialect: Dialect, variable: str, at: Servers
) -> None:
    there, named = (at.plain.route(path, dialect, [GOOD]) for path in ("there", "named"))
    with environment(**{dialect.key: CANARY, variable: there}):
        redirect = redirect_of(dialect.model)
        assert redirect is not None
        assert redirect.sentence == f"http://127.0.0.1:{at.plain.port} ({variable})"
        await ask(BookJob(draft="d", model=dialect.model), lambda _event: None)
        assert PIECE in "".join(at.plain.heads)
        at.plain.heads.clear()
        await ask(BookJob(draft="d", model=dialect.model, api_base=named), lambda _event: None)
    assert [len(at.plain.routes[path].asked) for path in ("there", "named")] == [1, 1]
    assert PIECE not in "".join(at.plain.heads)


GUARD = """
import os, sys

def look(event, arguments):
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        seen = f"connect {arguments[1][0]} {arguments[1][1]}"
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        seen = f"resolve {arguments[0]} {arguments[1] if len(arguments) > 1 else ''}"
    elif event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"):
        seen = f"start {arguments[0]}"
    else:
        return
    with open(os.environ["SEEN_BY_GUARD"], "a") as file:
        file.write(f"{sys.argv[0].rpartition('/')[2]} {seen}\\n")

sys.addaudithook(look)
"""


async def test_a_whole_plan_by_a_real_engine_reaches_only_its_provider_and_shows_no_key(
    at: Servers, planroom_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from agents.client import EngineClient
    from agents.commands import Stop
    from sessions.lock import holder

    seen = tmp_path / "seen"
    seen.touch()
    (tmp_path / "sitecustomize.py").write_text(GUARD)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("SEEN_BY_GUARD", str(seen))
    for name in ("LITELLM_LOCAL_MODEL_COST_MAP", "LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS", "LITELLM_LOCAL_BLOG_POSTS"):
        monkeypatch.delenv(name, raising=False)
    plan = library_plan()
    with new_session(sessions_folder(), read=plan.requirements) as writer:
        path = writer.path
    out = tmp_path / "out"
    with hidden("reference", tmp_path) as reference:
        client = await EngineClient.connect_or_start(path)
        lines = command_lines()
        for name in ARTIFACTS:
            artifact = plan.artifact(name)
            assert artifact
            dialect = CHAT if name in {"architecture", "api"} else ANTHROPIC
            base = at.plain.route(name, dialect, [Script(text=artifact.model_dump_json(), pieces=30)])
            settings = ModelSettings(key=reference)
            await client.send(Assign(agent=AGENTS[name], model=dialect.model, api_base=base, settings=settings))
        await client.send(DraftAll())
        async with asyncio.timeout(60):
            async for batch in SessionReader(path).follow():
                lines += command_lines()
                if any(isinstance(event.data, DraftFinished) and event.data.artifact == "sprints" for event in batch):
                    break
        with pytest.raises(Exception, match="not being drafted"):
            await client.send(Cancel(artifact="architecture"))
        await client.send(Export(folder=str(out)))
        wrong = at.plain.route("wrong", CHAT, [told(Script(status=401, error="Wrong."))])
        settings = ModelSettings(key=reference)
        await client.send(Assign(agent=AGENTS["architecture"], model=CHAT.model, api_base=wrong, settings=settings))
        await client.send(DraftOne(artifact="architecture"))
        async with asyncio.timeout(60):
            async for batch in SessionReader(path).follow():
                if any(isinstance(event.data, DraftFailed) for event in batch):
                    break
        process = Path("/proc", holder(path).split()[1])
        await client.send(Stop())
        await client.close()
        async with asyncio.timeout(20):
            # It lets go of the session, and then leaves its state beside it.
            while await asyncio.to_thread(process.exists):
                await asyncio.sleep(0.02)
    assert all(at.plain.routes[name].asked for name in (*ARTIFACTS, "wrong"))
    assert (planroom_home / "engine.log").is_file()
    files = [*files_of(planroom_home), *files_of(out)]
    assert out / "plan.json" in files
    assert any(file.name == "cache.db" for file in files)
    assert PIECE.encode() not in b"".join(file.read_bytes() for file in files) + lines
    contacted = {line.split(" ", 1)[1] for line in seen.read_text().splitlines()}
    network = {line for line in contacted if line.startswith(("connect", "resolve"))}
    assert network <= {f"connect 127.0.0.1 {at.plain.port}", f"resolve 127.0.0.1 {at.plain.port}"}
    assert f"connect 127.0.0.1 {at.plain.port}" in network


CRASHING = """
import click
from agents.keys import key_for

@click.command("boom")
def boom_command() -> None:
    held = key_for("env:MY_OWN")
    raise RuntimeError(f"it broke over {held}")
"""


def test_a_crash_report_holds_no_key(planroom_home: Path, tmp_path: Path) -> None:
    (tmp_path / "crashing.py").write_text(CRASHING)
    code = "from tui import cli; cli.COMMANDS['boom'] = 'crashing'; cli.main(['boom'])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "MY_OWN": CANARY, "PYTHONPATH": str(tmp_path)},
        check=False,
        timeout=60,
    )
    report = (planroom_home / "crash.log").read_text()
    assert done.returncode == 1
    assert "it broke over [key]" in report
    assert PIECE not in report + done.stdout + done.stderr
