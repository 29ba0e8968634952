"""What a clause says a thing is marked as, and that it is hidden rather than deleted."""

import re
from collections.abc import Iterator

from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.words.english import words_of
from plan.reading.words.states import is_state

_MARKING = words_of("mark flag tick tag label set classify")
_DELETING = words_of("delete remove erase destroy discard lose throw purge")
_MEANT = words_of("it them him her they")
_AND_WHY = re.compile(
    r"\band\s+(?:write|note|put|enter|record|state|give|say)s?\s+(?:down\s+)?(?:the\s+reason|why)\b", re.IGNORECASE
)
_THEM_AS = re.compile(r"^(?:it|them|him|her)\s+as\s+(?P<flag>[a-z]+)(?=$|[\s,;])", re.IGNORECASE)
_RECORDS = words_of("record data entry history it they")
_PUT_AWAY = re.compile(r"^(?:archived|deactivated|deleted|disabled|hidden|inactive|removed)\s+", re.IGNORECASE)
_INACTIVE = re.compile(r"\b(?:inactive|deactivated|disabled|archived)\b", re.IGNORECASE)
_COMING_AND_GOING = words_of("leave go die move retire quit resign stop")
_THEM_AWAY = re.compile(
    r"(?:it|them|him|her)\s+(?:as\s+|to\s+)?(?:inactive|deactivated|disabled|archived|hidden)\b", re.IGNORECASE
)
"""`When somebody leaves we make them inactive`"""
_HIDING = frozenset(("archive", "deactivate", "retire"))
_ARCHIVED = "archived at (optional)"
_GONE = re.compile(r"\bdeleted\b", re.IGNORECASE)


def flagged(clause: Clause, known: Known) -> Iterator[Shape]:
    """`An order can be marked as urgent`, `A tenant can be flagged as a late payer`."""
    marked = [one.noun.name for one in clause.hung if one.word == "as"]
    if not marked and (them := _THEM_AS.match(clause.rest)):
        marked = [them["flag"].lower()]
    of = (clause.subjects if clause.passive else clause.objects)[:1]
    if of and of[0].name in {"it", "them"} and known.spoken:
        of = (Noun(known.spoken),)
    if clause.head not in _MARKING or len(marked) != 1 or not of or not _is_kept(of[0], known):
        return
    ticked = clause.head in {"tick", "flag", "tag"}
    if (
        (ticked or not is_state(marked[0]))
        and not any(one in clause.rest.lower() for one in known.marked)
        and not known.is_vague(Noun(marked[0]))
    ):
        why = (f"{marked[0]} reason (optional)",) if _AND_WHY.search(clause.rest) else ()
        yield Shape(of[0].name, (f"{marked[0]} (boolean)", *why))


def flagged_so(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Some rooms are noisy, and these have to be flagged as such`."""
    so = re.search(r"\bas\s+such\b", clause.rest) is not None
    marked = clause.head in _MARKING and clause.passive and so and len(clause.subjects) == 1
    if marked and known.said_to_be and _is_kept(clause.subjects[0], known):
        yield Shape(clause.subjects[0].name, (f"{known.said_to_be} (boolean)",))


def _is_kept(noun: Noun, known: Known) -> bool:
    return known.has(noun) and (known.is_thing(noun) or known.defines(noun))
