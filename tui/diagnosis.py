"""What `planroom doctor` looks at: the terminal, the folders, the settings, the keys, and that nothing phones home."""

import asyncio
import locale
import os
import platform
import shutil
import stat
import sys
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from agents.endpoints import Tried

Level = Literal["ok", "warn", "fail"]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at; `do` says what to do where it is not right."""

    about: str
    level: Level
    found: str
    do: str = ""


def diagnose(call: bool = False) -> Iterator[Line]:
    """Yield what was found; with `call`, try each model that is assigned with one short call."""
    yield Line(
        "versions",
        "ok",
        f"planroom {version('planroom')}, litellm {version('litellm')}, textual "
        f"{version('textual')}, Python {platform.python_version()}",
    )
    yield from _terminal()
    yield from _folders()
    yield _cache()
    yield from _models(call)
    yield _contacts()
    yield _silence()


def _terminal() -> Iterator[Line]:
    term = os.environ.get("TERM", "")
    if not sys.stdout.isatty():
        yield Line("terminal", "ok", "none (a pipe)")
    else:
        width, height = shutil.get_terminal_size()
        small = width < 80 or height < 24
        found = f"{width}×{height}, TERM={term or 'unset'}"
        yield Line("terminal", "warn" if small else "ok", found, "Enlarge it to 80×24 or more." if small else "")
        poor = term in {"", "dumb"}
        colour = "off by NO_COLOR" if os.environ.get("NO_COLOR") else os.environ.get("COLORTERM") or "by TERM"
        yield Line("colour", "warn" if poor else "ok", colour, "Set TERM, to xterm-256color say." if poor else "")
    encoding = locale.getencoding()
    utf8 = encoding.lower().replace("-", "") == "utf8"
    yield Line("encoding", "ok" if utf8 else "warn", encoding, "" if utf8 else "Set LANG to a UTF-8 locale.")


def _folders() -> Iterator[Line]:
    from sessions.home import data_folder, session_paths

    folder = data_folder()
    nearest = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        yield Line("data", "fail", f"{folder} cannot be written to", "Set PLANROOM_HOME to a folder that can.")
        return
    count = len(session_paths())
    kept = folder / "sessions"
    others = kept.is_dir() and bool(stat.S_IMODE(kept.stat().st_mode) & 0o077)
    found = f"{folder}, {count} session{'s' * (count != 1)}"
    yield Line("data", "warn" if others else "ok", found, f"Others may read it: chmod 700 {kept}" if others else "")
    sockets = sorted((folder / "run").glob("*.sock")) if (folder / "run").is_dir() else []
    listening = sum(_answers(path) for path in sockets)
    left = len(sockets) - listening
    dead = f", {left} left behind by engines that ended (they do no harm)" if left else ""
    yield Line("engines", "ok", f"{listening} running{dead}")


def _answers(path: Path) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(1.0)
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True


def _cache() -> Line:
    from agents.cache_state import cache_state

    state = cache_state()
    if state.problem:
        return Line("cache", "warn", "damaged", state.problem)
    return Line(
        "cache",
        "ok",
        f"{state.answers} answer{'s' * (state.answers != 1)}, {state.size / 1e6:.1f} of {state.bound / 1e6:.0f} MB",
    )


def _models(call: bool) -> Iterator[Line]:
    from agents.callable import callable_as
    from agents.config.layers import Options, assignments_of, environment_problems
    from agents.config.reading import read_config
    from agents.endpoints import try_call
    from agents.keys import key_state
    from sessions.events import ModelSettings
    from sessions.state import Assignment

    read = read_config()
    if read.problems:
        yield Line("config", "fail", f"{read.path}: {read.problems[0].sentence}", "See `planroom config check`.")
    else:
        yield Line("config", "ok", f"{read.path}" + ("" if read.there else " (not there)"))
    for sentence in environment_problems():
        name, _, rest = sentence.partition(" ")
        yield Line("environment", "fail", f"{name} {rest.partition(';')[0]}", f"Correct {name} or unset it.")
    assigned = assignments_of(Options(), read, sound_only=True)
    done = []
    for one in assigned.values():
        if one in done:
            continue
        done.append(one)
        state = key_state(one.model, one.api_base, one.settings.key)
        told = callable_as(one)
        level: Level = "fail" if told.problem else "warn" if told.doubt else "ok"
        yield Line("model", level, f"{one.model}: {state.word}", told.problem or told.doubt)
        for other in one.settings.fallbacks:
            told = callable_as(Assignment(other.model, other.api_base, ModelSettings(key=other.key)))
            word = key_state(other.model, other.api_base, other.key).word
            yield Line(
                "fallback",
                "warn" if told.problem or told.doubt else "ok",
                f"{other.model}: {word}",
                told.problem or told.doubt,
            )
        if call:
            tried = asyncio.run(_closed(try_call(one)))
            found = f"{tried.sentence} {tried.tokens} tokens." if tried.ok else f"{one.model}: {tried.reason}"
            yield Line("call", "ok" if tried.ok else "fail", found, "" if tried.ok else tried.sentence)


async def _closed(trying: "Coroutine[object, object, Tried]") -> "Tried":
    from agents.litellm_setup import close

    try:
        return await trying
    finally:
        await close()


def _contacts() -> Line:
    """Say where the documents go, as far as the settings tell: to these addresses and to nobody else."""
    from agents.config.layers import Options, assignments_of
    from agents.config.reading import read_config
    from agents.known_models import without_address
    from agents.models import is_offline
    from agents.redirects import redirect_of

    places: list[str] = []
    for one in assignments_of(Options(), read_config(), sound_only=True).values():
        asked = [(one.model, one.api_base), *((each.model, each.api_base) for each in one.settings.fallbacks)]
        for model, base in asked:
            redirect = redirect_of(model, base)
            if not is_offline(model) and not without_address(model, base):
                places.append(redirect.sentence if redirect else base or _provider(model))
    found = ", ".join(dict.fromkeys(places)) or "nobody: only the offline planner is assigned"
    return Line("contacts", "ok", found)


def _provider(model: str) -> str:
    """Return who serves a model, as its name tells."""
    provider, slash, _ = model.partition("/")
    return f"the provider of {provider}/ models" if slash else f"the provider of {model}"


def _silence() -> Line:
    """Look whether what keeps litellm from calling home really holds, in this process, after it was imported."""
    from agents.litellm_setup import load

    litellm = load()
    local = ("MODEL_COST_MAP", "ANTHROPIC_BETA_HEADERS", "BLOG_POSTS")
    loud = [f"LITELLM_LOCAL_{name}" for name in local if os.environ.get(f"LITELLM_LOCAL_{name}") != "True"]
    wanted = {"telemetry": False, "suppress_debug_info": True, "disable_hf_tokenizer_download": True}
    loud += [f"litellm.{name}" for name, value in wanted.items() if getattr(litellm, name, None) is not value]
    hooks = ("callbacks", "success_callback", "failure_callback", "_async_success_callback", "_async_failure_callback")
    # A call of Gemini leaves litellm's own "cache" there, which is in memory and holds nothing of ours.
    loud += [f"litellm.{name}" for name in hooks if any(hook != "cache" for hook in getattr(litellm, name, None) or ())]
    if loud:
        return Line("phones home", "fail", ", ".join(loud), "This is a fault in planroom; please report it.")
    return Line(
        "phones home", "ok", "nothing: price list, header list and blog stay local; telemetry and hooks are off"
    )
