"""States that sentences list."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "The outcome of a review shall be pending, accepted or rejected.": (
        "review",
        "",
        {"review": ("outcome (pending, accepted, rejected)",)},
    ),
    "The system shall treat a plan as one of: draft, on sale, retired.": (
        "plan",
        "",
        {"plan": ("status (draft, on sale, retired)",)},
    ),
    "Charges are open, partly paid, paid or written off.": (
        "charge",
        "",
        {"charge": ("status (open, partly paid, paid, written off)",)},
    ),
    "A request moves from reported to assigned, in progress and done.": (
        "request",
        "",
        {"request": ("status (reported, assigned, in progress, done)",)},
    ),
    "A claim is first filed, then checked by a clerk, and after that it's either settled or it fell through.": (
        "claim",
        "",
        {"claim": ("status (filed, checked, settled)",)},
    ),
    "It's been received, then weighed, accepted or declined, and finally it's been delivered.": (
        "parcel",
        "parcel",
        {"parcel": ("status (received, weighed, accepted, declined, delivered)",)},
    ),
    "Life of a song: it begins as a draft, goes into review, is then published and at some point retired.": (
        "song, chapter",
        "chapter",
        {"song": ("status (draft, review, published, retired)",)},
    ),
    "Afterwards it is either done, missed or cancelled.": (
        "lesson",
        "lesson",
        {"lesson": ("status (done, missed, cancelled)",)},
    ),
    "A pass is booked, paid or used, or else a no-show or cancelled.": (
        "pass",
        "",
        {"pass": ("status (booked, paid, used, no-show, cancelled)",)},
    ),
    "The desk deals with the claim: it's new, upheld or dismissed.": (
        "claim, lesson",
        "lesson",
        {"claim": ("status (new, upheld, dismissed)",)},
    ),
    "A bike is in stock, handed out, in repair or, well, lost.": (
        "bike",
        "",
        {"bike": ("status (in stock, handed out, in repair, lost)",)},
    ),
    "It has been cut, glued and painted.": ("frame", "frame", {}),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected
