"""What others make of the exports: Mermaid's own parser, and an OpenAPI linter with its recommended rules."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from plan.checks.openapi import fast_validator
from plan.exports import deliverables, mermaid
from tests.agents.offline.drafts import plan_of
from tests.node.tools import lint_openapi, parse_diagrams
from tests.plan.exports.databases import column, database, table
from tests.plan.sample import ROOT, sample_plan

DOCUMENTS = sorted(
    [path for path in (ROOT / "examples").iterdir() if path.suffix in {".md", ".feature"}]
    + list((ROOT / "tests/agents/offline/documents").glob("*.md"))
)
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


def files_of(path: Path) -> dict[str, str]:
    return deliverables(plan_of(path), findings=(), boxes=())


@cache
def every() -> dict[str, dict[str, str]]:
    """The files of each document's plan, by the document's name, and of the phase text's own plan."""
    return {path.stem: files_of(path) for path in DOCUMENTS} | {"sample": deliverables(sample_plan(), findings=())}


def diagrams(files: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, text in files.items():
        if name.endswith(".mmd"):
            yield name, text
        elif name.endswith(".md"):
            yield from (
                (name, block) for block in re.findall(r"^```mermaid\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
            )


def test_a_linter_has_nothing_to_say(tmp_path: Path) -> None:
    paths = []
    for name, files in every().items():
        fast_validator()(yaml.load(files["openapi.yaml"], yaml.CSafeLoader)).validate()
        paths.append(tmp_path / f"{name}.yaml")
        paths[-1].write_text(files["openapi.yaml"], encoding="utf-8")
    assert lint_openapi(paths) == []


def test_the_linter_does_look(tmp_path: Path) -> None:
    broken = every()["sample"]["openapi.yaml"].replace("operationId: listUsers", "operationId: register")
    file = tmp_path / "broken.yaml"
    file.write_text(broken.replace("  license:\n    name", "  licence:\n    name"), encoding="utf-8")
    found = lint_openapi([file])
    assert any("operation-operationId-unique" in problem for problem in found)
    assert any("license" in problem for problem in found)


def test_mermaid_takes_each_diagram() -> None:
    named = [(f"{document}/{name}", text) for document, files in every().items() for name, text in diagrams(files)]
    assert {name.rpartition("/")[2] for name, _ in named} >= {
        *("erd.mmd", "dependencies.mmd", "architecture.md", "database.md", "sprint-plan.md")
    }
    found = parse_diagrams([text for _, text in named])
    assert [(name, one.error) for (name, _), one in zip(named, found, strict=True) if one.error] == []
    assert {one.kind for one in found} == {"er", "flowchart-v2"}


def test_mermaids_parser_does_look() -> None:
    (found,) = parse_diagrams(["erDiagram\n    a {\n        uuid\n"])
    assert found.error


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


def test_mermaid_takes_hostile_names_too() -> None:
    texts = list(hostile_texts())
    found = parse_diagrams(texts)
    assert [(text, one.error) for text, one in zip(texts, found, strict=True) if one.error] == []
