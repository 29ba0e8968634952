"""Nothing of the phase text's sample outputs may be left without a place in the plan and its documents.

`exports/sample-outputs.md` holds those outputs word for word.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest
import sqlglot
import yaml
from sqlglot import exp

from plan.checks import check
from plan.exports import deliverables
from plan.exports.dialect import column_type
from plan.sprints import Story
from tests.plan.sample import ROOT, SAMPLE, sample_plan

DOCUMENTS = ("architecture.md", "database.md", "api.md", "sprint-plan.md")
OUTPUTS = (ROOT / "tests" / "plan" / "exports" / "sample-outputs.md").read_text(encoding="utf-8")
PARTS = dict(zip(DOCUMENTS, re.split(r"(?m)^## .*$", OUTPUTS)[1:], strict=True))


@cache
def files() -> dict[str, str]:
    return deliverables(sample_plan())


SAID_OTHERWISE: dict[str, tuple[str, ...]] = {
    "- **Style**: Microservices / Monolithic / Serverless": ("**Style**: Microservices",),
    "- **Communication**: REST API / GraphQL / Event-driven": ("**Communication**: REST API",),
    "   - Dependencies: Database, Redis (sessions)": (
        "Dependencies: PostgreSQL Database, Redis Cache",
        "Redis Cache (RESP): Sessions",
    ),
    "   - Dependencies: All backend services": ("Dependencies: Authentication Service, User Management Service",),
    "- All Services ←→ Database (via ORM)": (
        "Authentication Service ←→ PostgreSQL Database (SQL via ORM)",
        "User Management Service ←→ PostgreSQL Database (SQL via ORM)",
    ),
    "- **Risk 1**: OAuth integration complexity": ("**R1**: OAuth integration complexity",),
    "- **Risk 2**: Database migration strategy": ("**R2**: Database migration strategy",),
    "  - Assign to: security-expert for review": ("Assign to: `security-expert`", "security-expert reviews it"),
    "[User] ─────< [UserRole] >───── [Role]": ("User ──< UserRole", "Role ──< UserRole"),
    "   |                               |": ("User ─── Profile", "Role >─< Permission"),
    "   v                               v": ("User ─── Profile", "Role >─< Permission"),
    "[Profile]                    [Permission]": ("| Profile |", "| Permission |"),
    "                                   ^": ("Permission ──< RolePermission",),
    "                                   |": ("Permission ──< RolePermission",),
    "                              [RolePermission]": ("| RolePermission |",),
    "#### Table: user_roles (Many-to-Many)": ("### Table: user_roles", "(Many-to-Many)"),
    "3. Seed default roles": ("Seed `roles`",),
    "- Consider partitioning users table by created_at if > 1M users": (
        "**When** users > 1M rows: Consider partitioning users table by created_at",
    ),
    "Query Parameters:": ("| `page_size` | query |",),
    "Headers Required:": ("requires the `users.read` permission", "`Authorization: Bearer <jwt_token>`"),
    "- `Authorization: Bearer <token>` (requires `users.read` permission)": ("requires the `users.read` permission",),
    "**Breaking Changes:**": ("Introduce new version (v2) alongside v1",),
    "### OpenAPI Specification": ("OpenAPI 3.1 document is in [openapi.yaml]",),
    "Full OpenAPI 3.0 spec: [Link to swagger.yaml]": ("OpenAPI 3.1 document is in [openapi.yaml]",),
    "**Risk 1**: OAuth integration more complex than estimated": ("**P1**: OAuth integration more complex",),
    "**Risk 2**: Performance issues with permission checks": ("**P2**: Performance issues with permission checks",),
    "  Story 1 (DB Setup)": ("`S1-01` Database Setup can start at once",),
    "     ├── Story 2 (Registration API)": ("`S1-02` User Registration API depends on `S1-01`",),
    "     │     └── Story 5 (Registration Form)": ("`S1-05` Frontend: Registration Form depends on `S1-02`",),
    "     └── Story 3 (Login API)": ("`S1-03` User Login API depends on `S1-01`",),
    "           └── Story 4 (Login Form)": ("`S1-04` Frontend: Login Form depends on `S1-03`",),
    "  Story 6 (Review) depends on ALL above": (
        "Code Review & Testing depends on `S1-01`, `S1-02`, `S1-03`, `S1-04`, `S1-05` (all others",
    ),
    "  Story 1, 2, 3, 4 (APIs) can run in parallel": ("`S2-01`, `S2-02`, `S2-03`, `S2-04` can run in parallel",),
    "  Story 5 (Frontend) depends on APIs": ("Dashboard depends on `S2-01`, `S2-02`, `S2-03`, `S2-04`",),
    "  Story 6 (Testing) depends on ALL": ("depends on `S2-01`, `S2-02`, `S2-03`, `S2-04`, `S2-05` (all others",),
}
"""Lines of the sample whose words differ in our documents, and what says the same there."""


@dataclass(frozen=True)
class Block:
    language: str
    text: str


def blocks(part: str) -> Iterator[Block]:
    for match in re.finditer(r"(?ms)^```(\w*)\n(.*?)^```$", part):
        yield Block(match[1], match[2])


def statements(part: str) -> Iterator[str]:
    """The lines that say something, but for SQL and JSON, which have tests of their own."""
    prose = re.sub(r"(?ms)^```(sql|json)\n.*?^```$", "", part)
    for line in prose.splitlines():
        if re.search(r"\w|[|^]", line) and not line.startswith(("```", "---")):
            yield line


def without_stories(part: str) -> str:
    """The sprint plan without its stories, which have a test of their own."""
    return re.sub(r"(?ms)^\*\*Stories \(Total.*?(?=^---$)", "", part)


def words(line: str) -> set[str]:
    bare = re.sub(r"^\s*(?:[-*]|\d+\.|#+)\s+", "", line)
    return set(re.findall(r"[a-z0-9_%+]+", bare.lower().replace(":id", "id")))


STATEMENTS = [
    (document, line)
    for document, part in PARTS.items()
    for line in dict.fromkeys(statements(without_stories(part) if document == "sprint-plan.md" else part))
]


@pytest.mark.parametrize(("document", "statement"), STATEMENTS)
def test_each_statement_has_its_place(document: str, statement: str) -> None:
    text = files()[document]
    if statement in SAID_OTHERWISE:
        assert [said for said in SAID_OTHERWISE[statement] if said not in text] == []
    else:
        assert words(statement)
        assert any(words(statement) <= words(line) for line in text.splitlines())


def test_everything_said_otherwise_is_of_the_sample() -> None:
    assert set(SAID_OTHERWISE) <= {line for _, line in STATEMENTS}


def sample_stories() -> list[tuple[int, int, str]]:
    """Sprint, number and text of each story of the sample."""
    found = []
    for sprint, part in enumerate(re.split(r"(?m)^### Sprint \d.*$", PARTS["sprint-plan.md"])[1:], 1):
        stories = re.split(r"(?m)^(?=\d+\. \*\*)", part.split("\n---\n")[0])[1:]
        found += [(sprint, number, text) for number, text in enumerate(stories, 1)]
    return found


def story(identity: str) -> Story:
    plan = sample_plan().sprints
    assert plan is not None
    return next(one for sprint in plan.sprints for one in sprint.stories if one.id == identity)


@pytest.mark.parametrize(("sprint", "number", "text"), sample_stories(), ids=lambda value: str(value)[:30].strip())
def test_each_story_is_there_word_for_word(sprint: int, number: int, text: str) -> None:
    ours = story(f"S{sprint}-{number:02d}")
    heading = re.match(r"\d+\. \*\*(.*)\*\* \[(\d+) points\]", text)
    assert heading is not None
    assert (ours.title, ours.points) == (heading[1], int(heading[2]))
    entries = re.findall(r"(?m)^   - (.*)$", text.replace(":id", "{id}"))
    labelled = dict(entry.split(": ", 1) for entry in entries if re.match(r"(Agent|Dependencies): ", entry))
    tasks = [entry for entry in entries if not re.match(r"(Agent|Dependencies|Acceptance Criteria):", entry)]
    assert list(ours.tasks) == tasks
    assert list(ours.agents) == labelled["Agent"].split(", ")
    criteria = re.findall(r"(?m)^     - \[x\] (.*)$", text)
    assert not criteria or list(ours.acceptance) == criteria
    needed = labelled.get("Dependencies", "")
    if needed == "All above":
        assert ours.depends_on == tuple(f"S{sprint}-{n:02d}" for n in range(1, number))
    for wanted in re.findall(r"#(\d+)", needed):
        assert f"S{sprint}-{int(wanted):02d}" in ours.depends_on
    assert needed != "None" or not ours.depends_on


def test_there_are_as_many_stories() -> None:
    plan = sample_plan().sprints
    assert plan is not None
    assert len(sample_stories()) == 12
    assert [sum(one.points for one in sprint.stories) for sprint in plan.sprints] == [21, 19]


def openapi_examples(node: object) -> Iterator[object]:
    if isinstance(node, list):
        for value in node:
            yield from openapi_examples(value)
    elif isinstance(node, dict):
        if "example" in node:
            yield node["example"]
        if isinstance(node.get("examples"), dict):
            yield from (one["value"] for one in node["examples"].values())
        for value in node.values():
            yield from openapi_examples(value)


def test_each_json_of_the_sample_is_an_example_of_the_openapi_document() -> None:
    examples = list(openapi_examples(yaml.safe_load(files()["openapi.yaml"])))
    wanted = [json.loads(block.text) for block in blocks(PARTS["api.md"]) if block.language == "json"]
    assert len(wanted) == 11
    missing = [one for one in wanted if one not in examples]
    assert [list(one) for one in missing] == [["error"]]
    details = missing[0]["error"].pop("details")
    error = next(one for one in examples if isinstance(one, dict) and "error" in one and "details" in one["error"])
    assert error["error"].keys() == {*missing[0]["error"], "details"}
    text = files()["api.md"].replace("\\", "")
    assert f'"code": "{missing[0]["error"]["code"]}",\n    "message": "{missing[0]["error"]["message"]}"' in text
    for detail in details:
        assert detail["field"] in text
        assert detail["message"] in text


SQL = "\n".join(block.text for block in blocks(PARTS["database.md"]) if block.language == "sql")


def folded(tree: exp.Expr) -> str:
    text: str = tree.sql(dialect="postgres", comments=False, normalize=True).replace('"', "").lower()
    return text


def parsed(text: str) -> list[exp.Expr]:
    return [tree for tree in sqlglot.parse(text, read="postgres") if tree is not None]


def test_each_column_of_the_sample_is_there() -> None:
    database = sample_plan().database
    assert database is not None
    ours = {table.name: table for table in database.tables}
    seen = 0
    for create in parsed(SQL):
        if not isinstance(create, exp.Create) or create.args.get("kind") != "TABLE":
            continue
        table = ours[create.this.this.name]
        columns = {column.name: column for column in table.columns}
        for definition in create.find_all(exp.ColumnDef):
            column = columns[definition.name]
            seen += 1
            assert definition.args["kind"] == exp.DataType.build(column.type, dialect="postgres"), column.name
            constraints = [constraint.kind for constraint in definition.find_all(exp.ColumnConstraint)]
            for constraint in constraints:
                if isinstance(constraint, exp.PrimaryKeyColumnConstraint):
                    assert table.primary_key == (column.name,)
                elif isinstance(constraint, exp.UniqueColumnConstraint):
                    assert column.unique
                elif isinstance(constraint, exp.NotNullColumnConstraint):
                    assert not column.nullable
                elif isinstance(constraint, exp.DefaultColumnConstraint):
                    assert folded(constraint.this) == folded(parsed(f"SELECT {column.default}")[0].expressions[0])
                else:
                    assert isinstance(constraint, exp.Reference)
                    assert constraint.this.this.name == column.references.table
                    assert constraint.this.expressions[0].name == column.references.column
                    cascades = "ON DELETE CASCADE" in constraint.args.get("options", [])
                    assert column.references.on_delete == ("cascade" if cascades else "no action")
            assert column_type(column.type, "postgres")
        for key in create.find_all(exp.PrimaryKey):
            assert table.primary_key == tuple(part.name for part in key.expressions)
    assert seen == 23


@pytest.mark.parametrize("kind", ["INDEX", "INSERT", "SELECT"])
def test_each_statement_of_the_sample_is_there(kind: str) -> None:
    def key(tree: exp.Expr) -> str:
        return str(tree.args.get("kind") or tree.key).upper()

    sources = files()["schema.sql"] + "".join(
        f"{block.text.rstrip()};\n"
        for block in blocks(files()["database.md"])
        if block.language == "sql" and block.text.startswith("SELECT")
    )
    ours = [folded(tree) for tree in parsed(sources) if key(tree) == kind]
    theirs = [folded(tree) for tree in parsed(SQL) if key(tree) == kind]
    assert theirs
    rows = [part for statement in theirs for part in re.split(r"values |, (?=\()", statement)]
    everything = "\n".join(ours)
    assert [part for part in (rows if kind == "INSERT" else theirs) if part.strip() not in everything] == []


def test_the_sample_has_no_error() -> None:
    assert [finding for finding in check(sample_plan()) if finding.severity == "error"] == []


def test_the_file_is_written_as_we_write_plans() -> None:
    assert SAMPLE.read_text(encoding="utf-8") == files()["plan.json"]
