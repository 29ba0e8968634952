"""Whether a model goes round in circles."""

from agents.failures import DraftFailure

LOOKED_AT = 4_000
"""Characters at the end of a text that have to be nothing but one piece, again and again."""
LONGEST_PIECE = 2_000
_LEAST_TIMES = 3
_KEPT = LONGEST_PIECE * _LEAST_TIMES
_TOLD_BY = 400
"""Characters at the end whose place before tells how long the piece is."""


def repeats(text: str) -> bool:
    """Return whether the last LOOKED_AT characters of `text` are one piece of at most LONGEST_PIECE, repeated.

    A long piece has to be there three times. Lists of alike items differ in an id or a name somewhere in so long a
    stretch; only a model that is stuck does not.
    """
    tail = text[-_KEPT:]
    if len(tail) < LOOKED_AT:
        return False
    # Where the end stood before tells the only period that is worth trying.
    before = tail.rfind(tail[-_TOLD_BY:], 0, len(tail) - 1)
    if before < 0:
        return False
    period = len(tail) - _TOLD_BY - before
    stretch = tail[-max(LOOKED_AT, _LEAST_TIMES * period) :]
    whole = len(stretch) >= _LEAST_TIMES * period
    return whole and period <= LONGEST_PIECE and stretch[period:] == stretch[:-period]


class Circles:
    """Looks now and then whether a model only repeats itself."""

    def __init__(self, model: str) -> None:
        self._model = model
        self._tail = ""
        self._unseen = 0

    def add(self, text: str) -> None:
        """Take a piece of the answer; DraftFailure if the model is stuck."""
        self._tail = (self._tail + text)[-_KEPT:]
        self._unseen += len(text)
        if self._unseen < LOOKED_AT // 4:
            return
        self._unseen = 0
        if repeats(self._tail):
            sentence = f"{self._model} repeats itself without end; choose another model, or another temperature."
            raise DraftFailure("repetition", sentence)
