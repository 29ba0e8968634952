"""The panes: what stands in them, how they take what is unfinished, and what they repaint."""

import threading
from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

import pytest
from textual.app import App, ComposeResult

from plan.artifacts import ARTIFACTS, ArtifactName
from plan.database import Database, Exclusion
from plan.partial import partial_artifact
from plan.sprints import Sprint
from tests.plan.sample import sample_plan
from tests.tui.driving import until
from widgets.agent_rail import AgentCell, AgentFacts
from widgets.architecture_pane import ArchitecturePane
from widgets.board import Cards, lay_board
from widgets.board_pane import BoardPane
from widgets.endpoints_pane import EndpointsPane
from widgets.erd_pane import ErdPane
from widgets.figures import date_time
from widgets.page import BETWEEN, Laid
from widgets.pane import Pane
from widgets.pane_view import PaneView
from widgets.pictures import erd_picture
from widgets.risks_pane import Risk, RisksPane, matrix
from widgets.row_view import RowView
from widgets.tab_line import Tab, TabLine
from widgets.text import line

PANES: tuple[type[Pane], ...] = (ArchitecturePane, ErdPane, EndpointsPane, BoardPane, RisksPane)


class Shown(App[None]):
    """One widget on the screen."""

    def __init__(self, widget: RowView | AgentCell | TabLine) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget


def text_of(pane: RowView) -> str:
    return "\n".join(str(one) for one in pane.laid.lines)


def view_of(pane: type[Pane]) -> PaneView:
    plan = sample_plan()
    return PaneView(status="drafted", revision=1, artifacts=tuple(plan.artifact(name) for name in pane.SOURCES))


WORDS = {
    ArchitecturePane: ("Microservices", "Authentication Service", "API Gateway", "Where they meet", "Decisions"),
    ErdPane: ("user_roles", "varc", "Indexes", "Migrations", "RPO"),
    EndpointsPane: ("POST", "/auth/reg", "users.read", "Permissions", "Rate limits", "LoginRequest"),
    BoardPane: ("Sprint 1 Foundation", "21/21", "S1-01", "S2-06", "Priorities", "Velocity"),
    RisksPane: ("R1", "P2", "medium likelihood", "likelihood", "OAuth"),
}


@pytest.mark.parametrize("pane", PANES, ids=lambda p: p.NAME)
@pytest.mark.parametrize("width", [30, 44, 120])
async def test_a_pane_shows_its_artifact_at_any_width(pane: type[Pane], width: int) -> None:
    app = Shown(pane())
    async with app.run_test(size=(width, 30)) as pilot:
        widget = app.widget
        assert isinstance(widget, Pane)
        widget.view = view_of(pane)
        await pilot.pause()
        missing = [word for word in WORDS[pane] if word not in text_of(widget)]
        assert not missing
        assert str(widget._border_title).startswith(f"{pane.KEY} {pane.TITLE} ◆")


@pytest.mark.parametrize("pane", PANES, ids=lambda p: p.NAME)
@pytest.mark.parametrize("zoomed", [False, True], ids=["room", "zoomed"])
async def test_what_nothing_says_leaves_nothing_in_any_view(pane: type[Pane], zoomed: bool) -> None:
    app = Shown(pane())
    async with app.run_test(size=(120, 40)) as pilot:
        widget = app.widget
        assert isinstance(widget, Pane)
        widget.view, widget.zoomed = view_of(pane), zoomed
        for aspect in pane.ASPECTS:
            widget.words, widget.aspect = "", aspect
            await until(pilot, lambda: "being drawn" not in text_of(widget), aspect)
            assert len(text_of(widget).splitlines()) > 1, aspect
            widget.words = "qqqq"
            await pilot.pause()
            assert text_of(widget) == "Nothing here says “qqqq”; Esc shows everything again.", aspect


@pytest.mark.parametrize(
    ("pane", "aspect", "words", "left"),
    [
        (ArchitecturePane, "components", "api-gateway", "Where they meet"),
        (ArchitecturePane, "work", "security-expert", "Who does what"),
        (ErdPane, "tables", "userrole", "Relationships"),
        (ErdPane, "life", "backup", "RPO"),
        (ErdPane, "SQL", "create table users", 'CREATE TABLE "users"'),
        (ErdPane, "drawing", "user_roles", "user_roles"),
        (EndpointsPane, "rules", "users.read", "Permissions"),
        (BoardPane, "MoSCoW", "s1-01", "S1-01"),
        (BoardPane, "velocity", "sprint 2", "Velocity"),
        (RisksPane, "all", "oauth", "OAuth"),
    ],
)
async def test_what_says_the_words_stays_with_its_heading(pane: type[Pane], aspect: str, words: str, left: str) -> None:
    app = Shown(pane())
    async with app.run_test(size=(120, 40)) as pilot:
        widget = app.widget
        assert isinstance(widget, Pane)
        widget.view, widget.aspect = view_of(pane), aspect
        await until(pilot, lambda: "being drawn" not in text_of(widget), aspect)
        everything = len(widget.laid.lines)
        widget.words = words
        await pilot.pause()
        assert left in text_of(widget)
        assert len(widget.laid.lines) < everything or aspect == "drawing"


BRIEFLY = {
    ArchitecturePane: ("Microservices", "API Gateway", "Redis Cache"),
    ErdPane: ("user_roles", "varchar(255)", "Indexes"),
    EndpointsPane: ("POST   /auth/register", "/users/{id}/roles", "Permissions"),
    BoardPane: ("Sprint 1 Foundation", "21/21", "S1-01", "S2-06"),
    RisksPane: ("R1", "P2", "likelihood"),
}
IN_A_LINE = {
    ArchitecturePane: "Microservices · REST API",
    ErdPane: "users, roles",
    EndpointsPane: "Authentication 3",
    BoardPane: "Sprint 1 21/21  Sprint 2 19/19",
    RisksPane: "R1 ",
}


async def test_what_may_not_overlap_stands_below_its_table() -> None:
    apart = Exclusion(
        name="sessions_apart",
        columns=("user_id",),
        starts="created_at",
        ends="expires_at",
        end_included=False,
        where="NOT revoked",
    )
    found = sample_plan().database
    assert found is not None
    first = found.tables[0].model_copy(update={"exclusions": (apart,)})
    app = Shown(ErdPane())
    async with app.run_test(size=(120, 40)) as pilot:
        widget = app.widget
        assert isinstance(widget, ErdPane)
        tables = (first, *found.tables[1:])
        widget.view = replace(view_of(ErdPane), artifacts=(found.model_copy(update={"tables": tables}),))
        widget.aspect = "tables"
        await until(pilot, lambda: "no overlap for one user_id, created_at to expires_at" in text_of(widget), "tables")


@pytest.mark.parametrize("pane", PANES, ids=lambda p: p.NAME)
async def test_a_pane_says_less_where_it_has_less_room(pane: type[Pane]) -> None:
    app = Shown(pane())
    async with app.run_test(size=(38, 14)) as pilot:
        widget = app.widget
        assert isinstance(widget, Pane)
        widget.form = "line"
        await pilot.pause()
        assert not text_of(widget).strip(), "nobody knows yet whether there is a draft"
        widget.view = PaneView(status="empty")
        await pilot.pause()
        assert text_of(widget).startswith(pane.EMPTY[:20])
        widget.view = view_of(pane)
        await pilot.pause()
        assert text_of(widget).startswith(IN_A_LINE[pane])
        assert len(widget.laid.lines) == 1
        widget.view = replace(widget.view, status="failed", notice="There is no key.")
        assert text_of(widget) == "✗ There is no key."
        widget.view = view_of(pane)
        widget.form = "brief"
        await pilot.pause()
        assert not [word for word in BRIEFLY[pane] if word not in text_of(widget)]


@pytest.mark.parametrize("name", ARTIFACTS)
async def test_a_pane_takes_whatever_has_been_written_so_far(name: ArtifactName) -> None:
    artifact = sample_plan().artifact(name)
    assert artifact is not None
    text = artifact.model_dump_json()
    panes = [pane for pane in PANES if name in pane.SOURCES]
    for kind in panes:
        app = Shown(kind())
        async with app.run_test(size=(60, 30)) as pilot:
            widget = app.widget
            assert isinstance(widget, Pane)
            heights = []
            for share in range(1, 21):
                part = partial_artifact(name, text[: len(text) * share // 20])
                artifacts = tuple(part if source == name else None for source in kind.SOURCES)
                widget.view = PaneView(status="drafting", partial=True, artifacts=artifacts)
                await pilot.pause()
                heights.append(len(widget.laid.lines))
            assert heights[-1] >= max(heights) - 2


async def test_only_changed_lines_are_painted_again_and_the_place_is_kept() -> None:
    before = Laid(tuple(line(f"row {n}") for n in range(50)))
    app = Shown(RowView(before))
    async with app.run_test(size=(40, 10)) as pilot:
        view = app.widget
        assert isinstance(view, RowView)
        view.scroll_to(y=20, animate=False)
        await pilot.pause()
        kept = dict(view._strips)
        view.laid = Laid((*before.lines[:22], line("row 22, changed"), *before.lines[23:], line("one more")))
        await pilot.pause()
        assert view.scroll_offset.y == 20
        assert "changed" in view._strips[22].text
        assert all(view._strips[n] is strip for n, strip in kept.items() if n != 22)


def test_a_sprint_over_its_capacity_says_so_in_words() -> None:
    plan = sample_plan().sprints
    assert plan is not None
    tight: Sprint = plan.sprints[0].model_copy(update={"capacity": 13})
    text = "\n".join(str(one) for one in lay_board((tight,), 40, "line").lines)
    assert "21/13" in text
    assert "over by 8" in text


def test_a_board_of_many_sprints_is_as_wide_as_it_needs() -> None:
    plan = sample_plan().sprints
    assert plan is not None
    laid = lay_board(plan.sprints * 5, 80, "line")
    assert len({one.cell_length for one in laid.lines}) == 1
    assert laid.lines[0].cell_length > 80
    assert max(place.x for _, place in laid.anchors) > 80


@pytest.mark.parametrize("width", [30, 54, 75, 97, 194])
def test_what_is_seen_of_a_wide_board_is_whole_columns(width: int) -> None:
    plan = sample_plan().sprints
    assert plan is not None
    laid = lay_board(plan.sprints * 5, width, "brief")
    ends = [place.x - len(BETWEEN) for pointer, place in laid.anchors if pointer.count("/") == 2]
    assert width in ends


def test_a_low_zoomed_board_shows_whole_titles_and_what_waits_but_no_tasks() -> None:
    plan = sample_plan().sprints
    assert plan is not None
    cards = {how: "\n".join(map(str, lay_board(plan.sprints, 75, how).lines)) for how in get_args(Cards)}
    waiting = next(story for sprint in plan.sprints for story in sprint.stories if story.depends_on)
    assert [how for how, text in cards.items() if f"after {waiting.depends_on[0]}" in text] == ["brief", "whole"]
    assert [how for how, text in cards.items() if "· " in text] == ["whole"]
    assert [len(text.splitlines()) for text in cards.values()] == sorted(len(t.splitlines()) for t in cards.values())


def test_the_matrix_puts_a_risk_where_it_belongs() -> None:
    risk = Risk("R7", "t", "high", "low", "", "", "", "p")
    rows = [str(one) for one in matrix((risk,), 60)]
    high = next(row for row in rows if row.strip().startswith("high "))
    assert high.split("│")[1].strip() == "R7"
    assert sum("R7" in row for row in rows) == 1


TECH_LEAD = AgentFacts("tech-lead-orchestrator", "tech lead", "drafting")
BUSY = replace(TECH_LEAD, tokens=1200, rate=81, ms=9000)


@pytest.mark.parametrize(
    ("facts", "width", "words"),
    [
        (
            AgentFacts("api-architect", "api", "waiting", waits_for=("architecture", "database")),
            33,
            "for architecture, database",
        ),
        (replace(TECH_LEAD, status="failed", notice="There is no key."), 33, "There is no key."),
        (
            BUSY,
            60,
            "≈1.2k tok  81/s  00:09",
        ),
        (BUSY, 20, "81/s 00:09"),
        (replace(BUSY, pulse=(0, 1, 30, 60, 100)), 60, " ·▁▃▅█ drafting"),
        (replace(BUSY, pulse=(0, 0, 1, 30, 60, 100, 1, 1)), 30, "tech lead ▁▃▅█▁▁ drafting"),
        (replace(BUSY, pulse=(0, 0, 1, 30, 60, 100, 1, 1)), 20, "lead   drafting"),
        (replace(TECH_LEAD, status="drafting", attempt=2, tokens=5), 33, "attempt 2"),
        (replace(TECH_LEAD, status="drafted", revision=2, tokens=9, cached=True), 60, "cached"),
        (replace(TECH_LEAD, status="cancelled", revision=3), 20, "– lead"),
    ],
)
async def test_an_agent_is_told_in_the_room_there_is(facts: AgentFacts, width: int, words: str) -> None:
    app = Shown(AgentCell())
    async with app.run_test(size=(width, 4)) as pilot:
        cell = app.widget
        assert isinstance(cell, AgentCell)
        cell.facts = facts
        await pilot.pause()
        shown = str(cell.render())
        assert words in shown
        assert all(len(one) <= width for one in shown.split("\n"))


@pytest.mark.parametrize("width", range(20, 61))
async def test_a_model_has_one_name_whatever_its_agent_does(width: int) -> None:
    known = replace(TECH_LEAD, model="offline/planner", tokens=12_345, ms=61_000)
    states = (
        known,
        replace(known, rate=812, attempt=2, first_ms=900),
        replace(known, status="drafted", revision=3),
        replace(known, status="drafted", cached=True),
        replace(known, status="drafted", cost=12.34, estimated=True),
    )
    app = Shown(AgentCell())
    async with app.run_test(size=(width, 4)) as pilot:
        cell = app.widget
        assert isinstance(cell, AgentCell)
        names = set()
        for state in states:
            cell.facts = state
            await pilot.pause()
            second = str(cell.render()).split("\n")[1]
            names.add(" ".join({"offline/planner", "planner"}.intersection(second.split())))
            assert "01:01" in second or " tok" in second or state.attempt > 1
        assert len(names) == 1


def test_a_time_is_shown_in_the_zone_of_the_person() -> None:
    local = datetime(2026, 11, 23, 10, 0, tzinfo=UTC).astimezone().strftime("%Y-%m-%d %H:%M")
    assert date_time("2026-11-23T10:00:00.123Z") == local
    assert date_time("no time") == ""


def large(database: Database) -> Database:
    tables = tuple(t.model_copy(update={"name": f"{t.name}_{n}"}) for n in range(3) for t in database.tables)
    return database.model_copy(update={"tables": tables})


async def test_a_large_drawing_comes_from_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    database = sample_plan().database
    assert database is not None
    may_end = threading.Event()

    def draw(found: Database, width: int, height: int | None) -> Laid:
        assert may_end.wait(10)
        return Laid((line(f"{len(found.tables)} tables drawn"),))

    monkeypatch.setattr("widgets.erd_pane.erd_picture", draw)
    app = Shown(ErdPane())
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.widget
        assert isinstance(pane, ErdPane)
        pane.view = PaneView(status="drafted", artifacts=(large(database),))
        await pilot.pause()
        assert text_of(pane).startswith("being drawn")
        may_end.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert text_of(pane).startswith("18 tables drawn")


async def test_keys_pressed_before_the_first_drawing_select_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = sample_plan().database
    assert found is not None
    may_end = threading.Event()

    def draw(of: Database, width: int, height: int | None) -> Laid:
        assert may_end.wait(10)
        return erd_picture(of, width, height)

    monkeypatch.setattr("widgets.erd_pane.erd_picture", draw)

    async def selected_after(*keys: str, early: bool) -> tuple[str, bool]:
        may_end.clear()
        app = Shown(ErdPane())
        async with app.run_test(size=(100, 40)) as pilot:
            pane = app.widget
            assert isinstance(pane, ErdPane)
            pane.focus()
            pane.view = PaneView(status="drafted", artifacts=(large(found),))
            await pilot.pause()
            if early:
                await pilot.press(*keys)
                assert not pane.selected
            may_end.set()
            await app.workers.wait_for_complete()
            await pilot.pause()
            if not early:
                await pilot.press(*keys)
            return pane.selected, pane.boxed

    assert await selected_after("j", "j", early=True) == await selected_after("j", "j", early=False)


async def test_what_is_selected_stays_so_through_other_views_and_back() -> None:
    app = Shown(BoardPane())
    async with app.run_test(size=(100, 40)) as pilot:
        pane = app.widget
        assert isinstance(pane, BoardPane)
        pane.focus()
        pane.zoomed = True
        pane.view = view_of(BoardPane)
        await pilot.pause()
        await pilot.press("j", "j")
        story = pane.story
        assert story
        pane.turn(1)
        assert (pane.aspect, pane.story) == ("MoSCoW", story), "the matrix has it as well"
        pane.turn(2)
        assert (pane.aspect, pane.story) == ("velocity", "")
        pane.turn(1)
        assert (pane.aspect, pane.story) == ("board", story)
        pane.selected = ""
        pane.turn(1)
        assert not pane.selected, "what somebody let go of does not come back"


@pytest.mark.parametrize("width", [30, 76, 196])
async def test_the_matrix_of_priorities_says_what_each_story_is(width: int) -> None:
    app = Shown(BoardPane())
    async with app.run_test(size=(width + 4, 60)) as pilot:
        pane = app.widget
        assert isinstance(pane, BoardPane)
        pane.zoomed = True
        pane.view = view_of(BoardPane)
        pane.aspect = "MoSCoW"
        await pilot.pause()
        plan = pane.sprints
        assert plan is not None
        shown = text_of(pane)
        for story in (story for sprint in plan.sprints for story in sprint.stories):
            assert f"{story.id} {story.title[:10]}" in shown
        placed = {pointer: place for pointer, place in pane.laid.anchors if pointer.startswith("/sprints/")}
        for pointer, place in placed.items():
            _, _, sprint, _, at = pointer.split("/")
            story = plan.sprints[int(sprint)].stories[int(at)]
            assert str(pane.laid.lines[place.y])[place.x :].startswith(story.id)
        assert len(placed) == sum(len(sprint.stories) for sprint in plan.sprints)


@pytest.mark.parametrize("width", [36, 60, 80, 120])
async def test_the_column_of_a_selected_story_is_seen_whole(width: int) -> None:
    app = Shown(BoardPane())
    async with app.run_test(size=(width, 14)) as pilot:
        pane = app.widget
        assert isinstance(pane, BoardPane)
        pane.focus()
        plan = sample_plan().sprints
        assert plan is not None
        more = tuple(s.model_copy(update={"number": n}) for n in range(1, 7) for s in plan.sprints[:1])
        pane.view = PaneView(status="drafted", artifacts=(plan.model_copy(update={"sprints": more}),))
        await pilot.pause()
        while not pane.story:
            await pilot.press("down")
        for key, sprints in (("right", range(2, 7)), ("left", range(5, 0, -1))):
            for number in sprints:
                await pilot.press(key)
                assert pane.place is not None
                assert pane.place.pointer.startswith(f"/sprints/{number - 1}/")
                start, end = pane._marked(pane.place.region)
                shown = range(pane.scroll_offset.x, pane.scroll_offset.x + pane.scrollable_content_region.width)
                assert start in shown
                assert end in shown or end == shown.stop


async def test_a_large_drawing_and_the_item_selected_in_it_stay_while_another_size_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = sample_plan().database
    assert found is not None
    database, may_end = large(found), threading.Event()

    def draw(of: Database, width: int, height: int | None) -> Laid:
        assert may_end.wait(10)
        return erd_picture(of, width, height)

    monkeypatch.setattr("widgets.erd_pane.erd_picture", draw)
    app = Shown(ErdPane())
    async with app.run_test(size=(100, 40)) as pilot:
        pane = app.widget
        assert isinstance(pane, ErdPane)

        async def settle() -> None:
            may_end.set()
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            may_end.clear()

        def on_screen() -> int:
            assert pane.place is not None
            return pane.place.region.y - pane.scroll_offset.y

        pane.focus()
        pane.view = PaneView(status="drafted", artifacts=(database,))
        await settle()
        await pilot.press("j", "j", "j")
        selected, boxed, text = pane.selected, pane.boxed, text_of(pane)
        assert selected
        assert boxed
        for width, height, zoomed in ((104, 40, False), (104, 16, False), (104, 40, True), (76, 30, False)):
            before, seen = on_screen(), pane.place
            pane.zoomed = zoomed
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert "being drawn" not in text_of(pane)
            assert pane.place is not None
            assert seen is not None
            assert pane.place.boxed
            assert pane.place.pointer == seen.pointer
            await settle()
            assert (pane.selected, pane.boxed) == (selected, True)
            assert pane.place.boxed
            assert 0 <= on_screen() < pane.scrollable_content_region.height
            assert on_screen() == before or height < 40 or pane.scroll_offset.y in {0, pane.max_scroll_y}
        assert text_of(pane) != text


async def test_without_colours_the_selected_card_alone_is_reversed_and_underlined(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    pane = BoardPane()
    async with Shown(pane).run_test(size=(120, 40)) as pilot:
        pane.view = view_of(BoardPane)
        await pilot.pause()
        pane.selected = "/sprints/0/stories/0"
        styled = [(part.text, part.style) for part in pane.render_line(pane.found) if part.style]
        marked = "".join(text for text, style in styled if style.reverse and style.underline)
        assert marked.startswith("S1-01 ")
        assert "S2-01" not in marked


@pytest.mark.parametrize("current", ["architecture", "board", "risks"])
@pytest.mark.parametrize("width", [60, 66, 71, 90])
async def test_all_five_tabs_are_seen_in_any_terminal(current: str, width: int) -> None:
    tabs = TabLine()
    tabs.tabs = tuple(Tab(pane.NAME, pane.KEY, pane.TITLE, "drafted") for pane in PANES)
    tabs.current = current
    app = Shown(tabs)
    async with app.run_test(size=(width, 5)):
        shown = str(tabs.render())
        assert len(shown) <= width - 2
        assert all(f"{pane.KEY} ◆ {pane.TITLE[:3]}" in shown for pane in PANES)
        assert next(pane.TITLE for pane in PANES if current == pane.NAME) in shown


async def test_a_narrow_agent_says_what_its_figures_count() -> None:
    cell = AgentCell()
    app = Shown(cell)
    async with app.run_test(size=(14, 5)):
        cell.facts = AgentFacts("tech-lead-orchestrator", "lead", "drafting", ms=3000)
        assert str(cell.render()).split("\n")[1].split() == ["00:03"]
        cell.facts = AgentFacts("tech-lead-orchestrator", "lead", "drafted", tokens=5000, exact=True, ms=5000)
        assert str(cell.render()).split("\n")[1].split() == ["5.0k", "tok"]
