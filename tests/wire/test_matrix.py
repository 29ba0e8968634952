"""docs/providers.md says what happens; no key is seen anywhere on the way."""

import pytest

from tests.conftest import NetworkGuard
from tests.wire.dialect import Dialect
from tests.wire.matrix import DIALECTS, DOCUMENT, KEY, column, run, section, servers, written_column


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
async def test_the_document_says_what_happens(
    dialect: Dialect, network_guard: NetworkGuard, capfd: pytest.CaptureFixture[str]
) -> None:
    network_guard.strict = False  # an address that nobody has is one of the faults
    async with servers() as at:
        outcomes = await run(dialect, at)
    document = DOCUMENT.read_text()
    assert list(column(dialect, outcomes)) == list(written_column(document, dialect))
    assert section(dialect, outcomes).rstrip() in document
    seen = "".join(capfd.readouterr())
    for found in outcomes:
        seen += found.sentence + "".join(event.model_dump_json() for event in found.events)
    assert not [KEY[place : place + 8] for place in range(len(KEY) - 7) if KEY[place : place + 8] in seen]
