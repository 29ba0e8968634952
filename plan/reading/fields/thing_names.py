"""What things are called: names without what stands around them, and words that name nothing."""

import re

from plan.reading.fields.data_shapes import ROMANCE_KEEPING
from plan.reading.text.naming import singular

_NO_THING = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|many|several|few|both|dozen)s?(?:$|\s)|"
    r"(?:normal|usual|typical|simple|special|worst|best|exceptional)\s+cases?$|"
    r"inputs?$|outputs?$|edge\s+cases?$|interactions?$|processing$|dependenc(?:y|ies)$|"
    r"(?:relational|database|db|data)\s+(?:schema|model)s?$|schemas?$|[A-Z]{1,5}-?\d+(?:\.\d+)+$|(?:[a-z]+\s+)?(?:handling|enforcement)$|"
    r"(?:primary|main|user|different|distinct|separate|system)\s+roles?$|own\s+right$|apolog(?:y|ies)$|acceptance(?:\s+criteri(?:on|a))?$|"
    r"(?:non|anti)-?\s?goals?$|(?:display|show|view|calculate|summari[sz]e)\s|(?:set\s+)?(?:App|User|Login)\s?Session$|"
    r"(?:formulario|pantalla|formulaire|écran|formulário|tela|formular)(?:\s|$)|"
    r"(?:(?:tech(?:nology|nical)?\s+)?stacks?$|hosting$|changes?\b|audits?$|histor(?:y|ies)$|audit\s+(?:trail|log)s?\b|änderung(?:en)?|cambios?|modifications?|alterações|roles?$|labels?$|actors?$|things?$|(?:of\s+)?(?:them|it|us|these|those|this|that|each)$)",
    re.IGNORECASE,
)
"""What is said of things, shown of them or done to them, and is none itself."""
_NO_NOUN = re.compile(
    r"^about$|^(?:could|can|may|might|must|should|shall|will|would)\s|^of\s+(?:them|these|those|it)$|^(?:fewer|less|not|since)\s|\s(?:since|because|while|the|who|which|whose|where)$|\d|^(?:personas?|records?|people|(?:every|some|any|no)(?:body|one|thing)s?|(?:first|second|third|fourth|fifth|sixth|last|former|latter)s?|must|should|could|won['’]?ts?|interfaces?|rules?|extensions?)$|(?:^|\s)(?:and|or|next|less|more|other|others|each|plausible|outside|inside|know|knows|ask|has|have|is|are|it|they|an?|of|for|with|in|on|to|we|you|i)$|^(?:it|they|we|who|what|which)\s|-only$|\s(?:stating|noting|giving|naming|specifying|including)$|(?<=[a-z])\s(?:over|down)$|^(?:come|go|turn|find|fall|drop|run)\s+out$"
    r"|\s(?:an?|the|has|have|is|are)\s",
    re.IGNORECASE,
)
"""Words that name nothing, where a sentence was taken apart in the wrong place."""
_NO_PHRASE = re.compile(
    r"(?:^|\s)(?:that|ours?|its|their|theirs|your|yours|who|whom|whose|which|are|is|was|were|have|has|this|these|those|another|(?:it|her|him|my|your)self|(?:them|our|your)selves)(?:\s|$)"
    r"|(?<!terms)(?<!bed)(?<!lost)\s(?:and|&)\s"
    r"|^(?:we|you|they|he|she|it|i)\s|^(?:per|by|from|at|one|when|then|there|no|with|without|me|us|him)\s|^(?:in|on)\s[a-z]+$|\s(?:ones?|per|by|than)$|^(?:per\s?cent|ones)$",
    re.IGNORECASE,
)
"""Words that no English name has inside: `categories are ours`, `per composer`, `the later one`."""
_KIND_OF = re.compile(r"^(?P<kind>kind|type|category|class)\s+of\s+(?P<of>[a-z]+(?:\s[a-z]+)?)$", re.IGNORECASE)
"""A kind of reduction is a reduction kind."""
_ARTICLE = re.compile(r"^(?:an?|the|each|every)\s+(?=\S)", re.IGNORECASE)
_ABOUT_IT = re.compile(
    r"(?<=\w{3})\s+(?:(?:personal|contact|basic|profile|general)\s+)?(?:details?|information|info|data|particulars|metadata)$",
    re.IGNORECASE,
)
"""Assignment details are what is kept of an assignment."""
_TO_DO = re.compile(r"(?<=\w)\s+to\s+[a-z]+$", re.IGNORECASE)
"""An attempt to pay is an attempt."""
_HOLDER = re.compile(r"^(?P<name>[a-z]+s)\s+(?:catalogue|catalog|register|directory|inventory)$", re.IGNORECASE)
"""A parts catalogue holds parts."""
_WE_DO = re.compile(
    r"\s+(?:(?:we|you|they|i|people)\s+(?:are\s+|were\s+)?[a-z]+|(?:it|he|she)\s+[a-z]+)$", re.IGNORECASE
)
"""The grants we receive are grants, and a notification it sends is one."""
_FOR_EVERY = re.compile(r"^[a-z]+(?:\s[a-z]+)?\s+(?:each|every)\s+(?=[a-z]+$)", re.IGNORECASE)
"""`store for every sensor each reading` is of readings."""
_OF_THAT = re.compile(
    r"^(?P<name>(?!(?:name|number|date|list|kind|type|state|status|part|end|start|copy)\b)[a-z]{4,})\s+of\s+(?:the|an?|each|every|our)\s+[a-z]+$",
    re.IGNORECASE,
)
"""The telegram of the gateway is a telegram."""
_WHICH_ONES = re.compile(
    r"^(?:(?:following|resulting|corresponding|respective|underlying|relevant|these|those|such|most|some|any|all|both|many|several|our|my|their|its|his|her|simple|certain|particular|brief|older|newer|larger|bigger|smaller|younger|longer|shorter)\s+)+(?=\S)",
    re.IGNORECASE,
)
_DONE_TO = re.compile(
    r"(?<=\w)\s+(?:stored|kept|recorded|saved|noted|logged|entered|needed|used|sent|made|received|issued|given|taken|done|found)$",
    re.IGNORECASE,
)
"""Deliveries kept are deliveries."""
_WHOSE = re.compile(r"^[a-z]+(?:['’]s|s['’])\s+(?=[a-z])", re.IGNORECASE)
"""A museum's paintings are paintings."""


_OF_OTHER = re.compile(r"\s(?:of|for|with|without|in|on|at|from|to|per)\s", re.IGNORECASE)


def bare_name(name: str) -> str:
    """Return a thing's name without its article, whose it is, and what is done to it or kept of it."""
    name = _ARTICLE.sub("", _TO_DO.sub("", name))
    name = _KIND_OF.sub(lambda match: f"{singular(match['of'])} {match['kind']}", name)
    name = ROMANCE_KEEPING.sub("", _ABOUT_IT.sub("", name), count=1)
    name = _OF_THAT.sub(r"\g<name>", _FOR_EVERY.sub("", name))
    if holder := _HOLDER.match(name):
        name = singular(holder["name"])
    if name.lower().endswith((" off", " out")):
        name = f"{singular(name[:-4])}{name[-4:]}"  # days off
    return _DONE_TO.sub("", _WHOSE.sub("", _WHICH_ONES.sub("", _WE_DO.sub("", name))))


def is_no_name(name: str) -> bool:
    """Whether what a sentence seemed to define has a name that names nothing."""
    return bool(_NO_NOUN.search(name)) or is_no_phrase(name)


def is_no_phrase(name: str) -> bool:
    """Whether words were taken for a name that are a piece of a sentence."""
    return bool(_NO_PHRASE.search(name))


def is_no_thing(name: str) -> bool:
    """Whether a name is of nothing that is kept for itself: what is logged of changes, shown or done."""
    return bool(_NO_THING.match(name))


def is_kind_of(name: str, word: str) -> bool:
    """Whether a longer name says which kind of what a word says it names: a day without lessons is no lesson."""
    return name.casefold().endswith(f" {word}") and _OF_OTHER.search(name) is None
