"""Letters, which have no sections that say what their sentences are."""

from tests.plan.reading.given import read

LETTER = """Hi Tom,

you said you could knock something together for the ponies. Right now it's a blue book. Somebody rings or comes in, and
we write a slip: who, which pony, how many minutes. What I really can't do without is that it warns us when a pony is
tired.

The "who" is mostly the same people. Name and phone number, an email if they'll give me one. The phone number is how I
find them, so please not two people with the same one.

Saddles. We have leather and cloth, and I know for each kind and size how many straps there are.

I must be able to see today's slips at the gate. And what the whole slip comes to, so I can see what's still owed.
Somebody changes 12 minutes to 20, and nobody did it, of course. They leave in autumn.

Does that make any sense?
Maud
"""


def test_a_letter_is_read_for_its_wishes() -> None:
    assert [story.want for story in read(LETTER).stories[:5]] == [
        "write a slip: who, which pony, how many minutes",
        "warn us when a pony is tired",
        "find them by the phone number",
        "see today's slips at the gate",
        "see what's still owed",
    ]


def test_a_letter_is_read_for_its_things() -> None:
    data = {one.name.lower(): one.fields for one in read(LETTER).data}
    assert data["person"] == ("Name", "phone number (unique)", "email (optional)")
    assert data["saddle"] == ("kind", "size", "number of straps")
    assert data["slip"] == ("person", "pony", "number of minutes", "total amount")


MAIL = """Hi all,

the way we do expenses isn't working. People send me photos of receipts, I type everything into the big Excel, and I
run after the team leads. So could you build us a small tool? Roughly what I have in mind:

- everybody can put in their expenses: date, amount and currency
- people should get a mail when something happens with their claim
- every expense needs to be booked on a cost centre

Thanks a lot!
"""


def test_what_stands_below_what_somebody_has_in_mind_is_wished_for_itself() -> None:
    told = read(MAIL, "mail.md")
    wants = [story.want for story in told.stories]
    assert wants[:3] == [
        "put in their expenses: date, amount and currency",
        "get a mail when something happens with their claim",
        "record every expense on a cost centre",
    ]
    assert told.stories[0].role == "user"
    assert not any("photo" in shape.name for shape in told.data)
