"""What a pane shows, and how much of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from plan.artifacts import Artifact
from plan.estimates import Estimation
from plan.requirements import Requirements

Form = Literal["whole", "brief", "line"]
"""How much a pane says where all are seen: everything, what matters most in a narrow one, or one line."""

PaneName = Literal["architecture", "erd", "endpoints", "board", "risks"]


@dataclass(frozen=True, slots=True)
class PaneView:
    """What a pane shows: the artifacts it draws (None where there is nothing yet), and where they stand."""

    status: str = "unread"
    revision: int = 0
    remark: str = ""
    """What is to be said of the revision, in two words."""
    partial: bool = False
    notice: str = ""
    artifacts: tuple[Artifact | None, ...] = ()
    requirements: Requirements | None = None
    estimation: Estimation | None = None
    fresh: Mapping[str, str] = field(default_factory=dict)
    """Items that are new or changed, by JSON pointer, each with its sign."""
