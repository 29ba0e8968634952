"""What somebody makes by what they do."""

import pytest

from plan.reading.english.facts import told_facts
from plan.reading.english.known import Known

KNOWN = Known(frozenset(("stall", "ticket")), frozenset(("trader", "steward")), frozenset(), prose=True)


@pytest.mark.parametrize(
    ("said", "name", "fields"),
    [
        ("The trader can open a dispute.", "dispute", ("trader (reference)",)),
        ("Both sides rate each other, one to five stars and a sentence.", "rating", ("stars", "comment (optional)")),
        (
            "People can ask the trader a question on a stall.",
            "question",
            ("trader (reference)", "stall (reference)", "text"),
        ),
        ("Traders message each other about a stall.", "message", ("trader (reference)", "stall (reference)", "text")),
    ],
)
def test_a_deed_leaves_what_it_makes(said: str, name: str, fields: tuple[str, ...]) -> None:
    assert [(one.name, one.fields) for one in told_facts(said, KNOWN)] == [(name, fields)]


def test_elsewhere_a_deed_adds_to_what_is_known_only() -> None:
    plain = Known(KNOWN.things | {"complaint"}, KNOWN.roles, frozenset())
    assert told_facts("The trader can open a dispute.", plain) == ()
    assert told_facts("The trader can file a complaint.", plain)[0].fields == ("trader (reference)", "text")


def test_what_anybody_gives_for_an_account_is_known_of_users() -> None:
    told = told_facts("You sign up with your e-mail and a display name, say which town you're in.", KNOWN)
    assert [(one.name, one.fields) for one in told] == [("user", ("e-mail", "display name"))]
    assert not any(one.name == "user" for one in told_facts("Traders sign up with a friend.", KNOWN))
