"""What the shell is told when somebody leaves a session: which it is, where it stands, and the way back."""

from collections.abc import Iterator
from pathlib import Path

from plan.artifacts import TITLES
from sessions.home import name_of
from sessions.lock import holder
from sessions.opening import open_session
from sessions.state import SessionState
from sessions.text import one_line
from tui.modes import Mode
from widgets.text import listed

_BACK: dict[Mode, str] = {"live": "open", "watch": "watch", "replay": "replay"}


def farewell(path: Path, mode: Mode) -> Iterator[str]:
    """Yield the lines about the session at `path`, which somebody looked at in `mode`; raises SessionError."""
    state = open_session(path).state
    name = name_of(path)
    yield one_line(f"{state.title}: session {path.stem}; `planroom {_BACK[mode]} {name}` comes back to it.")
    if mode != "replay":
        yield one_line(_stands(name, state, bool(holder(path))))


def _stands(name: str, state: SessionState, live: bool) -> str:
    writing = [TITLES[artifact] for artifact in state.drafting()]
    if live and writing:
        return f"{listed(writing)} {'is' if len(writing) == 1 else 'are'} still being drafted, without a terminal too."
    if state.signed is not None:
        return f"Signed; the files are in {state.signed_folder}."
    if state.exports:
        return f"Not signed yet; the last files that were written are in {state.exports[-1].folder}."
    approved = sum(state.status(artifact) == "approved" for artifact in TITLES)
    return f"{approved} of 4 approved, no files yet; `planroom export {name} --out DIR` writes them as they stand."
