"""Which of the languages that the rules know a document is written in."""

from agents.offline.lexicon import Lexicon
from agents.offline.lexicon_de import GERMAN
from agents.offline.lexicon_en import ENGLISH
from agents.offline.lexicon_es import SPANISH
from agents.offline.lexicon_fr import FRENCH
from agents.offline.lexicon_pt import PORTUGUESE
from plan.reading.text.languages import language_of
from plan.requirements import Requirements

_LEXICONS = {lexicon.code: lexicon for lexicon in (ENGLISH, SPANISH, FRENCH, GERMAN, PORTUGUESE)}
_SAMPLE = 40_000
"""Characters."""


def lexicon_for(requirements: Requirements) -> Lexicon:
    """Return the lexicon of the document's language; English where no other fits better."""
    said = [requirements.summary]
    said += [f"{story.title} {story.want} {' '.join(story.acceptance)}" for story in requirements.stories]
    said += [rule.text for rule in requirements.rules]
    return _LEXICONS[language_of(" ".join(said)[:_SAMPLE]) or "en"]
