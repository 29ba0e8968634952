"""What stands below a heading tells of its kind where its words would mislead."""

from plan.reading.placing.contents import kind_by_contents
from tests.plan.reading.given import read


def test_rules_that_somebody_must_be_able_to_define_are_none() -> None:
    assert kind_by_contents("rules", ["AL-1 Keepers must be able to define alarm rules."]) == "stories"
    assert kind_by_contents("rules", ["Members may borrow three books."]) == "rules"


def test_a_checklist_of_what_is_to_be_done_holds_wishes() -> None:
    told = read(
        "# Locks\n\n## Checklist for the first day\n\n"
        "- [ ] register a barge\n- [ ] close a lock\n- [ ] print the day's list\n"
    )
    assert [one.want for one in told.stories][:3] == ["register a barge", "close a lock", "print the day's list"]
    assert kind_by_contents("other", ["The door is green", "Nobody is inside"]) == "other"


def test_people_over_their_fields_are_no_roles() -> None:
    fields = "name, badge number (one each, on the card), berth, phone ext"
    assert kind_by_contents("roles", ["everybody in the yard and those who moor", fields]) is None
    assert kind_by_contents("roles", ["warden (walks the halls)", "curator, name of the day"]) == "roles"
