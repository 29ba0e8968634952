"""Splitting a story in two: what goes to the second part, its title, the points of both, and which comes first."""

from typing import ClassVar, Literal, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from plan.board import BoardError
from plan.plan import Plan
from plan.splitting import PARTS, Entry, Split, entries, halves, said, second_id, split
from plan.sprints import POINTS, SprintPlan, Story
from tui.actions import Place, bindings
from tui.screens.base import PlaceModal
from widgets.listing import Listing
from widgets.prose import Problem
from widgets.text import clip, count, line, safe

_Row: TypeAlias = Entry | Literal["first", "second", "waits"] | None
"""What a line of the list is about; None for a heading."""

_LONGEST_TITLE = 200


class SplitScreen(PlaceModal[Split]):
    """A list of what a story holds; Space gives to the second part, Enter splits."""

    PLACE: ClassVar[Place] = "split"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("split"),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
    ]
    DEFAULT_CSS = """
    SplitScreen {
        .box { width: 100; }
        Horizontal { height: 1; margin-bottom: 1; }
        #second { width: auto; text-style: bold; }
        Input { border: none; height: 1; padding: 0 1; background: $panel; }
        Input:focus { border: none; background: $block-cursor-background; }
        Listing { max-height: 44vh; }  /* leaves room for what is wrong at 20 rows */
    }
    """

    def __init__(self, plan: Plan, sprints: SprintPlan, story: Story) -> None:
        super().__init__()
        self._plan = plan
        self._story = story
        self._second = second_id(sprints, story.id)
        self._given: set[Entry] = set()
        self._points = list(halves(story.points))
        self._waits = True
        self._rows: list[_Row] = []

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(classes="box") as box:
            box.border_title = f"Split {safe(self._story.id)} in two"
            box.border_subtitle = (
                f"{self.key_of('give')} gives to {safe(self._second)} · Tab to its title · Enter splits · "
                f"{self.key_of('back')} leaves"
            )
            yield Static(line((f"{self._story.id:<{len(self._second)}}  ", "bold"), self._story.title))
            with Horizontal():
                yield Static(f"{safe(self._second)} ", id="second", markup=False)
                yield Input(f"{self._story.title}, part 2", id="title", max_length=_LONGEST_TITLE)
            yield Listing()
            yield Problem()

    def on_mount(self) -> None:
        """Begin at the first thing that can be given."""
        listed = self.query_one(OptionList)
        self._list()
        listed.highlighted = next((at for at, row in enumerate(self._rows) if isinstance(row, tuple)), 0)
        self.set_focus(listed)

    def on_resize(self) -> None:
        """Cut the lines to another width."""
        self._list()

    def _list(self) -> None:
        listed = self.query_one(OptionList)
        at = listed.highlighted
        width = max(20, min(100, int(self.app.size.width * 0.95)) - 8)
        self._rows, options = [], []
        rows: list[tuple[_Row, Content]] = [
            (None, line(("Points", "bold $text-secondary"))),
            ("first", self._points_line(self._story.id, 0)),
            ("second", self._points_line(self._second, 1)),
            (None, line(("Order", "bold $text-secondary"))),
            ("waits", self._order_line()),
        ]
        heading = ""
        for entry in entries(self._story):
            if PARTS[entry[0]] != heading:
                heading = PARTS[entry[0]]
                rows.append((None, line((heading, "bold $text-secondary"))))
            rows.append((entry, self._entry_line(entry)))
        for row, content in rows:
            self._rows.append(row)
            options.append(Option(clip(content, width), disabled=row is None))
        listed.clear_options()
        listed.add_options(options)
        if at is not None:
            listed.highlighted = at

    def _points_line(self, story: str, which: int) -> Content:
        points = self._points[which]
        return line("  ", (f"{story:<{len(self._second)}} ", "bold"), f"◂ {points} ▸ {count(points, 'point')[2:]}")

    def _order_line(self) -> Content:
        said = f"waits for {self._story.id}" if self._waits else f"can be done beside {self._story.id}"
        return line("  ", (f"{self._second} ", "bold"), said)

    def _entry_line(self, entry: Entry) -> Content:
        given = entry in self._given
        who, style = (f"→ {self._second}", "bold $text-accent") if given else (f"  {self._story.id}", "$text-muted")
        return line((f"{who:<{len(self._second) + 2}} ", style), safe(said(self._story, entry)))

    def _row(self) -> _Row:
        at = self.query_one(OptionList).highlighted
        return self._rows[at] if at is not None else None

    def action_give(self) -> None:
        """Give what is highlighted to the second part, or keep it; turn the order round."""
        row = self._row()
        if row == "waits":
            self._waits = not self._waits
        elif isinstance(row, tuple):
            self._given ^= {row}
        self._show()

    def action_points(self, step: int) -> None:
        """Give the highlighted part more points, or fewer."""
        row = self._row()
        if row not in ("first", "second"):
            self._tell("The first two lines have the points: ↑ goes there, ← → change them.")
            return
        which = 0 if row == "first" else 1
        at = POINTS.index(self._points[which]) + step
        self._points[which] = POINTS[max(0, min(at, len(POINTS) - 1))]
        self._show()

    def _show(self) -> None:
        self._tell("")
        self._list()

    def _tell(self, sentence: str) -> None:
        self.query_one(Problem).tell(sentence)

    def action_down(self) -> None:
        """Go to the next line."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Go to the line before."""
        self.query_one(OptionList).action_cursor_up()

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _split_selected(self) -> None:
        self.action_split()

    def action_split(self) -> None:
        """Split the story like this."""
        title = " ".join(self.query_one(Input).value.split())
        how = Split(frozenset(self._given), title or self._story.title, (self._points[0], self._points[1]), self._waits)
        try:
            split(self._plan, self._story.id, how)
        except BoardError as error:
            self._tell(f"{error} {self.key_of('give')} gives what is highlighted, or keeps it.")
            return
        self.dismiss(how)
