"""How much there is in an artifact, in a few words."""

from plan.api import Api
from plan.architecture import Architecture
from plan.artifacts import Artifact
from plan.database import Database
from plan.sprints import SprintPlan
from widgets.text import count


def amount(artifact: Artifact | None) -> str:
    """Return how much there is in an artifact; `""` without one."""
    match artifact:
        case Architecture():
            return f"{count(len(artifact.components), 'component')} · {count(len(artifact.decisions), 'decision')}"
        case Database():
            return f"{count(len(artifact.tables), 'table')} · {count(len(artifact.indexes), 'index', 'indexes')}"
        case Api():
            return f"{count(len(artifact.endpoints), 'endpoint')} · {count(len(artifact.schemas), 'schema')}"
        case SprintPlan():
            stories = [story for sprint in artifact.sprints for story in sprint.stories]
            points = sum(story.points for story in stories)
            written = f"{count(len(artifact.sprints), 'sprint')} · {count(len(stories), 'story', 'stories')}"
            return f"{written} · {points} points"
        case _:
            return ""
