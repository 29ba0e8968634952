"""A redraft loses nothing that a person did, and everything can be let go of."""

import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import TypeVar, cast

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plan.artifacts import ARTIFACTS, MODELS, Artifact
from plan.board import moved_to_sprint
from plan.changes import changes
from plan.database import Column, Database, Table
from plan.item import Item
from plan.keyed import Keyed, Node, Record, artifact_of, key_text, tree
from plan.merging import derived, is_below, merge, own_words, take
from plan.sprints import Sprint, SprintPlan, Story
from tests.plan.artifact_strategies import artifacts
from tests.plan.sample import sample_plan

SAMPLE = sample_plan()
FEW = st.sampled_from(["a", "b", "c", "a/b", "~", ""])
Thing = TypeVar("Thing", bound=Item)


def distinct(artifact: Artifact) -> Artifact:
    """Without second items of a name, which no merge can follow; a check finds them."""
    return artifact_of(cast("Record", _distinct(tree(artifact))))


def _distinct(node: Node) -> Node:
    if isinstance(node, Record):
        return Record(node.model, {name: _distinct(field) for name, field in node.fields.items()})
    if isinstance(node, Keyed):
        return Keyed({name: _distinct(item) for name, item in node.items.items() if "#" not in name}, node.homes)
    return node


one_artifact = st.sampled_from(ARTIFACTS).flatmap(lambda name: artifacts(name, FEW))
three = st.sampled_from(ARTIFACTS).flatmap(lambda name: st.tuples(*(artifacts(name, FEW) for _ in range(3))))


@given(one_artifact)
def test_a_tree_stands_for_its_artifact(artifact: Artifact) -> None:
    assert artifact_of(tree(artifact)) == artifact


@given(three)
def test_changes_are_nothing_only_between_equals_and_no_key_comes_twice(found: tuple[Artifact, ...]) -> None:
    old, new, _ = found
    assert changes(old, old) == ()
    assert bool(changes(old, new)) == (old != new)
    keys = [change.key for change in changes(old, new)]
    assert len(keys) == len(set(keys))


@settings(deadline=None)
@given(three)
def test_merging_keeps_its_laws(found: tuple[Artifact, ...]) -> None:
    base, ours, theirs = found
    assert merge(base, base, theirs).content == theirs, "without hand work the redraft is taken as it is"
    assert merge(base, base, theirs).left == ()
    assert merge(base, ours, base).content == ours, "a redraft that changes nothing changes nothing"
    assert merge(base, ours, base).left == ()
    merged = merge(base, ours, theirs)
    assert type(merged.content).model_validate_json(merged.content.model_dump_json()) == merged.content
    base, ours, theirs = map(distinct, found)
    merged = merge(base, ours, theirs)
    assert merge(theirs, merged.content, theirs).content == merged.content, "the same redraft again changes nothing"
    assert merge(base, merged.content, theirs).content == merged.content
    assert {c.key for c in changes(ours, merged.content)} == set(merged.taken)


@settings(deadline=None)
@given(three)
def test_what_a_person_did_stays_as_they_did_it(found: tuple[Artifact, ...]) -> None:
    base, ours, theirs = map(distinct, found)
    merged = merge(base, ours, theirs).content
    did = {(c.kind, c.key) for c in changes(base, ours) if not c.key.endswith("@order")}
    undone = {c.key for c in changes(ours, merged)} - _groups_of_gone(ours, merged)
    for kind, key in did:
        if kind == "added":
            assert not any(k == key for k in undone), f"{key} was added by hand and is gone"
        else:
            assert key not in undone, f"{key} was {kind} by hand and is something else now"


def _groups_of_gone(ours: Artifact, merged: Artifact) -> set[str]:
    """The groups in which a person put only stories that the redraft took out: nobody is left to work beside."""
    if not (isinstance(ours, SprintPlan) and isinstance(merged, SprintPlan)):
        return set()
    left = {story.id for sprint in merged.sprints for story in sprint.stories}
    return {
        key_text(("sprints", str(sprint.number), "parallel"))
        for sprint in ours.sprints
        if not any(story in left for group in sprint.parallel for story in group)
    }


@settings(deadline=None)
@given(three)
def test_letting_go_of_everything_gives_the_redraft(found: tuple[Artifact, ...]) -> None:
    base, ours, theirs = found
    merged = merge(base, ours, theirs).content
    assert take(merged, theirs, [c.key for c in changes(merged, theirs)]) == theirs
    assert take(merged, theirs, ()) == merged


@settings(deadline=None)
@given(three, st.data())
def test_letting_go_of_one_thing_leaves_the_others(found: tuple[Artifact, ...], data: st.DataObject) -> None:
    ours, theirs, _ = map(distinct, found)
    open_now = changes(ours, theirs)
    assume(open_now)
    one = data.draw(st.sampled_from(open_now))
    after = {c.key for c in changes(take(ours, theirs, [one.key]), theirs)}
    places = {key for key in after if key.endswith("@order") or key.startswith("sprints/")}
    assert after - places <= {c.key for c in open_now} - {one.key}


@settings(deadline=None)
@given(three)
def test_a_redraft_that_repeats_hand_work_does_not_make_it_the_agent_s(found: tuple[Artifact, ...]) -> None:
    base, ours, theirs = map(distinct, found)
    assert own_words(base, ours, ours) == base, "what only repeats a person says nothing of its own"
    assert own_words(base, base, theirs) == theirs
    assert own_words(base, ours, base) == base
    told = own_words(base, ours, theirs)
    did = {c.key for c in changes(base, ours) if not c.key.endswith("@order")}
    said = {c.key for c in changes(ours, theirs)}
    hand_work = {c.key for c in changes(told, ours)}
    for key in did - said - brought(theirs, said):
        if not any(is_below(other, frozenset({key})) for other in said):
            assert any(is_below(key, frozenset({one})) or is_below(one, frozenset({key})) for one in hand_work), key


def brought(theirs: Artifact, said: set[str]) -> set[str]:
    """The sprints of the stories that a redraft says something of: it brings the sprint with them, as `take` says."""
    sprints = theirs.sprints if isinstance(theirs, SprintPlan) else ()
    own = {one.number: frozenset(key_text(("stories", story.id)) for story in one.stories) for one in sprints}
    return {f"sprints/{number}" for number, stories in own.items() if any(is_below(key, stories) for key in said)}


@settings(deadline=None)
@given(three)
def test_hand_work_that_a_redraft_repeated_survives_the_next(found: tuple[Artifact, ...]) -> None:
    base, ours, next_ = map(distinct, found)
    told = own_words(base, ours, ours)
    assert merge(told, ours, next_) == merge(base, ours, next_)
    assert merge(told, ours, base).content == ours


def test_sums_are_nobody_s_words_unless_somebody_wrote_others() -> None:
    moved = moved_to_sprint(SPRINTS, SPRINTS.sprints[1].stories[0].id, -1)
    figures = derived(SPRINTS, moved)
    changed = {c.key for c in changes(SPRINTS, moved)}
    assert changed & figures == {"velocity/1/points", "velocity/2/points", "sprints/2/parallel"}
    first, *others = moved.velocity
    written = derived(SPRINTS, with_(moved, velocity=(with_(first, points=99), *others)))
    assert not any(key.startswith("velocity/") for key in written)
    assert derived(DATABASE, DATABASE) == frozenset()


def grouped(*ids: str) -> SprintPlan:
    """The sample plan with a group of its first sprint that can be worked on at the same time."""
    first, *others = SPRINTS.sprints
    return with_(SPRINTS, sprints=(with_(first, parallel=(ids,)), *others))


def test_a_group_follows_a_story_to_another_sprint_and_back() -> None:
    one, two, *_ = (story.id for story in SPRINTS.sprints[0].stories)
    base = grouped(one, two)
    moved = moved_to_sprint(base, two, 1)
    assert "sprints/1/parallel" in {c.key for c in changes(base, moved)} & derived(base, moved)
    back = take(moved, base, [f"stories/{two}/@sprint"])
    assert isinstance(back, SprintPlan)
    assert back.sprints[0].parallel == ((one, two),)
    alone = take(moved, base, ["sprints/1/parallel"])
    assert isinstance(alone, SprintPlan)
    assert alone.sprints[0].parallel == (), "a story of another sprint is in no group of this one"


def test_a_group_that_a_person_or_a_redraft_wrote_is_their_word() -> None:
    one, two, *_ = (story.id for story in SPRINTS.sprints[0].stories)
    base, ours = grouped(one, two), grouped()
    assert "sprints/1/parallel" not in derived(base, ours)
    assert merge(base, ours, base).content == ours
    assert "sprints/1/parallel" in merge(base, base, ours).taken


def test_nothing_to_take_is_an_error() -> None:
    database = artifact("database")
    with pytest.raises(ValueError, match="nothing differs at tables/nobody"):
        take(database, database, ["tables/nobody"])
    with pytest.raises(ValueError, match="one artifact"):
        merge(database, artifact("api"), database)
    with pytest.raises(ValueError, match="one artifact"):
        changes(database, artifact("api"))


# What it means for people: hand work on the sample plan, and a redraft of it.


def artifact(name: str) -> Artifact:
    found = SAMPLE.artifact(next(n for n in ARTIFACTS if n == name))
    assert found is not None
    return found


def with_(item: Thing, **fields: object) -> Thing:
    return type(item).model_validate({**{n: getattr(item, n) for n in type(item).model_fields}, **fields})


def each(items: tuple[Thing, ...], change: Callable[[Thing], Thing | None]) -> tuple[Thing, ...]:
    return tuple(new for item in items if (new := change(item)) is not None)


def table(database: Artifact, name: str) -> Table:
    assert isinstance(database, Database)
    return next(t for t in database.tables if t.name == name)


def with_table(database: Database, name: str, change: Callable[[Table], Table | None]) -> Database:
    return with_(database, tables=each(database.tables, lambda t: change(t) if t.name == name else t))


DATABASE = cast("Database", artifact("database"))
SPRINTS = cast("SprintPlan", artifact("sprints"))
FIRST = DATABASE.tables[0].name
NOTE = with_(DATABASE.tables[0].columns[-1], name="note_by_hand", type="text", description="Mine.")


def test_a_column_added_by_hand_stays_and_the_redrafts_own_comes_too() -> None:
    ours = with_table(DATABASE, FIRST, lambda t: with_(t, columns=(*t.columns, NOTE)))
    fresh = with_(NOTE, name="note_of_agent")
    theirs = with_table(DATABASE, FIRST, lambda t: with_(t, columns=(fresh, *t.columns), description="New."))
    merged = merge(DATABASE, ours, theirs)
    names = [c.name for c in table(merged.content, FIRST).columns]
    assert names == ["note_of_agent", *(c.name for c in DATABASE.tables[0].columns), "note_by_hand"]
    assert table(merged.content, FIRST).description == "New."
    assert merged.taken == (f"tables/{FIRST}/description", f"tables/{FIRST}/columns/note_of_agent")
    assert merged.left == ()


def test_a_conflict_keeps_the_hand_and_is_listed_and_can_be_taken() -> None:
    ours = with_table(DATABASE, FIRST, lambda t: with_(t, description="By hand."))
    theirs = with_table(DATABASE, FIRST, lambda t: with_(t, description="By the agent."))
    merged = merge(DATABASE, ours, theirs)
    assert table(merged.content, FIRST).description == "By hand."
    assert merged.left == (f"tables/{FIRST}/description",)
    assert table(take(merged.content, theirs, merged.left), FIRST).description == "By the agent."


def test_a_table_the_agent_drops_stays_when_a_person_worked_on_it() -> None:
    ours = with_table(DATABASE, FIRST, lambda t: with_(t, columns=(*t.columns, NOTE)))
    theirs = with_table(DATABASE, FIRST, lambda t: None)
    merged = merge(DATABASE, ours, theirs)
    assert table(merged.content, FIRST) == table(ours, FIRST)
    assert merged.left == (f"tables/{FIRST}",)
    assert merge(DATABASE, DATABASE, theirs).content == theirs, "an untouched one goes"


def test_a_table_a_person_dropped_stays_dropped_and_is_offered_only_if_the_agent_changed_it() -> None:
    ours = with_table(DATABASE, FIRST, lambda t: None)
    assert merge(DATABASE, ours, DATABASE).left == ()
    theirs = with_table(DATABASE, FIRST, lambda t: with_(t, description="Needed, because …"))
    merged = merge(DATABASE, ours, theirs)
    assert merged.content == ours
    assert merged.left == (f"tables/{FIRST}",)
    assert take(merged.content, theirs, merged.left) == theirs


def test_what_an_agent_was_shown_and_took_back_is_proposed() -> None:
    ours = with_table(DATABASE, FIRST, lambda t: with_(t, description="By hand."))
    merged = merge(DATABASE, ours, DATABASE, shown=ours)
    assert merged.content == ours
    assert merged.left == (f"tables/{FIRST}/description",)


def test_order_by_hand_stays_and_additions_find_their_place() -> None:
    turned = with_table(DATABASE, FIRST, lambda t: with_(t, columns=t.columns[::-1]))
    theirs = with_table(DATABASE, FIRST, lambda t: with_(t, columns=(*t.columns, NOTE)))
    merged = merge(DATABASE, turned, theirs)
    names = [c.name for c in table(merged.content, FIRST).columns]
    expected = [c.name for c in DATABASE.tables[0].columns[::-1]]
    assert [n for n in names if n != "note_by_hand"] == expected
    assert names[names.index("note_by_hand") - 1] == DATABASE.tables[0].columns[-1].name
    assert [c.key for c in changes(DATABASE, turned)] == [f"tables/{FIRST}/columns/@order"]


def stories(plan: Artifact) -> Iterator[tuple[int, Story]]:
    assert isinstance(plan, SprintPlan)
    for sprint in plan.sprints:
        for story in sprint.stories:
            yield sprint.number, story


def moved(plan: SprintPlan, story: str, to: int) -> SprintPlan:
    found = next(s for _, s in stories(plan) if s.id == story)

    def place(sprint: Sprint) -> Sprint:
        left = tuple(s for s in sprint.stories if s.id != story)
        return with_(sprint, stories=(*left, found) if sprint.number == to else left)

    return with_(plan, sprints=tuple(place(sprint) for sprint in plan.sprints))


def test_a_moved_story_stays_moved_and_takes_the_redrafts_other_changes() -> None:
    story = SPRINTS.sprints[0].stories[-1]
    ours = moved(SPRINTS, story.id, 2)
    assert [(c.kind, c.key) for c in changes(SPRINTS, ours)] == [("moved", f"stories/{story.id}/@sprint")]

    def bigger(sprint: Sprint) -> Sprint:
        return with_(sprint, stories=each(sprint.stories, lambda s: with_(s, points=8) if s.id == story.id else s))

    theirs = with_(SPRINTS, sprints=tuple(bigger(s) for s in SPRINTS.sprints))
    merged = merge(SPRINTS, ours, theirs)
    assert [(n, s.points) for n, s in stories(merged.content) if s.id == story.id] == [(2, 8)]
    assert merged.left == ()


def test_a_sprint_the_agent_drops_stays_while_a_persons_story_is_in_it() -> None:
    last = SPRINTS.sprints[-1].number
    story = SPRINTS.sprints[0].stories[-1].id
    ours = moved(SPRINTS, story, last)
    theirs = with_(SPRINTS, sprints=SPRINTS.sprints[:-1])
    merged = merge(SPRINTS, ours, theirs)
    assert (last, story) in [(n, s.id) for n, s in stories(merged.content)]
    assert f"sprints/{last}" in merged.left
    assert take(merged.content, theirs, [c.key for c in changes(merged.content, theirs)]) == theirs


def test_a_sprint_a_person_dropped_does_not_come_back_with_a_new_story() -> None:
    last = SPRINTS.sprints[-1]
    ours = with_(SPRINTS, sprints=SPRINTS.sprints[:-1])
    extra = with_(last.stories[0], id="S9-99")
    theirs = with_(SPRINTS, sprints=(*SPRINTS.sprints[:-1], with_(last, stories=(*last.stories, extra))))
    merged = merge(SPRINTS, ours, theirs)
    assert merged.content == ours
    assert "stories/S9-99" in merged.left
    brought = take(merged.content, theirs, ["stories/S9-99"])
    assert (last.number, "S9-99") in [(n, s.id) for n, s in stories(brought)]


def test_columns_of_one_table_are_told_apart_from_those_of_another() -> None:
    both: tuple[Column, ...] = (NOTE,)
    ours = with_(DATABASE, tables=tuple(with_(t, columns=(*t.columns, *both)) for t in DATABASE.tables))
    assert [c.key for c in changes(DATABASE, ours)] == [f"tables/{t.name}/columns/note_by_hand" for t in ours.tables]


def test_every_artifact_has_a_tree() -> None:
    for name in ARTIFACTS:
        assert tree(artifact(name)).model is MODELS[name]


def merging_calls(size: int) -> int:
    """How many calls it takes to merge and take `size` changes: the same number on every machine."""
    one = with_(DATABASE.tables[0], columns=DATABASE.tables[0].columns[:1])
    many = with_(DATABASE, tables=tuple(with_(one, name=f"t{number}") for number in range(size)))
    ours = with_(many, tables=each(many.tables, lambda t: with_(t, description="By hand.")))
    theirs = with_(many, tables=each(many.tables, lambda t: with_(t, description="By the agent.")))
    counted = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        merged = merge(many, ours, theirs)
        taken = take(merged.content, theirs, merged.left)
    finally:
        sys.setprofile(before)
    assert len(merged.left) == len(changes(ours, theirs)) == size
    assert taken == theirs
    return counted


def test_many_changes_are_merged_and_taken_in_work_that_grows_with_them_only() -> None:
    merging_calls(10)
    assert merging_calls(400) < 2.1 * merging_calls(200)


def test_what_is_added_up_follows_the_stories_that_are_taken() -> None:
    theirs = sample_plan().sprints
    assert theirs is not None
    ours = moved_to_sprint(theirs, theirs.sprints[0].stories[0].id, 1)
    (move,) = (change.key for change in changes(ours, theirs) if change.kind == "moved" and "stories" in change.key)
    assert take(ours, theirs, [move]).model_dump() == theirs.model_dump()
