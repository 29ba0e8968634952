"""The text of one answer while it grows, behind what was kept of an answer that was cut off."""

from collections.abc import Callable

from agents.seam import Seam


class Growing:
    """Joins what comes to what was `kept`; `text` is what a person has at any moment.

    Where a model begins its answer anew in place of going on, the new text waits until it is longer than the old one,
    or is `taken` as complete: if it breaks off before, what was there is still there. `show` gets what is added to
    the text; `anew` is told how many characters of it stay when the model begins anew, and when that is taken.
    """

    def __init__(self, kept: str, show: Callable[[str], None], anew: Callable[[int], None]) -> None:
        self.text = kept
        self.waiting = ""
        """An answer begun anew, while it is the shorter one."""
        self._seam = Seam(kept) if kept else None
        self._show = show
        self._anew = anew
        self._begun_anew = False
        self._waits = False

    def add(self, piece: str) -> None:
        """Take a piece of the answer."""
        self._take(self._seam.add(piece) if self._seam else piece)

    def end(self) -> None:
        """Take what the seam still holds."""
        if self._seam:
            self._take(self._seam.end())

    def taken(self) -> None:
        """Let an answer begun anew take the place of what was there."""
        text, self.waiting, self._waits = self.waiting, "", False
        self.text = text
        self._anew(0)
        self._show(text)

    def _take(self, text: str) -> None:
        if self._seam and self._seam.restarted and not self._begun_anew:
            self._begun_anew = self._waits = True
            self._anew(len(self.text))
        if self._waits:
            self.waiting += text
            if len(self.waiting) > len(self.text):
                self.taken()
        elif text:
            self.text += text
            self._show(text)
