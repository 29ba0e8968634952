"""States, and what is put away instead of deleted, in four languages."""

import pytest

from plan.reading.text.languages import Language
from tests.plan.reading.abroad.given import told
from tests.plan.reading.given import read

SAID: dict[tuple[Language, str], dict[str, tuple[str, ...]]] = {
    ("de", "Eine Patenschaft ist zunächst angefragt, dann aktiv, am Ende gekündigt oder abgelaufen."): {
        "Patenschaft": ("Status (angefragt, aktiv, gekündigt, abgelaufen)",)
    },
    ("de", "Das System muss den Stand eines Filters führen: neu, in Betrieb, verstopft."): {
        "Filter": ("Status (neu, in betrieb, verstopft)",)
    },
    ("es", "Un apadrinamiento está primero solicitado, después activo y al final terminado."): {
        "apadrinamiento": ("estado (solicitado, activo, terminado)",)
    },
    ("fr", "Un parrainage est d'abord demandé, puis actif, enfin terminé ou annulé."): {
        "parrainage": ("statut (demandé, actif, terminé, annulé)",)
    },
    ("pt", "Um apadrinhamento começa como pedido, depois passa a ativo, por fim encerrado."): {
        "apadrinhamento": ("status (pedido, ativo, encerrado)",)
    },
    ("de", "Ein Fisch darf niemals gelöscht werden."): {"Fisch": ("archived at (optional)",)},
    ("de", "Wer aufhört, wird deaktiviert."): {"Becken": ("archived at (optional)",)},
    ("es", "Un tanque que deja de usarse se desactiva, no se borra."): {"tanque": ("archived at (optional)",)},
    ("es", "dar de baja a un criador sin perder sus tomas"): {"criador": ("archived at (optional)",)},
    ("fr", "Un bassin n'est jamais supprimé."): {"bassin": ("archived at (optional)",)},
    ("pt", "Um tanque que sai de uso é desativado, não apagado."): {"tanque": ("archived at (optional)",)},
}


@pytest.mark.parametrize(("said", "shapes"), SAID.items(), ids=str)
def test_states_and_what_is_put_away(said: tuple[Language, str], shapes: dict[str, tuple[str, ...]]) -> None:
    language, sentence = said
    assert told(language, sentence, "Becken") == shapes


def test_a_rating_has_what_it_is_given_with() -> None:
    rated = "- Como visitante, quero avaliar um passeio com nota e comentário."
    document = f"# Aquário\n\n{rated}\n- Como gerente, quero cadastrar passeios.\n"
    assert {shape.name: shape.fields for shape in read(document).data} == {
        "avaliação": ("passeio (reference)", "nota", "comentário")
    }


def test_states_are_written_in_another_way_than_the_other_words() -> None:
    story = "Como cuidador quiero registrar una toma para saber qué comen."
    rest = "- Una toma empieza *prevista*; al darla pasa a *dada*; si sobra queda como *parcial* y lleva la fecha."
    document = f"# Acuario\n\n## Historias\n\n**H1** {story}\n- La toma tiene fecha, hora y peso.\n{rest}\n"
    shapes = {shape.name: shape.fields for shape in read(document).data}
    assert "estado (prevista, dada, parcial)" in shapes["toma"]
