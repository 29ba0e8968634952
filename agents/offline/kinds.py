"""Words for kinds of a thing, which mean the thing: a dog, where a glossary says that dogs are a species of animal."""

import re

from agents.offline.inflection import singular
from agents.offline.lexicon import Lexicon
from plan.requirements import Requirements

_EXPLAINED = re.compile(
    r"^(?:(?P<german>[A-ZÄÖÜ][\wäöüß-]+?)s?(?:art|typ|sorte|gattung)\b"
    r"|(?i:(?:tipo|clase|type|espèce|espécie|kind|species)\s+(?:of\s+|d(?:e\s+|['’]))(?P<other>[^\W\d_]+)))"
    r"[^|:]*[|:]\s*(?P<list>[^\W\d_]+(?:,\s+[^\W\d_]+)+)"
)


def kinds(requirements: Requirements, lexicon: Lexicon) -> dict[str, str]:
    """Return what each kind is one of, both in the singular."""
    found: dict[str, str] = {}
    for line in requirements.unplaced:
        if match := _EXPLAINED.match(line.text):
            whole = singular((match["german"] or match["other"]).lower(), lexicon.code)
            found |= {singular(one.lower(), lexicon.code): whole for one in re.split(r",\s+", match["list"])}
    return found
