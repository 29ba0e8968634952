"""Terse specifications: items that name a thing and list what is kept of it, and half sentences that go on about it."""

import pytest

from tests.plan.reading.given import read

BELLS = """# Towers

Units: weight kg, tone Hz. Times local.
[M] = must, [S] = should

## 1 Towers, bells

- Tower: tower code (unique, on the door), name, height m if known, bell loft y/n.
- Turret hangs under the tower it grew from.
- Tower status: open / scaffolded / closed. Scaffolded = masons, bats.
- Bell = foundry no. unique per tower, cast in (year), weight, tone (blank = never measured), clapper (iron, bronze).
- Bell sits in exactly one tower, or in the yard (= no tower).
- Engravings of bell – text, side (opt.), read by (ringer). n per bell.
- Cracked bell: flagged inactive, record stays.
- Wheel (wheel no. unique; diameter mm; weight kg; bell if any)

## 2 Peals, ringers

- Peal: per tower and method. Rung on, length min, quality: poor / fair / fine. Tower + method + rung on: no doubles.
- Peal state: planned -> rung -> published. Or abandoned.
- Publication: who (ringer), when. Remark opt.
- Method = what is rung: method code unique, name, bells count.
- Crew: one or more ringers per peal, ringers ring many peals.
- Ringer: badge no. unique, name, mobile opt., e-mail opt. Function: conductor, strapper, learner.
- Mentor of ringer: another ringer or none.
- Ringer knows any number of methods, a method is known by any number of ringers. Per pair: learnt on, grade opt.
- Rope used: bell, quantity.
- Weekly totals: not stored, view.
- Heard at: differs from rung on.

## 3 What it must do

- [M] plan a peal
- [S] publish a peal
"""


def told(text: str = BELLS) -> dict[str, tuple[str, ...]]:
    return {one.name: one.fields for one in read(text).data}


def test_an_item_names_a_thing_whatever_stands_between_the_name_and_its_list() -> None:
    data = told()
    assert data["tower"][:5] == (
        "tower code (unique)",
        "name",
        "height m (optional)",
        "bell loft (boolean)",
        "parent (optional)",
    )
    assert {"foundry number (unique per tower)", "cast in (year)", "weight kg", "clapper (iron, bronze)"} <= set(
        data["bell"]
    )
    assert data["wheel"] == ("wheel number (unique)", "diameter mm", "weight kg", "bell (reference, optional)")
    assert data["engraving"] == ("bell (reference)", "text", "side (optional)", "read by (a ringer)")
    assert data["method"][:3] == ("method code (unique)", "name", "bells count")


def test_half_sentences_go_on_about_the_thing_named_last() -> None:
    data = told()
    assert {"status (open, scaffolded, closed)", "parent (optional)"} <= set(data["tower"])
    assert {"tone (optional)", "tower (reference, optional)", "archived at (optional)"} <= set(data["bell"])
    assert data["peal"][:4] == (
        "tower (reference)", "method (reference)", "rung on (unique per tower and method)", "length min",
    )  # fmt: skip
    assert {"quality (poor, fair, fine)", "status (planned, rung, published, abandoned)"} <= set(data["peal"])
    assert {"function (conductor, strapper, learner)", "mentor (a ringer, optional)"} <= set(data["ringer"])


def test_who_did_what_and_when_is_of_the_thing_that_comes_to_that_state() -> None:
    assert {"published by (a ringer, optional)", "published at (optional)", "remark (optional)"} <= set(told()["peal"])


def test_several_of_each_and_what_is_kept_per_pair() -> None:
    data = told()
    assert "ringers (several)" in data["peal"]
    pair = next(fields for name, fields in data.items() if set(name.split()) == {"ringer", "method"})
    assert set(pair) == {"ringer (reference)", "method (reference)", "learnt on", "grade (optional)"}
    assert data["rope use"] == ("peal (reference)", "bell (reference)", "quantity")


def test_what_is_worked_out_or_said_of_the_document_is_no_thing() -> None:
    assert not {"unit", "weekly total", "publication", "crew", "scaffolded", "mentor", "heard at"} & set(told())
    assert [story.title for story in read(BELLS).stories][:2] == ["Plan a peal", "Publish a peal"]


def test_an_order_is_no_standing_order() -> None:
    data = told(
        "# Milk\n\n## A. Rounds\n\n* Standing order – customer, weekday, from, until (open)\n"
        "* Order – order no., unique; delivery date; customer\n* Customer – name; street; town\n"
        "* Order line – order; product; quantity. A product once per order.\n* Product – code unique, name\n"
    )
    assert data["standing order"] == ("customer (reference)", "weekday", "starts at", "ends at (optional)")
    assert data["order"] == ("order number (unique)", "delivery date", "customer (reference)")
    assert data["order line"] == ("order (reference)", "product (reference, unique per order)", "quantity")


@pytest.mark.parametrize(
    "text",
    [
        "- Singers: about forty, they come and go.\n- Board: Anna, Bert, Carla.\n- Rehearsals: Tuesday, 20:00, hall.\n",
        "- Login: faster, safer, fewer clicks.\n- Search: typos, accents.\n- Export: CSV, PDF, XML.\n",
        "- Scores: lost, torn, never returned.\n- Keys: three copies, nobody knows where.\n- Money: a tin, a temper.\n",
    ],
)
def test_items_that_list_no_fields_make_no_things(text: str) -> None:
    found = told(f"# Choir\n\n## Today\n\n{text}\n## Wishes\n\n- As a singer, I want to borrow a score.\n")
    assert not found.keys() & {"singer", "board", "rehearsal", "login", "search", "export", "key", "money"}


WIKI = """# costume store wiki

*everybody may add to it*

**costumes**

- label number (one each, sewn in), name, size, bought when (?)
- state: on rail / lent / at the cleaner's / gone
- price too if we know it
- thrown out costumes: hide, keep

**plays**

- title, author, first night, last night (if they know)

**performers**

- everybody on stage + the chorus
- name, chest in cm, waist in cm, phone (not everybody)
- somebody leaves -> inactive, old plays must still show the name

**lendings**

- which costume, which play, taken when, due back when, brought back when (empty = still out)
- book ahead: costume, from, till

**cleanings** (outside)

- order number ours, unique. which costume, sent when, price each
- lines: costume, how many
- each spot: size, removed or not, remark
- not twice the same costume on one cleaning

**wishes**

- Must: lend a costume
"""


def test_lists_below_what_a_heading_names_are_of_that_thing() -> None:
    data = told(WIKI)
    assert data["costume"] == (
        "label number (unique)", "name", "size", "bought at (optional)",
        "status (on rail, lent, at the cleaner's, gone)", "price (optional)", "archived at (optional)",
    )  # fmt: skip
    assert data["play"] == ("title", "author", "first night", "last night (optional)")
    assert data["performer"] == ("name", "chest in cm", "waist in cm", "phone (optional)", "archived at (optional)")
    assert data["lending"][:5] == (
        "costume (reference)", "play (reference)", "taken at", "due back at", "brought back at (optional)",
    )  # fmt: skip


def test_parts_and_further_deeds_are_listed_below_a_heading_too() -> None:
    data = told(WIKI)
    assert data["booking"] == ("costume (reference)", "starts at", "ends at")
    assert data["cleaning"] == ("order number (unique)", "costume (reference)", "sent at", "price")
    assert data["cleaning line"] == ("cleaning (reference)", "costume (reference, unique per cleaning)", "quantity")
    assert data["spot"][0] == "cleaning (reference)"


def test_what_an_introduction_wants_has_no_lists_as_its_conditions() -> None:
    assert not any("label number" in one for story in read(WIKI).stories for one in story.acceptance)


FERRY = """Ferry db
========

Fleet
-----

1. Port: code (unique), name, tz.
2. Route: from port; to port; distance nm.
3. Vessel: IMO no. unique, name, laid up y/n.
4. Sailing: route, vessel, dep planned, dep actual (blank until off). Status: scheduled/boarding/at sea/arrived.
5. Delay: per sailing; minutes, note opt. 0..n per sailing.
6. Crew member: book no. unique, name.
7. Duty: sailing, crew member, rank. One per sailing and crew member.
8. Inspection of vessel: who (crew member), when.
9. Cancelled sailings are never deleted.
"""


def test_numbered_items_name_things_too_and_lists_that_name_others_make_them_known() -> None:
    data = told(FERRY)
    assert data["route"] == ("from port (a port)", "to port (a port)", "distance nm")
    assert {"route (reference)", "vessel (reference)", "archived at (optional)"} <= set(data["sailing"])
    assert data["delay"] == ("sailing (reference)", "minutes", "note (optional)")
    assert data["duty"] == ("sailing (reference)", "crew member (reference, unique per sailing)", "rank")
    assert {"inspection by (a crew member, optional)", "inspection at (optional)"} <= set(data["vessel"])
