"""Work that goes on when the reader of its output goes away."""

import errno
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from typing_extensions import Buffer


class _Outlasting(io.FileIO):
    """A stream that leads nowhere once nobody reads it."""

    def __init__(self, descriptor: int) -> None:
        super().__init__(descriptor, "w", closefd=False)
        self._screen = self.isatty()

    def write(self, data: "Buffer", /) -> int:
        """Write `data`, or drop it if there is no reader."""
        try:
            return super().write(data)
        except OSError as error:
            # A terminal that was closed answers with EIO, a pipe without a reader with EPIPE; a full disk is no reader.
            if error.errno != errno.EPIPE and not (self._screen and error.errno == errno.EIO):
                raise
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.fileno())
            os.close(nowhere)
            return memoryview(data).nbytes


def outlast_readers() -> None:
    """Let nothing that is printed from now on stop the work, nor the end of the process."""
    sys.stdout = _outlasting(sys.stdout, sys.__stdout__)
    sys.stderr = _outlasting(sys.stderr, sys.__stderr__)


def _outlasting(stream: TextIO, own: object) -> TextIO:
    if stream is not own or not isinstance(stream, io.TextIOWrapper):
        return stream
    raw = _Outlasting(stream.fileno())
    unbuffered = isinstance(stream.buffer, io.RawIOBase)
    return io.TextIOWrapper(
        raw if unbuffered else io.BufferedWriter(raw),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering,
        write_through=unbuffered,
    )
