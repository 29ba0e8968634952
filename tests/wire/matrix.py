"""Runs every fault against every protocol and writes what came of it to docs/providers.md."""

import asyncio
import os
import re
import ssl
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from agents import litellm_setup
from agents.asking import ask
from agents.failures import DraftFailure
from agents.job import Job
from agents.prompts import Message
from sessions.events import ModelSettings, Payload
from tests.wire.anthropic import Anthropic
from tests.wire.dialect import Dialect
from tests.wire.faults import FAULTS, PATIENCE, Fault
from tests.wire.gemini import Gemini
from tests.wire.ollama import Ollama
from tests.wire.openai_chat import OpenAIChat
from tests.wire.openai_responses import OpenAIResponses
from tests.wire.server import WireServer, wire_server

DIALECTS: Sequence[Dialect] = (OpenAIChat(), OpenAIResponses(), Anthropic(), Gemini(), Ollama())
KEY = "sk-canary-7Yt3Qw9Lm2Xz8Rb5Vn1Kp4Hd6"
"""A key that must never be seen again."""
DOCUMENT = Path(__file__).parents[2] / "docs" / "providers.md"
_CERTIFICATE = Path(__file__).with_name("self_signed.pem")
_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy")
_VARYING = re.compile(r"(?<=_ssl\.c):\d+|(127\.0\.0\.1):\d+|(?<=\[Errno -2\])[^)]*|(?<=\[Errno -3\])[^)]*")
"""What a sentence says of this machine: a port, how its resolver puts it."""
_LOCAL = ("LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS", "LITELLM_LOCAL_MODEL_COST_MAP", "LITELLM_LOCAL_BLOG_POSTS")
"""Set when litellm is loaded, and taken away again by the fixture that cleans the environment of every test."""
_INTRODUCTION = """\
# What planroom does when a provider fails

Written by `python -m tests.wire.matrix`, and checked by the tests: each fault below is played by a real HTTP server in
the wire format of each provider, and met by planroom's own `ask` through litellm; nothing is patched. Waits between
retries are shown with their jitter at its middle; a `Retry-After` is obeyed up to two minutes.

A cell says how the draft ended: *finished*, or the reason of its failure, and before it what was tried again, and why.
[other-providers.md](other-providers.md) is about providers beside these.
"""


class Book(BaseModel):
    """The answer that is asked for: small, and with a schema."""

    model_config = ConfigDict(extra="forbid")

    title: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookJob(Job[Book]):
    """Asks for a book."""

    @property
    def name(self) -> str:
        """The schema's name."""
        return "book"

    @property
    def title(self) -> str:
        """What it is called in a sentence."""
        return "book"

    @property
    def answer_type(self) -> type[Book]:
        """A book."""
        return Book

    def messages(self, last: Book | None, problems: Sequence[str], answer: str, form: str) -> list[Message]:
        """Return what is sent."""
        return [{"role": "system", "content": f"You name books. {form}"}, {"role": "user", "content": "A book."}]


@dataclass(slots=True)
class Outcome:
    """What came of one fault with one protocol."""

    reason: str = "finished"
    sentence: str = ""
    waits: list[float] = field(default_factory=list)
    events: list[Payload] = field(default_factory=list)
    requests: int = 0

    @property
    def cell(self) -> str:
        """What the table says."""
        retried = [event for event in self.events if event.type in {"draft.retried", "draft.continued"}]  # type: ignore[attr-defined]  # every payload has its own literal
        if not retried:
            return self.reason
        reasons = list(dict.fromkeys(str(getattr(event, "reason", "")) for event in retried))
        waits = ", ".join(f"{wait:g}" for wait in self.waits)
        return f"{' '.join(reasons)} {len(retried)}×{f' ({waits} s)' if waits else ''} → {self.reason}"


@contextmanager
def environment(**values: str | None) -> Iterator[None]:
    """Set variables, or take away those that are None, and put back what was there."""
    before = {name: os.environ.get(name) for name in values}
    _set(values)
    try:
        yield
    finally:
        _set(before)


def _set(values: Mapping[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@dataclass(frozen=True, slots=True)
class Servers:
    """Where the faults live."""

    plain: WireServer
    secure: WireServer


@asynccontextmanager
async def servers() -> AsyncIterator[Servers]:
    """Run the two servers, and close what litellm keeps open when they end."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_CERTIFICATE)
    await asyncio.to_thread(litellm_setup.load)
    local: dict[str, str | None] = dict.fromkeys(_LOCAL, "True")
    with environment(**local), wire_server() as plain, wire_server(context) as secure:
        try:
            yield Servers(plain, secure)
        finally:
            await litellm_setup.close()


async def outcome(fault: Fault, dialect: Dialect, at: Servers, key: str) -> Outcome:
    """Let `fault` happen to a call in `dialect`, whose provider gets `key`."""
    path = f"{dialect.name}-{FAULTS.index(fault)}"
    server = at.secure if fault.place == "tls" else at.plain
    base = server.route(path, dialect, fault.scripts(dialect))
    variables: dict[str, str | None] = dict.fromkeys(_PROXIES)
    variables |= {each.key: key for each in DIALECTS}
    if fault.place == "no-key":
        base = ""
        variables |= dict.fromkeys([*(each.key for each in DIALECTS), "GOOGLE_API_KEY", "OLLAMA_API_BASE"])
    elif fault.place in {"dns", "proxy"}:
        base = f"https://planroom.invalid{dialect.base}"
    if fault.place == "proxy":
        variables |= {"HTTPS_PROXY": f"http://127.0.0.1:{at.plain.port}"}
    found = Outcome()

    async def pause(seconds: float) -> None:
        found.waits.append(seconds)

    settings = _patience(fault)
    if base:
        settings = settings.model_copy(update={"key": f"env:{dialect.key}"})
    job = BookJob(draft=path, model=dialect.model, api_base=base, settings=settings)
    if fault.place != "server":
        await litellm_setup.close()  # a client that is kept knows no other proxy than at first
    with environment(**variables):
        try:
            answered = await ask(job, found.events.append, jitter=lambda: 0.5, pause=pause)
            found.sentence = f"{answered.content.title}: {answered.content.summary}"
        except DraftFailure as failure:
            found.reason, found.sentence = failure.reason, _VARYING.sub(r"\1", failure.message)
    if fault.place != "server":
        await litellm_setup.close()
    found.requests = len(server.routes[path].asked)
    return found


def _patience(fault: Fault) -> ModelSettings:
    match fault.hurry:
        case "first":
            return ModelSettings(first_token=PATIENCE, between_tokens=20.0, total=60.0)
        case "between":
            return ModelSettings(first_token=20.0, between_tokens=PATIENCE, total=60.0)
        case "total":
            return ModelSettings(first_token=20.0, between_tokens=20.0, total=PATIENCE)
        case _:
            return ModelSettings(first_token=20.0, between_tokens=20.0, total=60.0)


async def run(dialect: Dialect, at: Servers, key: str = KEY) -> Sequence[Outcome]:
    """Let everything go wrong in one dialect."""
    return [await outcome(fault, dialect, at, key) for fault in FAULTS if applies(fault, dialect)]


def applies(fault: Fault, dialect: Dialect) -> bool:
    """Return whether a fault can happen in a dialect."""
    return not _why_not(fault, dialect)


def _why_not(fault: Fault, dialect: Dialect) -> str:
    """Return why a fault cannot happen in a dialect, for the table; nothing if it can."""
    if fault.place == "no-key" and dialect.name == "ollama":
        return "not needed"
    scripts = fault.scripts(dialect)
    return "never said" if not scripts or scripts[0].finish in dialect.never_says else ""


def section(dialect: Dialect, outcomes: Sequence[Outcome]) -> str:
    """Return what happened in one dialect: the reasons, and the sentences that a person sees."""
    faults = [fault for fault in FAULTS if applies(fault, dialect)]
    lines = [f"### {dialect.title} (`{dialect.model}`)", "", "| fault | what a person sees |", "|---|---|"]
    for fault, found in zip(faults, outcomes, strict=True):
        lines.append(f"| {fault.name} | {_plain(found.sentence)} |")
    return "\n".join(lines) + "\n"


def column(dialect: Dialect, outcomes: Sequence[Outcome]) -> Sequence[str]:
    """Return a dialect's cells of the table, one for each fault."""
    cells = iter(found.cell for found in outcomes)
    return [_why_not(fault, dialect) or next(cells) for fault in FAULTS]


def written_column(document: str, dialect: Dialect) -> Sequence[str]:
    """Return the same as the document has it."""
    rows = [
        line.strip("|").split("|")
        for line in document.split("## Sentences", maxsplit=1)[0].splitlines()
        if line[:1] == "|"
    ]
    place = DIALECTS.index(dialect) + 1
    return [row[place].strip() for row in rows[2:]]


def document(results: Mapping[str, Sequence[Outcome]]) -> str:
    """Return the whole of docs/providers.md."""
    columns = [column(dialect, results[dialect.name]) for dialect in DIALECTS]
    lines = [_INTRODUCTION, f"| fault | {' | '.join(each.title for each in DIALECTS)} |", "|---" * 6 + "|"]
    lines += [f"| {fault.name} | {' | '.join(cells)} |" for fault, *cells in zip(FAULTS, *columns, strict=True)]
    lines += ["", "## Sentences", ""]
    lines += [section(dialect, results[dialect.name]) for dialect in DIALECTS]
    return "\n".join(lines).rstrip() + "\n"


def _plain(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


async def _main() -> None:
    results: dict[str, Sequence[Outcome]] = {}
    async with servers() as at:
        for dialect in DIALECTS:
            started = time.process_time()
            results[dialect.name] = await run(dialect, at)
            print(f"{dialect.title}: {time.process_time() - started:.1f} s of CPU")
    DOCUMENT.write_text(document(results))


if __name__ == "__main__":
    asyncio.run(_main())
