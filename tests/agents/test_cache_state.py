"""The kept answers looked at, cleared, and shared by two processes."""

import subprocess
import sys
from pathlib import Path

from agents.cache import AnswerCache, CachedAnswer
from agents.cache_state import cache_state, clear_cache
from agents.streaming import ModelRequest
from sessions.events import Usage

WRITER = """
import sys
from pathlib import Path
from agents.cache import AnswerCache, CachedAnswer
from agents.streaming import ModelRequest
from sessions.events import Usage
cache = AnswerCache(Path(sys.argv[1]))
for number in range(20):
    request = ModelRequest(sys.argv[2], (), max_tokens=number + 1)
    cache.put(request, CachedAnswer(content=sys.argv[2], reasoning="", usage=Usage()))
"""


def test_two_processes_share_one_cache(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(folder), name]) for name in ("openai/a", "openai/b")]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    cache = AnswerCache(folder)
    for name in ("openai/a", "openai/b"):
        for number in range(20):
            answer = cache.get(ModelRequest(name, (), max_tokens=number + 1))
            assert answer is not None
            assert answer.content == name
    assert cache_state(folder).answers == 40
    assert clear_cache(folder) == 40
    assert cache_state(folder).answers == 0


def test_looking_makes_nothing_and_a_damaged_cache_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    assert (cache_state(folder).answers, folder.exists()) == (0, False)
    AnswerCache(folder).put(ModelRequest("m", ()), CachedAnswer(content="x", reasoning="", usage=Usage()))
    assert cache_state(folder).answers == 1
    (folder / "cache.db").write_bytes(b"rubbish" * 1000)
    assert "--clear" in cache_state(folder).problem
    clear_cache(folder)
    assert cache_state(folder).problem == ""
