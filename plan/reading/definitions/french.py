"""How French sentences say what is kept of something."""

import re

from plan.reading.definitions.tongue import Tongue
from plan.reading.words.romance_fields import romance_fields
from plan.reading.words.romance_nouns import french_plural, french_singular, romance_plural, romance_singular

_WORD = (
    r"(?!(?:une?|les?|la|des?|du|aux?|ce|cette|et|ou|avec|dans|sur|pour|par|que|qui|est|sont|on|nous|il|elle)\b)"
    r"[^\W\d_][\w-]*"
)
_NOUN = rf"{_WORD}(?:\s+(?:de\s+la\s+|des?\s+|du\s+|d['’]\s*){_WORD})?"
_NOTED = (
    r"(?:note|notons|enregistre|enregistrons|garde|gardons|conserve|conservons|saisit|saisissons|tient|"
    r"tenons|consigne|définit|définissons|précise|fixe|renseigne|indique|inscrit)"
)
_PARTICIPLE = (
    r"(?:enregistr|not|conserv|saisi|gard|consign|inscri|stock|décri|défini|référenc|list|tenu|gér)(?:é|t|i|u)?e?s?"
)
_ENTERED = r"(?:\w+(?:é|i|u|is|it)e?s?)"


def _one(name: str) -> str:
    return romance_singular(name, french_singular)


FRENCH = Tongue(
    code="fr",
    article=r"(?:une?\s|les?\s|la\s|l['’]|des\s|chaque\s|tout\s|toute\s|tous\s+les\s|toutes\s+les\s)",
    each=r"(?:chaque|tout|toute)",
    each_one=r"chaque",
    noun=_NOUN,
    before_noun=r"(?:(?:plusieurs|nouve(?:au|l|lle|aux|lles)|différentes?|différents?|autres?|un\s+ou\s+plusieurs|une\s+ou\s+plusieurs)\s+)",
    behind_noun=r"(?:\s+[^\W\d_]+(?:é|i|u|t|el|al|if)e?s?)",
    has=r"(?:(?:est|sont)\s+(?:décrit|défini|identifié|caractérisé)e?s?\s+par|a|ont|possède|possèdent|comporte|comportent|comprend|comprennent|contient|contiennent|porte(?!\s+sur)|portent(?!\s+sur)|disposent?\s+d(?:e|['’])|indique|mentionne|précise)",
    consists=r"(?:se\s+compose(?:nt)?\s+d(?:e|['’])|(?:est|sont)\s+composée?s?\s+d(?:e|['’])|regroupe(?:nt)?)",
    belongs=rf"(?:appartien(?:t|nent)\s+(?:à|au)|concerne(?:nt)?|porte(?:nt)?\s+sur|dépend(?:ent)?\s+d(?:e|u|['’])|vien(?:t|nent)\s+d(?:e|u|['’])|(?:re)?lie(?:nt)?|associe(?:nt)?|relève(?:nt)?\s+d(?:e|u)|se\s+rapporte(?:nt)?\s+à|"
    rf"(?:est|sont)\s+{_ENTERED}\s+(?:à|au|dans|sur|par|pour))",
    arises=r"(?:il\s+y\s+a|on\s+(?:établit|émet|crée|fait|remplit|garde|tient|enregistre)|(?:est|sont)\s+(?:établie?s?|émise?s?|créée?s?))",
    for_each=r"(?:(?:pour|de|à)\s+(?:chaque|toute?|une?|les?|la)\s|d['’]une?\s|de\s+l['’]|pour\s+l['’])",
    keep=rf"(?:(?:on|nous)\s+(?:y\s+)?{_NOTED}|il\s+faut\s+(?:noter|enregistrer|garder|connaître|saisir|conserver)|(?:est|sont)\s+{_PARTICIPLE})",
    listing=r"(?:\b(?:une?|des|les?|la|chaque)\s+|\b(?=[^\W\d_]+s\s))",
    particle=r"(?!)",
    account=r"compte",
    each_time=r"(?:après|avant|pendant|à|lors\s+de)\s+chaque",
    passive=rf"(?:est|sont|doivent\s+être|doit\s+être)\s+{_ENTERED}(?:\s+par\s+(?:les?\s|la\s|l['’])\w+)?",
    kept=rf"(?:est|sont)\s+{_PARTICIPLE}",
    with_=r"avec(?:\s+pour\s+chacune?)?",
    joint=r"(?:et|puis)",
    alternatives=r"(?:peu(?:t|vent)\s+être|est|sont|passe\s+par)(?:\s+soit)?",
    either=r"(?:ou|et\s+enfin|puis)",
    status="statut",
    pronoun=r"(?:elles?|ils?)",
    container=r"(?:(?:fiche|dossier|registre|liste|catalogue)\s+(?:de\s+la\s+|des?\s+|du\s+|d['’]\s*))",
    nested=r"(?:sont\s+(?:imbriquée?s|hiérarchisée?s|hiérarchiques)|peuvent\s+(?:avoir|contenir)\s+des\s+sous-\w+)",
    several=r"plusieurs|(?:de\s+)?nombreu(?:x|ses)|différente?s|beaucoup\s+d(?:e\s|['’])|une?\s+ou\s+plusieurs|plus\s+d['’]une?",
    unique=r"(?:chaque\s|l['’]|les?\s|la\s)(?:(?P<field>[^,;:]{2,50}?)\s+(?:est|doit\s+être|reste)\s+unique|"
    r"(?P<many>[^,;:]{2,50}?)\s+(?:sont|doivent\s+être)\s+uniques).*",
    rates=r"(?:évaluent?|évaluer|notent?|peuvent\s+(?:évaluer|noter)|peut\s+(?:évaluer|noter))",
    rating="évaluation",
    clauses=(
        (re.compile(r"\badresse\s*\((?P<parts>[^()]+,[^()]+)\)", re.IGNORECASE), r"\g<parts>"),
        (re.compile(r"\s+d(?:e\s+|['’])(?:un|une|1)\s+à\s+(?:cinq|5)\b", re.IGNORECASE), " (integer, 1-5)"),
        (
            re.compile(
                r"(?P<note>\s*\([^()]*\))?,?\s+(?:qui\s+)?(?:ne\s+(?:se\s+répète|peut\s+pas\s+se\s+répéter)(?:\s+(?:jamais|pas))?|(?:est|doit\s+être)\s+unique|sans\s+doublons?)(?=,|$|\s+et\s)"
            ),
            " (unique)",
        ),
        (re.compile(r"\bdate\s+et\s+(?:l['’]\s*)?heure\b", re.IGNORECASE), "date heure (timestamp)"),
        (re.compile(r"\bentre\s+quelles\s+(?:deux\s+)?dates\b"), "valable du (date), valable au (date)"),
        (re.compile(r"\b(?:à\s+partir\s+de|depuis)\s+quand\b", re.IGNORECASE), "valable du (date)"),
        (
            re.compile(r"\bjusqu['’]à\s+quand\b|\b(?:la\s+)?date\s+jusqu['’]à\s+laquelle\b[^,;]*", re.IGNORECASE),
            "valable au (date)",
        ),
        (
            re.compile(r"\bdate\s+(?:à|où)\s+(?:laquelle\s+)?(?:elle|il|on)\s+(?P<does>[^\W\d_]+)", re.IGNORECASE),
            r"\g<does> le (date)",
        ),
        (
            re.compile(r"(?:^|(?<=,\s)|(?<=\set\s))(?:à|dans|avec|pour)\s+quel(?:le)?s?\s+(?P<what>[^\W\d_]+)\b[^,;]*"),
            r"\g<what>",
        ),
        (
            re.compile(
                r",\s+s['’](?:ils?|elles?|on)\s+(?:(?:les?|la|en)\s+|l['’]\s*)?(?:disent|dit|veulent|veut|ont|a|y\s+en\s+a)\b[^,;]*"
            ),
            " (optional)",
        ),
        (re.compile(r"s['’]il\s+faut\s+(?:une?\s+)?(\w+)", re.IGNORECASE), r"\1 exigé (boolean)"),
        (
            re.compile(
                r"s['’]il\s+(?:a|possède|dispose\s+d['’]|y\s+a)\s+(?:une?\s+)?([\w ]+?)(?=,|$|\s+et\s)", re.IGNORECASE
            ),
            r"\1 (boolean)",
        ),
        (re.compile(r"s['’](?:il|elle)\s+est\s+(?:déjà\s+)?([\w ]+?)(?=,|$|\s+et\s)", re.IGNORECASE), r"\1 (boolean)"),
    ),
    one=_one,
    many=lambda name: romance_plural(name, french_plural),
    fields=romance_fields,
)
