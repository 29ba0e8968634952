"""A project's name: from a label, a heading or a file's name, without the words that any such document has."""

import re
from collections.abc import Sequence

from plan.reading.text.naming import folded

_GENERIC = re.compile(
    r"\b(?:software|system|product|business|functional|user|technical|api|project|the|for|of|and|a|an|feature)?\s*"
    r"(?:requirements?(?:\s+(?:specification|document|spec|list|notes))?|specifications?|specs?\b|prd|srs|brd|"
    r"frd|user stor(?:y|ies)|stories|epics?|backlog|requisitos|"
    r"requerimientos|historias de usuario|especificacion(?:es)?(?: de requisitos)?|anforderungen|"
    r"anforderungsdokument|lastenheft|pflichtenheft|cahier des charges|exigences|"
    r"historias de usuarios?|documento de requisitos|"
    r"statement of work|request for (?:proposals?|quotations?)|terms of reference|invitation to tender|rfp|"
    r"notes|draft|document|readme)\b",
)
_ARTICLES = re.compile(
    r"^(?:for|of|the|del?|para|fur|pour|do|da|das|der|die|le|la|el|and|a|an|on|in)\s+", re.IGNORECASE
)
TITLE_GOES_ON = re.compile(r"^(?:for|para|für|pour|per)\s+(?:the\s+|la\s+|el\s+|le\s+)?", re.IGNORECASE)
"""How a title's second line joins the first: "Software requirements specification / for the …"."""
_SEPARATOR = re.compile(r"\s*(?:[:|–—]|\s-\s)\s*")
_TRAILING_BRACKET = re.compile(r"\s*\((?:[^()]*)\)\s*$")
_VERSION = re.compile(r"\b[vV]?\d+(?:\.\d+)+\b|\b[vV]\d+\b")


def project_of_heading(title: str) -> str:
    """The project's name in a document's first heading; empty if it only says what kind of document it is."""
    title = title.capitalize() if title.isupper() and len(title) > 4 else title
    if not _GENERIC.search(folded(title)):
        return _TRAILING_BRACKET.sub("", title).strip()[:120] or title[:120]
    for part in sorted(_SEPARATOR.split(title), key=lambda one: bool(_GENERIC.search(folded(one)))):
        name = _without_generic(part)
        if name:
            return name
    return ""


def project_of_label(text: str) -> str:
    """The project's name after `Project:`."""
    return _TRAILING_BRACKET.sub("", text).strip(" .`*\"'")[:120] or text.strip()[:120]


def project_of_file(name: str) -> str:
    """The project's name as a file's name suggests it."""
    stem = re.sub(r"^.*[/\\]", "", name)
    stem = re.sub(r"\.[A-Za-z0-9.]{1,16}$", "", stem) or stem
    spoken = " ".join(re.sub(r"[-_.]+", " ", stem).split())
    kept = _without_generic(spoken) or spoken or "Project"
    return kept[:1].upper() + kept[1:]


_SELF_NAMED = re.compile(
    r"^(?:the\s+)?(?P<name>(?!(?:The|This|That|We|It|Our|Each|Every|All|A|An|In|On|At|As|There|They|Users?|Today)\b)"
    r"[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,4})\s+(?:is|lets|helps|allows|enables|gives|manages|will|shall|provides|"
    r"keeps|plans|supports|brings|connects)\b"
)


def project_of_summary(parts: Sequence[str]) -> str:
    """The project's name as the sentence that introduces it says it: "Orchard Share brings…"."""
    match = _SELF_NAMED.match(parts[0]) if parts else None
    return match["name"] if match else ""


def _without_generic(text: str) -> str:
    text = _VERSION.sub("", _TRAILING_BRACKET.sub("", text)).strip(" .-")
    bare = folded(text)
    if len(bare) == len(text):
        for match in reversed(list(_GENERIC.finditer(bare))):
            text = f"{text[: match.start()]} {text[match.end() :]}"
    elif _GENERIC.fullmatch(bare):
        return ""
    text = " ".join(text.split()).strip(" .,;:()-–—")
    while (shorter := _ARTICLES.sub("", text)) != text:
        text = shorter
    text = re.sub(r"\s+(?:for|of|de|para|für|pour|and|the)$", "", text, flags=re.IGNORECASE)
    return text if re.search(r"[^\W\d_]{2}", text) else ""
