"""MoSCoW classes as documents write them: tags, brackets, columns, `Priority:` lines, and softer words."""

import re
from functools import lru_cache, partial

from plan.reading.text.naming import folded
from plan.reading.words.attribute_words import is_attribute
from plan.requirements import Priority

_WORDS: dict[Priority, str] = {
    "must": r"must(?:[- ]haves?)?|m|high(?:est)?|critical|essential|required|mandatory|blocker|p[01]|muss|hoch|"
    r"kritisch|alta|critica|"
    r"obligatori[oa]|obbligatori[oa]|hoog|verplicht|imprescindible|haute|elevee?|urgent[ea]?|crucial|blocante|"
    r"indispensable|essenciel|essentiel|obrigatori[oa]|mvp|debe|doit|deve",
    "should": r"should(?:[- ]haves?)?|s|medium|moderate|middel|gemiddeld|mediana|importantes?|"
    r"normal|important|major|p2|soll(?:te)?|mittel|media|importante|moyenne|"
    r"deberia|devrait|deveria",
    "could": r"could(?:[- ]haves?)?|c|low(?:est)?|optional|nice[- ]to[- ]have|minor|trivial|conditional|p[34]|"
    r"desirable|"
    r"kann|niedrig|baja|baixa|opcional|"
    r"deseable|basse|faible|optionnel(?:le)?|facultatif|podria|pourrait|poderia|later|stretch",
    "wont": r"descartad[oa]|discarded|verworfen|ecartee?|deferred|"
    r"won'?t(?:[- ](?:haves?|fix|do))?|wont[- ]?(?:haves?|fix|do)?|w|none|never|out of scope|not now",
}
_EXACT = {priority: re.compile(rf"(?:{pattern})(?:\s*\(.*\))?[\s.!]*") for priority, pattern in _WORDS.items()}
_BRACKET = re.compile(
    r"\s*[\[(]\s*(?:priority|prio|prioridad|priorität|priorité|"
    r"prioridade)?\s*:?\s*(?P<word>[^\[\]()\n]{1,25}?)"
    r"(?:\s*[,;/|–-]\s*(?:\d+(?:\s*(?:points?|pts?|sp|puntos|punkte|pontos))?|(?:xs|s|m|l|xl)))?\s*[\])]",
    re.IGNORECASE,
)
"""`(must)`, `[Priority: high]`, and beside an estimate: `(should, 3 points)`."""
_PREFIX = re.compile(
    r"^\s*(?P<word>nice[- ]to[- ]have|(?:must|should|could)(?:[- ]have)?|optional|opcional|optionnel|"
    r"later)\s*:\s+(?=\S)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"\s+[–—-]\s*(?P<word>p[0-4]|must(?:[- ]have)?|should(?:[- ]have)?|could(?:[- ]have)?|won'?t(?:[- ]have)?)\s*$",
    re.IGNORECASE,
)
"""`Sign-up — P0`"""
_TAG = re.compile(r"(?<![\w@])@(?P<word>must|should|could|won'?t|mvp|optional|p[0-4])\b", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:priority|prio|moscow|prioridad|priorität|priorité|"
    r"prioridade)(?:\s+level)?\s*[:=]\s*(?P<word>[^\W\d_][\w' -]{0,20}|p\d)",
    re.IGNORECASE,
)
_SOFT: tuple[tuple[Priority, str], ...] = (
    (
        "could",
        r"\bnice[- ]to[- ]have|^optional\b|\boptionally\b|\(optional\)|\bis optional\b|"
        r"\boptional(?: feature)?[.:]|\bif (?:there is )?time (?:allows|permits)|^opcional\b|\bopcionalmente\b|"
        r"\(opcional\)|\(optionnel\)|\bfacultati|\bwünschenswert"
        r"|\bwould\s+(?:also\s+)?be\s+(?:(?:very|really)\s+)?(?:nice|great|good|cool|lovely|pleasant|handy)\b|^if\s+there\s+is\s+(?:any\s+)?time\b"
        r"|\bideally\b|\b(?:come|do|done|add(?:ed)?|follow|build|built|wait)\s+(?:(?:until|till|for)\s+)?later\b|"
        r",\s*later\.?$|^later\b|\bat a later (?:time|stage)\b|\blater on\b|\(later\)|"
        r"\bin a later (?:release|version|"
        r"phase)\b|\bmás adelante\b|\bspäter\b",
    ),
)
_SOFT_PATTERNS = tuple((priority, re.compile(pattern, re.IGNORECASE)) for priority, pattern in _SOFT)
_IN_BRACKETS = re.compile(r"\((?P<word>[^()]+)\)\s*$")
"""`— (Won't Do)`"""
_SINGLE = frozenset("mscw")
RANKS: dict[str, Priority] = {
    "A": "must", "B": "should", "C": "could", "1": "must", "2": "should", "3": "could",
}  # fmt: skip
_LETTER = re.compile(r"^\((?P<letter>[ECOMD])\)\s+(?=\S)")
_LETTERS: dict[str, Priority] = {"E": "must", "M": "must", "C": "should", "D": "should", "O": "could"}
"""Essential, conditional and optional, as IEEE 830 ranks requirements; mandatory and desirable beside them."""


def priority_word(word: str) -> Priority | None:
    """The class that a whole cell, tag or label value names."""
    bare = folded(word).strip(" @*[]()").removeprefix("priority:").strip()
    return next((priority for priority, pattern in _EXACT.items() if pattern.fullmatch(bare)), None)


def priority_cell(cell: str) -> Priority | None:
    """The class that a cell of a priority column names, by a word or by its rank: A, B, C or 1, 2, 3."""
    bracketed = _IN_BRACKETS.search(cell)
    said = priority_word(cell) or (priority_word(bracketed["word"]) if bracketed else None)
    letter = cell.strip().upper()
    return said or RANKS.get(letter) or _LETTERS.get(letter)


@lru_cache(maxsize=16_384)
def take_priority(text: str) -> tuple[str, Priority | None]:
    """`text` without a priority in brackets, a tag or a `Priority:` note, and that priority."""
    if letter := _LETTER.match(text):
        return text[letter.end() :], _LETTERS[letter["letter"]]
    for pattern in (_PREFIX, _SUFFIX, _BRACKET, _TAG, _LABEL):
        for match in pattern.finditer(text):
            word = match["word"]
            found = priority_word(word)
            if pattern is _BRACKET and _of_field(text, match):
                continue
            if found and (pattern is not _BRACKET or folded(word) not in _SINGLE or "[" in match[0]):
                left = f"{text[: match.start()]} {text[match.end() :]}"
                return " ".join(left.split()).strip(" ,;–—"), found
    return text, None


def _of_field(text: str, bracket: re.Match[str]) -> bool:
    """Whether brackets remark on a field that a text lists, and not on what the text wants: `a size (optional), …`."""
    if folded(bracket["word"]).strip() not in _OF_FIELDS:
        return False
    before, behind = text[: bracket.start()].strip(), text[bracket.end() :].strip(" .;")
    listed = any(mark in text for mark in ",;") or bool(behind) or is_attribute(" ".join(before.split()[-2:]))
    return bool(before) and listed


_OF_FIELDS = frozenset((
    "optional", "required", "mandatory", "none", "normal", "opcional", "optionnel", "facultatif", "obligatorio",
    "obrigatorio",
))  # fmt: skip
"""What is said of fields as well as of wishes."""
_MOSCOW = re.compile(
    r"(?m)^(?P<id>[^\w\n]{0,12}(?:(?:[A-Z]{1,6}[-_])*[A-Z]{1,6}[-_ ]?\d+(?:\.\d+)*[.:)]?)?[ \t]{0,3})"
    r"\((?P<letter>[MSCW])\)(?:[.:](?=\s))?(?=[\s*_])"
)
_MOSCOW_BEHIND = re.compile(
    r"(?m)^(?P<title>(?:#{1,6}\s|\*\*)[A-Z][\w.-]*\d[^\n(]{1,120}?)\((?P<letter>[MSCW])\)(?=[\s*]*$)"
)
"""`**FR-1.1 Keep a register of sites (M)**`"""
_RANKED = re.compile(r"(?m)^(?P<title>(?:#{1,6}\s|\*\*)[^\n]{1,120}?)\((?P<letter>[ABC])\)(?=[\s*]*$)")
_RANKS_MEAN = re.compile(r"\bpriorit\w*\s*:?\s+A\b|\bA\s*=\s*\w", re.IGNORECASE)
OF_MOSCOW = {"M": "must", "S": "should", "C": "could", "W": "won't"}
"""The words that the letters of MoSCoW stand for."""


_LEGEND = re.compile(r"(?im)^.{0,20}\b(?:priorit|prioridad|prioridade)\w*\b.*$")
_MEANING = re.compile(
    r"(?<![\w(])\(?\*{0,2}(?P<letter>[A-Z])\*{0,2}\)?\s*[:=–-]?\s+(?P<word>[^\W\d_]+(?:[ -][^\W\d_]+)?)"
)
_EQUALS = re.compile(r"(?<![\w(*])\(?\*{0,2}(?P<letter>[A-Z])\*{0,2}\)?\s*=\s*\*{0,2}(?P<word>[^\W\d_]+)")
_LEGEND_LETTER = re.compile(r"(?m)^(?P<before>[^\n(]{0,40}?)\((?P<letter>[A-Z])\)(?=[\s*_])")


def _legend(text: str) -> dict[str, Priority]:
    """What the letters of a document mean, where a line, or a paragraph, says so: `Prioridad: O obligatorio · D
    deseable`, `**M** = must, the rest follows. **S** = should`.
    """
    lines = [(_MEANING, line) for line in _LEGEND.findall(text)]
    paragraphs = [(_EQUALS, " ".join(one.split())) for one in re.split(r"\n\s*\n", text) if one.count("=") > 1]
    for form, said in (*lines, *paragraphs):
        words = ((match["letter"], match["word"]) for match in form.finditer(said))
        found = {
            letter: priority
            for letter, word in words
            if (priority := priority_word(word) or priority_word(word.split()[0]))
        }
        if len(found) > 1:
            return found
    return {}


def _by_legend(match: re.Match[str], legend: dict[str, Priority]) -> str:
    meant = legend.get(match["letter"])
    return f"{match['before']}[{_SPELT[meant]}]" if meant else match[0]


_SPELT: dict[Priority, str] = {"must": "must", "should": "should", "could": "could", "wont": "won't"}


def spelt(priority: Priority) -> str:
    """The word for a priority, as it stands in brackets."""
    return _SPELT[priority]


def with_letters_spelt_out(text: str) -> str:
    """A document with `HC-1 (M) New client` as `HC-1 [must] New client`, where its letters are those of MoSCoW.

    IEEE 830 has a (C) as well, for what is conditional, but neither an (S) nor a (W). `## Prices (A)` has the priority
    that the document says A means: the first of three.
    """
    if legend := _legend(text):
        text = _LEGEND_LETTER.sub(lambda match: _by_legend(match, legend), text)
    if _RANKS_MEAN.search(text):
        text = _RANKED.sub(lambda match: f"{match['title']}[{RANKS[match['letter']]}]", text)
    for letters, before in ((_MOSCOW, "id"), (_MOSCOW_BEHIND, "title")):
        if {match["letter"] for match in letters.finditer(text)} & {"S", "W"}:
            text = letters.sub(partial(_of_moscow, before), text)
    return text


def _of_moscow(before: str, match: re.Match[str]) -> str:
    return f"{match[before]}[{OF_MOSCOW[match['letter']]}]"


_STRESSED: tuple[tuple[Priority, str], ...] = (("must", r"MUST|SHALL"), ("should", r"SHOULD"), ("could", r"MAY|COULD"))
_STRESSED_PATTERNS = tuple((priority, re.compile(rf"\b(?:{words})\b")) for priority, words in _STRESSED)


def stressed_priority(text: str) -> Priority | None:
    """The class that a key word in capitals gives, as RFC 2119 has it; none where everything is in capitals."""
    found = [(match.start(), priority) for priority, one in _STRESSED_PATTERNS if (match := one.search(text))]
    return min(found)[1] if found and not text.isupper() else None


def soft_priority(text: str) -> Priority | None:
    """The class that the wording hints at: "nice to have", "if time permits"."""
    return next((priority for priority, pattern in _SOFT_PATTERNS if pattern.search(text)), None)
