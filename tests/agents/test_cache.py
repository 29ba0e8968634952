"""Kept answers: found again, bounded, and never more than a miss when something is wrong."""

import pickle
import resource
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import fields, replace
from pathlib import Path
from time import monotonic

import pytest

from agents.cache import AnswerCache, CachedAnswer
from agents.models import Timeouts
from agents.streaming import ModelRequest
from sessions.events import Usage

REQUEST = ModelRequest("openai/m", ({"role": "user", "content": "hi"},))
ANSWER = CachedAnswer(content='{"ö": 1}', reasoning="hm", usage=Usage(prompt_tokens=3))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_an_answer_is_found_again_by_another_cache_on_the_folder(folder: Path) -> None:
    AnswerCache(folder).put(REQUEST, ANSWER)
    assert AnswerCache(folder).get(REQUEST) == ANSWER


def test_the_folder_is_the_person_s_own(planroom_home: Path) -> None:
    AnswerCache().put(REQUEST, ANSWER)
    assert stat.S_IMODE((planroom_home / "cache").stat().st_mode) == 0o700


def test_looking_for_an_answer_makes_nothing(folder: Path) -> None:
    assert AnswerCache(folder).get(REQUEST) is None
    assert not folder.exists()


def variations() -> Iterator[tuple[str, ModelRequest]]:
    yield "model", replace(REQUEST, model="openai/n")
    yield "messages", replace(REQUEST, messages=({"role": "user", "content": "hi!"},))
    yield "messages", replace(REQUEST, messages=({"role": "system", "content": "hi"},))
    yield "response_format", replace(REQUEST, response_format={"type": "json_object"})
    yield "tool", replace(REQUEST, tool={"type": "function", "function": {"name": "api"}})
    yield "api_base", replace(REQUEST, api_base="http://127.0.0.1:1/v1")
    yield "temperature", replace(REQUEST, temperature=0.0)
    yield "max_tokens", replace(REQUEST, max_tokens=1)
    yield "reasoning_effort", replace(REQUEST, reasoning_effort="low")


@pytest.mark.parametrize(("_field", "other"), variations())
def test_another_request_has_another_answer(_field: str, other: ModelRequest, folder: Path) -> None:
    AnswerCache(folder).put(REQUEST, ANSWER)
    assert AnswerCache(folder).get(other) is None


def test_everything_in_a_request_counts_but_its_pace_and_its_key(folder: Path) -> None:
    counted = {field for field, _ in variations()}
    assert {field.name for field in fields(ModelRequest)} - counted == {"timeouts", "tokens_per_second", "api_key"}
    AnswerCache(folder).put(REQUEST, ANSWER)
    same = replace(REQUEST, timeouts=Timeouts(1, 1), tokens_per_second=9.0, api_key="another person's")
    assert AnswerCache(folder).get(same) == ANSWER


@pytest.mark.parametrize("garbage", [b"", b"not a database", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_corrupt_cache_is_a_miss_and_then_works_again(folder: Path, garbage: bytes) -> None:
    AnswerCache(folder).put(REQUEST, ANSWER)
    for file in folder.iterdir():
        file.unlink()
    (folder / "cache.db").write_bytes(garbage)
    assert AnswerCache(folder).get(REQUEST) is None
    AnswerCache(folder).put(REQUEST, ANSWER)
    assert AnswerCache(folder).get(REQUEST) == ANSWER


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE Cache SET value = x'00'",
        "UPDATE Cache SET value = NULL",
        "UPDATE Cache SET mode = 2, filename = 'nowhere'",
        "UPDATE Cache SET value = x'789cab56ca4dac0002f00129'",
        "DROP TABLE Cache",
        "DELETE FROM Settings",
    ],
)
def test_a_damaged_row_is_a_miss(folder: Path, change: str) -> None:
    AnswerCache(folder).put(REQUEST, ANSWER)
    with sqlite3.connect(folder / "cache.db") as database:
        database.execute(change)
    database.close()
    assert AnswerCache(folder).get(REQUEST) in {None, ANSWER}
    AnswerCache(folder).put(REQUEST, ANSWER)
    assert AnswerCache(folder).get(REQUEST) == ANSWER


@contextmanager
def no_room(folder: Path) -> Iterator[None]:
    """No file may grow any more, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    with closing(sqlite3.connect(folder / "cache.db")) as another:
        another.execute("BEGIN EXCLUSIVE")
        yield


@pytest.mark.parametrize("trouble", [no_room, locked])
def test_a_full_disk_or_a_lock_loses_nothing(
    trouble: Callable[[Path], AbstractContextManager[None]], folder: Path
) -> None:
    cache = AnswerCache(folder, patience=0.05)
    cache.put(REQUEST, ANSWER)
    another = replace(REQUEST, model="openai/n")
    began = monotonic()
    with trouble(folder):
        cache.put(another, ANSWER.model_copy(update={"content": "long " * 20_000}))
        assert cache.get(another) is None
    assert monotonic() - began < 30, "diskcache itself waits for a minute, each time"
    assert cache.get(REQUEST) == ANSWER
    cache.put(another, ANSWER)
    assert cache.get(another) == ANSWER


class Bomb:
    """Leaves a mark when unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, ...]:
        return (Path.touch, (self.mark,))


def test_a_pickle_is_never_loaded(folder: Path, tmp_path: Path) -> None:
    AnswerCache(folder).put(REQUEST, ANSWER)
    mark = tmp_path / "mark"
    with sqlite3.connect(folder / "cache.db") as database:
        database.execute("UPDATE Cache SET mode = 4, value = ?", (pickle.dumps(Bomb(mark)),))
    database.close()
    assert AnswerCache(folder).get(REQUEST) is None
    assert not mark.exists()


def test_the_size_is_bounded(folder: Path) -> None:
    cache = AnswerCache(folder, size_limit=200_000)
    for number in range(60):
        text = "".join(f"{number * step * 2654435761 % 2**32:08x}" for step in range(2500))
        cache.put(replace(REQUEST, max_tokens=number), ANSWER.model_copy(update={"content": text}))
    assert sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) < 600_000
    assert cache.get(replace(REQUEST, max_tokens=59)) is not None
    assert cache.get(replace(REQUEST, max_tokens=0)) is None


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    cache = AnswerCache(blocked / "cache")
    cache.put(REQUEST, ANSWER)
    assert cache.get(REQUEST) is None
