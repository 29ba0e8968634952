"""Sentences that state a business rule or rule something out, outside any section for them."""

import re

_RULE = re.compile(
    r"\b(?:at most|no more than|not more than|at least|no later than|not later than|only if|only when|unless|"
    r"must not|may not|cannot|can['’]t|never|always|"
    r"is limited to|up to \d|exactly one|must be unique|is required|not allowed|no puede[ns]?|no debe[ns]?|"
    r"como máximo|al menos|solo si|sólo si|nunca|siempre|"
    r"höchstens|mindestens|darf nicht|dürfen nicht|nur wenn|niemals|immer|au plus|au moins|ne peut pas|"
    r"ne peuvent pas|ne doit pas|seulement si|jamais|toujours|"
    r"no máximo|pelo menos|não pode|não podem|não deve|somente se|sempre|per day overdue|expires? (?:after|on)|"
    r"is charged|are charged|costs? (?:€|\$|£|\d))\b",
    re.IGNORECASE,
)
_EXCLUSION = re.compile(
    r"\bout of scope\b|\bnot (?:be )?(?:part of|in scope|included|supported|planned|needed|covered)\b.*|"
    r"\bwon['’]t (?:have|be|do|support|include)\b|\bwill not (?:be (?:part|supported|included|built)|have|"
    r"support|include)\b|"
    r"\bwe (?:do not|don['’]t|will not|won['’]t) (?:build|need|want|support|plan|include)\b|\bno (?:forma|"
    r"será) parte\b|\bfuera de alcance\b|\bnicht (?:teil|bestandteil)\b|"
    r"\bne fait pas partie\b|\bhors périmètre\b|\bnão faz parte\b|\bfora do escopo\b|\bnot in (?:this|"
    r"the first) (?:release|version|phase)\b",
    re.IGNORECASE,
)


def is_rule(text: str) -> bool:
    """Whether a sentence says what must always or never hold."""
    return bool(_RULE.search(text))


def is_exclusion(text: str) -> bool:
    """Whether a sentence rules something out for this release."""
    return bool(_EXCLUSION.search(text))
