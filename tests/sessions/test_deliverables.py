import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.deliverables import write_deliverables


def test_files_are_written_in_order_and_folders_made(tmp_path: Path) -> None:
    files = {"plan.json": "{}\n", "migrations/001_a.up.sql": "BEGIN;\n", "é.md": "Größe\r\n"}
    assert write_deliverables(tmp_path / "out" / "here", files) == tuple(files)
    for name, text in files.items():
        assert (tmp_path / "out" / "here" / name).read_bytes() == text.encode()
    assert sorted(path.name for path in (tmp_path / "out" / "here").iterdir()) == ["migrations", "plan.json", "é.md"]


def test_files_are_replaced_and_others_stay(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    write_deliverables(tmp_path, {"a.md": "one, and long"})
    write_deliverables(tmp_path, {"a.md": "two"})
    assert (tmp_path / "a.md").read_text() == "two"
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_files_have_the_users_own_mode(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_deliverables(tmp_path, {"a.md": "x"})
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640


OUTSIDE = ["../a", "/etc/passwd", "a/../../b", "", ".", "..", "a\\..\\b", "a\0b", "migrations/../../x"]


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_name_that_leads_out_is_refused_before_anything_is_written(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    with pytest.raises(ValueError, match="folder of deliverables"):
        write_deliverables(folder, {"a.md": "x", name: "y"})
    assert list(folder.iterdir()) == []
    assert list(tmp_path.iterdir()) == [folder]


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    folder, outside = tmp_path / "out", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (outside / "plan.json").write_text("theirs")
    (folder / "migrations").symlink_to(outside)
    (folder / "plan.json").symlink_to(outside / "plan.json")
    with pytest.raises(ValueError, match="leads out"):
        write_deliverables(folder, {"migrations/001.up.sql": "x"})
    write_deliverables(folder, {"plan.json": "ours"})
    assert (outside / "plan.json").read_text() == "theirs"
    assert (folder / "plan.json").read_text() == "ours"
    assert [path.name for path in outside.iterdir()] == ["plan.json"]


def test_what_cannot_be_written_is_an_os_error_and_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "plan.json").mkdir()
    with pytest.raises(OSError, match=r"plan\.json"):
        write_deliverables(tmp_path, {"plan.json": "x"})
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]
    (tmp_path / "file").write_text("x")
    with pytest.raises(OSError, match="file"):
        write_deliverables(tmp_path / "file", {"a": "x"})


@given(name=st.text(alphabet=st.sampled_from("./\\a\0 "), max_size=8))
def test_whatever_the_name_nothing_appears_outside(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    top = tmp_path_factory.mktemp("top")
    folder = top / "a" / "b" / "out"
    try:
        write_deliverables(folder, {name: "x"})
    except (ValueError, OSError):
        assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert [path for path in top.rglob("*") if path.is_file() and not path.is_relative_to(folder)] == []
