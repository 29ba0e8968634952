"""Spanish and French nouns: singular and plural by their endings."""

import re
from collections.abc import Callable

_OF = re.compile(r"\s(?:d[eao]s?|del|du|de\s+l[ao]s?|d['’]|para|por|pour|a|à|en|em)(?:\s|(?<=['’]))")
_WITHOUT_ACCENT = str.maketrans("áéíóú", "aeiou")


def romance_singular(name: str, singular: Callable[[str], str]) -> str:
    """Return a name with its noun, and the adjectives that agree with it, in the singular."""
    of = _OF.search(name.lower())
    head, rest = (name[: of.start()], name[of.start() :]) if of else (name, "")
    return f"{' '.join(map(singular, head.lower().split()))}{rest.lower()}"


def romance_plural(name: str, plural: Callable[[str], str]) -> str:
    """Return a name with its noun in the plural."""
    head, space, rest = name.partition(" ")
    return f"{plural(head)}{space}{rest}"


def spanish_singular(word: str) -> str:
    """Return the singular of a lower-case Spanish noun."""
    if word == "sedes":
        return "sede"
    if len(word) < 4 or not word.endswith("s") or word.endswith(("sis", "tis", "és", "us")):
        return word
    if word.endswith("enes"):
        return word[:-2].translate(_WITHOUT_ACCENT)  # the plural gives its stress a mark: `orden`, `órdenes`
    if word.endswith("ces"):
        return word[:-3] + "z"
    if word.endswith("iones") or (word.endswith("ones") and len(word) > 6):
        return word[:-4] + "ón"
    if (
        word.endswith("es")
        and word[-3] in "rlndjy"
        and not word.endswith(("ntes", "bles", "lles", "rdes", "ndes", "rtes"))
    ):
        return word[:-2]
    return word[:-1]


def spanish_plural(word: str) -> str:
    """Return the plural of a lower-case Spanish singular noun."""
    if word.endswith("z"):
        return word[:-1] + "ces"
    if word.endswith("ón"):
        return word[:-2] + "ones"
    if word.endswith(tuple("aeioué")):
        return word + "s"
    if word.endswith("s"):
        return word
    return word + "es"


_FRENCH_SAME_WORDS = (
    "cours temps corps poids pays mois cas bras dos concours parcours secours choix voix croix noix taux fois mars "
    "relais palais accès procès succès congrès décès"
)
_FRENCH_SAME = frozenset(_FRENCH_SAME_WORDS.split())


def french_singular(word: str) -> str:
    """Return the singular of a lower-case French noun."""
    plural = (
        word not in _FRENCH_SAME
        and len(word) > 3
        and word.endswith(("s", "x"))
        and not word.endswith(("ss", "us", "is", "rix", "repas"))
    )
    return word[:-1] if plural else word


def french_plural(word: str) -> str:
    """Return the plural of a lower-case French singular noun."""
    return word if word.endswith(("s", "x", "z")) else f"{word}x" if word.endswith("eau") else f"{word}s"
