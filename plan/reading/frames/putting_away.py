"""What is put away and not deleted, in whatever order a sentence says both: `Archive courses, never delete them`."""

from functools import lru_cache

from plan.reading.data_shapes import Shape
from plan.reading.frames.naming import named
from plan.reading.frames.templates import first_match, frame, frames

ARCHIVED = "archived at (optional)"
_PUT = (
    r"(archiv\w+|deactivat\w+|inactive|hid(e|es|den|ing)|switch(ed|es|ing)? (it |them )?off|disabl\w+|retir\w+|dimm\w+|"
    r"put (it |them )?away|(out|not in) (of )?(sight|use|service)|discontinu\w+|withdrawn|clos\w+)"
)
_GONE = r"(delet\w+|remov\w+|eras\w+|thr(ow\w*|ew)( (it|them))? (away|out)|destroy\w*|los[te]\w*)"
_BOTH = frame(
    rf"\b{_PUT}\b.*(\b(not|never|rather than|instead of|without|nothing)|n['’]t)\b.*\b{_GONE}\b"
    rf"|(\b(not|never|cannot|instead of|rather than)|n['’]t)\b.*\b{_GONE}\b.*\b{_PUT}\b"
)
_OUT = (
    "(archived?|deactivated?|disabled?|retired?|decommissioned?|discontinued?|set (it |them )?to inactive|"
    "(take|taken|put) (it |them )?out of (use|service))"
)
_SET_ASIDE = f"({_OUT}|switch(ed)? (it |them )?off|withdrawn)"
_ASIDE = frame(
    rf"\b{_SET_ASIDE}\b.*\b(stays?|remains?|still|kept|keeps?|past|old|history|readable|database|brought back)\b"
    r"|\b(which|that|who) (is|are) no longer (offered|used|needed|wanted|sold|carried|made|available)\b.*"
    r"\b(stays?|remains?|kept)\b.*\b(cannot|can['’]t|can no longer|no longer)\b"
)
"""What is kept for what is over, though nobody says that it is not deleted: `Broken ones get retired, they stay`."""
_ASIDE_ITSELF = frame(rf"^(then |so )?(we|they|i) {_SET_ASIDE}( it| them)?$")
_ON_LEAVING = frames(
    r"^(when(ever)?|once|if|as soon as) (they|somebody|someone|he|she|(an? |the )?(?P<who>{noun})) "
    r"(leaves?|goes|go|closes?|ends?|retires?|quits?|moves?)\b[^,]{0,30}?(, | )(the|an?|its|their|his|her) {thing} "
    rf"(is|are|gets?|has to be|must be|shall be) {_OUT}$",
    rf"^(when(ever)?|once|if|as soon as) (an?|the|any) {{thing}} (is|are|leaves?|goes|closes?|breaks?|has)\b.*"
    rf"\b(we|they|i) {_OUT}( it| them)?$",
)
"""What is put away when its time is over, which says by itself that it is kept."""
_ACCOUNT = frozenset(("account", "login", "access", "profile"))
"""What stands for somebody who has it."""
_WHAT = frames(
    r"^(as (an?|the) .{2,40}?,? )?(i|we) want to [a-z]+ (an?|the|old|all) {thing} (instead|rather)\b",
    r"^(the system (shall|must|should) |we |please |always )?(archive|deactivate|disable|hide|retire|switch off)s? "
    r"(an? |the |old |all |our )*{thing}( (instead|rather)\b|[,;]| and\b)",
    "^(the system (shall|must) )?(instead of|rather than) (deleting|removing|erasing) (an?|the|old|any)? *{thing},",
    "^(do not|don['’]t|never|we (do not|don['’]t|never)) (delete|remove|erase) (an? |the |old |any )?{thing} *[;,:–—-]",
    r"^(when|once|if|as soon as) (an?|the|any) {thing} (is|are|leaves?|goes|becomes|has|no|moves|stops|breaks|"
    r"gets|closes)\b",
    r"^{things} (we|they|i) (no longer|do not|don['’]t) [a-z]+( any more)? (are|get|will be)\b",
    r"^((old|unused|former|past|obsolete|broken|damaged|worn|lost|sold|an?|the|each|every|any|all|our) )*{thing} "
    r"(that|who|which|is|are|can|cannot|must|shall|should|may|get|gets|will)\b",
)
_OF_WHAT_WAS_SPOKEN_OF = frame(
    r"^(it|they|these|those|them|([a-z]+ )?ones|(hide|archive|deactivate|disable|do not|don['’]t|never|not)\b)"
)


@lru_cache(maxsize=8_192)
def put_away(sentence: str, about: str) -> Shape | None:
    """The thing of which a sentence says that it is put away and not deleted, with when; None if it says so of none.

    `about` is what the text around it is about, which a sentence without a noun means.
    """
    said = sentence.strip().rstrip(".;")
    if _ASIDE_ITSELF.match(said):
        return Shape(about, (ARCHIVED,)) if about else None
    match = first_match(_ON_LEAVING, said)
    if match is None and _BOTH.search(said) is None and _ASIDE.search(said) is None:
        return None
    match = match or first_match(_WHAT, said)
    spoken = about if _OF_WHAT_WAS_SPOKEN_OF.match(said) else ""
    name = (named(match["name"]) if match else "") or spoken
    if match and match["name"].lower() in _ACCOUNT and match.groupdict().get("who"):
        name = named(match["who"])
    name = about if name == "leaver" else name
    return Shape(name, (ARCHIVED,)) if name else None
