"""How much the system has to carry."""

import re

from plan.questions.document import Said
from plan.questions.question import Asked, Given, Question, UnusableAnswerError
from plan.reading.project.volumes import counts
from plan.reading.text.numbers import AMOUNT, amount_of
from plan.requirements import Requirements, Source, Volume

_AMOUNTS = (100, 1_000, 10_000, 100_000)
_SMALL = re.compile(
    r"(?i)\b(?:small|tiny|little|a handful|family|village|volunteers?|neighbou?rhood|community|"
    r"(?:two|three|four|2|3|4) (?:staff|employees|people|of us|volunteers)|"
    r"klein\w*|pequeñ\w+|petite?s?|pequen\w+)\b"
)
"""Whoever says so of himself does not serve a thousand."""
_MOST = 10_000_000_000


class VolumeTopic:
    """How many people use it, where the document counts nothing."""

    name = "volume"

    def ask(self, said: Said) -> Asked | None:
        """Ask unless something is counted."""
        if any(volume.source.provenance != "assumed" for volume in said.requirements.volumes):
            return None
        subject = _subject(said)
        why = (
            "Indexes, partitions, caches and rate limits follow from it; planned for too many, the system costs more "
            "than it has to."
        )
        options = tuple(_option(amount, subject) for amount in _AMOUNTS)
        text = f"How many {subject} will there be in the first year?"
        recommended = (
            1 if said.customers and not said.says(_SMALL) and not _SMALL.search(said.requirements.project) else 0
        )
        return Asked(Question(self.name, text, why, options, recommended), 3.0 * said.stories)

    def fold(self, said: Said, answer: str, given: Given) -> Requirements:
        """Take the counts out of an answer; a bare number counts whom the question asked about."""
        source = Source(provenance=given, file="", line=0)
        plain = " ".join(answer.split()).rstrip(".")
        option = next((amount for amount in _AMOUNTS if plain.casefold() == _option(amount, _subject(said))), 0)
        number = re.search(AMOUNT, plain)
        bare = option or (amount_of(plain) if number and number.group(0).strip() == plain else 0)
        found: tuple[Volume, ...] = ()
        if not bare:
            found = tuple(
                Volume(subject=c.subject, amount=c.amount, per=c.per, when=c.when, text=f"{plain}.", source=source)
                for c in counts(plain)
            )
            bare = amount_of(number.group(0)) if number and not found else 0
        if bare:
            text = f"{plain}." if not option else f"{plain} in the first year."
            found = (Volume(subject=_subject(said), amount=bare, per="total", when="year 1", text=text, source=source),)
        if not found or any(not 1 <= volume.amount <= _MOST for volume in found):
            raise UnusableAnswerError(f"Say how many, for example “1,000 {_subject(said)}” or “200 orders a day”.")
        kept = tuple(v for v in said.requirements.volumes if v.source.provenance == "said")
        return said.requirements.model_copy(update={"volumes": (*kept, *found)})


def _option(amount: int, subject: str) -> str:
    return f"{amount:,} {subject}"


def _subject(said: Said) -> str:
    """Whom to count: those who are served; where nobody is, whoever signs in."""
    return said.plural(said.customers[0]) if said.customers else "users"
