"""The deliverables: what a plan leaves as files that people read and other tools run.

The same plan gives the same bytes. Nothing here touches the disk; `sessions.deliverables` writes.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from plan.checklist import Box, checklist
from plan.existing.schema import existing_schema
from plan.exports import mermaid
from plan.exports.api_md import api_md
from plan.exports.architecture_md import architecture_md
from plan.exports.checklist_md import checklist_md
from plan.exports.database_md import database_md
from plan.exports.dialect import Dialect
from plan.exports.file_names import story_files
from plan.exports.migrations import migration_files
from plan.exports.openapi import openapi_yaml
from plan.exports.risks_md import risks_md
from plan.exports.schema_sql import schema_sql
from plan.exports.sprints_md import sprints_md
from plan.exports.stories_csv import stories_csv, stories_linear_csv
from plan.exports.story_md import story_documents
from plan.exports.tasks_json import tasks_json
from plan.exports.traceability_md import traceability_md
from plan.exports.unseen import escaped
from plan.findings import Finding
from plan.plan import Plan

PARTS: Mapping[str, tuple[str, ...]] = {
    "plan": ("plan.json",),
    "architecture": ("architecture.md",),
    "database": ("database.md", "schema.sql", "migrations/", "erd.mmd"),
    "api": ("api.md", "openapi.yaml"),
    "sprints": (
        *("sprint-plan.md", "traceability.md", "stories/", "stories.csv", "stories-linear.csv", "tasks.json"),
        "dependencies.mmd",
    ),
    "risks": ("risks.md",),
    "checklist": ("checklist.md",),
}
"""Everything that is written, part by part of the plan: files, and folders with a slash at the end."""

KINDS: Mapping[str, tuple[str, ...]] = {
    **PARTS,
    "sql": ("schema.sql", "migrations/"),
    "openapi": ("openapi.yaml",),
    "stories": ("stories/",),
    "traceability": ("traceability.md",),
    "csv": ("stories.csv", "stories-linear.csv"),
    "jira": ("stories.csv",),
    "linear": ("stories-linear.csv",),
    "tasks": ("tasks.json",),
    "mermaid": ("erd.mmd", "dependencies.mmd"),
    "markdown": (
        *("architecture.md", "database.md", "api.md", "sprint-plan.md", "traceability.md", "stories/", "risks.md"),
        "checklist.md",
    ),
}
"""What `--only` takes: a kind, and the files (or folders, with a slash at the end) that are of it."""


Maker = Callable[[], Mapping[str, str]]


def deliverables(
    plan: Plan,
    dialect: Dialect = "postgres",
    findings: Sequence[Finding] | None = None,
    boxes: Sequence[Box] | None = None,
    unsigned: Sequence[str] = (),
    only: Collection[str] = (),
) -> dict[str, str]:
    """Return every deliverable by its name below the folder, in the order people read them.

    Files of an artifact that is not there are left out. Findings and boxes are computed unless they are given.
    `unsigned` says why the plan cannot be signed as it is, in a sentence each. `only` names kinds, empty for all.

    Raises ValueError, with one sentence, for a kind that there is not.
    """
    unknown = [kind for kind in only if kind not in KINDS]
    if unknown:
        raise ValueError(f"There is no kind of deliverable called {unknown[0]!r}; choose from {', '.join(KINDS)}.")
    wanted = {place for kind in only or PARTS for place in KINDS[kind]}

    def last() -> str:
        given = checklist(plan) if boxes is None else boxes
        return checklist_md(plan.requirements, given, _check(plan) if findings is None else findings, unsigned)

    makers = _makers(plan, dialect) | {"checklist.md": _file("checklist.md", last)}
    return {name: text for place, make in makers.items() if place in wanted for name, text in make().items()}


def _makers(plan: Plan, dialect: Dialect) -> dict[str, Maker]:
    """Return what makes each file, and each folder (with a slash at the end), that the plan has the artifact for."""
    makers: dict[str, Maker] = {}

    def file(name: str, make: Callable[[], str]) -> None:
        makers[name] = _file(name, make)

    requirements = plan.requirements
    project = requirements.project
    file("plan.json", lambda: escaped(plan.model_dump_json(indent=2)) + "\n")
    if (architecture := plan.architecture) is not None:
        file("architecture.md", lambda: architecture_md(architecture, project, requirements.summary))
    if (database := plan.database) is not None:
        existing = existing_schema(requirements.existing_schema)
        file("database.md", lambda: database_md(database, project, dialect, existing))
        file("schema.sql", lambda: schema_sql(database, project, dialect, existing))
        makers["migrations/"] = lambda: migration_files(database, dialect, existing)
        file("erd.mmd", lambda: mermaid.erd(database))
    if (api := plan.api) is not None:
        file("api.md", lambda: api_md(api, project))
        file("openapi.yaml", lambda: openapi_yaml(api, project, requirements.summary, requirements.existing_openapi))
    if (sprints := plan.sprints) is not None:
        names = story_files(sprints)
        file("sprint-plan.md", lambda: sprints_md(sprints, plan))
        file("traceability.md", lambda: traceability_md(plan, names))
        makers["stories/"] = lambda: story_documents(plan, sprints, dialect)
        file("stories.csv", lambda: stories_csv(sprints, api))
        file("stories-linear.csv", lambda: stories_linear_csv(sprints, api))
        file("tasks.json", lambda: tasks_json(plan, sprints, names))
        file("dependencies.mmd", lambda: mermaid.story_dependencies(sprints))
    if plan.architecture is not None or plan.sprints is not None:
        file("risks.md", lambda: risks_md(plan))
    return makers


def _file(name: str, make: Callable[[], str]) -> Maker:
    return lambda: {name: make()}


def _check(plan: Plan) -> Sequence[Finding]:
    from plan.checks import check

    return check(plan)


__all__ = ["KINDS", "Dialect", "deliverables"]
