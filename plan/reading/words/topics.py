"""What a user story is about: the thing that its want makes, or that its title names."""

import re
from functools import lru_cache

from plan.reading.text.languages import language_of
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.deeds import EVENTS, left_behind
from plan.reading.words.german_acts import KEEPING
from plan.reading.words.german_nouns import german_singular
from plan.reading.words.states import is_state
from plan.reading.words.verbs import is_deed, is_imperative

_MAKING = (
    r"(?:log|record|enter|add|keep|create|register|write(?:\s+(?:down|up))?|note|send|make|plan|set\s+up|manage|maintain|store|file|submit|book|report|"
    r"define|arrange|describe|open|raise|issue|draw\s+up|collect|schedule|catalogue(?!\s+of)|catalog(?!\s+of)|take\s+in|hand\s+in|prepare|announce)"
)
_MAKES = re.compile(
    rf"{_MAKING}\s+"
    r"(?:(?:the|an?|my|our|their|your|new|each|every|all|any|details\s+of|(?:list|catalogue|register|directory)\s+of)\s+)*(?P<name>[a-z-]+(?:\s[a-z-]+)?)"
    r"(?=$|[,;.(]|\s+(?:of|for|to|against|with|by|in|on|at|so|when|after|before|from|that|which|who|and|once|as|into|per)\b)",
    re.IGNORECASE,
)
_KEEPS = re.compile(rf"{_MAKING}\s+(?!of\b)", re.IGNORECASE)
_PROFILE = re.compile(
    rf"{_MAKING}\s+(?:an?|the|our)\s+(?:profile|record|file|card|sheet|entry)s?\s+(?:for|of|about|on)\s+(?:an?|the|each|every|all|our)\s+"
    r"(?P<name>[a-z]+)(?=$|[,.]|\s+(?:with|so|in|on|and)\b)",
    re.IGNORECASE,
)
"""`keep a profile for each sitter` keeps sitters."""
_AS_WHAT = re.compile(
    r"^[a-z]+\s.*?\sas\s+(?:an?\s+)?(?P<name>[a-z][\w’'-]*)(?=$|[,.;]|\s+(?:in|of|for|with|so)\b)", re.IGNORECASE
)
"""`add my children as pupils` makes pupils."""
_MARKS = re.compile(r"(?:mark|flag|set|label|tag|tick|show|list|see|view|treat)\s", re.IGNORECASE)
"""What something is marked as is no thing: `mark an order as sent`."""
_PART_OF = re.compile(
    r"^(?P<verb>[a-z]+\s)(?:(?:all|some|parts?|half|most|either|any)(?:\s+(?:or|and)\s+(?:only\s+)?(?:all|some|parts?|half))?)\s+of\s+(?=(?:an?|the|my|our|one)\s)",
    re.IGNORECASE,
)
"""`refund all or part of an order` is about orders."""
_GERMAN = re.compile(rf"(?:^|\s)(?P<name>[A-ZÄÖÜ][a-zäöüß]{{3,}})\s+(?:{KEEPING})\b")
"""`Maschinen erfassen`: the last noun before what is done."""
_AVAILABLE = re.compile(
    r"^when\s+(?P<who>[a-z]+)s\s+(?:(?:are|is)\s+available|(?:can|may|want\s+to|are\s+able\s+to)\s+(?:work|teach|come|drive|help|play))$",
    re.IGNORECASE,
)
_HANDED = re.compile(r"^(?P<verb>hand|check|pay|pick)\s+(?P<particle>out|over|up)(?=\s|$)", re.IGNORECASE)
"""`Hand out and take back` is about handouts."""
_AT_ALL = re.compile(r"^(?P<verb>[a-z]+)\s+(?:something|somebody|someone|anything|a\s+thing)$", re.IGNORECASE)
"""`Report something` is about reports."""
_HISTORY = re.compile(
    r"^(?P<what>price|status|address|name|salary|rate|stock|value|fee|owner)\s+history$", re.IGNORECASE
)
_SENT_TO = re.compile(
    rf"^(?:send|bring|take|give|put)\s+[^,;:]+?\s+(?:to|in|into|for)\s+(?:an?\s+|the\s+)?(?P<event>{'|'.join(sorted(EVENTS))})$",
    re.IGNORECASE,
)
"""`Send kit to repair`"""
_VERB_AT = re.compile(
    r"^(?P<verb>[a-z]+)\s+(?:(?:for|about|out|up|down|in|off|to|through|over|on)\s+)?(?P<rest>(?:(?:an?|the|my|our|their|your|each|every|new)\s+)*[a-z].*)$",
    re.IGNORECASE,
)
_VERBS_AT = re.compile(r"^(?P<first>[a-z]+)\s+and\s+(?P<verb>[a-z]+)\s+[a-z]", re.IGNORECASE)
"""`Measure and enter results` is about results."""
_OPENING = re.compile(
    r"^(?:(?:an?|the|my|our|their|your|his|her|its|each|every|all|new|old|current|latest|recent|past|upcoming|electronic|own|more|several|one|two|three|other)\s+)+",
    re.IGNORECASE,
)
_LIST_OF = re.compile(
    r"^(?:list|catalogue|catalog|register|log|directory|collection|library)\s+of\s+(?:(?:all|the|our)\s+)?",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[,;:.()–—]|\s+(?:of|for|to|against|with|by|in|on|at|so|when|while|after|before|from|that|which|who|whose|where|and|or|once|as|into|onto|per|is|are|be|"
    r"can|may|must|have|has|between|across|through|throughout|during|without|about|until|than|recorded|kept|synced|imported|exported|loaded|fetched|mirrored|up|down|along|free|back|off|away|out)\b",
    re.IGNORECASE,
)
_HOLDERS_WORDS = (
    "list record profile detail data information catalogue catalog register overview file page portal access card "
    "book sheet management master administration handling history log tracking planning entry"
)
_HOLDERS = frozenset(_HOLDERS_WORDS.split())
"""What only holds, or does something with, the thing that is named before it: a carer record is a carer's."""
_NO_TOPIC_WORDS = (
    "period time list page report overview detail way note people who what which how when where why whether it "
    "them change history system app search next one everything something thing user dashboard calendar rest "
    "answer place kind type name number role record"
)
_NO_TOPIC = frozenset(_NO_TOPIC_WORDS.split())
_ADVERBS_WORDS = (
    "once again online quickly easily myself themselves ourselves together here there only own carefully safely "
    "later automatically afterwards beforehand already immediately instead manually individually straightaway twice "
    "today tomorrow daily weekly monthly yearly too"
)
_ADVERBS = frozenset(_ADVERBS_WORDS.split())
_LEAVING_WORDS = (
    "attach book reserve rent lend borrow hire enrol enroll subscribe prescribe donate adopt order vaccinate"
)
LEAVING = frozenset(_LEAVING_WORDS.split())
"""To reserve a tool is about the reservation: the tool was there before."""
_GOING_BACK = frozenset(("return", "cancellation", "extension", "renewal", "present", "attendance"))
"""What happens to something that is kept already."""
_HOW = frozenset(("by", "between", "through", "via", "within", "without"))
"""What begins how something is done, and no name."""
_ASKING_WORDS = "who what which how when where why whether if"
_ASKING = frozenset(_ASKING_WORDS.split())
_RECORDS_WORDS = "note entry record document message comment photo result reading mark position hour"
_KINDS = frozenset(("type", "category", "kind"))
"""What somebody maintains as a list, though it is known of a thing as well: appointment types."""
_RECORDS = frozenset(_RECORDS_WORDS.split())


@lru_cache(maxsize=16_384)
def topic(want: str, title: str) -> str:
    """What a story in English or German is about, in the singular; empty where neither want nor title names a thing."""
    want, title = _last_verb(want), _last_verb(title)
    if german := _GERMAN.search(want):
        return german_singular(german["name"].lower())
    if language_of(f"{title} {want}") not in {"en", None}:
        return ""
    if deed := _deed(want) or _deed(title):
        return deed
    first, _, rest = want.strip().partition(" ")
    if first.lower() in LEAVING:
        made = (_named(text) for text in (rest, title))
        return next((one for one in made if one in EVENTS), left_behind(first))
    want, title = _PART_OF.sub(r"\g<verb>", want), _PART_OF.sub(r"\g<verb>", title)
    for said in (_AS_WHAT.match(want), _MAKES.match(want)):
        marked = said is not None and said.re is _AS_WHAT and (is_state(said["name"]) or _MARKS.match(want))
        if said and not marked and (name := one_thing(said["name"])) and _is_kept(name):
            return name
    if available := _AVAILABLE.match(title):
        return f"{available['who']} availability".lower()
    bare = (text.strip(" .").lower() for text in (title, want))
    left = (left_behind(one) for one in bare if not one.endswith("s"))  # rates are no rating
    if deed := next((one for one in left if one and one not in _NO_TOPIC), ""):
        return deed
    named = (_named(text) for text in (title, _without_verb(want)))
    return next((name for name in named if name and _is_kept(name)), "")


def makes(want: str) -> bool:
    """Whether a story makes or keeps something."""
    return bool(_KEEPS.match(want)) or want.partition(" ")[0].lower() in LEAVING


def kept_topic(want: str, title: str) -> str:
    """What a story makes or keeps, so that its criteria may say what is known of it; empty where it does neither."""
    about = topic(want, title) if _KEEPS.match(want) and want.partition(" ")[0].lower() not in LEAVING else ""
    turned = want.lower().startswith("make ") and about not in EVENTS and is_state(about.rpartition(" ")[2])
    return "" if turned or about in _GOING_BACK else about  # to make a patient inactive makes no patient


def _last_verb(text: str) -> str:
    """A wish with only the last of two verbs: to measure and enter results is to enter them."""
    match = _VERBS_AT.match(text.strip())
    both = match is not None and all(is_deed(match[one].lower(), "the") for one in ("first", "verb"))
    return text.strip()[match.start("verb") :] if match is not None and both else text


def _deed(text: str) -> str:
    """What a deed leaves behind that its verb alone does not say: `Request access` is about access requests."""
    said = text.strip()
    first, _, rest = said.partition(" ")
    if profile := _PROFILE.match(said):
        return singular(profile["name"].lower())
    if handed := _HANDED.match(said):
        return f"{handed['verb']}{handed['particle']}".lower()
    if bare := _AT_ALL.match(said):
        return left_behind(bare["verb"])
    if history := _HISTORY.match(said):
        return f"{history['what']} change".lower()
    if sent := _SENT_TO.match(said):
        return sent["event"].lower()
    if first.lower() == "request" and (asked := _named(rest) or (rest.lower() if rest.isalpha() else "")):
        return asked if asked in EVENTS else f"{asked} request"
    return ""


def _is_kept(name: str) -> bool:
    *before, last = name.split() or [""]
    return is_thing(name) or (bool(before) and last in _KINDS)


def is_thing(name: str) -> bool:
    """Whether a name is that of a thing rather than of something known of one: a lesson note is, a note is not."""
    *before, last = name.split() or [""]
    return not is_attribute(name) or (bool(before) and last in _RECORDS)


def one_thing(name: str) -> str:
    """A name in the singular, without adverbs; empty where it names nothing that is kept."""
    *before, last = [word for word in name.lower().split() if word not in _ADVERBS] or [""]
    one = singular(last)
    one = "payment" if one == "money" else one
    return "" if len(one) < 3 or (one in _NO_TOPIC and not before) else " ".join((*before, one))


def _without_verb(want: str) -> str:
    """A wish without the verb that it begins with: `know the funder of each client`."""
    first, _, rest = want.strip().partition(" ")
    plain = _OPENING.match(f"{first} ") or not rest or re.match(r"(?:of|for|per|in|on|with|at|between)\b", rest)
    return want if plain else rest


def _named(text: str) -> str:
    """The noun that a title or a wish is about: behind its verb, if it has one."""
    bare = text.strip()
    verb = _VERB_AT.match(bare)
    if verb and (is_imperative(bare) or is_deed(verb["verb"], verb["rest"])):
        bare = verb["rest"]
    bare = _LIST_OF.sub("", _OPENING.sub("", bare))
    said = _ENDS.split(bare, maxsplit=1)[0].replace("’", "'").split()
    whose = next((at for at, word in enumerate(said[:-1]) if word.endswith("'s")), -1)
    said = [word.removesuffix("'s").removesuffix("'") for word in said[whose + 1 :] if word.lower() not in _ADVERBS]
    whole = len(said)
    while len(said) > 1 and singular(said[-1].lower()) in _HOLDERS and not said[-2].endswith("ing"):
        said.pop()
    if len(said) == 1 < whole and re.search(r"(?:ed|en|wn)$", said[0]):
        return ""  # a stolen list is one of stolen things, and no list of stolens
    if (
        not said
        or len(said) > 3
        or said[0].lower() in _HOW
        or any(_OPENING.match(f"{word} ") or word.lower() in _ASKING for word in said)
        or not all(word[:1].isalpha() for word in said)
    ):
        return ""
    return one_thing(" ".join(said[-2:]))
