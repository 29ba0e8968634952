"""An address that is one of the person's own endpoints is called with that endpoint's key."""

import re
from pathlib import Path

from sessions.home import sessions_folder
from tests.sessions.build import new_session
from tests.tui.cli.running import ran
from tests.wire.dialect import Script
from tests.wire.openai_chat import OpenAIChat
from tests.wire.server import wire_server

KEY = "canary-of-the-box"


def test_an_endpoint_that_is_named_by_its_address_gets_its_key(planroom_home: Path) -> None:
    new_session(sessions_folder(), "shop").close()
    with wire_server() as server:
        address = server.route("box", OpenAIChat(), [Script(status=402, error="Authorization: Bearer {key}.")])
        (planroom_home / "config.toml").write_text(f'[endpoints.box]\napi_base = "{address}"\nkey = "env:BOX"\n')
        done = ran("draft", "shop", "architecture", "--model", "openai/m", "--api-base", address, BOX=KEY)
    assert "has no credit left" in done.output
    assert "(Authorization: Bearer [key].)" in done.output
    assert re.findall(r"^authorization: (.*)\r$", server.heads[0], re.IGNORECASE | re.MULTILINE) == [f"Bearer {KEY}"]
