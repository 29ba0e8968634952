import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.errors import NoSessionError, SessionError
from sessions.home import LONGEST_NAME, find_session, new_path, session_paths, sessions_folder, slug
from tests.sessions.build import new_session


@given(st.text())
def test_a_title_never_leaves_the_folder(title: str) -> None:
    name = slug(title)
    assert name
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert new_path(title).parent == sessions_folder()
    assert new_path("x", f"y{title[:20]}").parent == sessions_folder()


def test_titles_keep_their_sound() -> None:
    assert slug("Köln: Bürgerbüro №2") == "koln-burgerburo-no2"


def test_a_name_that_a_person_gave_is_kept_whole_or_refused() -> None:
    longest = "a" * LONGEST_NAME
    assert new_path("x", longest).stem == longest
    with pytest.raises(SessionError, match=r"at most 100 letters.*has 101"):
        new_path("x", longest + "b")
    with pytest.raises(SessionError, match="letters or digits"):
        new_path("x", "!!!")


def test_finding_by_name_prefix_path_and_none(tmp_path: Path) -> None:
    folder = sessions_folder()
    for age, name in enumerate(["loans-a1", "loans-b2", "clinic-c3"]):
        with new_session(folder, name) as writer:
            pass
        os.utime(writer.path, (1000 + age, 1000 + age))
    assert find_session("loans-a1").stem == "loans-a1"
    assert find_session("cli").stem == "clinic-c3"
    assert find_session("").stem == "clinic-c3"
    assert find_session(str(folder / "loans-b2.jsonl")).stem == "loans-b2"
    with pytest.raises(NoSessionError, match="loans-a1, loans-b2"):
        find_session("loans")
    with pytest.raises(NoSessionError, match="planroom sessions"):
        find_session("nothing")


@pytest.mark.parametrize("typed", ["Loans1", "LOANS", "Löans1", "loans1", "Loans1 "])
def test_a_session_is_found_by_its_name_as_it_was_typed(typed: str) -> None:
    path = new_path("", "Löans1")
    path.parent.mkdir(parents=True)
    path.with_stem("clinic").touch()
    path.touch()
    assert find_session(typed) == path
    for nothing in ("…", "Loans2", "图"):
        with pytest.raises(NoSessionError, match=f"No session is named '{nothing}'"):
            find_session(nothing)


def test_no_session_at_all_says_how_to_begin() -> None:
    with pytest.raises(NoSessionError, match="planroom new"):
        find_session()


def test_what_is_just_being_unpacked_is_no_session_yet() -> None:
    with new_session(sessions_folder(), ".5f3a"):
        assert session_paths() == []
