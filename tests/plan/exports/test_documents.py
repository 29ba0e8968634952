import json
import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from pydantic import JsonValue

from plan.checks.openapi import fast_validator
from plan.exports import deliverables
from plan.exports.markdown import Document, code, inline
from plan.exports.sprints_md import span
from plan.plan import Plan
from tests.plan.sample import sample_plan

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
DOCUMENTS = (
    "architecture.md",
    "database.md",
    "api.md",
    "sprint-plan.md",
    "risks.md",
    "checklist.md",
    "traceability.md",
)
PLAIN = {"text", "text_special", "code_inline"}

HOSTILE = st.lists(
    st.sampled_from(
        [
            *(
                "<script>alert(1)</script>",
                "<!--",
                "[x](javascript:alert(1))",
                "![i](http://x/y)",
                "|",
                "`",
                "``",
                "```",
            ),
            *(
                "\n",
                "\n\n# heading\n\n",
                "\n- item",
                "**",
                "__",
                "*",
                "_",
                "~~",
                "~",
                "\\",
                "&lt;",
                "<b>",
                "</b>",
                "\r",
            ),
            *("$x$", "> q", "1. ", "---", "===", "    code", "\x1b[31m", "\u202e", "[ref]: /url", "<http://a.b>", "\t"),
            *("| a | b |\n|---|---|", "```\nfence", "a", " ", "é", "@x", "#1", ":---", "\\|", "`|`", "{", "%%{init"),
        ]
    ),
    min_size=1,
    max_size=5,
).map("".join)


def renamed(plan: Plan, suffix: str) -> Plan:
    """The plan with `suffix` at the end of each text that is free."""
    closed = {
        *("kind", "direction", "likelihood", "impact", "cardinality", "on_delete", "action", "method", "place", "type"),
        *("priority", "priority_source", "provenance", "format", "size_source", "velocity_source", "start_source"),
        *("sprint_days_source", "per", "default", "example", "start", "end"),
    }

    def changed(node: JsonValue) -> JsonValue:
        if isinstance(node, dict):
            return {key: value if key in closed else changed(value) for key, value in node.items()}
        if isinstance(node, list):
            return [changed(value) for value in node]
        return f"{node} x{suffix}x" if isinstance(node, str) and node else node

    return Plan.model_validate(changed(plan.model_dump(mode="json")))


@lru_cache(maxsize=200)
def parsed(markdown: str) -> Sequence[Token]:
    return MARKDOWN.parse(markdown)


def shape(markdown: str) -> list[tuple[str, ...]]:
    """What a document consists of, but for its text."""

    def kinds(token: Token) -> tuple[str, ...]:
        inner = tuple(child.type for child in token.children or () if child.type not in PLAIN)
        return (token.type, token.tag, token.info, *inner)

    return [kinds(token) for token in parsed(markdown)]


def documents(plan: Plan) -> dict[str, str]:
    files = deliverables(plan, findings=(), only=["markdown"])
    stories = [text for name, text in files.items() if name.startswith("stories/")]
    return {name: files[name] for name in DOCUMENTS} | {f"story {at}": text for at, text in enumerate(stories)}


STORY_FILE = re.compile(r"(?:stories/)?[A-Za-z0-9-]+\.md|openapi\.yaml")


def targets(markdown: str) -> list[str]:
    """Where a document's links lead."""
    inner = [child for token in parsed(markdown) for child in token.children or ()]
    return [str(child.attrs["href"]) for child in inner if child.type == "link_open"]


def test_each_link_leads_to_a_file_that_is_there() -> None:
    files = deliverables(sample_plan(), findings=())
    found = [
        f"stories/{target}" for name, text in files.items() if name.startswith("stories/") for target in targets(text)
    ]
    found += targets(files["traceability.md"])
    assert found
    assert set(found) <= set(files)


@cache
def benign() -> dict[str, list[tuple[str, ...]]]:
    return {name: shape(text) for name, text in documents(renamed(sample_plan(), "x")).items()}


@settings(max_examples=25)
@given(HOSTILE)
def test_no_text_becomes_markup(hostile: str) -> None:
    for name, text in documents(renamed(sample_plan(), hostile)).items():
        found = shape(text)
        assert found == benign()[name]
        assert not any(kind.startswith("html") or kind == "image" for token in found for kind in token)
        assert [target for target in targets(text) if not STORY_FILE.fullmatch(target)] == []
        assert "\x1b" not in text
        assert "\u202e" not in text


@given(st.text())
@example("__0__")
@example("_a_b_ __c")
def test_inline_text_is_shown_as_it_is(text: str) -> None:
    shown = MARKDOWN.parse(f"x {inline(text)} x")
    assert [token.type for token in shown] == ["paragraph_open", "inline", "paragraph_close"]
    words = "".join(child.content for child in shown[1].children or ())
    kept = re.sub(r"[`\s]|[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", "", text)
    assert re.sub(r"[`\s]", "", words) == f"x{kept}x"


@given(st.text(alphabet=st.sampled_from("a`| \\*\n"), max_size=12))
def test_code_is_shown_as_it_is(text: str) -> None:
    span_of = code(text)
    flat = " ".join(text.split())
    children = MARKDOWN.parseInline(f"x {span_of} x")[0].children or []
    assert not flat or [child.content for child in children if child.type == "code_inline"] == [flat]


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1, max_size=3), st.sampled_from([inline, code]))
def test_a_table_keeps_its_cells(rows: list[tuple[str, str]], written: Callable[[str], str]) -> None:
    document = Document("T")
    document.table(("A", "B"), [(written(a), written(b)) for a, b in rows])
    tokens = MARKDOWN.parse(document.render())
    assert sum(token.type == "td_open" for token in tokens) == 2 * len(rows)
    assert tokens[-1].type == "table_close"


@given(st.text(alphabet=st.sampled_from("a`~\n \t<"), max_size=30))
def test_a_fence_holds_whatever_is_in_it(text: str) -> None:
    document = Document("T")
    document.fence("sql", text)
    document.text("after")
    kinds = [token.type for token in MARKDOWN.parse(document.render())]
    assert kinds[3:] == ["fence", "paragraph_open", "inline", "paragraph_close"]


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2025-11-11", "2025-11-24", "Nov 11-24, 2025"),
        ("2025-11-25", "2025-12-08", "Nov 25 - Dec 8, 2025"),
        ("2025-12-23", "2026-01-05", "Dec 23, 2025 - Jan 5, 2026"),
        ("soon", "", "soon"),
        ("", "", ""),
    ],
)
def test_spans_of_dates(start: str, end: str, shown: str) -> None:
    assert span(start, end) == shown


def test_the_checklist_says_at_its_top_that_a_plan_is_not_signed() -> None:
    reason = "Database is stale: what it was drawn from has changed since"
    told = deliverables(sample_plan(), unsigned=(reason,))["checklist.md"]
    assert told.index("not signed") < told.index(reason) < told.index("boxes are ticked")
    assert "not signed" not in deliverables(sample_plan())["checklist.md"]


def test_the_titles_of_the_phase_text_are_there() -> None:
    shown = documents(sample_plan())
    for name, titles in {
        "architecture.md": "Architecture Pattern|System Components|Backend Services|Frontend Applications|Data Layer|"
        "Integration Points|Agent Routing Map|Technical Risks|Execution Order",
        "database.md": "Entity-Relationship Diagram|Schema Definition|Table: users|Migration Strategy|Rollback Plan|"
        "Data Access Patterns|Performance Considerations|Estimated Volumes|Scaling Strategy|Backup and DR|"
        "Data Retention",
        "api.md": "Base URL|Authentication|Endpoints|POST /auth/register|Error Response Format|Rate Limiting|"
        "Versioning Strategy|OpenAPI Specification|Testing Strategy",
        "traceability.md": "Requirements|Endpoints|Tables|Loose Ends",
        "story 1": "S1-02: User Registration API|Goal|Order of Work|Tasks|Acceptance Criteria|Endpoints to Build|"
        "POST /auth/register|Error Response Format",
        "sprint-plan.md": "Sprint 1: Foundation (Nov 11-24, 2025)|Priority Matrix (MoSCoW)|Must Have (Sprint 1-2)|"
        "Dependency Map|Team Velocity|Risk Items",
    }.items():
        tokens = MARKDOWN.parse(shown[name])
        headings = [tokens[i + 1].children for i, token in enumerate(tokens) if token.type == "heading_open"]
        texts = {"".join(child.content for child in children or ()) for children in headings}
        assert set(titles.split("|")) <= texts


@pytest.mark.parametrize(
    "hostile",
    ['"; DROP TABLE users; --', "'; DROP TABLE users; --", "\n=1+1", "\u202e\x1b[31m\x07", "-->`|`\n```\n", "../../x"],
)
def test_hostile_names_are_harmless_in_every_file(hostile: str) -> None:
    plan = renamed(sample_plan(), hostile)
    files = deliverables(plan, findings=(), boxes=())
    fast_validator()(yaml.load(files["openapi.yaml"], yaml.CSafeLoader)).validate()
    assert Plan.model_validate_json(files["plan.json"]) == plan
    json.loads(files["tasks.json"])
    for name, text in files.items():
        assert ".." not in name
        assert name.isascii()
        assert re.findall("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e]", text.replace("\r\n", "\n")) == [], name
