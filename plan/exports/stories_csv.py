"""`stories.csv`: the stories for a spreadsheet or an issue tracker."""

import csv
import io
import re
from collections.abc import Iterable

from plan.sprints import SprintPlan

_HEADINGS = (
    *("id", "sprint", "sprint_name", "start", "end", "title", "points", "priority", "agents", "depends_on", "tasks"),
    *("acceptance", "requirements", "endpoints", "tables"),
)
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠|%]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def cell(text: str) -> str:
    """Return text as a cell that no spreadsheet takes for a formula: an apostrophe marks it as text."""
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{plain}" if _FORMULA.match(plain) or plain[:1] in {"\t", "\n"} else plain


def stories_csv(plan: SprintPlan) -> str:
    """Return one row a story, in order; lists are joined by semicolons."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEADINGS)
    for sprint in plan.sprints:
        for story in sprint.stories:
            row = (
                *(story.id, str(sprint.number), sprint.name, sprint.start, sprint.end, story.title),
                *(str(story.points), story.priority, _joined(story.agents), _joined(story.depends_on)),
                *(_joined(story.tasks), _joined(story.acceptance), _joined(story.requirements)),
                *(_joined(story.endpoints), _joined(story.tables)),
            )
            writer.writerow(map(cell, row))
    return out.getvalue()


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)
