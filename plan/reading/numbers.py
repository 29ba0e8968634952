"""Amounts as people write them: `100K`, `2 000`, `1.5 million`, `two`."""

import re

AMOUNT = (
    r"(?:(?<![\w.,/-])(?:\d{1,3}(?:[.,'’\u00a0\u202f\u2009 ]\d{3})+(?!\d)|\d{1,15}(?:[.,]\d{1,2})?)"
    r"(?:\s?(?:[kK]|[mM](?![\w²])|thousand|million|millones|millions|milhões|milhão|mil|mille|tausend|Tausend|Mio\.?"
    r"|Millionen|Million)(?![\w²]))?)"
)

_PARTS = re.compile(r"(?P<digits>[\d.,'’\u00a0\u202f\u2009 ]*\d)\s?(?P<scale>[^\W\d_]+\.?)?")
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


def amount_of(text: str) -> int:
    """The whole number that an `AMOUNT` match stands for."""
    match = _PARTS.match(text.strip())
    if not match:
        return 0
    digits, scale = match["digits"].strip(), (match["scale"] or "").casefold().rstrip(".")
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
