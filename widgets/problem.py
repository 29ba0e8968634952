"""What is wrong with what was entered, in a box."""

from textual.widgets import Static

from widgets.text import folded, safe


class Problem(Static):
    """A sentence under a field; a path that is longer than a line is broken where it may be broken."""

    DEFAULT_CSS = """
    Problem { color: $text-warning; height: auto; }
    """

    def __init__(self, sentence: str = "", *, id: str = "problem") -> None:  # noqa: A002 - Textual's own name
        super().__init__(safe(sentence), id=id, markup=False)
        self._sentence = safe(sentence)

    def tell(self, sentence: str) -> None:
        """Say what is wrong; `""` once nothing is."""
        self._sentence = safe(sentence)
        self._fold()

    def on_resize(self) -> None:
        """Break it for the new width."""
        if "/" in self._sentence:
            self._fold()

    def _fold(self) -> None:
        width = self.content_size.width
        self.update(folded(self._sentence, width) if width else self._sentence)
