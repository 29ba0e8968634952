"""What brackets behind a noun list of it: `an invoice may have several payments (amount, method, date received)`."""

import re
from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.mentions import mentioned
from plan.reading.fields.data_shapes import Shape

_FOR_EXAMPLE = re.compile(r"(?:e\.?g|i\.?e|such\s+as|for\s+example)\b", re.IGNORECASE)


def described(sentence: str, known: Known) -> Iterator[Shape]:
    """The fields of each known thing of which several may be, or of any one, that stand in brackets behind it."""
    for noun in map(known.called, mentioned(sentence) if "(" in sentence else ()):
        fields = listed_fields(noun.aside) if noun.aside and not _FOR_EXAMPLE.match(noun.aside) else ()
        if fields and all(one[:1].isupper() for one in fields):
            continue  # `two sites (Harbour Street and the Old Mill)` names them
        counted = noun.plural or noun.several or noun.any or noun.each
        if counted and known.defines(noun) and not known.is_somebody(noun) and known.are_fields(fields):
            yield Shape(noun.name, fields)
