"""Every option of every question changes the plan in the way it says, or says nothing that would change it."""

from datetime import date
from functools import cache

import pytest

from agents.offline.planner import plan_artifact
from agents.offline.request import Inputs
from plan.api import Api
from plan.architecture import Architecture
from plan.database import Database, Table
from plan.exports import deliverables
from plan.plan import Plan
from plan.questions import answered
from plan.questions.asking import TOPICS
from plan.questions.document import Said
from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument
from plan.requirements import Requirements
from plan.tracing import trace
from tests.agents.offline.drafts import drafted, wrong

CLUB = """# Boat club

## User stories

1. As a member, I want to make a booking of a boat so that I can row.
   - A booking has a boat, a beginning and an end.
2. As a member, I want to delete a booking.
3. As a member, I want to pay the fee of a booking so that it is settled.
4. As a member, I want to be reminded a day before my booking.
5. As a boat keeper, I want to add a boat with name and price per hour.
6. As a boat keeper, I want to see all bookings.
7. As a boat keeper, I want to delete a boat.

Several clubs use it.
"""


@cache
def club(text: str = CLUB) -> Requirements:
    return read_requirements([SourceDocument("club.md", text)], date(2026, 12, 1))


@cache
def plan_with(topic: str, place: int, text: str = CLUB) -> Plan:
    read = club(text)
    found = next(one for one in TOPICS if one.name == topic).ask(Said(read))
    assert found is not None, topic
    return drafted(answered(read, topic, found.question.options[place], "answered"))


@cache
def without() -> Plan:
    return drafted(club())


def database(plan: Plan) -> Database:
    assert plan.database is not None
    return plan.database


def api(plan: Plan) -> Api:
    assert plan.api is not None
    return plan.api


def architecture(plan: Plan) -> Architecture:
    assert plan.architecture is not None
    return plan.architecture


def table(plan: Plan, name: str) -> Table:
    return next(t for t in database(plan).tables if t.name == name)


def columns(plan: Plan, name: str) -> set[str]:
    return {c.name for c in table(plan, name).columns}


def tables(plan: Plan) -> set[str]:
    return {t.name for t in database(plan).tables}


def endpoints(plan: Plan) -> set[str]:
    return {f"{e.method} {e.path}" for e in api(plan).endpoints}


def fields(plan: Plan, name: str) -> set[str]:
    return {f.name for s in api(plan).schemas if s.name == name for f in s.fields}


def codes(plan: Plan, endpoint: str) -> set[str]:
    method, _, path = endpoint.partition(" ")
    return {x.code for e in api(plan).endpoints if (e.method, e.path) == (method, path) for x in e.errors}


def may(plan: Plan, endpoint: str) -> set[str]:
    method, _, path = endpoint.partition(" ")
    name = next(e.permission for e in api(plan).endpoints if (e.method, e.path) == (method, path))
    return {role for p in api(plan).permissions if p.name == name for role in p.roles}


def decisions(plan: Plan) -> dict[str, str]:
    return {d.id: d.choice for d in architecture(plan).decisions}


def tasks(plan: Plan) -> str:
    assert plan.sprints is not None
    return "\n".join(task for sprint in plan.sprints.sprints for story in sprint.stories for task in story.tasks)


def titles(plan: Plan) -> set[str]:
    assert plan.sprints is not None
    return {story.title for sprint in plan.sprints.sprints for story in sprint.stories}


OPTIONS = [
    (topic.name, place)
    for topic in TOPICS
    if (found := topic.ask(Said(club()))) is not None
    for place in range(len(found.question.options))
]


def test_the_document_leaves_everything_open() -> None:
    assert {topic for topic, _ in OPTIONS} == {topic.name for topic in TOPICS}


@pytest.mark.parametrize(("topic", "place"), OPTIONS, ids=str)
def test_an_answer_leaves_nothing_wrong(topic: str, place: int) -> None:
    assert wrong(plan_with(topic, place)) == []


def test_password() -> None:
    plan = plan_with("sign-in", 0)
    assert "POST /auth/login" in endpoints(plan)
    assert [c.nullable for c in table(plan, "users").columns if c.name == "password_hash"] == [False]
    assert "Hash passwords" in tasks(plan)


@pytest.mark.parametrize("plan", [1, 2], ids=["answered", "said"])
def test_link_by_mail(plan: int) -> None:
    said = "\n- Members sign in with a magic link sent by email, without a password.\n"
    found = plan_with("sign-in", 1) if plan == 1 else drafted(club(f"{CLUB}{said}"))
    assert {"token_hash", "expires_at", "used_at", "user_id"} <= columns(found, "sign_in_links")
    assert "password_hash" not in columns(found, "users")
    assert {"POST /auth/links", "POST /auth/links/redeem"} <= endpoints(found)
    assert "POST /auth/login" not in endpoints(found)
    assert (fields(found, "LinkRequest"), fields(found, "LinkRedeem")) == ({"email"}, {"token"})
    assert "no passwords" in decisions(found)["sign-in"]
    assert "mail-service" in {c.id for c in architecture(found).components}
    assert "Hash passwords" not in tasks(found)
    assert "POST /auth/links" in tasks(found)


def test_what_is_answered_is_traced_to_what_carries_it_out() -> None:
    found = trace(plan_with("sign-in", 1))
    asked = next(item for item in found.of("requirement") if item.id == "Q-sign-in")
    assert {"auth-link", "auth-link-redeem"} <= set(found.linked(asked, "endpoint"))
    assert "sign_in_links" in found.linked(asked, "table")


@pytest.mark.parametrize("place", [2, 3])
def test_sign_on(place: int) -> None:
    plan = plan_with("sign-in", place)
    assert {"sso_issuer", "sso_subject"} <= columns(plan, "users")
    assert ("sso_issuer", "sso_subject") in table(plan, "users").unique
    assert "password_hash" not in columns(plan, "users")
    assert "POST /auth/sso" in endpoints(plan)
    assert "POST /auth/login" not in endpoints(plan)
    assert ("provider" in fields(plan, "SsoRequest")) == (place == 3)
    assert "Hash passwords" not in tasks(plan)


def test_several_ways_in_stand_side_by_side() -> None:
    plan = drafted(club(f"{CLUB}\n- Members sign in with a password or with a magic link.\n"))
    assert {"POST /auth/login", "POST /auth/links"} <= endpoints(plan)
    assert [c.nullable for c in table(plan, "users").columns if c.name == "password_hash"] == [True]
    saml = "\n- Sign-in through the club's SAML identity provider, or e-mail and password with TOTP.\n"
    plan = drafted(club(f"{CLUB}{saml}"))
    assert {"POST /auth/saml", "POST /auth/login", "POST /auth/totp"} <= endpoints(plan)
    nullable = {c.name: c.nullable for c in table(plan, "users").columns}
    assert nullable["password_hash"]
    assert nullable["sso_subject"]
    assert "totp_secret" in nullable
    assert "SAML 2.0" in api(plan).authentication.method
    assert "SAML 2.0" in decisions(plan)["identity"]
    assert "totp_code" in fields(plan, "LoginRequest")


def test_everybody_signs_up() -> None:
    assert "POST /auth/register" in endpoints(plan_with("registration", 0))


def test_staff_opens_accounts() -> None:
    plan = plan_with("registration", 1)
    assert {"POST /users", "GET /users"} <= endpoints(plan)
    assert may(plan, "POST /users") == {"boat keeper"}
    assert {"email", "role", "password"} <= fields(plan, "UserCreate")
    assert "POST /auth/register" not in endpoints(plan)
    assert "Accounts: API" in titles(plan)


def test_invitations() -> None:
    plan = plan_with("registration", 2)
    wanted = {"email", "token_hash", "role_id", "invited_by_id", "expires_at", "accepted_at"}
    assert wanted <= columns(plan, "invitations")
    assert {
        "POST /invitations",
        "GET /invitations",
        "DELETE /invitations/{invitation_id}",
        "POST /invitations/accept",
    } <= endpoints(plan)
    assert may(plan, "POST /invitations") == {"boat keeper"}
    assert fields(plan, "InvitationCreate") == {"email", "role"}
    assert fields(plan, "InvitationAccept") == {"token", "password"}
    assert any(title.startswith("Invitations: API") for title in titles(plan))
    assert "POST /auth/register" not in endpoints(plan)
    assert decisions(plan)["accounts"] == "By invitation only"


def test_administrators_come_with_the_answer_that_needs_them() -> None:
    read = club(CLUB.replace("a boat keeper", "a rower"))
    asked = next(one for one in TOPICS if one.name == "registration").ask(Said(read))
    assert asked is not None
    invited = answered(read, "registration", asked.question.options[2], "answered")
    assert [r.name for r in invited.roles if r.source.provenance == "answered"] == ["Administrator"]
    assert may(drafted(invited), "POST /invitations") == {"Administrator"}
    assert answered(invited, "registration", asked.question.options[0], "answered").roles == read.roles


def test_tenants() -> None:
    assert "clubs" not in tables(plan_with("tenancy", 0))
    plan = plan_with("tenancy", 1)
    for name in ("users", "boats", "bookings"):
        assert "club_id" in columns(plan, name)
    assert "club_id" not in fields(plan, "BoatCreate")
    assert "row-level security" in decisions(plan)["tenancy"]


def test_visibility() -> None:
    own, everybody, public = (plan_with("visibility", place) for place in range(3))
    refused = next(e for e in api(own).endpoints if (e.method, e.path) == ("DELETE", "/bookings/{booking_id}"))
    assert any("own" in e.description for e in refused.errors if e.status == 403)
    listed = next(e for e in api(own).endpoints if (e.method, e.path) == ("GET", "/bookings"))
    assert "only their own" in listed.responses[0].description
    assert may(everybody, "GET /bookings") == {"member", "boat keeper"}
    assert not next(e for e in api(public).endpoints if (e.method, e.path) == ("GET", "/bookings")).authenticated
    assert len({decisions(plan)["visibility"] for plan in (own, everybody, public)}) == 3


def test_overlap() -> None:
    assert "TIME_TAKEN" in codes(plan_with("overlap", 0), "POST /bookings")
    booked = table(plan_with("overlap", 0), "bookings")
    (apart,) = booked.exclusions
    assert (apart.columns, apart.starts, apart.ends, booked.unique) == (("boat_id",), "starts_at", "ends_at", ())
    assert "NO_PLACES_LEFT" in codes(plan_with("overlap", 1), "POST /bookings")
    assert "places" in columns(plan_with("overlap", 1), "boats")
    assert database(plan_with("overlap", 2)).tables == database(without()).tables


def test_currency() -> None:
    for place, money in enumerate(("euros", "US dollars", "pounds sterling")):
        price = next(c for c in table(plan_with("currency", place), "boats").columns if c.name == "price_per_hour")
        assert money in price.description
        assert money in decisions(plan_with("currency", place))["currency"]
    assert "currency" in columns(plan_with("currency", 3), "boats")
    assert "currency" in fields(plan_with("currency", 3), "BoatCreate")


def test_channel() -> None:
    parts = [{c.id for c in architecture(plan_with("channel", place)).components} for place in range(4)]
    assert [{p for p in found if p.endswith("-service")} for found in parts] == [
        {"mail-service"},
        {"mail-service", "sms-service"},
        {"push-service"},
        set(),
    ]
    assert "phone" in columns(plan_with("channel", 1), "users")
    assert "push_token" in columns(plan_with("channel", 2), "devices")
    assert "POST /devices" in endpoints(plan_with("channel", 2))
    assert "notifications" in tables(plan_with("channel", 3))
    assert {"GET /notifications", "POST /notifications/{notification_id}/read"} <= endpoints(plan_with("channel", 3))


def test_deletion() -> None:
    hidden, erased, kept = (plan_with("deletion", place) for place in range(3))
    assert "deleted_at" in columns(hidden, "bookings")
    assert "deleted_at" not in columns(erased, "bookings")
    assert "deleted_at" in columns(kept, "bookings")
    rules = [" ".join(r.rule for r in database(plan).retention) for plan in (hidden, erased, kept)]
    assert "30 days" in rules[0]
    assert "30 days" not in rules[1]
    assert "overwritten after" not in rules[2]
    assert "deleted_at" not in fields(hidden, "BookingCreate")


def test_volume_team_start_and_priorities() -> None:
    users = {
        place: next(v for v in database(plan_with("volume", place)).volumes if v.table == "users") for place in (0, 3)
    }
    assert users[0].year_1 < users[3].year_1
    paces = {place: plan_with("team", place).sprints for place in (0, 3)}
    assert all(plan is not None for plan in paces.values())
    assert paces[0] is not None
    assert paces[3] is not None
    assert len(paces[0].sprints) > len(paces[3].sprints)
    starts = {plan.sprints[0].start for place in range(4) if (plan := plan_with("start", place).sprints) is not None}
    assert len(starts) == 4
    half = plan_with("priorities", 1).sprints
    assert half is not None
    assert {group.priority for group in half.priorities} >= {"must", "should"}


def test_an_answer_in_other_words_is_kept_as_a_statement() -> None:
    read = answered(club(), "sign-in", "a magic link by mail", "answered")
    plan = plan_artifact("api", read, Inputs())
    assert isinstance(plan, Api)
    assert any(e.path == "/auth/links" for e in plan.endpoints)


def test_accounts_that_exist_already_need_no_password_any_more() -> None:
    columns_ = "id uuid PRIMARY KEY, email varchar(320) NOT NULL UNIQUE, password_hash varchar(255) NOT NULL"
    sql = f"CREATE TABLE users ({columns_});"
    read = club().model_copy(update={"existing_schema": sql})
    asked = next(one for one in TOPICS if one.name == "sign-in").ask(Said(read))
    assert asked is not None
    plan = drafted(answered(read, "sign-in", asked.question.options[2], "answered"))
    assert wrong(plan) == []
    assert [c.nullable for c in table(plan, "users").columns if c.name == "password_hash"] == [True]
    assert {"sso_issuer", "sso_subject"} <= columns(plan, "users")
    files = deliverables(plan)
    assert any("DROP NOT NULL" in text for name, text in files.items() if name.endswith(".up.sql"))


@pytest.mark.parametrize(
    ("said", "invites"),
    [
        ("Some evenings are by invitation only.", False),
        ("Members can join by invitation only.", True),
        ("Boat keepers invite people to register.", True),
    ],
)
def test_who_is_invited_to_what(said: str, invites: bool) -> None:
    assert ("invitations" in tables(drafted(club(f"{CLUB}\n- {said}\n")))) == invites
