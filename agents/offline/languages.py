"""Which of the languages that the rules know a document is written in."""

import re
from collections import Counter

from agents.offline.lexicon import Lexicon
from agents.offline.lexicon_de import GERMAN
from agents.offline.lexicon_en import ENGLISH
from agents.offline.lexicon_es import SPANISH
from agents.offline.lexicon_fr import FRENCH
from agents.offline.lexicon_pt import PORTUGUESE
from plan.requirements import Requirements

LEXICONS = (ENGLISH, SPANISH, FRENCH, GERMAN, PORTUGUESE)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 40_000


def lexicon_for(requirements: Requirements) -> Lexicon:
    """Return the lexicon of the document's language; English when none of them fits better."""
    said = [requirements.summary]
    said += [f"{story.title} {story.want} {' '.join(story.acceptance)}" for story in requirements.stories]
    said += [rule.text for rule in requirements.rules]
    found = Counter(word.lower() for word in _WORD.findall(" ".join(said)[:_SAMPLE]))
    return max(LEXICONS, key=lambda lexicon: sum(found[word] for word in lexicon.function_words))
