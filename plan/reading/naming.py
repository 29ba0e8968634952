"""Ids, keys and titles made from a document's own words."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(
    r"^(?:(?:an?|the|any|each|every|all|un[ae]?|el|la|los|las|le|les|eine?[rnms]?|der|die|das|den|dem|uma?|"
    r"os?|as?|cada|chaque|toute?|tod[ao]|jede[rsnm]?)\s+|[ld]['’](?=\w{3}))",
    re.IGNORECASE,
)
_SAME = {
    "administrator": "admin",
    "administrador": "admin",
    "administrateur": "admin",
    "administradora": "admin",
    "klanten": "klant",
    "leden": "lid",
    "soci": "socio",
    "utenti": "utente",
    "clienti": "cliente",
}
_GERMAN_ARTICLE = re.compile(r"^(?:eine?[nrms]?|der|die|das|den|dem)\s+(?=[A-ZÄÖÜ])")
TITLE_WORDS = 9
_LISTING = re.compile(r"\s+(?:with|by|including|in|con|por|mit|avec|par|com)\s+(?:\S+\s+)?\S+$", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def folded(text: str) -> str:
    """`text` for comparison: lower case, without accents, one space between words."""
    bare = text
    if not text.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.replace("’", "'").casefold().split())


def slug(text: str, otherwise: str = "item") -> str:
    """A readable id for `text` in any script; `otherwise` if it has no letters or digits."""
    return _NOT_SLUG.sub("-", anyascii(text[:80]).lower()).strip("-") or otherwise


def in_sentence(text: str) -> str:
    """A title or a summary as it reads inside a sentence: its first letter small, names as they are."""
    return text[:1].lower() + text[1:]


def without_article(text: str) -> str:
    """`text` without an article in front."""
    return _ARTICLE.sub("", text.strip(), count=1).strip()


_PARTICLES = ("-ups", "-ins", "-outs", "-offs")
"""How nouns end that are made of a verb: pick-ups, check-ins."""


@lru_cache(maxsize=16_384)
def singular(word: str) -> str:
    """The singular of a plural noun, as far as endings tell in the languages that are read."""
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith(_PARTICLES):
        return word[:-1]
    if len(word) < 4 or low.endswith(("ss", "us", "is", "ous", "news", "kurs")):
        return word
    if low in _GREEK:
        return word[:-2] + "is"
    for ending, replacement in (("iones", "ión"), ("ações", "ação"), ("ções", "ção"), ("dades", "dade")):
        if low.endswith(ending):
            return word[: -len(ending)] + replacement
    if low.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    ended = low.endswith(("sses", "xes", "ches", "shes", "zzes", "uses", "ores"))
    if ended and not (low.endswith(("stores", "scores", "ouses", "auses")) or low in {"uses", "fuses", "excuses"}):
        return word[:-2]
    return word[:-1] if low.endswith("s") else word


def plural(word: str) -> str:
    """The plural of an English noun, such as `singular` takes back."""
    low = word.lower()
    if low.endswith((" off", " out")):
        return f"{plural(word[:-4])}{word[-4:]}"
    if low in _IRREGULAR.values():
        return next(many for many, one in _IRREGULAR.items() if one == low)
    if re.search(r"[^aeiou]y$", low):
        return f"{word[:-1]}ies"
    return f"{word}es" if low.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


def base_form(verb: str) -> str:
    """An English verb as it stands after "to": `applies` is `apply`."""
    low = verb.casefold()
    if low in ("does", "goes"):
        return verb[:-2]
    if low == "has":
        return "have"
    if low.endswith("ies") and len(low) > 4:
        return verb[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return verb[:-2]
    return verb[:-1] if low.endswith("s") and not low.endswith("ss") else verb


@lru_cache(maxsize=16_384)
def key(name: str) -> str:
    """What two ways of naming the same role or thing have in common."""
    parts = re.findall(r"[^\W_]+", folded(without_article(name)))
    if not parts:
        return ""
    parts[-1] = singular(parts[-1])
    parts = [_SAME.get(part, part) for part in parts]
    return " ".join(folded(part) for part in parts)


_IRREGULAR = {
    "series": "series",
    "species": "species",
    "lens": "lens", "lenses": "lens", "addenda": "addendum", "criteria": "criterion", "children": "child",
    "menus": "menu", "shelves": "shelf", "halves": "half", "knives": "knife", "loaves": "loaf",
}  # fmt: skip
_GREEK = frozenset(("diagnoses", "analyses", "theses", "crises", "hypotheses", "prognoses"))
_HALF_SAID = re.compile(r"(?<=\w{2})\s+(?:and|or|y|o|und|oder|et|ou|e)\s+\S+$", re.IGNORECASE)
"""The beginning of a second thing, cut off before it is said."""


@lru_cache(maxsize=16_384)
def title_of(want: str) -> str:
    """A short title for what somebody wants."""
    want = _GERMAN_ARTICLE.sub("", want.strip())
    first = re.split(r"\.(?=\s|$)|[;:(\[\n]|\s[–—-]\s", want.strip(), maxsplit=1)[0].strip() or want.strip()
    parts = first.split()
    if len(parts) > TITLE_WORDS:
        comma = first.find(",")
        before = first[: max(comma, 0)].split()
        enough = 3 <= len(before) <= TITLE_WORDS and not {"either", "both"} & set(before)
        first = re.sub(_LISTING, "", first[:comma]) if enough else _HALF_SAID.sub("", " ".join(parts[:TITLE_WORDS]))
    if len(parts) > 2:
        dangling = (
            r"\s+(?:and|or|the|an?|of|for|with|to|in|on|at|by|from|that|which|their|its|my|de|del|la|el|y|"
            r"e|o|con|para|und|der|die|mit|et|des|du|les|que)$"
        )
        while (shorter := re.sub(dangling, "", first, flags=re.IGNORECASE)) != first:
            first = shorter
    first = first.rstrip(" ,.;:–—-")[:100]
    return first[:1].upper() + first[1:]
