"""What belongs to what, and of what there are several for another, in four languages."""

import pytest

from plan.reading.text.languages import Language
from tests.plan.reading.abroad.given import told

SAID: dict[tuple[Language, str], dict[str, tuple[str, ...]]] = {
    ("es", "Un filtro es de un solo tanque."): {"filtro": ("tanque (reference)",)},
    ("fr", "Un filtre est d'un seul bassin."): {"filtre": ("bassin (reference)",)},
    ("pt", "Um filtro é de um único tanque."): {"filtro": ("tanque (reference)",)},
    ("de", "Ein Filter gehört immer zu genau einem Becken."): {"Filter": ("Becken (reference)",)},
    ("es", "Una sala puede formar parte de otra."): {"sala": ("parent",)},
    ("fr", "Une salle peut faire partie d'une autre."): {"salle": ("parent",)},
    ("pt", "Uma sala pode fazer parte de outra."): {"sala": ("parent",)},
    ("de", "Räume können in anderen Räumen liegen."): {"Raum": ("parent",)},
    ("es", "saber qué piensos se dan en cada tanque"): {"tanque": ("piensos (several)",)},
    ("fr", "savoir quels aliments on donne dans chaque bassin"): {"bassin": ("aliments (several)",)},
    ("pt", "saber quais rações se dão em cada tanque"): {"tanque": ("rações (several)",)},
    ("de", "festlegen, welche Züchter in welchen Räumen arbeiten"): {"Raum": ("Züchter (several)",)},
    ("de", "festhalten, welcher Fisch von wann bis wann in welchem Becken schwamm"): {
        "Fisch Becken": ("Fisch (reference)", "Becken (reference)", "Beginn (date)", "Ende (date, optional)")
    },
    ("de", "Als Züchter möchte ich alle Fütterungen eines Fisches sehen, samt Futter und Menge."): {
        "Fütterung": ("Fisch (reference)", "Futter (reference)", "Menge")
    },
    ("de", "Ein Züchter kann eine Patenschaft füttern."): {
        "Fütterung": ("Züchter (reference)", "Patenschaft (reference)")
    },
    ("es", "adjuntar radiografías a la ficha del pez"): {"radiografía": ("pez (reference)",)},
    ("es", "crear un apadrinamiento a partir de una toma"): {"apadrinamiento": ("toma (reference)",)},
    ("fr", "noter les repas d'un poisson"): {"repas": ("poisson (reference)",)},
    ("de", "die Fütterung eines Fisches mit einem Futter eintragen"): {
        "Fütterung": ("Fisch (reference)", "Futter (reference)")
    },
    ("pt", "Quando se cobra por apadrinhamento, é preciso saber qual."): {
        "toma": ("apadrinhamento (reference, optional)",)
    },
    ("es", "El sistema genera las tomas, y cada una recuerda de qué apadrinamiento salió."): {
        "toma": ("apadrinamiento (reference, optional)",)
    },
}


@pytest.mark.parametrize(("said", "shapes"), SAID.items(), ids=str)
def test_things_belong_to_others(said: tuple[Language, str], shapes: dict[str, tuple[str, ...]]) -> None:
    language, sentence = said
    assert told(language, sentence, "toma") == shapes


def test_what_a_story_is_about_is_of_two_that_each_have_several_of_the_other() -> None:
    sentence = "Ein Pate kann mehrere Fische unterstützen, und ein Fisch kann mehrere Paten haben."
    assert told("de", sentence, "", "Patenschaft") == {"Patenschaft": ("Pate (reference)", "Fisch (reference)")}


def test_which_one_is_no_several() -> None:
    assert told("es", "decidir qué pienso va a qué tanque") == {}
