"""How German sentences say what is kept of something; `nouns` is a clause whose nouns it belongs to."""

import re

from plan.reading.definitions.tongue import Tongue
from plan.reading.fields.phrases import field_phrases
from plan.reading.words.german_nouns import german_plural, german_singular

_WORD = r"[A-ZÄÖÜ][\wäöüß-]+"
_KEPT = r"(?:festgehalten|erfasst|gespeichert|notiert|angelegt|hinterlegt)"
DEFINING = (
    rf"^(?:ein|eine|jede[rs]?|der|die|das)\s+(?P<name>{_WORD})\s+(?:hat|haben|enthält|braucht|besteht\s+aus|besitzt)\s+(?P<list>.+)$",
    rf"^(?:ein|eine|jede[rs]?)\s+(?P<name>{_WORD})\s+gehört\s+zu\s+(?P<owner>[^,;]+?)(?:,|\s+und)\s+hat\s+(?P<list>.+)$",
    rf"^(?:zu|für|von)\s+(?:jede[rmn]?|eine[rmn]?|die|den|das|alle[nr]?)\s+(?P<name>{_WORD})\s+(?:speichern|erfassen|brauchen|"
    r"benötigen|genügen|reichen|notieren|führen|merken|halten|werden|wird)\s+(?:wir\s+)?(?:uns\s+)?(?P<list>.+?)"
    rf"(?:\s+(?:fest|{_KEPT}))?$",
    rf"^(?:vom|von\s+der|zum|zur|beim|bei\s+der)\s+(?P<name>{_WORD})\s+(?:speichern|erfassen|brauchen|benötigen|notieren)\s+wir\s+(?P<list>.+)$",
    rf"^(?:zu|für)\s+jede[rmn]?\s+(?P<name>{_WORD})\s+gehör(?:t|en)\s+(?:auch\s+)?(?P<list>.+)$",
    rf"^(?:ein|eine)\s+(?P<name>{_WORD})\s+ist\s+eine?\s+{_WORD}\s+mit\s+(?P<list>.+)$",
    rf"^(?:wenn|sobald|nachdem)\s+(?P<nouns>[^,]+),\s.*?\bals\s+(?P<name>{_WORD})\s+mit\s+(?P<list>.+?)\s+{_KEPT}$",
    rf"\berfass(?:t|en)\s+(?:der|die|das)\s+(?P<of>{_WORD})(?:\s+\w+\s+{_WORD})?\s+(?:seine?n?|ihre?n?|den|die|das)\s+"
    rf"(?P<name>{_WORD})\s*:\s+(?P<list>.+)$",
)
NAMED_BEHIND = (
    rf"^(?P<list>(?:die|das|der|den|eine?)\s.+?)\s+(?:schreiben|speichern|notieren|erfassen)\s+wir\s+(?:direkt\s+)?(?:zur|zum|beim|bei\s+der|in\s+der)"
    rf"\s+(?P<name>{_WORD})(?:\s+dazu)?$",
)
GOING_ON = (
    r"^wir\s+(?:speichern|erfassen|brauchen|benötigen|notieren|merken\s+uns)\s+(?P<list>.+)$",
    r"^da(?:rin)?\s+steht(?:\s+drin)?,?\s+(?P<list>.+)$",
    r"^dazu\s+(?P<list>(?:der|die|das|den|ein\w*)\s.+)$",
    r"^(?:es|er|sie)\s+(?:gehört\s+zu\s+(?P<owner>[^,;]+?)\s+und\s+)?hat\s+(?P<list>.+)$",
    r"^(?:außerdem\s+|zusätzlich\s+|dazu\s+)?(?:brauchen|erfassen|speichern|notieren)\s+wir\s+(?P<list>.+)$",
    rf"^{_KEPT}\s+(?:wird|werden)\s+(?P<list>.+)$",
)
_NOUN = (
    r"(?!(?:es|er|sie|wir|ich|man|außerdem|zusätzlich|dazu|dabei|darin|wenn|falls|sobald|jede[rs]?|diese[rs]?|alle|ein|eine|der|die|das|bei|zu|für)\b)"
    r"(?-i:[A-ZÄÖÜ])[\wäöüß-]*(?-i:[a-zäöüß])"
)
_HEADS = (
    "zahl|nummer|datum|zeit|name|preis|betrag|wert|gebühr|adresse|tag|termin|anzahl|größe|dauer|menge|"
    "frist|grenze|alter"
)
_DONE = (
    r"(?:fest|festgehalten|erfasst|gespeichert|notiert|angelegt|hinterlegt|geführt|aufbewahrt|eingetragen|vermerkt|dokumentiert|verwaltet|"
    r"abgelegt|registriert|gepflegt|aufgenommen|vergeben|erstellt|ausgestellt|ausgewiesen|an|ein)(?:\s+werden)?"
)
_MAY_BE_MISSING = (
    r"(?:optional|freiwillig|kann\s+fehlen|darf\s+fehlen|fehlt|"
    r"man\s+(?:auch\s+)?weglassen\s+kann|nicht\s+immer\s+\w+|nicht\s+jede[rs]?\s+hat)"
)
_IF_ANY = (
    r"(?:gegebenenfalls|ggf\.?|vielleicht|eventuell|evtl\.?|"
    r"möglicherweise|auf\s+Wunsch|wahlweise|bei\s+Bedarf|optional(?:e[rsn]?)?)"
)


def _one(name: str) -> str:
    before, space, last = name.rpartition(" ")
    found = german_singular(last.lower())
    return f"{before}{space}{found if last.lower() == last else found[:1].upper() + found[1:]}"


def _many(name: str) -> str:
    found = german_plural(name.lower())
    return found if name.lower() == name else found[:1].upper() + found[1:]


GERMAN = Tongue(
    code="de",
    article=r"(?:eine?[nmrs]?\s|der\s|die\s|das\s|den\s|dem\s|des\s|jede[rsnm]?\s|alle[nr]?\s)",
    each=r"(?:jede[rs]?)",
    each_one=r"jede[rmn]",
    noun=_NOUN,
    before_noun=r"(?:(?-i:(?!(?:mit|und|oder|hat|ist|wird)\s)[a-zäöüß]{2,})\s+){1,2}",
    behind_noun=r"(?:(?!))",
    has=r"(?:(?:dauert|läuft|geht)(?=\s+von\s)|hat|haben|trägt|tragen|enthält|enthalten|braucht|brauchen|besitzt|besitzen|umfasst|umfassen|bekommt|erhält|erhalten)",
    consists=r"(?:besteht\s+aus|bestehen\s+aus|setzt\s+sich\s+zusammen\s+aus|gliedert\s+sich\s+in)",
    belongs=r"(?:komm(?:t|en)\s+von|stamm(?:t|en)\s+(?:von|aus)|verbinde(?:t|n)|verknüpf(?:t|en)|gehör(?:t|en)\s+zu|bezieht\s+sich\s+auf|hängt\s+an|(?:ist|sind|wird|werden)(?=\s.*\s(?:zugeordnet|eingeordnet|zugeteilt|zugewiesen)\b)(?:\s+in)?)",
    arises=r"(?:gibt\s+es|entsteh(?:t|en)|wird|werden|gehör(?:t|en)(?!\s+zu)|legen\s+wir|führen\s+wir|schreiben\s+wir)",
    for_each=r"(?:(?:zu|für|von|bei|in|an|über)\s+(?:jede[rnms]?|eine[rnm]?|die|den|dem|das|der|alle[nr]?)\s|(?:zum|zur|beim|vom|im|je|pro)\s"
    r"|(?:für|von|zu|bei)\s(?=(?-i:[A-ZÄÖÜ])))",
    keep=r"(?:speichern|erfassen|brauchen|benötigen|genügen|genügt|reichen|reicht|zählen|zählt|sollen|müssen|gehören|gehört|notieren|führen|merken|halten|pflegen|verwalten|werden|wird)(?:\s+(?:festgehalten|erfasst|gespeichert|notiert|eingetragen|vermerkt),)?(?:\s+wir)?(?:\s+uns)?",
    listing=r"\b",
    particle=r"(?:an|ab|auf|aus|ein|vor|zu|fest)",
    account=r"(?:Benutzer|Nutzer|Kunden)?[Kk]onto",
    each_time=r"(?:nach|vor|bei|an|in|zu)\s+jede[rmn]",
    passive=r"(?:werden|wird|sind|ist|(?:erfassen|speichern|führen|verwalten|pflegen|notieren|halten)\s+wir)",
    kept=_DONE,
    with_=r"mit",
    joint="und",
    alternatives=r"(?:ist|sind|kann|können)(?:\s+entweder)?",
    either="oder",
    status="Status",
    pronoun=r"(?:sie|er|es)",
    container=r"(?:(?:Karteikarte|Stammblatt|Akte|Datensatz)\s+(?:der|des|einer|eines)\s+)",
    nested=r"(?:sind\s+(?:ineinander\s+)?(?:verschachtelt|hierarchisch|geschachtelt)|können\s+Unter\w+\s+haben|haben\s+Unter\w+)",
    several=r"mehrere[nrs]?|viele[nr]?|beliebig\s+viele[nr]?|verschiedene[nr]?|einen?\s+oder\s+mehrere|mehr\s+als\s+eine?n?",
    unique=r"(?:jede[rs]?\s|der\s|die\s|das\s)?(?:(?P<field>[^\s,;:]{3,50})\s+(?:gibt\s+es\s+nur\s+einmal|ist\s+eindeutig|(?:muss|müssen)\s+eindeutig\s+sein|"
    r"darf\s+(?:es\s+)?(?:nur\s+einmal|nicht\s+doppelt)\s+\w+|kommt\s+nur\s+einmal\s+vor)|(?P<many>[^\s,;:]{3,50})\s+(?:sind\s+eindeutig|dürfen\s+nicht\s+doppelt\s+\w+)).*",
    rates=r"(?:bewerten?)(?=\s+(?:ein|den|die|das))",
    rating="Bewertung",
    clauses=(
        (
            re.compile(
                r"\s*\([^()]*\b(?:optional|freiwillig|fehlt|fehlen|leer|später|unbekannt|nicht\s+jede[rsnm]?)\b[^()]*\)"
            ),
            " (optional)",
        ),
        (re.compile(rf",\s+(?:die|der|das|den)\s+(?:[^,;()]*\s)?{_MAY_BE_MISSING}(?=,|$|\s+und\s)"), " (optional)"),
        (
            re.compile(
                r"(?:,\s+und|,|\s+und),?\s+(?:falls|wenn|sofern)\s+(?:bekannt|vorhanden|nötig|gewünscht|es\s+eine?n?\s+gibt),\s+(?P<one>[^,]+)"
            ),
            r", \g<one> (optional)",
        ),
        (
            re.compile(
                r"\bwann\s+(?:sie|er|es|das|man)\s+(?:wieder\s+|das\s+nächste\s+Mal\s+|zuletzt\s+)?(?P<what>[a-zäöüß]+)\s+(?:ist|sind|wird|wurde|werden)\b"
            ),
            r"\g<what> am",
        ),
        (
            re.compile(rf"(?P<first>^|,\s*|\bund\s+){_IF_ANY}\s+(?:eine?n?\s+)?(?P<one>[A-ZÄÖÜ][\w-]+)"),
            r"\g<first>\g<one> (optional)",
        ),
        (
            re.compile(r"\bbei\s+[A-ZÄÖÜ]\w+n\s+(?:auch\s+)?(?:der|die|das|den)\s+(?P<one>[A-ZÄÖÜ]\w+)"),
            r"\g<one> (optional)",
        ),
        (
            re.compile(
                r",\s+(?:die|der|das|den)\s+(?:es\s+)?(?:im\s+selben|in\s+derselben|in\s+demselben|je|pro|innerhalb\s+(?:des|der|eines|einer))\s+(?P<of>[A-ZÄÖÜ]\w+)\s+(?:nur\s+einmal\s+(?:gibt|vorkommt|geben\s+darf)|eindeutig\s+ist)"
            ),
            lambda match: f" (unique per {_one(match['of'])})",
        ),
        (
            re.compile(
                r",\s+(?:die|der|das|den)\s+(?:es\s+)?(?:[a-zäöüß]+\s+){0,2}?(?:nur\s+einmal|nie\s+(?:ein\s+zweites\s+Mal|doppelt|zweimal)|nicht\s+(?:doppelt|zweimal))\s+(?:gibt|vorkommt|vorkommen\s+darf|geben\s+darf|vergeben\s+wird)"
            ),
            " (unique)",
        ),
        (re.compile(r"\b(?:Anschrift|Adresse)\s*\((?P<parts>[^()]+,[^()]+)\)"), r"\g<parts>"),
        (re.compile(r"(?:die|eine)\s+(?P<one>[A-ZÄÖÜ]\w+)in\s+oder\s+(?:der|ein)\s+(?P=one)\b"), r"\g<one>"),
        (
            re.compile(r"\b(?:eine[rm]|zu\s+eine[rm])\s+der\s+(?:[a-zäöüß]+\s+){0,2}(?P<one>[A-ZÄÖÜ]\w+)"),
            lambda match: _one(match["one"]),
        ),
        (re.compile(r",?\s+(?:damit|weil|denn|sodass|so\s+dass|wenn|falls|aber|sonst)\s.*$"), ""),
        (
            re.compile(r"ob\s+(?:ein\w*\s+)?([A-ZÄÖÜ]\w+)\s+(?:dabei|vorhanden|da|nötig|erforderlich)\s+ist"),
            r"\1 (boolean)",
        ),
        (re.compile(rf"\s+{_DONE},\s+außerdem\s+"), ", "),
        (re.compile(r"\beindeutige[nrs]?\s+([A-ZÄÖÜ]\w+)"), r"\1 (unique)"),
        (re.compile(r"\bNamen\b(?=\s*(?:,|$|und\b|\())"), "Name"),
        (re.compile(r"\bwelche[rsnm]?\s+([A-ZÄÖÜ]\w+)\b[^,]*?(?=,|$|\s+und\s+welche)"), r"\1"),
        (re.compile(r"\bvon\s+(?:ein\w*\s+)?([A-ZÄÖÜ]\w+)\s+bis\s+(?:zu\s+)?(?:ein\w*\s+)?([A-ZÄÖÜ]\w+)"), r"\1, \2"),
        (re.compile(r",\s+die\s+(?:bei\s+uns\s+)?(?:eindeutig|einmalig)\s+ist\b"), " (unique)"),
        (re.compile(r"(?:dem\s+|den\s+|einem\s+|einen\s+)?(?:Vermerk|Angabe|Hinweis|Kennzeichen),?\s+(?=ob\s)"), ""),
        (
            re.compile(
                r"ob\s+(?:(?:der|die|das|er|sie|es|ein|eine)\s+)?(?:(?-i:[A-ZÄÖÜ])\w+\s+)?([\wäöüß "
                r"-]+?)\s+(?:ist|sind|hat|wurde|wird)(?=,|$|\s+und\s)"
            ),
            r"\1 (boolean)",
        ),
        (re.compile(r"\berste[nrm]?\s+und\s+letzte[nrm]?\s+([A-ZÄÖÜ]\w+)"), r"erster \1, letzter \1"),
        (
            re.compile(
                rf"\b([A-ZÄÖÜ]\w+)-\s+und\s+(?:(?:ein|eine|einen|die|das|der)\s+)?([A-ZÄÖÜ]\w*?)({_HEADS})\b((?:\s+(?:von|der|des)\s+[A-ZÄÖÜ]\w+)?)",
                re.IGNORECASE,
            ),
            r"\1\3\4, \2\3\4",
        ),
        (
            re.compile(
                r"\b(?:(?:ein|dem|das|den)\w*\s+)?(?:Datum|Tag|Zeitpunkt),\s+(?:(ab)|(bis)\s+zu)\s+dem\s+(?:man|er|sie)\s+(?:sich\s+)?(\w+?)en\s+(?:kann|können|darf)"
            ),
            r"\3ung \1\2",
        ),
        (re.compile(r"\s+von\s+(?:eins|1)\s+bis\s+(?:fünf|5)\b", re.IGNORECASE), " (integer, 1-5)"),
        (re.compile(r",\s+(?:ab|bis|an|zu|in|auf|unter|seit)\s+(?:dem|der|denen)\s[^,]*"), ""),
    ),
    one=_one,
    many=_many,
    fields=field_phrases,
)
