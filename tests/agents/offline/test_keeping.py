"""Sentences that ask who changed what."""

import pytest

from agents.offline.keeping import audited

ASKING = (
    "Every alteration of a tariff shall leave a trace of who made it.",
    "Amendments to a lab value shall be traceable.",
    "We need an audit trail.",
    "Each correction of a reading is logged with the old one.",
)
NOTHING = (
    "We do energy audits for hotels.",
    "An audit is done by one of our engineers at one building.",
    "Release notes (the change log of each version) are shown to the user before updating.",
    "Every change of trains takes five minutes.",
)


@pytest.mark.parametrize("text", ASKING)
def test_a_sentence_that_wants_changes_to_be_found_asks_for_a_log(text: str) -> None:
    assert audited((), (text,))[0] == text


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_speaks_of_audits_or_changes_asks_for_none(text: str) -> None:
    assert audited((), (text,)) == ("", False)
