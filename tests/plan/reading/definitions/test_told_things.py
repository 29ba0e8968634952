"""Sentences in German, French, Spanish and Portuguese that say what is kept of a thing."""

import pytest

from plan.reading.definitions.told_things import further_thing, listed_thing, never_twice, told_thing
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.languages import language_of
from plan.reading.text.stories import story_without_role
from plan.reading.words.romance_nouns import french_plural, french_singular, spanish_plural, spanish_singular

DEFINE = {
    "Zu jedem Halt werden Name, Ort und Uhrzeit geführt.": ("Halt", "Name", "Ort", "Uhrzeit"),
    "Jede Werft hat Hallen mit Bezeichnung, Länge und dem Vermerk, ob die Halle beheizt ist.": (
        "Halle", "Werft (reference)", "Bezeichnung", "Länge", "beheizt (boolean)"
    ),
    "Beiträge werden mit Betrag, Datum und Zahlungsart (bar, Karte) erfasst.": (
        "Beitrag", "Betrag", "Datum", "Zahlungsart (bar, Karte)"
    ),
    "Für jeden Einsatz eines Fahrers in einer Tour gibt es einen Vertrag mit Datum und Betrag.": (
        "Vertrag", "Einsatz (reference)", "Fahrer (reference)", "Tour (reference)", "Datum", "Betrag"
    ),
    "Jede Tour hat eine Mindest- und eine Höchstzahl von Gästen.": (
        "Tour", "Mindestzahl von Gästen", "Höchstzahl von Gästen"
    ),
    "Eine Tour ist geplant, unterwegs oder beendet.": ("Tour", "Status (geplant, unterwegs, beendet)"),
    "Rubriken sind verschachtelt.": ("Rubrik", "name", "parent"),
    "Chaque navire a un nom, une longueur et un nombre de places.": ("navire", "nom", "longueur", "nombre de places"),
    "Un tarif dépend d'un quai et d'une saison.": (
        "tarif", "quai (reference)", "saison (reference)"
    ),
    "Les avaries sont notées par le mécanicien avec une date et un coût.": ("avarie", "date", "coût"),
    "Une demande peut être en attente, validée ou refusée.": ("demande", "statut (en attente, validée, refusée)"),
    "De cada parcela se anota el nombre, la superficie y si tiene riego.": (
        "parcela", "nombre", "superficie", "riego (boolean)"
    ),
    "Hay varios tipos de cesta (pequeña, grande), cada tipo tiene un nombre y un precio.": (
        "tipo de cesta", "nombre", "precio"
    ),
    "Um empréstimo refere-se a uma chave e a uma família e contém data de retirada e data de devolução.": (
        "empréstimo", "chave (reference)", "família (reference)", "data de retirada", "data de devolução"
    ),
    "As multas são geradas com valor e motivo, e pertencem a um empréstimo.": (
        "multa", "valor", "motivo", "empréstimo (reference)"
    ),
    "Os alunos avaliam o curso com uma nota de um a cinco e um comentário.": (
        "avaliação", "curso (reference)", "nota (integer, 1-5)", "comentário"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("said", "thing"), DEFINE.items(), ids=list(DEFINE))
def test_a_sentence_defines_a_thing(said: str, thing: tuple[str, ...]) -> None:
    shape = told_thing(said)
    assert shape is not None
    assert (shape.name, *shape.fields) == thing


@pytest.mark.parametrize(
    "said",
    [
        "An order has a number, a date and a total.",
        "Wird ein Platz frei, bekommt die erste Person eine E-Mail.",
        "Über jeden Vorgang wird das Büro informiert.",
        "Nous avons parlé avec Yann et les deux saisonniers.",
        "O cliente recebe um código por SMS.",
        "La oficina abre de lunes a viernes.",
    ],
)
def test_a_sentence_that_defines_nothing_defines_nothing(said: str) -> None:
    assert told_thing(said) is None
    assert listed_thing(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "Die Chargennummer gibt es nur einmal.",
        "Chargennummern sind eindeutig.",
        "Chargennummern dürfen nicht doppelt vergeben werden.",
    ],
)
def test_a_field_that_is_never_twice_the_same_is_unique(said: str) -> None:
    shape = never_twice(said, {"Charge": ["Chargennummer", "Datum"], "Sorte": ["Name"]}, "Sorte")
    assert shape is not None
    assert (shape.name, shape.fields) == ("Charge", ("Chargennummer (unique)",))


@pytest.mark.parametrize(
    ("text", "want", "situation"),
    [
        (
            "When a boat is late, I want to call the guest so that nobody waits.",
            "call the guest",
            "When a boat is late",
        ),
        (
            "Quand la météo est mauvaise, je veux annuler une sortie afin de prévenir le client.",
            "annuler une sortie",
            "Quand la météo est mauvaise",
        ),
        ("Wenn ein Boot fehlt, möchte ich eine Meldung anlegen.", "eine Meldung anlegen", "Wenn ein Boot fehlt"),
        ("Cuando llueve, quiero avisar a los socios.", "avisar a los socios", "Cuando llueve"),
    ],
)
def test_a_job_story_says_when_something_is_wanted(text: str, want: str, situation: str) -> None:
    story = story_without_role(text)
    assert story is not None
    assert (story.want, story.situation) == (want, situation)


def test_when_something_happens_is_no_wish_by_itself() -> None:
    assert story_without_role("When I log in, the overview is shown.") is None


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("The lesson has a date and a room.", "en"),
        ("Jede Stunde hat ein Datum und einen Raum.", "de"),
        ("Chaque séance a une date et une salle.", "fr"),
        ("Cada clase tiene una fecha y una sala.", "es"),
        ("Cada aula tem uma data e uma sala.", "pt"),
        ("Domain model", None),
    ],
)
def test_small_words_tell_a_language(said: str, language: str | None) -> None:
    assert language_of(said) == language


@pytest.mark.parametrize("one", ["camión", "orden", "buzón", "luz", "sede", "cliente", "unidad", "suscripción"])
def test_a_spanish_plural_has_its_singular(one: str) -> None:
    many = "órdenes" if one == "orden" else spanish_plural(one)
    assert spanish_singular(many) == one


@pytest.mark.parametrize("one", ["cours", "prix", "bateau", "salle", "pays"])
def test_a_french_plural_has_its_singular(one: str) -> None:
    assert french_singular(french_plural(one)) == one


@pytest.mark.parametrize(
    ("text", "thing", "group"),
    [
        ("Werkzeuge sind in Kategorien eingeteilt.", "Werkzeug", "Kategorie"),
        ("Las herramientas se clasifican en categorías.", "herramienta", "categoría"),
        ("Les livres sont classés par catégories.", "livre", "catégorie"),
        ("As ferramentas são classificadas em categorias.", "ferramenta", "categoria"),
    ],
)
def test_what_things_are_sorted_into_is_kept_too(text: str, thing: str, group: str) -> None:
    assert told_thing(text) == Shape(thing, (f"{group} (reference)",))
    assert further_thing(text) == Shape(group, ("name",))


def test_what_is_kept_of_something_for_each_of_another() -> None:
    assert told_thing("Für jedes Fahrrad werden Reparaturen mit Datum und Dauer erfasst.") == Shape(
        "Reparatur", ("Fahrrad (reference)", "Datum", "Dauer")
    )
    assert told_thing("Para cada máquina se anotan las revisiones: fecha, técnico, resultado.") == Shape(
        "revisión", ("máquina (reference)", "fecha", "técnico", "resultado")
    )
