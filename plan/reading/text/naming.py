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
TITLE_WORDS = 12
LONGEST_TITLE = 100
_FEWEST_WORDS = 4
_PHRASE_WORDS = (
    "and or but so when while if because that which who whose where for with without in on at by from to into until "
    "before after during per about between within through via under over once whenever unless although since"
)
_BEGINS_PHRASE = frozenset(_PHRASE_WORDS.split())
_DANGLING = re.compile(
    r"\s+(?:and|or|the|an?|of|for|with|to|in|on|at|by|from|that|which|their|its|my|de|del|la|el|y|"
    r"e|o|con|para|und|der|die|mit|et|des|du|les|que)$",
    re.IGNORECASE,
)
_NO_END = re.compile(
    rf"{_DANGLING.pattern[3:-1]}|up|out|off|all|both|either|one|he|she|it|they|him|her|them|is|are|was|were|be|been|not|"
    r"can|may|must|shall|should|will|has|have|than|as|only|also|allow|allowed|able|possible|more|less|least|most",
    re.IGNORECASE,
)
"""Words that a title does not end with, since they want another."""
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


_WITH_IE = (
    "movies",
    "cookies",
    "calories",
    "zombies",
    "brownies",
    "selfies",
    "smoothies",
    "hoodies",
    "prairies",
    "rookies",
)
"""Nouns in -ie, which keep that."""
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
        return word[:-1] if low.endswith(_WITH_IE) else word[:-3] + "y"
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
    if low.endswith(("species", "series")):
        return word
    if low.endswith("sis") and f"{low[:-2]}es" in _GREEK:
        return f"{word[:-2]}es"
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
    "consortia": "consortium", "curricula": "curriculum", "memoranda": "memorandum", "errata": "erratum",
}  # fmt: skip
_GREEK = frozenset(("diagnoses", "analyses", "theses", "crises", "hypotheses", "prognoses"))
_HALF_SAID = re.compile(r"(?<=\w{2})\s+(?:and|or|y|o|und|oder|et|ou|e)\s+\S+$", re.IGNORECASE)
"""The beginning of a second thing, cut off before it is said."""


def in_singular(name: str) -> str:
    """A name with its last word in the singular: `stock items` is `stock item`."""
    *before, last = name.split() or [""]
    return " ".join((*before, singular(last)))


@lru_cache(maxsize=16_384)
def title_of(want: str) -> str:
    """A short title for what somebody wants."""
    want = _GERMAN_ARTICLE.sub("", want.strip())
    first = re.split(r"\.(?=\s|$)|[;(\[\n]|:(?!\d\d\b)|\s[–—-]\s", want.strip(), maxsplit=1)[0].strip() or want.strip()
    parts = first.split()
    if len(parts) > TITLE_WORDS:
        comma = first.find(",")
        before = first[: max(comma, 0)].split()
        enough = 3 <= len(before) <= TITLE_WORDS and not {"either", "both"} & set(before)
        first = re.sub(_LISTING, "", first[:comma]) if enough else _whole_phrase(parts)
    if len(parts) > 2 and first != want:
        while (shorter := _DANGLING.sub("", first)) != first:
            first = shorter
    first = first.rstrip(" ,.;:–—-")[:LONGEST_TITLE]
    return first[:1].upper() + first[1:]


def _whole_phrase(parts: list[str]) -> str:
    """The first of many words, up to where a phrase ends; as many as a title has where none is seen to."""
    ends = [at for at in range(_FEWEST_WORDS, TITLE_WORDS + 1) if parts[at].lower() in _BEGINS_PHRASE]
    if ends := [at for at in ends if not _NO_END.fullmatch(parts[at - 1])]:
        return " ".join(parts[: ends[-1]])
    return _HALF_SAID.sub("", " ".join(parts[:TITLE_WORDS]))
