"""`stories/S1-03-user-login-api.md`: one file a story, with all that whoever implements it has to know."""

import re
from collections.abc import Iterable, Mapping, Sequence

from plan.api import Api, Endpoint
from plan.checks.wording import counted
from plan.database import AccessPattern, Database
from plan.exports.api_md import endpoint_section, error_format_section, schema_section
from plan.exports.database_md import table_section
from plan.exports.dialect import Dialect
from plan.exports.file_names import story_files
from plan.exports.markdown import Document, code, codes, inline, link
from plan.exports.openapi_schemas import SchemaIndex
from plan.exports.query_lines import query_lines
from plan.exports.sprints_md import MOSCOW, span
from plan.exports.standard_errors import StandardErrors
from plan.plan import Plan
from plan.requirements import UserStory
from plan.sprints import Sprint, SprintPlan, Story

_FOLDER = "stories/"
_MAIN_TABLE = re.compile(r"\b(FROM|INTO|UPDATE)\s+\"?(\w+)", re.IGNORECASE)


def story_documents(plan: Plan, sprints: SprintPlan, dialect: Dialect) -> dict[str, str]:
    """Return the stories' files by name, in the order of the sprints."""
    writer = _Writer(plan, sprints, dialect)
    return {file: writer.document(id_) for id_, file in writer.files.items()}


class _Writer:
    """What the stories' files have in common, each part written once however many stories it concerns."""

    def __init__(self, plan: Plan, sprints: SprintPlan, dialect: Dialect) -> None:
        self.files = story_files(sprints)
        self._requirements = plan.requirements
        self._database = plan.database
        self._api = plan.api
        self._dialect = dialect
        self._placed: dict[str, tuple[Sprint, Story]] = {}
        self._waiting: dict[str, list[str]] = {}
        self._building: dict[str, list[str]] = {}
        for sprint in sprints.sprints:
            for story in sprint.stories:
                if story.id in self._placed:
                    continue
                self._placed[story.id] = (sprint, story)
                for needed in dict.fromkeys(story.depends_on):
                    self._waiting.setdefault(needed, []).append(story.id)
                for table in story.tables:
                    self._building.setdefault(table, []).append(story.id)
        roles = {role.id: role.name for role in plan.requirements.roles}
        self._wanted = {wanted.id: (wanted, _wanted(wanted, roles)) for wanted in plan.requirements.stories}
        self._rules = {one.id: one.text for one in plan.requirements.rules}
        self._rules |= {one.id: one.text for one in plan.requirements.constraints}
        self._endpoints = {one.id: one for one in reversed(plan.api.endpoints)} if plan.api else {}
        self._contracts = _Contracts(plan.api) if plan.api else None
        self._tables = {one.name: one for one in reversed(plan.database.tables)} if plan.database else {}
        self._statements: dict[str, str] = {}
        self._patterns = _patterns_by_table(plan.database) if plan.database else {}

    def document(self, id_: str) -> str:
        """Return the file of one story."""
        sprint, story = self._placed[id_]
        document = Document(f"{story.id}: {story.title}")
        document.bullets(
            [
                f"Sprint {sprint.number}: {inline(sprint.name)} ({inline(span(sprint.start, sprint.end))})",
                f"Estimate: {counted(story.points, 'point')}",
                f"Priority: {MOSCOW[story.priority]}",
                f"Assignee: {inline(story.assignee)}" if story.assignee else "",
                f"Agents: {codes(story.agents)} (the first is in charge)" if story.agents else "",
            ]
        )
        self._goal(document, sprint, story)
        self._order(document, story)
        document.heading(2, "Tasks")
        document.lines(f"{number}. {inline(task)}" for number, task in enumerate(story.tasks, 1))
        if not story.tasks:
            document.text("None listed.")
        document.heading(2, "Acceptance Criteria")
        document.bullets(f"[ ] {inline(criterion)}" for criterion in story.acceptance)
        if not story.acceptance:
            document.text("None listed.")
        endpoints, called = self._endpoints_of(story)
        self._rules_section(document, story, endpoints + called)
        self._endpoint_sections(document, endpoints, called)
        self._table_sections(document, story, endpoints)
        return document.render()

    def _goal(self, document: Document, sprint: Sprint, story: Story) -> None:
        document.heading(2, "Goal")
        wanted = [name for name in dict.fromkeys(story.requirements) if name in self._wanted]
        lines: list[str] = []
        for requirement, said in (self._wanted[name] for name in wanted):
            others = [one for one in requirement.acceptance if one not in story.acceptance]
            lines += [said, *(f"  - {inline(criterion)}" for criterion in others)]
        document.lines(lines)
        if not wanted:
            document.text("It serves no user story directly; it is part of the sprint's goal.")
        if sprint.goal:
            document.text(f"**Sprint goal**: {inline(sprint.goal)}")

    def _order(self, document: Document, story: Story) -> None:
        document.heading(2, "Order of Work")
        needed = [self._other(id_) for id_ in dict.fromkeys(story.depends_on)]
        waiting = [self._other(id_) for id_ in self._waiting.get(story.id, ())]
        document.lines(
            [
                "- Depends on:" if needed else "- Depends on: nothing; it can start at once",
                *(f"  - {one}" for one in needed),
                "- Waiting for it:" if waiting else "- Waiting for it: nothing",
                *(f"  - {one}" for one in waiting),
            ]
        )

    def _other(self, id_: str) -> str:
        if id_ not in self._placed:
            return f"{code(id_)} (no story of this plan)"
        sprint, story = self._placed[id_]
        return f"{link(id_, self.files[id_].removeprefix(_FOLDER))} {inline(story.title)} (sprint {sprint.number})"

    def _endpoints_of(self, story: Story) -> tuple[list[Endpoint], list[Endpoint]]:
        """Return the endpoints that a story builds, and those that it calls.

        It calls what the stories that it waits for build for a requirement of its own: a form and its API.
        """
        built = [self._endpoints[name] for name in dict.fromkeys(story.endpoints) if name in self._endpoints]
        if built:
            return built, []
        needed = [self._placed[id_][1] for id_ in story.depends_on if id_ in self._placed]
        own = set(story.requirements)
        names = [name for other in needed if own & set(other.requirements) for name in other.endpoints]
        found = [self._endpoints[name] for name in dict.fromkeys(names) if name in self._endpoints]
        return [], [one for one in found if own & set(one.stories)] or found

    def _rules_section(self, document: Document, story: Story, endpoints: Sequence[Endpoint]) -> None:
        names = dict.fromkeys((*story.requirements, *(name for one in endpoints for name in one.stories)))
        rules = [name for name in names if name in self._rules]
        if rules:
            document.heading(2, "Rules That Hold")
            document.bullets(f"**{inline(name)}**: {inline(self._rules[name])}" for name in rules)

    def _endpoint_sections(self, document: Document, built: Sequence[Endpoint], called: Sequence[Endpoint]) -> None:
        if self._contracts is None or not (built or called):
            return
        document.heading(2, "Endpoints to Build" if built else "Endpoints It Calls")
        document.text(self._contracts.access)
        for endpoint in built or called:
            document.text(self._contracts.contract(endpoint))
        document.text(self._contracts.schemas(built or called))
        document.text(self._contracts.error_format)

    def _table_sections(self, document: Document, story: Story, endpoints: Sequence[Endpoint]) -> None:
        if self._database is None:
            return
        built = [name for name in dict.fromkeys(story.tables) if name in self._tables]
        touched = dict.fromkeys(name for one in endpoints for name in one.tables if name in self._tables)
        used = [name for name in touched if name not in built]
        for title, names in (("Tables to Build", built), ("Tables It Touches", used)):
            if names:
                document.heading(2, title)
            for name in names:
                document.text(self._statements_of(name))
                builders = [self._other(id_) for id_ in self._building.get(name, ()) if id_ != story.id]
                if builders:
                    document.text(f"Built by {', '.join(builders)}.")
        patterns = {one.id: one for name in (*built, *used) for one in self._patterns.get(name, ())}
        if patterns:
            document.heading(2, "Queries")
            for pattern in patterns.values():
                _query(document, self._database, pattern)

    def _statements_of(self, name: str) -> str:
        if name not in self._statements and self._database is not None:
            part = Document()
            table_section(part, 3, self._database, self._tables[name], self._dialect)
            self._statements[name] = part.render().rstrip("\n")
        return self._statements[name]


class _Contracts:
    """The contracts of an API's endpoints as Markdown."""

    def __init__(self, api: Api) -> None:
        self._errors = StandardErrors(api)
        self._index = SchemaIndex(api.schemas)
        self._contracts: dict[str, str] = {}
        urls = ", ".join(f"{code(base.url)} ({inline(base.environment)})" for base in api.base_urls)
        headers = ", ".join(code(f"{header.name}: {header.value}") for header in api.authentication.headers)
        part = Document()
        part.bullets(
            [
                f"Base URL: {urls}" if urls else "",
                f"Authentication: {inline(api.authentication.method) or '—'}"
                + (f", sent as {headers}" if headers else ""),
                "The whole contract: `api.md`, and for programs `openapi.yaml`",
            ]
        )
        self.access = part.render().strip("\n")
        part = Document()
        error_format_section(part, api, self._index)
        self.error_format = part.render().rstrip("\n")

    def contract(self, endpoint: Endpoint) -> str:
        """Return one endpoint's contract."""
        if endpoint.id not in self._contracts:
            part = Document()
            endpoint_section(part, 3, endpoint, self._index, self._errors.of(endpoint))
            self._contracts[endpoint.id] = part.render().rstrip("\n")
        return self._contracts[endpoint.id]

    def schemas(self, endpoints: Iterable[Endpoint]) -> str:
        """Return the fields of what these endpoints take and give, and of what that is made of."""
        names = [name for one in endpoints for name in (one.request, *(answer.body for answer in one.responses))]
        part = Document()
        for name in self._index.reached(names):
            schema_section(part, 4, self._index.by_name[name])
        text = part.render().strip("\n")
        return f"### Fields\n\n{text}" if text else ""


_SENTENCE = re.compile(
    r"(?:an?|the|each|every|all|any|no|there|it|its|they|our|this|these|some|both|if|when|whenever|only) ",
    re.IGNORECASE,
)
"""How a requirement begins that is a sentence of its own, and nothing that somebody wants to do."""


def _wanted(wanted: UserStory, roles: Mapping[str, str]) -> str:
    who = roles.get(wanted.role, wanted.role)
    what = inline(wanted.want)  # of nobody, it may be a sentence, a noun or what to do
    if who:
        what = f"{inline(who)}: {what}" if _SENTENCE.match(wanted.want) else f"As {inline(who)}, I want to {what}"
    why = f", so that {inline(wanted.benefit)}" if wanted.benefit else ""
    source = wanted.source
    where = f"{inline(source.file)}, line {source.line}" if source.provenance == "said" else source.provenance
    return f"- **{inline(wanted.id)}** {inline(wanted.title)}: {what}{why}. ({where})"


def _patterns_by_table(database: Database) -> dict[str, list[AccessPattern]]:
    """Return the queries on each table: those that begin with it."""
    tables = {table.name for table in database.tables}
    found: dict[str, list[AccessPattern]] = {}
    for pattern in database.access_patterns:
        named = (name for _, name in _MAIN_TABLE.findall(pattern.sql) if name in tables)
        if (first := next(named, None)) is not None:
            found.setdefault(first, []).append(pattern)
    return found


def _query(document: Document, database: Database, pattern: AccessPattern) -> None:
    document.heading(3, pattern.name)
    document.fence("sql", query_lines(pattern.sql))
    parameters = ", ".join(f"{code(f'${place}')} {inline(what)}" for place, what in enumerate(pattern.parameters, 1))
    indexes = codes(index.name for index in database.indexes if pattern.id in index.serves)
    document.bullets(
        [
            f"Parameters: {parameters}" if parameters else "",
            f"Frequency: {inline(pattern.frequency)}" if pattern.frequency else "",
            f"Served by {indexes}" if indexes else "",
        ]
    )
