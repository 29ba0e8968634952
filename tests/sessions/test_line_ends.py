"""What editors and transfers do to the ends of lines loses nothing: the chain says what stands in them."""

from codecs import BOM_UTF8
from collections.abc import Callable
from pathlib import Path

import pytest

from sessions.catalog import summarize
from sessions.compaction import compact
from sessions.derived import derived_folder
from sessions.errors import BadLineError, NewerFormatError
from sessions.events import VERSION, NoteAdded
from sessions.file import SessionWriter
from sessions.forking import fork
from sessions.opening import open_session
from sessions.packing import pack, unpack
from sessions.reader import SessionReader, Tail
from sessions.seeking import Seeker
from sessions.verification import verify
from tests.sessions.build import new_session
from tests.sessions.files import written
from tests.sessions.test_formats import file_of

HARMS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "without its last newline": (lambda whole: whole[:-1], "the last lacks its newline, which the next"),
    "in CR LF": (lambda whole: whole.replace(b"\n", b"\r\n"), "of them end in CR LF now"),
    "in CR LF without the last LF": (
        lambda whole: whole.replace(b"\n", b"\r\n")[:-1],
        "and the last lacks its newline",
    ),
    "in CR LF without the last": (lambda whole: whole.replace(b"\n", b"\r\n")[:-2], "and the last lacks its newline"),
    "in CR LF where it was read before": (
        lambda whole: whole[: len(whole) // 2].replace(b"\n", b"\r\n") + whole[len(whole) // 2 :],
        "of them end in CR LF now",
    ),
    "behind a byte-order mark": (lambda whole: BOM_UTF8 + whole, "a byte-order mark stands before the first"),
    "before empty lines": (lambda whole: whole + b"\n\r\n\n", "empty lines stand behind the last, which the next"),
    "before an empty line without its LF": (lambda whole: whole + b"\r", "empty lines stand behind the last"),
    "all of it": (
        lambda whole: BOM_UTF8 + whole.replace(b"\n", b"\r\n") + b"\r\n",
        "of them end in CR LF now and empty lines stand behind the last",
    ),
}


@pytest.fixture(params=["plain", "compacted"])
def sound(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = written(tmp_path / "s.jsonl")
    if request.param == "compacted":
        compact(path)
    return path


@pytest.mark.parametrize("harm", HARMS)
def test_a_session_whose_lines_end_otherwise_loses_nothing(harm: str, sound: Path) -> None:
    path, (change, said) = sound, HARMS[harm]
    events, state = list(SessionReader(path).read()), open_session(path).state
    path.write_bytes(change(path.read_bytes()))
    for _ in range(2):  # from its beginning, and from what is kept of it
        assert list(SessionReader(path).read()) == events
        assert open_session(path).state == state
        assert Seeker(path).notice == summarize(path).problem == ""
    found = verify(path)
    assert (found.problem, found.good, said in found.odd_ends) == ("", len(events), True)
    fork(path, path.with_name("fork.jsonl"))
    pack(path, path.with_name("packed"))
    for new in (path.with_name("fork.jsonl"), path.with_name("there.jsonl")):
        if not new.exists():
            unpack(path.with_name("packed"), new)
        assert list(SessionReader(new).read())[: len(events)] == events
    fork_bytes = path.with_name("fork.jsonl").read_bytes()
    assert not fork_bytes.startswith(BOM_UTF8)
    assert b"\r" not in fork_bytes
    assert not fork_bytes.endswith(b"\n\n")
    following = Tail(path)
    assert list(following.read()) == events
    with SessionWriter.open(path) as writer:
        assert ("had lost its newline" in writer.recovered) is ("lack" in found.odd_ends)
        assert ("empty lines" in writer.recovered) is ("empty lines" in found.odd_ends)
        added = writer.append(NoteAdded(text="On a line of its own."), "ada")
    assert list(following.read()) == [added]
    assert list(SessionReader(path).read()) == [*events, added]
    left = verify(path)
    assert (left.problem, "lacks" in left.odd_ends, "empty" in left.odd_ends) == ("", False, False)
    compact(path)
    assert list(SessionReader(path).read()) == [*events, added]
    assert not list(path.parent.glob("*.torn-*"))


@pytest.mark.parametrize("end", [b'\n{"seq":', b"\n" * 2000, b"\n \n"])
def test_what_stands_behind_the_last_line_and_is_no_empty_line_is_damage(end: bytes, tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl")
    whole, good = path.read_bytes(), verify(path).good
    path.write_bytes(whole + end)
    assert (verify(path).good, verify(path).bad) == (good, good + 1)
    with pytest.raises(BadLineError):
        SessionWriter.open(path)
    assert path.read_bytes() == whole + end


@pytest.mark.parametrize("begin", [BOM_UTF8 * 2, b"\n", BOM_UTF8 + b"\n"])
def test_what_stands_before_the_first_line_and_is_no_mark_is_damage(begin: bytes, tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl")
    path.write_bytes(begin + path.read_bytes())
    assert (verify(path).good, verify(path).bad) == (0, 1)


def test_what_is_derived_of_a_file_without_its_last_newline_holds_once_it_is_back(sound: Path) -> None:
    whole = sound.read_bytes()
    sound.write_bytes(whole[:-1])
    place = open_session(sound).tail.place
    kept = sorted(derived_folder(sound).glob("*.state"))
    for content, holds in ((whole, True), (whole[:-1], True), (whole[:-2], False), (whole[:-1] + b" ", False)):
        sound.write_bytes(content)
        with sound.open("rb") as file:
            assert place.holds(file) is holds
    sound.write_bytes(whole)
    open_session(sound)
    assert sorted(derived_folder(sound).glob("*.state")) == kept


def test_a_newer_file_without_its_last_newline_is_read_and_not_touched(tmp_path: Path) -> None:
    path = file_of(tmp_path / "newer.jsonl", ("note.added", {"text": "hi"}), version=VERSION + 1)
    count = len(list(SessionReader(path).read()))
    path.write_bytes(path.read_bytes()[:-1])
    before = path.read_bytes()
    with pytest.raises(NewerFormatError):
        SessionWriter.open(path)
    assert (path.read_bytes(), len(list(SessionReader(path).read()))) == (before, count)


def test_a_line_that_is_being_written_waits_for_its_newline(tmp_path: Path) -> None:
    with new_session(tmp_path) as writer:
        whole = writer.path.read_bytes()
        writer.path.write_bytes(whole[:-1])
        tail = Tail(writer.path)
        assert (list(tail.read()), tail.torn) == ([], whole[:-1])
    assert (len(list(tail.read())), tail.torn) == (1, b"")
