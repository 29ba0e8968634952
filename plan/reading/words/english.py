"""The closed classes of English words, and what verbs say of the thing that they are said of."""

import re


def words_of(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


NAME = r"[a-z][\w-]*(?:\s[a-z][\w-]*)??"
"""How a sentence names something: a word or two, as few as there may be."""
DETERMINERS = words_of(
    "a an the each every any all some no another this that these those its their his her our my your both such"
)
QUANTIFIERS = words_of(
    "one two three four five six seven eight nine ten several many multiple various further more other new own exactly "
    "specific certain given particular corresponding respective relevant "
    "few"
)
SEVERAL = re.compile(
    r"\b(?:one\s+or\s+(?:more|several)|zero\s+or\s+more|any\s+number\s+of|at\s+least\s+\w+|(?:at\s+most|up\s+to)\s+(?!one\b)\w+|"
    r"(?<!no\s)(?<!not\s)more\s+than\s+one|(?:no|not)\s+more\s+than\s+(?!one\b)\w+|(?:one|two|three|\d+)\s+(?:to|or)\s+(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d+)(?=\s+[a-z]+s\b)|as\s+many|between\s+\w+\s+and\s+\w+)\b",
    re.IGNORECASE,
)
"""More than one, in several words."""
PREPOSITIONS = words_of(
    "of for to per by from with in on at into onto under against about between during within without via through over "
    "behind before after until till since as upon along towards among around near below above beneath beside despite"
)
AUXILIARIES = words_of("is are was were be been being gets get can may must shall should will could might")
MODALS = words_of("can may must shall should will could might")
SAID_ONCE = words_of("note remark comment")
"""What is known of a thing where only one of it is spoken of: `A note may be made for a participant`."""
LISTING = words_of("with including stating giving naming specifying containing showing recording noting")
"""What stands before a list."""

HAS = words_of(
    "have contain include comprise know need bear list name state specify hold carry show store consist get receive "
    "give define"
)
"""Verbs whose object is what is known of their subject, or a part of it."""
REFERS = words_of(
    "belong refer relate concern come point cover depend apply hang affect involve link attach assign connect "
    "associate tie sit stand lie stay live start end begin run last"
)
"""Verbs that say what their subject belongs to, where that is a thing."""
KEPT = words_of(
    "record keep note store enter log file register capture document save track upload attach make create issue open "
    "generate write take hold add produce draw set carry measure collect submit count cast import plan give conduct "
    "perform prepare print send publish post lodge raise receive deliver report sign schedule archive define manage "
    "maintain leave list fill"
)
"""Verbs in the passive that say that there is a record of their subject."""
OTHER_VERBS = words_of(
    "result lead happen become remain yield expire suit fit arise exchange queue block go work fall rise"
)
"""Verbs that say nothing of what is kept, but end the noun before them."""
GROUPED = words_of(
    "cut break subdivide group sort divide organise organize classify categorise categorize arrange split file"
)
COLLECTIONS = words_of(
    "list catalogue catalog register set series history collection range log directory record library reference pool "
    "inventory stock archive profile"
)
"""Nouns that stand for what follows `of`: a list of books is books."""
KINDS = words_of("kind type category unit change point course method means")
"""Nouns that make one name with what follows `of`: a change of price is a price change."""
KEEPERS = words_of("system we i they you")
"""Who keeps what is kept, as sentences say it."""
PICKING = words_of("pick choose select tick state enter open see view read click search look find confirm check name")
"""What somebody does on the way to something else."""
PARTICLES = words_of("up out in off down over back")
MANY = words_of("several many multiple various two three four five six seven eight nine ten")
VERBS = HAS | REFERS | KEPT | GROUPED | OTHER_VERBS
