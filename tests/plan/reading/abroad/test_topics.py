"""What German and Romance stories are about."""

import pytest

from plan.reading.abroad.topics import topic_abroad
from plan.reading.text.languages import Language

ABOUT: dict[tuple[Language, str], str] = {
    ("de", "einen Fisch in ein anderes Becken umsetzen"): "Fisch",
    ("de", "aus einer bestätigten Anmeldung eine Rechnung erstellen"): "Rechnung",
    ("de", "am Tablet eine Fütterung mit einem Futter eintragen"): "Fütterung",
    ("de", "sehen, welche Becken leer sind"): "",
    ("es", "dar de alta los tanques del centro"): "tanque",
    ("es", "registrar a un criador en menos de un minuto"): "criador",
    ("es", "crear visitas periódicas para los colegios"): "visita periódica",
    ("es", "una lista de espera"): "lista de espera",
    ("es", "reservar una sala"): "reserva",
    ("es", "pedir prestado un filtro"): "préstamo",
    ("fr", "inscrire un éleveur"): "éleveur",
    ("fr", "inscrire un éleveur à une visite"): "inscription",
    ("fr", "noter les repas d'un poisson"): "repas",
    ("pt", "cadastrar os peixes da loja"): "peixe",
    ("pt", "alugar um tanque"): "aluguel",
    ("pt", "saber quais peixes estão em quais tanques"): "",
}


@pytest.mark.parametrize(("said", "about"), ABOUT.items(), ids=str)
def test_a_wish_is_about_what_it_does_something_to_or_leaves_behind(said: tuple[Language, str], about: str) -> None:
    language, want = said
    assert topic_abroad(want, language) == about
