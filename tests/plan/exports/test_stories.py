import json
import re
from pathlib import PurePosixPath

from hypothesis import example, given
from hypothesis import strategies as st

from plan.exports import deliverables
from plan.exports.file_names import distinct, story_files
from plan.exports.query_lines import query_lines
from plan.exports.story_md import story_documents
from plan.exports.tasks_json import tasks_json
from plan.plan import Plan
from plan.sprints import SprintPlan, Story
from tests.plan.artifact_strategies import artifacts
from tests.plan.sample import sample_plan

HOSTILE = st.sampled_from(
    [
        *("../../etc/passwd", "/etc/passwd", "con", "CON", "a\0b", "a/b", "a\\b", ".", "..", "", " ", "é", "Ünï"),
        *("\u202egnp.exe", "x" * 500, "a", "A", "日本", "nul.md", "COM1", "a\nb", "-", "S1-03", "s1-03"),
    ]
)
SAFE = re.compile(r"stories/[A-Za-z0-9][A-Za-z0-9-]{0,90}\.md")


def sprints(plan: Plan) -> SprintPlan:
    assert plan.sprints is not None
    return plan.sprints


def with_stories(*changes: dict[str, object]) -> Plan:
    """The sample with the stories of its first sprint changed, one change a story; the other stories go."""
    plan = sample_plan()
    stories = tuple(
        story.model_copy(update=change)
        for story, change in zip(sprints(plan).sprints[0].stories, changes, strict=False)
    )
    sprint = sprints(plan).sprints[0].model_copy(update={"stories": stories})
    return plan.model_copy(update={"sprints": sprints(plan).model_copy(update={"sprints": (sprint,)})})


@given(st.lists(st.tuples(HOSTILE, HOSTILE), max_size=6))
def test_file_names_are_safe_and_never_the_same(named: list[tuple[str, str]]) -> None:
    changes: list[dict[str, object]] = [{"id": id_, "title": title} for id_, title in named]
    files = story_files(sprints(with_stories(*changes)))
    assert set(files) == {id_ for id_, _ in named}
    assert len({file.lower() for file in files.values()}) == len(files)
    for file in files.values():
        assert SAFE.fullmatch(file)
        assert PurePosixPath(file).stem.lower() not in {"con", "nul", "com1", "aux", "prn"}


def test_names_that_differ_in_case_only_get_numbers() -> None:
    names = [("1", "Loans"), ("2", "loans"), ("3", "LOANS-2"), ("4", "loans"), ("1", "again"), ("5", "con")]
    assert distinct(names, "{}.md") == {
        "1": "Loans.md",
        "2": "loans-2.md",
        "3": "LOANS-2-2.md",
        "4": "loans-3.md",
        "5": "con-story.md",
    }


def test_a_storys_file_has_all_that_its_work_needs() -> None:
    plan = sample_plan()
    files = story_documents(plan, sprints(plan), "postgres")
    text = files["stories/S1-02-user-registration-api.md"]
    for part in (
        "Sprint 1: Foundation (Nov 11-24, 2025)",
        "- **US-01** ",
        "[S1-01](S1-01-database-setup.md) Database Setup (sprint 1)",
        "[S1-05](S1-05-frontend-registration-form.md)",
        "1. Implement POST /auth/register endpoint",
        "- [ ] User can register with email/password",
        "### POST /auth/register",
        "`Authorization: Bearer <jwt_token>`",
        "- 409: Email already exists (`EMAIL_TAKEN`)",
        '"code": "VALIDATION_ERROR"',
        "## Tables It Touches",
        'CREATE TABLE "users"',
        "CREATE INDEX",
        "Built by [S1-01](S1-01-database-setup.md)",
    ):
        assert part in text
    first = files["stories/S1-01-database-setup.md"]
    assert "## Tables to Build" in first
    assert "- Depends on: nothing; it can start at once" in first
    assert "## Endpoints" not in first
    assert "SERIAL" not in story_documents(plan, sprints(plan), "sqlite")["stories/S1-01-database-setup.md"]


def test_a_form_is_told_the_contract_that_it_calls() -> None:
    plan = sample_plan()
    text = story_documents(plan, sprints(plan), "postgres")["stories/S1-05-frontend-registration-form.md"]
    assert "## Endpoints It Calls" in text
    assert "### POST /auth/register" in text


def test_a_story_that_waits_for_none_of_the_plan_says_so() -> None:
    plan = with_stories({"id": "A", "depends_on": ("B", "Z")}, {"id": "B", "depends_on": ("A",)})
    text = next(iter(story_documents(plan, sprints(plan), "postgres").values()))
    assert "  - `Z` (no story of this plan)" in text
    assert text.count("[B](B-user-registration-api.md)") == 2


def tasks(plan: Plan) -> list[dict[str, object]]:
    text = tasks_json(plan, sprints(plan), story_files(sprints(plan)))
    found = json.loads(text)
    assert list(found) == ["master"]
    assert set(found["master"]) == {"tasks", "metadata"}
    assert found["master"]["metadata"]["taskCount"] == len(found["master"]["tasks"])
    listed: list[dict[str, object]] = found["master"]["tasks"]
    return listed


def test_tasks_are_numbered_and_wait_for_each_other_by_number() -> None:
    plan = sample_plan()
    listed = tasks(plan)
    assert [task["id"] for task in listed] == list(range(1, 13))
    assert listed[1]["dependencies"] == [1]
    assert listed[5]["dependencies"] == [1, 2, 3, 4, 5]
    assert listed[1]["priority"] == "high"
    assert "- User can register with email/password" in str(listed[1]["testStrategy"])
    assert "stories/S1-02-user-registration-api.md" in str(listed[1]["details"])
    files = deliverables(plan, findings=())
    assert all(str(task["details"]).splitlines()[-1].split(": ")[1] in files for task in listed)


@given(artifacts("sprints"))
def test_any_sprint_plan_gives_tasks_that_task_master_takes(drawn: object) -> None:
    assert isinstance(drawn, SprintPlan)
    plan = sample_plan().model_copy(update={"sprints": drawn})
    listed = tasks(plan)
    numbers = {task["id"] for task in listed}
    done: set[object] = set()
    for task in listed:
        assert 1 <= len(str(task["title"])) <= 200
        assert task["description"]
        assert task["status"] in {"pending", "deferred"}
        assert task["priority"] in {"low", "medium", "high"}
        needed, subtasks = task["dependencies"], task["subtasks"]
        assert isinstance(needed, list)
        assert isinstance(subtasks, list)
        assert set(needed) <= numbers - {task["id"]}
        assert [one["id"] for one in subtasks] == list(range(1, len(subtasks) + 1))
        assert all(one["title"] and one["description"] for one in subtasks)
    while ready := [t for t in listed if t["id"] not in done and not set(map(int, _numbers(t))) - done]:
        done.update(task["id"] for task in ready)
    assert done == numbers, "Task Master refuses circles"


def _numbers(task: dict[str, object]) -> list[int]:
    needed = task["dependencies"]
    assert isinstance(needed, list)
    return needed


def test_a_circle_of_stories_becomes_an_order() -> None:
    plan = with_stories({"id": "A", "depends_on": ("B",)}, {"id": "B", "depends_on": ("A",)})
    assert sorted(len(_numbers(task)) for task in tasks(plan)) == [0, 1]


def test_a_story_that_is_for_later_is_deferred() -> None:
    plan = with_stories({"priority": "wont", "title": "t" * 300})
    (task,) = tasks(plan)
    assert (task["status"], task["priority"]) == ("deferred", "low")
    assert str(task["title"]).endswith("…")


WORDS = st.lists(
    st.sampled_from(["SELECT", "a", " FROM ", " from ", "(", ")", "'", '"', "$$", " WHERE ", "--", "b", " "])
)


@given(WORDS.map("".join))
@example("SELECT a, ' FROM x' FROM t WHERE b IN (SELECT c FROM d WHERE e) ORDER BY a LIMIT 5 -- FROM")
def test_a_query_in_lines_is_the_same_query(sql: str) -> None:
    shown = query_lines(sql)
    assert shown.replace("\n", " ") == sql
    quoted = r"'(?:[^']|'')*'"
    assert re.findall(quoted, shown) == re.findall(quoted, sql) or "\n" not in shown or '"' in sql or "$" in sql


def test_a_query_has_a_line_a_clause() -> None:
    sql = "SELECT a, ' FROM x' FROM t LEFT JOIN u ON u.i = t.i WHERE b IN (SELECT c FROM d WHERE e) ORDER BY a LIMIT 5"
    assert query_lines(sql).split("\n") == [
        "SELECT a, ' FROM x'",
        *("FROM t", "LEFT JOIN u ON u.i = t.i", "WHERE b IN (SELECT c FROM d WHERE e)", "ORDER BY a", "LIMIT 5"),
    ]


def test_the_first_of_two_stories_with_one_id_counts() -> None:
    plan = with_stories({"id": "A", "title": "One"}, {"id": "A", "title": "Two"})
    files = story_documents(plan, sprints(plan), "postgres")
    assert list(files) == ["stories/A-one.md"]
    assert isinstance(sprints(plan).sprints[0].stories[1], Story)


def test_a_requirement_of_nobody_stays_as_it_was_said() -> None:
    plan = sample_plan()
    wanted = plan.requirements.stories[0]
    for want in ("A bike has a status", "Riders see the map", "keep the status", "CSV download of the trips"):
        changed = wanted.model_copy(update={"want": want, "role": "", "benefit": ""})
        stories = (changed, *plan.requirements.stories[1:])
        asked = plan.requirements.model_copy(update={"stories": stories})
        files = story_documents(plan.model_copy(update={"requirements": asked}), sprints(plan), "postgres")
        assert any(f": {want}." in text for text in files.values())
