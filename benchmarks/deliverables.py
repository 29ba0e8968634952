"""Deliverables: `planroom run` on each example, and what share of it is litellm's import.

The peer is a bare `import litellm` in a fresh interpreter.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROUNDS = 5
ROOT = Path(__file__).parent.parent
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in {".md", ".feature"})


def seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Return how long `command` takes."""
    began = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - began


def main() -> None:
    """Print the medians and the shares."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "PLANROOM_HOME": home,
            "LITELLM_LOCAL_MODEL_COST_MAP": "True",
            "PYTHONDONTWRITEBYTECODE": "",
        }
        planroom = str(Path(sys.executable).with_name("planroom"))
        bare = statistics.median(seconds([sys.executable, "-c", "import litellm"], environment) for _ in range(ROUNDS))
        print(f"  {'import litellm':<28} {bare:5.2f} s")
        for example in EXAMPLES:
            command = [planroom, "run", str(example), "--out", str(Path(home) / "out")]
            whole = statistics.median(seconds(command, environment) for _ in range(ROUNDS))
            print(f"  {example.name:<28} {whole:5.2f} s   of which litellm's import {bare / whole:4.0%}")


if __name__ == "__main__":
    main()
