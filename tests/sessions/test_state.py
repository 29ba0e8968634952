from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.artifacts import ARTIFACTS, INPUTS, Artifact, ArtifactName, downstream
from plan.plan import Plan, content_hash
from sessions.events import (
    AnyPayload,
    ArtifactApproved,
    ArtifactEdited,
    ArtifactReturned,
    DraftCancelled,
    DraftDelta,
    DraftFailed,
    DraftFinished,
    DraftRetried,
    DraftStarted,
    Event,
    FindingOverridden,
    GateApproved,
    NoteAdded,
    RequirementsChanged,
    Unknown,
    Usage,
)
from sessions.fold import fold, fold_all
from sessions.state import SessionState, Spent
from tests.plan.sample import sample_plan
from tests.sessions.build import created, requirements

SAMPLE: Plan = sample_plan()
KINDS: tuple[Literal["content", "reasoning"], ...] = ("content", "reasoning")


def happened(*payloads: AnyPayload) -> SessionState:
    return fold_all(Event(n + 1, f"t{n}", n * 100, "me", data, "") for n, data in enumerate((created(), *payloads)))


def started(name: ArtifactName, **inputs: int) -> DraftStarted:
    return DraftStarted.model_validate(
        {"draft": f"{name}-1", "artifact": name, "model": "m", "requirements": 1, "inputs": inputs}
    )


def changed(name: ArtifactName) -> Artifact:
    """The sample's artifact, with something said otherwise."""
    content = SAMPLE.artifact(name)
    assert content is not None
    field = {"architecture": "decisions", "database": "scaling", "api": "endpoints", "sprints": "risks"}[name]
    assert getattr(content, field)
    return content.model_copy(update={field: ()})


def finished(
    name: ArtifactName, revision: int = 1, cost: float | None = 0.5, content: Artifact | None = None
) -> DraftFinished:
    return DraftFinished.model_validate(
        {
            "draft": f"{name}-1",
            "artifact": name,
            "revision": revision,
            name: content or SAMPLE.artifact(name),
            "usage": Usage(),
            "cost": cost,
            "duration_ms": 1,
            "first_token_ms": 1,
            "cached": False,
        }
    )


def approved(name: ArtifactName, revision: int = 1) -> ArtifactApproved:
    content = SAMPLE.artifact(name)
    assert content is not None
    return ArtifactApproved(artifact=name, revision=revision, content_hash=content_hash(content))


def drafted(name: ArtifactName, revision: int = 1, content: Artifact | None = None, **inputs: int) -> list[AnyPayload]:
    return [started(name, **inputs), finished(name, revision, content=content)]


ALL = [
    *drafted("architecture"),
    *drafted("database"),
    *drafted("api", architecture=1, database=1),
    *drafted("sprints", architecture=1, database=1, api=1),
]


def test_a_draft_grows_and_becomes_a_revision() -> None:
    growing = happened(started("database"), *(DraftDelta(draft="database-1", text=text) for text in ("{", "}")))
    draft = growing.artifacts["database"].draft
    assert draft is not None
    assert (draft.text, draft.deltas, draft.first_ms, growing.status("database")) == ("{}", 2, 200, "drafting")
    done = fold(growing, Event(9, "", 900, "a", finished("database"), ""))
    assert done.status("database") == "drafted"
    assert done.plan().database == SAMPLE.database
    assert done.cost == 0.5


def test_a_retry_starts_the_text_anew_and_says_why() -> None:
    retried = DraftRetried(draft="api-1", attempt=2, reason="invalid", message="It was no JSON.")
    state = happened(started("api"), DraftDelta(draft="api-1", text="oops"), retried)
    draft = state.artifacts["api"].draft
    assert draft is not None
    assert (draft.text, draft.attempt, draft.notice) == ("", 2, "It was no JSON.")


@pytest.mark.parametrize("end", ["failed", "cancelled"])
def test_a_draft_that_came_to_nothing_keeps_what_it_had(end: str) -> None:
    ended: AnyPayload = DraftCancelled(draft="api-1", artifact="api")
    if end == "failed":
        ended = DraftFailed(draft="api-1", artifact="api", reason="network", message="The line dropped.")
    state = happened(started("api"), DraftDelta(draft="api-1", text='{"style"'), ended)
    draft = state.artifacts["api"].draft
    assert draft is not None
    assert (state.status("api"), draft.text) == (end, '{"style"')


def test_a_draft_that_fails_before_it_writes_leaves_what_was_there() -> None:
    began: list[AnyPayload] = [
        started("api"),
        DraftDelta(draft="api-1", text='{"style"'),
        DraftCancelled(draft="api-1", artifact="api"),
    ]
    again = started("api").model_copy(update={"draft": "api-2"})
    failed = DraftFailed(draft="api-2", artifact="api", reason="no-key", message="There is no key.")
    draft = happened(*began, again, failed).artifacts["api"].draft
    assert draft is not None
    assert (draft.id, draft.text, draft.notice) == ("api-2", '{"style"', "There is no key.")
    other = again.model_copy(update={"feedback": "Use REST."})
    draft = happened(*began, other, failed).artifacts["api"].draft
    assert draft is not None
    assert draft.text == ""


def test_an_approval_after_a_failed_redraft_counts() -> None:
    failed = DraftFailed(draft="database-1", artifact="database", reason="network", message="x")
    state = happened(*drafted("database"), started("database"), failed, approved("database"))
    assert state.status("database") == "approved"


def test_an_approval_of_something_else_does_not_count() -> None:
    wrong = approved("database").model_copy(update={"content_hash": "0" * 32})
    assert happened(*drafted("database"), wrong).status("database") == "drafted"
    assert happened(*drafted("database"), approved("database", 2)).status("database") == "drafted"


def test_feedback_takes_the_approval_back() -> None:
    returned = ArtifactReturned(artifact="database", revision=1, feedback="Use UUIDs.")
    state = happened(*drafted("database"), approved("database"), returned)
    assert state.status("database") == "drafted"
    assert [feedback.text for feedback in state.artifacts["database"].feedback] == ["Use UUIDs."]


@pytest.mark.parametrize("name", ARTIFACTS)
def test_a_new_revision_makes_everything_drawn_from_it_stale(name: ArtifactName) -> None:
    redraft = (started(name, **dict.fromkeys(INPUTS[name], 1)), finished(name, 2, content=changed(name)))
    state = happened(*ALL, *redraft)
    assert [other for other in ARTIFACTS if state.stale(other)] == list(downstream(name))


@pytest.mark.parametrize("name", ARTIFACTS)
def test_a_redraft_that_says_the_same_leaves_what_is_drawn_from_it_and_what_was_approved(name: ArtifactName) -> None:
    redraft = (started(name, **dict.fromkeys(INPUTS[name], 1)), finished(name, 2))
    state = happened(*ALL, *(approved(one) for one in ARTIFACTS), *redraft)
    assert state.artifacts[name].number == 2
    assert [other for other in ARTIFACTS if state.status(other) != "approved"] == []


def test_an_approval_falls_with_what_was_sent_back_or_drawn_from_something_else() -> None:
    returned = ArtifactReturned(artifact="database", revision=1, feedback="Use UUIDs.")
    assert (
        happened(*drafted("database"), approved("database"), returned, *drafted("database", 2)).status("database")
        == "drafted"
    )
    before = (*ALL, approved("api"), *drafted("architecture", 2, content=changed("architecture")))
    state = happened(*before, *drafted("api", 2, architecture=2, database=1))
    assert (state.status("api"), state.artifacts["api"].approved) == ("drafted", 1)


def test_going_back_to_what_the_rest_was_drawn_from_leaves_nothing_stale() -> None:
    assert SAMPLE.database is not None
    other = SAMPLE.database.model_copy(update={"scaling": ()})
    edited = ArtifactEdited(artifact="database", revision=2, base=1, database=other)
    back = ArtifactEdited(artifact="database", revision=3, base=2, database=SAMPLE.database, restored=1)
    assert happened(*ALL, approved("api"), edited).status("api") == "stale"
    state = happened(*ALL, approved("api"), edited, back)
    assert [name for name in ARTIFACTS if state.stale(name)] == []
    assert state.status("api") == "approved"


def test_changed_requirements_make_everything_stale() -> None:
    state = happened(*ALL, RequirementsChanged(requirements=requirements("Other")))
    assert all(state.status(name) == "stale" for name in ARTIFACTS)


def test_waiting_is_for_what_is_not_there_yet() -> None:
    state = happened(*drafted("architecture"), started("database"))
    assert state.waits_for("api") == ("database",)
    assert state.waits_for("database") == ()


def test_decisions_are_kept() -> None:
    state = happened(
        *ALL,
        FindingOverridden(finding="DB-001 …", reason="on purpose"),
        GateApproved(revisions=dict.fromkeys(ARTIFACTS, 1)),
        NoteAdded(text="hello"),
    )
    assert state.overrides == {"DB-001 …": "on purpose"}
    assert state.signed == dict.fromkeys(ARTIFACTS, 1)
    assert state.notes == ("hello",)


def test_a_cost_that_is_not_known_is_said_so() -> None:
    state = happened(started("api"), finished("api", cost=None))
    assert state.unpriced
    assert state.cost == 0.0


def test_what_each_agent_used_is_summed() -> None:
    used = Usage(prompt_tokens=10, completion_tokens=4)
    stopped = DraftCancelled(draft="api-1", artifact="api", usage=Usage(prompt_tokens=5, estimated=True), cost=0.5)
    done = finished("api", cost=1.0).model_copy(update={"usage": used})
    unknown = finished("database", cost=None).model_copy(update={"usage": used})
    state = happened(started("api"), done, started("api"), stopped, started("database"), unknown)
    assert state.spent["api-architect"] == Spent(
        Usage(prompt_tokens=15, completion_tokens=4, estimated=True), dollars=1.5
    )
    assert state.spent["database-architect"] == Spent(used, unpriced=True)
    assert (state.cost, state.unpriced, state.estimated) == (1.5, True, True)


def test_an_event_of_a_later_version_changes_nothing_but_the_clock() -> None:
    before = happened(*ALL)
    after = fold(before, Event(99, "later", 9999, "me", Unknown.model_validate({"type": "new.thing", "x": 1}), ""))
    assert after.artifacts == before.artifacts
    assert after.seq == 99


def test_a_session_begins_with_its_creation() -> None:
    with pytest.raises(ValueError, match=r"session\.created"):
        fold(None, Event(1, "", 0, "me", NoteAdded(text=""), ""))
    with pytest.raises(ValueError, match=r"session\.created"):
        fold_all([])


MANY: list[AnyPayload] = [
    *ALL,
    approved("database"),
    started("api"),
    NoteAdded(text="n"),
    *(DraftDelta(draft=f"{name}-1", kind=kind, text=name[:3]) for name in ("api", "database") for kind in KINDS),
    DraftRetried(draft="api-1", attempt=2, reason="invalid", message="It was no JSON."),
]


@given(st.lists(st.sampled_from(MANY), max_size=40), st.integers(0, 1))
def test_any_order_of_events_folds_the_same_in_parts_and_one_by_one(payloads: list[AnyPayload], pace: int) -> None:
    events = [Event(n + 1, "", n * pace, "me", data, "") for n, data in enumerate([created(), *payloads])]
    whole = fold_all(events)
    state: SessionState | None = None
    for cut, event in enumerate(events, 1):
        state = fold(state, event)
        assert fold_all(events[:cut]) == state
        assert fold_all(events[cut:], state) == whole
