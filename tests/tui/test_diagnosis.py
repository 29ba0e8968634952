"""What doctor says of models."""

from pathlib import Path

import pytest

from tests.wire.dialect import Script
from tests.wire.gemini import Gemini
from tests.wire.server import wire_server
from tui.diagnosis import Line, diagnose

CONFIG = """
[agents.default]
model = "openai/gpt-4o"
fallbacks = ["mistral/mistral-large-latest"]
[agents.database-architect]
model = "lm_studio/qwen"
"""


def test_what_takes_over_is_looked_at_and_what_has_no_address_is_not_contacted(
    planroom_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    (planroom_home / "config.toml").write_text(CONFIG)
    lines = list(diagnose(call=False))
    assert _levels(lines, "model") == {"openai/gpt-4o: key there": "ok", "lm_studio/qwen: no key needed": "fail"}
    assert _levels(lines, "fallback") == {"mistral/mistral-large-latest: no key": "warn"}
    assert _levels(lines, "contacts") == {"the provider of openai/ models, the provider of mistral/ models": "ok"}


def _levels(lines: list[Line], about: str) -> dict[str, str]:
    return {line.found: line.level for line in lines if line.about == about}


def test_a_call_leaves_nothing_that_calls_home(planroom_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEMINI_API_KEY", "k")
    with wire_server() as server:
        address = server.route("gemini", Gemini(), [Script(text="yes")])
        agent = f'[agents.default]\nmodel = "{Gemini.model}"\napi_base = "{address}"\nkey = "env:GEMINI_API_KEY"\n'
        (planroom_home / "config.toml").write_text(agent)
        lines = list(diagnose(call=True))
    assert [line.level for line in lines if line.about == "call"] == ["ok"]
    assert "callback" not in next(line.found for line in lines if line.about == "phones home")
