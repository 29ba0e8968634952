"""What a phrase in front of a list, or in one, calls a thing."""

from plan.reading.fields.thing_names import bare_name, is_no_name, is_no_thing
from plan.reading.frames.templates import frame
from plan.reading.text.naming import in_singular
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.english import words_of
from plan.reading.words.verbs import is_imperative

_HOLDER = frame(
    r"(?<=\w) (cards?|sheets?|files?|records?|entr(y|ies)|profiles?|pages?|slips?|folders?|screens?|"
    r"register|book|list)$"
)
_WHICH_ONES = frame(
    r"^(new|other|single|individual|our|my|their|own|these|those|most|some|small|whole|old|former|past|archived|inactive|retired|"
    r"closed|deactivated|discontinued) (?=\S)"
)
_PARTICLE = frame(r"(?<=[a-z]{3}) (off|out|in|up)$")
"""What stands behind the noun of a name: `days off`."""
_NO_OWNER = words_of(
    "note rule hint remark example user role report requirement feature question goal risk issue thing exception "
    "extension step actor precondition postcondition acceptance detail status action option permission filter "
    "statistic notification error setting metric volume number time search limit must should could priority story "
    "idea point answer reason case problem way fact field data information attribute column page screen button form "
    "list system app application program person scope deadline budget team figure today background summary overview "
    "introduction context next now later first second finally also here there see attendee present participant "
    "decision agreed open done wish version date subject contact assumption constraint dependency line item entry "
    "row position part so but and or it they he she this that one each both all we i you everything nothing "
    "anything something somebody everybody nobody"
)
"""What a text is titled by, or speaks of itself, and what belongs to another thing."""


def named(text: str, *, surely: bool = False) -> str:
    """The thing that a phrase names, in the singular; empty if it names none that has fields.

    What may be a field as well, or a word of the text for itself, is one only where the text says so `surely`.
    """
    name = _HOLDER.sub("", _WHICH_ONES.sub("", bare_name(text.strip(" ,.'’"))))
    off = _PARTICLE.search(name)
    bare = name[: off.start() if off else len(name)].lower()
    one = in_singular(bare) + (off[0].lower() if off else "")
    return one if bare.strip() and not _names_nothing(one, surely=surely) and not is_imperative(name) else ""


def _names_nothing(name: str, *, surely: bool) -> bool:
    doubtful = is_attribute(name) or name.rpartition(" ")[2] in _NO_OWNER
    return (doubtful and not surely) or name.startswith(("be ", "to ")) or is_no_name(name) or is_no_thing(name)
