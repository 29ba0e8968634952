"""The plain sentences of feedback on the database: what is missing, what must not vanish, several wishes in one."""

import re

from agents.offline.feedback_tables import find_table
from plan.database import Database

_DOES = r"(?:has|have|carr(?:y|ies)|needs?|belongs?\s+to|references?|points?\s+to|keeps?|holds?|is\s+part\s+of)"
_AND = re.compile(rf"(?i),?\s+and\s+(?:also\s+)?(?=(?:(?:must|should|may|can)\s+)?{_DOES}\b)")
_FIRST = re.compile(rf"(?i)^(?P<subject>.{{2,60}}?)\s+(?P<modal>(?:must|should|may|can)\s+)?(?P<does>{_DOES})\b")
_HAS = re.compile(r"(?i)^(?:(?:must|should|may|can)\s+)?(?:has|have|carr(?:y|ies)|needs?|keeps?|holds?)\b")
_INTRODUCED = re.compile(
    r"(?i)^(?P<intro>.{3,80}?\b(?:is|are)\s+missing|.{0,20}\bforgot\w*\s+.{3,60}?)\s*:\s+(?P<rest>.+)$"
)
MISSING = re.compile(
    r"(?i)^(?:the\s+)?(?P<what>[\w ,-]{3,80}?)\s+(?:is|are)\s+(?:still\s+)?missing$|"
    r"^there\s+(?:is|are)\s+no\s+(?:tables?\s+(?:for|of)\s+)?(?P<none>[\w ,-]{3,80})$"
)
NEVER_GONE = re.compile(
    r"(?i)^(?:that\s+)?(?:the\s+|our\s+|all\s+)?(?P<what>[\w ,-]{3,80}?)\s+"
    r"(?:(?:must|should|may|can|shall|do|are|is)\s+)?(?:never|not)\s+(?:ever\s+|simply\s+|just\s+|be\s+|really\s+)*"
    r"(?:vanish|disappear|deleted|removed|erased|lost|go away)\b"
)
TELLS = re.compile(
    r"(?i)\b(?:has|have|had|contains?|consists?|includes?|needs?|carr(?:y|ies)|stores?|records?|keeps?|"
    r"holds?|is\s+(?:kept|recorded|stored|part|made|given|identified)|can\s+be|may\s+be|is\s+either|with)\b"
)
"""Whether a sentence tells of things at all."""
ELSEWHERE = re.compile(
    r"(?i)\b(?:in|of|from|see|as in)\s+(?:the\s+)?(?:table\s+in\s+)?(?:section|chapter|paragraph|page)\s*\d|"
    r"\b(?:as|see)\s+(?:above|below)\b"
)
LOOKED_UP = (
    "The rules do not look things up in the documents again; name them here: “a sample has a status ordered or taken”."
)


def parted(draft: Database, request: str) -> tuple[str, ...]:
    """Return the single wishes of a request: what one thing must have and belong to, each with its subject.

    A thing that there is no table of yet is told of in one breath, so that it is made with all of it. Each part after
    the first is looked at again once that is carried out.
    """
    introduced = _INTRODUCED.match(request)
    if introduced is not None:
        return introduced["intro"], introduced["rest"]
    pieces = _AND.split(request)
    first = _FIRST.match(pieces[0])
    if first is None or len(pieces) == 1:
        return (request,)
    subject, modal = first["subject"], first["modal"] or ""
    if find_table(draft, subject) is None and any(
        _HAS.match(piece) for piece in (pieces[0][len(subject) + 1 :], *pieces[1:])
    ):
        return (request,)
    return (pieces[0], *(f"{subject} {modal}{piece}" for piece in pieces[1:]))


def subject_of(sentence: str) -> str:
    """Return what a sentence tells of, in its words; empty where that cannot be told."""
    found = _FIRST.match(sentence)
    return found["subject"] if found is not None else ""
