"""One form for each noun: singular and plural, and the identifier that SQL and JSON know it by."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from agents.offline.lexicon import words
from agents.offline.plurals import ENGINE
from plan.reading.text import naming
from plan.reading.words.german_nouns import german_plural, german_singular
from plan.reading.words.portuguese_nouns import portuguese_plural, portuguese_singular
from plan.reading.words.romance_nouns import french_plural, french_singular, spanish_plural, spanish_singular

# inflect takes these for plurals, or for plurals of something rarer.
_SINGULAR_ALREADY = words(
    "data media bus gas lens campus status virus bonus corpus census focus canvas atlas gps sms pos news "
    "series species analysis basis crisis thesis diagnosis hypothesis axis synopsis address access process "
    "business class glass boss pass progress staff equipment software hardware information inventory stock "
    "mass loss cross dress process mess press success witness express compass kudos chaos alias tennis paris "
    "minus plus yes us his this as is was has does its always perhaps physics mathematics athletics "
    "gymnastics politics economics"
)
_IRREGULAR = {
    "menus": "menu",
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "criteria": "criterion",
    "indices": "index",
    "analyses": "analysis",
    "diagnoses": "diagnosis",
    "theses": "thesis",
    "buses": "bus",
    "statuses": "status",
    "addresses": "address",
    "classes": "class",
    "boxes": "box",
    "courses": "course",
    "expenses": "expense",
    "licenses": "license",
    "licences": "licence",
    "houses": "house",
    "purchases": "purchase",
    "releases": "release",
    "responses": "response",
    "exercises": "exercise",
    "premises": "premises",
    "movies": "movie",
    "cookies": "cookie",
    "caches": "cache",
}
RESERVED = words(
    "all analyse analyze and any array as asc asymmetric authorization between binary both case cast check "
    "collate collation column concurrently constraint create cross current_date current_time "
    "current_timestamp current_user default deferrable desc distinct do else end except false fetch for "
    "foreign freeze from full grant group having ilike in index initially inner intersect into is isnull join "
    "key lateral leading left like limit localtime localtimestamp natural not notnull null offset on only or "
    "order outer overlaps placing primary references returning right select session_user set similar some "
    "symmetric table tablesample then to trailing true union unique user using value values variadic verbose "
    "when where window with row rows transaction commit rollback begin alter drop insert update delete add "
    "exists plan view trigger function procedure schema database temp temporary replace pragma explain vacuum"
)
_FREE_FOR_COLUMNS = words("key plan row rows schema temporary trigger value view function database procedure begin")
"""Words that PostgreSQL and SQLite take for a column as they are."""
_SINGULARS = {"de": german_singular, "es": spanish_singular, "fr": french_singular, "pt": portuguese_singular}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"})
_WORD = re.compile(r"[A-Za-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def _capital(match: re.Match[str]) -> str:
    """An umlaut inside of an abbreviation, such as `TÜV`."""
    return match[0].translate(_UMLAUTS).upper()


def _latin(text: str) -> str:
    """The text in ASCII, umlauts as Germans write them without; the Spanish `gü` stays a `gu`."""
    composed = re.sub(r"(?<=[A-ZÄÖÜ])[ÄÖÜ](?=[A-ZÄÖÜ])", _capital, unicodedata.normalize("NFC", text))
    return anyascii(re.sub(r"(?<=[gG])ü(?=[eéií])", "u", composed).translate(_UMLAUTS))


@lru_cache(maxsize=20_000)
def singular(word: str, language: str = "en") -> str:
    """Return the singular of a lower-case noun."""
    if language in _SINGULARS:
        return _SINGULARS[language](word)
    if "-" in word and word.isascii():
        return naming.singular(word)
    if word in _SINGULAR_ALREADY or len(word) < 4 or not word.isalpha():
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    found = ENGINE.singular_noun(word) if word.isascii() else word[:-1]
    return str(found) if found else word


def singular_words(words_: tuple[str, ...], language: str = "en") -> tuple[str, ...]:
    """Return the words of a name with the last, its noun, in the singular."""
    return (*words_[:-1], singular(words_[-1], language))


_AGREEING = {
    "es": ("ica", "ico", "ada", "ado", "ida", "ido", "iva", "ivo", "osa", "oso", "aria", "ario"),
    "fr": ("ique", "ée", "é", "ive", "if", "euse", "aire", "elle", "el"),
    "pt": ("ica", "ico", "ada", "ado", "ida", "ido", "iva", "ivo", "osa", "oso", "ária", "ário"),
}
"""How adjectives end, which have the number of the noun before them: `reservas periódicas`."""
_UNCOUNTED = frozenset(
    ("data", "media", "equipment", "software", "hardware", "information", "news", "series", "species", "staff")
)


@lru_cache(maxsize=20_000)
def plural(word: str, language: str = "en") -> str:
    """Return the plural of a lower-case singular noun."""
    if language in _PLURALS:
        return _PLURALS[language](word)
    for many, one in _IRREGULAR.items():
        if one == word:
            return many
    if word in _UNCOUNTED:
        return word
    if not word.isascii():
        return word + "s"
    if word in _SINGULAR_ALREADY and word.endswith("s"):
        return word[:-2] + "es" if word.endswith("is") else word + "es"
    if singular(word) != word:
        return word
    return str(ENGINE.plural_noun(word))


_PLURALS = {"de": german_plural, "es": spanish_plural, "fr": french_plural, "pt": portuguese_plural}


def is_plural(word: str, language: str = "en") -> bool:
    """Whether a lower-case noun is in the plural."""
    return singular(word, language) != word


@lru_cache(maxsize=20_000)
def identifier(text: str) -> str:
    """Return a snake_case identifier of ASCII letters, digits and underscores for `text`; empty if nothing is left."""
    spaced = _CAMEL.sub(" ", _latin(text.replace("’", "").replace("'", "")))
    name = "_".join(part.lower() for part in _WORD.findall(spaced))[:48].rstrip("_")
    return f"n{name}" if name[:1].isdigit() else name


def column_name(text: str) -> str:
    """Return an identifier for a column that no SQL dialect reserves."""
    name = identifier(text)
    return f"{name}_value" if name in RESERVED - _FREE_FOR_COLUMNS else name


def table_name(noun: str, language: str = "en") -> str:
    """Return the plural identifier of the table for a singular noun of one or more words."""
    parts = noun.split()
    if not parts:
        return ""
    index = 0 if language in {"es", "fr", "pt"} else -1
    parts[index] = plural(parts[index], language)
    if language in {"es", "fr", "pt"} and len(parts) == 2 and parts[1].endswith(_AGREEING[language]):
        parts[1] = plural(parts[1], language)
    name = identifier(" ".join(parts))
    return f"{name}_records" if name in RESERVED else name


def slug(text: str, limit: int = 48) -> str:
    """Return lower-case ASCII words joined by hyphens; empty if nothing is left."""
    name = "-".join(part.lower() for part in _WORD.findall(_CAMEL.sub(" ", _latin(text.replace("'", "")))))
    return name[:limit].rstrip("-")


def pascal(name: str) -> str:
    """Return `PascalCase` for a snake_case or kebab-case name."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[_\-\s]+", name) if part)


def third_person(verb: str, language: str = "en") -> str:
    """Return the verb as it stands after `she`: borrow → borrows; other languages keep their infinitive."""
    if language != "en" or not verb:
        return verb
    head, _, rest = verb.partition(" ")
    if head in {"has", "is", "belongs", "contains"}:
        return verb
    if head.endswith(("s", "sh", "ch", "x", "o")):
        head += "es"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ies"
    else:
        head += "s"
    return f"{head} {rest}".strip()
