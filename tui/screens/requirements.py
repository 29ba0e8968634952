"""What was read from the documents, where it came from, and what could not be placed."""

from plan.requirements import Provenance, Requirements, Source
from tui.screens.followed import Known
from tui.screens.reading import ReadingScreen
from widgets.header_bar import HeaderBar, HeaderFacts
from widgets.marks import PRIORITY
from widgets.page import Laid, Page
from widgets.row_view import RowView
from widgets.text import count


class RequirementsScreen(ReadingScreen):
    """Stories, rules, volumes, constraints, the team; assumptions and unplaced lines."""

    def __init__(self, pointer: str = "") -> None:
        super().__init__()
        self._pointer = pointer

    def on_resize(self) -> None:
        """Lay out anew."""
        self.show_known()

    def watch_known(self, known: Known | None) -> None:
        """Show the requirements."""
        if known is None or not self.is_mounted:
            return
        self.query_one(HeaderBar).facts = HeaderFacts(title=f"{known.state.title} · requirements as read")
        view = self.query_one(RowView)
        width = min(110, max(30, view.scrollable_content_region.width - 1))
        view.laid = requirements_page(known.state.requirements, width)
        if self._pointer and view.size.width:
            pointer, self._pointer = self._pointer, ""
            self.call_after_refresh(view.reveal, pointer)


def requirements_page(found: Requirements, width: int) -> Laid:
    """Return the requirements as lines."""
    page = Page(width, whole=True)
    page.line((found.project, "bold"))
    page.prose(found.summary, "$text-muted")
    _unplaced(found, page)
    _team(found, page)
    if found.stories:
        page.heading("Stories", str(len(found.stories)))
        for index, story in enumerate(found.stories):
            mark = PRIORITY[story.priority]
            assumed = f" ({story.priority_source})" if story.priority_source != "said" else ""
            page.line(
                (f"{story.id} ", "bold $text-accent"),
                (story.title, "bold"),
                (f"  {mark.word}{assumed}  {_place(story.source)}", "$text-muted"),
                pointer=f"/stories/{index}",
            )
            so = f" so that {story.benefit}" if story.benefit else ""
            page.prose(f"As {story.role or 'the system'}: {story.want}{so}", indent=2)
            for criterion in story.acceptance:
                page.bullet(criterion, "$text-muted", indent=2)
    for title, place, lines in (
        ("Roles", "/roles", [(r.name, r.description, r.source) for r in found.roles]),
        ("Business rules", "/rules", [(r.id, r.text, r.source) for r in found.rules]),
        ("Things it keeps", "/data", [(d.name, ", ".join(d.fields), d.source) for d in found.data]),
        ("Outside systems", "/integrations", [(i.name, i.purpose, i.source) for i in found.integrations]),
        ("Volumes", "/volumes", [(v.subject, f"{v.amount:,} {v.per} {v.when}", v.source) for v in found.volumes]),
        ("Constraints", "/constraints", [(c.id, f"{c.kind}: {c.text}", c.source) for c in found.constraints]),
    ):
        if lines:
            page.heading(title, str(len(lines)))
            for index, (name, text, source) in enumerate(lines):
                page.anchor(f"{place}/{index}")
                page.bullet(
                    f"{name}{': ' if text else ''}{text}  {_place(source)}",
                    "" if source.provenance == "said" else _SOURCE[source.provenance],
                )
    if found.exclusions:
        page.heading("Ruled out")
        for text in found.exclusions:
            page.bullet(text)
    return page.laid()


def _unplaced(found: Requirements, page: Page) -> None:
    if found.unplaced:
        page.heading("Not placed", count(len(found.unplaced), "line") + " that the reader could make nothing of")
        for item in found.unplaced:
            page.bullet(f"{item.text}  {_place(item.source)}", "$text-warning", sign="?")


def _team(found: Requirements, page: Page) -> None:
    team = found.team
    page.heading("Team")
    rows: list[tuple[str, str, Provenance]] = [
        ("developers", str(team.size), team.size_source),
        ("points a sprint", str(team.velocity), team.velocity_source),
        ("days a sprint", str(team.sprint_days), team.sprint_days_source),
        ("first day", team.start, team.start_source),
    ]
    page.table([(name, (value, "bold"), (source, _SOURCE[source])) for name, value, source in rows])


_SOURCE: dict[Provenance, str] = {"said": "$text-muted", "answered": "$text-success", "assumed": "$text-warning"}


def _place(source: Source) -> str:
    if source.provenance == "said" and source.file:
        return f"[{source.file}:{source.line}]"
    return f"[{source.provenance}]"
