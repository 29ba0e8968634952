"""Progress of drafts as lines of text."""

import asyncio
from itertools import count
from pathlib import Path

from sessions.reader import SessionReader
from tui.progress import report


async def test_an_end_that_no_event_tells_is_seen(full_session: Path) -> None:
    asked = count()
    async with asyncio.timeout(30):
        state = await report(full_session, 0, lambda state: next(asked) > 2)
    assert state.seq == sum(1 for _ in SessionReader(full_session).read())
