"""The local model's server while something runs, and the settings that make one agent write with it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plan.artifacts import AGENTS
from tests.local_model.server import CONTEXT, MODEL

ROOT = Path(__file__).parents[2]
AGENT = AGENTS["architecture"]
"""Who writes with it: the architecture has the shortest schema of the four, and waits for nobody."""


@contextmanager
def local_model(log: Path, context: int = CONTEXT) -> Iterator[str]:
    """Run the server and yield its `api_base`; what llama.cpp says goes to `log`. Raises RuntimeError if it ends."""
    command = [sys.executable, "-m", "tests.local_model.server", "--context", str(context)]
    with log.open("wb") as said:
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said)
        assert process.stdin
        assert process.stdout
        try:
            address = process.stdout.readline().decode().strip()
            if not address:
                raise RuntimeError(f"The local model did not start; {log} says why.")
            yield address
        finally:
            process.stdin.close()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdout.close()


def settings(api_base: str) -> str:
    """Return a config.toml with which one agent writes with the local model; the others are as they are built in."""
    return f"""[endpoints.try-local]
api_base = "{api_base}"

[agents.{AGENT}]
model = "openai/{MODEL}"
endpoint = "try-local"
max_tokens = 400
timeouts = {{ first_token = 300, between_tokens = 60, total = 900 }}
"""


def surroundings(home: Path, config: Path) -> dict[str, str]:
    """Return the environment to run planroom in: its own data, these settings, and none of the person's keys."""
    ours = {name: value for name, value in os.environ.items() if not name.endswith("_API_KEY")}
    return {**ours, "PLANROOM_HOME": str(home), "PLANROOM_CONFIG": str(config)}
