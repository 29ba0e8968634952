"""What a heading or a label announces, in the languages that are read."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from plan.reading.text.markup import without_emoji, words
from plan.reading.text.naming import folded
from plan.requirements import Priority

SectionKind = Literal[
    "stories",
    "acceptance",
    "rules",
    "constraints",
    "exclusions",
    "volumes",
    "team",
    "data",
    "integrations",
    "roles",
    "summary",
    "glossary",
    "other",
]

# Patterns are searched in a heading without numbers, accents and capitals; the first that matches decides.
_KINDS: tuple[tuple[SectionKind, str], ...] = (
    ("exclusions", r"^no-?\s?gos?$"),
    ("rules", r"^rabbit holes?$|^(?:the |our )?rules (?:we|that|which|nobody)\b"),
    ("team", r"^appetite$"),
    (
        "stories",
        r"^(?:what )?(?:it|(?:the|our) (?:system|app|application|tool|program|software|server|service|thing))"
        r" (?:must|has to|shall|should|needs to)(?: be able to)?(?: do)?$",
    ),
    (
        "stories",
        r"^(?:v ?\d[\d.]*|version \d[\d.]*|mvp|scope|features?|first (?:release|version)|release \d[\d.]*)"
        r" (?:scope |feature )?check-?list$|"
        r"^what(?:'?s| is) in(?:cluded in)? (?:v ?\d|version \d|release \d|the (?:first|mvp)|mvp|scope)|"
        r"^included$|^in[- ]scope$|^(?:in|for) (?:v ?\d[\d.]*|version \d[\d.]*|the first (?:release|version)|the mvp)$",
    ),
    ("stories", r"^(?:the |our |proposed )?solution$|^what we(?:'ll| will| want to)? build$"),
    ("summary", r"^(?:the )?(?:problem|idea|vision|motivation)$|^why it(?:'?s| is) worth it$"),
    ("summary", r"^product functions$|^functional overview$|^summary of (?:functions|features)$"),
    (
        "exclusions",
        r"out[- ]of[- ]scope|\bwon'?t\b|wont[- ]ha|will not (?:have|be|do)|not in (?:scope|this|"
        r"the first)|non[- ]goals?|exclu|"
        r"not included|not planned|not covered|leaves? out|left out|future (?:work|releases?|enhancements?|versions?)|"
        r"later releases?|fuera del? alcance|no incluid|no tendra|"
        r"nicht im (?:umfang|lieferumfang)|nicht enthalten|abgrenzung|ausserhalb|out[- ]of[- ]bounds|"
        r"nicht-?ziele|nicht umgesetzt|hors (?:du )?(?:perimetre|champ|"
        r"scope)|"
        r"fuori (?:ambito|scopo|perimetro)|esclusioni|niet in (?:deze|scope)|buiten (?:de )?scope|"
        r"fora d[eo] (?:escopo|ambito)|nao inclu|nao tera|ne fera pas|^hors[- ]|kommt nicht|nicht dabei|bleibt "
        r"draussen|"
        r"que(?:da)? fuera|no entra|fica de fora|ce que nous ne|"
        r"outside (?:of )?(?:the |our )?(?:scope|project)|beyond the (?:scope|first)|non-?requirements|anti-?goals|"
        r"^(?:explicitly |deliberately |expressly )?not?"
        r"(?: (?:for |in |on |part of |part |wanted|needed|doing|building|now|yet)|,|$)|"
        r"\b(?:is|are|does|do|will)(?: not|n'?t)\b"
        r"(?! (?:know|work|like|agree|scale|fit|exist|happen|have|clear|sure|understood|decided))|"
        r"\b(?:said|saying|say) no\b|deliberately (?:missing|absent)|^(?:deferred|postponed|parked|parking lot)\b|"
        r"\b(?:left|ideas?|kept|saved) for (?:later|another time)|^(?:for )?another (?:time|day)$|"
        r"nicht teil|nicht (?:brauchen|wollen|noetig|notig|gebraucht|gewunscht)|brauchen wir nicht|"
        r"\bno (?:hace falta|queremos|necesitamos|ahora)|\bne (?:veut|voulons|faut) pas|n'en veut pas|"
        r"^pas (?:maintenant|dans|prevu|encore)|nao faz parte|nao (?:queremos|precisamos|agora)",
    ),
    (
        "glossary",
        r"glossar|glosario|\bdefinitions?\b|definiciones|^begriffe$|^(?:begriffs)?definitionen$|^terminolog|"
        r"^(?:the |our |some |a few )*(?:words|vocabulary|jargon|lingo|language)"
        r"(?: (?:that )?(?:we|i|you|they|used)\b.*)?$|"
        r"^(?:the |our )?terms (?:(?:that )?(?:we|i) use|used)\b|"
        r"^what (?:(?:the|our|these|some) )?(?:words|terms) mean$|^what we (?:mean|call)\b",
    ),
    (
        "other",
        r"^(?:document )?(?:conventions|notation)$|"
        r"^how to (?:read|use) (?:this|it)\b|^about this (?:document|text|paper|note|specification)\b|"
        r"^(?:the )?(?:tools|systems|software) (?:that )?we (?:have|use)\b|"
        r"^what (?:we|they|people) (?:use|work with|have)(?: (?:today|now|at present|at the moment|currently|so far))$|"
        r"^what (?:goes|is going|went|keeps going) wrong\b|"
        r"^(?:system )?(?:installation|deployment)(?:\s+(?:(?:and|&)\s+\w+|process|guide|steps|instructions))?$|"
        r"^(?:user |technical |system )?documentation$|"
        r"^deliverables?\b|^(?:prices?|fees?|remuneration) (?:and|&) (?:payments?|invoicing)$|"
        r"^(?:payment terms|terms of payment)$|"
        r"^(?:responsibilities|obligations|duties) of the "
        r"(?:client|customer|contractor|supplier|vendor|parties|purchaser|buyer)$|"
        r"^(?:client|customer|contractor|supplier|vendor)(?:'?s)? (?:responsibilities|obligations|duties)$|"
        r"^(?:warranty|warranties|liability|confidentiality|governing law|(?:term and )?termination|"
        r"delivery and acceptance)\b|"
        r"^changes$|^(?:changes|what (?:has )?changed|amendments) (?:since|from|to|in) (?:the )?"
        r"(?:last|previous|earlier|former|this) |"
        r"revision|^(?:(?:document|version|change|edit) )?histor(?:y|ique|ial|ico)(?: (?:of|des|de|do) .*)?$|"
        r"change ?log|references?$|traceab|contents$|audience|appendix|"
        r"open (?:questions|issues)|^(?:still |left )?open(?: (?:points?|topics?|matters|items|ends))?$|^undecided$|"
        r"^unresolved(?: (?:points?|questions|issues|matters))?$|"
        r"^(?:(?:the )?things |what )?(?:i|we) (?:do not|don'?t) (?:yet )?know\b|"
        r"^(?:to be|not yet|still to be) (?:decided|clarified|settled|discussed)$|"
        r"\brisks?\b|document (?:control|info)|sign-?off|acronyms|abbreviations|indice$|"
        r"inhaltsverzeichnis|edge cases|action items|next steps|attendees|participants$|agenda$|checklist|epic list|"
        r"anhang|sommaire|annexe|sumario|anexo|riesgos|risiken|risques|riscos|traceability",
    ),
    ("constraints", r"success criteria|measurable outcomes|\bmetrics\b|\bkpis?\b|technical assumptions"),
    (
        "acceptance",
        r"acceptance|acceptatie|accettazione|"
        r"\bcriteri|criteres|akzeptanz|abnahme|definition of done|done when|aceptacion|"
        r"aceitacao",
    ),
    (
        "constraints",
        r"non[- ]?functional|\bnfrs?\b|quality (?:attributes|requirements|goals)|constraints?\b|"
        r"no funcionales|nicht-? ?funktional|"
        r"non fonctionnel|nao[- ]funciona|restric|rahmenbedingung|^rahmen$|contraintes",
    ),
    (
        "rules",
        r"\bregole\b|(?:\b|bedrijfs)regels\b|\brules?\b|polic(?:y|ies)\b|\binvariants?\b|\breglas?\b|\bregeln\b|geschaftsregel|\bregles?\b|"
        r"\bregras?\b|\bnormas\b",
    ),
    (
        "data",
        r"\bdata\b(?!.*(?:retention|protection|persistence|privacy|volume))|entit(?:y|ies|ades|aten|es)\b|"
        r"domain model|diccionario|datenmodell|"
        r"datenworterbuch|daten$|donnees|dicionario|\bdados\b|\bdatos\b|ce que (?:nous|on) (?:gard|not|conserv|"
        r"enregistr)|lo que (?:guarda|anota|registra)|o que (?:guarda|anota|registra)|was wir (?:speichern|"
        r"festhalten|aufbewahren)|"
        r"(?:information|records|things) we (?:keep|"
        r"store)|"
        r"what (?:we|is|the system) (?:keeps?|stored?|stores|remembers)|fields$|attributes$|produktdaten",
    ),
    (
        "volumes",
        r"volume|\bload\b|traffic|sizing|\bscale\b|how (?:much|many)|numbers$|figures|usage (?:numbers|"
        r"figures)|"
        r"mengen|volumetri|\bcarga\b|charge attendue|capacity planning|expected (?:use|usage|users|amounts?|numbers?)|"
        r"^amounts?$|^quantities$|^mengengeruest|^mengengerust",
    ),
    (
        "team",
        r"\bteam\b|staffing|velocity|timeline|schedule|\bsprints?\b(?!.*\bbacklog)|\bequipo\b|\bequipe\b|"
        r"planificacion|zeitplan|calendrier|cronograma|quien lo hace|quem faz|qui (?:le )?fait|wer baut|"
        r"who builds",
    ),
    (
        "integrations",
        r"integrat|integra(?:cion|coes|zion)|external (?:interfaces|systems|services)|third[- ]part|"
        r"schnittstellen|"
        r"externe systeme|systemes? externes?|sistemas externos|interfaces? externe|other systems|connections?$|"
        r"systems around|"
        r"connected systems|neighbou?ring",
    ),
    (
        "constraints",
        r"performance|\bsecurity\b|^(?:front|back)[- ]?end(?: technologies)?$|technologies$|"
        r"^(?:web |database |server )?technolog|"
        r"system architecture$|availability|reliability|usability|accessibility|\bprivacy\b|"
        r"compliance|\blegal\b|scalability|"
        r"maintainability|localization|operational requirements|technical (?:requirements|stack|notes)|"
        r"operating environment|"
        r"tech(?:nology)?(?: stack)?$|quality$|data (?:retention|protection)|rendimiento|seguridad|disponibilidad|"
        r"qualitat|leistung|sicherheit|"
        r"datenschutz|securite|desempenho|seguranca|assumptions",
    ),
    (
        "roles",
        r"\bruoli\b|^attori$|^utenti$|^gebruikers$|\broles?\b|"
        r"\bactors?\b|^users?$|user (?:class|group|type|role)|personas?$|who uses|target users|"
        r"stakeholders|^usuarios$|actores|"
        r"user characteristics|^who$|^who is it for|^wer$|zielgruppen?$|anwender$|^quem$|^quien(?:es)?$|^qui$|"
        r"the users of|tipos de usuario|\brollen\b|akteure|benutzergruppen|^benutzer$|^nutzer$|acteurs|"
        r"^utilisateurs$|papeis|qui s'en sert|qui l'utilise|quem usa|quien lo usa|wer (?:damit )?arbeitet|wer nutzt|"
        r"atores|perfis|people$|perfiles",
    ),
    (
        "stories",
        r"\bstorie\b|requisiti|\beisen\b|\bwensen\b|gebruikersverhalen|user scenarios|"
        r"stor(?:y|ies)\b|requirements?\b|features?\b|functionalit|use cases?|\bepics?\b|backlog|"
        r"endpoints?|routes?\b|capabilities|"
        r"what (?:the |our |an? )?[\w' ]{2,30} (?:do|does|needs?|wants?)$|what (?:it|the (?:system|app|product)|"
        r"people|users|we|they) .*(?:do|does|need|want)|historias|requisitos|"
        r"requerimientos|funcionalidad|casos de uso|"
        r"anforderung|funktionen|anwendungsf|recits|exigences|fonctionnalites|cas d'utilisation|funcoes|besoins|"
        r"wishes|scope$|functions?$|needs$|\b(?:asked|wished|hoped) for\b|\b(?:requested|required|wanted|needed)$|"
        r"geschichten|\bmvp\b",
    ),
    (
        "summary",
        r"introduc|overview|tl;?dr|purpose|summary|background|^about|vision|\bgoals?\b|objectiv|problem|context|"
        r"perspective|product statement|resumen|\bobjetiv|"
        r"einleitung|uberblick|\bziele?\b|zielbestimmung|ausgangslage|produkteinsatz|projektbeschreibung|contexto?$|"
        r"zusammenfassung|worum es geht|worum geht|de quoi il s'agit|de que (?:va|se trata)|^sobre [oa] |"
        r"presentation|introducao|visao|resumo|einfuhrung|proposito|"
        r"why|description|elevator",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)

_PRIORITIES: tuple[tuple[Priority, str], ...] = (
    ("wont", r"\bwon'?t\b|wont[- ]ha"),
    (
        "must",
        r"^musts?\b|must[- ]haves?\b|^mvp$|^(?:muss|debe|doit|deve)\b|imprescindible|obligator|"
        r"high(?:est)? priority|priority(?: level)?[: ]+(?:1|high|critical)|prioridad alta|prioridade alta|obrigator|"
        r"muss-?(?:kriterien|anforderungen)|^(?:muss|pflicht)|indispensable|hohe prioritat|priorite haute|"
        r"essencia(?:l|is)$|"
        r"^p[01]\b|^obbligator",
    ),
    (
        "should",
        r"^should\b|should[- ]haves?\b|^(?:soll|deberia|devrait|deveria)\b|medium priority|prioridade? media|"
        r"priority(?: level)?[: ]+(?:2|medium)|soll-?(?:kriterien|anforderungen)|mittlere prioritat|priorite moyenne|"
        r"^important[eis]*$|^p2\b",
    ),
    (
        "could",
        r"^could\b|could[- ]haves?\b|nice[- ]to[- ]have|^(?:kann|podria|pourrait|poderia)\b|optional|"
        r"opcional|optionnel|low priority|prioridad baja|stretch|"
        r"priority(?: level)?[: ]+(?:3|low)|prioridade baixa|kann-?(?:kriterien|anforderungen)|niedrige prioritat|"
        r"priorite basse|^facultati|^souhait|^deseja|^desea|^p[34]\b|"
        r"^(?:maybe )?(?:later|some ?day|spater|mas tarde|mais tarde|plus tard)$|wunsch",
    ),
)
_COMPILED_PRIORITIES = tuple((priority, re.compile(pattern)) for priority, pattern in _PRIORITIES)
LASTING: dict[SectionKind | None, frozenset[SectionKind]] = {
    "stories": frozenset({"acceptance", "exclusions", "rules", "other", "glossary"}),
    "data": frozenset({"exclusions", "rules", "other", "glossary", "data", "stories"}),
    "roles": frozenset({"exclusions", "rules", "other", "glossary", "stories", "data", "constraints"}),
}
"""Kinds that go on under their sub-headings, and what a sub-heading may still change them to."""

_NUMBERING = re.compile(
    r"^(?:(?:section|chapter|part|kapitel)\s+)?(?:\d+(?:\.\d+)*|[ivx]{1,5}|[a-z])[.):]?\s+", re.IGNORECASE
)
PLAIN_NUMBER = re.compile(r"^\d+(?:\.\d+)*[.):]?\s+")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading or a label that is in force; `kind` and `priority` are None where it announces none."""

    depth: int
    title: str
    line: int
    kind: SectionKind | None = None
    priority: Priority | None = None
    marked: bool = False
    """Whether the priority is a mark on a title that names something: `Clients [M]`."""


def heading_words(text: str) -> str:
    """A heading without markup, pictures and numbering."""
    return PLAIN_NUMBER.sub("", without_emoji(words(text)).strip(" #:*_")).strip()


_ABOUT_THINGS = re.compile(
    r"(?:\d[\d.]*\s+)?(?i:about)\s+(?:the\s+|our\s+)?(?!(?:us|this|it|me|you|that|the|our|project|system|app|application|product|document|company|team|tool|platform"
    r"|software|program|organi[sz]ation|club|business|service|site|website|client|author|authors|text|paper|specification|problem)\b)[a-z][a-z-]+(?:\s[a-z-]+)?$"
)
"""`About the rooms` is over what is told of rooms, and introduces nothing."""


@lru_cache(maxsize=16_384)
def kind_of(title: str) -> SectionKind | None:
    """What kind of statements stand under a heading with this title; None if it does not tell."""
    bare = _NUMBERING.sub("", folded(title)).strip(" :.*#")
    if len(bare) > 90 or _ABOUT_THINGS.match(title.strip(" :.*#")):
        return None
    return next((kind for kind, pattern in _COMPILED if pattern.search(bare)), None)


_NAMES_NOTHING = re.compile(
    r"(?:(?:epic|epik|epica|epico|epique|phase|fase|parte|teil|partie|sprint|release|module|modulo|modul|section|"
    r"iteration|chapter|kapitel|milestone|feature|story)s?|part|group|set|block)(?:\s*#?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+))?|"
    r"details?|notes?|general|misc(?:ellaneous)?|other|others|remarks?|comments?|more|text|body|content|todo|"
    r"beschreibung|descripcion|descricao|descrizione|beschrijving|notas?|notizen|bemerkungen|hinweise|allgemein(?:es)?|"
    r"remarques|varios|diversos|sonstiges|divers|note|overzicht|opmerkingen|panoramica|visao geral|vista general"
)


def names_nothing(title: str, *, most_words: int = 3) -> bool:
    """Whether a heading only says what kind of text follows, or counts: "Description", "Overview", "Epic 1".

    A heading of more than `most_words` words names something: "Vision board" may well be a project.
    """
    bare = folded(title).strip(" :.*#")
    return (
        not bare
        or bool(_NAMES_NOTHING.fullmatch(bare))
        or (len(bare.split()) <= most_words and kind_of(title) in ("summary", "other", "glossary"))
    )


def priority_of_heading(title: str) -> Priority | None:
    """The MoSCoW class that a heading gives to what stands under it."""
    bare = _NUMBERING.sub("", folded(title)).strip(" :.*#")
    return next((priority for priority, pattern in _COMPILED_PRIORITIES if pattern.search(bare)), None)
