"""What there is of, or for, other things with what is kept of each, in four languages."""

import pytest

from plan.reading.text.languages import Language
from tests.plan.reading.abroad.given import told

SAID: dict[tuple[Language, str], dict[str, tuple[str, ...]]] = {
    ("de", "Zu einem Fisch können mehrere Fotos abgelegt werden, jedes bei Bedarf mit einer Bildunterschrift."): {
        "Foto": ("Fisch (reference)", "Bildunterschrift (optional)")
    },
    ("es", "A un pez se le pueden añadir varias fotos, cada una con un pie."): {"foto": ("pez (reference)", "pie")},
    ("fr", "À un poisson on peut joindre plusieurs photos, chacune avec une légende."): {
        "photo": ("poisson (reference)", "légende")
    },
    ("es", "La lista de piensos (basta el nombre, sin repetidos) la lleva la dirección."): {
        "pienso": ("nombre (unique)",)
    },
    ("fr", "La liste des aliments (le nom) est tenue par la direction."): {"aliment": ("nom",)},
    ("de", "Welche Futter es gibt, pflegt die Leitung."): {"Futter": ("Name",)},
    ("es", "Se apunta un padrino a un pez para un día concreto, con la hora si la sabe."): {
        "apadrinamiento": ("padrino (reference)", "pez (reference)", "día (date)", "hora (optional)")
    },
}


@pytest.mark.parametrize(("said", "shapes"), SAID.items(), ids=str)
def test_there_is_something_for_each(said: tuple[Language, str], shapes: dict[str, tuple[str, ...]]) -> None:
    language, sentence = said
    assert told(language, sentence, "", "apadrinamiento") == shapes


@pytest.mark.parametrize(
    ("language", "sentence", "pair", "fields"),
    [
        (
            "de",
            "In einer Fütterung werden oft mehrere Futter gegeben; zu jedem soll die Menge notiert werden.",
            "Fütterung Futter",
            ("Fütterung (reference)", "Futter (reference)", "Menge"),
        ),
        (
            "de",
            "In eine Fütterung können mehrere Futter gehen, mit jeweils der Menge.",
            "Fütterung Futter",
            ("Fütterung (reference)", "Futter (reference)", "Menge"),
        ),
        (
            "es",
            "En una toma van varios piensos; de cada uno, la cantidad.",
            "toma pienso",
            ("toma (reference)", "pienso (reference)", "cantidad"),
        ),
        (
            "fr",
            "Dans un repas il y a plusieurs aliments ; pour chacun on note la quantité.",
            "repas aliment",
            ("repas (reference)", "aliment (reference)", "quantité"),
        ),
        (
            "pt",
            "Em uma refeição entram várias rações; de cada uma, a quantidade.",
            "refeição ração",
            ("refeição (reference)", "ração (reference)", "quantidade"),
        ),
    ],
)
def test_each_two_have_fields_of_their_own(
    language: Language, sentence: str, pair: str, fields: tuple[str, ...]
) -> None:
    assert told(language, sentence)[pair] == fields


def test_things_of_no_kind_are_what_the_story_is_about() -> None:
    assert told("es", "En una toma pueden ir varias cosas; de cada una, la cantidad.", "", "pienso") == {
        "pienso": ("toma (reference)", "cantidad")
    }
