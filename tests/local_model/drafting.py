"""The steps of a draft with the local model, each one a command that a person could type."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

DOCUMENT = Path(__file__).with_name("notes.md")
SESSION = "try-local"
_BEGIN = """
import sys
from pathlib import Path
from tui.options import begin_session, chosen_models
agents, _ = chosen_models()
begin_session([Path(sys.argv[1])], None, None, agents, sys.argv[2])
"""


def planroom() -> Sequence[str]:
    """Return the command beside this Python."""
    return [str(Path(sys.executable).with_name("planroom"))]


def begin(environment: Mapping[str, str]) -> None:
    """Begin a session without a draft, and answer what the document leaves open as recommended."""
    subprocess.run([sys.executable, "-c", _BEGIN, str(DOCUMENT), SESSION], env=environment, check=True)
    done = subprocess.run([*planroom(), "answer", SESSION, "--recommended"], env=environment, check=False)
    assert done.returncode == 0
