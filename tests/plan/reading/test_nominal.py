"""Features that are only named."""

import pytest

from plan.reading.nominal import told_feature


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("Lead tracking", "manage leads"),
        ("Deal value management", "manage deals"),
        ("Ticket management system", "manage tickets"),
        ("Support request logging", "log support requests"),
        ("Campaign scheduling", "schedule campaigns"),
        ("Category management", "manage categories"),
        ("Book bikes", ""),
        ("manage the booking", ""),
        ("Error logging", ""),
        ("Session management", ""),
        ("Performance monitoring", ""),
        ("As a member, I want tracking", ""),
    ],
)
def test_a_named_feature_is_what_somebody_does(named: str, told: str) -> None:
    assert told_feature(named) == told
