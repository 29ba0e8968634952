import csv
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.board import assigned
from plan.database import Database
from plan.exports import deliverables, mermaid
from plan.exports.stories_csv import cell, stories_csv, stories_linear_csv
from plan.sprints import SprintPlan
from tests.plan.artifact_strategies import artifacts
from tests.plan.exports.databases import column, database, table
from tests.plan.sample import sample_plan

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "=cmd|' /C calc'!A0", "\x00=1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_text(text: str) -> None:
    assert cell(text).startswith("'")


@pytest.mark.parametrize("text", ["", "S1-01", "80%+ coverage", "a=b", "User, with comma"])
def test_plain_text_stays(text: str) -> None:
    assert cell(text) == text


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@given(artifacts("sprints", st.sampled_from(FORMULAS) | st.text(max_size=6)))
def test_no_cell_begins_like_a_formula(plan: object) -> None:
    assert isinstance(plan, SprintPlan)
    stories = len({story.id for sprint in plan.sprints for story in sprint.stories})
    for text, others in ((stories_csv(plan), len(plan.sprints)), (stories_linear_csv(plan), 0)):
        rows = read(text)
        assert len(rows) == 1 + others + stories
        for row in rows:
            assert len(row) == len(rows[0])
            assert not [text for text in row if re.match(r"\s*[=+\-@＝＋－＠]", text) or text[:1] in {"\t", "\r", "\n"}]


def test_a_cell_cannot_be_split_into_cells() -> None:
    plan = sample_plan().sprints
    assert plan is not None
    story = plan.sprints[0].stories[0].model_copy(update={"title": 'a;=1+1\t=2+2 "x",=3'})
    sprint = plan.sprints[0].model_copy(update={"stories": (story,)})
    for text in (stories_csv(SprintPlan(**{**dict(plan), "sprints": (sprint,)})), stories_linear_csv(plan)):
        for row in re.findall(r'(?:"(?:[^"]|"")*"(?:,|\r\n))+', text):
            assert row.startswith('"')
        assert re.sub(r'"(?:[^"]|"")*"', "", text).strip(",\r\n") == ""


def test_the_samples_stories_for_jira() -> None:
    plan = sample_plan().sprints
    assert plan is not None
    heading, *rows = read(stories_csv(plan))
    epics = [row for row in rows if row[1] == "Epic"]
    stories = [row for row in rows if row[1] == "Story"]
    assert rows == epics + stories, "Jira wants a parent before what is below it"
    assert [row[2] for row in epics] == [f"Sprint {s.number}: {s.name}" for s in plan.sprints]
    assert [row[2].split()[0] for row in stories] == [story.id for s in plan.sprints for story in s.stories]
    assert sum(int(row[heading.index("Story Points")]) for row in stories) == 40
    numbers = {row[2].split()[0]: row[0] for row in stories}
    assert len({row[0] for row in rows}) == len(rows)
    assert [row[heading.index("Parent")] for row in stories] == ["1"] * 6 + ["2"] * 6
    links = [at for at, name in enumerate(heading) if name == "Inward issue link (Blocks)"]
    blocked_by = [stories[5][at] for at in links if stories[5][at]]
    assert blocked_by == [numbers[f"S1-0{n}"] for n in range(1, 6)]
    labels = {row[at] for row in rows for at, name in enumerate(heading) if name == "Labels"}
    assert {"sprint-1", "must", "database-architect"} <= labels
    assert not [label for label in labels if " " in label]


def test_the_samples_stories_for_linear() -> None:
    plan = sample_plan().sprints
    assert plan is not None
    rows = list(csv.DictReader(io.StringIO(stories_linear_csv(plan), newline="")))
    assert len(rows) == 12
    assert sum(int(row["Estimate"]) for row in rows) == 40
    assert {row["Priority"] for row in rows} <= {"High", "Medium", "Low", "No priority"}
    assert rows[0]["Labels"] == "sprint-1, must, database-architect"
    assert (rows[0]["Cycle Number"], rows[0]["Cycle Start"]) == ("1", "2025-11-11")
    assert "Acceptance criteria:\n* " in rows[0]["Description"]
    assert all(row["Archived"] == "" for row in rows)


def test_who_does_a_story_is_in_every_file_that_has_a_place_for_it() -> None:
    plan = sample_plan()
    assert plan.sprints is not None
    given = plan.model_copy(update={"sprints": assigned(plan.sprints, "S1-02", "Ada")})
    files = deliverables(given)
    for name, heading in (("stories.csv", "Summary"), ("stories-linear.csv", "Title")):
        rows = csv.DictReader(io.StringIO(files[name], newline=""))
        assert {row[heading][:5]: row["Assignee"] for row in rows if row["Assignee"]} == {"S1-02": "Ada"}
    for name in (*(one for one in files if one.startswith("stories/S1-02")), "tasks.json", "sprint-plan.md"):
        assert files[name].count("Assignee: Ada") == 1
    assert "| Ada | 5 | 0 | 5 | 1 |" in re.sub(" +", " ", files["sprint-plan.md"])
    assert "Assignments" not in deliverables(plan)["sprint-plan.md"]


ERD_NAME = r'(?:[A-Za-z]\w*|"[A-Za-z]\w*")'
ERD_LINE = re.compile(
    rf"erDiagram|    {ERD_NAME} \{{|    \}}"
    rf'|    %% The table "[^"]*" is called {ERD_NAME} here: Mermaid takes no other name\.'
    r"|        [A-Za-z][\w\[\]()-]* [A-Za-z][\w\[\]()-]*( (PK|FK|UK)(, (FK|UK))*)?( \"[^\"]*\")?"
    rf'|    {ERD_NAME} (\|\||\|o)--(o\||o\{{) {ERD_NAME} : "[^"]*"',
    re.ASCII,
)
FLOW_LINE = re.compile(
    r'flowchart (TD|LR)| {4,8}[cs]\d+[\[({]{1,2}"[^"]*"[\])}]{1,2}|    [cs]\d+ --> [cs]\d+|    end'
    r'|    subgraph sprint\d+\["[^"]*"\]',
    re.ASCII,
)
SAFE_LABEL = re.compile(r'"(?:[\w ,.:/()+\'…-]|#\d+;)*"')


@settings(max_examples=50)
@given(artifacts("database"))
def test_any_database_is_drawn_line_by_line(drawn: object) -> None:
    assert isinstance(drawn, Database)
    text = mermaid.erd(drawn)
    assert [line for line in text.splitlines() if not ERD_LINE.fullmatch(line)] == []


@given(st.text())
def test_a_label_holds_nothing_that_means_something(text: str) -> None:
    assert SAFE_LABEL.fullmatch(mermaid.label(text))


@given(artifacts("sprints", st.sampled_from(['"]', "end", "%%{init: {}}%%", "`", "<b>", "a", "\n", ";", "#quot;"])))
def test_any_plan_is_drawn_line_by_line(plan: object) -> None:
    assert isinstance(plan, SprintPlan)
    text = mermaid.story_dependencies(plan)
    assert [line for line in text.splitlines() if not FLOW_LINE.fullmatch(line)] == []


def test_the_samples_diagram() -> None:
    plan = sample_plan()
    assert plan.database is not None
    assert plan.architecture is not None
    text = mermaid.erd(plan.database)
    assert '    users ||--o| profiles : "shows"\n' in text
    assert '    users |o--o{ user_roles : "assigned_by"\n' in text
    assert "        uuid user_id PK, FK\n" in text
    assert [line for line in mermaid.components(plan.architecture).splitlines() if not FLOW_LINE.fullmatch(line)] == []


def test_two_tables_never_share_a_box() -> None:
    text = mermaid.erd(database([table("a b", column("id")), table("a_b", column("id")), table("A-B", column("id"))]))
    boxes = re.findall(r"^    (\w+) \{", text, re.MULTILINE)
    assert len({box.lower() for box in boxes}) == 3


def test_stories_name_endpoints_as_whoever_builds_them_knows_them() -> None:
    plan = sample_plan()
    assert plan.sprints is not None
    assert plan.api is not None
    built = {one for sprint in plan.sprints.sprints for story in sprint.stories for one in story.endpoints}
    said = [f"* {one.method} {one.path}\n" for one in plan.api.endpoints if one.id in built]
    assert said
    for text in (stories_csv(plan.sprints, plan.api), stories_linear_csv(plan.sprints, plan.api)):
        assert all(one in text for one in said)
