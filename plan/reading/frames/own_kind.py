"""What a sentence says lies in, below or above another of its own kind: `A region is split into regions`."""

import re

from plan.reading.frames.known_things import IS_WANTED, Lettered, alone, lettered
from plan.reading.frames.letters import pattern

_OTHER = (
    "(another|other|others|further|more|an? (bigger|larger|higher|wider|broader|parent|smaller|lower|"
    "superior|senior|more general)|"
    "one another|each other|an? superordinate|an? overarching|the next( {word})?|one (bigger|larger|"
    "higher|wider|broader|smaller|lower)|some other|any other|"
    "its own|their own|several|smaller|lower|sub|the (bigger|larger|higher|wider|broader|parent|"
    "superior|upper|main|whole))"
)
_ABOVE = "(above|over|below|under|underneath|beneath|within|inside|in|into|of|to|on|from|at|as|with|by|for)"
_READERS = tuple(
    pattern(text.replace("{other}", _OTHER).replace("{above}", _ABOVE))
    for text in (
        r"\bAs? ?[-/]? ?(within|inside|under|below|beneath|in|of) (an?(other)? |other |further |the )?As?\b",
        r"\bAs?\b{w} {above} {other}( {adj})? (As?|ones?)\b",
        r"\bAs?\b{w} (contain|contains|have|has|hold|holds|include|includes|own|owns|comprise|"
        r"comprises|consist of|consists of|swallow|swallows|"
        r"refer to|refers to|know|knows|name|names|get|gets|sit under|sits under|reply to|belong to|"
        r"belongs to)( {word}){0,2} {other}( {adj})? As?\b",
        r"\bAs?\b{w} (subdivided|divided|split|broken|broken down|grouped|cut|organi[sz]ed|structured|"
        r"sorted|decomposed|nested|refined|parted|partitioned)( {word}){0,2} "
        r"(into|in|by|under|within)( {adj}){0,2} As\b",
        r"\bAs?\b{w} (subdivided|divided|split|broken|cut|decomposed)\b.*\b(again|further|in turn|as "
        r"well|once more|and so on)\b",
        r"\b(As?\b.*\b(its|their|a|the|one)|the|one) (parent|mother|father|superior|superordinate|"
        r"upper|higher|overarching|enclosing|containing|next higher|higher-level|top-level)( (A|one|"
        r"unit|element|node))?\b(?!-)",
        r"\bAs?\b{w} (refer|refers|point|points|link|links|report|reports|answer|answers|belong|"
        r"belongs)( back)? to the (next|one|A) ({word} )?(above|higher|over|up|superior|bigger|"
        r"larger)\b",
        r"\bthe As? (above|over|beyond|below|beneath|under|underneath|around|next up|higher up|one level up)\b",
        r"\bAs?\b.*\bthe A (they|it|that|which|from which|out of which|of which|in which|under "
        r"which)\b.*\b(from|of|in|under|below|out|belongs?|replaced|grew|came|split)\b",
        r"\b(nest|nests|nested|nesting|interleaved)\b.*\bAs?\b",
        r"\bAs?\b.*\b(nest|nests|nested|nesting|recursive|recursively|hierarchical|hierarchically|"
        r"hierarchy|hierarchies|tree structure|tree-like|levels deep|"
        r"any depth|arbitrary depth|arbitrarily deep|as deep as|in turn)\b",
        r"\b(tree|hierarchy|nested list|tree structure|recursive structure|multi-level list|levels) "
        r"(of|for) (the |our |all )?As\b",
        r"\bAs?\b.*\b(an?|the|one|as|in|big|single|form|forms) ({word} )?(tree|hierarchy)\b",
        r"\bAs?\b.*\b(children|parents?|child|daughters?|descendants?|ancestors?|offspring|"
        r"grandchildren)\b.*\b(of|As?|others?|their|its|own|one)\b",
        r"\b(parent|child|mother|daughter|main|sub|sub-|super|higher|lower|upper) ?-?As?\b.*\b(parent|"
        r"child|daughter|sub|sub-|below|under|its|their|own|of)\b",
        r"\bAs? (of|for) (their|its) own( inside| below| within| underneath)\b|\bas As of their own\b",
        r"\bAs?\b{w} (itself|themselves)( {word}){0,3} (part|member|contain|consist|divided|split|"
        r"have|has|in|of|under|below|belong)( {word}){0,4} As?\b",
        r"\bAs?\b.*\b(sub-?|child |daughter |part-)As?\b",
        r"\bAs?\b{w} (has|have|gets|reports to) an? {word},? (who|which|that) (is|are|must be)( also| itself)? an? A\b",
        r"\bwhich A\b{w} which A\b",
        r"\bAs\b{w} (in|into|inside|under|within|below|on) each other\b",
        r"\bA\b{w} As (below|beneath|under|underneath|above|over|inside) (it|them)\b",
    )
)
_ACTS = pattern(
    r"\b(moved?|swap\w*|exchange\w*|cop(y|ied|ies)|switch\w*|overlap\w*|collide\w*|conflict\w*|"
    r"merged?|convert\w*|same time|compare\w*|duplicate\w*|"
    r"instead of|at once|similar|different from|than|before|after|follow\w*|next to|transfer\w*|"
    r"replac\w*|reschedul\w*|chang\w*|between|"
    r"unique|twice|same|search\w*|filter\w*)\b"
)


_ELSE = re.compile(r"\bBs?\b|;")
"""What a frame does not go across."""


def of_own_kind(sentence: str, things: frozenset[str]) -> frozenset[str]:
    """Keys of the known things that a sentence says may lie in, or belong to, another of their kind."""
    if IS_WANTED.match(sentence):
        return frozenset()
    said = sentence.lower()
    spoken_of = (one for one in things if "sub" in said and one in said)
    below = frozenset(one for one in spoken_of if re.search(rf"\bsub-?{re.escape(one)}s?\b", said))
    return below | frozenset(
        one.names[0]
        for text in (*lettered(sentence, things), *alone(sentence, things))
        for one in ((text, text.swapped()) if len(text.names) > 1 else (text,))
        if _is_nested(one)
    )


def _is_nested(text: Lettered) -> bool:
    matches = (match for reader in _READERS for match in [reader.search(text.text)] if match)
    return any(not (_ACTS.search(match[0]) or _ELSE.search(match[0])) for match in matches)
