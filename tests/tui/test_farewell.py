"""What the shell is told when somebody leaves a session."""

from pathlib import Path

import pytest

from tests.tui.sessions import make_session, session
from tui.farewell import farewell


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("full", "2 of 4 approved, no files yet; `planroom export loans --out DIR` writes them as they stand."),
        ("signed", "Signed; the files are in "),
        ("filling", "0 of 4 approved"),
    ],
)
def test_it_names_the_session_and_where_it_stands(sessions_home: Path, stage: str, said: str) -> None:
    first, second = farewell(make_session(sessions_home / "loans.jsonl", stage), "live")
    assert first == "User management: session loans; `planroom open loans` comes back to it."
    assert second.startswith(said)


def test_it_says_who_drafts_on(sessions_home: Path) -> None:
    with session(sessions_home / "loans.jsonl", "filling") as author:
        first, second = farewell(author.path, "watch")
    assert "`planroom watch loans` comes back" in first
    assert second == "Architecture and Database are still being drafted, without a terminal too."


def test_a_replay_only_says_where_it_is(tmp_path: Path) -> None:
    path = make_session(tmp_path / "her loans.jsonl", "signed")
    assert list(farewell(path, "replay")) == [
        f"User management: session her loans; `planroom replay '{path}'` comes back to it."
    ]
