"""Long sessions: opening, folding, seeking and replaying 10⁴, 10⁵ and 10⁶ events, each in a process of its own.

What is measured of these is the processor's time, which nothing beside lengthens. The peer is a bare `json.loads` of
every line of the same file, which checks nothing. Then appending, against what the disk can do and against SQLite; and
listing and searching 1,000 sessions, against `grep` over their files.
"""

import itertools
import json
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.long_sessions import add_note, payloads, write_session
from sessions.collecting import collect_seldom
from sessions.compaction import compact
from sessions.events import NoteAdded, SessionCreated
from sessions.file import SessionWriter
from sessions.fold import fold_all
from sessions.home import private_folder, sessions_folder
from sessions.listing import list_sessions
from sessions.opening import open_session, state_at
from sessions.reader import SessionReader
from sessions.seeking import Seeker
from sessions.verification import verify

SIZES = (10_000, 100_000, 1_000_000)
SEEKS = 10
APPENDS = 2_000
SYNCED = 300
SESSIONS = 1_000
ROOT = Path(__file__).parent.parent


def _saved(home: Path) -> Path:
    """Return the folder of the saved sessions where `home` is planroom's data folder."""
    os.environ["PLANROOM_HOME"] = str(home)
    return private_folder(sessions_folder())


def _json(path: Path) -> None:
    with path.open("rb") as lines:
        for line in lines:
            json.loads(line)


def _fold(path: Path) -> None:
    fold_all(SessionReader(path).read())


def _open(path: Path) -> None:
    open_session(path)


def _open_whole(path: Path) -> None:
    open_session(path, whole=True)


def _seek(path: Path) -> None:
    last, chance = open_session(path).state.seq, random.Random(7)
    for _ in range(SEEKS):
        state_at(path, chance.randint(1, last))


def _replay(path: Path) -> None:
    """Jump about, and show a minute from there."""
    seeker, chance = Seeker(path), random.Random(7)
    for _ in range(SEEKS):
        at = seeker.at(chance.randint(0, seeker.length_ms))
        seeker.state_at(at.seq)
        for _event in seeker.events_between(at.seq, at.seq + 1200):
            pass


def _verify(path: Path) -> None:
    assert not verify(path).problem


def _compact(path: Path) -> None:
    compact(path)


MEASURES: Mapping[str, tuple[Callable[[Path], None], str]] = {
    "json.loads of every line": (_json, ""),
    "read and fold everything": (_fold, ""),
    "open, for the first time": (_open, ""),
    "open again": (_open, ""),
    "open, every hash checked": (_open_whole, ""),
    f"{SEEKS} states at random": (_seek, ""),
    "replay, for the first time": (_replay, f"{SEEKS} jumps and a minute each"),
    "replay again": (_replay, "the same"),
    "verify": (_verify, ""),
    "compact": (_compact, ""),
    "open compacted": (_open, ""),
    "replay compacted": (_replay, "the index is made anew"),
}


def _measured(what: str, path: Path) -> tuple[float, float]:
    """Return the processor's seconds and the MB at most that `what` takes in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.sessions", what, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    seconds, peak = json.loads(done.stdout)
    return seconds, peak


def lengths(folder: Path) -> None:
    """Print how time and memory grow with the log."""
    sessions = _saved(folder)
    paths = [write_session(sessions / f"{size}.jsonl", size) for size in SIZES]
    print(f"  {'':<27}" + "".join(f"{size:>12,} events    " for size in SIZES) + "      grows ×")
    for what, (_, note) in MEASURES.items():
        found = [_measured(what, path) for path in paths]
        cells = "".join(f"{seconds:9.2f} s {peak:6.0f} MB    " for seconds, peak in found)
        growth = "  ".join(f"{b[0] / a[0]:5.1f}" for a, b in itertools.pairwise(found))
        print(f"  {what:<27}{cells}{growth}  {note}", flush=True)
    for path in paths:
        beside = path.with_suffix(".deltas").stat().st_size
        print(
            f"  {path.stem:>9} events, compacted: {path.stat().st_size / 1e6:.1f} MB and {beside / 1e6:.1f} MB beside"
        )


def _each(count: int, one: Callable[[bytes], object], lines: list[bytes]) -> float:
    began = time.perf_counter()
    for number in range(count):
        one(lines[number % len(lines)])
    return count / (time.perf_counter() - began)


def _sqlite(path: Path, synchronous: str) -> Callable[[bytes], object]:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("pragma journal_mode=wal")
    database.execute(f"pragma synchronous={synchronous}")
    database.execute("create table if not exists log (seq integer primary key, line blob)")
    return lambda line: database.execute("insert into log (line) values (?)", (line,))


def appending(folder: Path) -> None:
    """Print how many events a second are appended, lasting and not, against the bare disk and SQLite's WAL."""
    source = [data for (_, data), _ in zip(payloads(), range(2000), strict=False)]
    deltas = [data for data in source if data.type == "draft.delta"]
    first = source[0]
    assert isinstance(first, SessionCreated)
    line = b"x" * 280
    folder.mkdir()
    with (folder / "raw").open("ab", buffering=0) as raw, SessionWriter.create(folder / "a.jsonl", first) as writer:

        def synced(line: bytes) -> None:
            raw.write(line)
            os.fsync(raw.fileno())

        note = NoteAdded(text="x" * 120)
        rates = {
            "on disk": (
                _each(SYNCED, lambda _: writer.append(note, "ada"), [line]),
                _each(SYNCED, synced, [line]),
                _each(SYNCED, _sqlite(folder / "full.db", "full"), [line]),
            ),
            "written": (
                _each(APPENDS, lambda _: writer.append(deltas[0], "database-architect"), [line]),
                _each(APPENDS, raw.write, [line]),
                _each(APPENDS, _sqlite(folder / "off.db", "off"), [line]),
            ),
        }
    for how, (ours, bare, sqlite) in rates.items():
        print(
            f"  append, {how:<9} planroom {ours:8,.0f}/s   bare write {bare:8,.0f}/s ({bare / ours:.2f}×)   "
            f"SQLite WAL {sqlite:8,.0f}/s ({sqlite / ours:.2f}×)"
        )


def many(folder: Path) -> None:
    """Print how long listing and searching many sessions take, the first time and again, against `grep`."""
    sessions = _saved(folder)
    one = write_session(folder / "one.jsonl", 2_000)
    for number in range(SESSIONS):
        path = sessions / f"session-{number:04}.jsonl"
        shutil.copy(one, path)
        add_note(path, f"This is house {number:04}.")
    size = sum(path.stat().st_size for path in sessions.iterdir()) / 1e6
    print(f"  {SESSIONS:,} sessions of 2,000 events, {size:,.0f} MB")
    for how in ("for the first time", "again"):
        began = time.perf_counter()
        count = sum(not found.summary.problem for found in list_sessions())
        print(f"  list {count:,}, {how:<24} {time.perf_counter() - began:6.2f} s", flush=True)
    for words, how in (("house 0500", ", for the first time"), ("house 0500", ""), ("house", ""), ("zyzzyva", "")):
        began = time.perf_counter()
        found = len(list_sessions(words))
        ours = time.perf_counter() - began
        began = time.perf_counter()
        grep = ["grep", "-rliF", "--include=*.jsonl", words, str(sessions)]
        subprocess.run(grep, check=False, stdout=subprocess.DEVNULL)
        peer = time.perf_counter() - began
        what = f"find {words!r} in {found:,}{how}"
        print(f"  {what:<46} {ours:6.2f} s   grep -ri {peer:6.2f} s   {ours / peer:5.2f}×", flush=True)


def main() -> None:
    """Print all of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in (lengths, appending, many):
            part(folder / part.__name__)


if __name__ == "__main__":
    collect_seldom()  # as every process of planroom does
    if len(sys.argv) > 1:
        measure = MEASURES[sys.argv[1]][0]
        start = time.process_time()
        measure(Path(sys.argv[2]))
        took = time.process_time() - start
        print(json.dumps([took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
    else:
        main()
