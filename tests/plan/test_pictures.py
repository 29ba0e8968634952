import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.architecture import Architecture
from plan.database import Database
from plan.drawing import Drawing, Shape
from plan.erd import erd_picture, tables_picture
from plan.graphs import schedule, story_graph
from plan.partial import partial_artifact
from plan.pictures import components_picture, stories_picture
from plan.plan import Plan
from plan.sprints import SprintPlan
from tests.plan.artifact_strategies import artifacts
from tests.plan.drawing.trace import edges_of, loops_of, ties_of
from tests.plan.drawing.trace_lanes import lane_edges

SAMPLE = Plan.model_validate_json((Path(__file__).parents[2] / "examples" / "sample-plan.json").read_text("utf-8"))
WIDTHS = st.sampled_from([None, 20, 78])
# Few names, so that things refer to each other, and some that come to nothing.
TEXT = st.sampled_from(["a", "b", "c", "", "日本", "x\x1b[31m", "a longer name that has to be wrapped somewhere"])


def _architecture() -> Architecture:
    assert SAMPLE.architecture is not None
    return SAMPLE.architecture


def _database() -> Database:
    assert SAMPLE.database is not None
    return SAMPLE.database


def _sprints() -> SprintPlan:
    assert SAMPLE.sprints is not None
    return SAMPLE.sprints


def _names() -> dict[str, str]:
    return {component.id: component.name for component in _architecture().components}


def _needed() -> set[tuple[str, str]]:
    """The edges that there have to be, by the names that stand in the boxes."""
    name = _names()
    return {(name[c.id], name[target]) for c in _architecture().components for target in c.depends_on}


@pytest.mark.parametrize("width", [60, 78, 120])
def test_the_sample_s_components_read_back(width: int) -> None:
    drawing = components_picture(_architecture(), width)
    needed = _needed()
    assert drawing.form == "boxes"
    assert drawing.width <= width
    assert needed <= edges_of(drawing)
    name = _names()
    met = {(name[p.source], name[p.target]) for p in _architecture().integration_points}
    assert {tuple(sorted(pair)) for pair in edges_of(drawing)} == {tuple(sorted(pair)) for pair in needed | met}


def test_names_on_several_lines_read_back() -> None:
    """Boxes that do not fit otherwise have short lines; the tracer reads the first line of each."""
    drawing = components_picture(_architecture(), 40)
    assert drawing.form == "boxes"
    assert drawing.width <= 40
    assert "…" not in "".join(drawing.lines())

    def whole(first: str) -> str:
        (name,) = (name for name in _names().values() if f"{name} ".startswith(f"{first} "))
        return name

    assert {(whole(one), whole(two)) for one, two in edges_of(drawing)} >= _needed()


@pytest.mark.parametrize("width", [60, 78, 120])
@pytest.mark.parametrize("names", [False, True])
def test_the_sample_s_foreign_keys_read_back(width: int, names: bool) -> None:
    drawing = erd_picture(_database(), width, names=names)
    expected = sorted(
        tuple(sorted((
            (column.references.table, "optional" if column.nullable else "one"),
            (table.name, "optional" if table.primary_key == (column.name,) else "many"),
        )))
        for table in _database().tables
        for column in table.columns
        if column.references.table
    )  # fmt: skip
    assert drawing.form == "boxes"
    assert drawing.width <= width
    assert ties_of(drawing) == expected


@pytest.mark.parametrize("ascii_only", [False, True])
def test_the_sample_s_stories_read_back(ascii_only: bool) -> None:
    critical = schedule(story_graph(SAMPLE)).critical
    drawing = stories_picture(_sprints(), 78, ascii_only=ascii_only)
    stories = [story for sprint in _sprints().sprints for story in sprint.stories]
    assert lane_edges(drawing, ascii_only=ascii_only) == {(b, s.id) for s in stories for b in s.depends_on}
    marked = {cell.owner for row in drawing.rows for cell in row if cell.role == "critical" and cell.owner}
    assert marked == set(critical)
    slack = schedule(story_graph(SAMPLE)).slack
    for story in stories:
        (row,) = (line for line in drawing.lines() if f" {story.id}  " in line)
        said = re.search(r" \+(\d+)$", row.rstrip())
        assert (int(said[1]) if said else "critical") == ("critical" if story.id in critical else slack[story.id])
    text = "\n".join(drawing.lines())
    assert all(sprint.name in text for sprint in _sprints().sprints)


def test_an_optional_reference_leaves_at_what_it_refers_to_and_at_no_other_column() -> None:
    lines = erd_picture(_database(), 120).lines()
    at = next(y for y, line in enumerate(lines) if "─ users ─" in line)
    sides = [line[line.index("│", 1) + 1] if "│" in line[1:] else "" for line in lines[at + 1 : at + 4]]
    assert ["PK id" in lines[at + 1], "″" in lines[at + 2], "email" in lines[at + 3]] == [True, True, True]
    assert sides == ["╫", "○", " "]


def test_a_relationship_without_a_column_takes_no_column_s_row() -> None:
    """Two foreign keys and a relationship with an entity that has no table: each line arrives at what it is about."""
    column = {"nullable": False, "unique": False, "references": {"table": "", "column": "", "on_delete": "no action"}}
    keys = {"references": {"table": "people", "column": "id", "on_delete": "no action"}}
    columns = [{**column, "name": "id", "type": "bigint"}, {**column, "name": "title", "type": "text"}]
    keyed = [{**column, **keys, "name": name, "type": "bigint"} for name in ("owner", "guest")]
    drawn = {
        "entities": [{"name": "Tag", "table": ""}, {"name": "visits", "table": "visits"}],
        "tables": [
            {"name": "people", "columns": columns, "primary_key": ["id"]},
            {"name": "visits", "columns": [*columns, *keyed], "primary_key": ["id"]},
        ],
        "relationships": [
            {"source": "Tag", "target": "visits", "cardinality": "many-to-many", "optional": False, "through": ""}
        ],
    }
    database = partial_artifact("database", json.dumps(drawn))
    assert isinstance(database, Database)
    arriving = [line.partition("<│")[2] for line in erd_picture(database, 100).lines() if "<│" in line]
    assert [row.removesuffix("│").removeprefix(" FK").split()[0] for row in arriving] == ["owner", "guest", "Tag"]


@pytest.mark.parametrize("ascii_only", [False, True])
def test_what_goes_over_the_lines_of_components_is_told_at_every_width(ascii_only: bool) -> None:
    said = {point.protocol for point in _architecture().integration_points}
    for width in (30, 60, 200):
        lines = components_picture(_architecture(), width, ascii_only=ascii_only).lines()
        assert all(len(line) <= width for line in lines)
        text = " ".join(" ".join(lines).split())
        assert {protocol for protocol in said if protocol in text} == said, width


@pytest.mark.parametrize("width", [24, 40, 80, None])
def test_tables_in_lanes_say_where_it_is_not_many_that_refer_to_one(width: int | None) -> None:
    drawing = erd_picture(_database(), width, shape=Shape("lanes"))
    assert drawing.form == "lanes"
    assert width is None or drawing.width <= width
    said = {box.id: "" for box in drawing.boxes}
    for row in drawing.rows:
        for cell in row:
            if cell.role == "detail":
                said[cell.owner] += cell.char
        said = {id_: text + " " for id_, text in said.items()}
    for table in _database().tables:
        words = " ".join(said[table.name].split())
        for column in table.columns:
            one = table.primary_key == (column.name,)
            ends = f"{'0..1' if one else 'n'} to {'0..1' if column.nullable else '1'}"
            if column.references.table and ends != "n to 1":
                assert ends in words
                assert column.references.table in words
        if not any(c.references.table and (c.nullable or table.primary_key == (c.name,)) for c in table.columns):
            assert not words


def test_tables_without_relations_come_last_in_lanes() -> None:
    alone = _database().tables[0].model_copy(update={"name": "alone", "columns": _database().tables[0].columns[:1]})
    found = _database().model_copy(update={"tables": (alone, *_database().tables)})
    drawing = erd_picture(found, 40, shape=Shape("lanes"))
    assert max(drawing.boxes, key=lambda box: box.y).id == "alone"


def test_a_height_is_kept_with_less_in_the_boxes_or_in_lanes() -> None:
    heights = [erd_picture(_database(), 120, height=height).height for height in (200, 30, 20, 8)]
    assert heights == sorted(heights, reverse=True)
    assert [height <= most for height, most in zip(heights, (200, 30, 20), strict=False)] == [True] * 3
    assert erd_picture(_database(), 120, height=8).form == "lanes"


def _referring_twice() -> tuple[Database, str]:
    """Return tables one of which refers to another by two columns alike, and the name of the other."""
    found = _database()
    at, table, column = next(
        (at, table, column)
        for at, table in enumerate(found.tables)
        for column in table.columns
        if column.references.table and column.references.table != table.name and table.primary_key != (column.name,)
    )
    again = column.model_copy(update={"name": f"{column.name}_again"})
    longer = table.model_copy(update={"columns": (*table.columns, again)})
    tables = (*found.tables[:at], longer, *found.tables[at + 1 :])
    return found.model_copy(update={"tables": tables}), column.references.table


def test_tables_in_lanes_say_that_one_refers_to_another_twice() -> None:
    found, other = _referring_twice()
    assert f"{other} twice" in "\n".join(erd_picture(found, shape=Shape("lanes")).lines())
    assert " twice" not in "\n".join(erd_picture(_database(), shape=Shape("lanes")).lines())


@pytest.mark.parametrize("width", [60, 120])
def test_tables_by_name_say_at_a_line_that_it_stands_for_two_references(width: int) -> None:
    found, _ = _referring_twice()
    once, twice = tables_picture(_database(), width), tables_picture(found, width)
    assert (once.form, twice.form) == ("boxes", "boxes")
    assert ties_of(twice) == ties_of(once)
    said = ["twice" in "\n".join(drawing.lines()) for drawing in (once, twice)]
    assert said == [False, True]


@pytest.mark.parametrize("ascii_only", [False, True])
def test_a_table_by_name_says_at_its_loop_that_it_refers_to_itself_twice(ascii_only: bool) -> None:
    found = _database()
    column = next(c for table in found.tables for c in table.columns if c.references.table == "users")
    users = next(table for table in found.tables if table.name == "users")

    def drawn(*names: str) -> Drawing:
        own = (column.model_copy(update={"name": name}) for name in names)
        longer = users.model_copy(update={"columns": (*users.columns, *own)})
        tables = tuple(longer if table is users else table for table in found.tables)
        return tables_picture(found.model_copy(update={"tables": tables}), 100, ascii_only=ascii_only)

    once, twice = drawn("parent"), drawn("parent", "origin")
    assert (once.form, twice.form) == ("boxes", "boxes")
    said = [[line for line in drawing.lines() if "twice" in line] for drawing in (once, twice)]
    assert not said[0]
    assert f"twice {'@' if ascii_only else '↺'}" in said[1][0]
    assert loops_of(once, ascii_only=ascii_only) == loops_of(twice, ascii_only=ascii_only) == {"users"}


def test_tables_by_name_are_smaller_than_with_columns() -> None:
    names, columns = tables_picture(_database(), 120), erd_picture(_database(), 120)
    assert names.height < columns.height
    assert "email" not in "\n".join(names.lines())
    assert "email" in "\n".join(columns.lines())


def test_narrow_pictures_fall_back_and_say_no_less() -> None:
    drawing = components_picture(_architecture(), 78, height=12)
    assert drawing.form == "lanes"
    assert lane_edges(drawing) >= _needed()


@pytest.mark.parametrize("name", ["architecture", "database", "sprints"])
def test_a_draft_can_be_drawn_at_any_moment(name: str) -> None:
    text = json.dumps(json.loads(SAMPLE.model_dump_json())[name])
    for end in range(0, len(text), max(1, len(text) // 60)):
        found = partial_artifact(name, text[:end])  # type: ignore[arg-type]  # the name is one of the three above
        if isinstance(found, Architecture):
            components_picture(found, 78)
        elif isinstance(found, Database):
            erd_picture(found, 78)
        elif isinstance(found, SprintPlan):
            stories_picture(found, 78)


@settings(max_examples=40)
@given(artifacts("architecture", TEXT), WIDTHS, st.booleans())
def test_any_architecture_can_be_drawn(found: Architecture, width: int | None, ascii_only: bool) -> None:
    assert "\x1b" not in "".join(components_picture(found, width, ascii_only=ascii_only).lines())


@settings(max_examples=40)
@given(artifacts("database", TEXT), WIDTHS, st.booleans(), st.booleans())
def test_any_database_can_be_drawn(found: Database, width: int | None, ascii_only: bool, names: bool) -> None:
    assert "\x1b" not in "".join(erd_picture(found, width, ascii_only=ascii_only, names=names).lines())


@settings(max_examples=40)
@given(artifacts("sprints", TEXT), WIDTHS)
def test_any_sprint_plan_can_be_drawn(found: SprintPlan, width: int | None) -> None:
    assert "\x1b" not in "".join(stories_picture(found, width).lines())
