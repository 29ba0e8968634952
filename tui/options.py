"""Options and arguments that several commands share."""

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

if TYPE_CHECKING:
    from plan.artifacts import AgentName, ArtifactName
    from sessions.state import Assignment

P = ParamSpec("P")
R = TypeVar("R")
MOST_NAMED = 8


class UnusableDocumentError(click.ClickException):
    """A document that no session can be begun from; the text says why."""

    exit_code = 2


def requirements_arguments(command: Callable[P, R]) -> Callable[P, R]:
    """Add what a new session is made from: documents, an existing system, models, a name."""
    for decorate in (
        click.argument("requirements", nargs=-1, required=True, type=click.Path(path_type=Path)),
        click.option("--schema", type=click.Path(path_type=Path), help="SQL of a database that exists already."),
        click.option("--openapi", type=click.Path(path_type=Path), help="OpenAPI document of an API that exists."),
        click.option("--model", default="", metavar="M", help="litellm model for all four agents."),
        click.option(
            "--agent-model", multiple=True, metavar="AGENT=M", help="litellm model for one agent; may be repeated."
        ),
        click.option(
            "--api-base", default="", metavar="URL", help="Where the model is served, if not by its provider."
        ),
        click.option("--session", "name", default="", metavar="NAME", help="Name of the new session."),
    ):
        command = decorate(command)
    return command


def json_option(command: Callable[P, R]) -> Callable[P, R]:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")(command)


def begin_session(
    requirements: Sequence[Path],
    schema: Path | None,
    openapi: Path | None,
    agents: "Mapping[AgentName, Assignment]",
    name: str,
) -> Path:
    """Read the documents and write the new session's file.

    Raises UnusableDocumentError with one sentence if a document cannot be read, and SessionError if the session cannot
    be written; either way no session is left behind.
    """
    from plan.existing.without_tables import why_no_table
    from plan.reading import NoRequirementsError, SourceDocument, read_requirements
    from sessions.creation import create_session
    from sessions.documents import UnreadableError, load, load_documents
    from sessions.text import plain

    try:
        loaded = load(requirements, sys.stdin.buffer)
        documents = loaded.documents
        existing = {
            kind: load_documents([path])[0].text if path else ""
            for kind, path in (("existing_schema", schema), ("existing_openapi", openapi))
        }
        if schema and (why := why_no_table(existing["existing_schema"])):
            raise UnusableDocumentError(
                f"No table can be read in {plain(str(schema), newlines=False)}: {why}; give the SQL that makes the "
                "tables, in PostgreSQL's dialect (`pg_dump --schema-only` writes it)."
            )
        if openapi:
            _refuse_unreadable(openapi, existing["existing_openapi"])
        found = read_requirements(
            [SourceDocument(document.name, document.text) for document in documents],
            date.today(),  # noqa: DTZ011 - sprints start on a day of the person's own calendar
            **existing,
        )
    except (UnreadableError, NoRequirementsError) as error:
        raise UnusableDocumentError(str(error)) from error
    if loaded.passed_over:
        rest = f" and {len(loaded.passed_over) - MOST_NAMED} more" if len(loaded.passed_over) > MOST_NAMED else ""
        read = ", ".join(document.name for document in documents[:MOST_NAMED])
        passed = f"{', '.join(loaded.passed_over[:MOST_NAMED])}{rest}"
        click.echo(f"Read {len(documents)} of the folder's files ({read}); passed over {passed}.", err=True)
    return create_session(found, documents, agents, name)


def _refuse_unreadable(path: Path, text: str) -> None:
    from plan.existing.openapi import read_openapi
    from plan.existing.openapi_document import OpenApiError
    from sessions.text import plain

    try:
        read_openapi(text)
    except OpenApiError as error:
        raise UnusableDocumentError(f"{plain(str(path), newlines=False)} cannot be taken over. {error}") from error


def assignments(model: str, agent_models: Sequence[str], api_base: str) -> "Mapping[AgentName, Assignment]":
    """Return which model each agent writes with; raises click.UsageError for an agent that does not exist."""
    from agents.commands import bare_address
    from agents.models import DEFAULT_MODEL
    from plan.artifacts import AGENTS
    from sessions.state import Assignment

    try:
        bare_address(api_base)
    except ValueError as error:
        raise click.UsageError(f"--api-base: {error}") from error
    chosen = {agent: Assignment(model or DEFAULT_MODEL, api_base) for agent in AGENTS.values()}
    for pair in agent_models:
        agent, equals, its_model = pair.partition("=")
        if not equals or not its_model:
            raise click.UsageError(f"--agent-model takes AGENT=MODEL, not {pair!r}")
        chosen[AGENTS[artifact_named(agent)]] = Assignment(its_model, api_base)
    return chosen


def artifact_named(name: str) -> "ArtifactName":
    """Return the artifact that an agent's or an artifact's name means; raises click.UsageError for neither."""
    from plan.artifacts import AGENTS, artifact_of

    artifact = artifact_of(name)
    if artifact is None:
        raise click.UsageError(f"No agent is named {name!r}; there are {', '.join(AGENTS.values())}")
    return artifact


def dialect_option(command: Callable[P, R]) -> Callable[P, R]:
    """Add `--dialect`."""
    return click.option(
        "--dialect",
        default="postgres",
        type=click.Choice(["postgres", "sqlite"]),
        help="SQL of schema.sql and the migrations.",
    )(command)
