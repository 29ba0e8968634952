"""What only some of a kind can do, so that each says whether it can: `some rooms can be booked online, others not`."""

import re
from collections.abc import Iterator

from plan.reading.english.known import Known
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import singular

_SOME_CAN = re.compile(
    r"^(?:(?P<some>some|certain|a\s+few|many|most)|(?P<not>not\s+all|not\s+every|only\s+some|only\s+certain))(?:\s+of\s+(?:the|our|them|these))?\s+"
    r"(?:(?P<of>[a-z]+(?:\s[a-z]+)??)\s+)?(?P<able>can|may|must|have\s+to|has\s+to)\s+be\s+(?P<done>[a-z]+(?:ed|en|nt|ught|ld|de|aid))(?P<how>(?:\s[a-z]+){0,2}?)"
    r"(?P<others>,?\s+(?:(?:and|but|while)\s+)?(?:others?|the\s+(?:rest|others?)|some)\b.*)?\.?$",
    re.IGNORECASE,
)


def partial(sentence: str, known: Known) -> Iterator[Shape]:
    """A yes or no of each: some can be booked online, and others cannot."""
    match = _SOME_CAN.match(sentence.strip().rstrip(".;!"))
    if match is None or not (match["others"] or match["not"]):
        return
    of = known.called(Noun(singular((match["of"] or known.spoken).lower())))
    able = "must" if match["able"].lower() in {"must", "have to", "has to"} else "can"
    if of.name and known.defines(of) and not known.is_somebody(of):
        yield Shape(of.name, (f"{able} be {match['done']}{match['how'] or ''} (boolean)".lower(),))
