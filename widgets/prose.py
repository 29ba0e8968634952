"""Sentences in a box: text as it is, with paths that are longer than a line broken where they may be broken."""

from textual.widgets import Static

from widgets.text import folded, safe


class Prose(Static):
    """Lines of plain text."""

    DEFAULT_CSS = """
    Prose { height: auto; }
    """

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        self._lines = tuple(map(safe, text.splitlines()))
        super().__init__("\n".join(self._lines), id=id, markup=False)

    def tell(self, text: str) -> None:
        """Say something else; `""` for nothing."""
        self._lines = tuple(map(safe, text.splitlines()))
        self._fold()

    def on_resize(self) -> None:
        """Break what is too long for the new width."""
        if any("/" in one for one in self._lines):
            self._fold()

    def _fold(self) -> None:
        width = self.content_size.width
        self.update("\n".join(folded(one, width) if width else one for one in self._lines))


class Problem(Prose):
    """What is wrong with what was entered."""

    DEFAULT_CSS = """
    Problem { color: $text-warning; }
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text, id="problem")
