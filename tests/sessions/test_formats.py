"""Files of every version are read; those of a later one as far as they are understood."""

import json
from pathlib import Path

import pytest

from sessions.catalog import summarize
from sessions.errors import NewerFormatError
from sessions.events import VERSION, NoteAdded, SessionCreated, Unknown
from sessions.file import SessionWriter
from sessions.fold import fold_all
from sessions.line import GENESIS, chain
from sessions.opening import open_session
from sessions.reader import SessionReader, Tail
from sessions.verification import verify
from tests.sessions.build import created
from tests.sessions.every_event import every_event
from tests.sessions.files import FIXTURES


def line(seq: int, kind: str, data: object, previous: str) -> tuple[bytes, str]:
    record = {"seq": seq, "at": "2030-01-01T00:00:00.000Z", "ms": seq, "type": kind, "by": "me", "data": data}
    body = json.dumps(record, separators=(",", ":")).encode()
    digest = chain(previous, body)
    return body[:-1] + b',"hash":"' + digest.encode() + b'"}\n', digest


def file_of(path: Path, *payloads: tuple[str, object], version: object = VERSION) -> Path:
    digest, content = GENESIS, b""
    first = created().model_dump(mode="json", exclude={"type"}, exclude_none=True) | {"version": version}
    for seq, (kind, data) in enumerate((("session.created", first), *payloads), 1):
        piece, digest = line(seq, kind, data, digest)
        content += piece
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_file_of_every_version_is_read_for_ever(tmp_path: Path, version: int) -> None:
    path = tmp_path / f"v{version}.jsonl"
    for fixture in FIXTURES.glob(f"v{version}.*"):
        (tmp_path / fixture.name).write_bytes(fixture.read_bytes())
    events = list(SessionReader(path).read())
    assert isinstance(events[0].data, SessionCreated)
    assert events[0].data.version == version
    wanted = [data.type for data in every_event(3 if version == 1 else 40)]
    assert [event.data.type for event in events] == wanted
    assert verify(path).problem == ""
    state = fold_all(events)
    assert state.plan().database is not None
    assert (state.seq, state.signed, state.notes) == (len(events), None, ("Kept beside the log.",))
    with SessionWriter.open(path) as writer:
        assert writer.append(NoteAdded(text="on"), "me").seq == len(events) + 1


def test_what_a_later_planroom_adds_is_skipped(tmp_path: Path) -> None:
    path = file_of(
        tmp_path / "s.jsonl",
        ("note.added", {"text": "hello", "colour": {"red": 1}}),
        ("draft.delta", {"draft": "d", "kind": "content", "text": "x", "language": "en"}),
        ("coffee.served", {"cups": 2}),
    )
    note, delta, coffee = list(SessionReader(path).read(1))
    assert note.data == NoteAdded(text="hello")
    assert delta.data.type == "draft.delta"
    assert coffee.data == Unknown.model_validate({"type": "coffee.served", "cups": 2})
    assert open_session(path).state.notes == ("hello",)


def test_a_newer_format_is_read_as_far_as_it_is_understood_and_never_written(tmp_path: Path) -> None:
    path = file_of(
        tmp_path / "s.jsonl", ("note.added", {"words": ["hello"]}), ("note.added", {"text": "hi"}), version=VERSION + 1
    )
    content = path.read_bytes()
    opened = open_session(path)
    assert (opened.state.notes, opened.state.seq, opened.tail.newer) == (("hi",), 3, VERSION + 1)
    with pytest.raises(NewerFormatError, match="update planroom to change it"):
        SessionWriter.open(path)
    assert path.read_bytes() == content
    assert open_session(path).tail.newer == VERSION + 1


def test_a_newer_format_that_cannot_be_read_is_not_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_bytes(line(1, "session.created", {"version": VERSION + 1, "name": "?"}, GENESIS)[0])
    with pytest.raises(NewerFormatError, match="update planroom to read line 1"):
        open_session(path)
    file_of(path, ("note.added", {"text": "hi"}), version=VERSION + 1)
    path.write_bytes(path.read_bytes() + b'{"seq":3}\n')
    with pytest.raises(NewerFormatError, match="update planroom to read line 3"):
        list(Tail(path).read())


@pytest.mark.parametrize("version", [0, -1, "3", True, 2.5])
def test_what_is_no_version_is_refused(tmp_path: Path, version: object) -> None:
    assert verify(file_of(tmp_path / "s.jsonl", version=version)).good == 0


def test_one_file_that_says_what_cannot_be_shown_hides_no_other(tmp_path: Path) -> None:
    path = file_of(tmp_path / "s.jsonl", ("note.added", {"text": "\ud800"}))
    assert verify(path).bad == 2
    assert "line 2 cannot be trusted" in summarize(path).problem


def test_a_list_marks_what_cannot_be_changed(tmp_path: Path) -> None:
    seen = summarize(file_of(tmp_path / "s.jsonl", version=VERSION + 1))
    assert seen.opens
    assert "newer than this planroom" in seen.problem
