"""The frames around two things A and B that say how many of them go together."""

from dataclasses import dataclass
from enum import Enum, auto

from plan.reading.frames.letters import pattern
from plan.reading.frames.pieces import Pattern


class Said(Enum):
    """What is said of the things A and B."""

    ONE = auto()
    """An A goes with one B."""
    SEVERAL = auto()
    """An A may go with several Bs."""
    BOTH = auto()
    """Several of each go together."""


def _patterns(*texts: tuple[Said, str]) -> tuple[tuple[Said, Pattern], ...]:
    return tuple((said, pattern(text)) for said, text in texts)


_FRAMES = _patterns(
    (Said.BOTH, r"^(?=.*\bAs?\b)(?=.*\bBs?\b).*\b(n|m|many)( ?(:|-|to|/|-to-) ?)(m|n|many)\b"),
    (
        Said.BOTH,
        r"^(?=.*\bA).*\bBs?\b.*\b(and )?(vice versa|(the )?other way (a?round|about)|conversely|the reverse "
        r"(is|holds)|both (sides|ends|directions|ways)|either (side|direction)|the opposite)\b",
    ),
    (Said.BOTH, r"\bnot (every|each|all) As?\b.*\b(in|at|on|to|with|for) (every|each|all) Bs?\b"),
    (Said.BOTH, r"\b(which|what) As\b{w} (which|what) Bs\b"),
    (Said.BOTH, r"\bnot (every|each|all) As?\b{w} (every|each|all)( {adj})? Bs?\b"),
    (Said.BOTH, r"\b({a} A|As)\b{w} (only|just) (some|certain|a few|part) (of (the|our|all) )?Bs\b"),
    (Said.BOTH, r"\bAs?\b.*\bBs?\b.*\b(who|which|what)\b{w} {in} (which|what|whom)(?=[,;.]|$)"),
    (Said.BOTH, r"\bAs\b.*\bBs\b.*\b(common|shared|fixed|central|same|joint) (list|pool|set|catalogue|catalog)\b"),
    (Said.BOTH, r"\bA\b.*\bBs\b.*\bshare[sd]?( {word}){0,2} with (other|another|several|different|many) As?\b"),
    (
        Said.BOTH,
        r"\bBs\b[,;] (many|most|some|several|a few) of (which|whom|them) (it|they) shares? with (other|"
        r"another) As?\b",
    ),
    (
        Said.BOTH,
        r"^(?=.*\bAs\b).*\b(silly|pointless|tedious|absurd|nonsense|annoying|{not}|avoid|instead of|rather "
        r"than|waste)\b.*\bBs?\b{w} (anew|again|afresh|twice|each time|every time|from scratch)\b{w} (each|"
        r"every) A\b",
    ),
    (Said.BOTH, r"\bAs\b.* from B to B\b.*\bwith (others|other As)\b"),
    (
        Said.BOTH,
        r"\bAs\b{w} Bs\b.*\b(in any combination|freely combined|be combined freely|mix and match|"
        r"criss-cross)",
    ),
    (Said.BOTH, r"\bone A,? (and |but |has |means )?many Bs\b.*\bone B,? (and |but |has |means )?many As\b"),
    (
        Said.BOTH,
        r"\bAs\b( {word}){1,2} {in} Bs,? ((often|usually|sometimes|mostly|frequently) )?({in} )?more than one\b",
    ),
    (Said.BOTH, r"\bAs with (all |the |their )*Bs\b.*\bBs with (all |the |their )*As\b"),
    (Said.BOTH, r"\b(different|several|various|many) Bs\b,? (all|each|most|both) of (whom|which)\b.*\bAs\b"),
    (Said.BOTH, r"\bA\b{w} {manybs}\b.*\bBs?\b{w} {in} other As( too| as well)\b"),
    (
        Said.BOTH,
        r"\bA\b( {word}){0,3} (several|many|any number|lots|dozens|a few|more than one|as many) of them\b.*"
        r"\b(the same|an?|each|one|every) B\b{w} {many} As\b",
    ),
    (
        Said.BOTH,
        r"\bAs?\b{few} (limited|confined|restricted|tied|bound) to (just |only )?(one|a single) B\b.*"
        r"\bBs?\b{w} {many} As\b",
    ),
    (
        Said.BOTH,
        r"\bno As?\b.*\b(a single|one|only one) B\b.*\b(nor|no|neither|not)\b.*\bB\b.*\b(a single|one|only one) A\b",
    ),
    (Said.ONE, r"\b(1|one) B ?(:|,|-|to) ?(and |but )?(n|m|many|several|lots of|any number of) As?\b"),
    (Said.ONE, r"\b(n|m|many|several) As?( ?: ?| to )(1|one|a) B\b"),
    (Said.ONE, r"\bAs?\b{w} (unlike|one) B each\b"),
    (Said.ONE, r"\b({a} A|{as})\b{w} {one}( {adj})? B\b(?! (per|an?|each|every) )"),
    (
        Said.ONE,
        r"\bthe( {adj})? B( (who|that|which|whose|where|by whom|{in} (which|whom)|[a-z]+ing)){w} (the|an?|"
        r"each|every|this|that|our|any) A\b",
    ),
    (Said.ONE, r"\b(it is|it's|it was) the B (who|that|which) {w} ?As?\b"),
    (
        Said.ONE,
        r"\b(for|of|with|on|about|to|by|in) ({a} A|As),?(?! {in} ){w} (the|its|their|which|what|whose|his|"
        r"her)( {adj})? B(?= (that|which|who|where|is|are|was|must|has|should|shall|they|it|he|she|we|{in})"
        r"\b|[,;.]|$)",
    ),
    (Said.ONE, r"\bA's( own| {adj})? B\b"),
    (Said.ONE, r"\b(to|in|on|at|from|under|with|by|of|for) (which|what) B( {word}){0,4} ({a} A|As)\b"),
    (Said.ONE, r"\b(which|what) B( {word}){0,3} {a} A\b"),
    (
        Said.ONE,
        r"(?<!which )(?<!what )\bAs\b{few} (come|comes|belong|belongs|work|works|live|lives|stay|stays|sit|"
        r"sits|stem|stand|start|have|get|hang|depend|play|sing|serve|train|are|is|never leave|don't leave|"
        r"bring|wear|share|keep)\b( {word}){0,4} (through |in |to |at |on |with |for |from |under |via |"
        r"within )?(their|its|the|an?)( own| {adj})? B\b(?! (of As|and))",
    ),
    (
        Said.ONE,
        r"\b(each|every|any) (single )?A\b({w} {word} {in} the|{w} {in} (an?|its|one|some|one of (the|our)))"
        r"( {adj})? Bs?\b",
    ),
    (
        Said.ONE,
        r"\b(each|every|an?) A\b( {word}){0,4} (has|have|needs|requires|gets|names|carries|knows|states|"
        r"bears) (an?|its|exactly|one)( own)? B\b",
    ),
    (
        Said.ONE,
        r"\bAs\b (is|are|be|get|were|can be|must be|have to be|should be)( {word}){0,2} (sorted|divided|"
        r"grouped|filed|put|entered|arranged|kept|classified|distributed|split|spread|collected|gathered|"
        r"bundled|assigned|allocated|combined|organi[sz]ed|stored|packed|listed|shown|let|sold|assembled|"
        r"summed|put together)( {word}){0,2} (into|under|by|per|in) (the |our |their )?Bs?\b",
    ),
    (Said.SEVERAL, r"\b({a} A|As|{as})\b{w} {manybs}\b"),
    (Said.SEVERAL, r"\b{manybs}\b{w} {a} A\b"),
    (Said.SEVERAL, r"\b{many}( {adj}){0,2} Bs (per|for (each|every|an?|one|the)|to an?|on (one|an?)|in (one|an?)) A\b"),
    (Said.SEVERAL, r"\bBs per A\b"),
    (
        Said.SEVERAL,
        r"(^|[,;.:] ?(and |but )?)(from|on|under|in|during|for|at|with|per|to|of|by|below|behind|inside|"
        r"within|after) (an?|the|each|every|any|one|this|some|single)( {adj})? A,?{w} Bs\b",
    ),
    (Said.SEVERAL, r"\bAs\b{few} (their|his|her)( own| {adj})? Bs\b"),
    (Said.SEVERAL, r"\b(an?|each|every|the|any) A\b{few} (its|their|his|her)( own| {adj})? Bs\b"),
    (Said.SEVERAL, r"\bA's( {adj})? Bs\b"),
    (
        Said.SEVERAL,
        r"\b(all|the|its)( of (the|its))?( {adj})? Bs (on|in|of|under|at|for|belonging to|inside|below) (it|"
        r"them|that A|the A|an A|each A|this A)\b",
    ),
    (Said.SEVERAL, r"\b(an?|each|every|the) A\b{w} (all|the|its)( {adj})? Bs {in} it\b"),
    (
        Said.SEVERAL,
        r"\b(what|which|how many) Bs (has|have|had|does|do|did|belong|is|are|was|were|hang|lie|stand|sit)"
        r"\b{w} {a} A\b",
    ),
    (Said.SEVERAL, r"\b(what|which|how many) Bs\b{w} (which|what|whose|how many) As?\b"),
    (
        Said.SEVERAL,
        r"\b(the same|one and the same|one) A\b{w} (different|other|another|several|more than one|many|"
        r"further) Bs?\b",
    ),
    (Said.SEVERAL, r"\bAs?\b( {word}){0,3} shared( {word}){0,2} (by|among|between|across|with)( {adj})? Bs\b"),
    (
        Said.SEVERAL,
        r"\b(an?|each|every|the) A( {word}){0,3} (made|built|laid|composed|formed|assembled|put together|"
        r"woven|consists?|full|cut|blended|mixed|cooked)( {word}){0,2} (of|from|out of|into)( {word})? Bs\b",
    ),
    (
        Said.SEVERAL,
        r"\b(an?|each|every|the) A\b{w} (a'list'of|the list of|a set of|a series of|lists? of) ((its|the|"
        r"all) )?Bs\b",
    ),
    (Said.SEVERAL, r"\bBs (for|per|in|on|at|of|under) (each|every) A\b"),
    (Said.SEVERAL, r"\bAs\b{w} from B to B\b"),
    (
        Said.SEVERAL,
        r"\bBs\b{w} As?\b( {word}){0,3} (in (groups|teams|pairs|crews)|together|jointly|as a (team|group)|"
        r"with (others|other Bs|one another|each other))\b",
    ),
    (Said.SEVERAL, r"\bBs?\b{w} As\b.*\bwhere they( {word}){0,3} (together|with others)\b"),
    (Said.SEVERAL, r"\bAs?\b.*\bBs?\b.*\bthey\b{w} another( one)?(?=[,;.]|$)"),
    (
        Said.SEVERAL,
        r"\bAs[,;] (for|of|in|on|to|with|at) (most|many|each|all|some|any|every one) of (which|whom|them)"
        r"{w} {anaphor}{end}",
    ),
    (Said.SEVERAL, r"\bA?As?\b[,;] each of (which|whom)\b{w} {many}( {adj})? Bs\b"),
    (
        Said.SEVERAL,
        r"\bAs\b{w} Bs\b( {word}){0,3} as (they|we|you|one) (please|pleases|like|likes|wish|wishes|want|"
        r"wants)\b",
    ),
    (
        Said.SEVERAL,
        r"\bAs\b{w} Bs, (several|many|two|more than one|a few|any number)( of them)? (at a time|at once|"
        r"each|per A)\b",
    ),
)
"""What is said where nothing is denied."""
_EVEN_DENIED = _patterns(
    (Said.ONE, r"\bno A( {word}){0,4} without( an?| its| the| any| some)?( {adj})? B\b"),
    (
        Said.ONE,
        r"\bAs? without( an?| its| the| any| their)?( {adj})? B\b.*\b({not}|no|refused?|rejected?|invalid|"
        r"impossible|nonsense|useless|worthless|wrong|error|mistake|unthinkable|absurd|meaningless|"
        r"forbidden|incomplete|void|lost)\b",
    ),
    (Said.ONE, r"\b{not}\b{w} As? without( an?| its| the| any| their)?( {adj})? B\b"),
    (Said.ONE, r"\bAs?\b{w} {not}\b{w} without( an?| its| the| any| their)?( {adj})? B\b"),
    (Said.ONE, r"\bno A\b{w} (two|several|more than one|different|multiple|many|another) Bs?\b"),
    (
        Said.ONE,
        r"\b({a} A|{as})\b{w} {not}\b{w} (two|several|more than one|different|multiple|a second|another|"
        r"other|many) Bs?\b",
    ),
    (
        Said.ONE,
        r"\b({a} A|{as})\b{w} {not}\b( {word}){0,3} (shared|split|divided|moved|passed)( {word}){0,2} "
        r"(between|among|across|by|with|to)( {word}){0,2} Bs\b",
    ),
    (
        Said.ONE,
        r"\bAs?\b[^;.]*\bBs?\b[^;.]*[,;.:] ?(but |and |yet |though )?(none|no one|not one|neither|never|no "
        r"A)\b{w} (more than one|two|several|a second|another)\b",
    ),
    (
        Said.SEVERAL,
        r"\bno A\b{w} (just|only|merely|but|limited to|tied to|restricted to|bound to|exactly)?( ?(to|of|on|"
        r"with|in|by|from|for|at))?( {word})? ?(one|a single) B\b",
    ),
    (
        Said.SEVERAL,
        r"\b({as}|{a} A)\b( {word}){0,4} {not}\b{w} (just|only|merely|simply|tied to|limited to|restricted "
        r"to|confined to|bound to|exactly)( to)? (one|a( single)?) B\b",
    ),
    (Said.SEVERAL, r"\b({as}|{a} A)\b( {word}){0,4} {not}\b{w} a single B\b"),
    (Said.SEVERAL, r"\b(nor|neither)\b( {word}){0,2} ({a} A|As)\b{w} (one|a single|just one|only one) B\b"),
    (Said.SEVERAL, r"\bnor\b( {word}){0,2} {a} A\b{w} Bs?\b"),
)
"""What is said even where something is denied, as most of these say by it what they say."""
_OF_THINGS = _patterns(
    (
        Said.ONE,
        r"(?<!which )(?<!what )\bAs\b(?! used){w} {in} (the|an?|our)( {adj})? B\b(?<! by the B)(?<! by a B)"
        r"(?! of As)",
    ),
    (
        Said.ONE,
        r"(?<!which )(?<!what )\bAs\b(?! used){w} the( {adj})? B\b (they|it|that|which|where|{in}|with "
        r"which|whose)\b",
    ),
)
"""What is said of things, where people only do something: `Guardians rate a lunch`."""
_OF_THINGS_EVEN_DENIED = _patterns(
    (Said.ONE, r"(?<!which )(?<!what )\bAs\b{w} (their|its)( {adj})? B\b(?! (of As|and))"),
)
"""The same, even where something is denied."""
READERS = (*_FRAMES, *_EVEN_DENIED, *_OF_THINGS, *_OF_THINGS_EVEN_DENIED)
ANYHOW = frozenset(reader for _, reader in (*_EVEN_DENIED, *_OF_THINGS_EVEN_DENIED))
"""Frames that hold where something is denied."""
NO_PEOPLE = frozenset(reader for _, reader in (*_OF_THINGS, *_OF_THINGS_EVEN_DENIED))
"""Frames in which people only do something."""
ELSEWHERE = tuple(
    pattern(text)
    for text in (
        r"\b(an?|each|every|all|most|some|many|the|our|almost all|big|any|other)( {adj})? As?\b{w} {anaphor}{end}",
        r"(^|[;,:.!?] ?)(and |but )?As\b{w} {anaphor}{end}",
        r"\bfor (each|every|most|many|an?|some) As?\b{w} {anaphor}{end}",
    )
)
"""Where a sentence says that an A has several of what it has named before: `most chefs have dozens`."""


@dataclass(frozen=True, slots=True)
class Related:
    """Two things by their keys, and what is said of them: that one goes with one or several of the other, or both."""

    one: str
    other: str
    said: Said
