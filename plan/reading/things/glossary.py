"""A glossary: the words that a document uses for things and people, each with what it means by them."""

import re

from plan.reading.english.said import Noun
from plan.reading.gathered.salience import may_be_kept
from plan.reading.gathered.standing import Standing
from plan.reading.text.document import Statement
from plan.reading.text.naming import folded, key, singular

_TERM = re.compile(
    r"^(?P<term>[\"“]?[^\W\d_][^:–—=]{1,40}?)\s*(?:[:–—=]|\s-|\s(?:means?|is|are)\s)\s*(?P<meaning>.+)$", re.DOTALL
)
_ROLE = re.compile(
    r"^(?:an? )?(?:user )?role\b|^user role\b|"
    r"^(?:an? |the |our )?(?:[a-z]+ )?(?:person|someone|somebody|anyone|anybody|member|colleague|employee)\b"
)
_NUMBER = re.compile(r"^\d+(?:\.\d+)+\s+")
_NEXT = re.compile(r"(?<=[.;])\s+(?=[\"“][A-Z][^\"“”]{1,40}[\"”]\s)")
"""Before what else a paragraph explains: `"Mate" means …; "Route" means …`"""
_LISTS = re.compile(r"^(?:an? |the )?(?:list|register|set|collection) of (?:all|the)\b")
"""A list of what is kept by itself."""
_LONGEST = 3
"""Words of a term that names a thing."""


def define_term(at: Standing, statement: Statement) -> bool:
    """Take the terms that a statement explains; what is said beyond a meaning is about it. False if any is not."""
    told = _NEXT.split(_NUMBER.sub("", statement.text))
    terms = [match for one in told if (match := _TERM.match(one))]
    taken = [take_term(at, match["term"].strip('"“”'), match["meaning"], statement.line) for match in terms]
    return bool(taken) and len(taken) == len(told) and all(taken)


def take_term(at: Standing, term: str, meaning: str, line: int) -> bool:
    """Take somebody as a role, and note the name of a thing; false where the explanation has no other place."""
    name = singular(term.strip().lower())
    role = bool(_ROLE.match(folded(meaning)))
    if role:
        at.gathered.roles.id_of(term, at.source(line), meaning)
    elif term.isupper() or len(name.split()) > _LONGEST or not may_be_kept(name) or _LISTS.match(folded(meaning)):
        name = ""
    else:
        at.gathered.terms.add(key(name))
        at.gathered.explained[key(name)] = meaning.partition(". ")[0]
    at.defining, at.spoken, at.about = name, name, at.story
    at.subject_said = Noun(name, plural=True) if name else None
    return role


def beyond_meaning(text: str) -> str:
    """What is said of a term behind the sentence that explains it."""
    match = _TERM.match(text)
    _, _, more = match["meaning"].partition(". ") if match else ("", "", "")
    return more.strip()
