"""What a list of wishes wants to be kept."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, dict[str, tuple[str, ...]]] = {
    "Keep each copy of a score separately, with its copy number, which counts up from 1 within the score, and the date "
    "it was bought if we know it.": {
        "copy": ("score (reference)", "copy number (unique per score)", "bought on (optional)")
    },
    "Take damage reports for harps and stands, saying who reported it, when it was noticed and what happened.": {
        "damage report": (
            "harp (reference, optional)",
            "stand (reference, optional)",
            "reported by",
            "noticed at",
            "description",
        )
    },
    "Track the crates of a choir with weight, size and colour.": {
        "crate": ("choir (reference)", "weight", "size", "colour")
    },
}


@pytest.mark.parametrize(("sentence", "expected"), TOLD.items(), ids=TOLD)
def test_what_is_to_be_kept_has_what_is_listed(sentence: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert told(sentence, "score, copy, harp, stand, choir") == expected


def test_what_is_wanted_otherwise_is_nothing_that_is_kept() -> None:
    assert told("Keep the interface in line with the brand, the colours and the house.", "harp") == {}
