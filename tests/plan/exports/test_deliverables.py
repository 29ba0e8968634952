import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.artifacts import ARTIFACTS, Artifact, ArtifactName
from plan.exports import KINDS, deliverables
from plan.exports.dialect import Dialect
from plan.exports.file_names import story_files
from plan.findings import Finding
from plan.plan import Plan
from tests.plan.artifact_strategies import artifacts
from tests.plan.sample import ROOT, sample_plan

SPRINTS = sample_plan().sprints
assert SPRINTS is not None
OF_ARTIFACT: dict[ArtifactName, set[str]] = {
    "architecture": {"architecture.md"},
    "database": {
        *("database.md", "schema.sql", "erd.mmd"),
        *("migrations/001_core_tables.up.sql", "migrations/001_core_tables.down.sql"),
        *("migrations/002_relationships.up.sql", "migrations/002_relationships.down.sql"),
    },
    "api": {"api.md", "openapi.yaml"},
    "sprints": {
        *("sprint-plan.md", "traceability.md", "stories.csv", "stories-linear.csv", "tasks.json", "dependencies.mmd"),
        *story_files(SPRINTS).values(),
    },
}
ALWAYS = {"plan.json", "checklist.md"}


def test_every_file_is_there() -> None:
    files = deliverables(sample_plan())
    assert set(files) == ALWAYS.union({"risks.md"}, *OF_ARTIFACT.values())
    assert all(text.endswith("\n") for text in files.values())
    assert Plan.model_validate_json(files["plan.json"]) == sample_plan()


@pytest.mark.parametrize("name", ARTIFACTS)
def test_without_an_artifact_its_files_are_left_out(name: ArtifactName) -> None:
    files = deliverables(sample_plan().model_copy(update={name: None}))
    assert set(files) == ALWAYS.union({"risks.md"}, *(files for of, files in OF_ARTIFACT.items() if of != name))


def test_a_plan_of_nothing_but_requirements() -> None:
    assert set(deliverables(Plan(requirements=sample_plan().requirements))) == ALWAYS


def test_kinds() -> None:
    files = deliverables(sample_plan())
    of = {kind: deliverables(sample_plan(), only=[kind]) for kind in KINDS}
    assert all(of.values())
    assert all(one.items() <= files.items() for one in of.values())
    assert set().union(*of.values()) == set(files)
    assert set(of["sql"]) == {name for name in OF_ARTIFACT["database"] if name.endswith(".sql")}
    assert list(deliverables(sample_plan(), only=["openapi", "plan"])) == ["plan.json", "openapi.yaml"]
    for name in ARTIFACTS:
        assert set(of[name]) == OF_ARTIFACT[name]
    with pytest.raises(ValueError, match=r"no kind of deliverable called 'pdf'; choose from plan, architecture"):
        deliverables(sample_plan(), only=["pdf"])


def test_findings_and_assumptions_are_on_the_checklist() -> None:
    finding = Finding("DB-001", "warning", "database", "/tables/0", "Something is odd.", "Look at it.")
    text = deliverables(sample_plan(), findings=[finding])["checklist.md"]
    assert "- **warning** `DB-001` `database/tables/0`: Something is odd. Look at it." in text
    assert "- The first sprint starts on 2025-11-11." in text
    assert "- \\[x\\]" not in text
    assert "- [x] Architecture pattern defined" in text


def test_the_dialect_reaches_everything_that_is_sql() -> None:
    files = deliverables(sample_plan(), "sqlite")
    for name in ("schema.sql", "migrations/001_core_tables.up.sql", "database.md"):
        assert "PRIMARY KEY AUTOINCREMENT" in files[name]


def bytes_of_everything() -> str:
    dialects: tuple[Dialect, ...] = ("postgres", "sqlite")
    return "".join(
        f"{dialect} {name} {hashlib.sha256(text.encode()).hexdigest()}\n"
        for dialect in dialects
        for name, text in deliverables(sample_plan(), dialect).items()
    )


def test_the_same_plan_gives_the_same_bytes_in_every_process() -> None:
    """This process hashes with a seed of its own, another one at each run."""
    script = (
        "from tests.plan.exports.test_deliverables import bytes_of_everything; print(bytes_of_everything(), end='')"
    )
    other = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert other.stdout == bytes_of_everything()


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    found: dict[str, Artifact] = {name: draw(artifacts(name)) for name in ARTIFACTS}
    return sample_plan().model_copy(update=found)


@settings(max_examples=40)
@given(plans())
def test_any_plan_of_the_right_form_has_its_files(plan: Plan) -> None:
    files = deliverables(plan, findings=())
    assert {"schema.sql", "openapi.yaml", "stories.csv"} <= set(files)
    for name in files:
        assert ".." not in Path(name).parts
        assert not Path(name).is_absolute()
        assert name.isascii()
