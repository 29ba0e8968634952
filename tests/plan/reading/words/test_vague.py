"""A few sentences that name somebody who does something are read, however vaguely they ask for it."""

import pytest

from tests.plan.reading.given import read

TEXTS = {
    "tools": (
        "An app where people lend tools to neighbours. Someone offers a drill and others ask for it. "
        "Late returns are annoying.",
        [("user", "lend tools to neighbours"), ("user", "offer a drill")],
    ),
    "recipes": (
        "We need something for our recipes. My mother keeps them on paper. She should find them quickly.",
        [("user", "manage recipes"), ("mother", "keep them on paper"), ("mother", "find them quickly")],
    ),
    "keys": (
        "The caretaker hands out keys and nobody knows who has which key. We want an overview. Keys get lost.",
        [("caretaker", "hand out keys"), ("user", "see an overview")],
    ),
    "choir": (
        "A place for our sheet music. Singers look up the next songs. The conductor adds new ones.",
        [("user", "manage sheet music"), ("singer", "look up the next songs"), ("conductor", "add new ones")],
    ),
    "books": ("Track who borrowed which book. Simple, please.", [("user", "Track who borrowed which book")]),
    "drivers": (
        "Our volunteers drive elderly people to the doctor. It should become an app.",
        [("volunteer", "drive elderly people to the doctor")],
    ),
    "bikes": ("We lend out bikes to refugees. Nobody knows where they are.", [("user", "lend out bikes to refugees")]),
    "tents": (
        "Put all the tents in. The insurance woman was quite strict. Once a tent is torn, note who tore it. "
        "We call those repairs. It can wait until spring.",
        [("user", "Put all the tents in"), ("user", "note who tore it")],
    ),
    "wedding": (
        "Help me plan a wedding. Guests answer if they come. My sister keeps the list of gifts.",
        [("user", "plan a wedding"), ("guest", "answer if they come"), ("sister", "keep the list of gifts")],
    ),
}


@pytest.mark.parametrize("about", TEXTS)
def test_three_sentences_are_enough(about: str) -> None:
    text, wanted = TEXTS[about]
    assert [(one.role, one.want) for one in read(text, "notes.txt").stories] == wanted


def test_notes_say_what_somebody_does_about_what_he_needs_and_what_people_do_with_it() -> None:
    told = read(
        "# Kiln notes\n\nSomebody needs a firing, puts in a request. People also cancel, constantly.\n\n"
        "On return they should write down the weight. Everyone looked at the clock.\n"
    )
    wants = [one.want for one in told.stories]
    assert wants[0] == "put in a request"
    assert wants[1].startswith("cancel")
    assert wants[2] == "write down the weight"
    assert not any("clock" in want for want in wants)
