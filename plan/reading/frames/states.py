"""The states of a thing, where a sentence says that it lists them: `Voucher status: open, used up, void`."""

import re
from functools import lru_cache

from plan.reading.fields.data_shapes import Shape
from plan.reading.frames.naming import named
from plan.reading.frames.pieces import first_match, matches
from plan.reading.frames.templates import frame, frames
from plan.reading.words.states import is_state, status

_EACH = "((each|every|an?|the|all|our) )?"
_STATE = r"(status(es)?|states?|stages?|life(\s?cycle)?|phases?|workflow|conditions)"
_COLON = r"(\s*: | [–—] )"
_STATES = r"(?P<states>\S.+)$"
_FRAMES = frames(
    f"^{_EACH}(?!(possible|allowed|valid|permitted) ){{thing}}(['’]s)? {_STATE}{_COLON}{_STATES}",
    f"^(the )?(possible |allowed )?{_STATE} (of|for) {_EACH}{{thing}}{_COLON}{_STATES}",
    f"^where {_EACH}{{thing}} (stands?|is){_COLON}{_STATES}",
    rf"^{_EACH}{{thing}} (has|have|gets?|carr(y|ies)|needs?|(shall|must) have) "
    rf"(an? |one of (the|these) ({{word}} )?)?{_STATE}"
    rf"({_COLON}|,? (which is )?(one of )?| )(?!(of|that|field)\b){_STATES}",
    rf"^.*?\b(keep|show|record|store|track|hold)s? (the |an? )?{_STATE} (of|for) {_EACH}{{thing}}{_COLON}{_STATES}",
    f"^(the (following )?)?{_STATE} (of|for) {_EACH}{{thing}} "
    "(are|is|exist|goes( from)?|may be|can be|must be|shall be)"
    f"( (distinguished|known|kept|used|possible|allowed|one of))?({_COLON}| (one of |either )?){_STATES}",
    f"^(we|they|i|the [a-z]+) (mark|set|flag)s? {_EACH}{{thing}} (as|to) (either )?{_STATES}",
    f"^{_EACH}{{thing}} ((shall|must|can|may|will) )?(pass(es)?|go(es)?|moves?|runs?) through "
    f"(the |these |({{word}} ))?(following )?{_STATE}?({_COLON}| ){_STATES}",
    f"^(we|they|i|the system) (distinguish(es)?|knows?) {{things}} (that|which) are {_STATES}",
    rf"^{_EACH}{{thing}}\s*: (?P<states>[^:;.]+(\s*(→|->|=>)\s*[^:;.]+){{1,}})$",
)
_ABOUT_IT = frames(
    f"^(its |the |their )?((possible|allowed|valid|permitted) )?{_STATE}"
    f"((, [^:]{{2,60}})?{_COLON}| (is|are) (one of )?){_STATES}",
    f"^((its|the|their) )?{_STATE} (goes|runs|moves) (from )?{_STATES}",
    r"^((?!e\.g)[^\W\d][\w’']*[ ,]*){1,5}\s*: (?P<states>[^:;.]+(→|->|=>)[^:;.]+)$",
    r"^(it |they |each )?(goes|go|runs|moves|passes) (from )?(?P<states>[^:;.]+(→|->|=>)[^:;.]+)$",
)
_TURNS = frame(r", (and )?(then|finally|afterwards|at last|in the end) ")
_ARROW = re.compile(r"\s*(?:→|->|=>|>)\s*")
_JOINT = frame(r"\s*[,;]\s*((and|or) (finally |then )?)?| (and|or) |\s*/\s*|\s*\|\s*")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_QUOTES = re.compile(r"[\"“”'‘’`*]")
_BEFORE = frame("^(then|first|finally|later|either|also|and|or|as|an?) ")
_NO_STATE = frame(
    r"\b(is|are|was|were|be|has|have|had|must|shall|should|will|would|may|which|that|who|when|where|we|they|it|by|for|with|"
    r"from|because|each|every)\b|[:?!]"
)
_MOST_WORDS = 4
_FEWEST = 2


@lru_cache(maxsize=8_192)
def stated(sentence: str, about: str) -> Shape | None:
    """The thing whose states a sentence lists, with its status; None if it lists none.

    `about` is what the text around it is about, whose states a list without a name lists.
    """
    said = sentence.strip().rstrip(".;")
    for match in matches(_FRAMES, said):
        name, found = named(match["name"]), states_listed(match["states"])
        if name and found:
            return Shape(name, (status(found),))
    own = first_match(_ABOUT_IT, said) if about else None
    found = states_listed(own["states"]) if own else _in_turn(said) if about else ()
    return Shape(about, (status(found),)) if found else None


def _in_turn(said: str) -> tuple[str, ...]:
    """The states that follow each other in a sentence without a verb: `Received, then weighed, finally paid`."""
    found = states_listed(said) if _TURNS.search(said) else ()
    return found if len(found) > _FEWEST and all(map(is_state, found)) else ()


def states_listed(text: str) -> tuple[str, ...]:
    """The states of a list of nothing else; empty if one of its parts is none."""
    plain = _QUOTES.sub("", _BRACKETS.sub("", text))
    *chain, last = _ARROW.split(plain)
    parts = (one.strip(" .,") for one in (*chain, *_JOINT.split(last)))
    found = tuple(dict.fromkeys(_BEFORE.sub("", one).lower() for one in parts if one))
    if len(found) < _FEWEST or any(_NO_STATE.search(one) or len(one.split()) > _MOST_WORDS for one in found):
        return ()
    return found
