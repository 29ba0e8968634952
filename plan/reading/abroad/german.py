"""How German sentences say what is true of a thing."""

from plan.reading.abroad.phrases import Phrases
from plan.reading.definitions_de import GERMAN

_NEEDED = (
    r"(?:(?:ist|sind)\s+(?:immer\s+|alle\s+)?(?:Pflicht(?:felder|feld|angaben|angabe)?|verpflichtend|erforderlich|zwingend|obligatorisch)"
    r"|(?:muss|müssen)\s+(?:immer\s+)?(?:sein|(?:angegeben|ausgefüllt|eingetragen)\s+(?:sein|werden)|vorhanden\s+sein)"
    r"|(?:darf|dürfen)\s+(?:nie\s+|nicht\s+)(?:fehlen|leer\s+(?:bleiben|sein)))"
)
_ALSO = r"(?:,\s*(?:ebenso|genauso|auch|außerdem)\s+(?P<more>[^.;:]+))?"
_EMPTY = r"(?:leer\s+(?:bleiben|sein)|fehlen|weggelassen\s+werden|entfallen)"
_PUT_IN = (
    r"(?:hinterlegt|abgelegt|angehängt|eingetragen|erfasst|zugeordnet|angegeben|vermerkt|hochgeladen|gespeichert|gegeben|verwendet|"
    r"verabreicht|bestellt|verkauft|gebucht|enthalten|vorkommen|liegen|stehen)"
)
_MAKE = r"(?:aufnehmen|erfassen|eintragen|anlegen|notieren|hinterlegen|buchen|erstellen|festhalten|dokumentieren)"

GERMAN_PHRASES = Phrases(
    tongue=GERMAN,
    a="ein",
    name="Name",
    needed=(
        rf"^(?P<list>[^.;:]+?)\s+{_NEEDED}{_ALSO}$",
        r"^(?:Pflicht(?:angaben|felder)?|verpflichtend|erforderlich)\s*(?:sind|ist|:)\s*(?P<list>[^.;]+)$",
    ),
    all_needed=rf"^(?:alle(?:\s+(?:zwei|drei|vier|fünf))?(?:\s+(?:Felder|Angaben))?|beide(?:s)?|alles|die\s+(?:zwei|drei|vier)(?:\s+Angaben)?|nichts\s+davon|keine\s+davon)\s+(?:{_NEEDED}|darf\s+fehlen)$",
    optional=(
        rf"^(?P<list>[^.;:]+?)\s+(?:(?:ist|sind)\s+(?:freiwillig|optional|nicht\s+(?:verpflichtend|erforderlich))|(?:kann|können|darf|dürfen)\s+(?:auch\s+)?{_EMPTY}"
        rf"|bleib(?:t|en)\s+(?:frei|leer))(?:,\s+(?:wenn|falls|solange)\s[^,.;:]+)?{_ALSO}$",
        r"^(?P<list>(?:(?:die|der|das|den|eine?n?)\s)[^.;:]+?),\s+(?:falls|wenn|sofern)\s+(?:sie|er|es|vorhanden|bekannt|gewünscht)\b[^.;:]*$",
    ),
    not_all=(
        r"^(?P<list><A><N>)\s+(?:hat|haben|besitzen|besitzt|trägt|tragen)\s+nicht\s+(?:jede[rs]?|alle)(?:\s+(?P<name><N>))?$",
        r"^nicht\s+(?:jede[rs]?|alle)\s+(?P<name><N>)\s+(?:hat|haben|besitzen|besitzt)\s+(?P<list>(?:eine?n?\s|<N>)[^.;:]*)$",
        r"^wer\s[^.;:]+?,\s+(?:hat|bekommt)\s+(?:außerdem\s+|auch\s+|zusätzlich\s+)?(?P<list>eine?n?\s[^.;:]+)$",
    ),
    flags=(
        r"^(?P<name><N>)(?:,[^.;:]+,)?\s+(?:sollen|können|müssen|werden|wird|kann)\s+(?:mit\s+eine[rm]\s+|als\s+)(?P<flag>[^\W\d_]+)\s+(?:gekennzeichnet|markiert|versehen|vermerkt)\b",
        r"^(?:ob|ist|hat)\s+(?:<A><N>\s+)?(?P<flag>[^\W\d_]+)(?:\s+(?:ist|hat|sind))?,\s+wird\s+(?:das\s+)?(?:angekreuzt|vermerkt|markiert|angehakt)$",
        r"\b<A>(?P<name><N>)\s+als\s+(?P<flag>[^\W\d_]+)\s+(?:markieren|kennzeichnen)\b",
    ),
    never_twice=r"\b(?:(?:gibt\s+es|kommt|darf\s+es)\s+(?:weltweit\s+|bei\s+uns\s+|insgesamt\s+)?nur\s+einmal|nie\s+(?:ein\s+zweites\s+Mal|doppelt|zweimal)|(?:ist|sind|bleibt)\s+(?:immer\s+)?eindeutig|weltweit\s+nur\s+einmal)\b",
    no_two=(
        r"\b(?:keine\s+zwei|nie\s+zwei|nicht\s+zwei)\s+(?P<name><N>)\s+[^.;:]*?\bmit\s+(?:derselben|demselben|der\s+gleichen|dem\s+gleichen)(?:\s+(?P<field><N>))?",
        r"^zwei\s+(?P<name><N>)\s+dürfen\s+(?:nie|nicht)\s+(?:dieselbe|denselben|dasselbe|die\s+gleiche|den\s+gleichen)\s+(?P<field><N>)",
    ),
    same_twice=(
        r"^(?:derselbe|dieselbe|dasselbe)\s+(?P<one><N>)\s+(?:darf|kann|steht|kommt)\s+[^.;:,]*?\b(?:in|für|auf|bei|zu|an)\s+(?:derselben|demselben|denselben|dasselbe|dieselbe)\s+(?P<other><N>)\s+(?:nicht\s+zweimal|nur\s+einmal|nie\s+doppelt)",
    ),
    once_for=(
        r"^<A>(?P<one><N>)\s+(?:darf|kann)\s[^.;:]*?\b(?:für|in|auf|bei|zu|an|mit)\s+(?:dasselbe|denselben|dieselbe|derselben|demselben)\s+(?P<other><N>)\s+(?:aber\s+|jedoch\s+)?(?:nur\s+einmal|nicht\s+(?:zweimal|mehrmals))",
    ),
    belongs=(
        r"\b(?:ein|eine|jede[rs]?)\s+(?P<name><N>)\s+gehört\s+(?:immer\s+|stets\s+)?zu\s+(?:(?:genau|nur|höchstens)\s+)?eine[rm]\s+(?P<of><N>)",
        r"^<A>(?P<name><N>)\s+sind\s+(?:bereits\s+|schon\s+)?(?:erfasste|angelegte|registrierte|vorhandene|bekannte)\s+(?P<of><N>)",
    ),
    inside_another=(
        r"^<A>(?P<name><N>)\s+(?:kann|können)\s+(?:[^\W\d_]+\s+)?(?:in|unter|zu|Teil)\s+(?:eine[rmns]\s+)?andere[nrsm]?\s+<N>\s+(?:liegen|gehören|hängen|stehen|sein|untergeordnet\s+sein)",
        r"^<A>(?P<name><N>)\s+(?:kann|können)\s+(?:(?:ein|einen|eine|weitere|andere)\s+)?(?:Unter|Ober|Teil)[^\W\d_]+\s+(?:haben|enthalten|sein)",
    ),
    both_ways=(
        r"^<A>(?P<one><N>)\s+[^.;:,]*?\b<Q>(?:\s+(?:davon|(?P<other><N>)))[^.;:,]*,?\s+und\s+(?:ein|eine|jede[rs]?|dieselbe|derselbe|dasselbe)\s+(?:<N>)\s+[^.;:,]*?\b<Q>\s+(?P<again><N>)",
    ),
    which=(
        r"\bwelche[nr]?\s+(?P<many><N>)\s+(?:[^.;:,]{0,50}?\s)?(?:mit|in|an|auf|bei|zu|für)\s+(?:welche[rnm]|jede[rnm])\s+(?P<one><N>)(?!\s*$)",
    ),
    stays=(
        r"\bwelche[rs]?\s+(?P<what><N>)\s+(?:[^.;:,]*?\s)?von\s+wann\s+bis\s+wann\s+(?:in|bei|an|auf)\s+welche[rm]\s+(?P<where><N>)",
        r"\bwelche[rs]?\s+(?P<what><N>)\s+(?:[^.;:,]*?\s)?(?:in|bei|an|auf)\s+welche[rm]\s+(?P<where><N>)\s[^.;:,]*?von\s+wann\s+bis\s+wann",
    ),
    all_of=(
        r"\b(?:alle|die)\s+(?P<name><N>)\s+(?:eines|einer|jedes|jeder)\s+(?P<of><N>)\s+(?:zeigen|sehen|einsehen|anzeigen|abrufen|auflisten)(?:,\s+(?:samt|mit|inklusive|einschließlich)\s+(?P<list>[^.;:]+))?",
    ),
    made_from=(
        r"\baus\s+eine[rm]\s+(?:[a-zäöüß]+\s+)?(?P<of><N>)\s+(?:eine?n?\s+)(?P<name><N>)\s+(?:erstellen|erzeugen|machen|anlegen|ableiten)",
    ),
    made_for=(
        rf"\b(?:die|eine|einen|ein|den|das)\s+(?P<name><N>)\s+(?:eines|einer)\s+(?P<of><N>)(?:\s+(?:zu|für|an|mit|über)\s+(?:eine[rmn]?\s+)?(?:[a-zäöüß]+en\s+)?(?P<more><N>))?\s+{_MAKE}",
        rf"\b(?:einen?|eine)\s+(?P<name><N>)\s+(?:mit|zu|für|an)\s+(?:eine[rmn]?\s+)(?:[a-zäöüß]+en\s+)?(?P<of><N>)\s+{_MAKE}",
    ),
    several_each=(
        rf"^(?:zu|an|für|bei|in)\s+(?:eine[rmn]?|jede[rmn]?)\s+(?P<of><N>)\s+(?:können|dürfen|sollen)\s+<Q>\s+(?P<name><N>)\s+{_PUT_IN}(?:\s+(?:werden|sein))?(?:\s+können)?(?:,\s+jede[rs]?\s+(?P<maybe>bei\s+Bedarf\s+)?mit\s+(?P<list>[^.;:]+))?$",
        r"^<A>(?P<of><N>)\s+(?:kann|hat|bekommt)\s+<Q>\s+(?P<name><N>)(?:\s+haben)?,\s+jede[rs]?\s+(?P<maybe>bei\s+Bedarf\s+)?mit\s+(?P<list>[^.;:]+)$",
    ),
    pair=(
        rf"^(?:in|zu|an|bei|auf|für)\s+(?:eine[rmn]?|jede[rmn]?)\s+(?P<one><N>)\s+(?:werden|können|gibt\s+es|kommen|stehen|liegen)\s+[^.;:]*?\b<Q>\s+(?P<other><N>)(?:\s*\([^()]*\))?(?:\s+{_PUT_IN})?(?:\s+werden)?[;,]\s+(?:zu|für|von|bei)\s+jede[rmn]?\s+(?P<list>[^;:]+)$",
        r"^<A>(?P<one><N>)\s+(?:hat|enthält|umfasst|kann)\s+[^.;:]*?\b<Q>\s+(?P<other><N>)(?:\s+(?:haben|enthalten|umfassen))?[;,]\s+(?:zu|für|von|bei)\s+jede[rmn]?\s+(?P<list>[^;:]+)$",
    ),
    of_each=(
        r"^(?:je|pro)\s+(?P<name><N>)(?:,|:|\s+(?:sollen|müssen|werden|wird|gibt\s+es|speichern\s+wir|notieren\s+wir|erfassen\s+wir|brauchen\s+wir))\s+(?P<list>[^:;]+)$",
        r"^(?:zu|für|von|bei)\s+jede[rmn]\s+(?P<name><N>)(?:,|:|\s+zähl(?:t|en))\s+(?P<list>[^:;]+)$",
    ),
    catalogue=(
        r"\bwelche\s+(?P<name><N>)\s+es\s+gibt,\s+(?:pflegt|verwaltet|bestimmt|legt|führt)\b",
        r"\b(?:eine|die)\s+Liste\s+(?:der|von)\s+(?P<name><N>)(?:\s*\((?P<note>[^()]*)\))?\s+(?:pflegen|führen|verwalten|pflegt|führt|verwaltet)\b",
    ),
    span=(
        r"^<A>(?P<name><N>)\s+(?P<begins>beginn(?:t|en))\s+an\s+eine[mr]\s+(?:Tag|Datum)\s+und\s+(?P<ends>end(?:et|en))\b",
        r"^<A>(?P<name><N>)\s+(?P<begins>gilt|gelten)\s+(?:ab|von)\s+eine[mr]\s+(?:Tag|Datum)(?:\s+(?P<ends>bis)\b)?",
    ),
    by_the_way=(
        r"\b(?:dann|dabei|hierbei|und)\s+(?:wird|werden|muss|müssen)\s+(?:auch\s+)?(?P<list>(?:der|die|das|ein|eine)\s[^.;:,]+?)\s+(?:angegeben|notiert|eingetragen|festgehalten|vermerkt)(?:\s+werden)?$",
        r"^bei\s+eine[rm]\s+<N>\s+gehör(?:t|en)\s+(?P<list>(?:der|die|das|ein|eine)\s[^.;:,]+?)\s+dazu$",
    ),
    stems=(r"\baus\s+welche[rm]\s+(?P<of><N>)\s+(?:sie|er|es)\s+(?:stammt|kommt|entstanden\s+ist|hervorging)\b",),
    put_on=(
        r"^(?:man|wir)\s+(?:trägt|tragen)\s+eine?n?\s+(?P<one><N>)\s+für\s+eine?n?\s+(?P<other><N>)(?:\s+(?:an|für)\s+eine[mn]\s+(?P<day><N>))?\s+ein(?:,?\s+mit\s+(?P<list>[^.;:]+))?$",
    ),
    steps=r"angenommen|gegeben\s+sei|wenn|dann",
    enters=r"^(?:ich|man|er|sie)\s+(?:wähle?t?|gebe|gibt|trage|trägt)\s+",
    by_which=(
        r"^(?:wird|wenn|bei)\s+[^.;:]*?\b(?:mit|per|in|aus|von)\s+(?:eine[rm]\s+)?(?P<what><N>)\b[^.;:]*,\s+[^.;:,]*(?:,\s+)?(?:mit|in|aus|von)\s+welche[rm]$",
    ),
    state_of=(
        r"\b(?:Stand|Status|Zustand)\s+(?:eines|einer|jedes|jeder)\s+(?P<name><N>)(?:\s+[a-zäöüß]+en)?:\s+(?P<states>[^.;:]+)$",
    ),
    chain=(
        r"^<A>(?P<name><N>)\s+(?:ist|sind)\s+(?:zuerst|zunächst|anfangs|am\s+Anfang|erst)\s+(?P<states>[^.;:]+)",
        r"^<A>(?:neue[sr]?\s+)?(?P<name><N>)\s+(?:beginnt|startet)\s+(?:als\s+|mit\s+)(?P<states>[^.;:]+)",
    ),
    state_named=r"\b(?:Stand|Status|Zustand):\s",
    turns=r"\b(?:beginnt|startet|wird|werden|ist|sind|bleibt|gilt\s+als|Stand|Status|Zustand|zuerst|zunächst)\b",
    then=r"dann|danach|anschließend|später|schließlich|zuletzt|am\s+Ende|und|oder|wird|als|ist",
    spoken=r"^(?:(?:zu|für|von|bei|in|an)\s+(?:jede[rnms]?|eine[rnm]?|de[rmn]|die|das)?\s*|(?:zum|zur|beim|vom|je|pro)\s+|(?:<A>))(?P<name><N>)",
    begins="Beginn",
    ends="Ende",
)
