"""German sentences in the present tense: the verb, in two parts or one, as an infinitive."""

import pytest

from plan.reading.words.german_acts import german_acts, infinitive
from tests.plan.reading.given import read


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Der Meister legt Aufträge an.", ("Meister", "Aufträge anlegen")),
        ("Der Meister legt Aufträge an und weist sie zwei zu.", ("Meister", "Aufträge anlegen und zwei zuweisen")),
        ("Eine Kundin lädt Fotos hoch", ("Kundin", "Fotos hochladen")),
        ("Das Büro verwaltet die Rechnungen", ("Büro", "die Rechnungen verwalten")),
        ("Der Auftrag gehört zu einem Kunden", None),
        ("Der Meister ist krank", None),
        ("Aufträge anlegen", None),
    ],
)  # fmt: skip
def test_who_does_what(sentence: str, told: tuple[str, str] | None) -> None:
    assert german_acts(sentence, lambda who: who in {"Meister", "Kundin", "Büro"}) == told


def test_nobody_who_is_no_person_does_anything() -> None:
    assert german_acts("Der Regen fällt auf das Dach", lambda who: False) is None


@pytest.mark.parametrize(
    ("finite", "whole"),
    [
        ("legt", "legen"),
        ("erstellt", "erstellen"),
        ("verwaltet", "verwalten"),
        ("sendet", "senden"),
        ("ändert", "ändern"),
        ("sammelt", "sammeln"),
        ("trägt", "tragen"),
        ("vergibt", "vergeben"),
        ("schließt", "schließen"),
    ],
)
def test_infinitives(finite: str, whole: str) -> None:
    assert infinitive(finite) == whole


def test_a_thin_document_is_read_closely() -> None:
    told = read("# Auftragsbuch\n\nDer Meister legt Aufträge an.\nDer Kunde kann ein Angebot annehmen.", "a.md")
    assert [(story.role, story.want) for story in told.stories] == [
        ("meister", "Aufträge anlegen"),
        ("kunde", "ein Angebot annehmen"),
    ]
