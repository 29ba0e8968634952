"""Remarks that prose makes on a field, put in brackets behind it: `a number that is never given twice` is unique."""

import re
from functools import lru_cache

_WHICH = (
    r"(?:,?\s+(?:which|that)(?:\s+(?:of\s+course|obviously))?(?:['’]s|\s+(?:is|are|must|has\s+to|have\s+to|can|may|shall|should))?(?:\s+be)?"
    r"(?:\s+(?:of\s+course|obviously|always))?\s+|,\s+(?:and\s+)?|\s+[–—-]\s+|\s+)"
)
_DONE = r"(?:given(?:\s+out)?|used|handed\s+out|assigned|issued|repeated|re-?used|recycled|entered)"
_TWICE = r"(?:twice|again|more\s+than\s+once)"
_UNIQUE = re.compile(
    rf"{_WHICH}(?:(?:found|seen|existing|there)\s+(?=only\s+once))?(?:(?:(?:likewise|also|equally|again)\s+)?unique|identif(?:y|ies)\s+(?:it|them|the\s+[a-z]+)|tells?\s+them\s+apart|never\s+{_DONE}\s+{_TWICE}|never\s+(?:re-?used|recycled|the\s+same)|never\s+twice(?:\s+the\s+same)?"
    rf"|(?:(?:can(?:no|['’])t|can\s+not|cannot|(?:can|may|must)\s+(?:never|not)|never|not)\s+)(?:be\s+)?(?:exist|appear|occur|repeat|{_DONE})\s+{_TWICE}|(?:appears?|occurs?|exists?|used)\s+(?:only\s+)?once(?=\s+(?:within|in|per|for|inside)\b|$|[,.;])|only\s+once|once\s+only"
    r"|no\s+other(?:\s+[a-z]+)?\s+(?:(?:may|can|must|should)\s+have|has|have)"
    r"|no\s+two(?:\s+[a-z]+)?\s+(?:with|have|having|share|sharing|are|of\s+them\s+have)?\s*(?:the\s+)?same(?:\s+one)?|without\s+(?:any\s+)?(?:doubles|duplicates|gaps))"
    r"(?:\s+(?:within|in|per|for|inside|on)\s+(?:the\s+same\s+|the\s+|its\s+|an?\s+|each\s+|every\s+|one\s+)?(?P<scope>[a-z]+))?"
    r"(?:,?\s+please|\s+obviously|\s+\([^()]*\))?(?=\s*(?:$|[,.;:)]|and\s))",
    re.IGNORECASE,
)
_ALL_NEEDED = re.compile(
    r",\s+(?:(?:all|both|each|these)(?:\s+(?:of\s+)?(?:them|which|these|two|three))?(?:\s+(?:being|are|is))?|all\s+of\s+it)\s+"
    r"(?:needed|mandatory|required|compulsory|obligatory)(?=$|[,.;])",
    re.IGNORECASE,
)
"""`day out, day due, both needed`"""
_NEEDED = re.compile(
    r",\s+(?:(?:which|that)\s+(?:is|are)\s+)?(?:required|mandatory|compulsory|obligatory)(?:\s+and(?=\s+unique\b)|(?=\s*(?:$|[,.;:)]|and\s|of\s)))",
    re.IGNORECASE,
)
"""`a format, required, and a language`: what is not said to be optional is needed anyway."""
_OWN = re.compile(
    r"(?P<which>\b(?:code|number|id|identifier|reference|serial|slug|barcode))?(?<=\w)\s+of\s+(?:its|their|his|her)\s+own\b",
    re.IGNORECASE,
)
"""`a number of its own`"""
_UNIQUE_ONE = re.compile(
    r"(?:(?<=^)|(?<=,\s)|(?<=and\s))(?:an?\s+)?unique\s+(?!(?:obviously|naturally|please|too|anyway)\b|of\s+course)(?P<field>[a-z][\w-]*(?:\s(?!and\b|per\b|within\b|in\b)[a-z]+)?)(?=\s*(?:,|$|\sand\s))",
    re.IGNORECASE,
)
"""`Unique code, a name`"""
_NO_DOUBLES = re.compile(
    r"\s*\((?!unique\b)(?![^()]*\b(?:within|per|in|inside)\s(?!(?:the\s+)?(?:list|system|app|database|whole|all)\b))[^()]*\b(?:no\s+(?:doubles?|duplicates?|two)|identif(?:y|ies)|identity|never\s+twice|only\s+once|unique|can(?:no|['’])t\s+(?:be\s+)?(?:occur|exist|appear|given|used)\s+twice)\b[^()]*\)",
    re.IGNORECASE,
)
"""`work e-mail (that's the identity, so no doubles)`"""
_EXPLAINED = re.compile(
    r"\s*\((?:that|it|this|they|we)(?:['’](?:s|re)|\s+(?:is|are|was|were|need|use|call|have))\b[^()]*,[^()]*\)",
    re.IGNORECASE,
)
"""A sentence in brackets behind a field."""
_FEW = 3
"""Words of a remark; more of them are about something else."""
_EVERYWHERE = frozenset(("ever", "good", "all", "whole", "system", "life", "entire", "database"))
"""What a number is unique for, or in, that is unique everywhere."""
_OPTIONAL = re.compile(
    r"(?:,\s+(?:which|that)\s+(?:is|are)\s+(?:optional|voluntary|not\s+(?:compulsory|mandatory|required))"
    r"|,?\s+(?:which|that)\s+(?:may|can)\s+be\s+(?:empty|missing|left\s+(?:blank|empty|out|open)|omitted)"
    r"|,?\s+(?:which|that)\s+(?:(?:may|can|might)\s+)?(?:stays?|remains?)\s+(?:empty|blank|open)(?:\s+(?:until|till|while|unless|at\s+first)\b[^,;()]*)?"
    r"|(?<!\band)(?<!,)(?:,?\s+(?:but\s+)?(?:only\s+)?if|,?\s+(?:but\s+)?only\s+(?:where|when))\s+(?:it|they|there|he|she|we|you|somebody|someone|anybody|anyone)(?:['’](?:ve|ll|s|re|d))?\s+(?!have\s+one\b|is\s+one\b)[^,;()]*?(?:\s\([^()]*\))?(?=,|;|$|\s+and\s+(?:the|an?|its|optionally)\s)"
    r"|,?\s+(?:if|where|when)\s+(?:the|an?|our|their|his|her)\s+[a-z]+\s+(?:has|have|provides?|supplies|supply|reports?|delivers?|sends?|measures?|tells?|states?|supports?|gives?|offers?|knows?|wants?|needs?|uses?)\s+(?:one|it|any|them)"
    r"|(?<!\band)(?<!\band,),?\s+(?:if|where)\s+(?:any|known|given|available|needed|necessary|wanted|applicable|there\s+is\s+one|they\s+have\s+one|we\s+(?:know|have)\s+(?:it|one))"
    r"|\s+\((?:may\s+be\s+empty|(?:empty|blank)\s+(?:until|while|unless)\s[^()]*|if\s+any|if\s+known)\)"
    r"|\s+\([^()]*\b(?:do|does|did|has|have|is|are)n['’]t\b[^()]*\)"
    r"|\s+(?:is\s+|are\s+)?optional|,?\s+may\s+be\s+(?:empty|blank|missing)|\s+not\s+mandatory)(?=\s*(?:$|[,.;:)]|and\s))",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r",?\s+(?:such\s+as|like|e\.\s?g\.,?|for\s+(?:example|instance),?|say,?)\s+(?:[\"“][^\"“”]+[\"”](?:\s+or\s+[\"“][^\"“”]+[\"”])?|(?=[\w/.#-]*\d)[\w/.#-]*\w)(?=\s*(?:$|[,;:)]|\s(?:and|that|which|with|for)\b))",
    re.IGNORECASE,
)
"""What stands behind a field as an example of it: `a number like 25-0173`."""
_BEING = re.compile(
    r"\s+(?:is|are|must\s+be|shall\s+be|has\s+to\s+be|have\s+to\s+be)(?:\s+only)?(?=\s+\((?:unique|optional))"
)
_FIELD = re.compile(
    r"^(?:(?:the|its|their|an?)\s+)?(?P<field>[a-z][\w-]*(?:\s[a-z][\w-]*){0,3}\s\((?:unique|optional)[^()]*\))(?:[,.;:].*)?$",
    re.IGNORECASE,
)


_BRACKETS = re.compile(r"\((?P<said>[^()]*)\)")
_NO_SECOND = re.compile(
    r"(?:^|,\s+)(?:so\s+|and\s+)?(?:(?:unique|distinct|different)|never\s+(?:(?:the\s+)?same\s+twice|twice(?:\s+the\s+same)?|re-?used)|no\s+(?:gaps?(?:,|\s+(?:and|or))\s+(?:no\s+)?)?(?:doubles|duplicates|repeats)|"
    r"no\s+two\s+(?:are\s+)?(?:the\s+same|alike|equal)|(?:(?:i|we|you|they|nobody)\s+)?(?:can(?:['’]t|not|\s+never|\s+not)?|may\s+(?:not|never)|must\s+(?:not|never))\s+(?:have|use|give|enter)\s+"
    r"(?:two\s+(?:of\s+|with\s+)?the\s+same(?:\s+[a-z]+)?|the\s+same(?:\s+(?:one|[a-z]+))?\s+twice)|one\s+each)"
    r"(?:\s+(?:within|in|per|for|inside|on)\s+(?:the\s+same\s+|the\s+|its\s+|my\s+|our\s+|an?\s+|each\s+|every\s+|one\s+)?(?P<scope>[a-z]+))?(?=$|,)",
    re.IGNORECASE,
)
"""What brackets behind a field say instead of `unique`: `(never the same twice)`, `(no two alike within a hall)`."""


_SO_NEVER = re.compile(
    rf"(?:,\s+which\s+[^,;()]+)?,?\s+so\s+(?:it|they|that)\s+(?:can(?:not|['’]t|\s+never)|must\s+(?:not|never)|may\s+(?:not|never)|is\s+never|are\s+never)\s+(?:ever\s+)?(?:be\s+)?{_DONE}\s+{_TWICE}",
    re.IGNORECASE,
)
"""`a code, which is printed everywhere, so it can't be given twice`"""


_LAST_ONES = re.compile(
    r",\s+(?:of\s+which\s+)?the\s+last\s+(?P<many>one|two|three|four)?\s*(?:(?:of\s+(?:them|these|which)\s+)?"
    r"(?:is|are|being|may\s+be)\s+)?(?:optional|left\s+(?:blank|empty|out)|empty|missing)(?=$|[.;])",
    re.IGNORECASE,
)
_COUNTED = {"one": 1, "two": 2, "three": 3, "four": 4}
_JOINT = re.compile(r",\s+and\s+|,\s+|\s+and\s+")


def _without_last_ones(text: str) -> str:
    """A list whose last fields may be missing: `name, year of birth and year of death, the last two optional`."""
    while match := _LAST_ONES.search(text):
        begin = max(text.rfind(mark, 0, match.start()) for mark in ";.") + 1
        several = _COUNTED.get((match["many"] or "").lower(), 1)
        joints = [joint.start() for joint in _JOINT.finditer(text, begin, match.start())]
        left = text[: match.start()]
        for end in sorted((*joints[len(joints) - several + 1 :], len(left)), reverse=True):
            left = f"{left[:end]} (optional){left[end:]}"
        text = f"{left}{text[match.end() :]}"
    return text


@lru_cache(maxsize=16_384)
def with_remarks(text: str) -> str:
    """The text with each remark on a field in brackets behind it: `(unique)`, `(unique per room)`, `(optional)`."""
    text = _without_last_ones(text)
    text = _NEEDED.sub("", _OWN.sub(lambda match: f"{match['which']} (unique)" if match["which"] else "", text))
    text = _BRACKETS.sub(_settled, _SO_NEVER.sub(" (unique)", text))
    text = _EXPLAINED.sub("", _NO_DOUBLES.sub(" (unique)", text))
    text = _UNIQUE_ONE.sub(r"\g<field> (unique)", _ALL_NEEDED.sub("", text))
    return _OPTIONAL.sub(" (optional)", _UNIQUE.sub(_noted, _EXAMPLE.sub("", text)))


@lru_cache(maxsize=16_384)
def remarked_field(text: str) -> str:
    """The field that a text consists of with its remark: `name unique per project`; empty if it is no such text."""
    match = _FIELD.match(_BEING.sub("", with_remarks(text.strip().rstrip(".;!"))))
    return match["field"] if match else ""


def _settled(brackets: re.Match[str]) -> str:
    """Brackets with such a remark as `unique`."""
    match = _NO_SECOND.search(brackets["said"])
    if match is None:
        return brackets[0]
    scope = match["scope"] or ""
    note = f"unique per {scope}" if scope and scope.lower() not in _EVERYWHERE else "unique"
    before, after = brackets["said"][: match.start()], brackets["said"][match.end() :]
    example = any(map(str.isdigit, before)) or len(before.split()) > _FEW
    return f"({note}{after})" if example or not before else f"({before}, {note}{after})"


def _noted(match: re.Match[str]) -> str:
    scope = (match["scope"] or "").lower()
    return f" (unique per {scope})" if scope and scope not in _EVERYWHERE else " (unique)"
