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
        ("stories", 100, ("on the critical path", "slack how many points later")),
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
