"""How Spanish sentences say what is true of a thing."""

from plan.reading.abroad.phrases import Phrases
from plan.reading.definitions_es import SPANISH

_EMPTY = r"(?:quedar(?:se)?|ir|estar|dejarse)\s+(?:vací[oa]s?|en\s+blanco)"
_NEEDED = (
    rf"(?:(?:son|es)\s+(?:siempre\s+|tod[oa]s\s+)?obligatori[oa]s?|no\s+pueden?\s+(?:faltar|{_EMPTY})"
    r"|hacen?\s+falta(?:\s+siempre)?)"
)
_ALSO = r"(?:,\s*(?:y\s+)?(?:también|así\s+como|igual\s+que|lo\s+mismo\s+que)\s+(?P<more>[^.;:]+))?"
_IF_ANY = (
    r"(?:sólo\s+|solo\s+)?si\s+(?:(?:nos|se|l[oa]s?)\s+){0,2}(?:quieren?|desean?|tienen?|hay|dan?|dicen?|saben?|conocen?|"
    r"sabemos|conocemos|sabe|procede|existen?)\b[^,;:]*"
)
_NOW = r"(?:ya\s+|también\s+|siempre\s+)?"

SPANISH_PHRASES = Phrases(
    tongue=SPANISH,
    a="un",
    name="nombre",
    needed=(
        rf"^(?P<list>[^.;:]+?)\s+{_NEEDED}(?:\s+y\s+no\s[^.;:]+)?{_ALSO}$",
        r"^(?:son|es)\s+obligatori[oa]s?:?\s+(?P<list>[^.;]+)$",
        r"^(?:los\s+)?(?:datos|campos)\s+obligatorios\s*(?:son|:)\s*(?P<list>[^.;]+)$",
    ),
    all_needed=r"^(?:l[oa]s\s+(?:dos|tres|cuatro|cinco)(?:\s+(?:cosas|datos|campos))?|todos?(?:\s+(?:ello|esto|los\s+campos|los\s+datos))?|"
    rf"nada\s+de\s+(?:eso|esto|ello))\s+(?:{_NEEDED}|puede\s+faltar)$",
    optional=(
        rf"^(?P<list>[^.;:]+?),?\s+(?:(?:son|es)\s+(?:opcional(?:es)?|voluntari[oa]s?|facultativ[oa]s?)|pueden?\s+(?:faltar|{_EMPTY}))"
        rf"{_ALSO}$",
        rf"^(?P<list>(?:(?:el|l[oa]s?)\s)[^.;:]+?),\s+{_IF_ANY}$",
        r"^pueden?\s+(?:haber|llevar|tener|añadirse|incluir)\s+(?P<list>[^.;:]+)$",
    ),
    not_all=(
        r"^no\s+tod[oa]s\s+(?:l[oa]s\s+)?(?P<name><N>)\s+(?:tienen|llevan)\s+(?P<list>[^.;:]+)$",
        r"^quien(?:es)?\s[^.;:]+?\s(?:tienen?|llevan?)\s+(?:además\s+|también\s+)?(?P<list>(?:un[oa]?|el|la|su)\s[^.;:]+)$",
    ),
    flags=(
        r"^si\s+(?:tienen?|es|son|está|hay|lleva)\s+(?P<flag>[^.;:,]+),\s+(?:se\s+(?:marca|indica|señala|anota)|hay\s+que\s+marcarlo)$",
        r"^(?:<A>)(?P<name><N>)\s+(?:se\s+(?:puede\s+)?marcan?|(?:puede\s+)?marcarse)\s+como\s+(?P<flag>[^\W\d_]+)$",
        r"\bmarcar\s+<A>(?P<name><N>)\s+como\s+(?P<flag>[^\W\d_]+)$",
    ),
    never_twice=r"\b(?:no\s+se\s+(?:puede\s+)?repit?(?:e|en|ir)|(?:es|son|sea)\s+únic[oa]s?|irrepetibles?|no\s+puede(?:n)?\s+repetirse)\b",
    no_two=(
        r"\bno\s+(?:puede\s+haber|puede\s+existir|hay)\s+dos\s+(?P<name><N>)\s+con\s+(?:el|la)\s+mism[oa](?:\s+(?P<field><N>))?",
        r"^dos\s+(?P<name><N>)\s+no\s+pueden\s+(?:tener|llevar)\s+(?:el|la)\s+mism[oa]\s+(?P<field><N>)",
    ),
    same_twice=(
        r"^(?:el|la)\s+mism[oa]\s+(?P<one><N>)\s+no\s+(?:se\s+|puede\s+)?[^\W\d_]+(?:\s[^\W\d_]+)?\s+dos\s+veces\s+(?:en|para|por|con|a)\s+(?:el|la)\s+mism[oa]\s+(?P<other><N>)",
    ),
    once_for=(
        r"^<A>(?P<one><N>)\s+(?:puede|sólo|solo|no\s+puede)\s[^.;:]*?\b(?:en|para|por|con|a)\s+(?:el|la)\s+mism[oa]\s+(?P<other><N>)(?:,?\s+pero)?\s+(?:sólo\s+|solo\s+)?(?:una\s+vez|dos\s+veces|más\s+de\s+una\s+vez)",
    ),
    belongs=(
        r"^(?:un[oa]?|cada|tod[oa])\s+(?P<name><N>)\s+(?:es|pertenece|corresponde|está)\s+(?:siempre\s+|sólo\s+|solo\s+)?(?:de|a|en)\s+(?:exactamente\s+)?una?\s+(?:sol[oa]\s+|únic[oa]\s+)(?P<of><N>)",
        r"^l[oa]s\s+(?P<name><N>)\s+son\s+(?P<of><N>)\s+(?:ya\s+)?(?:registrad|dad|inscrit|existent|conocid)",
    ),
    inside_another=(
        r"\b(?:un[oa]?|cada|algun[oa]s?)\s+(?P<name><N>)\s+(?:puede[n]?\s+)?(?:forma[nr]?\s+parte|ser\s+parte|es\s+parte|depend(?:e|er)|está\s+dentro|estar\s+dentro|colgar|cuelga)\s+de\s+otr[oa]",
        r"\b(?P<name><N>)\s+(?:pueden?\s+)?(?:estar|están?|contener|contienen?)\s+(?:dentro\s+de\s+)?otr[oa]s\b",
    ),
    both_ways=(
        r"^<A>(?P<one><N>)\s+[^.;:,]*?\b<Q>(?:\s+(?P<other><N>))?\s*,?\s+y\s+(?:un[oa]?|l[oa]|el|cada)\s+(?:mism[oa]\s+)?<N>\s+[^.;:,]*?\b<Q>\s+(?P<again><N>)",
    ),
    which=(
        r"\b(?:qué|cuáles)\s+(?P<many><N>)\s+(?:[^.;:,]{0,60}?\s)?(?:en|con|por|para|a|de)\s+(?:cada|qué)\s+(?P<one><N>)",
    ),
    stays=(
        r"\bqué\s+(?P<what><N>)\s+[^.;,]*?\b(?:en\s+qué|con\s+qué|a\s+qué)\s+(?P<where><N>)\b[^.;]*?\bdesde\s+cuándo\b",
        r"\bqué\s+(?P<what><N>)\s+[^.;,]*?\bdesde\s+cuándo\b[^.;]*?\b(?:en|con|a)\s+qué\s+(?P<where><N>)",
    ),
    all_of=(
        r"\b(?:ver|consultar|mostrar|listar)\s+(?:tod[oa]s\s+)?(?:l[oa]s)\s+(?P<name><N>?)\s+de\s+(?:un[oa]?|cada)\s+(?P<of><N>)(?:,\s+(?:con|junto\s+con)\s+(?P<list>[^.;:]+))?",
    ),
    made_from=(
        r"\b(?:crear|generar|hacer|emitir)\s+una?\s+(?P<name><N>)\s+a\s+partir\s+de\s+una?\s+(?P<of><N>)",
        r"\bconvertir\s+una?\s+(?P<of><N>)\s+en\s+una?\s+(?P<name><N>)",
    ),
    made_for=(
        r"^como\s[^,]+?\squiero\s+(?:registrar|anotar|apuntar|crear|guardar|introducir|dar\s+de\s+alta)\s+(?:una?|l[oa]s?|el)\s+(?P<name>[^\W\d_]{4,})\s+de\s+(?:una?|cada)\s+(?P<of><N>)",
    ),
    several_each=(
        r"^(?:a|en|para)\s+(?:una?|cada)\s+(?P<of><N>)\s+(?:se\s+(?:le\s+)?)?pueden?\s+[^\W\d_]+\s+<Q>\s+(?P<name><N>)(?:,\s+cada\s+un[oa]\s+(?:con|de)\s+(?P<list>[^.;:]+))?$",
    ),
    pair=(
        r"^en\s+(?:una?|cada)\s+(?P<one><N>)\s+[^.;:]*?\b<Q>\s+(?P<other><N>)(?:\s*\([^()]*\))?[;,]\s+(?:de|para)\s+cada\s+un[oa],?\s+(?:se\s+\w+\s+)?(?P<list>[^;:]+)$",
        r"^<A>(?P<one><N>)\s+(?:tiene|lleva|puede\s+(?:tener|llevar|incluir)|incluye)\s+<Q>\s+(?P<other><N>)(?:\s*\([^()]*\))?;\s+(?:de|para)\s+cada\s+un[oa],?\s+(?:se\s+\w+\s+)?(?P<list>[^;:]+)$",
    ),
    of_each=(
        r"^(?:de|por|para|en)\s+cada\s+(?P<name><N>)(?:,|:|\s+(?:se\s+[^\W\d_]+|guardamos|apuntamos|anotamos|registramos|queremos\s+\w+))\s+(?P<list>[^:;]+)$",
    ),
    catalogue=(
        r"\blista\s+de\s+(?P<name><N>)(?:\s*\((?P<note>[^()]*)\))?\s+(?:la\s+|se\s+)?(?:lleva|mantiene|gestiona|administra|cuida|edita)\b",
        r"\bmantener\s+(?:la|una)\s+lista\s+de\s+(?P<name><N>)(?:\s*\((?P<note>[^()]*)\))?",
    ),
    span=(
        r"^<A>(?P<name><N>)\s+(?:rige|vale|valen|rigen|es\s+válid[oa]|está\s+vigente)\s+(?P<begins>desde)\s+(?:una|el|un)\s+(?:fecha|día)",
        r"^<A>(?P<name><N>)\s+(?P<begins>empiezan?|comienzan?)\s+(?:en\s+)?un[a]?\s+(?:día|fecha)\s+y\s+(?P<ends>terminan?|acaban?)\b",
    ),
    by_the_way=(
        r"(?:,|;|\sy)\s+(?:entonces\s+)?(?:se\s+(?:escribe|anota|indica|apunta)|hay\s+que\s+(?:escribir|anotar|indicar))\s+(?P<list>(?:el|la|un[oa]?)\s[^.;:,]+)$",
    ),
    stems=(
        r"\b(?:recuerda|sabe|guarda|lleva|indica)n?\s+de\s+qué\s+(?P<of>[^.;:,]+?)\s+(?:salió|viene|procede|nació|salieron|vienen)\b",
    ),
    put_on=(
        r"^se\s+(?:apunta|inscribe|anota|registra)\s+(?:a\s+)?un[oa]?\s+(?P<one><N>)\s+(?:a|en|para)\s+un[oa]?\s+(?P<other><N>)(?:\s+para\s+un[oa]?\s+(?P<day><N>)(?:\s+[^\W\d_]+)?)?(?:,?\s+con\s+(?P<list>[^.;:]+))?$",
    ),
    steps=r"dad[oa]s?|cuando|entonces",
    enters=r"^(?:yo\s+|el\s+usuario\s+)?(?:elijo|elige|indico|indica|introduzco|introduce|selecciono|selecciona|escribo|escribe|relleno|rellena|doy|da)\s+",
    by_which=(
        r"^(?:cuando|si)\s+[^.;:,]*?\b(?:con|en|de|por)\s+(?:una?\s+)?(?P<what><N>),?\s+[^.;:,]*\b(?:con|en|de|por)?\s*cuál$",
    ),
    state_of=(r"\b(?:estado|situación)\s+de\s+(?:una?|cada|l[oa]s)\s+(?P<name><N>):\s+(?P<states>[^.;:]+)$",),
    chain=(
        rf"^<A>(?P<name><N>)\s+(?:empieza|comienza|nace)\s+{_NOW}(?:como\s+|en\s+|siendo\s+)?(?P<states>[^.;:]+)$",
        rf"^<A>(?P<name><N>)\s+(?:está|es|queda)\s+(?:primero|al\s+principio)\s+{_NOW}(?P<states>[^.;:]+)$",
    ),
    state_named=r"\b(?:estado|situación):\s",
    turns=r"\b(?:empieza|comienza|nace|pasa\s+a|queda|se\s+queda|dejar(?:se)?\s+(?:en|como)|se\s+pone|poner(?:se)?|está|estar|marca(?:r|da|do)?|estados?)\b",
    then=r"luego|después|más\s+tarde|finalmente|al\s+final|por\s+último|entonces|y|o|u|pasa\s+a|queda|como|ya|se",
    spoken=r"^(?:(?:de|para|por|en|a|con)\s+(?:cada|un[oa]?|el|l[oa]s?)\s+|del\s+|al\s+|(?:<A>))(?P<name><N>)",
    begins="desde",
    ends="hasta",
)
