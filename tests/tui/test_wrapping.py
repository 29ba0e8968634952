"""Lines of output: broken between words in a terminal, and whole in a pipe."""

import os

import pytest

from tui.wrapping import wrapped

SENTENCE = "The environment variable ANTHROPIC_API_KEY holds no key; set it, or choose another model."


def test_a_pipe_gets_one_line() -> None:
    assert wrapped(SENTENCE, "→ ", "  ") == f"→ {SENTENCE}"


def test_a_terminal_gets_whole_words(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.openpty()
    try:
        with os.fdopen(writing, "w") as terminal:
            monkeypatch.setattr("sys.stdout", terminal)
            monkeypatch.setenv("COLUMNS", "40")
            lines = wrapped(SENTENCE, "→ ", "  ").splitlines()
            monkeypatch.undo()
    finally:
        os.close(reading)
    assert all(len(line) <= 40 for line in lines)
    assert [line[:2] for line in lines] == ["→ ", "  ", "  "]
    assert " ".join(line[2:] for line in lines) == SENTENCE
