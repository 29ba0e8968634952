"""One event as one line of a session file, and back.

The hash of a line is blake2b (16 bytes) over the hash of the line before it and the line's own JSON without its
`hash` member, byte for byte as written.
"""

import json
from codecs import BOM_UTF8
from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError
from pydantic_core import from_json

from sessions.errors import BadLineError
from sessions.events import PAYLOAD, AnyPayload, DraftDelta, Event, KnownPayload, Unknown

GENESIS = "0" * 32
_KNOWN = frozenset(model.model_fields["type"].default for model in get_args(get_args(KnownPayload)[0]))
COMPACTED, HEAD = b'"type":"log.compacted"', 120
"""What the first bytes of a line that stands for others hold, and how many of them."""
_FIRST = "session.created"
DELTA = b'"type":"draft.delta"'
_ALTERED = "its hash does not match: it was altered, or lines before it are missing"
_TAIL = len(b',"hash":"') + 32 + len(b'"}')


def chain(previous: str, body: bytes) -> str:
    """Return the hash of a line whose JSON without `hash` is `body`, after a line with hash `previous`."""
    return blake2b(previous.encode() + body, digest_size=16).hexdigest()


def encode(seq: int, at: str, ms: int, by: str, data: AnyPayload, previous: str) -> tuple[bytes, Event]:
    """Return the line (with its newline) and the event it holds."""
    content = data.model_dump(mode="json", exclude={"type"}, exclude_none=True)
    record = {"seq": seq, "at": at, "ms": ms, "type": data.type, "by": by, "data": content}
    body = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    digest = chain(previous, body)
    return with_hash(body, digest), Event(seq, at, ms, by, data, digest)


def with_hash(body: bytes, digest: str) -> bytes:
    """Return the line, with its newline, whose JSON without `hash` is `body`."""
    return body[:-1] + b',"hash":"' + digest.encode() + b'"}\n'


def without_hash(line: bytes) -> bytes:
    """Return what the hash of a line is made of, with the one before it."""
    return line[:-_TAIL] + b"}"


def checked(line: bytes, seq: int, previous: str) -> tuple[bytes, str]:
    """Return what the hash of a line is made of, and the hash; raises BadLineError if it is another.

    The hash says nothing of how a line ends: an editor or a transfer may have put a carriage return there, and a
    byte-order mark before the first.
    """
    body = without_hash(line)
    digest = chain(previous, body)
    if line[-_TAIL:] != b',"hash":"%s"}' % digest.encode():
        if line.endswith(b"}\r"):
            return checked(line[:-1], seq, previous)
        if seq == 1 and line.startswith(BOM_UTF8 + b"{"):
            return checked(line.removeprefix(BOM_UTF8), seq, previous)
        raise BadLineError(seq, _ALTERED)
    return body, digest


def is_whole(line: bytes, seq: int, previous: str) -> bool:
    """Return whether what stands behind the last newline is a line that lacks only its own."""
    try:
        checked(line, seq, previous)
    except BadLineError:
        return False
    return True


def passed_over(lines: Iterable[bytes], seq: int, previous: str) -> tuple[int, int, str]:
    """Check the hashes of the first of `lines`, as long as they say what agents wrote on the way, and nothing else.

    They follow line `seq` with the hash `previous`. Return how many they are, their bytes with newlines, and the hash
    of the last; raises BadLineError.
    """
    count, size, last = 0, 0, previous.encode()
    for line in lines:
        if line.find(DELTA, 0, HEAD) < 0:
            break
        # A list reads millions of these: what `chain` and `checked` do is done here in one go.
        before, last = last, blake2b(last + line[:-_TAIL] + b"}", digest_size=16).hexdigest().encode()
        if line[-_TAIL:] != b',"hash":"%s"}' % last:
            last = checked(line, seq + count + 1, before.decode())[1].encode()
        count += 1
        size += len(line) + 1
    return count, size, last.decode()


def decode(line: bytes, seq: int, previous: str) -> Event:
    """Return the event in `line`, which must be number `seq` and follow a line with hash `previous`.

    Raises BadLineError if the line is not JSON, is altered, is out of order or does not say what its type promises.
    """
    return decode_body(*checked(line, seq, previous), seq)


def decode_body(body: bytes, digest: str, seq: int, newer: bool = False) -> Event:
    """Return the event number `seq` in `body`, whose hash was found right; raises BadLineError as `decode`.

    In a file of a `newer` format, what is not understood of a known type is kept as `Unknown`, too.
    """
    # Nearly all lines are deltas; one look of pydantic at their bytes checks all that the longer way checks.
    if DELTA in body[:HEAD]:
        try:
            delta = _DELTA(body)
        except ValidationError:
            pass
        else:
            if delta.seq == seq and _is_moment(delta.at):
                return Event(seq, delta.at, delta.ms, delta.by, delta.data, digest)
    try:
        # Unlike json, pydantic refuses halves of surrogate pairs, which nothing could write again.
        record = from_json(body)
        if record["seq"] != seq:
            raise BadLineError(seq, f"it is numbered {record['seq']}")
        if not _is_moment(record["at"]):
            raise BadLineError(seq, f"{record['at']!r} is no time")
        data = _payload(record["type"], record["data"], newer)
        return Event(seq, record["at"], int(record["ms"]), str(record["by"]), data, digest)
    except (ValueError, KeyError, TypeError, RecursionError, ValidationError) as error:
        raise BadLineError(seq, "it is not an event of this format") from error


def decode_in_place(body: bytes, digest: str, seq: int, newer: bool) -> Event:
    """Return what `decode_body` does; raises BadLineError too unless the first line, and no other, begins a session."""
    event = decode_body(body, digest, seq, newer)
    if (event.data.type == _FIRST) != (seq == 1):
        raise BadLineError(seq, "a session begins with its first line, and only there")
    return event


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _payload(kind: str, content: dict[str, JsonValue], newer: bool) -> AnyPayload:
    record = {**content, "type": kind}
    if kind in _KNOWN:
        try:
            # A later planroom may say more than this one knows; it promises that the rest still holds.
            return PAYLOAD.validate_python(record, extra="ignore")
        except ValidationError:
            if not newer or kind == _FIRST:
                raise
    return Unknown.model_validate(record)


class _DeltaLine(BaseModel):
    model_config = ConfigDict(strict=True)

    seq: int
    at: str
    ms: int
    type: Literal["draft.delta"]
    by: str
    data: DraftDelta


_DELTA = _DeltaLine.__pydantic_validator__.validate_json
