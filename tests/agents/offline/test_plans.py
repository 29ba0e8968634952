"""Every document gives a whole plan."""

import pytest

from agents.offline.planner import plan_artifact
from plan.artifacts import ARTIFACTS
from tests.agents.offline.documents import EVERY


@pytest.mark.parametrize("name", EVERY)
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    for artifact in ARTIFACTS:
        first = plan_artifact(artifact, EVERY[name]).model_dump_json()
        assert plan_artifact(artifact, EVERY[name]).model_dump_json() == first
