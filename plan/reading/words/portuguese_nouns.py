"""Portuguese nouns: singular and plural by their endings."""

_ENDINGS = (
    ("ções", "ção"),
    ("sões", "são"),
    ("ões", "ão"),
    ("ães", "ão"),
    ("ãos", "ão"),
    ("ais", "al"),
    ("éis", "el"),
    ("óis", "ol"),
    ("uis", "ul"),
    ("ens", "em"),
)
_SAME = ("ônibus", "lápis", "status", "vírus", "mais", "três", "país", "mês", "gás", "bônus", "campus")


def portuguese_singular(word: str) -> str:
    """Return the singular of a lower-case Portuguese noun."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(_SAME):
        return word
    for many, one in _ENDINGS:
        if word.endswith(many):
            return word.removesuffix(many) + one
    if word.endswith(("res", "zes", "ses")) and not word.endswith(("bres", "tres", "eses", "asses", "esses")):
        return word[:-2]
    return word[:-1]


def portuguese_plural(word: str) -> str:
    """Return the plural of a lower-case Portuguese singular noun."""
    if word.endswith(_SAME):
        return word
    if word.endswith("ão"):
        return word[:-2] + "ões"
    for many, one in _ENDINGS[5:]:
        if word.endswith(one):
            return word.removesuffix(one) + many
    if word.endswith(("r", "z")):
        return word + "es"
    return word if word.endswith("s") else word + "s"
