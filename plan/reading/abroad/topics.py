"""What a German or a Romance story is about: the thing that its wish does something to."""

import re
from functools import lru_cache

from plan.reading.definitions.told_things import TONGUES
from plan.reading.definitions.tongue import Tongue
from plan.reading.text.languages import Language, language_of
from plan.reading.text.naming import folded
from plan.reading.words.attribute_words import is_attribute

_VERB = (
    r"(?:dar\s+de\s+(?:alta|baja)|llevar\s+el\s+control\s+de|mettre\s+à\s+jour|tenir\s+à\s+jour|[^\W\d_]{2,}(?:ar|er|ir|ôr|or|re|oir)"
    r"(?:me|se|l[oa]s?|nos)?)"
)
_JOINT = r"(?:\s*,\s*|\s+(?:y|e|et|ou|o|u)\s+)"
_NO_ADJECTIVE_WORDS = (
    "a al con de del des du d en por para sin según desde hasta junto y e o u et ou avec dans sur pour par sans selon "
    "dès jusqu à au aux com sem até desde no na nos nas em que qui où donde onde cuando quand quando antes después "
    "solo sólo también aussi também más plus mais ya déjà já se un una une um uma el la los las le les os as entre "
    "chez cada chaque su sus leur leurs seu sua"
)
_NO_ADJECTIVE = frozenset(_NO_ADJECTIVE_WORDS.split())
_IS_NO_ADJECTIVE = re.compile(rf"(?:{'|'.join(_NO_ADJECTIVE)}|[^\W\d_]+(?:ando|iendo|endo|indo))$", re.IGNORECASE)
_GERMAN_PREPOSITIONS_WORDS = (
    "am an auf aus bei beim durch für gegen hinter im in ins mit nach ohne seit über um unter vom von vor zum zur "
    "zu zwischen je pro per"
)
_GERMAN_PREPOSITIONS = frozenset(_GERMAN_PREPOSITIONS_WORDS.split())
_GERMAN_ASKING = re.compile(r"^(?:welche\w*|wer|was|wie|wann|ob|sehen|prüfen|verhindern|warnen)$", re.IGNORECASE)
_NO_TOPIC_WORDS = (
    "listado resumen informe calendario sistema programa aplicación pantalla liste résumé rapport calendrier "
    "système relatório resumo calendário sistema übersicht bericht kalender system liste stand status zustand "
    "qual quel quelle qué quién cuál quem qui quién cómo comment como si "
    "änderung fall handy día jour dia tag"
)
_NO_TOPIC = frozenset(_NO_TOPIC_WORDS.split())


_DEEDS_WORDS: dict[Language, str] = {
    "es": "reservar/reserva alquilar/alquiler prestar/préstamo inscribir/inscripción matricular/matrícula "
    "comprar/compra pedir_prestado/préstamo pedir/pedido cobrar/pago pagar/pago "
    "valorar/valoración evaluar/evaluación suscribir/suscripción",
    "fr": "réserver/réservation louer/location emprunter/emprunt prêter/prêt inscrire/inscription commander/commande "
    "payer/paiement encaisser/paiement "
    "évaluer/évaluation abonner/abonnement",
    "pt": "reservar/reserva alugar/aluguel emprestar/empréstimo inscrever/inscrição matricular/matrícula "
    "pedir_emprestado/empréstimo encomendar/encomenda pagar/pagamento cobrar/pagamento "
    "avaliar/avaliação assinar/assinatura",
}
_DEEDS = {language: dict(pair.split("/") for pair in said.split()) for language, said in _DEEDS_WORDS.items()}
"""What a deed leaves behind: who reserves a room makes a reservation, and the room was there before."""
_WRITING_DOWN = frozenset(("inscribir", "matricular", "inscrire", "inscrever"))
"""What puts somebody down, or somebody down for something: only then it leaves something behind."""
_INTO = re.compile(r"\s(?:en|a|à|au|dans|em|n[oa]|para)\s+(?:un|el|la|le|l['’]|cada|o\b|uma)", re.IGNORECASE)
_MYSELF = re.compile(r"(?<=r)(?:-?me|-?se|nos)$")
_GOING_BACK_WORDS = (
    "rückgabe stornierung absage verlängerung abmeldung kündigung devolución cancelación anulación renovación baja "
    "retour annulation restitution prolongation renouvellement devolução cancelamento renovação"
)
_GOING_BACK = frozenset(map(folded, _GOING_BACK_WORDS.split()))
"""What happens to something that is kept already."""
_OF_THE = re.compile(r"\s+(?:del|de\s+l[ao]s?|de\s+l['’]|du|d[oa]s?)\s.*$", re.IGNORECASE)
"""Whose it is, which is no part of its name: `las instalaciones del centro`."""


def topic_abroad(want: str, language: Language | None) -> str:
    """What a wish in a document of a language is about, in the singular; empty where it names no thing."""
    return (left_behind_of(want, language) or object_abroad(want, language)) if language in TONGUES else ""


def left_behind_of(want: str, language: Language | None) -> str:
    """What the deed that a wish begins with leaves behind; empty if it leaves nothing of its own."""
    first, _, rest = want.strip().partition(" ")
    verb = _MYSELF.sub("", first.lower())
    whom = re.sub(r"^a\s", "", rest)
    if verb in _WRITING_DOWN and verb == first.lower() and not _INTO.search(f" {whom}"):
        return ""
    deeds = _DEEDS.get(language or "en", {})
    return deeds.get(f"{verb}_{rest.partition(' ')[0].lower()}", "") or deeds.get(verb, "")


def deed_names(verb: str, language: Language) -> tuple[str, ...]:
    """What may be left behind by a deed, by its infinitive."""
    if language != "de":
        return tuple(filter(None, (_DEEDS[language].get(verb.lower(), ""),)))
    stem = verb[:-2] if verb.endswith("en") else verb[:-1] if verb.endswith(("ern", "eln")) else ""
    stem = stem if verb.islower() else ""
    return (f"{stem}ung".capitalize(), f"{stem}e".capitalize()) if len(stem) > 2 else ()


def goes_back(name: str) -> bool:
    """Whether a name is of what happens to something that is kept already: a return."""
    return folded(name.partition(" ")[0]) in _GOING_BACK


def object_abroad(want: str, language: Language | None) -> str:
    """The thing that a wish does something to; empty if that is only known of a thing."""
    one = written_down(want, language)
    return "" if is_attribute(one) else one


@lru_cache(maxsize=16_384)
def written_down(want: str, language: Language | None) -> str:
    """What a wish does something to, a thing or what is known of one, such as a weight."""
    own = language_of(want)
    tongue = TONGUES.get(language or "en") if own != "en" else None
    if tongue is None:
        return ""
    name = _german(want) if tongue.code == "de" else _OF_THE.sub("", _romance(want, tongue))
    one = tongue.one(name) if name else ""
    bare = folded(one.partition(" ")[0])
    return "" if bare in map(folded, _NO_TOPIC) else one


def _german(want: str) -> str:
    """The first noun that stands behind no preposition."""
    behind = False
    for found in re.finditer(r"[\w-]+|[,;:.]", want):
        word = found[0]
        if word in ",;:." or _GERMAN_ASKING.match(word):
            return ""
        if word.lower() in _GERMAN_PREPOSITIONS:
            behind = True
        elif word[0].isupper() and len(word) > 2:
            if not behind:
                return word
            behind = False
    return ""


def _romance(want: str, tongue: Tongue) -> str:
    """The noun behind the verb, with its adjective."""
    match = re.match(
        rf"(?:{_VERB}(?:{_JOINT}{_VERB})*\s+|(?=un[ea]?\s|uma\s))(?:a\s+(?=un|l|el|cada|ca))?(?:(?:{tongue.article}|du\s|de\s+la\s|de\s+l['’])\s*)?(?:{tongue.before_noun})?(?:{tongue.container}(?!espera|attente))?(?P<name>{tongue.noun})",
        want,
        re.IGNORECASE,
    )
    if match is None:
        return ""
    rest = re.match(r"\s+(?P<adjective>[^\W\d_]+)(?P<next>\s+[^\W\d_]+|$|[,.;:(])", want[match.end() :])
    if rest is None or " " in match["name"] or _IS_NO_ADJECTIVE.match(rest["adjective"]):
        return match["name"]
    behind = rest["next"].strip(" ,.;:(").lower()
    agrees = match["name"].endswith(("s", "x")) == rest["adjective"].endswith(("s", "x"))
    return (
        f"{match['name']} {rest['adjective']}" if agrees and (not behind or behind in _NO_ADJECTIVE) else match["name"]
    )
