"""`planroom graph`: what its marks mean, and a terminal without UTF-8."""

from pathlib import Path

import pytest

from tests.tui.cli.conftest import Called
from tests.tui.sessions import make_session


@pytest.fixture(autouse=True)
def loans(sessions_home: Path) -> Path:
    return make_session(sessions_home / "loans.jsonl", "full")


@pytest.mark.parametrize(
    ("of", "width", "said"),
    [
        ("stories", 100, ("on the critical path", " later before the end is later")),
        ("stories", 20, ("waits for what",)),
        ("tables", 200, ("exactly one", "< many", "PK primary key", "? may be null")),
        ("components", 120, ("is called or read by what",)),
    ],
)
def test_what_the_marks_mean_stands_below_the_drawing(called: Called, of: str, width: int, said: tuple[str]) -> None:
    drawn = called("graph", "loans", "--of", of, "--width", width).stdout
    _, _, below = drawn.rpartition("\n\n")
    for words in said:
        assert words in " ".join(below.split())
    assert max(map(len, drawn.splitlines())) <= width


def test_a_locale_without_utf_8_gets_ascii(called: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    for of in ("stories", "tables", "components"):
        wanted = called("graph", "loans", "--of", of, "--ascii").stdout
        assert wanted.isascii()
        assert called("graph", "loans", "--of", of).stdout != wanted
        with monkeypatch.context() as plain:
            plain.setenv("LC_ALL", "C")
            assert called("graph", "loans", "--of", of).stdout == wanted


def test_form_direction_and_names_can_be_asked_for(called: Called) -> None:
    drawn = {
        asked: called("graph", "loans", "--of", "components", "--width", 200, *asked).stdout
        for asked in (
            ("--direction", "top-down"),
            ("--direction", "left-to-right"),
            ("--form", "lanes"),
            ("--form", "boxes", "--names"),
        )
    }
    arrows = [("▼" in text, "▶" in text, "●" in text) for text in drawn.values()]
    assert arrows == [(True, False, False), (False, True, False), (False, False, True), (True, False, False)]
    technology = "Django"
    assert [technology in text for text in drawn.values()] == [True, True, True, False]


def test_boxes_that_are_asked_for_and_do_not_fit_are_said_to_be_wider(called: Called) -> None:
    narrow = called("graph", "loans", "--of", "tables", "--form", "boxes", "--width", 30)
    wide = max(map(len, narrow.stdout.partition("\n\n")[0].splitlines()))
    assert wide > 30
    assert narrow.stderr == f"The boxes are {wide} columns wide, not 30; without --form boxes what fits is drawn.\n"
    assert not called("graph", "loans", "--of", "tables", "--width", 30).stderr


def test_lanes_have_no_direction(called: Called) -> None:
    refused = called("graph", "loans", "--form", "lanes", "--direction", "top-down")
    assert refused.status == 2
    assert "lanes run downwards" in refused.stderr
