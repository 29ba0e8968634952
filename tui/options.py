"""Options and arguments that several commands share."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypedDict, TypeVar, Unpack

import click

if TYPE_CHECKING:
    from agents.commands import Assign, SetBudget
    from agents.config.layers import Options
    from agents.config.reading import ReadConfig
    from plan.artifacts import AgentName, ArtifactName
    from sessions.state import Assignment, SessionState

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
        click.option("--session", "name", default="", metavar="NAME", help="Name of the new session."),
    ):
        command = decorate(command)
    return model_options(command)


def model_options(command: Callable[P, R]) -> Callable[P, R]:
    """Add which models the agents write with, how they are called, and what that may cost; see `chosen_models`."""
    for decorate in (
        click.option("--model", metavar="M", help="litellm model for all four agents."),
        click.option(
            "--agent-model", "agent_models", multiple=True, metavar="AGENT=M", help="Model of one agent; repeatable."
        ),
        click.option("--api-base", metavar="URL", help="Where the model is served, if not by its provider."),
        click.option("--temperature", type=click.FloatRange(0, 2), help="How freely the models write."),
        click.option("--max-tokens", type=click.IntRange(1), help="Longest answer of one call."),
        click.option(
            "--reasoning-effort",
            type=click.Choice(["none", "minimal", "low", "medium", "high"]),
            help="How much the models think first.",
        ),
        click.option("--fallback", "fallbacks", multiple=True, metavar="M", help="Model that takes over; repeatable."),
        click.option(
            "--timeout",
            "total",
            type=click.FloatRange(0, 86_400, min_open=True),
            metavar="S",
            help="Seconds a draft may take in all, whatever calls it needs.",
        ),
        click.option("--budget", type=click.FloatRange(0), metavar="USD", help="Dollars the session may spend."),
        click.option(
            "--cache/--no-cache",
            default=None,
            help="Take answers that were kept, or ask anew what was answered before.",
        ),
    ):
        command = decorate(command)
    return command


class ModelOptions(TypedDict, total=False):
    """What `model_options` hands to a command."""

    model: str | None
    agent_models: tuple[str, ...]
    api_base: str | None
    temperature: float | None
    max_tokens: int | None
    reasoning_effort: str | None
    fallbacks: tuple[str, ...]
    total: float | None
    budget: float | None
    cache: bool | None


class BadConfigError(click.ClickException):
    """config.toml does not hold; the text says where and how to see all of it."""

    exit_code = 2


def json_option(command: Callable[P, R]) -> Callable[P, R]:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")(command)


@contextmanager
def writing_anew(new: Path) -> Iterator[None]:
    """Say in one sentence why the new session `new` cannot be written, if it cannot."""
    try:
        yield
    except FileExistsError as error:
        raise click.UsageError(f"There is a session {new.stem} already; choose another name with --session") from error
    except OSError as error:
        why = error.strerror or error
        raise click.UsageError(f"{new} cannot be written ({why}); mend that, then try again") from error


_SQL = "the SQL that makes the tables, in PostgreSQL's dialect (`pg_dump --schema-only` writes it)"
_OPENAPI = "the OpenAPI document, as YAML or JSON"


def begin_session(
    requirements: Sequence[Path],
    schema: Path | None,
    openapi: Path | None,
    agents: "Mapping[AgentName, Assignment]",
    name: str,
    budget: float | None = None,
) -> Path:
    """Read the documents and write the new session's file.

    Raises UnusableDocumentError with one sentence if a document cannot be read, and SessionError if the session cannot
    be written; either way no session is left behind.
    """
    from sessions.collecting import all_is_kept

    with all_is_kept():
        from plan.existing.without_tables import why_no_table
        from plan.reading.reader import read_requirements
        from plan.reading.text.document import NoRequirementsError, SourceDocument
    from sessions.creation import create_session
    from sessions.documents import UnreadableError, load, load_text
    from sessions.text import one_line, plain

    try:
        loaded = load(requirements, sys.stdin.buffer)
        documents = loaded.documents
        existing = {
            "existing_schema": load_text(schema, _SQL) if schema else "",
            "existing_openapi": load_text(openapi, _OPENAPI) if openapi else "",
        }
        if schema and (why := why_no_table(existing["existing_schema"])):
            raise UnusableDocumentError(
                f"No table can be read in {plain(str(schema), newlines=False)}: {why}; give {_SQL}."
            )
        if openapi:
            existing["existing_openapi"] = whole_api(openapi, existing["existing_openapi"])
        with all_is_kept():  # the grammar of English, and what is remembered of each sentence
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
    path = create_session(found, documents, agents, name, budget=budget)
    if name and path.stem != name:
        click.echo(
            one_line(f"The session is named {path.stem}: a name has small letters, digits and hyphens."), err=True
        )
    return path


def refuse_missing(*paths: Path | None) -> None:
    """Raise UnusableDocumentError for the first file that is not there."""
    from sessions.documents import UnreadableError, check_there

    try:
        check_there(path for path in paths if path is not None)
    except UnreadableError as error:
        raise UnusableDocumentError(str(error)) from error


def whole_api(path: Path, text: str) -> str:
    """Return an OpenAPI document with what it refers to in files beside it; raises UnusableDocumentError."""
    from plan.existing.openapi import read_openapi
    from plan.existing.openapi_bundle import bundled
    from plan.existing.openapi_document import OpenApiError
    from sessions.documents import UnreadableError, load_text
    from sessions.text import plain

    def beside(name: str) -> str:
        try:
            return load_text(path.parent / name, _OPENAPI)
        except UnreadableError as error:
            raise OpenApiError(f"A file that it refers to cannot be read: {error}") from error

    try:
        whole = bundled(text, beside, path.name)
        read_openapi(whole)
    except OpenApiError as error:
        raise UnusableDocumentError(f"{plain(str(path), newlines=False)} cannot be taken over. {error}") from error
    return whole


def chosen_models(**options: Unpack[ModelOptions]) -> "tuple[dict[AgentName, Assignment], float | None]":
    """Return which model each agent writes with, from every layer, and the budget of a new session.

    Raises click.UsageError for an option or a variable that cannot be used, BadConfigError for a broken config.toml.
    """
    from agents.config.layers import SettingError, assignments_of, budget_of

    given = given_options(**options)
    read = sound_config()
    try:
        budget = budget_of(options.get("budget"), read)
        amount = budget.value if budget else None
        return assignments_of(given, read), amount if isinstance(amount, float | int) else None
    except SettingError as error:
        raise click.UsageError(str(error)) from error


def assignments(model: str, agent_models: Sequence[str], api_base: str) -> "Mapping[AgentName, Assignment]":
    """Return which model each agent writes with; raises as `chosen_models` does."""
    return chosen_models(model=model, agent_models=tuple(agent_models), api_base=api_base)[0]


def given_options(**options: Unpack[ModelOptions]) -> "Options":
    """Return what was given on the command line; raises click.UsageError for what cannot be used."""
    from agents.commands import bare_address
    from agents.config.layers import Options
    from plan.artifacts import AGENTS
    from sessions.events import Fallback

    try:
        bare_address(options.get("api_base") or "")
    except ValueError as error:
        raise click.UsageError(f"--api-base: {error}") from error
    single: dict[AgentName, str] = {}
    for pair in options.get("agent_models", ()):
        agent, equals, its_model = pair.partition("=")
        if not equals or not its_model:
            raise click.UsageError(f"--agent-model takes AGENT=MODEL, not {pair!r}")
        single[AGENTS[artifact_named(agent)]] = its_model
    fallbacks = tuple(Fallback(model=one) for one in options.get("fallbacks", ()))
    values: dict[str, object] = {
        "model": options.get("model") or None,
        "api_base": options.get("api_base") or None,
        "temperature": options.get("temperature"),
        "max_tokens": options.get("max_tokens"),
        "reasoning_effort": options.get("reasoning_effort"),
        "total": options.get("total"),
        "fallbacks": fallbacks or None,
        "cache": options.get("cache"),
    }
    return Options(values, single)


def changed_models(
    state: "SessionState", artifact: "ArtifactName", **options: Unpack[ModelOptions]
) -> "list[Assign | SetBudget]":
    """Return the commands that make the options hold for one agent of a session; none where no option was given.

    What no option names stays as the session has it; a key and prices do not follow to another model or address, but
    come with an address that is one of the person's endpoints.
    """
    from agents.commands import Assign, SetBudget
    from agents.config.endpoints import endpoint_at, same_address
    from plan.artifacts import AGENTS
    from sessions.state import Assignment

    given = given_options(**options)
    agent = AGENTS[artifact]
    values = {name: value for name, value in given.values.items() if value is not None}
    if agent in given.agent_models:
        values["model"] = given.agent_models[agent]
    commands: list[Assign | SetBudget] = []
    if (budget := options.get("budget")) is not None:
        commands.append(SetBudget(dollars=budget))
    if not values:
        return commands
    now = state.agents.get(agent, Assignment(""))
    model = str(values.pop("model", now.model))
    api_base = str(values.pop("api_base", now.api_base if model == now.model else ""))
    if (model, same_address(api_base)) != (now.model, same_address(now.api_base)):
        found = endpoint_at(api_base, sound_config().config.endpoints)
        values |= {"key": found[1].key, "prices": found[1].prices} if found else {"key": "", "prices": None}
    settings = type(now.settings).model_validate({**dict(now.settings), **values})
    return [*commands, Assign(agent=agent, model=model, api_base=api_base, settings=settings)]


def sound_config() -> "ReadConfig":
    """Return what config.toml says; raises BadConfigError if it does not hold."""
    from agents.config.reading import read_config
    from sessions.text import plain

    read = read_config()
    if not read.problems:
        return read
    first = read.problems[0]
    where = f"{read.path}:{first.line}" if first.line else str(read.path)
    rest = f" (and {len(read.problems) - 1} more)" if len(read.problems) > 1 else ""
    raise BadConfigError(
        plain(f"{where}: {first.sentence}{rest}; `planroom config check` shows all of it.", newlines=False)
    )


def artifact_named(name: str) -> "ArtifactName":
    """Return the artifact that an agent's or an artifact's name means; raises click.UsageError for neither."""
    from plan.artifacts import artifact_of, artifact_words

    artifact = artifact_of(name)
    if artifact is None:
        raise click.UsageError(f"No artifact and no agent is named {name!r}; there are {artifact_words()}")
    return artifact


def dialect_option(command: Callable[P, R]) -> Callable[P, R]:
    """Add `--dialect`."""
    return click.option(
        "--dialect",
        default="postgres",
        type=click.Choice(["postgres", "sqlite"]),
        help="SQL of schema.sql and the migrations.",
    )(command)
