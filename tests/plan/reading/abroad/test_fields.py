"""Fields that sentences say must be there or may be missing, in four languages."""

import pytest

from plan.reading.text.languages import Language
from tests.plan.reading.abroad.given import told

SAID: dict[tuple[Language, str, str], tuple[str, ...]] = {
    ("de", "Name und Herkunft sind Pflicht, ebenso das Kaufdatum.", "Fisch"): (
        "Name (required)",
        "Herkunft (required)",
        "Kaufdatum (required)",
    ),
    ("de", "Pflichtangaben sind Nummer und Volumen.", "Becken"): ("Nummer (required)", "Volumen (required)"),
    ("es", "Nombre y origen son obligatorios.", "pez"): ("Nombre (required)", "origen (required)"),
    ("fr", "Le nom et l'origine sont obligatoires.", "poisson"): ("nom (required)", "origine (required)"),
    ("pt", "Nome e origem são obrigatórios.", "peixe"): ("Nome (required)", "origem (required)"),
    ("de", "Die Bemerkung kann leer bleiben.", "Fisch"): ("Bemerkung (optional)",),
    ("de", "Die Größe bleibt leer, wenn wir sie nicht kennen, ebenso das Alter.", "Fisch"): (
        "Größe (optional)",
        "Alter (optional)",
    ),
    ("es", "El peso y la edad, si los saben.", "pez"): ("peso (optional)", "edad (optional)"),
    ("fr", "Les remarques peuvent rester vides.", "bassin"): ("remarques (optional)",),
    ("pt", "O peso e a idade são opcionais.", "peixe"): ("peso (optional)", "idade (optional)"),
    ("de", "Eine Ringnummer hat nicht jeder Fisch.", "Becken"): ("Ringnummer (optional)",),
    ("pt", "Nem todos os peixes têm um número de anel.", "tanque"): ("número de anel (optional)",),
    ("es", "Si tiene calefacción, se marca.", "tanque"): ("calefacción (boolean)",),
    ("fr", "S'il a un couvercle, on le coche.", "bassin"): ("couvercle (boolean)",),
    ("de", "Becken, die undicht sind, sollen mit einer Sperre gekennzeichnet werden können.", "Fisch"): (
        "Sperre (boolean)",
    ),
    ("es", "Todo es obligatorio.", "filtro"): ("marca (required)", "modelo (required)"),
    ("de", "Alle drei sind Pflicht.", "Filter"): ("marca (required)", "modelo (required)"),
    ("es", "Se limpia a mano, y entonces se anota el motivo.", "filtro"): ("motivo (optional)",),
    ("de", "Bei einer Sperre gehört der Grund dazu.", "Becken"): ("Grund (optional)",),
}


@pytest.mark.parametrize(("said", "fields"), SAID.items(), ids=str)
def test_fields_must_be_there_or_may_be_missing(said: tuple[Language, str, str], fields: tuple[str, ...]) -> None:
    language, sentence, spoken = said
    assert list(told(language, sentence, spoken, "", "marca", "modelo").values()) == [fields]


def test_a_field_is_of_what_was_spoken_of_before_where_it_is_called_by_the_name_of_a_thing() -> None:
    assert told("de", "Der Filter bleibt leer, wenn keiner da ist.", "Becken") == {"Becken": ("Filter (optional)",)}


@pytest.mark.parametrize(
    ("language", "sentence", "about", "fields"),
    [
        ("es", "De cada limpieza: fecha, hora y motivo.", "tanque", ("tanque (reference)", "fecha", "hora", "motivo")),
        (
            "de",
            "Je Reinigung sollen Datum und Dauer festgehalten werden.",
            "Becken",
            ("Becken (reference)", "Datum", "Dauer"),
        ),
        ("fr", "Pour chaque nettoyage on note la date et la durée.", "bassin", ("bassin (reference)", "date", "durée")),
        (
            "pt",
            "De cada limpeza: data, hora e motivo.",
            "tanque",
            ("tanque (reference)", "data (date)", "hora", "motivo"),
        ),
    ],
)
def test_what_a_story_keeps_of_each_of_something_else_is_of_what_it_is_about(
    language: Language, sentence: str, about: str, fields: tuple[str, ...]
) -> None:
    assert list(told(language, sentence, "", about).values()) == [fields]


def test_steps_of_a_scenario_say_what_is_entered_and_what_is_stored_with_it() -> None:
    sentence = (
        "Dado un tanque vacío, cuando elijo tanque, fecha y hora, entonces la toma se guarda con su peso y su precio."
    )
    assert told("es", sentence, "toma", "toma") == {"toma": ("peso", "precio")}


def test_what_lasts_has_a_beginning_and_an_end() -> None:
    assert told("de", "Patenschaften beginnen an einem Tag und enden, wenn überhaupt, an einem anderen.") == {
        "Patenschaft": ("Beginn (date)", "Ende (date, optional)")
    }
    assert told("es", "Todo apadrinamiento rige desde una fecha.") == {"apadrinamiento": ("desde (date)",)}
