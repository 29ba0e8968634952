"""Sentences that ask to keep what is no longer needed: `I don't want them wiped, just put away`."""

import re
from dataclasses import replace

from plan.reading.data_shapes import Shape
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun

_DENIED = re.compile(
    r"\b(?:don['’]t|do\s+not|never|mustn['’]t|cannot|can['’]t|must\s+not|shall\s+not|should\s+not|shouldn['’]t|not|nobody\s+(?:is|must|should)|nothing\s+(?:is|must\s+be|may\s+be|gets))\s+"
    r"(?:want\s+(?:to\s+)?(?:\w+\s+){0,2})?(?:be\s+|ever\s+|simply\s+|hard-)*(?:wiped?|lose|lost|deleted?|removed?|erased?|destroy(?:ed)?|thrown?\s+(?:\w+\s+)?away|hard-deleted|lost|vanish|disappear)\b",
    re.IGNORECASE,
)
_DENIED_IT = re.compile(
    r"\b(?:never|don['’]t|do\s+not|mustn['’]t|must\s+not)\s+(?:ever\s+)?(?:wipe|delete|remove|erase|destroy)\s+(?:one|it|them|any(?:\s+of\s+(?:them|these))?)(?=\s*(?:[:,.;–(]|$))",
    re.IGNORECASE,
)
"""`We never delete one: old orders must still lead somewhere`"""
_HAS_IT = re.compile(
    r"\b(?:has|have|gets?)\s+(?:their|its|his|her)\s+(?P<what>[a-z]+(?:\s[a-z]+)?)\s+(?:deactivated|archived|disabled|closed|hidden)\b",
    re.IGNORECASE,
)
"""`A person who leaves has their account deactivated`"""
_USED = r"(?:picked|chosen|selected|booked|used|ordered|assigned|offered|found|hired|planned|rented|entered)"
_GONE = (
    r"(?:(?:is|are|get|gets)\s+(?:taken\s+(?:out\s+of|off)|hidden\b|left\s+out\s+of|no\s+longer\s+(?:offered|shown|listed|on\s+offer|available))"
    r"|(?:vanish(?:es)?|disappears?|drops?\s+out|goes|go)\s+(?:from|of|off)\b"
    r"|(?:isn['’]t|aren['’]t|is\s+not|are\s+not)\s+(?:offered|shown|listed|available)\s+any\s+(?:more|longer)"
    r"|(?:doesn['’]t|don['’]t|does\s+not|do\s+not|no\s+longer)\s+(?:appears?|shows?\s+up|turns?\s+up|comes?\s+up)\b"
    rf"|(?:can|may)\s+no\s+longer\s+be\s+{_USED}|(?:can(?:not|['’]t)|may\s+not)\s+be\s+{_USED}\s+any\s+(?:more|longer))"
)
_LATER = r"(?:still|stays?|remains?|keeps?|kept|goes?\s+on|continues?|refers?)"
_OUT_OF_SIGHT = re.compile(
    rf"\b{_GONE}.*\b(?:but|yet|though|although|while|however)\b.*\b{_LATER}\b|"
    r"\b(?:hidden|archived|retired|deactivated|disabled|withdrawn|(?:put|taken|switched|turned|set)\s+(?:away|off|out|aside|inactive))\s+(?:rather\s+than|instead\s+of|and\s+not|,?\s+not)\s+(?:being\s+)?(?:deleted|removed|erased|deleting|removing|erasing|thrown)\b|"
    r"\b(?:don['’]t|do\s+not|never|mustn['’]t|must\s+not)\s+(?:ever\s+)?(?:let\s+(?:it|them)\s+)?(?:disappear|vanish)\b|"
    r"\barchives?\s+(?:it|them)\s+instead\b|"
    r"\b(?:no\s+longer|any\s+(?:more|longer))\b.*\b(?:is|are|gets?)\s+(?:then\s+|just\s+|simply\s+)?(?:taken\s+out\s+of\s+(?:service|use|operation|stock)|retired|hidden|deactivated|archived|put\s+away)\b|"
    r"\bnames?\s+(?:should|must|shall|has\s+to|have\s+to|needs?\s+to)\s+(?:stay|remain|still\s+show|go\s+on\s+showing)\b.*\bnot\b.*\b(?:list|pick|choose|select)\b|"
    r"\b(?:switched|turned)\s+off\b.*\bwithout\s+being\s+(?:thrown\s+away|deleted|lost)\b",
    re.IGNORECASE,
)
"""`Insurers that stop are taken out of the list, yet patients still show them`"""
_NEVER = re.compile(
    r"^(?:please,?\s+)?(?:never|don['’]t\s+ever|do\s+not\s+ever)\s+(?:delete|remove|erase|destroy|throw|wipe)\s+(?:an?|any|the|our)\s+"
    r"(?P<what>[a-z]+(?:\s(?!away\b|from\b)[a-z]+)??)(?=\s+away\b|\s*(?:[,.;:(–]|$)|\s+(?:from|because|when|even|as|since)\b)",
    re.IGNORECASE,
)
"""`Please never throw a teacher away`"""
_KEPT = re.compile(
    r"\b(?:just|only|still|stay|stays|keep|kept|inactive|hidden|hide|put\s+away|any\s+more|any\s+longer|instead|archived?|retired?|readable|records?|history|old|years|afterwards|later)\b",
    re.IGNORECASE,
)


def put_away_instead(sentence: str, clauses: tuple[Clause, ...], known: Known) -> Shape | None:
    """What a sentence asks to hide rather than delete; None where it does not."""
    named = next((match["what"].lower() for one in (_NEVER, _HAS_IT) if (match := one.search(sentence))), "")
    named = known.called(Noun(named)).name if named else known.before if _DENIED_IT.search(sentence) else ""
    if named and known.defines(Noun(named)):
        return Shape(named, ("archived at (optional)",))
    if not (_DENIED.search(sentence) and _KEPT.search(sentence)) and not _OUT_OF_SIGHT.search(sentence):
        return None
    said = (
        noun
        for clause in clauses
        for noun in (*(one.noun for one in clause.hung if one.word in {"when", "upon"}), *clause.subjects)
    )
    called = [known.called(noun) for noun in said]
    left = next((_plain(one).name for one in called if _plain(one) != one and known.is_somebody(_plain(one))), "")
    named = left or next((one.name for one in called if known.defines(one)), known.spoken)
    return Shape(named, ("archived at (optional)",)) if left or (named and known.defines(Noun(named))) else None


def _plain(noun: Noun) -> Noun:
    """A noun without what only says that it is no longer one: an old member is a member."""
    return replace(noun, name=re.sub(r"^(?:old|former|past|previous|departed|inactive)\s+", "", noun.name))
