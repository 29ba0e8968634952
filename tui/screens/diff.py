"""What changed in an artifact: since the revision before, and by hand since the agent's last draft."""

from plan.artifacts import TITLES, ArtifactName
from plan.changes import Change, changes
from sessions.state import ArtifactState
from tui.change_lines import Part, change_lines, counts
from tui.screens.followed import Known
from tui.screens.reading import ReadingScreen
from widgets.header_bar import HeaderBar, HeaderFacts
from widgets.page import Laid, Page
from widgets.row_view import RowView

STYLES: dict[Part, str] = {
    "added": "$text-success",
    "changed": "$text-warning",
    "removed": "$text-error",
    "moved": "$text-accent",
    "open": "$text-accent",
}


class DiffScreen(ReadingScreen):
    """The differences, item by item."""

    def __init__(self, name: ArtifactName) -> None:
        super().__init__()
        self._name: ArtifactName = name

    def watch_known(self, known: Known | None) -> None:
        """Show the differences."""
        if known is None or not self.is_mounted:
            return
        title = f"{known.state.title} · {TITLES[self._name]} · what changed"
        self.query_one(HeaderBar).facts = HeaderFacts(title=title)
        view = self.query_one(RowView)
        view.laid = diff_page(known.state.artifacts[self._name], max(20, view.scrollable_content_region.width - 1))


def diff_page(held: ArtifactState, width: int) -> Laid:
    """Return the differences of the newest revision, in lines."""
    page = Page(width)
    before, latest = held.before, held.latest
    if before and latest:
        _section(page, f"r{before.number} → r{latest.number}", changes(before.content, latest.content))
    if held.latest and held.last_draft and held.last_draft not in (before, latest):
        by_hand = changes(held.last_draft.content, held.latest.content)
        if by_hand:
            _section(page, f"Your hand work, since the draft r{held.last_draft.number}", by_hand)
    return page.laid()


def _section(page: Page, title: str, found: tuple[Change, ...]) -> None:
    page.heading(title, counts(found))
    for one in change_lines(found, page.width):
        page.line((one.text, STYLES[one.part]))
