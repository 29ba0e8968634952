"""Lists that a sentence says somebody adds to: `There are a handful of loan types`, `Styles are a list that I keep`."""

import re
from collections.abc import Iterator

from plan.reading.english.clauses import told
from plan.reading.english.known import Known, never_kept
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import is_attribute, reference_to

_SOMEBODY = r"(?:i|we|they|he|she|the\s+[a-z]+(?:\s[a-z]+)?)"
_KEEPS = (
    rf"{_SOMEBODY}\s+(?:(?:can|may|must|should|want\s+to|need\s+to|like\s+to|must\s+be\s+able\s+to|can\s+always)\s+)?"
    r"(?:add|extend|maintain|manage|edit|keep|look\s+after|change|update|administer)s?\b"
)
_ADDING = rf"(?:{_KEEPS}|(?:['’]d\s+like|must\s+be\s+able)\s+to\s+(?:add|change|edit|extend)\b)"
_NAMES = r"(?P<name>[a-z][a-z-]+(?:\s[a-z-]+)?s|(?:type|kind|categor)[a-z]*\s+of\s+[a-z]+)"
_SOME = (
    r"(?:an?\s+)?(?:small\s+|short\s+|fixed\s+)?(?:handful|number|list|set|table|catalogue|few|couple)(?:\s+of)?"
    r"|some|several|various"
)
_THERE_ARE = re.compile(
    rf"^(?:there\s+(?:are|is)|(?:we|i)\s+(?:have|use|need|keep|want))\s+(?:{_SOME})\s+(?:different\s+)?{_NAMES}"
    rf"(?=[\s,;.(:–—])(?!\s+of\b).*?(?:{_ADDING})",
    re.IGNORECASE,
)
"""`There is a small set of damage types, and the office must be able to add to it`"""
_KINDS_THERE_ARE = re.compile(
    r"^(?:there\s+(?:are|is)|(?:we|i)\s+(?:have|use|need|keep))\s+(?:an?\s+)?(?:small\s+|short\s+)?(?:handful|list|set|table|catalogue|number)\s+of\s+"
    r"(?:different\s+)?(?P<name>[a-z-]+\s(?:types|kinds|categories|classes)|(?:types|kinds|categories)\s+of\s+[a-z]+)(?!\s+of\b)",
    re.IGNORECASE,
)
"""`There are a handful of recall types`, of which somebody may say later that they add to them."""
_ARE_A_LIST = re.compile(
    rf"^(?:the\s+|our\s+)?{_NAMES}\s+(?:are|is|come\s+from)\s+(?:kept\s+(?:in|as)\s+)?(?:an?\s+)(?:[a-z]+\s)?(?:list|table|catalogue)\s+(?:that\s+|which\s+)?"
    rf"(?:{_KEEPS})",
    re.IGNORECASE,
)
"""`Styles are a short list that I keep myself`"""
_FROM_A_LIST = re.compile(
    r"^(?:an?|each|every)\s+(?P<of>[a-z]+(?:\s[a-z]+)?)\s+(?:has|gets|needs|is\s+given)\s+an?\s+(?P<kind>type|kind|category|class)\b,?\s+"
    rf"(?:which\s+is\s+|that\s+is\s+)?(?:chosen|picked|selected|taken)\s+from\s+(?:an?|the|our)\s+list\b.*?(?:{_KEEPS})",
    re.IGNORECASE,
)
"""`Every machine has a type, chosen from a list that the workshop manager maintains`"""
_MAINTAIN_A_LIST = re.compile(
    rf"^{_SOMEBODY}\s+(?:also\s+)?(?:maintain|manage|administer|curate|look\s+after)s?\s+(?:an?|the|our)\s+(?:own\s+)?(?:list|table|catalogue|register)\s+of\s+{_NAMES}$",
    re.IGNORECASE,
)
"""`We maintain a list of allergens`"""
_LIST_OF_THEM = re.compile(
    r"\b(?:keep|have|make|maintain|need|want)\s+a\s+list\s+of\s+(?:them|these|those)\b", re.IGNORECASE
)
"""`It's mostly volunteers, so I'd keep a list of them by name`"""
_OF = re.compile(r"^(?P<kind>types?|kinds?|categor(?:y|ies))\s+of\s+(?P<what>[a-z]+)$")
_POINTING = frozenset(("these", "those", "them"))
KINDS = frozenset(("type", "kind", "category", "class", "group"))


def maintained(sentence: str, known: Known) -> Iterator[Shape]:
    """The things of a list that somebody adds to, and what is of one of them by its name."""
    said = sentence.strip()
    if them := _LIST_OF_THEM.search(said):
        nouns = (one for clause in told(said) for one in (*clause.subjects, *clause.objects) if one.plural)
        whom = next(
            (one for one in nouns if not (never_kept(one) or known.is_vague(one) or one.name in _POINTING)), None
        )
        if whom is not None and them.start() > 0 and not is_attribute(whom.name):
            yield Shape(whom.name, ("name",))
        return
    if match := _FROM_A_LIST.match(said):
        of = known.called(Noun(match["of"].lower()))
        if known.is_thing(of) and not known.is_vague(of):
            yield from _kind(of.name, match["kind"].lower(), known)
    elif match := _THERE_ARE.match(said) or _KINDS_THERE_ARE.match(said) or _list_in(said):
        name = match["name"].lower()
        if of_what := _OF.match(name):
            name = f"{singular(of_what['what'])} {of_what['kind']}"
        noun = Noun(singular(name), plural=True)
        whole, _, last = noun.name.rpartition(" ")
        if known.is_somebody(noun) or never_kept(noun) or (known.is_vague(noun)):
            return
        if last in KINDS and whole:
            yield from _kind(whole, last, known)
        elif not is_attribute(noun.name):
            yield Shape(noun.name, ("name",))


def _list_in(said: str) -> re.Match[str] | None:
    return _ARE_A_LIST.match(said) or _MAINTAIN_A_LIST.match(said.rstrip(".;!"))


def _kind(of: str, kind: str, known: Known) -> Iterator[Shape]:
    yield Shape(f"{of} {kind}", ("name",))
    if known.defines(Noun(of)):
        yield Shape(of, (reference_to(f"{of} {kind}"),))
