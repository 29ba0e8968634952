"""A new session: which document it is drawn from."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from tui.actions import Place, bindings
from tui.screens.base import PlaceModal
from widgets.prose import Problem


class NewScreen(PlaceModal[Path | None]):
    """Asks for a path; answers with the new session's file."""

    PLACE: ClassVar[Place] = "form"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("form")]

    @dataclass
    class Begun(Message):
        """The session's file is there, or a sentence says why not."""

        path: Path | None
        problem: str = ""

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(classes="box") as box:
            box.border_title = "New session"
            box.border_subtitle = f"Enter begins · {self.key_of('back')} leaves"
            yield Static("Requirements document (Markdown, Gherkin or text)", markup=False)
            yield Input(placeholder="docs/requirements.md", id="path")
            yield Problem()

    @on(Input.Submitted)
    def _submit(self, message: Input.Submitted) -> None:
        message.stop()
        text = message.value.strip()
        if not text:
            self._tell("Type the path of a requirements document.")
            return
        self._tell("Reading …")
        self._begin(Path(text).expanduser())

    @work(exclusive=True, group="begin")
    async def _begin(self, document: Path) -> None:
        path, problem = await asyncio.to_thread(_begin_session, document)
        self.post_message(self.Begun(path, problem))

    @on(Begun)
    def _take(self, message: Begun) -> None:
        if message.path is None:
            self._tell(message.problem)
        else:
            self.dismiss(message.path)

    def _tell(self, sentence: str) -> None:
        self.query_one(Problem).tell(sentence)


def _begin_session(document: Path) -> tuple[Path | None, str]:
    import click

    from sessions.errors import SessionError
    from tui.callable import refuse_uncallable
    from tui.options import assignments, begin_session

    try:
        agents = assignments("", (), "")
        refuse_uncallable(agents.values())
        return begin_session((document,), None, None, agents, ""), ""
    except click.ClickException as error:
        return None, error.message
    except SessionError as error:
        return None, str(error)
