"""`python -m tests.faults --kills 2000`: kill engines, count what is lost, and exit with 1 if anything is."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.kills import kill_engines


def main() -> int:
    """Run it in a folder of its own."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--on", type=Path, default=None, help="the disk that holds the sessions; default: $TMPDIR")
    arguments = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(dir=arguments.on) as folder:
        os.environ["PLANROOM_HOME"] = folder
        counts = kill_engines(arguments.kills, arguments.seed, Path(folder))
    print(*counts.lines(), f"{time.monotonic() - begun:.1f} s", sep="\n")
    return 1 if counts.faults else 0


if __name__ == "__main__":
    sys.exit(main())
