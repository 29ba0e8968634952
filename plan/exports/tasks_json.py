"""`tasks.json`: the stories as Task Master reads them (its tagged format, under the tag `master`)."""

import json
from collections.abc import Mapping
from datetime import date

from pydantic import JsonValue

from plan.checks.wording import counted
from plan.exports.markdown import plain_line
from plan.exports.openapi_paths import calls_of
from plan.graphs import order, story_graph
from plan.plan import Plan
from plan.requirements import Priority
from plan.sprints import Sprint, SprintPlan, Story

_PRIORITIES: Mapping[Priority, str] = {"must": "high", "should": "medium", "could": "low", "wont": "low"}
_LONGEST_TITLE = 200


def tasks_json(plan: Plan, sprints: SprintPlan, files: Mapping[str, str]) -> str:
    """Return one task a story, numbered in the order of the sprints; `files` are the stories' own files, by id.

    Task Master refuses circles, so a dependency within a circle counts only as far as an order of work follows it.
    """
    stories: dict[str, tuple[Sprint, Story]] = {}
    for sprint in sprints.sprints:
        for story in sprint.stories:
            stories.setdefault(story.id, (sprint, story))
    numbers = {id_: number for number, id_ in enumerate(stories, 1)}
    place = {id_: at for at, id_ in enumerate(order(story_graph(plan)))}
    wanted = {one.id: one.want for one in plan.requirements.stories}
    called = calls_of(plan.api)
    tasks: list[JsonValue] = []
    for id_, (sprint, story) in stories.items():
        needed = [one for one in dict.fromkeys(story.depends_on) if one in place and place[one] < place[id_]]
        tasks.append(
            {
                "id": numbers[id_],
                "title": _title(f"{story.id} {story.title}") or "Story",
                "description": _description(story, sprint, wanted),
                "details": _details(story, sprint, called, files[id_]),
                "testStrategy": "\n".join(f"- {plain_line(one)}" for one in story.acceptance),
                "status": "deferred" if story.priority == "wont" else "pending",
                "priority": _PRIORITIES[story.priority],
                "dependencies": [numbers[one] for one in needed],
                "subtasks": [_subtask(number, text) for number, text in enumerate(story.tasks, 1)],
            }
        )
    began = _began(sprints)
    metadata: dict[str, JsonValue] = {
        "version": "1.0.0",
        "projectName": plain_line(plan.requirements.project),
        "description": f"The sprint plan of {plain_line(plan.requirements.project)}, drawn up with planroom.",
        "created": began,
        "updated": began,
        "lastModified": began,
        "taskCount": len(tasks),
        "completedCount": 0,
        "tags": ["master"],
    }
    return json.dumps({"master": {"tasks": tasks, "metadata": metadata}}, indent=2, ensure_ascii=False) + "\n"


def _title(text: str) -> str:
    flat = plain_line(text)
    return flat if len(flat) <= _LONGEST_TITLE else flat[: _LONGEST_TITLE - 1] + "…"


def _description(story: Story, sprint: Sprint, wanted: Mapping[str, str]) -> str:
    asked = [f"{plain_line(name)}: {plain_line(wanted[name])}" for name in story.requirements if name in wanted]
    return "; ".join(asked) or plain_line(sprint.goal) or plain_line(story.title) or story.id or "Story"


def _details(story: Story, sprint: Sprint, operations: Mapping[str, str], file: str) -> str:
    endpoints = ", ".join(plain_line(operations[one]) for one in story.endpoints if one in operations)
    lines = (
        f"Sprint {sprint.number}: {plain_line(sprint.name)}",
        f"Estimate: {counted(story.points, 'point')}",
        f"Assignee: {plain_line(story.assignee)}" if story.assignee else "",
        f"Agents: {', '.join(map(plain_line, story.agents))}" if story.agents else "",
        f"Requirements: {', '.join(map(plain_line, story.requirements))}" if story.requirements else "",
        f"Endpoints: {endpoints}" if endpoints else "",
        f"Tables: {', '.join(map(plain_line, story.tables))}" if story.tables else "",
        f"Contracts, statements and rules: {file}",
    )
    return "\n".join(line for line in lines if line)


def _subtask(number: int, text: str) -> JsonValue:
    said = plain_line(text) or f"Task {number}"
    subtask: dict[str, JsonValue] = {"id": number, "title": _title(said), "description": said, "details": ""}
    return subtask | {"status": "pending", "dependencies": [], "testStrategy": ""}


def _began(sprints: SprintPlan) -> str:
    """Return the first sprint's first day as a moment: no clock has a part in the file."""
    try:
        first = date.fromisoformat(sprints.sprints[0].start)
    except (IndexError, ValueError):
        first = date(1970, 1, 1)
    return f"{first.isoformat()}T00:00:00.000Z"
