"""What is new is marked until it is looked at: after a redraft, and in what an agent writes meanwhile."""

from pathlib import Path

from plan.artifacts import Artifact
from sessions.events import DraftDelta
from tests.tui.driving import screen_text, until
from tests.tui.sessions import Author
from tests.tui.test_room_keys import driven
from widgets.pane import Pane


def another(author: Author) -> Artifact:
    """Let the next draft of the database have another table, and say something else of the first."""
    database = author.plan.database
    assert database is not None
    first, *rest = database.tables
    more = (first.model_copy(update={"description": "other"}), *rest, first.model_copy(update={"name": "fines"}))
    author.plan = author.plan.model_copy(update={"database": database.model_copy(update={"tables": more})})
    return database


async def test_a_redraft_shows_what_is_new_until_it_is_looked_at(sessions_home: Path) -> None:
    async with driven(sessions_home, "drafted") as d:
        await d.press("2", "z")
        pane = d.room.pane
        assert not pane.signs
        assert another(d.link.author).model_dump()
        d.link.author.draft("database")
        await until(d.pilot, lambda: pane.signs == {"/tables/0": "~", "/tables/6": "+"}, "the signs")
        await until(d.pilot, lambda: "+1 ~1" in screen_text(d.app) or "~1 +1" in screen_text(d.app), "the frame")
        pane.reveal("/tables/0")
        await until(d.pilot, lambda: pane.signs == {"/tables/6": "+"}, "one was looked at")
        pane.reveal("/tables/5")
        await until(d.pilot, lambda: "┃+fines" in screen_text(d.app), "the sign before its line")
        await d.press("a")
        await until(d.pilot, lambda: not pane.signs, "it is approved")


async def test_in_a_first_draft_what_came_since_somebody_looked_is_new_and_nothing_moves(sessions_home: Path) -> None:
    async with driven(sessions_home, "empty") as d:
        author = d.link.author
        draft = author.start("database")
        author.write("database", draft, 0.3)
        await d.press("2", "z")
        pane = d.room.pane
        await until(d.pilot, lambda: "/tables/1" in dict(pane.laid.anchors), "two tables")
        assert not pane.signs
        pane.reveal("/tables/1")
        await d.press("1", "2")
        at = place_on_screen(pane)
        text = author.plan.database
        assert text is not None
        whole = text.model_dump_json(indent=1)
        more = whole[int(len(whole) * 0.3) : int(len(whole) * 0.6)]
        author.writer.append(DraftDelta(draft=draft, text=more), "database-architect")
        await until(d.pilot, lambda: "+" in pane.signs.values(), "what came")
        assert "/tables/0" not in pane.signs
        assert place_on_screen(pane) == at
        author.finish("database", draft)
        await until(d.pilot, lambda: pane.view.status == "drafted" and pane.laid.boxes, "the drawing, above all else")
        assert not pane.signs
        assert place_on_screen(pane) == at


def place_on_screen(pane: Pane) -> int:
    """Return in which row of the pane the selected item stands."""
    assert pane.place is not None
    return pane.place.region.y - pane.scroll_offset.y
