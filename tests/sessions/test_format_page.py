import hashlib
import json
import re
from pathlib import Path

from sessions.events import SessionCreated
from sessions.fold import fold_all
from sessions.format_page import page
from sessions.line import GENESIS
from sessions.reader import SessionReader
from tests.sessions.every_event import every_event

PAGE = Path(__file__).parents[2] / "docs" / "session-format.md"


def test_the_page_is_made_from_the_models() -> None:
    text = page()
    assert PAGE.read_text(encoding="utf-8") == text, "run: python -m sessions.format_page > docs/session-format.md"
    for data in every_event():
        assert f"\n### `{data.type}`\n" in text


def test_the_worked_example_holds_as_the_page_tells_it(tmp_path: Path) -> None:
    block = re.search("```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert block
    previous = "0" * 32
    for line in block[1].splitlines():
        body, _, rest = line.rpartition(',"hash"')
        digest = hashlib.blake2b(previous.encode("ascii") + body.encode() + b"}", digest_size=16).hexdigest()
        assert rest == f':"{digest}"}}'
        assert json.loads(line)["hash"] == digest
        previous = digest
    assert previous != GENESIS
    path = tmp_path / "example.jsonl"
    path.write_text(block[1], encoding="utf-8")
    events = list(SessionReader(path).read())
    assert isinstance(events[0].data, SessionCreated)
    assert fold_all(events).notes == ("Members are students.", "图书馆 is the library.")
