"""A key in the environment or a file is in nothing that the commands print or write."""

from pathlib import Path

import pytest

from tests.tui.cli.running import ran

CANARY = "canary-7f3a-plain-words"


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
        done = ran(*arguments, OPENAI_API_KEY=CANARY, MY_OWN_KEY=CANARY)
        assert done.status == status, done.output
        assert "Traceback" not in done.output
        assert CANARY not in done.output
    written = [file for file in planroom_home.rglob("*") if file.is_file() and file != config]
    assert not any(CANARY.encode() in file.read_bytes() for file in written)
