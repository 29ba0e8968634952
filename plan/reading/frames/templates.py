"""Frames as they are written in this package: patterns in which a blank is any gap, brackets only group, and a name in
braces is a piece from the list below, which `{whose:noun}` finds by another name.

`for {each}?{thing},? {who} {keep}{to}{list}` stands for `For every visit we note …` and whatever is said like it.
"""

import re
from collections.abc import Mapping

from plan.reading.frames.pieces import Pattern, Pieces

_STOP = (
    "is|are|was|were|has|have|had|with|we|they|i|you|it|the|an?|and|or|of|for|in|on|at|to|from|by|per|that|which|who|there|"
    "gets?|goes|comes?|needs?|carr(y|ies)|must|shall|should|can|may|will|only|also|always|consists?|contains?|keeps?|holds?|"
    "shows?|bears?|as|when|if"
)
_KEPT = (
    "kept|noted|recorded|stored|saved|held|tracked|registered|collected|captured|entered|logged|needed|required|known|"
    "asked for|written down|filled in|described|identified"
)
_PIECES: Mapping[str, str] = {
    "noun": rf"((?!({_STOP})\b)[A-Za-z][\w’'-]*( (?!({_STOP})\b)[a-z][\w’'-]*){{0,2}}?)",
    "thing": "(?P<name>{noun})",
    "things": "(?P<name>{noun}(?<!s)s)",
    "word": "[a-z-]+",
    "words": "[a-z-]+( [a-z-]+)?",
    "each": "((each|every|an?|the|any|all|one)( of (these|those|the|our))? )",
    "one": "(an?|each|every|one|the|any)",
    "many": "(many|several|any number of|multiple|more than one|one or (more|several)|lots of|a number of)",
    "who": "(we|i|they|one|you|people|somebody|someone|everybody|(the|our|my) {words})",
    "modal": (
        "((must|shall|should|will|may|can|do|does|have to|has to|need to|needs to|want to|wants to|would like to|"
        "like to|also|always|only|just|usually|then|of course|naturally|obviously|certainly|really) )*"
    ),
    "keep": (
        "(keeps?|notes?|records?|stores?|saves?|holds?|tracks?|registers?|collects?|captures?|enters?|logs?|maintains?|"
        "remembers?|documents?|(write|put|take|jot|note)s? down|writes?|has|have|ha(s|ve) to know|knows?|asks?( for)?|"
        "(needs?|wants?)( to (know|see|have|keep|record|note|write down))?|sees?|requires?|shows?|gives?|fills? in)"
    ),
    "store": "(store|record|keep|note|hold|save|capture|register|collect|write down|maintain|track)s?",
    "make": (
        "(enters?|creates?|adds?|registers?|opens?|makes?( out)?|sets? up|books?|issues?|starts?|defines?|submits?|"
        "records?|stores?|keeps?|logs?|imports?|maintains?|writes?( down)?|notes?|files?|draws? up|raises?|saves?|"
        "lists?|manages?)"
    ),
    "have": (
        "(has|have|carr(y|ies)|consists? of|contains?|comprises?|includes?|bears?|holds?|shows?|gets?|needs?|"
        "comes? with|(is|are|must be|shall be|will be|should be) (always )?"
        f"({_KEPT}|defined|characteri[sz]ed|made up)( once)?,? (with|by|as|of)|"
        "is known by|states?|gives|lists|names|tells|(must|shall) (include|contain|state|show|carry|name|give))"
    ),
    "be": "(is|are|was|were|must be|have to be|has to be|shall be|should be|will be|can be|need to be)",
    "kept": f"({_KEPT})",
    "asking": "(the|an?|its|their|when|what|who|how|whether|where|which)",
    "system": "(system|app|application|software|platform|tool|solution)",
    "colon": r"\s*: ",
    "to": r"(\s*: | )",
    "list": r"(?P<list>\S.+)$",
    "listed": r"(?P<list>(?!.*\bwith\b)\S.+?)",
    "never": (
        r"(cannot|can not|can['’]t|((must|may|shall|should|will|can|do|does|is|are) )?never|"
        r"(must|may|shall|should|will|do|does) not|(mustn|shouldn|won|don|doesn)['’]t)"
    ),
    "twice": (
        "(twice|a second time|again|more than once|two times|(to|by|for) (another|any(body|one) else)|"
        "for (two|several))"
    ),
    "occur": (
        "((be|get) )?(used|given( out)?|issued|assigned|taken|entered|chosen|handed out|occurs?|appears?|exists?|"
        "turns? up|comes? up|stands?|shows? up|listed|in (the|our) list|on (the|our) list|there)"
        "( (in|on) (the|our) list)?"
    ),
    "which": (
        "(the same|its own|their own|any one|any given|a given|a single|one|any|each|every|an?|the|its|their|our|this|"
        "that|such an?|these)"
    ),
    "within": (
        "( (only )?(within|inside|in|on|at|per|for|of|under|among|amongst|with|across) "
        "({which} )?{noun}( and ({which} )?{noun})?)"
    ),
}
_REPEATED = re.compile(r" (?=[*?])")
"""A blank that is counted itself is one of any kind: ` *` is as many as there are."""
_ALL = Pieces(_PIECES)


def frame(text: str) -> Pattern:
    """The pattern that a frame stands for."""
    return Pattern(text, _ALL, _made)


def _made(text: str) -> re.Pattern[str]:
    return re.compile(_REPEATED.sub(r"\\s", text).replace(" ", r"\s+"), re.IGNORECASE)


def frames(*texts: str) -> tuple[Pattern, ...]:
    """The patterns that several frames stand for, in their order."""
    return tuple(map(frame, texts))
