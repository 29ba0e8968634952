"""The sentences of a statement as they are looked at: without its number, its label, its priority and its asides."""

import re
from functools import lru_cache

from plan.reading.fields.data_shapes import of_whom, with_several
from plan.reading.fields.nested_lists import with_nested_lists
from plan.reading.fields.phrases import field_phrases
from plan.reading.text.document import Statement
from plan.reading.text.naming import singular
from plan.reading.text.sentences import NOT_ABBREVIATED
from plan.reading.words.priorities import take_priority
from plan.reading.words.wording import in_plain_names, in_plain_order

OWN_ID = re.compile(
    r"^[\[(]?(?:(?:[A-Z][A-Z0-9]{0,9}[-_.]){0,3}[A-Za-z]{1,6}[-_. ]?\d{1,4}(?:\.\d+)*"
    r"|\d{1,3}(?:\.\d{1,3}){1,4})[\])]?[.:)]?\s+"
)
FULL_STOP = re.compile(rf"(?<=[.!?]){NOT_ABBREVIATED}\s+(?!no\b)(?![^()]*\))", re.IGNORECASE)
_SENTENCE = re.compile(
    rf"{FULL_STOP.pattern}|(?<=;)\s+(?![^()]*\))(?!no\b|or\s+[\w-]+(?:\s[\w-]+)?$|each\s+(?:one\s+)?(?:has|needs|with)\b|(?:de|para|por)\s+cada\s+(?:un[oa]|uma?)\b|pour\s+chacun|(?:zu|für|von|bei)\s+jede[rmn]\s)|"
    r",\s+and\s+(?=for\s+(?:each|every)\s+[a-z]+\s+the\s+[a-z]+s\s*:)|"
    r"[,;]\s+(?:and\s+|so\s+)?(?=(?:an?|each|every|jede[rs]?)\s+[^\W\d_]+\s+(?:knows|has|refers|belongs|contains|gets|hat|gehört)\s)",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    r"(?:for|per|on|in|at|during|within|with|under|from)\s+(?:an?|the|each|every|all|any)\s+[a-z-]+(?:\s(?!(?:we|i|they|it)\b)[a-z-]+)?",
    re.IGNORECASE,
)
_WHICH_WE_KEEP = re.compile(
    r"(?<![a-z-])(?P<many>[a-z-]{1,40}(?<!s)s|people),\s+"
    r"(?:(?:which|who|whom)\s+(?P<who>we|i)\s+(?P<verb>keep|store|record|hold|list|note|know|have|enter)\s+with"
    r"|(?:for|of|about|on)\s+(?:each\s+of\s+)?(?:which|whom)\s+(?P<whose>we|i)\s+(?P<of>keep|store|record|hold|note|know|need|want|have|enter))\s+"
    r"(?=(?:an?|the|its|their)?\s*[a-z][^.;:]*(?:,|\band\b))",
    re.IGNORECASE,
)
"""`The order goes to one of three mills, which we keep with name and phone`: a sentence on the mills in a sentence."""
_BRANCH = re.compile(
    r"^(?:(?:extension|alternative|exception|variant)s?\s*\d*[a-z]?\s*[:.]|\*?\d{0,2}[a-z]\.)\s+(?=\S)", re.IGNORECASE
)
"""Where in a use case another step branches off: `Extension 1a:`, `3b.`"""
_ALSO_CALLED = re.compile(
    r"^(?P<name>(?:an?|each|every|the)\s+[a-z-]+(?:\s[a-z-]+)?)\s+\([^()]*\)(?=\s+(?:has|is|belongs|consists|contains|holds|carries)\b)",
    re.IGNORECASE,
)
"""`A device (the box) has a serial number`."""
_LABEL = re.compile(
    r"^(?:and|also|plus|(?:(?:business|general|domain)\s+)?rules?(?:\s+for\s+[^:]{2,30})?|notes?|remarks?|constraints?|hints?|alternatives?|exceptions?|(?:notes?|remarks?|comments?)\s+(?:to|on|for|about)\s+[^:]{2,30})\s*:\s+(?=\S+\s+\S+\s+\S+\s)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s[–—]\s[^–—:;.]{3,80}\s[–—]\s(?=(?:has|have|is|are|consists?|contains?)\b)", re.IGNORECASE)
"""What stands between two dashes: `Discounts – pensioner, early bird – have a name`."""
_BE_IT = re.compile(
    r",\s+(?:be\s+it|be\s+they|whether|whether\s+it['’]s|no\s+matter\s+if)\s(?:(?!,\s+(?:is|are|has|have)\b)[^;:.])*?\sor\s[^,;:.]*,\s+(?=(?:is|are|has|have|can|may|must|gets?|shall|will)\b)",
    re.IGNORECASE,
)
"""What says that it holds for all kinds: `Absences, be it leave or a course, are entered with a reason`."""
_EACH_ITS_OWN = re.compile(
    r"\s*\([^()]*\b(?:every|each)\s+(?:[a-z]+\s+)?has\s+(?:a\s+different|its\s+own)\b[^()]*\)", re.IGNORECASE
)
"""`the tag (every bike has a different one)`"""
_ALWAYS = re.compile(
    r"(?<=[a-z])\s+(?:always|usually|normally|typically|generally|obviously|naturally)\s+(?=(?:has|have|needs?|belongs?|consists?|contains?|carr(?:y|ies)|gets?)\s)"
)
_PUT_DOWN = re.compile(
    r"\b(?P<who>(?:we|i|they)(?:\s+(?:also|always|then))?)\s+(?:put|take|jot|set)\s+down\s+(?=(?:an?|the|its|their|who|what|when|how|which)\s)",
    re.IGNORECASE,
)
"""`For every item we put down the article`: we note it."""
_WRITTEN_DOWN = re.compile(
    r"\b(?P<verb>write|jot|note)(?P<end>s?)\s+down\b(?=\s+[a-z]+s\s+(?:on|about|of|for|to)\s)", re.IGNORECASE
)
"""`write down remarks on a patient`: note them. A grammar takes what stands behind for something that lies down."""
_BESIDES = re.compile(
    r"^(?:further(?:more)?|besides(?:\s+(?:that|this))?|in\s+addition(?:\s+to\s+(?:that|this))?|additionally|moreover|lastly"
    r"|last\s+but\s+not\s+least)\s*(?P<mark>[,:]|(?=\s(?:we|i|they)\s))\s*(?=\w)",
    re.IGNORECASE,
)
"""`Further: the date of the invoice`"""
_OF_COURSE = re.compile(
    r"(?<=\w),?\s+(?:of\s+course|needless\s+to\s+say|as\s+(?:i|we)\s+said),?(?=\s+[a-z])", re.IGNORECASE
)
_OR_NONE = re.compile(
    r"(?P<one>\b(?:one|an?)\s+[a-z-]+(?:\s[a-z-]+)?)\s+or(?:,[^,]{3,60},)?\s+(?:none|nobody|no\s+one)\b(?:\s+at\s+all)?",
    re.IGNORECASE,
)
"""`one assignee or, before anyone has picked it up, none`"""
_SUCH_AS = re.compile(
    r",?\s+(?:such\s+as|like|for\s+example|for\s+instance|say)\s+(?P<example>[\"“][^\"“”]{1,30}[\"”])(?:\s+\(|(?P<end>(?=[\s,.;]|$)))",
    re.IGNORECASE,
)
"""`a name such as "2025/26"`"""
_TOGETHER = re.compile(
    r",?\s+(?:together|along)\s+with\s+(?=(?:the|an?|its|their|his|her|how|who|when|what)\s)", re.IGNORECASE
)


_SEVERAL_ASKED = re.compile(
    r"(?P<head>\b(?:several|many|multiple|one\s+or\s+(?:more|several)|any\s+number\s+of|a\s+number\s+of)\s+[a-z]+(?:[\s-][a-z]+)?s[\"”]?:)\s+"
    r"(?P<list>(?:(?:for|in|at|on|by|to|from)\s+)?(?:which|what|who|whom|when|where|how)\s[^:;.]+,[^:;.]+)(?=[.;]|$)",
    re.IGNORECASE,
)
"""`a tour has several stops: which place, from when to when`. A grammar takes such a list for clauses."""


def _by_fields(match: re.Match[str]) -> str:
    """A list of questions as the fields that they ask for."""
    fields = field_phrases(match["list"])
    return f"{match['head']} {', '.join(fields[:-1])} and {fields[-1]}" if len(fields) > 1 else match[0]


def _exemplified(match: re.Match[str]) -> str:
    return f" ({match['example']}{', ' if match['end'] is None else ')'}"


def sentences_of(statement: Statement) -> list[str]:
    """The sentences of a statement as they are looked at, but for its abbreviations."""
    return parted(bare(statement))


def _of_each(match: re.Match[str]) -> str:
    which, who, verb = match["many"], match["who"] or match["whose"], match["verb"] or match["of"]
    return f"{which}. For each {singular(which.lower())} {who} {verb} "


def parted(text: str) -> list[str]:
    """The sentences of a text, each with what stands in front of its subject: `For every weekday, a shop has …`."""
    found: list[str] = []
    for one in _SENTENCE.split(_WHICH_WE_KEEP.sub(_of_each, text)):
        if found and _FRONTED.fullmatch(found[-1]):
            found[-1] = f"{found[-1]}, {one}"
        else:
            found.append(one)
    return found


@lru_cache(maxsize=16_384)
def bare(statement: Statement) -> str:
    """What a statement says, without its number, its label and its priority."""
    bare = _LABEL.sub("", take_priority(_BRANCH.sub("", OWN_ID.sub("", statement.text)))[0])
    bare = _OF_COURSE.sub("", _BESIDES.sub("", _WRITTEN_DOWN.sub(r"note\g<end>", bare)))
    bare = _ALWAYS.sub(" ", _PUT_DOWN.sub(r"\g<who> note ", bare))
    bare = _EACH_ITS_OWN.sub(" (unique)", _TOGETHER.sub(" with ", bare))
    bare = _SEVERAL_ASKED.sub(_by_fields, with_nested_lists(with_several(bare)))
    bare = _SUCH_AS.sub(_exemplified, _OR_NONE.sub(r"\g<one> (optional)", bare))
    return in_plain_order(
        in_plain_names(_ALSO_CALLED.sub(r"\g<name>", _BE_IT.sub(" ", _ASIDE.sub(" ", of_whom(bare)))))
    )
