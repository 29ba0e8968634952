"""What German and Romance glossaries say of the things that they explain."""

from tests.plan.reading.given import read

DOCUMENT = """# Lastenheft: Aquarium

## Begriffe

| Begriff | Bedeutung |
|---|---|
| Fischart / Zuchtform | Barsch, Wels, Karpfen usw.; eine Zuchtform gehört immer zu genau einer Fischart. |
| Becken | Ein Behälter. Becken können in anderen Becken liegen. |
| Kontakt | Jede Person von außen: Züchter, Spender, Besucher. |

## Anforderungen

- **A-1** Als Pflegerin möchte ich die Zusage eines Züchters zu einem Becken aufnehmen, damit nichts verloren geht.
- **A-2** Als Pflegerin möchte ich Fische erfassen, damit ich weiß, welche da sind.
- **A-3** Die Leitung soll festlegen, welche Kontakte mit welchen Barschen schwimmen dürfen.

## Daten

**Kontakte.** Vor- und Nachname müssen sein. Die Anschrift (Straße, PLZ, Ort) ist freiwillig.

**Listen.** Von der Fischart genügt die Bezeichnung, die eindeutig ist. Becken tragen eine Nummer, die es im selben Raum
nur einmal gibt, und die Zahl der Plätze. Weiter: Farbe und gegebenenfalls eine Notiz.
"""


def test_a_glossary_tells_of_its_terms_and_of_people_by_other_names() -> None:
    shapes = {shape.name: shape.fields for shape in read(DOCUMENT).data}
    assert shapes["Fisch"] == ("Kontakte (several)",)
    assert shapes["Zuchtform"] == ("Fischart (reference)",)
    assert shapes["Fischart"] == ("Bezeichnung (unique)",)
    assert shapes["Becken"] == (
        "parent",
        "Nummer (unique per Raum)",
        "Zahl der Plätze",
        "Raum (reference)",
        "Farbe",
        "Notiz (optional)",
    )
    assert shapes["Kontakt"] == (
        "Vorname (required)",
        "Nachname (required)",
        "Straße (optional)",
        "PLZ (optional)",
        "Ort (optional)",
    )
    assert shapes["Zusage"] == ("Züchter (ein Kontakt)", "Becken (reference)")
