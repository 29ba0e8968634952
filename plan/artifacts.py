"""The four artifacts, who drafts each, and what each is drawn from."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import Discriminator, Tag

from plan.api import Api
from plan.architecture import Architecture
from plan.database import Database
from plan.sprints import SprintPlan

ArtifactName = Literal["architecture", "database", "api", "sprints"]
AgentName = Literal["tech-lead-orchestrator", "database-architect", "api-architect", "sprint-planner"]
_ONLY_IN: dict[str, ArtifactName] = {
    "components": "architecture",
    "tables": "database",
    "endpoints": "api",
    "sprints": "sprints",
}


def _which(value: object) -> ArtifactName | None:
    """Which artifact a value is: pydantic would try all four on each, and that takes ten times as long."""
    if isinstance(value, Mapping):
        return next((name for field, name in _ONLY_IN.items() if field in value), None)
    return next((name for name, model in MODELS.items() if isinstance(value, model)), None)


Artifact = Annotated[
    Annotated[Architecture, Tag("architecture")]
    | Annotated[Database, Tag("database")]
    | Annotated[Api, Tag("api")]
    | Annotated[SprintPlan, Tag("sprints")],
    Discriminator(_which),
]

ARTIFACTS: tuple[ArtifactName, ...] = get_args(ArtifactName)

MODELS: dict[ArtifactName, type[Architecture] | type[Database] | type[Api] | type[SprintPlan]] = {
    "architecture": Architecture,
    "database": Database,
    "api": Api,
    "sprints": SprintPlan,
}

AGENTS: dict[ArtifactName, AgentName] = {
    "architecture": "tech-lead-orchestrator",
    "database": "database-architect",
    "api": "api-architect",
    "sprints": "sprint-planner",
}

INPUTS: dict[ArtifactName, tuple[ArtifactName, ...]] = {
    "architecture": (),
    "database": (),
    "api": ("architecture", "database"),
    "sprints": ("architecture", "database", "api"),
}
"""What each artifact is drawn from besides the requirements; what does not wait for each other runs side by side."""

TITLES: dict[ArtifactName, str] = {
    "architecture": "Architecture",
    "database": "Database",
    "api": "API",
    "sprints": "Sprint plan",
}


def artifact_of(name: str) -> ArtifactName | None:
    """Return the artifact that `name` means: its own name, its title or its agent's, however written; or None."""
    return _MEANT.get(_bare(name))


def _bare(name: str) -> str:
    return "-".join(re.split(r"[\s_-]+", name.strip().casefold()))


_MEANT: dict[str, ArtifactName] = {
    _bare(word): name for name in ARTIFACTS for word in (name, AGENTS[name], TITLES[name])
}


def artifact_words() -> str:
    """Return the words that mean an artifact: its own, and its agent's name."""
    *most, last = (f"{_bare(TITLES[name])} ({AGENTS[name]})" for name in ARTIFACTS)
    return f"{', '.join(most)} and {last}"


def downstream(artifact: ArtifactName) -> tuple[ArtifactName, ...]:
    """Return everything that is drawn from `artifact`, directly or not, in drafting order."""
    return tuple(
        name for name in ARTIFACTS if artifact in INPUTS[name] or any(artifact in INPUTS[i] for i in INPUTS[name])
    )
