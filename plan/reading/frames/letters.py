"""Patterns of what stands around two things that a sentence names by the letters A and B."""

import re

from plan.reading.frames.pieces import Pattern, Pieces

_NUMBER = "(two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|fifty|[2-9]|[1-9]\\d+)"
_PIECES = {
    "number": _NUMBER,
    "many": (
        "((as )?many|several|multiple|various|different|numerous|countless|plenty of|(dozens|"
        "hundreds|thousands|lots|loads|scores) of|"
        f"(up to |at least |often |about |over )?{_NUMBER}( (or|to) (more|{_NUMBER}))?( different| other)?|"
        "an? (number|couple|range|variety|handful|lot|series|set|bunch|host|group|dozen|pile|row|"
        "whole [a-z]+|multitude|"
        "selection|mix|combination|large [a-z]+) of|a'(number|range|list)'of|a few|quite a few|"
        "(?<!no )(?<!not )(?<!never )more than (one|a single)|"
        "(one|1|zero|none) (or|to) (more|several|many|two|n)|any number of|(?<!no )(?<!not "
        ")(?<!never )more than {number}|"
        "any|all sorts of|all kinds of|some|a good many|further|additional)"
    ),
    "one": (
        "(?<!than )(?<!or )(?<!least )(?<!per )((always |only |just |exactly |precisely |at most |no "
        "more than |not more than |never more than |strictly |and only )*"
        "(one( and (only|the same|only one|exactly one))?|a single|1|the same|one single|one specific|"
        "one particular))"
    ),
    "a": (
        "((an?|the|each|every|any|one|this|that|our|such an?|the same|one and the same|some|any one|any "
        "given|its|their|his|her|every single|each single|no)( {adj}){0,2})"
    ),
    "all": (
        "((the|our|all|all the|all our|most|some|many|these|those|both|certain|any|few|not all|almost all|"
        "quite some|such|big|larger|the big|the larger|several|{many})( {adj}){0,2})"
    ),
    "manybs": (
        "({many}( {adj}){0,2} Bs|(?<!no )(?<!not )(?<!never )(more than (one|a single)|one or more|one or "
        "several|at least one|many an?)( {adj})? B)"
    ),
    "adj": "(?!(and|or|but|of|in|is|are|has|have|to|for|with|by|on|at)\\b)[a-z-]+",
    "word": "(?!(and|but|while|whereas|though|although|when|if|because|nor|or|who|whose)\\b)[a-z0-9'’-]+",
    "w": "( {word}){0,7}",
    "few": "( {word}){0,3}",
    "not": (
        "(no|not|never|none|neither|nor|cannot|can't|won't|don't|doesn't|isn't|aren't|mustn't|mayn't|"
        "shouldn't|needn't|hardly|rarely|seldom)"
    ),
    "in": (
        "(in|on|at|under|from|for|with|by|to|of|into|within|through|per|against|around|about|via|below|"
        "beneath|inside|over|across|among|between|during|onto|upon|towards|after)"
    ),
    "end": (
        "(?= each\\b|[,;.:?!]|$| (each|of them|at once|at a time|at the same time|of those|of these|too|as "
        "well|and|but|while)\\b)"
    ),
    "anaphor": (
        "(dozens|several|many|two|three|four|five|more than one|hundreds|plenty|lots|a few|a dozen|two or (more|three)|"
        "(one|two) or more|quite a few|a lot|a number|a handful|more|as many|others|another( one)?|"
        "half a dozen|a couple)"
    ),
    "as": "({all} )?As",
    "bs": "({all} )?Bs",
    "think": (
        "(see|sees|view|opens?(?! to)|edit|edits|delete|deletes|search|filter|export|print|import|cancel|"
        "approve|manage|manages|select|selects|find|finds|show|shows|sort|download|browse|compare|update|"
        "change|move|swap|copy|notified|informed|remind|display|click)"
    ),
}
_ALL = Pieces(_PIECES)


def pattern(text: str) -> Pattern:
    """The pattern of a frame around the letters A and B, in which brackets only group."""
    return Pattern(text, _ALL, re.compile)
