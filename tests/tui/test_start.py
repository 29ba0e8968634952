"""What starting the app imports: nothing that the first frame does not need, and never a model."""

import subprocess
import sys


def imported(code: str) -> set[str]:
    script = f"{code}\nimport sys\nprint(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(out.stdout.split())


def test_the_app_imports_nothing_of_plans_or_sessions() -> None:
    found = imported("import tui.app")
    heavy = {"pydantic", "networkx", "sqlglot", "litellm", "plan", "agents", "sessions.events", "sessions.state"}
    assert not heavy & found


def test_the_room_imports_no_model_and_no_parser() -> None:
    found = imported("import tui.screens.room, tui.screens.gate, tui.screens.findings, tui.screens.model")
    ours = {name for name in found if name.partition(".")[0] == "agents"}
    assert ours <= {"agents", "agents.commands", "agents.models", "agents.config", "agents.config.endpoints"}
    assert not {"litellm", "openai", "diskcache", "sqlglot", "networkx"} & found
