"""The whole plan: requirements and the four artifacts, as `plan.json` holds them."""

import hashlib
from typing import Literal

from pydantic import Field

from plan.api import Api
from plan.architecture import Architecture
from plan.artifacts import Artifact, ArtifactName
from plan.database import Database
from plan.estimates import Estimation
from plan.item import Item
from plan.requirements import Requirements
from plan.sprints import SprintPlan


class Plan(Item):
    """Requirements and what has been drafted from them; an artifact that has no draft yet is None."""

    format: Literal["planroom/plan"] = "planroom/plan"
    version: Literal[1] = 1
    requirements: Requirements
    architecture: Architecture | None = Field(default=None)
    database: Database | None = Field(default=None)
    api: Api | None = Field(default=None)
    sprints: SprintPlan | None = Field(default=None)
    estimates: Estimation | None = Field(default=None)

    def artifact(self, name: ArtifactName) -> Artifact | None:
        """Return one artifact by name."""
        artifact: Artifact | None = getattr(self, name)
        return artifact


def content_hash(artifact: Artifact) -> str:
    """Return the hash that an approval is bound to: 32 hex digits over the artifact's JSON without defaults.

    A field that came later than an approval has a default, so that the approval still fits.
    """
    return hashlib.blake2b(artifact.model_dump_json(exclude_defaults=True).encode(), digest_size=16).hexdigest()
