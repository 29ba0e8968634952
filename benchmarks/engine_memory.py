"""Engine memory: an engine that has drafted with a model, against a Python that only imported litellm.

Resident memory at its highest, of processes of their own, in the same run.
"""

import statistics
import subprocess
import sys
from pathlib import Path

ROUNDS = 3
ROOT = Path(__file__).parent.parent
_PEAK = "\nimport resource\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
_LOCAL = "import os\nos.environ['LITELLM_LOCAL_MODEL_COST_MAP'] = 'True'\n"
_IMPORT = f"{_LOCAL}import litellm{_PEAK}"
_SERVED = f"""
import asyncio, subprocess, sys, tempfile
from pathlib import Path
from agents import litellm_setup
from benchmarks.streaming import bare_cpu, drafts

async def run(port):
    with tempfile.TemporaryDirectory() as folder:
        await DO
    await litellm_setup.close()

command = [sys.executable, "-m", "benchmarks.streaming", "--serve"]
with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
    asyncio.run(run(int(server.stdout.readline())))
    server.stdin.close()
{_PEAK}"""
_STREAM = _SERVED.replace("DO", "bare_cpu(port)")
_ENGINE = _SERVED.replace("DO", "drafts(Path(folder), port, 0, 4000, 1)")


def peak(code: str) -> int:
    """Return the highest resident memory of a process that runs `code`, in KiB."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1])


def main() -> None:
    """Print the medians and the ratio."""
    programs = {"import litellm": _IMPORT, "our modules, one bare stream": _STREAM, "engine after a draft": _ENGINE}
    medians = {name: statistics.median(peak(code) for _ in range(ROUNDS)) for name, code in programs.items()}
    for name, middle in medians.items():
        print(f"  {name:<28} {middle / 1024:6.0f} MiB   {middle / medians['import litellm']:4.2f}×")


if __name__ == "__main__":
    main()
