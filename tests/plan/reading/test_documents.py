"""Documents by other people's templates are read as what was written down for each beforehand.

`documents/` holds them; `expected/` what each says, one statement a line, checked by a person against the document.
"""

from pathlib import Path

import pytest

from tests.plan.reading.given import read
from tests.plan.reading.telling import told

HERE = Path(__file__).parent
DOCUMENTS = sorted((HERE / "documents").iterdir())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_is_read_as_a_person_reads_it(path: Path) -> None:
    expected = (HERE / "expected" / f"{path.name}.txt").read_text(encoding="utf-8")
    assert told(read(path.read_text(encoding="utf-8"), path.name)) == expected


def test_there_are_enough_of_them() -> None:
    assert len(DOCUMENTS) >= 13
    assert {path.name for path in DOCUMENTS} == {path.stem for path in (HERE / "expected").iterdir()}
