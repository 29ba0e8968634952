"""Looking at the kept answers, and removing them."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from agents.cache import SIZE_LIMIT, AnswerCache


@dataclass(frozen=True, slots=True)
class CacheState:
    """The kept answers. `size` is in bytes on disk; `problem` says what to do about a damaged cache."""

    folder: Path
    answers: int = 0
    size: int = 0
    bound: int = SIZE_LIMIT
    problem: str = ""


def cache_state(folder: Path | None = None) -> CacheState:
    """Return how many answers are kept; looking makes nothing."""
    place = AnswerCache(folder).folder
    try:
        size = sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
        database = place / "cache.db"
        if not database.is_file():
            return CacheState(place, size=size)
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True, timeout=2)) as connection:
            answers = int(connection.execute("SELECT COUNT(*) FROM Cache").fetchone()[0])
    except (sqlite3.Error, OSError) as error:
        problem = f"The cache cannot be read ({type(error).__name__}); `planroom cache --clear` begins a new one."
        return CacheState(place, problem=problem)
    return CacheState(place, answers, size)


def clear_cache(folder: Path | None = None) -> int:
    """Remove every answer, and return how many there were."""
    state = cache_state(folder)
    shutil.rmtree(state.folder, ignore_errors=True)
    return state.answers
