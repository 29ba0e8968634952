"""What a remark on a field says of it, in whatever words: `(only on newer ones)` that it may be missing."""

import re
from typing import Literal

Note = Literal["optional", "required", "unique"]

_ALL = r"(?:everyone|everybody|every\s?one|all(?:\s+of\s+them)?|every\s+[a-z]+|most(?:\s+of\s+them)?|each)"
_EMPTY = r"(?:empty|blank|missing|unknown|open|null|absent|none|left\s+(?:out|off|empty|blank|open)|omitted|skipped)"
_WHO = r"(?:we|they|i|you|he|she|it|people|nobody|the\s+[a-z]+)"
_WHEN = r"(?:if|when|where|wherever|whenever|once|as\s+far\s+as)"
_DO_NOT = r"(?:don['’]?t|doesn['’]?t|do\s+not|does\s+not|may\s+not|might\s+not|can['’]?t)"


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_OPTIONAL = _any_of(
    r"optional(?:ly)?\b(?!\s+[a-z])",
    r"nullable|voluntary|occasionally\b|rarely\b|seldom\b|mostly\b|often\b|few\b|some(?:times)?$|nice\s+to\s+have",
    rf"{_WHEN}\s+(?:there(?:['’]s|\s+(?:is|was|are))|any(?:thing|one|body)?\b|{_WHO}\b)",
    rf"{_WHEN}\s+(?:known|given|available|applicable|needed|wanted|relevant|present|possible)\b",
    r"(?:it\s+|they\s+|which\s+|that\s+)?(?:both\s+)?(?:may|can|might|could)\s+(?:also\s+|well\s+|sometimes\s+)?(?:be\s+)?"
    rf"{_EMPTY}\b|(?:(?:may|can|might)\s+)?(?:stays?|remains?)\s+{_EMPTY}\b",
    rf"(?:still\s+)?{_EMPTY}\s+(?:until|till|while|unless|before|for|if|when|on|at\s+first)\b",
    rf"(?:often|sometimes|usually|mostly)\s+{_EMPTY}",
    rf"not\s+{_ALL}\s+(?:has|have|needs?|gives?|knows?|wants?|carr(?:y|ies))\b|not\s+{_ALL}$|{_ALL}\s+(?:but|except)\b",
    r"not\s+(?:always|necessarily|mandatory|compulsory|required|obligatory|needed|a\s+must|every\s?where|on\s+all)\b",
    r"only\s+(?:on|for|in|with|when|if|where|some|at|after|once|a\s+few|the)\b|(?:for|on|in|with)\s+some\b",
    rf"{_WHO}(?:\s+[a-z]+)?\s+{_DO_NOT}\s+(?:always\s+)?(?:know|have|need|remember|give|mind)\b(?!\s+(?:two|more|the\s+same|several))",
    r"(?:nobody|no\s+one)\s+(?:always\s+)?(?:knows|remembers|has)\b|sometimes\s+nobody\b|may\s+not\s+be\s+known",
    r"most(?:\s+of\s+(?:them|these|us))?\s+(?:do|have|has|give)\b",
    rf"or\s+(?:none|nothing|empty)\b|default\s+(?:none|empty)|needs?\s+not\b|{_DO_NOT}\s+(?:have|need)\s+to\b",
)
_REQUIRED = _any_of(
    r"(?:always\s+)?(?:required|mandatory|compulsory|obligatory|needed|necessary|essential)\b",
    r"(?:a\s+)?must(?:[- ]have|\s+be\s+(?:there|given|filled|set|known|present))?\b|has\s+to\s+be\s+(?:there|given"
    r"|filled)\b",
    r"always\b|never\s+(?:empty|missing|blank|null|open)\b|not\s+(?:null|empty|optional)\b",
    r"of\s+course\b|no\s+exceptions?\b|without\s+exception\b|(?:we\s+)?insist\b",
    r"(?:can(?:no|['’])t|may\s+not|must\s+not|must\s+never|can\s+never)\s+be\s+"
    r"(?:empty|missing|blank|left\s+(?:out|empty|blank))\b",
    rf"known\s+(?:for|of)\s+(?:everybody|everyone|all|each)\b|{_ALL}\s+(?:has|have)\s+one\b",
)
_UNIQUE = _any_of(
    r"unique\b|the\s+one\s+and\s+only\b|one\s+of\s+(?:a\s+kind|each)\b|identif(?:y|ies)\b",
    r"(?:never|no)\s+(?:two|twice|double|duplicate)|no\s+(?:doubles|duplicates)\b|not\s+twice\b",
    r"(?:(?:is|are)\s+)?never\s+(?:be\s+)?(?:given|handed|used|issued|assigned|allotted|allocated|taken|dealt)(?:\s+out)?\s+"
    r"(?:twice|again|a\s+second\s+time|anew|to\s+(?:two|another|anyone\s+else))\b",
    r"(?:each\s+)?only\s+once\b|each\s+once\b|once\s+each\b|never\s+(?:the\s+same|re-?used|repeated|shared)\b",
    r"of\s+which\s+there\s+(?:must|may|can|shall|should|are|is)\s+(?:be\s+)?(?:no|never)\b",
    r"(?:(?:that|which)\s+)?(?:nobody|no\s+one|none|no\s+other(?:\s+[a-z]+)?)\s+(?:else\s+)?(?:has|uses|carries|bears|may\s+have|can\s+have)\b",
    r"one\s+[a-z]+\s+per\s+(?:[a-z]+\s)?(?:address|number|name|code)$",
    r"can(?:no|['’])t\s+(?:exist|be\s+used|be\s+given|occur|appear|repeat)\b.*\btwice\b",
)
_LEADING = re.compile(
    r"^(?:all\s+of\s+(?:which|them|these)|it(?=\s+can)|being|and|but|though|although|so|also|which|that|is|are|it['’]s|they['’]re|it\s+is"
    r"|obviously|naturally|usually|(?:must|has\s+to|have\s+to|should)\s+be(?=\s+unique)"
    r"|(?:these|those|both|all)(?:\s+(?:two|three|of\s+them))?"
    r"(?=\s+(?:being|are|is|of|required|mandatory|needed|compulsory|optional)\b))\s+",
    re.IGNORECASE,
)
"""What stands before a remark and says nothing: `which is of course …`."""
WITHIN = re.compile(r"unique\s+(?:per|within|in|for)\s+[a-z ]+$", re.IGNORECASE)
"""That no two are the same within something else."""
_IN_BRACKETS = re.compile(r"(?P<gap>\s*)\((?P<said>[^()]*)\)")
_TOO = re.compile(r"\s*(?:also\s+)?\w+(?:\s+(?:too|also|as\s+well|again|likewise))?\s*", re.IGNORECASE)
_PARTS = re.compile(r",\s+|\s+[–—]\s+|;\s+")
_NOTES: tuple[tuple[Note, re.Pattern[str]], ...] = (
    ("unique", _UNIQUE),
    ("required", _REQUIRED),
    ("optional", _OPTIONAL),
)


def note_of(remark: str) -> Note | None:
    """What a remark on a field says: that it may be missing, that it never is, that no two are the same; else None."""
    return next((note for part in _PARTS.split(remark) if (note := _note(part))), None)


def _note(remark: str) -> Note | None:
    said = remark.strip(' .;:–—-()"“”')
    while match := _LEADING.match(said):
        said = said[match.end() :]
    return next((note for note, pattern in _NOTES if pattern.match(said)), None)


def settled(text: str, *, needed: bool = True) -> str:
    """The text with each remark in brackets in one word; without those that a field is `needed`, if not wanted."""

    def one_word(match: re.Match[str]) -> str:
        note = note_of(match["said"])
        if note == "required" and not needed:
            return ""
        plain = note and (note not in match["said"].lower() or _TOO.fullmatch(match["said"]))
        return f"{match['gap']}({note})" if plain else match[0]

    return _IN_BRACKETS.sub(one_word, text)
