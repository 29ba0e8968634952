"""Amounts as people write them: `100K`, `2 000`, `1.5 million`, `two`."""

import re
from functools import lru_cache

AMOUNT = (
    r"(?:(?<![\w.,/-])(?:\d{1,3}(?:[.,'’\u00a0\u202f\u2009 ]\d{3})+(?!\d)|\d{1,15}(?:[.,]\d{1,2})?)"
    r"(?:\s?(?:[kK]|[mM](?![\w²])|thousand|million|millones|millions|milhões|milhão|mil|mille|tausend|Tausend|Mio\.?"
    r"|Millionen|Million)(?![\w²]))?)"
)

_PARTS = re.compile(r"(?P<digits>[\d.,'’\u00a0\u202f\u2009 ]*\d)\s?(?P<scale>[^\W\d_]+\.?)?")
MOST_DIGITS = 15
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f\u2009 ]\d{3})+")
_THOUSANDS = {"k", "thousand", "mil", "mille", "tausend"}

_NUMBER_WORDS = (
    "one|a single|un|una|uno|ein|eine|einen|einem|einer|une|um|uma",
    "two|dos|zwei|deux|dois|duas|a couple of",
    "three|tres|drei|trois|três",
    "four|cuatro|vier|quatre|quatro",
    "five|cinco|fünf|cinq",
    "six|seis|sechs",
    "seven|siete|sieben|sept|sete",
    "eight|ocho|acht|huit|oito",
    "nine|nueve|neun|neuf|nove",
    "ten|diez|zehn|dix|dez",
    "eleven|once|elf|onze",
    "twelve|doce|zwölf|douze|doze",
)
WORD_VALUES = {word: value for value, row in enumerate(_NUMBER_WORDS, 1) for word in row.split("|")}
SMALL = r"(?:\d{1,4}|" + "|".join(sorted(WORD_VALUES, key=lambda word: (-len(word), word))) + ")"


_TENS = (
    "ten twenty thirty forty fifty sixty seventy eighty ninety",
    "diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "dix vingt trente quarante cinquante soixante",
    "dez vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
)
_SPELLED = {
    **{word: value for word, value in WORD_VALUES.items() if word not in ("a single", "a couple of")},
    **{word: 10 * at for row in _TENS for at, word in enumerate(row.split(), 1)},
    "a": 1, "fifteen": 15, "quinze": 15, "quince": 15, "fünfzehn": 15,
}  # fmt: skip
_SCALES = {
    "hundred": 100, "hundert": 100, "cent": 100, "cents": 100, "cem": 100, "cien": 100,
    "thousand": 1000, "tausend": 1000, "mil": 1000, "mille": 1000,
    "million": 1_000_000, "millions": 1_000_000, "millionen": 1_000_000, "millones": 1_000_000, "milhões": 1_000_000,
}  # fmt: skip
_HUNDREDS = {
    **{f"{word}{ending}": 100 * value for word, value in (
        ("dosc", 2), ("tresc", 3), ("cuatroc", 4), ("seisc", 6), ("ochoc", 8)) for ending in ("ientos", "ientas")},
    "quinientos": 500, "quinientas": 500, "duzentos": 200, "duzentas": 200, "trezentos": 300, "trezentas": 300,
    "quinhentos": 500, "quinhentas": 500, "mil": 1000, "duizend": 1000, "tausend": 1000,
    "duemila": 2000, "tremila": 3000, "cinquemila": 5000, "diecimila": 10000,
    **{f"{word}hundert": 100 * value for value, word in enumerate(
        ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"), 1)},
    **{f"{word}tausend": 1000 * value for value, word in enumerate(
        ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"), 1)},
}  # fmt: skip
_WORDED = re.compile(
    r"\b(?:(?P<count>" + "|".join(sorted(_SPELLED, key=lambda word: (-len(word), word))) + r")[\s-]+"
    r"(?P<scale>" + "|".join(sorted(_SCALES, key=lambda word: (-len(word), word))) + r")"
    r"(?:[\s-]+(?P<more>thousand|million))?|(?<!\d\s)(?<!\d)(?P<whole>" + "|".join(_HUNDREDS) + r"))\b",
    re.IGNORECASE,
)
_MAY_BE_WORDED = re.compile(
    r"hundred|hundert|thousand|tausend|million|\bcents?\b|\bmil(?:le|hões)?\b|mila\b|duizend|ient[oa]s|ent[oa]s\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def spelled_out(text: str) -> str:
    """`text` with its large number words as digits: "two hundred sensors" is "200 sensors"."""
    return _WORDED.sub(_digits, text) if _MAY_BE_WORDED.search(text) else text


def _digits(match: re.Match[str]) -> str:
    if match["whole"]:
        return f"{_HUNDREDS[match['whole'].casefold()]:,}"
    value = _SPELLED[match["count"].casefold()] * _SCALES[match["scale"].casefold()]
    # Grouped, so that two thousand is not taken for a year.
    return f"{value * (_SCALES[match['more'].casefold()] if match['more'] else 1):,}"


def amount_of(text: str) -> int:
    """The whole number that an `AMOUNT` match stands for."""
    match = _PARTS.match(text.strip())
    if not match:
        return 0
    digits, scale = match["digits"].strip(), (match["scale"] or "").casefold().rstrip(".")
    if sum(map(str.isdigit, digits)) > MOST_DIGITS:
        return 0
    if _GROUPED.fullmatch(digits):
        value = float(re.sub(r"\D", "", digits))
    else:
        value = float(re.sub(r"[^\d.]", "", digits.replace(",", ".")) or 0)
    if scale in _THOUSANDS:
        value *= 1_000
    elif scale:
        value *= 1_000_000
    return round(value)


def small_number(text: str) -> int:
    """The number that a `SMALL` match stands for."""
    return int(text) if text.isdigit() else WORD_VALUES.get(text.casefold(), 0)
