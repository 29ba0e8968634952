"""The files of which a thing has several, each kept by itself: a listing's photos."""

import re

from plan.reading.fields.data_shapes import Shape
from plan.reading.gathered.gathering import Gathered
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import REFERENCE

_FILES = re.compile(
    r"(?:(?:an?|one|two|three|some|several|few|many|any|number|couple|of|or|more|optionally|up|to|\w+teen|\d+)\s+)*"
    r"(?P<kind>photos|photographs|pictures|images|scans|attachments)(?:\s+\([^()]*\))?",
    re.IGNORECASE,
)
"""A field that is several files: `photos`, `a couple of photos`, `up to eight pictures (optional)`."""


def part_files(gathered: Gathered) -> None:
    """Make things of the files that things have several of, unless the documents say by themselves what these are."""
    if gathered.language is not None:
        return
    for draft in tuple(gathered.shapes.values()):
        for field in tuple(draft.fields):
            match = _FILES.fullmatch(field)
            kind = singular(match["kind"].lower()) if match else ""
            if not kind:
                continue
            whole = f"{draft.name} {REFERENCE}"
            known = gathered.held(f"{draft.name} {kind}")
            if known is None or whole in known.fields or not any(one.endswith(REFERENCE) for one in known.fields):
                draft.fields.remove(field)
                told = () if known is not None and known.fields else ("file",)
                gathered.shape(Shape(known.name if known else f"{draft.name} {kind}", (whole, *told)), draft.source)
