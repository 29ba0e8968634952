"""The fields that a running sentence lists, each put as the name of a field: `when it starts` is its start."""

import re
from functools import lru_cache

from plan.reading.fields.asked import asked_field
from plan.reading.fields.joined import told_apart
from plan.reading.fields.loosely_said import said_plainly
from plan.reading.fields.questions import with_ways
from plan.reading.fields.remarks import with_remarks
from plan.reading.text.naming import base_form, singular
from plan.reading.text.numbers import SMALL, WORD_VALUES
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.verbs import is_imperative

_SPLIT = re.compile(
    r",\s*(?:(?:and|und|sowie|plus|y|et|e)\s+)?|\s+(?:and|und|sowie|plus|y|et|e)\s+(?:also\s+|maybe\s+)?", re.IGNORECASE
)
_DECIDED = re.compile(r"\b(?P<field>[\w-]+):\s+(?P<values>[^:]+,[^:]+)$")
"""What the last field of a list may be: `and our decision: remake or refuse`."""
_FROM_TO = re.compile(
    r"^from\s+(?:the\s+)?(?P<one>[\w-]+(?:\s[\w-]+)?)\s+(?:to|until)\s+(?:the\s+)?(?P<other>[\w-]+(?:\s[\w-]+)?)$",
    re.IGNORECASE,
)
_STARS = re.compile(r"\b(?:(?:one|1)\s+to\s+(?:five|ten|5|10)|several)\s+(?P<unit>stars|points)\b", re.IGNORECASE)
"""`with one to five stars`"""
_NEXT = re.compile(r"\b(?:next|new)\s+(?=(?:[a-z]+\s)?number\b)", re.IGNORECASE)
_RUNNING = re.compile(
    r"\b(?:running|consecutive|sequential)\s+(?P<field>(?:[a-z]+\s)?number)\b(?!\s*\()", re.IGNORECASE
)
"""A consecutive number is never twice the same."""
_EITHER = re.compile(r"^(?P<one>[a-z]+ed)\s+or\s+(?P<other>[a-z]+ed)$", re.IGNORECASE)
"""`preferred or barred`."""
_OR_A = re.compile(
    r"^(?:an?\s+|the\s+)?(?P<one>[a-z]+(?:\s[a-z]+)?)\s+or\s+an?\s+(?P<other>[a-z]+(?:\s[a-z]+)?)$", re.IGNORECASE
)
"""`a percentage or a fixed amount`."""
_OR_NOT = re.compile(r"^(?P<what>[a-z]+(?:\s[a-z]+)?)\s+or\s+not$", re.IGNORECASE)
"""`present or not`."""
_I_SAY = re.compile(r",\s+which\s+(?:i|we|you|they|he|she)\b[^,;]*(?=,|;|$)", re.IGNORECASE)
"""`a phone number, which I insist on`"""
_FILLER = re.compile(
    r"^(?:can|may|must|shall|should|will)\s+(?!(?:also\s+)?have\b)(?:also\s+|only\s+)?(?:be\s+)?[a-z]+(?:\s|$)|^[a-z]+(?:ed|en|ung)\s+(?:into|onto)\b|^(?:down\s+)?to\s+(?:the|an?)\s+(?:nearest\s+)?[a-z]+$|"
    r"^(?:computed|calculated|derived|worked\s+out|based|taken)\s+(?:from|by|on|out|as)\b|^(?:once|twice)\s+only$|^in\s+(?:one|two|an?|a\s+few|several)\s+[a-z]+$|^(?:nothing|nobody)\b|^if\s+any$|^(?:and|then|also|finally)$|^(?:once|as\s+soon\s+as|if)\s+(?:it|that|they)\s+[a-z]+s$|^normally\b|^usually\b",
    re.IGNORECASE,
)
_WHICH_HAS = re.compile(
    r"\bwhich\s+(?P<one>[a-z]+)\s+(?:has|had|uses?|got|gets|takes?|is\s+\w+|sits|works)\s+(?:[a-z]{2,5}\s+)?which\s+(?P<other>[a-z]+)\b",
    re.IGNORECASE,
)
"""`which customer has which unit`."""
_FROM_WHEN = re.compile(r"\bfrom\s+when\s+(?:until|to|till)\s+when\b", re.IGNORECASE)
_BEGINS_AND_ENDS = re.compile(
    r"\bwhen\s+(?:it|they|he|she|(?:the|an?)\s+[a-z]+)\s+(?:begins?|starts?)\s+and\s+(?:when\s+(?:it|they)\s+)?(?:ends?|finish(?:es)?|stops?)\b",
    re.IGNORECASE,
)
_WHEN_AND_WHERE = re.compile(r"(?:(?<=,\s)|^)(?:and\s+)?when\s+and\s+where(?=,|$)", re.IGNORECASE)
_FROM_WHICH = re.compile(r"\bfrom\s+which\s+(?:day|date)\s+(?:until|to|till)\s+which\s+(?:day|date)\b", re.IGNORECASE)
_AT_WHAT = re.compile(
    r"\b(?:at|for|in|under|on|by|with)\s+(?:what|which)\s+(?P<what>[a-z]+(?:\s[a-z]+)?)(?=\s*(?:,|$|and\b))",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r"\bwhether\s+(?:it|they|he|she|this|that)(?:[’']s|\s+(?:is|was|were|are|has\s+been))\s+"
    r"(?P<values>[a-z -]{3,20}(?:,\s+[a-z -]{3,20})+,?\s+or\s+[a-z -]{3,20})$",
    re.IGNORECASE,
)
"""`whether it was fail, pass or distinction`: one of these."""
_BRACKETS = re.compile(r"\(([^()]*)\)")
_REACHED = re.compile(
    r"\b(?P<who>(?:[a-z]+\s)?(?:person|contact|manager|owner|guardian))\s+with\s+(?:an?|the|his|her|their)\s+"
    r"(?P<how>e-?mail(?:\saddress)?|(?:tele)?phone(?:\snumber)?|number|address|name)\b",
    re.IGNORECASE,
)
"""`a contact person with an e-mail address` is who it is, and how to reach them."""
_PLACED = re.compile(
    r"\s+(?:and\s+)?(?:plays|works|lives|sits|stands|lies|trains|starts|takes\s+part|is|belongs)\s+(?:in|at|to|for|on)\s+(?:exactly\s+)?(?:one|an?)\s+"
    r"(?P<where>[a-z]+(?:\s[a-z]+)?)$",
    re.IGNORECASE,
)
"""`a name and plays in one league`: it belongs to a league."""
_HANDED = re.compile(
    r"\bwhether\s+(?P<what>[^,]+?)\s+(?:has|have|is|are|was|were)\s+(?:been\s+)?(?P<done>(?!been\b)[a-z]+(?:ed|en|n|t|id|ld|de)(?:\s+(?:in|out|off))?)\b"
    r"(?:\s+to\s+\w+)?",
    re.IGNORECASE,
)
_BOTH_OF = re.compile(
    r"^(?:the\s+)?(?P<one>[\w-]+(?:\s[\w-]+)?)\s+and\s+(?:the\s+)?(?P<other>[\w-]+(?:\s[\w-]+)?)\s+of\s+(?:an?|their|his|her|one)\s+"
    r"(?P<whose>[\w-]+)$",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"\b(?P<one>first|upper|lower|minimum|maximum|start|end|departure|arrival|opening|closing)\s+and\s+(?:an?\s+|the\s+)?"
    r"(?P<other>last|lower|upper|maximum|minimum|end|start|arrival|departure|closing|opening)\s+(?P<head>[\w-]+(?:\s(?!in\b)[\w-]+)?)(?=\s*(?:,|$|and\b|in\s+which\b))",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"(?:an?\s+|the\s+|dem\s+|den\s+|einem\s+|einen\s+)?(?:note|mark|flag|tick|information|indication|Vermerk|Angabe|Hinweis),?\s+"
    r"(?:of\s+|saying\s+|(?:which|that)\s+says\s+)?(?=(?:whether|ob)\s)",
    re.IGNORECASE,
)
"""`a note of whether it is accessible` asks whether it is."""
_TWO_HEADS = re.compile(
    r"\b(?:an?\s+|the\s+)?(?P<one>lowest|highest|planned|actual|expected|real|minimum|maximum|old|new)\s+and\s+(?:an?\s+|the\s+)?"
    r"(?P<other>highest|lowest|actual|real|expected|maximum|minimum|planned|new|old)\s+(?P<head>[\w-]+(?:\s(?!and\b|of\b)[\w-]+)?)"
)
_FOUR_TIMES = re.compile(
    r"\b(?:the\s+)?(?P<one>planned|expected|scheduled)\s+and\s+(?:the\s+)?(?P<other>actual|real)\s+(?P<head>time|date)s?\s+of\s+"
    r"(?P<a>[\w-]+)\s+and\s+(?P<b>[\w-]+)"
)
_TIMES_OF = re.compile(
    r"\b(?:the\s+)?(?P<head>time|date|day)s\s+of\s+(?P<a>[a-z]+)\s+and\s+(?P<b>[a-z]+)", re.IGNORECASE
)
"""`the times of arrival and departure`"""
_SLASHED = re.compile(
    r"\b(?P<head>[a-z]+)\s+(?P<one>value|number|amount|date|name|code|start|from)\s*/\s*(?P<other>unit|type|currency|time|code|end|to)\b",
    re.IGNORECASE,
)
"""`duration value/unit` is two fields."""
_BOTH_ENDS = re.compile(
    r"\b(?:the\s+|its\s+)?(?P<head>[\w-]+)\s+at\s+(?:the\s+)?(?P<one>start|beginning|departure)\s+and\s+(?:at\s+)?(?:the\s+)?(?P<other>end|return|arrival)\b",
    re.IGNORECASE,
)
_INSERTED = re.compile(
    r"(?:,\s*|\s+)and(?:,?\s+(?:if|where)\s|,\s+(?:when|once|as\s+soon\s+as)\s)[^,;:]+,\s+(?=\S)"
    r"|(?:,\s*|\s+)and,\s+(?:for|on|in|with|at)\s[^,;:]{2,30},\s+(?=\S)"
    r"|(?:,\s*|\s+)and,?\s+(?:afterwards|later|optionally|possibly|in\s+that\s+case|as\s+a\s+rule|usually|normally|mostly|in\s+most\s+cases),\s+(?=\S)",
    re.IGNORECASE,
)
"""`a detection limit and, where the law prescribes one, a limit value`: the last may be missing."""
_MAY_HAVE = re.compile(r"^(?:may|can)\s+(?:also\s+)?have\s", re.IGNORECASE)
"""What follows may be missing: `and may have a landline and a fax`."""
_RANGED = re.compile(
    r"^(?P<what>[^\d()]+?),?\s+(?:from|between)\s+(?P<low>\d+)\s+(?:to|and)\s+(?P<high>\d+)$", re.IGNORECASE
)
"""`an overall grade from 1 to 5`."""
_SEVERAL = re.compile(
    r"^(?P<what>(?:[a-z]+\s)?[a-z]{3,}(?<!s)s)\s+(?:they|he|she|it)\s+(?!are\b|is\b|were\b|was\b|pay|charge|cost|need|take)[a-z]+s?$",
    re.IGNORECASE,
)
"""`the instrument families they cover`: several of one kind."""
_PROFILE = re.compile(
    r"^(?:an?|the|their|its)\s+(?:\w+\s)?(?:profile|record|file|card|entry|page)\s+(?:with|of|giving|showing)\s+",
    re.IGNORECASE,
)
"""`Inspectors have a profile with workshop and town` tells of inspectors."""
_RUNS = re.compile(
    r"(?:,|\s+and)\s+(?:it\s+)?(?:runs|goes|lasts)\s+from\s+(?P<one>[^,]+?)\s+(?:to|until)\s+(?P<other>[^,]+?)"
    r"(?=,|$|\s+and\b)",
    re.IGNORECASE,
)
_ZEITPUNKTE = re.compile(
    r"\b(?:den\s+)?Zeitpunkt\s+de[rs]\s+(?P<one>[A-ZÄÖÜ][\wäöüß]+)\s+und\s+(?:der|des)\s+(?P<other>[A-ZÄÖÜ][\wäöüß]+)"
)
_LEADING = re.compile(
    r"^(?:(?:(?:precisely|only|just|always)\s+one|(?:a|one)\s+single|an?|the|this|that|its|own|their|his|her|my|our|ein|eine[nmrs]?|der|die|das|den|dem|seine?n?|ihre?n?|exactly\s+one|one|genau\s+eine[mrn]?"
    r"|zu\s+eine[mr]|einem|einer|el|la|los|las|una?|sus?|le|les|une|des|o|os|as|uma?)\s+)+",
    re.IGNORECASE,
)
_OPTIONAL = re.compile(
    r"^(?:optionally|possibly|maybe|perhaps|sometimes|occasionally|(?:may|can)\s+(?:also\s+)?have|(?:an?\s+)?optional|ggf\.|optional:)\s+",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"^(?:(?:an?\s+)?(?:list|set|series|collection|handful|couple|number\s+of\s+the)\s+of\s+\w+s\b|one\s+or\s+(?:more|several)|several|many|some|up\s+to|at\s+least|\d+|two|three|four|five|six|zwei|drei|vier|fünf|dos|tres|cuatro|varios|varias|all|any|bis\s+zu|beliebig\s+viele|mehrere|at\s+most|no|keine?|like|such\s+as|e\.g\.|somebody|someone|anybody|everybody"
    r"|einen?\s+oder\s+mehrere)\b",
    re.IGNORECASE,
)
_ONE_OF_OURS = re.compile(
    r"\b(?P<field>[a-z]+),?\s+(?:who|which|that)\s+(?:is|must\s+be|has\s+to\s+be)\s+(?:(?:always\s+)?one\s+of\s+(?:our|the)|also\s+an?)\s+(?P<of>[a-z]+)",
    re.IGNORECASE,
)
"""`an owner, who is one of our employees`"""
_THEIR_LIST = re.compile(r"^(?:an?\s+|the\s+)?list\s+of\s+(?:the|their|its)\s+(?P<what>[a-z]+s)\b", re.IGNORECASE)
"""`a list of the articles that it covers`"""
_IF_EVER = re.compile(
    r"\b(?P<asked>when|who|where|what|why|by\s+whom),\s+if\s+(?:ever|at\s+all|any(?:body|one|thing)?|known),\s+",
    re.IGNORECASE,
)
"""`when, if ever, it was read`: it may be missing."""
_OUT_OF = re.compile(r"\s+out\s+of\s+(?:a\s+possible\s+)?(?P<high>\d+)(?=\s*(?:$|[,;]|and\b))", re.IGNORECASE)
"""`a score out of 100`"""
_ADDRESS = re.compile(r"\s*\([\w.-]+\.[a-z]{2,}/[^()]*\)", re.IGNORECASE)
"""An address on the web in brackets is an example."""
_WAY = (
    r"(?:cash|(?:(?:bank|credit|debit|gift)\s+)?(?:card|transfer)|che(?:que|ck)|invoice|voucher|direct\s+debit|paypal)"
)
_BY_WAY_OF_MONEY = re.compile(
    rf"(?:(?<=,\s)|(?<=and\s)|^)(?:(?:by|in|either)\s+)?(?P<ways>{_WAY}(?:,\s+{_WAY})*,?\s+or\s+(?:by\s+)?{_WAY})(?=\s*(?:$|[,;]))",
    re.IGNORECASE,
)
"""`date, amount, and cash, card or transfer`: how it was paid."""
_FEW = r"(?:\d+|one|two|three|four|five|six|eight|ten|twelve)"
_BETWEEN = re.compile(rf"\bbetween\s+{_FEW}\s+and\s+{_FEW}(?=\s+(?!stars\b|points\b)[a-z]+s\b)", re.IGNORECASE)
_PER_TIME = re.compile(
    r"(?P<of>\bper\s+[a-z]+)\s+and\s+(?P<time>hour|day|night|week|month|quarter|year)\b", re.IGNORECASE
)
"""`a price per seat and year` is one price."""
_SINCE = re.compile(
    r",\s+(?:because|since)\s+(?:(?:the|our|these|those)\s+)?[a-z]+\s+(?:can|may|might|will|is|are|has|have|change|differ|vary|go|rise|[a-z]{3,}s)\b[^,;()]*$",
    re.IGNORECASE,
)
"""Why something is kept: `the price at that time, since prices change every year`"""
_LONG = re.compile(rf",?\s+(?:{SMALL}|[a-z]+teen)\s+(?:characters|letters|digits)\s+long\b", re.IGNORECASE)
_POINTER = re.compile(
    r"^(?:an?\s+|the\s+)?(?:reference|pointer)\s+(?:back\s+)?to\s+(?:the|an?|its|their)\s+(?P<of>[a-z]+)(?:\s+(?:it|they|he|she|that|which|where|from)\b.*)?$",
    re.IGNORECASE,
)
"""`a reference to the application it came from`"""
_SIZED = re.compile(
    rf"\s+of\s+(?:(?:at\s+most|up\s+to|exactly|max(?:imum|\.)?|no\s+more\s+than|several)\s+)?(?:{SMALL}|[a-z]+ty)?\s*"
    r"(?:(?:capital\s+)?letters?|capitals?|characters?|digits?|figures?|words?|signs?)(?=\s*(?:$|[,;(]|and\b))",
    re.IGNORECASE,
)
"""`a code of four letters` is a code."""
_TO = re.compile(
    rf"\s+(?:of|from)\s+(?P<low>{SMALL})\s+(?:to|until)\s+(?P<high>{SMALL})(?=\s*(?:$|[,;]|and\b))", re.IGNORECASE
)
"""`a difficulty of one to five`."""
_UNIT_BEHIND = re.compile(r",\s+(?:both\s+|all\s+)?in\s+(?P<unit>[a-z]+)(?=\s*(?:$|[,;]|and\b))", re.IGNORECASE)
"""`the amount pledged, in pounds`."""
_BOTH_OF_IT = re.compile(
    r"\b(?P<head>[a-z]+),\s+(?P<one>low|lowest|minimum|planned|old)\s+and\s+(?P<other>high|highest|maximum|actual|new)\b",
    re.IGNORECASE,
)
"""`an estimate, low and high`."""
_WHOLE = re.compile(r"\s+in\s+(?:whole|full)\s+(?P<unit>[a-z]+)(?!\s*\()", re.IGNORECASE)
"""`the volume in whole litres`"""
_AND_SO_ON = re.compile(
    r"\s*\([^()]*(?:\.\.\.|…|\betc\.?|\band\s+(?:so\s+on|the\s+like|such)|,\s+(?:that\s+(?:sort|kind)\s+of\s+thing|things\s+like\s+that|or\s+whatever)|,\s+for\s+(?:instance|example))\s*(?:[,;]\s*(?P<remark>[^()]*))?\)",
    re.IGNORECASE,
)
"""Examples, and no more than that, but for a remark behind them: `(V11, X10 and so on, unique)`."""
_CLAUSE = re.compile(
    r"\s+(?:(?:with|for|of|on|to)\s+(?:them|us|it|him|her|that|this)$|(?:of|on|about|as\s+to)\s+(?:what|how|why|where|which)\b.*|(?:that|which|who|whom|whose|where|when|if|once|(?:after|before)(?!\s+(?!it$|them$|this$|that$)[a-z]+$)|for\s+which|(?:we|they|you|it|he|she|i)(?:['’][a-z]+)?)\s+.*"
    r"|(?:to\s+[a-z]+|at\s+(?:the|a|that)\s+time|from\s+(?:the|our|his|her)|for\s+(?:the|our|its|their)|as\s+(?:free\s+)?text|as\s+(?:it|they)\s+(?:was|were|is|are)|para\s+\w+|que|donde|cuando|(?:sewn|printed|stamped|written|painted|engraved|attached|glued|noted)\s+\w+|(?:given|issued|assigned|allotted|awarded|granted|supplied)\s+by|like\s+(?-i:[A-Z][\w-]*\d))\b.*|in\s+\w+\s+or\s+\w+$|in\s+(?:the|our|my|their)\s+(?:list|order|system|catalogue|text)|in\s+°?[CFK]\b|in\s+(?:(?:the|our|their|his|her)\s)?(?:[\w’']+\s)?(?:own\s+)?words|of\s+(?:how|what|why)\b|on\s+the\s+spot|in\s+(?:dollars|euros?|pounds|francs|eur|usd|chf|€|\$)"
    r"|(?:[a-z]+(?<!s)s|people)\s+(?:can|may|must|will|should|could)\s.*|(?:on|at)\s+(?-i:[A-Z][a-z]+)$"
    r"|(?:actually|really|finally|currently|exactly)(?=\s)|being\s+[a-z]+(?:ed|en|t)$"
    r"|(?:in|at|on|by|from|to|with)\s+which\s.*|of\s+who(?:m|ever)?\s.*|about\s+(?:it|them|him|her|your|our)sel(?:f|ves)$)"
    r"|(?<!\bof)(?<!\bfor)(?<!\bin)(?<!\bto)(?<!\bat)(?<!\bon)(?<!\bby)(?<!\bfrom)(?<!\bwith)\s+(?:the|our)\s+[a-z]+(?:\s[a-z]+)?\s+[a-z]{3,}s$",
    re.IGNORECASE,
)
_AS_NAMES = (
    (
        re.compile(
            r"^(?:an?\s+)?(?:line|sentence|few\s+words|word\s+or\s+two)\s+(?:about|on)\s+(?:the\s+|its\s+)?(?=[a-z])",
            re.IGNORECASE,
        ),
        "",
    ),
    (re.compile(r"^was\s+(?:gemacht|getan|erledigt)\s+wurde$", re.IGNORECASE), "Tätigkeit"),
    (re.compile(r"^(?:ein\s+)?feld\s+für\s+", re.IGNORECASE), ""),
    (re.compile(r"^namen$", re.IGNORECASE), "Name"),
    (re.compile(r"^(?:hat|has|bears|carries|gets|receives)\s+(?:eine?[nmrs]?|an?)\s+", re.IGNORECASE), ""),
    (re.compile(r"^(?:plus|and)\s+", re.IGNORECASE), ""),
    (re.compile(r"^(?:gehört\s+zu|belongs\s+to)\s+(?:eine[rm]|an?|genau\s+eine[rm])\s+(?=\w+$)", re.IGNORECASE), ""),
    (re.compile(r"^(?:genau\s+|außerdem\s+)", re.IGNORECASE), ""),
    (re.compile(r"^zeitpunkt\s+der\s+(?=[A-ZÄÖÜ])", re.IGNORECASE), "Zeitpunkt der "),
)
_OF_WHAT = re.compile(
    r"^(?P<head>date|time|day)\s+of\s+(?:the|an?|its)?\s*(?P<what>[\w-]+(?:\s[\w-]+)+)$", re.IGNORECASE
)
_RELATIVE_DE = re.compile(
    r"^(?:die|der|das|den)\s+.*\b(?:ist|sind|hat|wird|werden|haben|war|waren|wurde|wurden|kann|muss)$", re.IGNORECASE
)
_PAIRED = re.compile(r"^(?P<one>[\w-]+)\s*/\s*(?P<other>[\w-]+)\s+(?P<head>date|time|number|name)s$", re.IGNORECASE)
_VALID = re.compile(r"^(?:an?\s+|the\s+|its\s+)?(?:period\s+of\s+validity|validity\s+period|validity)$", re.IGNORECASE)
_VALID_FOR = re.compile(r"^valid\s+for\s+(?:\d+|[a-z]+)\s+(?:minutes|hours|days|weeks|months)$", re.IGNORECASE)
_DIGITS = re.compile(r"\b(?:[a-z]+|\d+)-(?:digit|character|letter)\s+(?=[a-z])", re.IGNORECASE)
"""`a seven-digit hospital number` is a hospital number."""
_STANDING = re.compile(
    r"^(?:the\s+)?(?P<what>status|state)\s+(?P<states>[a-z][\w -]*(?:/[a-z][\w -]*)+)$", re.IGNORECASE
)
"""`status draft/ordered/received`"""
_NEVER_TWO = re.compile(r"^(?:never|no)\s+(?:two|twice)\s+(?:with\s+)?the\s+same$", re.IGNORECASE)
_SHORT = {
    "no": "number", "nr": "number", "qty": "quantity", "addr": "address", "amt": "amount", "ref": "reference",
    "acct": "account", "mgr": "manager", "yr": "year", "tel": "phone", "dob": "date of birth", "cust": "customer",
    "desc": "description", "btl": "bottle", "btls": "bottles", "max": "max", "min": "min", "vat": "vat",
    "exp": "expected",
}  # fmt: skip
_NO_FIELD = re.compile(
    r"^half\s|^(?:chosen|picked|selected|drawn)\b|\bfor\s+(?:\d+|[a-z]+)\s+(?:years|months|weeks|days)\b|(?:^|[a-z]\s)(?:list|catalogue|catalog|register|directory|overview)\s+of\s|\sof\s+(?:two|three|four|five|six|seven|eight|nine|ten|half)$|^(?:at|for|sometimes|often|usually|normally|as|by|which|turns|each|two|three|more|most|again)\b(?!\s*\()|\b(?:together|everything|unique)\b|^(?:or|each|of)\b|\bwith\b|\b(?:is|are|was|were|be|been|must|shall|should|can|will|may|might|would|could|has|have|not|so|but|don['’]t|that|who|which|"
    r"because|please|only|ist|sind|wird|werden|muss|müssen|kann|können|soll|nicht|wenn|dass|weil|etwa|auch|"
    r"bitte|also|drauf|i|we|they|he|she|it|you|them|him|us|to|do|does|than|then|until(?!$)|always|never)\b|[?!=@#<>→“”\"]|^\W*\d",
    re.IGNORECASE,
)
_NAMES = re.compile(r"^(?P<name>name)s(?:\s+\((?:[A-Z][^(),]*,?\s*)+\))?$")
"""`They have names (Window, Garden)` is a name, and what some are called."""
_PERCENT = re.compile(r"%|\s+in\s+(?:percent|per\s+cent)$", re.IGNORECASE)
_IN_UNITS = re.compile(r"\s+(?:measured\s+)?in\s+\w+$", re.IGNORECASE)
_LONGEST = 5


@lru_cache(maxsize=16_384)
def in_full(text: str) -> str:
    """A list with a head that two fields share said twice, `first and last name`, and without inserted conditions."""
    text = _FOUR_TIMES.sub(
        r"\g<one> \g<a> \g<head>, \g<other> \g<a> \g<head>, \g<one> \g<b> \g<head>, \g<other> \g<b> \g<head>",
        _MARK.sub("", text),
    )
    text = _TIMES_OF.sub(r"\g<a> \g<head>, \g<b> \g<head>", text)
    text = _SLASHED.sub(r"\g<head> \g<one>, \g<head> \g<other>", text)
    text = _TWO_HEADS.sub(r"\g<one> \g<head>, \g<other> \g<head>", text)
    text = _BOTH_ENDS.sub(r"\g<one> \g<head>, \g<other> \g<head>", text)
    return _SHARED.sub(r"\g<one> \g<head>, \g<other> \g<head>", _INSERTED.sub(r", optional ", text))


def without_optional(text: str) -> tuple[str, bool]:
    """A field's name, and whether the document says in front of it that it may be missing."""
    match = _OPTIONAL.match(text)
    return (text[match.end() :], True) if match else (text, False)


_TICK = re.compile(
    r"\b(?:an?\s+)?(?:tick|flag|cross|check\s?box|tick\s?box|check\s?mark|tick\s?mark|yes(?:/|\s+or\s+)no)\s+(?:(?:on|for|saying|that\s+says|to\s+say)\s+)?"
    r"(?:if|whether)\s+",
    re.IGNORECASE,
)
"""`a tick if it's fragile`: whether it is."""


_GIVEN_TO = re.compile(r"^(?:it|them|(?:the|each|every)\s+(?P<whom>[a-z]+))\s+(?=an?\s[a-z])", re.IGNORECASE)
"""`I give the shop a name and a description`"""


def _without_whom(match: re.Match[str]) -> str:
    """Nothing instead of what the fields are given to; `the day a loan begins` is a field."""
    return match[0] if match["whom"] and is_attribute(match["whom"]) else ""


@lru_cache(maxsize=16_384)
def prepared(text: str) -> str:
    """A list with each of its fields by itself, what each may be and what is remarked on it in brackets behind it."""
    text = said_plainly(told_apart(_TICK.sub("whether ", _SINCE.sub("", _GIVEN_TO.sub(_without_whom, text)))))
    text = _BOTH_OF_IT.sub(
        r"\g<one> \g<head>, \g<other> \g<head>", _UNIT_BEHIND.sub(r" in \g<unit>", _I_SAY.sub("", text))
    )
    text = _TO.sub(_from_to, _SIZED.sub("", _LONG.sub("", text)))
    text = _OUT_OF.sub(r" (0 to \g<high>)", text)
    text = _IF_EVER.sub(r"optional \g<asked> ", _BY_WAY_OF_MONEY.sub(_paid, _ADDRESS.sub("", text)))
    text = _ONE_OF_OURS.sub(lambda match: f"{match['field']} (a {singular(match['of'].lower())})", text)
    text = _WHOLE.sub(r" in \g<unit> (integer)", text)
    text = _PER_TIME.sub(r"\g<of> per \g<time>", _BETWEEN.sub("several", _AND_SO_ON.sub(_remark, text)))
    text = _SLASHED_STATES.sub(_slashed, _WHICH_IS.sub(_one_of_these, with_ways(with_remarks(text))))
    text = _BEGINS_AND_ENDS.sub("start, end", text)
    text = _WHEN_AND_WHERE.sub("when, place", _FROM_WHICH.sub("start date, end date", text))
    text = _WHICH_HAS.sub(r"\g<one>, \g<other>", _FROM_WHEN.sub("start, end", _AT_WHAT.sub(r"\g<what>", text)))
    text = _ONE_OF.sub(lambda match: f"status ({match['values'].replace(', or ', ', ').replace(' or ', ', ')})", text)
    text = _PLACED.sub(r", \g<where> (reference)", _REACHED.sub(_reached, text))
    text = _STARS.sub(r"\g<unit>", text)
    text = _RUNNING.sub(r"\g<field> (unique)", text)
    text = _PROFILE.sub("", _DIGITS.sub("", _NEXT.sub("", text)))
    text = _RUNS.sub(r", \g<one>, \g<other>", text)
    text = _DECIDED.sub(lambda match: f"{match['field']} ({match['values'].replace(', or ', ', ')})", text)
    text = _ZEITPUNKTE.sub(r"Zeitpunkt der \g<one>, Zeitpunkt der \g<other>", in_full(text))
    return _HANDED.sub(_handed, _BOTH_OF.sub(r"\g<whose> \g<one> and \g<whose> \g<other>", text))


@lru_cache(maxsize=16_384)
def field_phrases(text: str) -> tuple[str, ...]:
    """Return the fields that a text lists; none if half of what it lists are no fields."""
    held: list[str] = []

    def put(match: re.Match[str]) -> str:
        held.append(match[0])
        return f"\x00{len(held) - 1}\x00"

    parts = _SPLIT.split(_BRACKETS.sub(put, prepared(text)))
    whole = [re.sub("\x00(\\d+)\x00", lambda m: held[int(m[1])], part).strip(" .;:") for part in parts]
    listed = [
        part for part in whole if part and not any(one.match(part) for one in (_RELATIVE_DE, _MANY, _FILLER, PREDICATE))
    ]
    may = next((at for at, part in enumerate(listed) if _MAY_HAVE.match(part)), len(listed))
    listed = [*listed[: may + 1], *(f"optional {_LEADING.sub('', part)}" for part in listed[may + 1 :])]
    found = [name for part in listed for name in _names(part)]
    return tuple(dict.fromkeys(found)) if found and len(found) * 2 > len(listed) else ()


_VALUE = r"[\"“]?[a-z][\w-]*(?:\s[\w-]+){0,2}[\"”]?"
_WHICH_IS = re.compile(
    rf"(?P<field>[a-z]+(?:\s[a-z]+)?)(?:,?\s+(?:which|that)\s+(?:is|may\s+be|can\s+be)|,\s+one\s+of|,\s+being|\s+of(?=\s+[\"“]))(?:\s+(?:either|one\s+of))?:?\s+"
    rf"(?P<values>{_VALUE}(?:,\s+{_VALUE})*,?\s+or\s+{_VALUE}|{_VALUE}(?:,\s+{_VALUE}){{2,}}$)",
    re.IGNORECASE,
)
"""`a status, one of: new, done, lost`, `a decision, which is pending, approved or rejected`"""
_SLASHED_STATES = re.compile(
    r"(?:^|(?<=,\s))(?P<values>[a-z_-]+(?:\s[a-z]+)?(?:\s+/\s+[a-z_-]+(?:\s[a-z]+)?){2,})(?=$|,)", re.IGNORECASE
)


def _from_to(match: re.Match[str]) -> str:
    low, high = (WORD_VALUES.get(one.lower(), one) for one in (match["low"], match["high"]))
    return f" from {low} to {high}"


def _paid(match: re.Match[str]) -> str:
    return f"method ({re.sub(r',? or (?:by )?', ', ', match['ways'])})"


def _remark(match: re.Match[str]) -> str:
    remark = _NEVER_TWO.sub("unique", (match["remark"] or "").strip())
    return f" ({remark})" if remark else ""


def with_values(text: str) -> str:
    """The text with what a field may be in brackets behind it: `a level, which is bronze, silver or gold`."""
    return _WHICH_IS.sub(_one_of_these, text)


def _one_of_these(match: re.Match[str]) -> str:
    values = re.split(r",?\s+or\s+|,\s+", re.sub(r"[\"“”]", "", match["values"]))
    return f"{match['field']} ({', '.join(values)})"


def _reached(match: re.Match[str]) -> str:
    who = match["who"].split()[-2:][0] if match["who"].lower().endswith(" person") else match["who"]
    return f"{match['who']}, {who} {match['how']}"


def _slashed(match: re.Match[str]) -> str:
    values = [value.strip() for value in match["values"].split("/")]
    return f"status ({', '.join(values)})"


def _handed(match: re.Match[str]) -> str:
    """`whether the check and the certificate have been handed in` asks two things."""
    things = re.split(r"\s+(?:and|or)\s+", match["what"])
    if len(things) == 1 and re.fullmatch(r"(?:it|they|he|she)", things[0], re.IGNORECASE):
        return match[0]
    return ", ".join(f"{_LEADING.sub('', one)} {match['done']} (boolean)" for one in things)


def _names(part: str) -> tuple[str, ...]:
    """The names of the fields that one part of a list speaks of."""
    bare, optional = without_optional(part.strip())
    if pointer := _POINTER.match(bare):
        return (f"{pointer['of']} (reference, optional)",)
    if worded := _worded(bare):
        return worded
    name = asked_field(bare)
    if name is None:
        outside, bracket, note = _NAMES.sub(r"\g<name>", bare).partition("(")
        for pattern, instead in _AS_NAMES:
            outside = pattern.sub(instead, outside)
        bare_name = _LEADING.sub("", outside.strip())
        unique = bare_name.casefold().startswith("unique ")
        outside = _CLAUSE.sub("", bare_name.removeprefix("unique ") if unique else bare_name).strip(" ,.-–")
        outside = " ".join(
            _SHORT.get(word.casefold().rstrip("."), word) for word in _PERCENT.sub(" percent", outside).split()
        )
        note = "" if note.strip(" )") == "s" else f" {bracket}{note}".rstrip()
        outside = _LEADING.sub("", _OF_WHAT.sub(_date_of, outside))
        if (
            not outside
            or len(_IN_UNITS.sub("", outside).split()) > _LONGEST
            or (outside != "to" and _NO_FIELD.search(outside))
            or _does(outside)
        ):
            return ()
        name = f"{outside}{note}" if note or not unique else f"{outside} (unique)"
    if not name:
        return ()
    return (f"{name} (optional)" if optional and "(" not in name else name,)


def _worded(bare: str) -> tuple[str, ...]:
    """The fields of a part whose form says what they are: a range, two ends, one of two, yes or no."""
    found: tuple[str, ...] = ()
    if listed := _THEIR_LIST.match(bare):
        found = (f"{listed['what']} (several)",)
    elif ranged := _RANGED.match(bare):
        found = tuple(f"{name} ({ranged['low']} to {ranged['high']})" for name in _names(ranged["what"]))
    elif several := _SEVERAL.match(_LEADING.sub("", bare)):
        found = (f"{several['what']} (several)",)
    elif (two := _OR_A.match(bare)) and is_attribute(two["one"]) and is_attribute(two["other"]):
        found = (f"{two['one']} (optional)", f"{two['other']} (optional)")
    elif one_of := _EITHER.match(bare):
        found = (f"status ({one_of['one']}, {one_of['other']})",)
    elif either := _OR_NOT.match(bare):
        found = (f"{either['what']} (boolean)",)
    elif period := _FROM_TO.match(bare):
        found = (period["one"], period["other"])
    elif _VALID.match(bare):
        found = ("valid from", "valid until")
    elif _VALID_FOR.match(bare):
        found = ("expires at",)
    elif standing := _STANDING.match(bare):
        found = (f"{standing['what']} ({', '.join(standing['states'].split('/'))})",)
    elif pair := _PAIRED.match(bare):
        found = (f"{pair['one']} {pair['head']}", f"{pair['other']} {pair['head']}")
    return found


PREDICATE = re.compile(
    r"^(?:sits?|belongs?|lies|stands?|hangs?|refers|lives|works?|applies|counts|relates|comes?|goes|falls?|reports?)\s+"
    r"(?:in|on|at|to|under|for|with|from|into|within)\s+(?:an?|the|one|exactly|several|another|its|our|their)\s"
    r"|^(?:used|printed|painted|written|stamped|engraved|worn)\s+(?:on|in|by|for|at)\s+(?:the|an?|its|every|each|all|our)\s"
    r"|^(?:is|are)\s+(?:[a-z]+\s+)?(?:in|on|at|to|under|for|with|from|by|of|into|within|part)\s"
    r"|^the\s+[a-z]+(?:\s[a-z]+)?\s+(?:stays?|remains?)\s"
    r"|^[a-z]+s\s+(?:exactly\s+one|one\s+or\s+(?:more|several)|one|several|any\s+number\s+of)\s+[a-z]+(?:\s[a-z]+)?$",
    re.IGNORECASE,
)
"""What else a sentence says of its subject: `sits in one category`, `picks one dish`."""


_DOING = re.compile(
    r"^[a-z]{3,}s\s+(?:leave|pay|get|give|take|bring|need|want|make|book|buy|order|send|write|ring|call|ask)\s+(?:an?|the|their|us|me|one)\b"
    r"|^(?:pay|leave|get|give|take|bring|buy|send|ask|ring)\s+(?:the|an?|their|us|me)\s",
    re.IGNORECASE,
)
"""`parties leave a deposit and pay the rest` says what people do."""


def _does(text: str) -> bool:
    """Whether a part of a list is another deed: `with its location and adds hives`."""
    if _DOING.match(text):
        return True
    first, _, rest = text.partition(" ")
    return first.endswith("s") and bool(rest) and is_imperative(f"{base_form(first)} {rest}")


def _date_of(match: re.Match[str]) -> str:
    """`date of the next inspection` is the next inspection date; a date of birth stays one."""
    return f"{match['what']} {match['head'].lower()}"
