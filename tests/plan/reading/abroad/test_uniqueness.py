"""What is never twice the same, in four languages."""

import pytest

from plan.reading.text.languages import Language
from tests.plan.reading.abroad.given import told

SAID: dict[tuple[Language, str], dict[str, tuple[str, ...]]] = {
    ("es", "La placa es un texto corto y no se repite nunca."): {"tanque": ("placa (unique)",)},
    ("es", "No puede haber dos peces con la misma anilla."): {"pez": ("anilla (unique)",)},
    ("fr", "Deux bassins ne peuvent pas avoir le même numéro."): {"bassin": ("numéro (unique)",)},
    ("pt", "Não podem existir dois peixes com o mesmo número."): {"peixe": ("número (unique)",)},
    ("de", "Zwei Becken dürfen nicht dieselbe Nummer haben."): {"Becken": ("Nummer (unique)",)},
    ("de", "Das System muss jedem Fisch eine Ringnummer geben, die nie ein zweites Mal vorkommt."): {
        "Fisch": ("Ringnummer (unique)",)
    },
    ("de", "Ein Züchter darf für mehrere Becken füttern, für denselben Fisch aber nur einmal."): {
        "Fütterung": ("Fisch (reference)", "Züchter (reference, unique per Fisch)")
    },
}


@pytest.mark.parametrize(("said", "shapes"), SAID.items(), ids=str)
def test_no_two_are_the_same(said: tuple[Language, str], shapes: dict[str, tuple[str, ...]]) -> None:
    language, sentence = said
    about = {"de": "Fütterung"}.get(language, "")
    assert told(language, sentence, "tanque", about, "placa") == shapes


def test_it_means_the_field_named_last() -> None:
    assert told("de", "Wenn es eine gibt, dann weltweit nur einmal.", "Fisch", "", "Name", "Ringnummer (optional)") == {
        "Fisch": ("Ringnummer (unique)",)
    }


def test_the_field_of_the_thing_before_is_unique_within_another() -> None:
    assert told("de", "Beim Becken ist sie es innerhalb des Raums.", "Raum", "", "Nummer (unique)") == {
        "Becken": ("Nummer (unique per Raum)", "Raum (reference)")
    }


def test_nobody_does_it_twice() -> None:
    fields = ("Züchter (reference)", "Fisch (reference)")
    assert told("de", "Niemand darf denselben Fisch füttern.", "Fütterung", "", *fields) == {}
    assert told("de", "Niemand kann sich bei demselben Fisch zweimal füttern.", "Fütterung", "", *fields) == {
        "Fütterung": ("Fisch (reference)", "Züchter (reference, unique per Fisch)")
    }


def test_two_go_together_only_once() -> None:
    fields = ("pienso (reference)", "tanque (reference)")
    assert told("es", "El mismo pienso no se da dos veces en el mismo tanque.", "toma", "", *fields) == {
        "toma": ("tanque (reference)", "pienso (reference, unique per tanque)")
    }
