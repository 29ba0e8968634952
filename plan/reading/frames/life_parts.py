"""The parts of a sentence between its joints, which say one by one in what state something is.

`Once placed, an order gets packed, then shipped` has the parts `placed`, `gets packed` and `shipped`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from plan.reading.frames.templates import frame
from plan.reading.words.english import words_of

_LATER = frame(
    r"\b(at first|at last|to (begin|start) with|in the (beginning|end)|at the (very )?(beginning|end)( of the day)?"
    r"|after "
    r"that|from (there|then)( on)?|later on|before that|some day|first of all|as (long|soon) as|in this order|after "
    r"which|"
    r"whereupon|sooner or later|from the (beginning|start))\b"
)
"""What tells that one comes after another, in several words."""
_SET = frame(
    r"\b(of course|very rarely|in rare cases|for good|for (a while|some time|now)|once or twice|as well|as usual|"
    r"at (a glance|any time|any moment|the moment)|as a rule|in addition|in that case|in which case|by default|"
    r"or so|and so on|for example|more or less|in fact|obviously|naturally|sadly|luckily)\b"
)
_SHORT = re.compile(r"\b(?P<who>it|that|there|what|where|who|he|she|they|we)['’](?P<verb>s|re|ve)\b", re.IGNORECASE)
_PARTED = re.compile(r"[^:;,]+:\s*[a-z ]+(?:;\s*[a-z ]+)+[.]?$")
_VERBS = {"s": " is", "re": " are", "ve": " have"}
_ONE_OF = frame(
    r"\b(exactly |precisely |always )*one of (the |these )?(following )?|\b(anything|nothing|none) (other |else "
    r")?(but|than)\b"
)
_IF = frame(
    r"\b(tell|know|knows|see|sees|says?|saying|shows?|indicates?|notes?|states?|checks?|out)(?P<whom>( "
    r"[a-z]+){0,5}?) if\b"
)
_THERE_IS = frame(
    r"\b(we|you|one|i|they) (only|just|really)( have| know| use| need| distinguish)\b|\bthere (is|are)( (also|only"
    r"|just|still))*\b"
)
_LIFE = frame(
    r"(?<=start|begin)(?P<s>s|ning|ing|)( its| their| his| her)?( life| out| off)+\b|(?<=\bend)(?P<e>s|) up\b"
)
"""What says nothing of it."""
_ARROW = re.compile(r"\s*(?:->|→|=>|»|⇒)\s*|\s+>\s+")
_PUNCTUATION = frozenset(",;:→/|=⟨⟩–—-.?!")
_JOINING = words_of("or and nor but then yet plus")
CONDITIONS = words_of(
    "until till unless once when whenever after before while whilst if because since whereas although though so where "
    "except as'soon'as as'long'as whether depending"
)
BE = words_of(
    "is are was were be been 's 're gets get got becomes become became turns goes go went stays stay remains remain "
    "may might can could shall should must will would has have had comes falls lies stands sits does do "
    "starts start begins begin ends end arrives arrive finishes finish looks feels counts count shows show reports "
    "report reads appears appear moves move passes pass progresses progress changes change switches switch"
)
LITTLE = words_of(
    "also then first firstly second secondly third finally lastly later afterwards eventually subsequently initially "
    "originally next soon therefore thus hence instead meanwhile maybe perhaps possibly otherwise else thereafter "
    "always either still just only already now again simply both usually mostly normally sometimes often ever "
    "currently ultimately occasionally exceptionally possibly neither merely rather really never "
    "with its their as to into in'turn from through via namely"
)
PRONOUNS = words_of(
    "it they them that which who those these this ones one some others most all each either both he she"
)
MARKED = words_of(
    "marked flagged tagged labelled labeled classed classified considered regarded treated rated shown listed saved "
    "stored kept reported set put seen counted known declared called deemed moved switched turned displayed"
)
STATUS = re.compile(
    r"\b(?:status(?:es)?|state|states(?! (?:the|an?|its|his|her|how|what|that)\b)|stages?|phases?|life"
    r"|life\s?cycles?|workflow|conditions?|columns?|values?|flavours?|flavors?|"
    r"pipeline|health|situations?|positions?|options?|possibilities)\b"
)
ARTICLES = words_of("a an the its their his her our my your each every any all no one both some this that these those")
PREPOSITIONS = words_of("by with in on at for of from to into per under about through during within")
_MOVES = re.compile(
    r"(?:go|goes|move|moves|pass|passes|progress\w*|chang\w+|switch\w*|develop\w*|advance\w*|run|runs|lead|leads)$"
)


@dataclass(slots=True)
class Part:
    """What stands between two joints, and what it is said of."""

    joint: str
    words: list[str] = field(default_factory=list)
    thing: str = ""
    """The thing that is named right before it."""
    before: bool = False
    """Whether a thing is named right behind it."""
    hung: bool = False
    """Whether it names a thing that something is said of behind a preposition: `for a sensor we only have …`."""


def plain(sentence: str) -> str:
    """A sentence in fewer words: what says that one comes after another is `then`."""
    text = _LATER.sub(lambda match: match[0].replace(" ", "'") if match[0].startswith("as") else "then", sentence)
    text = text.replace(";", ",") if _PARTED.match(text) else text
    text = _SHORT.sub(lambda match: f"{match['who']}{_VERBS[match['verb']]}", text)
    text = _IF.sub(r"know\g<whom> whether", text)
    text = _THERE_IS.sub(" namely ", _ONE_OF.sub(" either ", text))
    text = _LIFE.sub(lambda match: match["s"] or match["e"] or "", text)
    return _ARROW.sub(" → ", _SET.sub("", text)).replace("(", " ⟨ ").replace(")", " ⟩ ")


def parts(words: tuple[str, ...]) -> Iterator[Part]:
    """The parts of a sentence, each with what joins it to the one before."""
    part = Part("")
    path = "from" in words or any(_MOVES.match(one) for one in words)
    for at, word in enumerate(words):
        if word[0] in "<≪":
            hung = _before_article(part.words)
            first = (
                part.words and part.words[0] == hung and len([one for one in part.words if one not in ARTICLES]) == 1
            )
            per = hung == "for" and part.words[-1] in {"each", "every"}
            if hung in PREPOSITIONS and not (
                STATUS.search(" ".join(part.words)) or (first and hung in {"for", "with"}) or per
            ):
                part.words.append(word[1:])
                part.hung = part.hung or hung in {"of", "for", "with", "to"}
                continue
            while part.words and part.words[-1] in ARTICLES:
                part.words.pop()
            part.before = True
            yield part
            part = Part("thing", thing=word[1:])
        elif word == "'s":
            continue
        elif word == "once" and at and words[at - 1] in {"only", "just", "at", "than", "exactly", "most"}:
            part.words.append(word)
        elif word in _PUNCTUATION or word in _JOINING or word in CONDITIONS:
            yield part
            part = Part(word)
        elif path and word in {"to", "through", "via", "over", "into"} and at + 1 < len(words):
            yield part
            part = Part("to")
        elif word in BE and not _is_noun(part):
            yield part
            part = Part("be", [word])
        else:
            part.words.append(word)
    yield part


def _is_noun(part: Part) -> bool:
    """Whether a word behind a part is no verb, or goes on with one: `in progress`, `will be`."""
    behind = part.words[-1] if part.words else ""
    return behind in PREPOSITIONS or behind in ARTICLES - PRONOUNS or (part.joint == "be" and not bare(part.words))


def _before_article(words: list[str]) -> str:
    """The word before the articles at the end."""
    return next((one for one in reversed(words) if one not in ARTICLES), "")


def bare(words: list[str]) -> list[str]:
    """Words without those in front that say nothing by themselves."""
    at = 0
    while at < len(words) and (words[at] in BE or words[at] in LITTLE or words[at] in PRONOUNS):
        at += 1
    return words[at:]


def leads(words: list[str]) -> bool:
    """Whether words begin with what leads from a thing to its state: a verb, a pronoun, what says nothing by itself."""
    return bool(words) and (words[0] in LITTLE or words[0] in PRONOUNS or words[0] in BE or words[0] in MARKED)
