"""The deliverables: what a plan leaves as files that people read and other tools run.

The same plan gives the same bytes. Nothing here touches the disk; `sessions.deliverables` writes.
"""

from collections.abc import Mapping, Sequence

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


def deliverables(
    plan: Plan,
    dialect: Dialect = "postgres",
    findings: Sequence[Finding] | None = None,
    boxes: Sequence[Box] | None = None,
    unsigned: Sequence[str] = (),
) -> dict[str, str]:
    """Return every deliverable by its name below the folder, in the order people read them.

    Files of an artifact that is not there are left out. Findings and boxes are computed unless they are given.
    `unsigned` says why the plan cannot be signed as it is, in a sentence each.
    """
    files = {"plan.json": escaped(plan.model_dump_json(indent=2)) + "\n"}
    requirements = plan.requirements
    project = requirements.project
    if plan.architecture is not None:
        files["architecture.md"] = architecture_md(plan.architecture, project, requirements.summary)
    if plan.database is not None:
        existing = existing_schema(requirements.existing_schema)
        files["database.md"] = database_md(plan.database, project, dialect, existing)
        files["schema.sql"] = schema_sql(plan.database, project, dialect, existing)
        files |= migration_files(plan.database, dialect, existing)
        files["erd.mmd"] = mermaid.erd(plan.database)
    if plan.api is not None:
        files["api.md"] = api_md(plan.api, project)
        files["openapi.yaml"] = openapi_yaml(plan.api, project, requirements.summary, requirements.existing_openapi)
    if plan.sprints is not None:
        names = story_files(plan.sprints)
        files["sprint-plan.md"] = sprints_md(plan.sprints, plan)
        files["traceability.md"] = traceability_md(plan, names)
        files |= story_documents(plan, plan.sprints, dialect)
        files["stories.csv"] = stories_csv(plan.sprints, plan.api)
        files["stories-linear.csv"] = stories_linear_csv(plan.sprints, plan.api)
        files["tasks.json"] = tasks_json(plan, plan.sprints, names)
        files["dependencies.mmd"] = mermaid.story_dependencies(plan.sprints)
    if plan.architecture is not None or plan.sprints is not None:
        files["risks.md"] = risks_md(plan)
    files["checklist.md"] = checklist_md(
        requirements,
        checklist(plan) if boxes is None else boxes,
        _check(plan) if findings is None else findings,
        unsigned,
    )
    return files


def select(files: Mapping[str, str], only: Sequence[str]) -> dict[str, str]:
    """Return the files of the kinds in `only`, or all if it is empty.

    Raises ValueError, with one sentence, for a kind that there is not.
    """
    unknown = [kind for kind in only if kind not in KINDS]
    if unknown:
        raise ValueError(f"There is no kind of deliverable called {unknown[0]!r}; choose from {', '.join(KINDS)}.")
    patterns = [pattern for kind in only for pattern in KINDS[kind]]
    return {name: text for name, text in files.items() if not only or _matches(name, patterns)}


def _matches(name: str, patterns: Sequence[str]) -> bool:
    return any(name.startswith(pattern) if pattern.endswith("/") else name == pattern for pattern in patterns)


def _check(plan: Plan) -> Sequence[Finding]:
    from plan.checks import check

    return check(plan)


__all__ = ["KINDS", "Dialect", "deliverables", "select"]
