from pathlib import Path

import pytest

from sessions.compaction import compact
from sessions.destination import NowhereError, destination
from sessions.events import ArtifactReturned, DraftStarted, NoteAdded
from sessions.file import SessionWriter
from sessions.moved import moved_path
from sessions.reader import SessionReader
from sessions.seeking import Moment, Seeker
from tests.sessions.build import created, ticking
from tests.sessions.every_event import deltas, finished, started
from tests.sessions.files import written

START = Moment(1, 0, 0)


@pytest.fixture(scope="module")
def seeker(tmp_path_factory: pytest.TempPathFactory) -> Seeker:
    return Seeker(written(tmp_path_factory.mktemp("destination") / "s.jsonl"), 50)


def event_at(seeker: Seeker, when: Moment) -> object:
    return next(event.data for event in SessionReader(seeker.path).read(when.seq - 1))


def test_a_number_is_an_event(seeker: Seeker) -> None:
    assert destination(seeker, "7", START).seq == 7
    assert destination(seeker, f"#{seeker.last}", START) == seeker.index.last
    with pytest.raises(NowhereError, match=f"There are events 1 to {seeker.last}; name one of them."):
        destination(seeker, str(seeker.last + 1), START)


@pytest.mark.parametrize(
    ("text", "ms"), [("0:05", 5000), ("00:00:05", 5000), ("+5s", 5000), (" + 5 s ", 5000), ("-1m", 0), ("0:20", 20_000)]
)
def test_a_time_is_of_the_replay_clock(seeker: Seeker, text: str, ms: int) -> None:
    there = destination(seeker, text, START)
    assert (there.seq, seeker.time_of(there)) == (seeker.at(ms).seq, ms)


@pytest.mark.parametrize(("skipping", "span", "passed_ms"), [(True, "+1s", 1000), (False, "+5m", 300_000)])
def test_a_time_between_two_events_is_a_place_of_its_own(
    skipping: bool, span: str, passed_ms: int, tmp_path: Path
) -> None:
    with SessionWriter.create(tmp_path / "s.jsonl", created(), ticking(3_600_000)) as writer:
        writer.append(NoteAdded(text="after"), "ada")
    seeker = Seeker(writer.path, skipping=skipping)
    there = seeker.moment(1)
    began = seeker.time_of(there)
    for count in range(1, 2 if skipping else 12):
        there = destination(seeker, span, there)
        assert seeker.time_of(there) == began + count * passed_ms
    assert there.seq == 1
    assert there.replay_ms < seeker.moment(2).replay_ms, "to skip waits from here on skips no event"
    assert seeker.time_of(destination(seeker, span.replace("+", "-"), there)) == seeker.time_of(there) - passed_ms


@pytest.mark.parametrize("text", ["database", "Database", "database-architect"])
def test_an_agent_is_the_next_thing_that_it_does(seeker: Seeker, text: str) -> None:
    first = destination(seeker, text, START)
    found = event_at(seeker, first)
    assert isinstance(found, DraftStarted)
    assert found.artifact == "database"
    assert destination(seeker, text, first).seq > first.seq
    assert destination(seeker, text, seeker.index.last) == first, "from the end it goes on at the beginning"


def test_words_are_found_in_what_was_said(seeker: Seeker) -> None:
    found = event_at(seeker, destination(seeker, "LOANS begin", START))
    assert isinstance(found, ArtifactReturned)
    for nothing in (
        "nobody says this",
        "",
        "1:2",
        "+5x",
        "99:00",
        "25:99",
        "+1h",
        "-5",
        "2030-01-01T10:00:00Z",
        "25:00:00Z",
    ):
        with pytest.raises(NowhereError, match="12:30"):
            destination(seeker, nothing, START)


def test_a_hostile_text_is_only_words(seeker: Seeker, tmp_path: Path) -> None:
    with pytest.raises(NowhereError):
        destination(seeker, f"{tmp_path}/../\x1b[31m'; DROP", START)


def test_words_are_what_is_said_and_not_how_it_is_written(tmp_path: Path) -> None:
    notes = [NoteAdded(text=text) for text in ("A cascade.", "Let Ada sign.", "feedback")]
    seeker = Seeker(written(tmp_path / "s.jsonl", [created(), started("api", "a"), *notes]))
    assert destination(seeker, "ada", START).seq == 4, "cascade has it inside"
    assert destination(seeker, "sig ad", START).seq == 4
    assert destination(seeker, "feedback", START).seq == 5, "a started draft has a member of that name"
    with pytest.raises(NowhereError):
        destination(seeker, "added", START)


def test_a_time_that_a_screen_printed_leads_back(seeker: Seeker) -> None:
    for event in SessionReader(seeker.path).read():
        found = destination(seeker, event.at, START)
        assert event_at(seeker, found) == event.data
        if event.seq % 50 == 0:
            assert seeker.moment(event.seq).ms - destination(seeker, f"{event.at[11:19]}Z", START).ms < 1000


def test_what_is_gone_is_said_to_be_gone_and_stepped_over(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl", [created(), started("api", "a"), *deltas("a", 40), finished("api", "a")])
    compact(path)
    moved_path(path).unlink()
    seeker = Seeker(path)
    gone_to = seeker.last - 1
    assert [seeker.moment(seq).seq for seq in (2, 3, 20, gone_to, seeker.last)] == [2, *[gone_to] * 3, seeker.last]
    assert seeker.moment(gone_to - 1, back=True).seq == 2
    assert seeker.state_at(gone_to).seq == gone_to
    with pytest.raises(NowhereError, match=r"Event 20 cannot be shown.*put s\.deltas back"):
        destination(seeker, "20", START)
