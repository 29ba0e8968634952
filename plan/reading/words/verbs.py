"""Words that say what is to be done: in front of a list item, or of a thing that a sentence names."""

import re

from plan.reading.text.naming import folded
from plan.reading.words.english import words_of

_IMPERATIVES_WORDS = (
    "add allow approve archive assign attach block book calculate cancel capture change close collect compare "
    "configure confirm create define delete deliver display download edit enable ensure enter export filter find "
    "generate get give hand hide import inform invite keep let link list lock log maintain make manage mark measure "
    "merge note notify offer order pay permit plan post print provide publish push put rate read receive record "
    "register reject remind remove renew reopen reply report reserve reset restore return save schedule search see "
    "send set share show sort store submit suggest support tag track transfer undo update upload validate view want "
    "warn write"
)
_IMPERATIVES = frozenset(_IMPERATIVES_WORDS.split())
_DEEDS_WORDS = (
    "accept activate answer apply ask bring browse build buy call check choose claim clean collect complete count "
    "cut decide decline deliver dispatch draw drop enrol enroll escalate evaluate feed fill finish fix follow "
    "grade grow handle harvest hire inspect install invoice issue join label load look make message move open "
    "operate organise organize pack park pass pause pick prepare process produce promote purchase rank reach "
    "refund refuse release rent repair replace request require return run scan sell serve ship sign solve start "
    "stop subscribe supply swap take teach test tick train treat try turn use verify visit vote wait wash watch "
    "weigh work borrow cook check"
)
_DEEDS = _IMPERATIVES | frozenset(_DEEDS_WORDS.split())
AT_A_SCREEN = words_of(
    "add approve archive assign block book cancel change charge check choose close confirm copy count create decide "
    "deactivate delete download draw edit enter export fill find generate hide import invite invoice issue mark "
    "measure merge note notify open pick plan post print publish put read record refund register reject release "
    "remind remove reopen reply report reserve schedule search see send set share sign sort suspend switch tag tick "
    "transfer undo update upload view warn weigh write call turn look"
)
"""What people do with a program, whatever else they do; some of it only with a particle: they turn somebody down."""
_SAYS_WHICH = re.compile(
    r"(?:an?|the|his|her|their|its|all|each|every|any|some|other|new|one|two|several|many|how|what|which|who|that|in"
    r"|out|off|on|up|for|to|with|from|by|at|into|until|\d+)$",
    re.IGNORECASE,
)
# "Order lines" and "book copies" are things, "to order lines" is something that is done.
_ALSO_NOUNS_WORDS = (
    "block book change export filter import link list lock log mark measure note offer order plan post print "
    "rate record report return search set share show store support tag track transfer update upload view"
)
_ALSO_NOUNS = frozenset(_ALSO_NOUNS_WORDS.split())
_BEFORE_ARTICLE = re.compile(
    r"(?!(?:an?|the|in|on|at|for|to|of|from|with(?:in|out)?|by|as|per|when|while|if|once|after|before|until|since|both|all|only|not|"
    r"such|what|which|who|whom|whether|how|why|where|than|and|or|but|nor|so|yet|even|just|also|still|then|there|here|this|that|these|"
    r"those|each|every|either|neither|half|over|under|above|below|between|among|through|across|about|around|against|along|despite|"
    r"except|inside|outside|near|off|out|up|down|into|onto|upon|via|like|because|unless|whereas|is|was|be|have|had|do|did|can|could|"
    r"may|might|must|shall|should|will|would|no|it|they|we|you|he|she|i|quite|rather|given|together|later|never|often|today)\b)"
    r"[a-z]+(?:(?<!s)|(?<=ess))(?<!ed)(?<!ing)(?<!ly)\s+(?:an?|the)\s+[a-z]",
    re.IGNORECASE,
)
"""Before an article English has a verb, or one of a few words: `correct a value`."""
_BEFORE_VERB = re.compile(r"(?:^|,|;|:|\b(?:to|and|or|can|may|must|shall|should|will|then|und|y|e))\s*$", re.IGNORECASE)


_IRREGULAR = {
    "given": "give", "made": "make", "taken": "take", "put": "put", "set": "set", "sent": "send", "seen": "see",
    "written": "write", "chosen": "choose", "lent": "lend", "bought": "buy", "sold": "sell", "paid": "pay",
    "drawn": "draw", "shown": "show", "withdrawn": "withdraw", "found": "find", "left": "leave", "kept": "keep",
    "told": "tell", "split": "split", "held": "hold", "cast": "cast", "built": "build", "taught": "teach",
    "brought": "bring", "caught": "catch", "led": "lead", "run": "run", "driven": "drive", "broken": "break",
    "grown": "grow", "known": "know", "worn": "wear", "hung": "hang", "spent": "spend", "lost": "lose", "fed": "feed",
    "read": "read", "met": "meet", "won": "win",
    "upheld": "uphold",
}  # fmt: skip
_DOUBLED = re.compile(r"([bdglmnprt])\1$")


def active(participle: str) -> str:
    """An English participle's verb as it stands after "to": `ordered` is `order`; empty if it is none that is known."""
    low = participle.casefold()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if not low.endswith("ed") or len(low) < 5:
        return ""
    stem = low[:-2]
    forms = (stem, f"{stem}e", f"{stem[:-1]}y" if stem.endswith("i") else stem, _DOUBLED.sub(r"\1", stem))
    known = next((form for form in forms if form in _DEEDS), "")
    return known or (f"{stem[:-1]}y" if stem.endswith("i") else _spelt(stem))


def is_participle(word: str) -> bool:
    """Whether an English word is the participle of a known verb, and another word than it: `sent`, not `cut`."""
    verb, low = active(word), word.casefold()
    return (verb in _DEEDS and verb != low) or (low.endswith("ied") and bool(verb))


def plain_verb(gerund: str) -> str:
    """An English gerund's verb as it stands after "to": `signing` is `sign`; empty if it is none."""
    low = gerund.casefold()
    if not low.endswith("ing") or len(low) < 6:
        return ""
    stem = low[:-3]
    forms = (stem, f"{stem}e", _DOUBLED.sub(r"\1", stem))
    return next((form for form in forms if form in _DEEDS), _spelt(stem))


def _spelt(stem: str) -> str:
    """A verb without its ending, as it is spelt: `named` is of `name`, since `nam` would have doubled its `m`."""
    return f"{stem}e" if _SILENT_E.match(stem) else _DOUBLED.sub(r"\1", stem)


_SILENT_E = re.compile(
    r"[^aeiou]*[aeiou][bcdgklmnprstvz]$|.*(?:[^aeo]at|[aeiolr]v|(?<![aeo])[iu]r|(?:[ehr]a|[lp]o|vi|au|ai|[lnrp])s|[acegnru]g(?<!ing)(?<!ong)"
    r"|[iy]z|[acinru]c|[^o]ut|[^o]id|[^oe]ad|ud|[^aeo]in|[^aeo]il|[dr]ul|[bpdtgfkz]l|[lsu]u|plet|delet|[mvu]ot|invit)$"
)
"""How a stem ends whose verb has an `e` behind it, of one syllable or more: `retir`, `deactivat`, `manag`."""
_PARTICIPLES = {verb: participle for participle, verb in _IRREGULAR.items()}
_SHORT_VOWEL = re.compile(r"(?:^|[^aeiou])[aeiou][bdglmnprt]$")
_STRESSED_EARLY = frozenset(
    ("cancel", "open", "visit", "order", "suspend", "deliver", "enter", "offer", "finish", "alter")
)


def participle(verb: str) -> str:
    """What an English verb makes of a thing: `reject` leaves it `rejected`."""
    if verb in _PARTICIPLES:
        return _PARTICIPLES[verb]
    if verb == "cancel":
        return "cancelled"
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    if verb == "fulfil":
        return "fulfilled"
    late = verb.endswith(("mit", "fer")) or not verb.endswith(("er", "en", "it"))
    doubled = _SHORT_VOWEL.search(verb) and verb not in _STRESSED_EARLY and late
    return f"{verb}{verb[-1]}ed" if doubled else f"{verb}ed"


def is_imperative(text: str) -> bool:
    """Whether a sentence begins with what is to be done: "Export the bookings of a month"."""
    first, _, rest = text.partition(" ")
    return folded(first) in _IMPERATIVES and bool(rest) and not re.match(r"(?:is|are|was|must|can|has)\b", rest)


def begins_with_verb(text: str) -> bool:
    """Whether a wish begins with what is to be done, known as a verb or told by the article behind it."""
    return is_imperative(text) or bool(_BEFORE_ARTICLE.match(text))


def is_deed(verb: str, following: str) -> bool:
    """Whether a verb in its bare form says, before the word that follows, what somebody does: `book a desk`.

    A verb that is a noun as well is one only where its object is plain to see: `customer orders overview` is a thing.
    """
    bare = folded(verb)
    if bare not in _DEEDS:
        return False
    return bare not in _ALSO_NOUNS or bool(_SAYS_WHICH.match(following)) or following.endswith("s")


def without_verb(name: str, before: str) -> str:
    """What `name` calls a thing, without the verb that stands in front of it; `before` is the text up to there."""
    first, gap, rest = name.partition(" ")
    if not gap or folded(first) not in _IMPERATIVES or not _BEFORE_VERB.search(before):
        return name
    noun = folded(first) in _ALSO_NOUNS and (first[:1].isupper() or not rest.endswith("s"))
    return name if noun else rest
