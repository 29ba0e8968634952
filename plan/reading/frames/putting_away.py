"""What is put away and not deleted, in whatever order a sentence says both: `Archive courses, never delete them`."""

from functools import lru_cache

from plan.reading.data_shapes import Shape
from plan.reading.frames.naming import named
from plan.reading.frames.templates import first_match, frame, frames

_PUT = (
    r"(archiv\w+|deactivat\w+|inactive|hid(e|es|den|ing)|switch(ed|es|ing)? (it |them )?off|disabl\w+|retir\w+|dimm\w+|"
    r"put (it |them )?away|(out|not in) (of )?(sight|use|service)|discontinu\w+|withdrawn|clos\w+)"
)
_GONE = r"(delet\w+|remov\w+|eras\w+|thr(ow\w*|ew)( (it|them))? (away|out)|destroy\w*|los[te]\w*)"
_BOTH = frame(
    rf"\b{_PUT}\b.*(\b(not|never|rather than|instead of|without|nothing)|n['’]t)\b.*\b{_GONE}\b"
    rf"|(\b(not|never|cannot|instead of|rather than)|n['’]t)\b.*\b{_GONE}\b.*\b{_PUT}\b"
)
_WHAT = frames(
    r"^(as (an?|the) .{2,40}?,? )?(i|we) want to [a-z]+ (an?|the|old|all) {thing} (instead|rather)\b",
    r"^(the system (shall|must|should) |we |please |always )?(archive|deactivate|disable|hide|retire|switch off)s? "
    r"(an? |the |old |all |our )*{thing}( (instead|rather)\b|[,;]| and\b)",
    "^(the system (shall|must) )?(instead of|rather than) (deleting|removing|erasing) (an?|the|old|any)? *{thing},",
    "^(do not|don['’]t|never|we (do not|don['’]t|never)) (delete|remove|erase) (an? |the |old |any )?{thing} *[;,:–—-]",
    r"^(when|once|if|as soon as) (an?|the|any) {thing} (is|are|leaves?|goes|becomes|has|no|moves|stops|breaks|"
    r"gets|closes)\b",
    r"^((old|unused|former|past|obsolete|an?|the|each|every|any|all|our) )*{thing} "
    r"(that|who|which|is|are|can|cannot|must|shall|should|may|get|gets|will)\b",
)
_OF_WHAT_WAS_SPOKEN_OF = frame(
    r"^(it|they|these|those|them|(hide|archive|deactivate|disable|do not|don['’]t|never|not)\b)"
)


@lru_cache(maxsize=8_192)
def put_away(sentence: str, about: str) -> Shape | None:
    """The thing of which a sentence says that it is put away and not deleted, with when; None if it says so of none.

    `about` is what the text around it is about, which a sentence without a noun means.
    """
    said = sentence.strip().rstrip(".;")
    if _BOTH.search(said) is None:
        return None
    match = first_match(_WHAT, said)
    spoken = about if _OF_WHAT_WAS_SPOKEN_OF.match(said) else ""
    name = named(match["name"]) if match else spoken
    return Shape(name, ("archived at (optional)",)) if name else None
