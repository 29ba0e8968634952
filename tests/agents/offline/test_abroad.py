"""Drafts from German and Romance documents: types of columns, what is logged, and kinds that are no tables."""

from datetime import date

from agents.offline.attributes import read_attribute, type_of
from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument
from tests.agents.offline.drafts import drafted

DOCUMENT = """# Lastenheft: Aquarium

## Begriffe

| Begriff | Bedeutung |
|---|---|
| Fischart | Barsch, Wels, Karpfen. |

## Anforderungen

- **A-1 (Muss)** Als Pflegerin möchte ich Fische mit Name, Farbe und Kaufdatum erfassen, damit ich weiß, welche da sind.
- **A-2 (Muss)** Jede Änderung an einem Fisch muss nachvollziehbar sein: wer hat wann welchen Wert ersetzt?
- **A-3 (Muss)** Als Leitung möchte ich sehen, welche Barsche seit drei Tagen nicht gefüttert wurden.
- **A-4 (Muss)** Ein Fisch darf niemals gelöscht werden.
"""


def test_a_kind_of_a_thing_is_no_table_and_changes_are_logged() -> None:
    draft = drafted(read_requirements([SourceDocument("aquarium.md", DOCUMENT)], date(2026, 3, 2))).database
    assert draft is not None
    tables = {table.name: {column.name for column in table.columns} for table in draft.tables}
    assert "audit_log" in tables
    assert "barsche" not in tables
    assert {"name", "farbe", "kaufdatum", "archived_at"} <= tables["fische"]


def test_columns_have_the_types_that_their_names_say() -> None:
    assert type_of("precio_por_hora") == "numeric(12,2)"
    assert type_of("faellig_am") == "date"
    assert type_of("dia_de_la_semana") == "varchar(80)"
    assert type_of("unidades") == "integer"


def test_alternatives_are_values_and_examples_are_none() -> None:
    grund = read_attribute("Grund (Fund, Abgabe oder Beschlagnahmung)", "a document")
    code = read_attribute("código (P1, PAB, FUT7…)", "a document")
    assert grund is not None
    assert grund.values == ("fund", "abgabe", "beschlagnahmung")
    assert code is not None
    assert code.values == ()
