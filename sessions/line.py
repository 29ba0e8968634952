"""One event as one line of a session file, and back.

The hash of a line is blake2b (16 bytes) over the hash of the line before it and the line's own JSON without its
`hash` member, byte for byte as written.
"""

import hashlib
import json
from typing import get_args

from pydantic import ValidationError

from sessions.errors import BadLineError
from sessions.events import PAYLOAD, AnyPayload, Event, KnownPayload, Unknown

GENESIS = "0" * 32
_KNOWN = frozenset(model.model_fields["type"].default for model in get_args(get_args(KnownPayload)[0]))
_TAIL = len(b',"hash":"') + 32 + len(b'"}')


def chain(previous: str, body: bytes) -> str:
    """Return the hash of a line whose JSON without `hash` is `body`, after a line with hash `previous`."""
    return hashlib.blake2b(previous.encode() + body, digest_size=16).hexdigest()


def encode(seq: int, at: str, ms: int, by: str, data: AnyPayload, previous: str) -> tuple[bytes, Event]:
    """Return the line (with its newline) and the event it holds."""
    content = data.model_dump(mode="json", exclude={"type"}, exclude_none=True)
    record = {"seq": seq, "at": at, "ms": ms, "type": data.type, "by": by, "data": content}
    body = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    digest = chain(previous, body)
    return body[:-1] + b',"hash":"' + digest.encode() + b'"}\n', Event(seq, at, ms, by, data, digest)


def decode(line: bytes, seq: int, previous: str) -> Event:
    """Return the event in `line`, which must be number `seq` and follow a line with hash `previous`.

    Raises BadLineError if the line is not JSON, is altered, is out of order or does not say what its type promises.
    """
    text = line.rstrip(b"\n")
    body, digest = text[:-_TAIL] + b"}", text[-34:-2].decode("ascii", "replace")
    if text[-_TAIL:-34] != b',"hash":"' or text[-2:] != b'"}' or chain(previous, body) != digest:
        raise BadLineError(seq, "its hash does not match: it was altered, or lines before it are missing")
    try:
        record = json.loads(body)
        if record["seq"] != seq:
            raise BadLineError(seq, f"it is numbered {record['seq']}")
        kind, content = record["type"], record["data"]
        data: AnyPayload
        if kind in _KNOWN:
            data = PAYLOAD.validate_python({"type": kind, **content})
        else:
            data = Unknown.model_validate({"type": kind, **content})
        return Event(seq, str(record["at"]), int(record["ms"]), str(record["by"]), data, digest)
    except (ValueError, KeyError, TypeError, ValidationError) as error:
        raise BadLineError(seq, "it is not an event of this format") from error
