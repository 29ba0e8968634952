"""docs/other-providers.md says what happens."""

from tests.wire.matrix import servers
from tests.wire.others import DOCUMENT, rows


async def test_the_document_says_what_happens() -> None:
    async with servers() as at:
        found = await rows(at)
    assert [line for line in DOCUMENT.read_text().splitlines() if line.startswith("| `")] == list(found)
