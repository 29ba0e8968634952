"""The languages whose sentences are read without a grammar."""

from plan.reading.abroad.french import FRENCH_PHRASES
from plan.reading.abroad.german import GERMAN_PHRASES
from plan.reading.abroad.phrases import Phrases
from plan.reading.abroad.portuguese import PORTUGUESE_PHRASES
from plan.reading.abroad.spanish import SPANISH_PHRASES
from plan.reading.text.languages import Language

PHRASES: dict[Language, Phrases] = {
    one.tongue.code: one for one in (GERMAN_PHRASES, SPANISH_PHRASES, FRENCH_PHRASES, PORTUGUESE_PHRASES)
}
