"""Sentences that state a business rule or rule something out, outside any section for them."""

import re

_RULE = re.compile(
    r"^(?:obviously,?\s+)?(?:no|not) two\b|"
    r"^(?:neither|none)(?: of [a-z]+)? (?:may|can|must|shall)\b|\bcan only\b|\bat the same time\b|"
    r"\bone \w+ at a time\b|"
    r"\bneeds?\s+(?:an?|the|my|our|their|his|her)\s+(?:yes|ok|okay|approval|consent|permission|signature)\b|"
    r"\bcan be \w+(?: only)? (?:until|once|before)\b|\b(?:at most|no more than|not more than|at least|"
    r"no later than|not later than|only if|only when|unless|"
    r"must not|may not|cannot|can['’]t|never|always|"
    r"is limited to|up to \d|exactly one|must be unique|is required|not allowed|no puede[ns]?|no debe[ns]?|"
    r"como máximo|al menos|solo si|sólo si|nunca|siempre|"
    r"al massimo|almeno|non può|non possono|non deve|solo se|maximaal|minstens|mag niet|mogen niet|alleen als|nooit|"
    r"altijd|höchstens|mindestens|darf nicht|dürfen nicht|nur wenn|niemals|immer|au plus|au moins|ne peut pas|"
    r"ne peuvent pas|ne doit pas|seulement si|jamais|toujours|"
    r"no máximo|pelo menos|não pode|não podem|não deve|somente se|sempre|per day overdue|expires? (?:after|on)|"
    r"is charged|are charged|costs? (?:€|\$|£|\d))\b",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"^(?:an?|the|each|every)\s+[^\W\d_]\w*(?:\s+\w+)?\s+(?:is|can\s+be)\s+(?:either\s+)?"
    r"[\w-]+(?:\s\w+)?(?:,\s+[\w-]+(?:\s\w+)?)+,?\s+or\s+[\w-]+(?:\s\w+)?\s*\.?$",
    re.IGNORECASE,
)
"""`An order is entered, planned, shipped or cancelled`."""
_HAPPENS = re.compile(
    r"^(?:if|when|once|as soon as|unless)\s[^,;]{5,160}?,?\s+(?:it|they|(?:the|its|this|that)\s+\w+)\s+(?:is|are|gets?"
    r"|becomes?|should|must|will|has\s+to|have\s+to)\s+(?:automatically\s+)?\w+",
    re.IGNORECASE,
)
"""`If a parcel is not collected within 3 days, it is marked as expired`."""
_EXCLUSION = re.compile(
    r"\bout of scope\b|\bnot (?:be )?(?:part of|in scope|included|supported|planned|needed|covered)\b.*|"
    r"\b(?:isn|aren)['’]t (?:part of this|in scope|"
    r"(?:covered|included|dealt with|treated)(?: here| in this [a-z]+)?)\b|"
    r"(?<!\bthere )\bwon['’]t (?:have|be|do|support|include)\b|\bwill not (?:be (?:part|supported|included|built)|have|"
    r"support|include)\b|"
    r"\bwe (?:do not|don['’]t|will not|won['’]t) (?:build|need|want|support|plan|include)\b|\bno (?:forma|"
    r"será) parte\b|\bfuera de alcance\b|\bnicht (?:teil|bestandteil)\b|"
    r"\bne fait pas partie\b|\bhors périmètre\b|\bnão faz parte\b|\bfora do escopo\b|\bnot (?:in|for) (?:this|"
    r"the first) (?:release|version|phase)\b|"
    r"\bleave (?:it|them|that|those) out\b|\b(?:is|are) (?:another|a different|a separate) (?:project|story|war)\b|"
    r"\bbut not (?:now|yet)[.!]?$|^(?:maybe|perhaps) later\b|"
    r"\b(?:is|are) for (?:later|another (?:year|time|day)|next year)\b|"
    r"^(?:and )?no [a-z]+(?:[ -][a-z]+)?,? please\b|^and no [a-z]+(?:[ -][a-z]+)?[.!]?$",
    re.IGNORECASE,
)


_DENIAL = re.compile(
    r"^(?!no (?:idea|doubt|wonder|problem|matter)\b)"
    r"(?:no|kein[en]?|pas d[e']|aucune?|sin|sem|nenhum|geen|nessun[ao]?)\s+[^\W\d_][\w -]{1,60}"
    r"(?:(?:,|\s+(?:and|or|und|oder|et|ou|y|o|e))\s+(?:(?:no|kein[en]?|pas d[e']|sin|sem|"
    r"geen)\s+)?[\w -]{2,60}){0,6}\.?$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:is|are|can|may|must|shall|should|will|has|have|ist|sind|darf|kann|est|peut|es|puede|é|pode)\b"
)
_COURTESY = re.compile(
    r"^(?:no idea\b[^,;]*$|"
    r"hi|hello|hey|dear|hallo|hola|bonjour|olá|ola|liebe[r]?|sehr geehrte[rn]?|ciao|estimad[oa]s?|"
    r"thanks|thank you|many thanks|danke|gracias|merci|obrigad[oa]|(?:best|kind|warm)?\s*regards|best wishes|cheers|"
    r"sincerely|mit freundlichen grüßen|viele grüße|un saludo|saludos|cordialement|atenciosamente|"
    r"(?:from|to|cc|bcc|date|sent|subject|von|an|betreff|gesendet|de|para|asunto|objet|assunto)\s*:(?=\s)|"
    r"on .{5,120} wrote:?$|am .{5,120} schrieb .{2,80}:?$|le .{5,120} a écrit\s*:?$)",
    re.IGNORECASE,
)


def is_denial(text: str) -> bool:
    """Whether a list item only says what there will not be: "no chat, no forum"."""
    return bool(_DENIAL.match(text)) and not _SAYS.search(text)


def is_courtesy(text: str) -> bool:
    """Whether a line is a letter's: a greeting, a header, a good-bye; or that nobody knows yet."""
    return bool(_COURTESY.match(text)) and len(text) < 200


_ABLE = re.compile(
    r"\b(?:(?:shall|must|should|will|needs?\s+to)\s+be\s+able\s+to|deber?[áa]n?\s+poder|muss\s.*\bkönnen|soll\s.*\bkönnen|"
    r"doit\s+pouvoir|deve(?:m)?\s+poder)\b",
    re.IGNORECASE,
)


def is_rule(text: str) -> bool:
    """Whether a sentence says what must always or never hold."""
    return bool(_RULE.search(text) or _STATES.match(text) or _HAPPENS.match(text))


_LEFT_OUT = re.compile(
    r"\bout of scope\b|"
    r"\b(?:(?:is|are) not|isn['’]t|aren['’]t) (?:(?:a )?part of (?:this|the (?:project|system|tool))|in scope|"
    r"(?:covered|included|dealt with|treated)(?: here| by this| in this [a-z]+)?[.;]?$)",
    re.IGNORECASE,
)


def leaves_out(sentence: str) -> bool:
    """Whether a sentence says that what it speaks of is none of the project's business."""
    return bool(_LEFT_OUT.search(sentence))


def is_exclusion(text: str) -> bool:
    """Whether a sentence rules something out for this release."""
    return bool(_EXCLUSION.search(text))


def asks(text: str) -> bool:
    """Whether a sentence says that somebody is to be able to do something: `BR-1` may number requirements too."""
    return bool(_ABLE.search(text))
