"""What changed in an artifact: since an earlier revision, which can be restored, and by hand since the last draft."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from agents.commands import Restore
from plan.artifacts import TITLES, ArtifactName
from plan.change_words import change_in_words
from plan.changes import Change, changes
from sessions.proposals import hand_work
from sessions.state import ArtifactState, Revision
from tui.actions import Action, Place, bindings
from tui.change_lines import Part, change_lines, counts
from tui.screens.followed import Known
from tui.screens.reading import ReadingScreen
from tui.side_by_side import FROM, side_by_side
from widgets.figures import date_time
from widgets.header_bar import HeaderBar, HeaderFacts
from widgets.page import BETWEEN, Laid, Page
from widgets.row_view import RowView
from widgets.text import fit, line, safe

if TYPE_CHECKING:
    from tui.screens.revising import RevisingScreen

STYLES: dict[Part, str] = {
    "added": "$text-success",
    "changed": "$text-warning",
    "removed": "$text-error",
    "moved": "$text-accent",
    "open": "$text-accent",
}
_SETTLED = "the planner settled what the specialists' estimates disputed"
_ORIGINS = {"draft": "drafted by", "edit": "edited by", "merge": "merged by"}


class DiffScreen(ReadingScreen):
    """The differences between an earlier revision and the newest, item by item."""

    PLACE: ClassVar[Place] = "diff"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("diff")]

    def __init__(self, room: "RevisingScreen", name: ArtifactName) -> None:
        super().__init__()
        self._room = room
        self._name: ArtifactName = name
        self._number = 0
        """The earlier revision; 0 for the newest that says something else."""

    def watch_known(self, known: Known | None) -> None:
        """Show the differences."""
        if known is None or not self.is_mounted:
            return
        title = f"{known.state.title} · {TITLES[self._name]} · what changed"
        self.query_one(HeaderBar).facts = HeaderFacts(title=title)
        view = self.query_one(RowView)
        held = known.state.artifacts[self._name]
        width = max(20, view.scrollable_content_region.width - 1)
        wide = self.app.size.width >= FROM
        view.laid = diff_page(held, earlier(held, self._number), width, known.state.settled_at, wide)
        self.offer()

    def offered(self) -> Sequence[Action]:
        """Return what means something now: there may be no other revision to go to, and nothing to decide."""
        held = self._held()
        hidden = set() if held and len(held.revisions) > 2 else {"older", "newer"}
        if self._room.mode != "live":
            hidden.add("restore")
        return [action for action in self.possible() if action.name not in hidden]

    def action_older(self) -> None:
        """Compare with the revision before."""
        self._go(-1)

    def action_newer(self) -> None:
        """Compare with the revision after."""
        self._go(1)

    def _go(self, step: int) -> None:
        held = self._held()
        shown = earlier(held, self._number) if held else None
        if held is None or shown is None:
            return
        numbers = [revision.number for revision in held.revisions[:-1]]
        at = numbers.index(shown.number) + step
        if not 0 <= at < len(numbers):
            where = "first" if step < 0 else "last before the newest"
            self.say(f"r{shown.number} is the {where} revision.", problem=True)
            return
        self._number = numbers[at]
        self.watch_known(self.known)

    def action_show(self) -> None:
        """Show the earlier revision itself."""
        from tui.screens.revision import RevisionScreen

        held = self._held()
        shown = earlier(held, self._number) if held else None
        if shown is not None:
            screen = RevisionScreen(self._name, shown.number)
            screen.set_reactive(RevisionScreen.known, self.known)
            self.app.push_screen(screen)

    def action_restore(self) -> None:
        """Let the earlier revision be the newest again."""
        held = self._held()
        shown = earlier(held, self._number) if held else None
        if held is None or shown is None:
            return
        command = Restore(artifact=self._name, base=held.number, revision=shown.number)
        if not self._room.may_decide():
            return
        from tui.screens.asking import AskScreen

        def take(wanted: bool | None) -> None:
            if wanted:
                self._number = 0
                self._room.restore(command)

        about = (
            f"{TITLES[self._name]} r{held.number + 1} will say what r{shown.number} says. "
            f"r{held.number} stays, and can be restored in the same way."
        )
        self.app.push_screen(AskScreen(f"Restore r{shown.number}", about, "does it"), take)

    def _held(self) -> ArtifactState | None:
        return self.known.state.artifacts[self._name] if self.known else None


def earlier(held: ArtifactState, number: int) -> Revision | None:
    """Return revision `number` if it is one before the newest, otherwise the newest that says something else."""
    wanted = held.revision(number) if number != held.number else None
    return wanted or held.before or next(iter(held.revisions[:-1]), None)


def diff_page(held: ArtifactState, before: Revision | None, width: int, settled: int = 0, wide: bool = False) -> Laid:
    """Return the differences of the newest revision, in lines; `settled` is the one that settled the estimates.

    Where it is wide, what was and what is stand side by side.
    """
    page = Page(width, whole=True)
    latest = held.latest
    if before and latest:
        sides = (f"r{before.number}", f"r{latest.number}")
        _section(page, " → ".join(sides), sides, changes(before.content, latest.content), wide)
        for revision in (before, latest):
            about = _SETTLED if held.name == "sprints" and revision.number == settled else _about(revision)
            page.line((f"r{revision.number}  {about}", "$text-muted"))
    if held.latest and held.last_draft and held.worked_on and (held.last_draft is not before or before.unaided):
        by_hand = hand_work(held)
        if by_hand:
            draft = f"the draft r{held.last_draft.number}"
            again = held.latest.restored
            mine = f"r{again}, which was brought back" if again else "your hand work"
            sides = (f"{draft} without it" if held.last_draft.unaided else draft, f"with {mine}")
            _section(page, f"{mine[:1].upper()}{mine[1:]}, since {draft}", sides, by_hand, wide)
    return page.laid()


def _columns(page: Page, sides: tuple[str, str], found: tuple[Change, ...]) -> None:
    """Add the differences, what was on the left and what is on the right."""
    column = (page.width - len(BETWEEN)) // 2
    between = (BETWEEN, "$text-disabled")
    page.line(fit(line((sides[0], "bold $text-muted")), column), between, (sides[1], "bold $text-muted"))
    for left, right in side_by_side(found, column):
        old, new = (line((one.text, STYLES[one.part])) if one else line() for one in (left, right))
        page.line(fit(old, column), between, new)


def _about(revision: Revision) -> str:
    """Say where a revision comes from."""
    origin = f"{_ORIGINS[revision.origin]} {safe(revision.by)}, {date_time(revision.at)}"
    return f"{origin}, as r{revision.restored} was" if revision.restored else origin


def _section(page: Page, title: str, sides: tuple[str, str], found: tuple[Change, ...], wide: bool) -> None:
    page.heading(title, counts(found))
    if wide and found:
        _columns(page, sides, found)
        return
    for one in change_lines(found, page.width, cut=False, place=change_in_words):
        page.line((one.text, STYLES[one.part]))
