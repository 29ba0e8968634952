"""The fields that a list names by what is asked: `when it starts` is its start, `whether it passed` a yes or no."""

import re
from collections.abc import Callable

from plan.reading.fields.questions import phrased_question
from plan.reading.text.naming import base_form
from plan.reading.words.deeds import left_behind
from plan.reading.words.english import words_of
from plan.reading.words.verbs import active, participle

_ASIDE = re.compile(r"\s*\([^()]*\)")
_LEADING = re.compile(r"^(?:an?|the|that|its|their|his|her|my|our)\s+", re.IGNORECASE)
_DATED = re.compile(
    r"^(?:the\s+|an?\s+|what\s+|which\s+)?(?P<unit>date|day|time|moment)\s+(?:(?:that|when|(?:on|at|from|until|by)\s+which)\s+)?"
    r"(?P<who>it|we|they|he|she|i|you|somebody|(?:the|that|its|their|his|her)\s+[\w’' -]+?)\s+"
    r"(?:was\s+|is\s+|were\s+|has\s+been\s+)?(?P<verb>[a-z]{3,}(?:\s+(?:in|out|off|up|back|on|down|away|into|for)(?:\s+(?!again\b)[a-z]+)?)?)(?:\s+(?:it|them|him|her))?(?P<back>\s+back)?(?:\s+again)?(?:\s+(?:at|in|by|to|from|for)\s+(?:the|our|my)\s.*)?$",
    re.IGNORECASE,
)
_MEANT = words_of("need expect want plan intend require anticipate schedule estimate promise agree target")
"""What is only meant to be: the day that we expect it on is that on which it is expected."""
_HAPPENS = words_of("expire end start begin leave arrive return join close open depart retire lapse mature move run")
_WHEN = re.compile(
    r"^when\s+(?:it|they|he|she|i|we|you|somebody|someone|the\s+\w+)\s+(?:(?:really|actually|finally|last|first)\s+)?"
    r"(?:(?:is|was|are|were|has\s+been)\s+(?:(?:really|actually|finally|last|first)\s+)?(?P<done>[a-z]+)|(?P<verb>[a-z]+(?:\s+(?:back|out))?))"
    r"(?:\s+(?:it|them|each\s+\w+|again|back|of|from))?$",
    re.IGNORECASE,
)
_WHEN_DONE = re.compile(
    r"^when\s+(?:(?:first|last|finally|actually)\s+)?(?P<done>[a-z]+(?:ed|ent|old|ught|aid|iven|aken|ut))(?:\s+(?:back|out|in|on|off|up))?$",
    re.IGNORECASE,
)
"""`when sent`"""
_FROM_WHEN = re.compile(r"^(?:since|from|starting|as\s+of)\s+when$", re.IGNORECASE)
_UNTIL_WHEN = re.compile(r"^(?:until|till|up\s+to|to)\s+when$", re.IGNORECASE)
_IN_WHICH = re.compile(
    r"^(?:in|at|on|to|from|under|through|by|with|for)\s+(?:which|what)\s+(?P<what>(?!(?:is|are|was|extent|degree|end)\b)[a-z]+(?:\s[a-z]+)?)"
    r"(?P<note>\s+\([^()]*\))?$",
    re.IGNORECASE,
)
"""`in which room`"""
_PREFERRED = re.compile(
    r"^how\s+(?:it|they|he|she|we|you|people|the\s+[a-z]+)(?:['’]d|\s+would|\s+want|\s+wants|\s+prefers?|\s+wish|\s+wishes)\s+(?:(?:like|prefer|rather|wish|want)\s+)?"
    r"to\s+be\s+(?P<done>[a-z]+ed|paid|told|reached)(?P<note>\s+\([^()]*\))?$",
    re.IGNORECASE,
)
"""`how they'd like to be contacted`"""
_HOW_MUCH_WAS = re.compile(
    r"^(?:the\s+)?(?P<what>amount|sum|price|quantity|share|fee|rate)\s+(?:(?:that|which)\s+)?(?:it|we|they|he|she|you|somebody|the\s+[a-z]+)\s*"
    r"(?:(?:['’](?:ve|s|d)|have|has|had|was|were|is|are|would|will)\s+)?(?P<done>[a-z]+)$",
    re.IGNORECASE,
)
"""`the amount they settled`"""
_RENEWED = re.compile(
    r"^the\s+(?P<unit>day|date|time)\s+(?:it|they)\s+(?:has\s+to|have\s+to|must|should)\s+be\s+(?P<done>[a-z]+)$",
    re.IGNORECASE,
)
"""`the day it has to be renewed`"""
_YEAR = re.compile(
    r"^(?:the\s+)?year\s+(?:(?:that|when|in\s+which)\s+)?(?:it|they|he|she|the\s+[a-z]+)\s+(?:was|were)\s+(?P<done>[a-z]+)$",
    re.IGNORECASE,
)
"""`the year it was built`"""
_HOW_DONE = re.compile(
    r"^how\s+(?:it|they|he|she)\s+(?:was|were|is|are)\s+(?P<done>[a-z]+(?:ed|id|nt))$", re.IGNORECASE
)
"""`how it was paid`"""
_WHO_IS = re.compile(
    r"^who\s+(?:the|its|their|his|her)\s+(?P<who>[a-z]+(?:\s[a-z]+)?)\s+(?:is|was|are|were)$", re.IGNORECASE
)
"""`who their manager is`"""
_BELONGING = re.compile(
    r"^(?:which|what)\s+(?P<what>[a-z]+(?:\s[a-z]+)?)\s+(?:it|they|he|she)\s+(?:belongs?|is|are|comes?|goes|lies?|stands?|works?|sits?)\s+"
    r"(?:to|in|at|of|for|on|from|under|with)$",
    re.IGNORECASE,
)
"""`which class it is in`"""
_DUE = re.compile(
    r"^(?:when|(?:what|which|by\s+what|the)\s+(?:day|date|time))\s+(?P<next>the\s+next\s+(?:one\s+)?)?(?:.*?\b)??"
    r"(?:(?:is|are|was|were)\s+(?:due|(?:supposed|expected|meant|to)\b.*)|(?:should|has\s+to|have\s+to|must)\s+(?:be|come|go)\b.*)$",
    re.IGNORECASE,
)
"""`when the next one is due`, `what day it is supposed to be back`"""
_TO_BE_SERVED = re.compile(
    r"\b(?:should|has\s+to|have\s+to|must)\s+be\s+(?P<done>served|picked\s+up|collected|delivered|shown)$",
    re.IGNORECASE,
)
"""`when it should be served`: the moment, rather than the last at which it may be done."""
_OF_IT = re.compile(
    r"^(?:what|which)\s+(?P<what>[a-z]+(?:\s[a-z]+)?)\s+(?:it|he|she|they|the\s+\w+|an?\s+\w+)\s+"
    r"(?:is|are|was|were|has|had|have|belongs?\s+to|uses?|needs?|got|speaks?)(?:\s+(?:in|at|on))?$",
    re.IGNORECASE,
)
"""`what colour it is`, `which size he has`"""
_WHETHER = re.compile(
    r"^(?:whether|if)\s+(?:or\s+not\s+)?(?:(?:the|an?|this)\s+\w+\s+|(?:it|they|he|she)(?:['’](?:s|re))?\s+)?(?:(?:is|are|was|were|has|have|had)\s+"
    r"(?:been\s+)?)?(?P<what>.+)$",
    re.IGNORECASE,
)
_ONE_OR_OTHER = re.compile(
    r"(?P<one>[a-z]{3,}(?:ed|en|wn|ght|id|al|nt|ble|e|w))\s+or\s+(?!not\b)[a-z]{3,}$", re.IGNORECASE
)
"""`employed or freelance`: it is either."""
_FURTHER = re.compile(r"\s+(?:with(?:in|out)?|that|which|who|because|since|as|when|if|while)\s", re.IGNORECASE)
"""Behind it stands more than what is asked: `an accessible plot with raised beds`."""
_HINGED = frozenset(("for", "in", "to", "on", "by", "of", "at"))
"""Words whose noun may be of two words: `suitable for nail surgery`."""
_THERE_IS = re.compile(
    r"there(?:['’]s|\s+is)\s+(?:an?\s+)?(?P<what>[a-z]+(?:\s[a-z]+)?)(?:\s+(?:in|on|at|within|near|for|with)\s.*)?$",
    re.IGNORECASE,
)
_WHO = re.compile(r"^who\s+(?:has\s+)?(?P<verb>did|[a-z]+(?:ed|ght|ade|old|ent|ook|ave|ote))\b.*$", re.IGNORECASE)
_WHO_DOES = re.compile(
    r"^who\s+(?P<verb>(?!is\b|has\b|was\b|does\b|gets\b|lives\b|comes\b)[a-z]{2,}[^su\W]s)(?:\s+(?:it|them))?$",
    re.IGNORECASE,
)
"""`who asks`"""
_WHICH = re.compile(
    r"which\s+(?!(?:is|are|was|were|has|have|can|may|must|will)\b)(?P<who>[a-z]+(?<!s))\s+(?:has\s+|was\s+)?[a-z]+",
    re.IGNORECASE,
)
_WHICH_DID = re.compile(
    r"(?:which|what)\s+(?P<who>(?!(?:it|we|they|he|she|you|i|the|an?|kind|type|sort|has|was|is|had)\b)[a-z]+(?:\s[a-z]+)?(?<!s))\s+"
    r"(?:(?:was|is|were|has|had)\s+(?:been\s+)?[a-z]+(?:ed|en|t|n|ne|de)|[a-z]{2,}ed|did|gave|took|made|dealt|wrote|got|sent|set|put|chose|saw|bought|sold|held|left|paid|built|lent)\b.*$",
    re.IGNORECASE,
)
"""`which parent answered`, `what treatment was given`."""
_WHAT_IS = {
    "covered": "content", "taught": "content", "discussed": "topics", "agreed": "agreement", "decided": "decision",
    "found": "findings", "recommended": "recommendation",
}  # fmt: skip
_WHAT_WAS = re.compile(
    rf"what\s+(?:(?:was|were|has\s+been|is)|(?:we|they|he|she|you|i)(?:\s+have|\s+has)?)\s+(?P<done>{'|'.join(_WHAT_IS)})$",
    re.IGNORECASE,
)
"""`what was covered`"""
_WHICH_OF_US = re.compile(
    r"(?:which\s+(?:one\s+)?|who\s+)of\s+(?:us|them|you|(?:our|the|their)\s+[a-z]+s)\s+(?:has\s+)?(?P<verb>did|[a-z]+(?:ed|ght|ade|ent|ook|ave|ote))\b.*$",
    re.IGNORECASE,
)
"""`which of us granted it`"""
_WHETHER_ABLE = re.compile(
    r"whether\s+(?:it|they|he|she|(?:that|the|this)\s+[a-z]+(?:\s[a-z]+)?)\s+(?P<able>may|can|must)\s+"
    r"(?P<do>(?:be\s+)?[a-z]+(?:\s(?:in|out|up|off))?)\b.*$",
    re.IGNORECASE,
)
"""`whether that person may collect the child`."""
_WHETHER_WE = re.compile(
    r"(?:whether|if)\s+(?:we|i|you|they|he|she)\s+(?P<able>may|can|should|must)\s+(?P<do>[a-z]+)(?:\s+(?:them|him|her|us|it))?(?P<what>\s+(?!to\b|for\b|by\b|in\b|on\b|with\b)[a-z]+)?\b.*$",
    re.IGNORECASE,
)
"""`whether we may send them marketing`"""
_HOW = re.compile(
    r"^(?:(?:for|after|within|in|every)\s+)?how\s+(?P<how>[a-z]+)\b.*?(?P<note>\([^()]*\))?$", re.IGNORECASE
)
_HOW_MANY = re.compile(
    r"(?:(?:for|after|within|in|every)\s+)?how\s+many\s+(?P<what>[a-z]+(?<!s)\s[a-z]+s(?=\s|$)|[a-z]+)\b", re.IGNORECASE
)
_UNITS_OF = re.compile(
    r"how\s+many\s+(?P<unit>minutes|hours|days|weeks|months)\s+(?:(?P<ahead>beforehand|ahead|before|in\s+advance)\b|(?:it|they|we|you|he|she|one)\s+(?:has|have|is|are)\s+(?P<to>to\s+[a-z]+))",
    re.IGNORECASE,
)
"""`how many days in advance it must be booked`, `how many days they have to pay`"""
_MEASURES = {
    "often": "frequency",
    "bad": "severity", "severe": "severity", "serious": "severity", "urgent": "urgency", "important": "priority",
    "long": "duration", "big": "size", "large": "size", "heavy": "weight", "old": "age", "far": "distance",
    "high": "height", "much": "amount", "deep": "depth", "fast": "speed", "warm": "temperature", "full": "level",
}  # fmt: skip


_MAY_BE_MISSING = " (optional)"


def asked_field(text: str) -> str | None:
    """The field that a clause asks for; empty if it asks for none that is known, None if it is no clause."""
    if phrased := phrased_question(text):
        return phrased
    if text.endswith(_MAY_BE_MISSING) and (name := asked_field(text.removesuffix(_MAY_BE_MISSING))):
        return name if "(" in name else f"{name}{_MAY_BE_MISSING}"
    for pattern, named in _CLAUSES:
        if match := pattern.match(_ASIDE.sub("", text) if pattern is _DATED else text):
            name = named(match)
            return f"{name} (optional)" if name and pattern is _DATED and text.endswith("(optional)") else name
    return "" if _ASKING.match(text) else None


def _due(match: re.Match[str]) -> str:
    if served := _TO_BE_SERVED.search(match[0]):
        return f"{served['done'].lower()} at"
    return "next due date" if match["next"] else "due date"


def _renewed(match: re.Match[str]) -> str:
    left = left_behind(active(match["done"]))
    end = "at" if match["unit"].casefold() == "time" else "on"
    return f"{left} due {end}" if left else "due date"


def _method(match: re.Match[str]) -> str:
    left = left_behind(active(match["done"]))
    return f"{left} method" if left else "method"


def _moment(match: re.Match[str]) -> str:
    who = "" if match["who"].split()[0].casefold() in _PRONOUNS else _LEADING.sub("", match["who"])
    end = "at" if match["unit"].casefold() in {"time", "moment"} else "on"
    end = "until" if "until" in match[0] else end
    verb, back = match["verb"].casefold(), match["back"] or ""
    if verb in _MEANT:
        return f"{participle(verb)}{back.casefold()} {end}"
    if verb in _HAPPENS and match["who"].casefold() == "they":
        return f"{verb}s {end}"
    if match["verb"].endswith(" for"):
        return f"{who} {match['verb']} ({'timestamp' if end == 'at' else 'date'})".strip()
    return f"{who} {match['verb']} {end}".strip()


def _when(match: re.Match[str]) -> str:
    verb = (match["done"] or match["verb"]).casefold()
    if verb in _ON_A_DAY:
        return f"{_DONE.get(verb, verb)} on"
    return _ENDS.get(verb, f"{_DONE.get(verb, verb)} at")


def _preferred(match: re.Match[str]) -> str:
    done = active(match["done"])
    return f"preferred {left_behind(done) or done} method{match['note'] or ''}"


def _how_much(match: re.Match[str]) -> str:
    done = match["done"].casefold()
    return f"{match['what']} {done}" if done.endswith(("ed", "aid")) else match["what"]


def _whether_we(match: re.Match[str]) -> str:
    return f"{match['able']} {match['do']}{match['what'] or ''} (boolean)".lower()


def _measure(match: re.Match[str]) -> str:
    if units := _UNITS_OF.match(match[0]):
        return f"{units['unit']} {units['ahead'] or units['to']}".lower()
    if counted := _HOW_MANY.match(match[0]):
        what = counted["what"].casefold()
        return "quantity" if what in _PRONOUNS | {"of", "there", "are", "is", "were"} else f"number of {what}"
    measure = _MEASURES.get(match["how"].casefold(), "")
    return f"{measure} {match['note'] or ''}".strip() if measure else ""


def _whether(match: re.Match[str]) -> str:
    if two := _ONE_OR_OTHER.match(match["what"]):
        return f"{two['one']} (boolean)"
    if there := _THERE_IS.match(match["what"]):
        return f"has {there['what']} (boolean)"
    told = _FURTHER.split(match["what"], maxsplit=1)[0]
    said = [word for word in told.split() if word.casefold() not in {"the", "a", "an", "been", "already"}]
    what = " ".join(said[: 5 if _HINGED & set(said[:3]) else 3])
    return f"{what} (boolean)" if what and not _SAYS.search(what) else ""


_ENDS = {
    "runs out": "expires on",
    "starts": "start",
    "begins": "start",
    "ends": "end",
    "finishes": "end",
    "came back": "returned at",
}
_ON_A_DAY = frozenset(("bought", "purchased", "born", "built", "founded", "joined", "died", "hired", "acquired"))
"""What nobody knows the hour of."""
_DONE = {
    "wrote": "written", "took": "taken", "gave": "given", "drove": "driven", "saw": "seen", "got": "received",
    "broke": "broken", "chose": "chosen", "did": "done",
}  # fmt: skip
_SAYS = re.compile(
    r"\b(?:is|are|was|were|be|must|shall|should|can|will|may|might|would|could|not|so|but|that|who|which|because|i|we|they|he|"
    r"she|it|you|them|to|do|does|than|then|until|always|never|with)\b|[?!=@#<>→“”\"]|^\W*\d",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(("it", "we", "they", "he", "she", "i", "you", "somebody"))
_ASKING = re.compile(r"(?:what|which|why|how|where|who|when|whether|ob|wer|wann|wie|warum)\b", re.IGNORECASE)
_IT = r"(?:it|they|he|she|this|that|each(?:\s+\w+)?|the\s+\w+)"
_ANYONE = r"(?:i|we|you|they|he|she|somebody|someone)"
_CALLED = {
    r"what\s+(?:it\s+)?costs?(?:\s+us)?$|what\s+it\s+cost$": "cost",
    rf"what\s+(?:{_ANYONE}\s+paid|was\s+paid)(?:\s+for\s+\w+)?$": "price paid",
    rf"what\s+(?:{_IT}\s+(?:is|are)\s+called|we\s+call\s+(?:it|them))$": "name",
    r"what\s+(?:we|they|you|i)\s+(?:charge|ask)(?:\s+for\s+\w+)?$|what\s+(?:it|one)\s+sells\s+for$": "price",
    r"what\s+(?:has|is|was|needs)\s+to\s+be\s+done$": "work",
    rf"what\s+(?:(?:was|is|has\s+been|were)\s+done|{_ANYONE}\s+did)(?:\s+about\s+{_IT})?$": "work done",
    r"what(?:['’]s|\s+(?:was|is|went))\s+(?:wrong|broken)(?:\s+with\s+\w+)?$": "fault",
    r"what(?:['’]s|\s+(?:was|is))\s+the\s+(?:matter|trouble)(?:\s+with\s+\w+)?$": "problem",
    r"how\s+many(?:\s+of\s+(?:it|them|those|these|each))?$": "quantity",
    r"what\s+for$": "purpose",
    r"what\s+happened$": "description",
    r"what\s+(?:was\s+|has\s+)?changed$": "change",
    rf"where\s+(?:(?:on|in|at)\s+(?:the|its|their)\s+[a-z]+\s+)?{_IT}\s+(?:is|are|was|were|stands?|hangs?|lies|sits|stood)"
    r"(?:\s+(?:kept|stored|standing|hanging|put|now|seen|found|caught|taken|held))?$": "location",
    rf"why(?:\s+(?:{_IT}|{_ANYONE})\b.*)?$": "reason",
    r"how\s+(?:it|that|this|the\s+\w+)\s+(?:went|ended|turned\s+out)$": "result",
    r"who(?:\s+(?:it|that|this)\s+(?:is|was))?$": "person",
    r"to\s+whom$|who\s+(?:it\s+)?(?:was|is)\s+sent\s+to$": "recipient",
    r"by\s+when\s.*$": "due date",
    r"wie\s+(?:es|er|sie|der|die|das)\b.*\bhei(?:ß|ss)t$": "Name",
}
"""What a question asks for, where its answer has a name of its own."""
_CLAUSES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_RENEWED, _renewed),
    (_DUE, _due),
    (_DATED, _moment),
    (_WHEN, _when),
    (_WHEN_DONE, lambda match: f"{match['done']} at"),
    (_FROM_WHEN, lambda _: "start"),
    (_UNTIL_WHEN, lambda _: "end"),
    (_IN_WHICH, lambda match: f"{match['what']}{match['note'] or ''}"),
    (_PREFERRED, _preferred),
    (_HOW_MUCH_WAS, _how_much),
    (re.compile(r"when$", re.IGNORECASE), lambda _: "happened at"),
    (
        re.compile(
            rf"when\s+{_ANYONE}\s+last\s+(?P<done>[a-z]+)(?:\s+(?:from|of|to|with|at))?\s+{_IT}$", re.IGNORECASE
        ),
        lambda match: f"last {_DONE.get(match['done'].casefold(), match['done'])} at",
    ),
    *((re.compile(asked, re.IGNORECASE), lambda _, name=name: name) for asked, name in _CALLED.items()),
    (_WHICH_DID, lambda match: match["who"]),
    (
        re.compile(r"whether\s+(?:i|we|they|he|she|you)\s+wants?\s+to\s+be\s+(?P<done>[a-z]+ed)\b", re.IGNORECASE),
        lambda match: f"{match['done']} (boolean)",
    ),
    (_WHAT_WAS, lambda match: _WHAT_IS[match["done"].casefold()]),
    (_WHICH_OF_US, lambda match: f"{_DONE.get(match['verb'].casefold(), match['verb'])} by"),
    (_WHETHER_WE, _whether_we),
    (_WHETHER_ABLE, lambda match: f"{match['able']} {match['do']} (boolean)"),
    (_YEAR, lambda match: f"year {match['done']}"),
    (_HOW_DONE, _method),
    (_WHO_IS, lambda match: match["who"]),
    (re.compile(r"who\s+(?:is|was)\s+(?P<doing>[a-z]+)ing$", re.IGNORECASE), lambda match: f"{match['doing']}er"),
    (_WHO_DOES, lambda match: f"{participle(base_form(match['verb'].lower()))} by"),
    (_WHO, lambda match: f"{_DONE.get(match['verb'].casefold(), match['verb'])} by"),
    (re.compile(r"de\s+qué\s+(?P<what>[^\W\d_]+)\b", re.IGNORECASE), lambda match: match["what"]),
    (
        re.compile(
            r"(?:which|what)\s+(?P<what>(?!(?:for|was|is|has|were|are|it|we|they|he|she|the)\b)[a-z]+(?:\s[a-z]+)?)$",
            re.IGNORECASE,
        ),
        lambda match: match["what"],
    ),
    (_OF_IT, lambda match: match["what"]),
    (_BELONGING, lambda match: match["what"]),
    (_WHICH, lambda match: match["who"]),
    (_HOW, _measure),
    (_WHETHER, _whether),
)
