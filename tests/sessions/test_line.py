import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.errors import BadLineError
from sessions.events import DraftDelta, NoteAdded, Unknown
from sessions.line import GENESIS, chain, decode, encode, with_hash

AT = "2026-11-23T10:00:00.000Z"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_is_written_is_read_back(text: str) -> None:
    line, event = encode(1, AT, 0, "me", DraftDelta(draft="d", text=text), GENESIS)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert decode(line[:-1], 1, GENESIS) == event


@given(st.data())
def test_any_altered_byte_is_noticed(data: st.DataObject) -> None:
    line, _ = encode(1, AT, 0, "me", NoteAdded(text="due on Friday"), GENESIS)
    place = data.draw(st.integers(0, len(line) - 2))
    flipped = bytes([line[place] ^ (1 << data.draw(st.integers(0, 7)))])
    with pytest.raises(BadLineError):
        decode(line[:place] + flipped + line[place + 1 : -1], 1, GENESIS)


def test_a_line_in_the_wrong_place_is_noticed() -> None:
    first, event = encode(1, AT, 0, "me", NoteAdded(text="one"), GENESIS)
    second, _ = encode(2, AT, 0, "me", NoteAdded(text="two"), event.hash)
    assert decode(second[:-1], 2, event.hash).seq == 2
    with pytest.raises(BadLineError, match="line 1"):
        decode(second[:-1], 1, GENESIS)
    with pytest.raises(BadLineError, match="it is numbered 1"):
        decode(first[:-1], 2, GENESIS)


def test_an_event_of_a_later_version_is_kept() -> None:
    later = Unknown.model_validate({"type": "coffee.served", "cups": 2})
    line, _ = encode(1, AT, 0, "me", later, GENESIS)
    again = decode(line[:-1], 1, GENESIS).data
    assert isinstance(again, Unknown)
    assert again.model_dump() == {"type": "coffee.served", "cups": 2}


@pytest.mark.parametrize("line", [b"", b"{}", b"\x00\xff", b'{"seq":1}', b"[" * 1000, b'"' + b"x" * 100 + b'"'])
def test_what_is_no_event_is_named(line: bytes) -> None:
    with pytest.raises(BadLineError):
        decode(line, 1, GENESIS)


@pytest.mark.parametrize(
    "wrong",
    [
        (b"due", rb"\ud800"),
        (b"due", rb"\udfff\ud800"),
        (AT.encode(), b"not a time"),
        (AT.encode(), b"2026-11-23T10:00:00"),
    ],
)
@pytest.mark.parametrize("data", [NoteAdded(text="due"), DraftDelta(draft="d", text="due")])
def test_a_right_hash_does_not_make_an_event(data: NoteAdded | DraftDelta, wrong: tuple[bytes, bytes]) -> None:
    body = encode(1, AT, 0, "me", data, GENESIS)[0][:-44] + b"}"
    assert decode(with_hash(body, chain(GENESIS, body))[:-1], 1, GENESIS).data == data
    body = body.replace(*wrong)
    with pytest.raises(BadLineError):
        decode(with_hash(body, chain(GENESIS, body))[:-1], 1, GENESIS)
