"""What a person edits: out, in, and what is said about mistakes."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.artifact_text import (
    Problem,
    UnreadableArtifactError,
    artifact_text,
    by_kind,
    choices,
    read_artifact,
    with_remarks,
    without_remarks,
)
from plan.artifacts import ARTIFACTS, Artifact, ArtifactName
from plan.sprints import SprintPlan
from tests.plan.artifact_strategies import artifacts
from tests.plan.sample import sample_plan

SAMPLE = sample_plan()
NASTY = st.one_of(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=12).map(str.strip),
    st.sampled_from(
        ["null", "~", "yes", "1.0", "2026-12-01", "0x1f", "a\nb", "a\n\n  b", "#! x", "- a", "{a: b}", "&a", "*a"]
    ),
)
named = st.sampled_from(ARTIFACTS).flatmap(lambda name: st.tuples(st.just(name), artifacts(name, NASTY)))


@settings(deadline=None)
@given(named)
def test_what_is_written_is_read_again(pair: tuple[ArtifactName, Artifact]) -> None:
    name, artifact = pair
    assert read_artifact(name, json.dumps(artifact.model_dump(mode="json"), indent=2)) == artifact
    assert read_artifact(name, artifact_text(artifact)) == artifact
    assert without_remarks(artifact_text(artifact)) == artifact_text(artifact)


def test_the_sample_reads_as_people_would_write_it() -> None:
    sprints = SAMPLE.sprints
    assert sprints is not None
    text = artifact_text(sprints)
    assert "depends_on: [S1-01]" in text
    assert read_artifact("sprints", text) == sprints


def sample_text() -> str:
    assert SAMPLE.sprints is not None
    return artifact_text(SAMPLE.sprints)


def problems(name: ArtifactName, text: str) -> tuple[str, ...]:
    with pytest.raises(UnreadableArtifactError) as caught:
        read_artifact(name, text)
    return tuple(map(str, caught.value.problems))


def line_of(text: str, part: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if part in line)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("points: 3", "points: many", "sprints[0].stories[{n}].points: this should be a whole number."),
        ("points: 3", "poinst: 3", "sprints[0].stories[{n}].poinst: there is no such field; did you mean points?"),
        ("priority: must", "priority: maybe", "this should be 'must', 'should', 'could' or 'wont'."),
        ("tasks:", "task:", "there is no such field; did you mean tasks?"),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, said: str) -> None:
    text = sample_text().replace(old, new, 1)
    at = line_of(text, new)
    found = problems("sprints", text)
    assert any(p.startswith(f"line {at}: ") and said.rsplit("{n}", maxsplit=1)[-1] in p for p in found), found


def test_values_stand_as_they_are_written() -> None:
    text = sample_text()
    assert SAMPLE.sprints is not None
    start = SAMPLE.sprints.sprints[0].start
    assert f"start: '{start}'" in text
    plan = read_artifact("sprints", text.replace(f"start: '{start}'", "start: 2027-01-04", 1))
    assert isinstance(plan, SprintPlan)
    assert plan.sprints[0].start == "2027-01-04"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is nothing in it; it should be the sprint plan."),
        ("# only this\n", "There is nothing in it; it should be the sprint plan."),
        ("sprints: ]", "line 1: This is no YAML"),
        ("a: 1\na: 2\n", "line 2: a is there twice."),
        ('{"a": 1,\n "a": 2}', "line 2: a is there twice."),
        ("a: &x [1]\nb: *x\n", "line 2: Aliases"),
        ("sprints: null\n", "line 1: sprints: this should be a list; write [] for none."),
        ("just words", "this should be fields with values."),
        ("- a\n- b\n", "line 1: this should be fields with values."),
        ("[" * 500 + "]" * 500, "nested too deeply"),
        ("a: \x07\n", "This is no YAML"),
    ],
)
def test_what_is_no_artifact_is_said_plainly(text: str, said: str) -> None:
    assert any(said in one for one in problems("sprints", text)), problems("sprints", text)


def test_the_same_mistake_is_said_once_with_its_lines() -> None:
    text = sample_text().replace("priority: must", "priority: vital").replace("points: 3", "points: many", 1)
    with pytest.raises(UnreadableArtifactError) as caught:
        read_artifact("sprints", text)
    wrong = [n for n, line in enumerate(text.splitlines(), 1) if "priority: vital" in line]
    assert len(caught.value.problems) == len(wrong) + 1
    said = by_kind(caught.value.problems)
    assert len(said) == 2
    shown = f"lines {wrong[0]}, {wrong[1]}, {wrong[2]} and {len(wrong) - 3} more: priority: this should be 'must', "
    assert any(one.startswith(shown) for one in said)
    assert any(one.startswith(f"line {line_of(text, 'points: many')}: sprints[0]") for one in said)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((4,), "line 4: a.b: no."),
        ((4, 7), "lines 4 and 7: b: no."),
        ((4, 7, 9), "lines 4, 7 and 9: b: no."),
        ((4, 7, 9, 11), "lines 4, 7, 9 and 1 more: b: no."),
        ((4, 4), "line 4: b: no. (2 times)"),
        ((0, 0), "b: no. (2 times)"),
    ],
)
def test_lines_of_a_mistake_are_counted(lines: tuple[int, ...], said: str) -> None:
    assert by_kind(Problem(one, "no.", "a.b") for one in lines) == (said,)


def test_the_words_that_a_field_may_have() -> None:
    assert choices("sprints")["priority"] == ("must", "should", "could", "wont")
    assert "array" in choices("api")["type"]


def test_remarks_stand_above_their_lines_and_are_not_read() -> None:
    text = sample_text()
    broken = text.replace("points: 3", "points: many", 1)
    with pytest.raises(UnreadableArtifactError) as caught:
        read_artifact("sprints", broken)
    remarked = with_remarks(broken, caught.value.problems)
    at = line_of(remarked, "points: many")
    assert remarked.splitlines()[at - 2].strip().startswith("#! planroom: sprints[0].stories[")
    assert without_remarks(remarked) == broken
    assert read_artifact("sprints", remarked.replace("points: many", "points: 3")) == SAMPLE.sprints
    assert with_remarks("", [Problem(0, "Nothing.")]) == "#! planroom: Nothing.\n\n"
