"""`stories.csv` and `stories-linear.csv`: the stories as the CSV importers of Jira and Linear take them.

Every cell is quoted, so that a program which splits at semicolons or tabs finds no cell of its own within one, and
begins with nothing that a spreadsheet takes for a formula.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from plan.api import Api
from plan.exports.markdown import plain_line
from plan.exports.openapi_paths import calls_of
from plan.requirements import Priority
from plan.sprints import Sprint, SprintPlan, Story

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠|%]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_LONGEST_SUMMARY = 255
_JIRA_PRIORITIES: Mapping[Priority, str] = {"must": "Highest", "should": "High", "could": "Medium", "wont": "Lowest"}
_LINEAR_PRIORITIES: Mapping[Priority, str] = {"must": "High", "should": "Medium", "could": "Low", "wont": "No priority"}
_BLOCKED = "Inward issue link (Blocks)"
_LINEAR = (
    *("ID", "Team", "Title", "Description", "Status", "Estimate", "Priority", "Project", "Creator", "Assignee"),
    *("Labels", "Cycle Number", "Cycle Name", "Cycle Start", "Cycle End", "Created", "Updated", "Started"),
    *("Completed", "Canceled", "Archived"),
)


def cell(text: str) -> str:
    """Return text as a cell that no spreadsheet takes for a formula: an apostrophe marks it as text."""
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{plain}" if _FORMULA.match(plain) or plain[:1] in {"\t", "\n"} else plain


def stories_csv(plan: SprintPlan, api: Api | None = None) -> str:
    """Return the stories for Jira: an epic a sprint, then the stories, each below its epic.

    Jira repeats a column for a field of several values, and knows other rows of the file by their `Issue ID`.
    """
    placed, called = _placed(plan), calls_of(api)
    epics = len(plan.sprints)
    ids = {story.id: number for number, (_, _, story) in enumerate(placed, epics + 1)}
    labels = {story.id: _labels(sprint, story) for _, sprint, story in placed}
    blockers = {story.id: [str(ids[one]) for one in story.depends_on if one in ids] for _, _, story in placed}
    label_columns = max((1, *map(len, labels.values())))
    blocker_columns = max((1, *map(len, blockers.values())))
    rows: list[Sequence[str]] = []
    for number, sprint in enumerate(plan.sprints, 1):
        name = _summary(f"Sprint {sprint.number}: {sprint.name}")
        lists = _filled([f"sprint-{sprint.number}"], label_columns) + _filled([], blocker_columns)
        rows.append((str(number), "Epic", name, f"Goal: {plain_line(sprint.goal)}", "", "", "", "", *lists))
    for position, _, story in placed:
        name = _summary(f"{story.id} {story.title}")
        fields = (_JIRA_PRIORITIES[story.priority], str(story.points), str(position), plain_line(story.assignee))
        lists = _filled(labels[story.id], label_columns) + _filled(blockers[story.id], blocker_columns)
        rows.append((str(ids[story.id]), "Story", name, _description(story, called), *fields, *lists))
    heading = ("Issue ID", "Issue Type", "Summary", "Description", "Priority", "Story Points", "Parent", "Assignee")
    return _written((*heading, *["Labels"] * label_columns, *[_BLOCKED] * blocker_columns), rows)


def stories_linear_csv(plan: SprintPlan, api: Api | None = None) -> str:
    """Return the stories for Linear, with every column that its own exports have."""
    rows, called = [], calls_of(api)
    for _, sprint, story in _placed(plan):
        values = {
            "ID": story.id,
            "Title": _summary(f"{story.id} {story.title}"),
            "Description": _description(story, called),
            "Status": "Canceled" if story.priority == "wont" else "Todo",
            "Estimate": str(story.points),
            "Priority": _LINEAR_PRIORITIES[story.priority],
            "Assignee": plain_line(story.assignee),
            "Labels": ", ".join(label.replace(",", " ") for label in _labels(sprint, story)),
            "Cycle Number": str(sprint.number),
            "Cycle Name": plain_line(sprint.name),
            "Cycle Start": sprint.start,
            "Cycle End": sprint.end,
        }
        rows.append([values.get(column, "") for column in _LINEAR])
    return _written(_LINEAR, rows)


def _placed(plan: SprintPlan) -> list[tuple[int, Sprint, Story]]:
    """Return each story, the first of each id, with its sprint and that sprint's place from 1."""
    found: dict[str, tuple[int, Sprint, Story]] = {}
    for position, sprint in enumerate(plan.sprints, 1):
        for story in sprint.stories:
            found.setdefault(story.id, (position, sprint, story))
    return list(found.values())


def _summary(text: str) -> str:
    return plain_line(text)[:_LONGEST_SUMMARY]


def _labels(sprint: Sprint, story: Story) -> list[str]:
    """Return labels without spaces, which Jira would take for several."""
    words = (f"sprint-{sprint.number}", story.priority, *story.agents)
    return [label for label in dict.fromkeys("-".join(plain_line(word).split()) for word in words) if label]


def _description(story: Story, called: Mapping[str, str]) -> str:
    """Return what is to be done in lines that Jira's markup and Markdown both read as lists."""
    parts = (
        ("Tasks", story.tasks),
        ("Acceptance criteria", story.acceptance),
        ("Requirements", story.requirements),
        ("Endpoints", [called.get(one, one) for one in story.endpoints]),
        ("Tables", story.tables),
        ("Depends on", story.depends_on),
    )
    return "\n\n".join(f"{name}:\n{_list(texts)}" for name, texts in parts if texts) or "No details."


def _list(texts: Iterable[str]) -> str:
    return "\n".join(f"* {plain_line(text)}" for text in texts)


def _filled(texts: Sequence[str], width: int) -> list[str]:
    return [*texts, *[""] * (width - len(texts))]


def _written(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(heading)
    writer.writerows([cell(text) for text in row] for row in rows)
    return out.getvalue()
