"""The process that knows models, asked for real."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sessions.events import AgentAssigned, ModelSettings
from sessions.state import Assignment
from tests.sessions.build import new_session
from tests.wire.dialect import Script
from tests.wire.openai_chat import OpenAIChat
from tests.wire.server import wire_server
from tui.model_desk import GONE, ModelDesk


@pytest.fixture
async def desk() -> AsyncIterator[ModelDesk]:
    found = ModelDesk()
    yield found
    await found.close()


async def test_it_searches_tells_and_tries_until_it_has_ended(
    desk: ModelDesk, planroom_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-nobody-s-key-at-all")
    with wire_server() as server:
        base = server.route("good", OpenAIChat(), [Script(text="yes")])
        bad = server.route("bad", OpenAIChat(), [Script(status=401, error="Incorrect API key provided: {key}.")])
        (planroom_home / "config.toml").write_text(f'[endpoints.box]\napi_base = "{base}"\n')
        found = await desk.search("gpt-4o mini")
        assert found.models[0].model == "gpt-4o-mini"
        assert found.models[0].price_in
        assert found.models[0].key_word == "key there"
        (about,) = (await desk.about(Assignment("nonsense/model"))).models
        assert (about.known, about.price_in, about.key_word) == (False, None, "key not known")
        tried = await desk.try_call(Assignment("openai/gpt-4o", base))
        assert tried.ok
        assert "answered in" in tried.sentence
        named = ModelSettings(key="env:OPENAI_API_KEY")
        refused = await desk.try_call(Assignment("openai/gpt-4o", bad, named))
        assert not refused.ok
        assert "does not accept the key" in refused.sentence
        assert "nobody" not in refused.sentence
        listed = await desk.served()
        assert listed.models == ()
        assert listed.sentence.startswith("box: ")
    await desk.close()
    assert await desk.search("gpt") == GONE


async def test_it_says_what_a_draft_is_likely_to_cost(desk: ModelDesk, tmp_path: Path) -> None:
    with new_session(tmp_path) as writer:
        writer.append(AgentAssigned(agent="database-architect", model="openai/gpt-4o"), "ada")
    told = await desk.expect(writer.path, "database", "Shorter.")
    assert told.ok
    assert "8,000 out with openai/gpt-4o: about $0." in told.sentence
    waits = await desk.expect(writer.path, "api", "")
    assert "waits for architecture and database" in waits.sentence
    assert "cannot be read" in (await desk.expect(tmp_path / "gone.jsonl", "api", "")).sentence
