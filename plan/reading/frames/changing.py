"""The words in which sentences speak of changes and of keeping them, as a thesaurus has them."""

from plan.reading.frames.ideas import PIECES, idea, verbs
from plan.reading.frames.pieces import Pattern, Pieces

_PIECES = {
    "change": verbs(
        "change, edit, modify, alter, amend, correct, adjust, update, revise, overwrite, touch, fiddle, tamper, "
        "rewrite, tweak, rework, meddle, raise, lower, manipulate, save, mess"
    ),
    "changes": (
        "(changes?|edits?|modifications?|alterations?|amendments?|corrections?|adjustments?|updates?|revisions?|"
        "tampering|editing|changing|modifying|amending)"
    ),
    "version": (
        "(versions?|states?|values?|wordings?|texts?|editions?|drafts?|revisions?|contents?|copy|copies|figures?|"
        "settings?|prices?|names?|rates?)"
    ),
    "writing": "(versions?|wordings?|editions?|states?|revisions?|drafts?|contents?|copies)",
    "old": "(earlier|previous|old|older|past|prior|former|superseded|outdated|original|replaced)",
    "keep": verbs(
        "keep, store, record, log, track, trace, retain, preserve, remember, document, journal, register, note, save, "
        "maintain, capture, protocol, file, hold, archive, see, show, view, know, compare, restore, revert, retrieve, "
        "consult, reconstruct, recover, tell, number, stamp, sign, read, be opened, can open, write down, look up, "
        "look back, look at, go back, scroll back, roll back, find out, hold on to, account for, come to light, "
        "leave a trace, keep track"
    ),
    "hold": verbs(
        "track, log, record, trace, document, keep, store, note, journal, retain, preserve, remember, number, answer"
    ),
    "visible": (
        "(visible|traceable|retrievable|readable|accessible|available|auditable|transparent|reconstructable|"
        "on record|journalled|comprehensible|reproducible|attributable|remains?|stays?|unnoticed)"
    ),
    "who": (
        "(who|whom|by whom|whose|author|initials|signature|which (of us|user|person|clerk)|(name|face) of the person)"
    ),
    "known": (
        "(clear|evident|obvious|traceable|see|know|show|find|tell|trace|track|log|record|note|register|document|"
        "ascertain|establish)"
    ),
    "each": "(each|every|all|any|the full|the complete|full|complete|past|its|their|the|whenever|what)",
    "log": "(histor(y|ies)|log|logs|trail|record|journal|protocol|timeline|list|register|trace)",
    "roll": verbs("roll"),
    "secretly": "(secretly|quietly|silently|unnoticed|unseen)",
}
_ALL = Pieces(_PIECES, PIECES)


def of_changing(text: str) -> Pattern:
    """The pattern of an idea that is made of those of changing and of keeping, by their names in braces.

    `changes` are the nouns of `change`, `version` is what may be `old`, a `writing` is only that; `keep` is also to
    see again, `hold` is not; `known` stands before `who` did it.
    """
    return idea(text, _ALL)
