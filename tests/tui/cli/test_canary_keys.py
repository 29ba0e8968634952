"""A key in the environment or a file is in nothing that the commands print or write."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CANARY = "canary-7f3a-plain-words"


def ran(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "OPENAI_API_KEY": CANARY, "MY_OWN_KEY": CANARY}
    command = [sys.executable, "-m", "tui.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)


@pytest.mark.parametrize("key", ["env:MY_OWN_KEY", CANARY])
def test_no_command_shows_a_key(key: str, planroom_home: Path, tmp_path: Path) -> None:
    config = planroom_home / "config.toml"
    config.write_text(
        f'[agents.default]\nmodel = "openai/m"\napi_base = "http://127.0.0.1:1/v1"\nkey = "{key}"\n'
        "timeouts = { first_token = 2, total = 3 }\n"
    )
    document = tmp_path / "shop.md"
    document.write_text("# Shop\n\nAs a clerk, I want to sell tea, so that I earn money.\n")
    named = key.startswith("env:")
    for arguments, status in (
        (("config",), 0),
        (("config", "--json"), 0),
        (("config", "check"), 0 if named else 2),
        (("models", "--json"), 0 if named else 2),
        (("doctor", "--json"), 0 if named else 1),
        (("sessions",), 0),
        (("run", str(document), "--out", str(tmp_path / "out"), "--api-base", f"http://me:{CANARY}@h/"), 2),
    ):
        done = ran(*arguments)
        shown = done.stdout + done.stderr
        assert done.returncode == status, shown
        assert "Traceback" not in shown
        assert CANARY not in shown
    written = [file for file in planroom_home.rglob("*") if file.is_file() and file != config]
    assert not any(CANARY.encode() in file.read_bytes() for file in written)
