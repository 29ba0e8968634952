"""How French sentences say what is true of a thing."""

from plan.reading.abroad.phrases import Phrases
from plan.reading.definitions_fr import FRENCH

_EMPTY = r"(?:rester|être|laissée?s?)\s+(?:vides?|en\s+blanc)"
_NEEDED = (
    r"(?:(?:est|sont)\s+(?:toujours\s+|tous\s+|toutes\s+)?(?:obligatoires?|(?:requis|exigé|indispensable)e?s?)"
    rf"|ne\s+peu(?:t|vent)\s+(?:pas\s+)?(?:manquer|{_EMPTY}))"
)
_ALSO = r"(?:,\s*(?:et\s+)?(?:aussi|ainsi\s+que|de\s+même\s+que|tout\s+comme)\s+(?P<more>[^.;:]+))?"
_IF_ANY = (
    r"(?:seulement\s+)?s(?:i\s+(?:on|elles?|nous|le\s+client)|['’](?:ils?|on))\s+(?:(?:nous|les?|la|l['’]|en)\s*){0,2}"
    r"(?:veu(?:t|lent)|souhaitent?|donnent?|connaît|connaissent|connaissons|sai(?:t|vent)|a|ont|y\s+en\s+a)\b[^,;:]*"
)

FRENCH_PHRASES = Phrases(
    tongue=FRENCH,
    a="un",
    name="nom",
    needed=(
        rf"^(?P<list>[^.;:]+?)\s+{_NEEDED}{_ALSO}$",
        r"^(?:les\s+)?(?:champs|données|informations)\s+obligatoires\s*(?:sont|:)\s*(?P<list>[^.;]+)$",
    ),
    all_needed=r"^(?:les\s+(?:deux|trois|quatre|cinq)(?:\s+(?:champs|données|informations))?|tout(?:\s+cela)?|tous|toutes|rien\s+de\s+(?:tout\s+)?cela)\s+"
    rf"(?:{_NEEDED}|ne\s+peut\s+manquer)$",
    optional=(
        rf"^(?P<list>[^.;:]+?),?\s+(?:(?:est|sont)\s+(?:facultati(?:f|ve)s?|optionnel(?:le)?s?)|peu(?:t|vent)\s+(?:manquer|{_EMPTY})){_ALSO}$",
        rf"^(?P<list>(?:les?\s|la\s|l['’])[^.;:]+?),\s+{_IF_ANY}$",
        r"^il\s+peut\s+y\s+avoir\s+(?P<list>[^.;:]+)$",
    ),
    not_all=(
        r"^tou(?:s|tes)\s+les\s+(?P<name><N>)\s+n['’]ont\s+pas\s+(?:d['’]\s*|de\s+)(?P<list>[^.;:]+)$",
        r"^(?:celui\s+qui|celle\s+qui|ceux\s+qui|qui)\s[^.;:]+?\s(?:a|ont)\s+(?:en\s+plus\s+|aussi\s+|également\s+)?(?P<list>(?:une?|son|sa|le|la)\s[^.;:]+)$",
    ),
    flags=(
        r"^(?:s['’]ils?|s['’]elles?|si\s+elles?)\s+(?:a|ont|est|sont)\s+(?P<flag>[^.;:,]+),\s+on\s+(?:le|la|l['’])\s*(?:coche|note|indique|signale|marque)$",
        r"^<A>(?P<name><N>)\s+peu(?:t|vent)\s+être\s+(?:marqué|signalé|noté)e?s?\s+comme\s+(?P<flag>[^\W\d_]+)$",
        r"\bmarquer\s+<A>(?P<name><N>)\s+comme\s+(?P<flag>[^\W\d_]+)$",
    ),
    never_twice=r"\b(?:ne\s+se\s+répète(?:nt)?|ne\s+peu(?:t|vent)\s+pas\s+se\s+répéter|(?:est|sont|soit|doit\s+être)\s+uniques?)\b",
    it=r"^(?:s['’]il\s+y\s+en\s+a\s+une?,|s['’]il\s+existe,|il|elle|celui-ci|celle-ci)\s",
    given=(r"\b(?:à\s+)?(?:chaque|tout|toute)\s+(?P<name><N>)\s+une?\s+(?P<field><N>)(?=,?\s+qui\s)",),
    scoped=(
        r"^(?:pour|dans)\s+(?:le|la|les)\s+(?P<name><N>)\s+(?:il|elle)\s+l['’]est\s+(?:seulement\s+)?(?:dans|au\s+sein\s+d[eu])\s+(?:le|la)?\s*(?P<of><N>)",
    ),
    put_away=(
        r"^<A>(?P<name><N>)(?:\s+qui\s[^.;,]+?)?\s+(?:n['’]est|ne\s+sont)\s+jamais\s+(?:supprimé|effacé)e?s?\b",
        r"^<A>(?P<name><N>)(?:\s+qui\s[^.;,]+?)?\s+(?:est|sont)\s+(?:désactivé|archivé|masqué)e?s?(?:,?\s+(?:et\s+|mais\s+)?(?:pas|non|jamais)\s+(?:supprimé|effacé)e?s?)?\b",
        r"^<A>(?P<name><N>)(?:\s+qui\s[^.;,]+?)?\s+(?:n['’]est|ne\s+sont)\s+pas\s+(?:supprimé|effacé)e?s?,?\s+mais\s+(?:désactivé|archivé|masqué)",
        r"^(?:désactiver|archiver)\s+<A>(?P<name><N>)\s+sans\s+(?:perdre|supprimer|effacer)\b",
    ),
    no_two=(
        r"\b(?:il\s+ne\s+peut\s+(?:pas\s+)?y\s+avoir|il\s+n['’]y\s+a\s+jamais)\s+deux\s+(?P<name><N>)\s+avec\s+(?:le|la|l['’])\s*même(?:\s+(?P<field><N>))?",
        r"^deux\s+(?P<name><N>)\s+ne\s+peuvent\s+(?:pas\s+)?(?:avoir|porter)\s+(?:le|la)\s+même\s+(?P<field><N>)",
    ),
    same_twice=(
        r"^(?:le|la)\s+même\s+(?P<one><N>)\s+ne\s+(?:peut\s+pas\s+)?[^.;:,]*?\bdeux\s+fois\s+(?:dans|pour|sur|à|avec)\s+(?:le|la)\s+même\s+(?P<other><N>)",
    ),
    once_for=(
        r"^<A>(?P<one><N>)\s+(?:ne\s+)?peut\s[^.;:]*?\b(?:dans|pour|sur|à|avec)\s+(?:le|la)\s+même\s+(?P<other><N>)",
    ),
    belongs=(
        r"^(?:une?|chaque|tout|toute)\s+(?P<name><N>)\s+(?:est|appartient|correspond)\s+(?:toujours\s+)?(?:d['’]\s*|à\s+|dans\s+)une?\s+(?:seule?\s+|unique\s+)(?P<of><N>)",
        r"^les\s+(?P<name><N>)\s+sont\s+des\s+(?P<of><N>)\s+(?:déjà\s+)?(?:enregistré|inscrit|existant|connu)",
    ),
    inside_another=(
        r"\b(?:une?|chaque|certain(?:e)?s)\s+(?P<name><N>)\s+(?:peu(?:t|vent)\s+)?(?:fai(?:t|re|sant)\s+partie|dépend(?:re)?)\s+d['’]une?\s+autre",
        r"\b(?P<name><N>)\s+peuvent\s+(?:être|se\s+trouver|contenir)\s+(?:dans\s+)?d['’]autres\b",
    ),
    both_ways=(
        r"^<A>(?P<one><N>)\s+[^.;:,]*?\b<Q>(?:\s+(?P<other><N>))?\s*,?\s+et\s+(?:une?|l[ea]|chaque)\s+(?:même\s+)?(?P<same><N>)\s+[^.;:,]*?\b<Q>\s+(?P<again><N>)",
    ),
    which=(
        r"\bquel(?:le)?s\s+(?P<many><N>)\s+(?:[^.;:,]{0,60}?\s)?(?:dans|avec|pour|sur|à|de)\s+(?:chaque|quel(?:le)?s?)\s+(?P<one><N>)",
    ),
    stays=(
        r"\bquel(?:le)?\s+(?P<what><N>)\s+[^.;,]*?\b(?:dans|avec|chez|à|sur)\s+quel(?:le)?\s+(?P<where><N>)\b[^.;]*?\bde\s+quand\s+à\s+quand",
        r"\bquel(?:le)?\s+(?P<what><N>)\s+[^.;,]*?\bde\s+quand\s+à\s+quand\b[^.;]*?\b(?:dans|avec|chez|à|sur)\s+quel(?:le)?\s+(?P<where><N>)",
    ),
    all_of=(
        r"\b(?:voir|consulter|afficher|lister)\s+(?:tou(?:s|tes)\s+)?les\s+(?P<name>[^\W\d_]{3,})\s+d['’]une?\s+(?P<of><N>)(?:,\s+(?:avec|ainsi\s+que)\s+(?P<list>[^.;:]+))?",
    ),
    made_from=(
        r"\b(?:créer|générer|établir|émettre)\s+une?\s+(?P<name><N>)\s+à\s+partir\s+d['’]une?\s+(?P<of><N>)",
        r"\b(?:transformer|convertir)\s+une?\s+(?P<of><N>)\s+en\s+(?:une?\s+)?(?P<name><N>)",
    ),
    made_for=(
        r"^(?:enregistrer|noter|saisir|créer|inscrire|fixer|définir)\s+(?:une?|les?|la)\s+(?P<name>[^\W\d_]{4,})\s+d['’]une?\s+(?P<of><N>)",
    ),
    several_each=(
        r"^(?:à|dans|pour)\s+(?:une?|chaque)\s+(?P<of><N>)\s+on\s+peut\s+[^\W\d_]+\s+<Q>\s+(?P<name><N>)(?:,\s+chacune?\s+avec\s+(?P<list>[^.;:]+))?$",
    ),
    pair=(
        r"^(?:dans|pour|sur)\s+(?:une?|chaque)\s+(?P<one><N>)\s+[^.;:]*?\b<Q>\s+(?P<other><N>)(?:\s*\([^()]*\))?\s*[;,]\s+pour\s+chacune?,?\s+(?:on\s+\w+\s+)?(?P<list>[^;:]+)$",
        r"^<A>(?P<one><N>)\s+(?:a|comporte|contient|peut\s+(?:avoir|contenir|comporter))\s+<Q>\s+(?P<other><N>)(?:\s*\([^()]*\))?\s*;\s+pour\s+chacune?,?\s+(?:on\s+\w+\s+)?(?P<list>[^;:]+)$",
    ),
    of_each=(
        r"^pour\s+(?:une?|les?|la)\s+(?P<name><N>)\s+il\s+suffit\s+d(?:u\s|e\s+la\s|['’]|e\s)(?P<list>[^:;]+)$",
        r"^(?:une?|chaque)\s+(?P<name><N>)\s+(?:a|porte)\s+(?P<list>une?\s+[^\s,;:]+)$",
        r"^(?:pour|de)\s+chaque\s+(?P<name><N>)(?:,|\s*:|\s+on\s+[^\W\d_]+)\s+(?P<list>[^:;]+)$",
    ),
    catalogue=(
        r"\bliste\s+(?:des\s+|d['’]\s*|de\s+)(?P<name><N>)(?:\s*\((?P<note>[^()]*)\))?\s+est\s+(?:tenue|gérée|maintenue|mise\s+à\s+jour)\b",
        r"\btenir\s+(?:à\s+jour\s+)?(?:la|une)\s+liste\s+(?:des\s+|de\s+|d['’])\s*(?P<name><N>)(?:\s*\((?P<note>[^()]*)\))?",
    ),
    span=(
        r"^<A>(?P<name><N>)\s+(?:est|sont)\s+valables?\s+(?P<begins>à\s+partir)\s+d['’]une\s+date",
        r"^<A>(?P<name><N>)\s+(?P<begins>commencent?)\s+un\s+jour\s+et\s+(?:se\s+)?(?P<ends>terminent?|finit|finissent)\b",
    ),
    by_the_way=(
        r"(?:,|;|\set)\s+(?:alors\s+)?on\s+(?:(?:y\s+)?(?:note|écrit|indique|saisit|inscrit))\s+(?:alors\s+)?(?P<list>(?:les?|la|l['’]|une?)\s*[^.;:,]+)$",
    ),
    stems=(
        r"\b(?:retient|sait|garde|indique)\s+de\s+quel(?:le)?\s+(?P<of>[^.;:,]+?)\s+(?:elle|il)\s+(?:vient|provient|est\s+issue?)\b",
    ),
    put_on=(
        r"^on\s+(?:inscrit|note|enregistre)\s+une?\s+(?P<one><N>)\s+(?:à|dans|pour|sur)\s+une?\s+(?P<other><N>)(?:\s+pour\s+une?\s+(?P<day><N>)(?:\s+[^\W\d_]+)?)?(?:,?\s+avec\s+(?P<list>[^.;:]+))?$",
    ),
    steps=r"étant\s+donné|quand|lorsque|alors",
    enters=r"^(?:je|on|l['’]utilisateur)\s+(?:choisi[st]|indique|saisi[st]|sélectionne|entre|donne)\s+",
    by_which=(
        r"^(?:quand|si|lorsqu['’]on|lorsque)\s+[^.;:,]*?\b(?:avec|par|dans|de)\s+(?:une?\s+)?(?P<what><N>),?\s+[^.;:,]*\b(?:avec\s+|par\s+|dans\s+)?l(?:equel|aquelle)$",
    ),
    state_of=(r"\b(?:statut|état)\s+d(?:['’]une?|e\s+chaque|es)\s+(?P<name><N>)\s*:\s+(?P<states>[^.;:]+)$",),
    chain=(
        r"^<A>(?P<name><N>)\s+commence\s+(?:comme\s+|par\s+être\s+)?(?P<states>[^.;:]+)$",
        r"^<A>(?P<name><N>)\s+est\s+d['’]abord\s+(?P<states>[^.;:]+)$",
    ),
    state_named=r"\b(?:statut|état)\s*:\s",
    turns=r"\b(?:commence|passe|devient|reste|est\s+mise?|mettre|marquée?|statuts?|états?|d['’]abord)\b",
    then=r"puis|ensuite|après|enfin|finalement|à\s+la\s+fin|et|ou|est|devient|passe\s+(?:à|en)",
    spoken=r"^(?:(?:pour|de|à|dans)\s+(?:chaque|une?|les?|la)\s+|du\s+|des\s+|(?:<A>))(?P<name><N>)",
    begins="valable du",
    ends="valable au",
)
