"""The saved sessions on the home screen, and what the highlighted one holds.

Home loads this, and what it needs, once there is a session to list: its first frame does not wait for it.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from tui.remapping import KeyOf
from tui.saved import preview_of
from widgets.next_step import next_step
from widgets.page import Laid
from widgets.row_view import RowView
from widgets.session_list import SessionList, SessionRow
from widgets.text import line


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved session: where it is, and what is shown of it."""

    path: Path
    row: SessionRow

    @property
    def unreadable(self) -> str:
        """Why it cannot be opened, or `""`."""
        return "" if self.row.statuses else self.row.problem

    @property
    def title(self) -> str:
        """What it is called, by its plan or else by its file."""
        return self.row.title or self.row.name

    def next_step(self, open_key: str, in_room: KeyOf) -> Content:
        """Return its whole name, and what to do with it."""
        return line((self.row.name, "bold"), f"  {next_step(self.row, open_key, in_room)}")


class SavedSessions(Container):
    """A list of sessions; beside or below it, where there is room, what the highlighted one holds."""

    @dataclass
    class Highlighted(Message):
        """Another session is highlighted."""

        saved: Saved

    @dataclass
    class Picked(Message):
        """A session was picked, to be opened."""

        saved: Saved

    @dataclass
    class Previewed(Message):
        """What is shown of the session at `path` before it is opened."""

        path: Path
        page: Laid

    def __init__(self, saved: Sequence[Saved], *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._saved = tuple(saved)

    def compose(self) -> ComposeResult:
        """Lay out the list and the preview."""
        yield SessionList(id="sessions")
        yield RowView(id="preview", classes="page")

    def on_mount(self) -> None:
        """List the sessions once it is known how wide the list is."""
        self.query_one(RowView).can_focus = False
        self.call_after_refresh(self.fill, self._saved)

    def fill(self, saved: Sequence[Saved]) -> None:
        """List these sessions; what was highlighted stays so."""
        self._saved = tuple(saved)
        listed = self.query_one(SessionList)
        listed.fill([one.row for one in saved])
        if saved:
            listed.focus()

    @property
    def highlighted(self) -> Saved | None:
        """The highlighted session."""
        at = self.query_one(SessionList).highlighted
        return self._saved[at] if at is not None and at < len(self._saved) else None

    @on(OptionList.OptionHighlighted)
    def _tell_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        message.stop()
        if (saved := self.highlighted) is not None:
            self.preview()
            self.post_message(self.Highlighted(saved))

    @on(OptionList.OptionSelected)
    def _tell_picked(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.post_message(self.Picked(self._saved[message.option_index]))

    def preview(self) -> None:
        """Show what the highlighted session holds, where there is room for it."""
        saved, view = self.highlighted, self.query_one(RowView)
        if saved is None or saved.unreadable or not view.size.width:
            view.laid = Laid()
        else:
            self._read_preview(saved.path, view.scrollable_content_region.width - 2)

    @work(exclusive=True, group="preview")
    async def _read_preview(self, path: Path, width: int) -> None:
        self.post_message(self.Previewed(path, await asyncio.to_thread(preview_of, path, width)))

    @on(Previewed)
    def _show_preview(self, message: Previewed) -> None:
        message.stop()
        if (saved := self.highlighted) is not None and saved.path == message.path:
            view = self.query_one(RowView)
            view.laid = message.page
            view.scroll_home(animate=False)
