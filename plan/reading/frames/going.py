"""The words in which sentences speak of going and of staying, as a thesaurus has them."""

from plan.reading.frames.ideas import PIECES, idea, verbs
from plan.reading.frames.pieces import Pattern, Pieces

_GO = (
    verbs(
        "delete, remove, erase, wipe, destroy, discard, purge, expunge, shred, obliterate, eliminate, overwrite, "
        "trash, nuke, scrub, kill, drop, scrap, vanish, disappear, dump, throw away, throw out, throw off, toss out, "
        "get rid, do away, dispose of, clear out, take away, blot out, weed out, take out, go away, "
        "chuck out, clean out, cease to exist"
    )
    + f"|{verbs('take')}( {{word}}){{0,3}}? off (the|our|its|his|her|their|all|any|every)|"
    "deletions?|removals?|destruction|erasures?|disposal|rid of"
)
_LOSE = verbs("lose, forget, be gone") + "|gone"
_END = (
    verbs(
        "quit, resign, sell, close, stop, die, expire, retire, lapse, depart, dismiss, cancel, withdraw, disband, "
        "dissolve, terminate, discontinue, decommission, deregister, finish, graduate, merge, exhaust, fell, "
        "demolish, emigrate, fire, sack, cease, move out, move away, move on, move off, move abroad, give up, "
        "go under, go bust, go bankrupt, go on to, go quiet, phase out, shut down, write off, step down, part ways, "
        "drop out, wear out, break, break up, sign off, strike off, run out, fall out, fall away, pass away, "
        "drop off, let go, lay off, wind up, die out, pull down, opt out, sell out, come to an end"
    )
    + "|(leaves?|leaving|left)(?! (their|his|her|its|an?|some|out) )|leavers?|(when|once|if|after) {pronoun} (go|goes)|"
    "ends|ended|no longer|any ?more|any longer|unused|outdated|defunct|extinct|dead|deceased|death|departure|closure|"
    "sale|out of (use|commission|order|action|season|date|business|print)|by mistake|by accident|accidentally|"
    "historic|spent|obsolete"
)
_SIGHT = (
    "(lists?|views?|search|searches|menus?|screens?|overviews?|selections?|catalogues?|catalogs?|sight|pick|"
    "dropdowns?|pickers?|pages?|forms?|shelf|plans?|roll|register|front|way)"
)
_STATE = (
    "(gone|deleted|removed|former|inactive|historic|past|left|closed|ended|retired|archived|no longer [a-z]+|sold|"
    "dead|obsolete|ex|cancelled|dormant|withdrawn|discontinued|decommissioned|hidden|out of (use|service))"
)
_AWAY = (
    verbs(
        "hide, deactivate, disable, shelve, mothball, retire, discontinue, decommission, inactivate, switch off, "
        "turn off, cross out, cross off, strike out, strike through, file away, tuck away, leave out, grey out, "
        "gray out, fade out, untick, tick off, go to sleep, park"
    )
    + "|inactive|dormant|invisible|out of (sight|the way|view|service|use)|tombstones?|soft-?delet[a-z]+|"
    "(?<!the )(?<!\\ban )(?<!our )(?<!this )archiv(e|es|ed|ing)|"
    "(as|gets? an?|receives? an?|with an?) ({word} )?{state}|"
    + verbs("set, switch, move, put, change, turn, make, become")
    + "( {word}){0,3}? ((in)?to )?({any})?({word} )?{state}|"
    "(deletion|end|closing|leaving|exit) date|as such|(to|into) ({any})?(archive|storage|attic|background)|"
    "(not|no longer|never)( be)?( {word})? (appears?|turns? up|comes? up|shows? up|visible|{used}|"
    "(select|book|pick|choos|assign|order)able|(show|see|list|offer|display|book) ({pronoun}|{thing}))|"
    "no longer( be)? [a-z]+able|(off|out of) ({any})?({word} )?{sight}|"
    "({go}|{lose}|excluded|left out|kept out|missing|absent)( {word}){1,5} {sight}"
)
_RESTORE = (
    verbs(
        "recover, restore, undo, undelete, unarchive, reactivate, reinstate, reverse, resurrect, revive, retrieve, "
        "rescue, salvage, reopen, bring back, get back, put back, fetch back, fish out, take back, switch back, "
        "turn back, have back, roll back, dig out, dig up, call back, call up, put up again, switch on again, "
        "turn on again"
    )
    + "|reversible|recoverable|restorable|retrievable|recovery|restoration|change of mind"
)
_PLACE = (
    "(on (file|record|our books|the books)|in ({any})?({word} )?(background|database|db|system|archives?|register|"
    "books|files|history|tables?|records|inventory|catalogue|lists?|statistics))"
)
_SEEN = (
    "(visible|readable|available|accessible|findable|searchable|intact|retrievable|traceable|legible|reachable|there|"
    "right|correct|complete|viewable|found|seen|looked up|consulted|opened|read|shown|around|known|exists?|valid)"
)
_STAY = (
    "({thing}|{pronoun}|{rec})( {word}){0,5}? ({remain}|be kept|is kept|are kept|be retained|{held})|"
    "({remain}|{held})( {word}){0,3}? ({place}|{seen}|behind|listed|in force|under)|be there|there (for|in)|"
    "(keep|keeps|bear|carry|show|shows|name|names|mention|mentions) (its|their|his|her|the|that|the old) name|"
    "(keep|keeps|keeping|retain|retains|preserve|preserves) ({any})*({word} )?({thing}|{pronoun}|{rec})|"
    "(still|have to|has to|must|should)( {word}){0,4} (shows?|appears?|refers?|mentions?|names?|points?|leads?)|"
    "still( {word}){0,3} ({seen}|see|needs?|read|have|has|lists?|look|find|know)|"
    "(must|have to|has to|should|can) (still |always )?be {seen}|"
    + verbs("outlive, hold on to, hang on to, look up, find again, consult")
    + "|see ({pronoun}|{thing}) (later|again|afterwards|for)"
)
_PIECES = {
    "go": f"({_GO})", "lose": f"({_LOSE})", "end": f"({_END})", "away": f"({_AWAY})", "restore": f"({_RESTORE})",
    "stay": f"({_STAY})", "sight": _SIGHT, "state": _STATE, "place": _PLACE, "seen": _SEEN,
    "now": verbs("suspend, void, withdraw, set aside, put away, put aside, freeze, block"),
    "flag": verbs("flag, mark, tick, label, stamp, tag, freeze, block"),
    "destroy": verbs("delete, remove, erase, wipe, destroy, purge, discard, throw away, throw out") + "|deletions?",
    "remain": verbs("stay, remain, survive, persist, linger, live on"),
    "over": f"(?<!until )(?<!before )(?<!till )({_END})",
    "held": "(is|are|be|gets?|being) (still |always )?(kept|retained|preserved|held|stored)",
    "used": (
        "(picked|chosen|selected|booked|used|ordered|assigned|offered|found|hired|planned|rented|entered|shown|listed|"
        "displayed|sold|carried|needed|given)"
    ),
    "shut": verbs("archive, deactivate, inactivate, mothball"),
}  # fmt: skip
_ALL = Pieces(_PIECES, PIECES)


def of_going(text: str) -> Pattern:
    """The pattern of an idea that is made of those of going and staying, by their names in braces.

    `go` is to be deleted, `lose` to be lost, `end` to come to an end, `away` to be hidden, `now` perhaps only for now,
    `restore` to come back, and `stay` to be kept.
    """
    return idea(text, _ALL)
