"""What is read of a file in pieces, cut into lines."""


class Lines:
    """Keeps what stands behind the last complete line until the rest of it comes, however long it is."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def completed_by(self, chunk: bytes) -> list[bytes]:
        """Return the lines that are complete with the next chunk, without their newlines."""
        end, *begun = chunk.split(b"\n")
        self._pieces.append(end)
        if not begun:
            return []
        first, self._pieces = b"".join(self._pieces), begun[-1:]
        return [first, *begun[:-1]]

    @property
    def rest(self) -> bytes:
        """What stands behind the last complete line."""
        return b"".join(self._pieces)
