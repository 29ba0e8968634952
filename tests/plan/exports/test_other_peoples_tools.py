"""What others make of the exports: Mermaid's own parser, and an OpenAPI linter with its recommended rules."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from plan.exports import deliverables, mermaid
from plan.plan import Plan
from tests.agents.offline.drafts import plan_of
from tests.node.tools import lint_openapi, parse_diagrams
from tests.plan.exports.databases import column, database, table
from tests.plan.sample import ROOT, sample_plan

DOCUMENTS = [
    *sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in {".md", ".feature"}),
    *sorted((ROOT / "tests/agents/offline/documents").glob("*.md"))[::5],
]
"""Every example, and of the documents of the reader one in five: Node takes a second for each, and what the others
hold is of the same kinds.
"""
HOSTILE = (
    *("end", "%%{init: {'theme':'x'}}%%", '"]; click a href "javascript:x"', "a\n--> b", "`", "|", "-->", "---", "{}"),
    *(
        "<script>",
        "#quot;",
        "\u202e",
        "\x1b[31m",
        "graph",
        "subgraph",
        "erDiagram",
        'x"; DROP TABLE y; --',
        "é",
        "日本",
    ),
    *(
        "class",
        "style",
        "default",
        "o",
        "x",
        "1a",
        "",
        " ",
        "()",
        "[[",
        "]]",
        "((",
        "@{",
        ":::",
        "&",
        ";",
        "\\",
        "title",
    ),
)


@cache
def every() -> dict[str, Plan]:
    """The plan of each document, by the document's name, and the phase text's own plan."""
    return {path.stem: plan_of(path) for path in DOCUMENTS} | {"sample": sample_plan()}


def openapi_of(plan: Plan) -> str:
    return deliverables(plan, only=["openapi"])["openapi.yaml"]


def diagrams(plan: Plan) -> Iterator[str]:
    yield from deliverables(plan, only=["mermaid"]).values()
    assert plan.architecture is not None
    yield mermaid.components(plan.architecture)


def blocks(plan: Plan) -> dict[str, str]:
    """The diagrams that stand in a plan's pages, by the name of the page."""
    pages = deliverables(plan, only=["markdown"])
    found = {
        name: re.search(r"^```mermaid\n(.*?)^```$", text, re.MULTILINE | re.DOTALL) for name, text in pages.items()
    }
    return {name: block[1] for name, block in found.items() if block}


def test_a_linter_has_nothing_to_say_but_of_what_is_broken(tmp_path: Path) -> None:
    """Redocly reads each document whole. The validator of OpenAPI's own schema looks, in API-070, at one endpoint and
    schema of each kind in it: test_documents.py, test_contracts.py and test_plans.py run that for each of these plans.
    """
    paths = [tmp_path / f"{name}.yaml" for name in every()]
    for path, plan in zip(paths, every().values(), strict=True):
        path.write_text(openapi_of(plan), encoding="utf-8")
    broken = tmp_path / "_broken.yaml"
    text = openapi_of(sample_plan()).replace("operationId: listUsers", "operationId: register")
    broken.write_text(text.replace("  license:\n    name", "  licence:\n    name"), encoding="utf-8")
    found = lint_openapi([*paths, broken])
    assert [problem for problem in found if broken.name not in problem] == []
    assert any("operation-operationId-unique" in problem for problem in found)
    assert any("license" in problem for problem in found)


def test_mermaid_takes_each_diagram_and_hostile_names_too() -> None:
    named = [(name, text) for name, plan in every().items() for text in diagrams(plan)]
    named += [(text, text) for text in hostile_texts()]
    *found, broken = parse_diagrams([*(text for _, text in named), "erDiagram\n    a {\n        uuid\n"])
    assert [(name, one.error) for (name, _), one in zip(named, found, strict=True) if one.error] == []
    assert {one.kind for one in found} == {"er", "flowchart-v2"}
    assert broken.error, "Mermaid's parser does look"


def test_the_pages_hold_the_same_diagrams() -> None:
    held = blocks(sample_plan())
    assert set(held) == {"architecture.md", "database.md", "sprint-plan.md"}
    assert set(held.values()) == set(diagrams(sample_plan()))


def hostile_texts() -> Iterator[str]:
    plan = sample_plan()
    assert plan.sprints is not None
    assert plan.architecture is not None
    for text in HOSTILE:
        tables = [table(text or "t", column(text or "c")), table("other", column("id"), column(text or "c"))]
        yield mermaid.erd(database(tables))
        sprint = plan.sprints.sprints[0]
        stories = tuple(one.model_copy(update={"id": f"{one.id}{text}", "title": text}) for one in sprint.stories)
        changed = sprint.model_copy(update={"name": text, "stories": stories})
        yield mermaid.story_dependencies(plan.sprints.model_copy(update={"sprints": (changed,)}))
        components = tuple(
            one.model_copy(update={"id": f"{one.id}{text}", "name": text}) for one in plan.architecture.components
        )
        yield mermaid.components(plan.architecture.model_copy(update={"components": components}))
