"""What the words of one story ask of its endpoints besides the act itself."""

import pytest

from agents.offline import asked
from plan.api import Api, Endpoint
from plan.requirements import ConstraintKind, UserStory
from tests.agents.offline.documents import requirements, story
from tests.agents.offline.drafts import drafted


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("see all open alarms, filtered by store and severity", ("store", "severity")),
        ("search all claims by employee, status and cost centre", ("employee", "status", "cost_centre")),
        ("search the catalogue by title, author or ISBN so that I find it", ("title", "author", "isbn")),
        ("be told by the manager", ()),
        ("see my loans", ()),
    ],
)
def test_what_a_list_is_searched_by(text: str, named: tuple[str, ...]) -> None:
    assert asked.phrases(text) == named


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("acknowledge an alarm with a comment", ("comment",)),
        ("close an alarm with the cause that was found", ("cause",)),
        ("reject a claim with a reason", ("reason",)),
        ("book a room with a projector", ()),
    ],
)
def test_what_is_sent_along(text: str, sent: tuple[str, ...]) -> None:
    assert asked.sent_along(text) == sent


@pytest.mark.parametrize(
    ("text", "timed"),
    [
        ("export the alarms of a month", True),
        ("see the readings between two points in time", True),
        ("see which boats are free on a day", True),
        ("see the name of the author", False),
    ],
)
def test_when_a_list_is_cut_to_a_time(text: str, timed: bool) -> None:
    assert asked.period(text) is timed


def endpoints(*stories: UserStory, constraints: str = "") -> dict[tuple[str, str], Endpoint]:
    given: list[tuple[ConstraintKind, str]] = [("security", constraints)] if constraints else []
    plan = drafted(requirements("Desk", stories, constraints=given))
    assert plan.api is not None
    return {(e.method, e.path): e for e in plan.api.endpoints}


def test_many_at_once_have_an_endpoint_of_their_own() -> None:
    found = endpoints(
        story("R1", "clerk", "create a claim with amount"),
        story("R2", "clerk", "mark claims as paid in bulk"),
        story("R3", "clerk", "import the rates from a CSV file"),
    )
    assert found["POST", "/claims/mark-paid"].request == "Ids"
    assert ("POST", "/claims/{claim_id}/mark-paid") not in found


def test_what_is_submitted_after_it_was_created_is_no_second_creation() -> None:
    found = endpoints(
        story("R1", "clerk", "create a claim with amount"), story("R2", "clerk", "submit a claim for approval")
    )
    assert found["POST", "/claims/{claim_id}/submit"].stories == ("R2",)
    assert found["POST", "/claims"].stories == ("R1",)


def test_the_second_half_of_a_sentence_with_a_pronoun_is_done_too() -> None:
    found = endpoints(
        story("R1", "boatman", "add a boat with name"),
        story("R2", "boatman", "take a boat out of service and put it back"),
    )
    assert ("POST", "/boats/{boat_id}/put-back") in found
    assert ("POST", "/boats/{boat_id}/take-out-of-service") in found


def test_single_sign_on_leaves_no_password_behind() -> None:
    found = endpoints(
        story("R1", "clerk", "create a claim with amount"),
        constraints="Single sign-on with Microsoft Entra ID; no passwords of our own.",
    )
    assert found["POST", "/auth/sso"].stories == ("C1",)
    assert ("POST", "/auth/login") not in found


def test_a_machine_sends_batches_with_a_key_of_its_own() -> None:
    plan = drafted(
        requirements(
            "Meters",
            [
                story("R1", "", "a meter shall push readings with value in batches of up to 200"),
                story("R2", "clerk", "record a reading with value"),
            ],
        )
    )
    assert isinstance(plan.api, Api)
    batch = next(e for e in plan.api.endpoints if e.path == "/readings/batch")
    assert batch.stories == ("R1",)
    assert "per meter" in batch.rate_limit
    assert "Idempotency-Key" in {p.name for p in batch.parameters}
    assert "Meter keys" in plan.api.authentication.method
    assert plan.sprints is not None
    titles = [s.title for x in plan.sprints.sprints for s in x.stories if "R1" in s.requirements]
    assert not any(title.startswith("Frontend") for title in titles)
