"""What an agent wrote, read as an outline: everything that is said, however little of it is there."""

import json

import pytest

from plan.artifacts import ARTIFACTS, ArtifactName
from plan.outline import Outlined, outline
from tests.plan.sample import sample_plan


def texts(value: object) -> set[str]:
    if isinstance(value, dict):
        return set[str]().union(*map(texts, value.values()))
    if isinstance(value, list):
        return set[str]().union(*map(texts, value))
    return {value} if isinstance(value, str) and value else set()


@pytest.mark.parametrize("name", ARTIFACTS)
def test_everything_that_is_said_stands_in_the_outline(name: ArtifactName) -> None:
    artifact = sample_plan().artifact(name)
    assert artifact is not None
    written = artifact.model_dump_json()
    said = "\n".join(f"{one.label} {one.text}" for one in outline(f"Here it is:\n```json\n{written}\n```"))
    assert [text for text in texts(json.loads(written)) if text not in said] == []
    assert not any(mark in said for mark in ('{"', '":', "[{"))


@pytest.mark.parametrize("name", ARTIFACTS)
def test_an_outline_grows_with_the_text_and_never_fails(name: ArtifactName) -> None:
    artifact = sample_plan().artifact(name)
    assert artifact is not None
    written = artifact.model_dump_json()
    heights = [len(outline(written[: len(written) * share // 40])) for share in range(41)]
    assert heights == sorted(heights)
    assert heights[0] == 0


def test_items_begin_with_their_names_and_fields_have_words() -> None:
    written = json.dumps(
        {
            "style": "REST",
            "components": [
                {"id": "web", "name": "Web app", "kind": "frontend", "depends_on": ["api"], "external": False},
            ],
            "cross_cutting": ["security", "logging"],
        }
    )
    assert outline(written) == (
        Outlined(0, "style", "REST"),
        Outlined(0, "components"),
        Outlined(1, "web", "Web app · kind frontend", item=True),
        Outlined(2, "depends on", "api"),
        Outlined(0, "cross cutting", "security, logging"),
    )
    assert outline("I cannot plan this.") == ()
