from pathlib import Path

import pytest

from sessions.destination import NowhereError, destination
from sessions.events import ArtifactReturned, DraftStarted
from sessions.reader import SessionReader
from sessions.seeking import Moment, Seeker
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
    ("text", "ms"), [("0:05", 5000), ("00:00:05", 5000), ("+5s", 5000), (" + 5 s ", 5000), ("-1m", 0), ("99:00", 10**9)]
)
def test_a_time_is_of_the_replay_clock(seeker: Seeker, text: str, ms: int) -> None:
    assert destination(seeker, text, START) == seeker.at(ms)


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
    for nothing in ("nobody says this", "", "1:2", "+5x"):
        with pytest.raises(NowhereError, match="12:30"):
            destination(seeker, nothing, START)


def test_a_hostile_text_is_only_words(seeker: Seeker, tmp_path: Path) -> None:
    with pytest.raises(NowhereError):
        destination(seeker, f"{tmp_path}/../\x1b[31m'; DROP", START)
