"""`docs/session-format.md`, from the models: `python -m sessions.format_page > docs/session-format.md`."""

import inspect
import sys
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import get_args

from pydantic import BaseModel, JsonValue, TypeAdapter

from plan.requirements import Requirements, Team
from sessions.derived import MOST_ELSEWHERE
from sessions.events import LASTING, VERSION, AnyPayload, Document, KnownPayload, NoteAdded, SessionCreated
from sessions.line import GENESIS, encode

_MODELS: tuple[type[BaseModel], ...] = get_args(get_args(KnownPayload)[0])

_MEANINGS = {
    "agent": "Which agent.",
    "artifact": "Which artifact.",
    "attempt": "Which attempt this is, from 1.",
    "base": "The revision that was edited.",
    "cached": "Whether the answer came from the cache.",
    "cost": "In dollars; none where a price is unknown.",
    "draft": "Which draft.",
    "duration_ms": "From the beginning to the end.",
    "feedback": "What the person said.",
    "first_token_ms": "From the beginning to the first token.",
    "folder": "Where the files are.",
    "inputs": "The revisions of the artifacts that it is drawn from.",
    "message": "What happened and what to do, in a sentence.",
    "model": "litellm's name of the model.",
    "number": "Which question.",
    "revision": "Which revision, from 1.",
    "usage": "The tokens that were used.",
    "wait_ms": "How long it waits before.",
}
"""What members mean that many types have, where their own model says no more."""
_PLAIN = {"integer": "whole number", "number": "number", "boolean": "true or false"}

_HEAD = f"""\
# The session file

What stands in a session file, from the models themselves: `python -m sessions.format_page > docs/session-format.md`
writes this page, and a test holds the two together. This is format version {VERSION}.

A session is one file, `<name>.jsonl` in the folder `sessions` of planroom's data folder: UTF-8, one JSON object a line,
each line an *event*. Lines are only ever added (`planroom compact` moves some beside it, see below). The state of a
session is what its events fold to, in their order.

## A line

| member | is |
|---|---|
| `seq` | the number of the event: 1, 2, 3, … without gaps |
| `at` | when it was written: UTC, RFC 3339 with milliseconds and `Z` |
| `ms` | milliseconds since the session was created; never falls, even when the clock is set back |
| `type` | what happened, one of the types below |
| `by` | who caused it: an agent's name, `engine`, or a user's login name |
| `data` | an object with the members that the type has; one that would be null is left out |
| `hash` | the line's place in the chain; always the last member |

The members stand in this order, without white space between them.

A reader takes a line that ends in CR LF, and a last one that lacks only its newline, for what they are: an editor or a
transfer may have done that, and the chain holds all the same. So it does with a byte-order mark before the first line,
and with empty lines, up to a thousand, behind the last. `verify` says so; the next writer puts the newline back and
takes the empty lines away, leaves the rest as it is, and writes LF.

## The chain

`hash` is the BLAKE2b digest of 16 bytes, as 32 hexadecimal digits, of

1. the 32 digits of the line before, as ASCII (for the first line: 32 zeros), followed by
2. the line's own bytes without its `hash` member and without its newline: up to the comma before `"hash"`, and a `}}`.

So a line that is altered, moved, doubled or left out is found, and named, by what follows it. An example:

"""

_REST = """
## Beside the file

| file | holds | if it is lost |
|---|---|---|
| `<name>.lock` | the lock of the one writer, who it is, the number of the last event that was acknowledged, and \
whether another program changed the file under it \
| it is made anew; that a file was cut at a line's end is no longer noticed |
| `<name>.deltas` | events that `planroom compact` moved out of the file, compressed (see `log.compacted`) \
| the session opens and folds to the same plan; what agents wrote on the way cannot be replayed; \
`verify`, `pack` and `fork` say so |
| `<name>.torn-<n>` | a half-written last line that a crash left, set aside by the next writer | nothing |
| `<name>.derived/` | snapshots of the folded state, an index of moments, what is searched, what a list says \
| nothing: they are derived again |

Only a session in that folder has a `.derived` beside it. What is derived from a file that lies elsewhere is in the
folder `derived` of the data folder, of the last {elsewhere} such files; to look at a file leaves nothing beside it.

To move a session by hand, take the `.jsonl`, the `.deltas` and the `.lock`.

### Where a file ends

The chain proves what stands in a file, not that nothing came after: the first lines of a session are what the session
was at that time, so a file that was cut at a line's end is a whole one. Only something beside it can know better. That
is the number in `<name>.lock`, written after each event that is acknowledged as lasting; after a loss of power it may
be an earlier one. With it, `planroom verify` names a file that is shorter. A pack carries it. Without it `verify` says
when the last line was written, and that it cannot tell whether the session went on (`acknowledged` in `--json` is null
then); it exits with 0, for nothing is wrong with what is there.

Who goes on with such a file writes a `log.cut` first: the next lines get the numbers of the lost ones, and the lock
then says nothing of these any more. `verify` names it (exit status 4) until `planroom recover` or `planroom fork`
begins another session with what is there.

### Moved events

A line of type `log.compacted` stands for a run of `draft.delta` lines. Its `seq` is the number of the first of them,
its own `hash` is made like any other's, from the line before it. The chain then goes on from `data.hash`, which is the
hash of the last moved line, and the next line has the number `data.through` + 1. The moved lines are in
`<name>.deltas`, at the byte `data.offset`, `data.length` bytes long: a zlib stream of `data.size` bytes, the lines
without their `hash` members, joined by newlines. The chain gives every one its hash back; the last must be
`data.hash`, or the block is not what was written. What a draft that failed or was cancelled wrote stays in the file
while it can be gone on with.

Where a fork, or what `planroom recover` writes, could not have the moved lines because they are gone beside the file
that was copied, `data.lost` is true: nobody looks for them, and the rest of the line says where they once were. A block
that no line names is what a compaction left that was killed; the next writer removes it.

A file whose first line says version 1 is never compacted: a planroom of that time could not read it.

### Snapshots

A snapshot is the folded state after one event, as JSON. It names that event's number and hash and the byte where its
line ends, the code that folded it (a digest of its source) and a hash of its own. If the line does not end there with
that hash, the code is another or the snapshot is not whole, it is as good as none and is made anew. Nothing in it is
ever run.

What is checked when:

* `planroom verify`: the number, the hash and the form of every line, of moved ones too;
* the engine before it writes, and every command that reads a session: the hash of every line, and the form of those
  after the newest snapshot;
* a list of sessions (`planroom sessions`, home): the hash of every line, once. What it says of a session is kept, and
  believed as long as the file's size, its number (inode), the time of its last change and that of its entry's (`ctime`)
  are what they were; whatever a program writes into the file changes one of them, also where it sets the time of the
  change back. What the disk itself does to a file it changes none of: `planroom verify` reads. Of a session that is
  being written to, a list reads what came since the last snapshot: its writer has checked the rest. Of `draft.delta`
  lines it checks the hash and not the form, and of `<name>.deltas` only whether it is there and long enough;
* a room and a replay that is moved: the lines after the nearest snapshot. A line that was damaged before it is not used
  for anything, and is named by the next of the others.

## What is promised

* Files of every version are read for ever; a file of each is kept in `tests/sessions/fixtures`.
* Within a version, types of events and members of `data` may be added where a reader that skips them still folds to
  something true. This planroom keeps and skips what it does not know. Nothing is ever taken away or given another
  meaning, and no value is added where there is a closed choice of them: that is a new version.
* The envelope and the chain are the same in all versions. A file of a newer version is opened for reading only, as far
  as it is understood, and a sentence says so.
* One process writes at a time. A reader needs no lock and is never waited for.
* An event of these types is on the disk (fsync of the file, and of the folder when it is new) before it is
  acknowledged: {lasting}. Others are written when they happen, and on the disk with the next of these, or when
  the system brings them there by itself: a machine that loses its power may lose the last half minute of what agents
  wrote to drafts that had not ended, and never one of these.
* No key, token or authorization header is written to it.

| version | brought |
|---|---|
| 1 | the format |
| 2 | `log.compacted` |

## Events
"""


def page() -> str:
    """Return `docs/session-format.md`."""
    return "".join(_page())


def _page() -> Iterator[str]:
    yield _HEAD
    yield "```json\n" + "".join(example()) + "```\n"
    lasting = ", ".join(f"`{kind}`" for kind in sorted(LASTING))
    yield _REST.format(lasting=lasting, elsewhere=MOST_ELSEWHERE)
    shared: dict[str, dict[str, JsonValue]] = {}
    for model in _MODELS:
        schema = TypeAdapter(model).json_schema()
        shared |= schema.get("$defs", {})
        yield f"\n### `{model.model_fields['type'].default}`\n\n{_meaning(model)}\n"
        yield from _fields(schema, _notes(model), skip="type")
    yield "\n## What events hold\n"
    for name, schema in sorted(shared.items()):
        yield f"\n### {name}\n\n{str(schema.get('description', '')).strip()}\n"
        yield from _fields(schema, {})


def _meaning(model: type[BaseModel]) -> str:
    return inspect.cleandoc(model.__doc__ or "")


def _notes(model: type[BaseModel]) -> dict[str, str]:
    """Return what stands below fields in the source, by field."""
    lines = inspect.getsource(model).splitlines()
    found = {}
    for before, after in pairwise(lines):
        name, colon, _ = before.strip().partition(":")
        note = after.strip()
        if colon and name in model.model_fields and note.startswith('"""') and note.endswith('"""'):
            found[name] = note.strip('"')
    return found


def _fields(schema: Mapping[str, JsonValue], notes: Mapping[str, str], skip: str = "") -> Iterator[str]:
    properties = schema.get("properties")
    if not isinstance(properties, dict):
        yield f"\nIs {_kind(schema)}.\n"
        return
    required = schema.get("required", [])
    assert isinstance(required, list)
    rows = []
    for name, of in properties.items():
        assert isinstance(of, dict)
        if name == skip:
            continue
        missing = "" if name in required else _default(of)
        # Beside a reference stands what it refers to, not what the member is for.
        described = "" if "$ref" in of else str(of.get("description", ""))
        about = notes.get(name) or described or (_MEANINGS.get(name, "") if skip else "")
        rows.append(f"| `{name}` | {_kind(of)} | {missing} | {_cell(about)} |\n")
    if rows:
        yield "\n| member | is | if it is missing | |\n|---|---|---|---|\n"
        yield from rows


def _default(of: Mapping[str, JsonValue]) -> str:
    if of.get("default") is None:
        return "none"
    default = of["default"]
    if default in ("", [], {}) or isinstance(default, dict):
        return "empty" if not default else "its own defaults"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _kind(of: Mapping[str, JsonValue]) -> str:
    """Return in words what JSON Schema says."""
    if "$ref" in of:
        name = str(of["$ref"]).rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "const" in of:
        return f"`{of['const']}`"
    if isinstance(choices := of.get("enum"), list):
        return "one of " + ", ".join("empty" if choice == "" else f"`{choice}`" for choice in choices)
    if isinstance(either := of.get("anyOf"), list):
        kinds = [_kind(one) for one in either if isinstance(one, dict) and one.get("type") != "null"]
        return " or ".join(kinds)
    if of.get("type") == "array":
        return _of("list of", of.get("items"))
    if of.get("type") == "object":
        return _of("object, by name, of", of.get("additionalProperties"))
    return _PLAIN.get(str(of.get("type")), "text") + _bound(of)


def _of(many: str, held: JsonValue) -> str:
    return f"{many} {_kind(held)}" if isinstance(held, dict) else many.partition(" ")[0].rstrip(",")


def _bound(of: Mapping[str, JsonValue]) -> str:
    if "exclusiveMinimum" in of:
        return f" above {of['exclusiveMinimum']}"
    return f" from {of['minimum']}" if "minimum" in of else ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def example() -> Iterator[str]:
    """Yield the lines of the worked example."""
    moment, previous = "2026-11-23T10:00:0{}.000Z", GENESIS
    team = Team(
        size=2,
        velocity=21,
        sprint_days=14,
        start="2026-11-30",
        size_source="assumed",
        velocity_source="assumed",
        sprint_days_source="assumed",
        start_source="assumed",
    )
    empty = dict.fromkeys(Requirements.model_fields, ())
    texts = {"project": "Loans", "summary": "", "existing_schema": "", "existing_openapi": "", "team": team}
    requirements = Requirements.model_validate({**empty, **texts})
    document = Document(name="notes.md", text="")
    payloads: tuple[AnyPayload, ...] = (
        SessionCreated(title="Loans", requirements=requirements, documents=(document,)),
        NoteAdded(text="Members are students."),
        NoteAdded(text="图书馆 is the library."),
    )
    for number, data in enumerate(payloads, 1):
        line, event = encode(number, moment.format(number - 1), (number - 1) * 1000, "ada", data, previous)
        previous = event.hash
        yield line.decode()


if __name__ == "__main__":
    sys.stdout.write(page())
