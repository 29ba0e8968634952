"""What a replay shows at an event is what the live room showed then, character by character and colour by colour."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from sessions.events import ArtifactReturned, NoteAdded
from tests.tui.driving import ScriptedLink, in_room, until
from tests.tui.sessions import Author, session
from tui.app import PlanroomApp
from tui.screens.replay import ReplayScreen
from tui.screens.room import RoomScreen
from widgets.agent_rail import AgentRail
from widgets.header_bar import HeaderBar, HeaderFacts
from widgets.live_strip import LiveStrip
from widgets.pane import Pane

LIVE_SIZE, REPLAY_SIZE = (120, 37), (120, 42)
"""The replay has five lines more, which its transport line takes."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a room shows of its session: not its badge, its keys and what can be done next."""

    facts: HeaderFacts
    lines: tuple[tuple[Strip, ...], ...]


def afternoon(author: Author) -> Iterator[None]:
    """Let things happen, and stop where a picture is taken."""
    yield
    first, second = author.start("architecture"), author.start("database")
    author.write("architecture", first, 0.6)
    author.write("database", second, 0.3, reasoning="What does a loan need?")
    yield
    author.finish("architecture", first)
    author.fail("database", second, "There is no key for openai; set OPENAI_API_KEY or choose another model with m.")
    yield
    author.approve("architecture")
    author.draft("database")
    author.draft("api")
    yield
    author.writer.append(ArtifactReturned(artifact="database", revision=1, feedback="Shorter."), "ada")
    third = author.start("database", "Shorter.")
    author.write("database", third, 0.5)
    yield
    author.finish("database", third)
    author.draft("sprints")
    yield


async def shown(pilot: Pilot[None], app: PlanroomApp, room: RoomScreen) -> Shown:
    await until(pilot, lambda: room.settled() and all(w.group == "follow" for w in app.workers if w.is_running))
    await pilot.wait_for_scheduled_animations()
    strips = [strip.discard_meta().simplify() for strip in room._compositor.render_strips()]
    widgets: list[Widget] = [room.query_one(AgentRail), *room.query(Pane)]
    if room.state is not None and room.state.drafting():
        widgets.append(room.query_one(LiveStrip))
    lines = tuple(
        tuple(strip.crop(w.region.x, w.region.right) for strip in strips[w.region.y : w.region.bottom]) for w in widgets
    )
    return Shown(replace(room.query_one(HeaderBar).facts, badge=""), lines)


def at(room: RoomScreen, seq: int) -> Callable[[], bool]:
    return lambda: room.state is not None and room.state.seq == seq


async def test_live_and_replay_are_the_same_picture(sessions_home: Path) -> None:
    live: dict[int, Shown] = {}
    with session(sessions_home / "s.jsonl", "empty") as author:
        app = PlanroomApp(author.path, ScriptedLink(author).open, clock=lambda: 0.0)
        async with app.run_test(size=LIVE_SIZE) as pilot:
            room = await in_room(pilot, app)
            for _ in afternoon(author):
                seq = author.writer.append(NoteAdded(text="A picture is taken."), "ada").seq
                await until(pilot, at(room, seq))
                live[seq] = await shown(pilot, app, room)
    app = PlanroomApp(author.path, mode="replay", clock=lambda: 0.0)
    async with app.run_test(size=REPLAY_SIZE) as pilot:
        room = await in_room(pilot, app)
        assert isinstance(room, ReplayScreen)
        for seq in (*live, *reversed(live)):
            await room.transport.seek(str(seq))
            await until(pilot, at(room, seq))
            replayed = await shown(pilot, app, room)
            assert replayed.facts == live[seq].facts
            assert [texts(one) for one in replayed.lines] == [texts(one) for one in live[seq].lines]
            assert replayed == live[seq]


def texts(strips: tuple[Strip, ...]) -> list[str]:
    return [strip.text for strip in strips]
