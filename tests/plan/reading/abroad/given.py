"""Sentences about an aquarium in four languages, and what is known of it beside them."""

from plan.reading.abroad.facts import told_abroad, whole_abroad
from plan.reading.abroad.known import Known
from plan.reading.abroad.languages import PHRASES
from plan.reading.text.languages import Language
from plan.reading.text.naming import folded

THINGS: dict[Language, str] = {
    "de": "Fisch Becken Raum Filter Fütterung Züchter Futter Patenschaft Pate",
    "es": "pez tanque sala filtro toma criador pienso apadrinamiento padrino",
    "fr": "poisson bassin salle filtre repas éleveur aliment parrainage parrain",
    "pt": "peixe tanque sala filtro refeição criador ração apadrinhamento padrinho",
}


def told(
    language: Language, sentence: str, spoken: str = "", about: str = "", *fields: str
) -> dict[str, tuple[str, ...]]:
    """What a sentence tells of each thing; `spoken` is the thing before it, which has `fields`."""
    names = {folded(name): name for name in THINGS[language].split()}
    known = Known(PHRASES[language], names, {folded(spoken): fields}, spoken, spoken, about, {}, {}, frozenset())
    shapes = (*whole_abroad(sentence, known), *told_abroad(sentence, known))
    return {shape.name: shape.fields for shape in shapes}
