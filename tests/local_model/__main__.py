"""`make try-local`: one agent drafts with a small real model, and nothing leaves this machine.

In a terminal the app opens on it; without one, the draft is made and what came of it is printed.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.local_model.drafting import DOCUMENT, SESSION, begin, planroom
from tests.local_model.server import missing
from tests.local_model.serving import AGENT, local_model, settings, surroundings


def main() -> int:
    """Return 0 if the draft was finished, 5 if it failed; either is what a model of this size does."""
    if gone := missing():
        sys.exit(f"{' and '.join(gone)} are not installed; `make try-local` does that.")
    home = Path(tempfile.mkdtemp(prefix="planroom-try-local-"))
    config = home / "config.toml"
    with local_model(home / "llama.log") as api_base:
        config.write_text(settings(api_base))
        environment = surroundings(home, config)
        print(f"llama.cpp answers at {api_base}; the settings are in {config}", flush=True)
        if os.isatty(0) and os.isatty(1):
            command = [*planroom(), "new", str(DOCUMENT), "--session", SESSION]
            return subprocess.run(command, env=environment, check=False).returncode
        begin(environment)
        status = subprocess.run([*planroom(), "draft", SESSION, AGENT], env=environment, check=False).returncode
        subprocess.run([*planroom(), "show", SESSION], env=environment, check=False)
    print(f"To look at it: PLANROOM_HOME={home} {planroom()[0]} open {SESSION}")
    return status


if __name__ == "__main__":
    sys.exit(main())
