"""What a non-functional requirement is about, and which sentences are one wherever they stand."""

import re

from plan.reading.text.naming import folded
from plan.requirements import ConstraintKind

# Searched in order in folded text: the most telling words first.
_KINDS: tuple[tuple[ConstraintKind, str], ...] = (
    (
        "privacy",
        r"privacy|gdpr|personal data|data protection|dsgvo|rgpd|lgpd|hipaa|anonymi|pseudonymi|consent|"
        r"retention|privacidad|datenschutz|datos personales|"
        r"personenbezogen|donnees personnelles|dados pessoais|right to be forgotten|erased?\b",
    ),
    (
        "security",
        r"secur|encrypt|password|authenticat|authoriz|\btls\b|https|\bsso\b|single sign|audit|owasp|"
        r"injection|permission|two-factor|\bmfa\b|\b2fa\b|hash|"
        r"seguridad|cifrad|contrasena|sicherheit|verschlussel|passwor|securite|chiffr|mot de passe|seguranca|"
        r"criptograf|senha|session|lock(?:ed)? out|brute",
    ),
    (
        "availability",
        r"availab(?!le (?:in|to) [a-z])|uptime|downtime|9\d(?:[.,]\d+)?\s?%(?! (?:of|der|de) (?!the time))|"
        r"backup|restor|recover|\brpo\b|\brto\b|"
        r"failover|reliab|outage|disponib|verfugbar|"
        r"ausfall|respaldo|sauvegarde|copia de seguridad|opening hours|load failures|save failures|resilien|offline",
    ),
    (
        "performance",
        r"performan|latenc|respon(?:se|d)s? (?:time|within|in)|millisecond|\bms\b|\d\s?seconds?\b|"
        r"within (?:a|one|two|three|\d+) second|throughput|concurrent|scalab|"
        r"per second|requests/s|peak|fast\b|rendimiento|segundos|simultane|leistung|sekunden|antwortzeit|secondes|"
        r"temps de reponse|desempenho|in under|load within|"
        r"p9[59]|percentile|data volumes|concurrencia|escalab|skalier",
    ),
    (
        "usability",
        r"usab|accessib|wcag|screen reader|keyboard|language|available in (?:english|german|french|spanish|"
        r"dutch|norwegian)|locali[sz]|translat|\bi18n\b|\brtl\b|"
        r"responsive|contrast|easy to|training|mobile|"
        r"phone|browser|usabilidad|accesib|idioma|barrierefrei|benutzerfreund|sprache|accessibilite|langue|acessib|"
        r"theme|\bui\b|font",
    ),
    (
        "cost",
        r"budget|\bcosts?\b|licen[cs]e|hosting bill|presupuesto|coste|kosten|cout|custo|orcamento|"
        r"\beur\b.*month",
    ),
    (
        "time",
        r"deadline|go[- ]live|launch|due by|no later than|release by|plazo|fecha limite|frist|termin\b|"
        r"echeance|prazo|must be (?:ready|live)",
    ),
    (
        "technology",
        r"postgres|mysql|sqlite|mongo|docker|kubernetes|linux|windows|\.net|framework|python|django|"
        r"java|node|react|vue|angular|\bapi\b|cloud|aws|azure|"
        r"on-premis|hosted|server|database|library|json|\bxml\b|rest\b|graphql|open source|version control|\bos\b|"
        r"stack|platform|technolog|tecnolog|plataforma|"
        r"base de datos|datenbank|base de donnees|banco de dados|serializ|process|maintainab|runtime|deploy",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)

_ELSEWHERE = re.compile(
    r"\b(?:within|under|below|in less than|in|faster than|unter|innerhalb|en menos de|en moins de|"
    r"em menos de)\s+(?:a|one|two|three|four|five|\d+(?:[.,]\d+)?)\s*(?:ms|milliseconds?|seconds?|"
    r"segundos?|sekunden?|secondes?)\b|\b\d{2}(?:[.,]\d+)?\s?%\s+(?:of the time|availab|uptime|disponib|"
    r"verfügbar)|\b(?:availab|uptime)\w*\s+(?:of|is|:|at)?\s*\d|\bGDPR\b|"
    r"\bWCAG\b|\bRPO\b|\bRTO\b|\bencrypted\b|\bmust (?:run|work) (?:on|in|with)\b|\bhosted (?:on|in|by)\b|"
    r"\baccessib(?:le|ility)\b|\bp9[59]\b",
    re.IGNORECASE,
)
_GOOD = (
    r"(?:very\s+|sehr\s+|muy\s+|très\s+|muito\s+)?(?:fast|quick|easy|intuitive|user[- ]friendly|"
    r"simple|modern|reliable|secure|stable|robust|"
    r"responsive|scalable|schnell|einfach|benutzerfreundlich|intuitiv|übersichtlich|"
    r"zuverlässig|sicher|stabil|modern|"
    r"r[áa]pid[oa]|f[áa]cil|sencill[oa]|intuitiv[oa]|segur[oa]|"
    r"fiable|confi[áa]vel|est[áa]vel|rapide|facile|intuitive|fiable|sûre?)"
)
# "The app has to be fast and easy to use" says how, not what.
_QUALITY = re.compile(
    r"^(?:the|das|die|der|el|la|le|l['’]|o|a|our|unsere?)?\s*(?:system|app|application|site|website|software|platform|portal|"
    r"tool|interface|anwendung|plattform|oberfläche|sistema|aplicación|aplicação|système|logiciel|it)\b\s+(?:has\s+to|must|"
    r"should|shall|needs\s+to|soll(?:te)?|muss|debe(?:r[íi]a)?|tiene\s+que|doit|devrait|deve(?:ria)?|tem\s+que)\s+(?:be\s+|ser\s+|"
    rf"être\s+)?{_GOOD}(?:\s+sein)?(?:\s*(?:,|and|und|y|et|e)+\s+{_GOOD})*"
    r"(?:\s+(?:to\s+use|zu\s+bedienen|de\s+usar|à\s+utiliser|enough|for\s+(?:everyone|all)))?(?:\s+sein)?\W*$",
    re.IGNORECASE,
)


def constraint_kind(text: str, category: str = "") -> ConstraintKind:
    """What a constraint is about: its category if the document gives one, otherwise its own words."""
    for words in (category, text):
        bare = folded(words)
        found = next((kind for kind, pattern in _COMPILED if bare and pattern.search(bare)), None)
        if found:
            return found
    return "other"


def is_constraint(text: str) -> bool:
    """Whether a sentence outside any section for them is plainly a non-functional requirement."""
    return bool(_ELSEWHERE.search(text) or _QUALITY.match(text))
