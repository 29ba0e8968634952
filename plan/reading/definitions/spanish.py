"""How Spanish sentences say what is kept of something."""

import re

from plan.reading.definitions.tongue import Tongue
from plan.reading.words.romance_fields import romance_fields
from plan.reading.words.romance_nouns import romance_plural, romance_singular, spanish_plural, spanish_singular

_NOUN = r"[^\W\d_]+(?:\s+(?!(?:tiene|es|son|está|queremos|necesitamos)\b)[^\W\d_]+){0,2}?"
_WE = (
    r"(?:(?:queremos|hay\s+que|necesitamos|debemos|tenemos\s+que|quiero|necesito)\s+(?:guardar|saber|anotar|apuntar|registrar|tener)"
    r"|necesitamos|necesito|guardamos|apuntamos|anotamos|registramos|se\s+(?:guardan?|apuntan?|anotan?|registran?))"
)
DEFINING = (
    rf"^(?:cada|un|una|todo|toda)\s+(?P<name>{_NOUN})\s+(?:tiene|lleva|consta\s+de|debe\s+tener|incluye)\s+(?P<list>.+)$",
    rf"^(?:de|para|por|a)\s+(?:cada|un|una|el|la|los|las)\s+(?P<name>{_NOUN}),?\s+{_WE}\s+(?P<list>.+)$",
    rf"^cada\s+[^\W\d_]+\s+es\s+una?\s+(?P<name>{_NOUN})\s*:\s+(?P<list>.+)$",
    rf"^(?:un|una|el|la|cada)\s+(?P<name>{_NOUN})\s+es\s+(?:eso|esto|lo\s+siguiente)?\s*:?\s*(?P<list>una?\s.+)$",
    r"\b(?P<name>[^\W\d_]+)\s+por\s+cada\s+(?P<of>[^\W\d_]+)\b[^,]*,\s+con\s+(?P<list>.+)$",
    rf"^(?:el|la|los|las)\s+[^\W\d_]+\s+(?:registra|apunta|anota|crea|da\s+de\s+alta|introduce)\s+(?:un|una|cada)\s+(?P<name>{_NOUN})\s+con\s+"
    r"(?P<list>.+)$",
)
GOING_ON = (
    rf"^(?:además,?\s+|también\s+|luego\s+|después,?\s+)?{_WE}\s+(?P<list>.+)$",
    r"^(?:además\s+)?(?:tiene|lleva)\s+(?P<list>.+)$",
    r"^se\s+(?:pone|apunta|anota|indica|dice|elige|escoge|escribe|introduce|selecciona)n?\s+(?P<list>.+)$",
)
_WORD = (
    r"(?!(?:un[ao]?s?|el|las?|los|lo|y|o|con|en|que|es|son|se|no|por|está|del?|al?|para|sin|sus?|cada|si|ya|más|cual|cuál|qué|mism[oa]s?|"
    r"otr[oa]s?)\b)[^\W\d_]{2,}"
)
_NAME = rf"{_WORD}(?:\s+de(?:\s+la|\s+los|\s+las|l)?\s+{_WORD})?"
_NOTED = r"(?:guarda|registra|apunta|anota|indica|almacena|conserva|recoge|necesita|pone|emite|genera)n?"
_PARTICIPLE = r"(?:registrad|guardad|anotad|apuntad|almacenad|definid|descrit|archivad|dad)[oa]s?"


def _one(name: str) -> str:
    return romance_singular(name, spanish_singular)


SPANISH = Tongue(
    code="es",
    article=r"(?:un[ao]?s?\s|el\s|l[ao]s?\s|cada\s|tod[oa]s?\s(?:l[ao]s\s)?)",
    each=r"(?:cada|todo|toda)",
    each_one=r"cada",
    noun=_NAME,
    before_noun=r"(?:(?:vari[oa]s|divers[oa]s|much[oa]s|nuev[oa]s?|otr[oa]s?|un[oa]?\s+o\s+(?:más|vari[oa]s))\s+)",
    behind_noun=r"(?:\s+[^\W\d_]+[aoei]s?)",
    has=r"(?:(?:se|está|es)\s+(?:describe|identifica|identificad[oa]|descrit[oa])\s+(?:con|por)|tiene|tienen|lleva|llevan|incluye|incluyen|comprende|comprenden|contiene|contienen|debe\s+tener|deben\s+tener|recoge|guarda)",
    consists=r"(?:se\s+compone(?:n)?\s+de|consta(?:n)?\s+de|está\s+compuest[oa]\s+(?:de|por)|se\s+divide(?:n)?\s+en)",
    belongs=r"(?:pertenecen?\s+(?:a|al)|vincula[n]?|relaciona[n]?|asocia[n]?|vienen?\s+del?|se\s+(?:abre|hace|emite|crea)n?\s+para|corresponden?\s+(?:a|al)|se\s+refiere(?:n)?\s+(?:a|al)|dependen?\s+del?|"
    r"(?:está|están|es|son)\s+\w+[oa]s?\s+(?:a|al|en|por|con))",
    arises=rf"(?:hay|existe|existen|se\s+(?:{_NOTED}|hacen?|crean?|abren?|prepara))",
    for_each=r"(?:(?:para|de|en|por|a)\s+(?:cada|tod[oa]s?\s+l[ao]s|un[ao]?|el|l[ao]s?)\s|del\s|al\s)",
    keep=rf"(?:se\s+{_NOTED}|interesan?|importan?|hacen?\s+falta|(?:guardamos|apuntamos|anotamos|registramos|necesitamos)|(?:hay\s+que|queremos|debemos)\s+(?:guardar|saber|anotar|apuntar|"
    rf"registrar)|(?:es|son|está|están)\s+{_PARTICIPLE})",
    listing=r"(?:\b(?:un[ao]?s?|el|l[ao]s?|cada|nuev[oa]s?)\s+|\b(?=[^\W\d_]+s\s))",
    particle=r"(?!)",
    account=r"cuenta",
    each_time=r"(?:después\s+de|tras|antes\s+de|durante|en|a|al\s+final\s+de)\s+cada",
    passive=rf"(?:(?:son|es|están|está|deben?\s+ser|se)\s+\w+(?:(?:ad|id|t)[oa]s?|an?|en?)(?:\s+por\s+(?:el|la|los|las)\s+\w+)?|se\s+{_NOTED}|se\s+dan?\s+de\s+alta)",
    kept=rf"(?:es|son)\s+{_PARTICIPLE}",
    with_=r"con",
    joint=r"(?:y|e)",
    alternatives=r"(?:pueden?\s+(?:estar|ser|quedar)|pasan?\s+(?:de|por)|está|están|es|son)",
    either=r"(?:o|u)",
    status="estado",
    pronoun=r"(?:ell[ao]s|él|ella|esta|este)",
    container=r"(?:(?:ficha|expediente|registro|listado|catálogo)\s+de(?:l)?\s+(?:(?:la|los|las)\s+)?)",
    nested=r"(?:son\s+(?:jerárquic|anidad)[oa]s|pueden\s+(?:tener|contener)\s+sub\w+)",
    several=r"vari[oa]s|much[oa]s|divers[oa]s|distint[oa]s|un[oa]\s+o\s+(?:más|vari[oa]s)|más\s+de\s+un[oa]?",
    unique=r"(?:cada\s|el\s|l[ao]s?\s)(?:(?P<field>[^,;:]{2,50}?)\s+(?:(?:es|debe\s+ser)\s+únic[oa]|no\s+(?:se\s+puede\s+repetir|puede\s+repetirse|se\s+repite))|"
    r"(?P<many>[^,;:]{2,50}?)\s+(?:(?:son|deben\s+ser)\s+únic[oa]s|no\s+(?:se\s+pueden\s+repetir|pueden\s+repetirse|se\s+repiten))).*",
    rates=r"(?:valora[nr]?|califica[nr]?|puntúan?|puntuar|pueden?\s+(?:valorar|calificar|puntuar))",
    rating="valoración",
    clauses=(
        (re.compile(r"\bdirecci[oó]n\s*\((?P<parts>[^()]+,[^()]+)\)", re.IGNORECASE), r"\g<parts>"),
        (
            re.compile(
                r"(?P<note>\s*\([^()]*\))?,?\s+(?:que\s+)?(?:también\s+)?(?:no\s+(?:se\s+(?:puede\s+)?rep[ie]t(?:e|en|ir)|puede\s+repetirse)(?:\s+(?:jamás|nunca))?"
                r"|(?:es|son|sea|debe\s+ser)\s+únic[oa]s?|irrepetibles?|sin\s+repetir)(?=,|$|\s+y\s)"
            ),
            " (unique)",
        ),
        (re.compile(r"\bfecha\s+y\s+(?:la\s+)?hora\b", re.IGNORECASE), "fecha hora (timestamp)"),
        (re.compile(r"\bentre\s+qué\s+(?:dos\s+)?(?:fechas|días)\b"), "desde (date), hasta (date)"),
        (re.compile(r"\b(?P<from>desde|hasta)\s+(?:cuándo|qué\s+(?:día|fecha))\b", re.IGNORECASE), r"\g<from> (date)"),
        (
            re.compile(
                r"\b(?:la\s+)?fecha\s+(?P<from>desde|hasta)\s+(?:la\s+)?(?:que|cuándo)(?:\s+[^\W\d_]+)?", re.IGNORECASE
            ),
            r"\g<from> (date)",
        ),
        (
            re.compile(r"\b(?:la\s+)?fecha\s+en\s+(?:la\s+)?que\s+(?:se\s+)?(?P<does>[^\W\d_]+)", re.IGNORECASE),
            r"\g<does> el (date)",
        ),
        (re.compile(r"\bcuándo\s+(?:se\s+)?(?P<does>[^\W\d_]+)(?=,|$|\s+y\s)", re.IGNORECASE), r"\g<does> el (date)"),
        (re.compile(r"(?:^|(?<=,\s)|(?<=\sy\s))(?:a|en|con|de|para)\s+qué\s+(?P<what>[^\W\d_]+)\b[^,;]*"), r"\g<what>"),
        (
            re.compile(r",\s+si\s+(?:l[oa]s?\s+)?(?:dicen?|quieren?|tienen?|hay|saben?|dan?)\b(?:\s[^,;]*)?"),
            " (optional)",
        ),
        (
            re.compile(r"\s+si\s+(?:tienen?\s+preferencia|l[oa]s?\s+(?:dicen?|quieren?|tienen?|saben?))(?=,|$|\s+y\s)"),
            " (optional)",
        ),
        (re.compile(r"\bsi\s+(?:ya\s+)?se\s+(?:ha\s+)?(?P<done>[^\W\d_]+)(?=,|$|\s+y\s)"), r"se \g<done> (boolean)"),
        (
            re.compile(r"\bun[oa]?\s+de\s+l[oa]s\s+(?:[^\W\d_]+\s+)?(?P<one>[^\W\d_]+)\b[^,;]*"),
            lambda match: spanish_singular(match["one"]),
        ),
        (re.compile(r"\s+de(?:l)?\s+(?:uno|1)\s+a(?:l)?\s+(?:cinco|5)\b", re.IGNORECASE), " (integer, 1-5)"),
        (
            re.compile(r"si\s+(?:ya\s+)?(?:tiene|hay|necesita|lleva)\s+([\w ]+?)(?=,|$|\s+y\s)", re.IGNORECASE),
            r"\1 (boolean)",
        ),
        (re.compile(r"si\s+(?:ya\s+)?(?:es|está|fue)\s+([\w ]+?)(?=,|$|\s+y\s)", re.IGNORECASE), r"\1 (boolean)"),
    ),
    one=_one,
    many=lambda name: romance_plural(name, spanish_plural),
    fields=romance_fields,
)
