"""Features that are only named."""

import pytest

from plan.reading.words.nominal import told_feature, without_doing


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("Lead tracking", "manage leads"),
        ("Deal value management", "manage deals"),
        ("Ticket management system", "manage tickets"),
        ("Support request logging", "log support requests"),
        ("Campaign scheduling", "schedule campaigns"),
        ("Category management", "manage categories"),
        ("Recipe management with grains, hops and yeast", "manage recipes with grains, hops and yeast"),
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


@pytest.mark.parametrize(
    ("named", "spelled_out"),
    [
        ("Fermentation tracking (gravity, notes)", "Fermentation (gravity, notes)"),
        ("Inventory management: ingredients with quantity and unit", "ingredients with quantity and unit"),
        ("Sales status tracking", "Sales status tracking"),
        ("Session management: tokens, time-outs", "Session management: tokens, time-outs"),
    ],
)
def test_what_a_named_feature_spells_out_is_of_a_thing(named: str, spelled_out: str) -> None:
    assert without_doing(named) == spelled_out
