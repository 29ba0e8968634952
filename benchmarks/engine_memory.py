"""Memory: an engine after a whole plan against a bare `import litellm`, in processes of their own."""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
_PEAK = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
_LITELLM = f"import agents.litellm_setup as s; s.load(); {_PEAK}"
_ENGINE = f"""
import asyncio, sys
from functools import partial
from pathlib import Path
from agents.asking import ask
from agents.cache import AnswerCache
from agents.commands import DraftAll
from agents.engine import Engine
from sessions.events import SessionCreated
from sessions.file import SessionWriter
from tests.plan.sample import sample_plan

async def main():
    plan = sample_plan()
    first = SessionCreated(title="s", requirements=plan.requirements, documents=())
    engine = Engine(SessionWriter.create(Path(sys.argv[1]) / "s.jsonl", first), partial(ask, cache=AnswerCache()))
    await engine.handle(DraftAll())
    await engine.idle()
    assert not engine.state.waits_for("sprints")
    await engine.close()

asyncio.run(main())
{_PEAK}
"""


def peak(code: str, *arguments: str) -> float:
    """Return the peak memory of a Python process that runs `code`, in MB."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, *arguments], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return int(done.stdout.split()[-1]) / 1024


def main() -> None:
    """Print both and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        litellm, engine = peak(_LITELLM), peak(_ENGINE, folder)
    print(f"  import litellm  {litellm:6.0f} MB")
    print(f"  engine, peak    {engine:6.0f} MB   {engine / litellm:4.2f}×")


if __name__ == "__main__":
    main()
