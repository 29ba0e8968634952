"""Lists of fields in half sentences, with what is remarked on each."""

import pytest

from plan.reading.fields.terse_fields import terse_fields
from plan.reading.fields.terse_remarks import spelt_out

THINGS = frozenset(("kiln", "glaze", "potter", "firing", "quantity"))


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("kiln no. unique, maker opt., volume l", ("kiln number (unique)", "maker (optional)", "volume l")),
        ("code, unique; name; price % (optional)", ("code (unique)", "name", "price percent (optional)")),
        ("batch no. (unique per glaze, not overall!)", ("batch number (unique per glaze)",)),
        ("shelf no. within the kiln (unique there)", ("shelf number (unique per kiln)",)),
        ("state open / fired / cracked", ("status (open, fired, cracked)",)),
        ("cone (soft, hard), state (open, closed)", ("cone (soft, hard)", "state (open, closed)")),
        ("reason: cracked / underfired, sold y/n", ("reason (cracked, underfired)", "sold (boolean)")),
        ("begun at, ended at (both blank before)", ("begun at (optional)", "ended at (optional)")),
        ("cooled on (date), blank while hot", ("cooled on (date, optional)",)),
        ("priority 1-3, rank (1, 2, 3)", ("priority (1 to 3)", "rank (integer)")),
        ("glaze X on kiln Y, layer n", ("glaze (reference)", "kiln (reference)", "layer")),
        ("from ... to (open = still in)", ("starts at", "ends at (optional)")),
        ("stands in one kiln, or in the yard", ("kiln (reference, optional)",)),
        ("fired by (potter), potter if known", ("fired by (a potter)", "potter (reference, optional)")),
        ("per kiln and glaze", ("kiln (reference)", "glaze (reference)")),
        ("glaze, quantity", ("glaze (reference)", "quantity (integer)")),
        ("made in a firing or not", ("firing (reference, optional)",)),
        ("code unique (W, Q, TW ...)", ("code (unique)",)),
        ("from kiln, to kiln", ("from kiln (a kiln)", "to kiln (a kiln)")),
        ("which glaze, mixed when, sold or not", ("glaze (reference)", "mixed at", "sold (boolean)")),
        ("price each, serial no. (not the old ones)", ("price", "serial number (optional)")),
    ],
)
def test_a_part_of_a_list_is_a_field_with_what_is_remarked_on_it(text: str, fields: tuple[str, ...]) -> None:
    found = terse_fields(spelt_out(text), THINGS)
    assert tuple(one for field in found for one in field.fields) == fields


@pytest.mark.parametrize(
    "text",
    ["potters fire twice a week and it shows", "kilns cool down => duplicates are rejected", "we lost, they won"],
)
def test_sentences_are_no_fields(text: str) -> None:
    assert not any(field.sure for field in terse_fields(text, THINGS))
