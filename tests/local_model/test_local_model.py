"""A real model with no network: its answers stream, obey the schema, and a draft ends with a name for how it ended."""

import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict

from agents import litellm_setup
from agents.asking import ask
from agents.job import Job
from agents.prompts import Message
from plan.architecture import Architecture
from plan.partial import partial_artifact
from sessions.events import DraftDelta, DraftFailed, DraftFinished, DraftRetried, ModelSettings
from sessions.fold import fold_all
from sessions.reader import SessionReader
from tests.local_model.drafting import SESSION, begin, planroom
from tests.local_model.server import MODEL, missing
from tests.local_model.serving import AGENT, local_model, settings, surroundings

pytestmark = [
    pytest.mark.local_model,
    pytest.mark.skipif(bool(missing()), reason="the local model's wheels are not installed; `make test-local` does"),
]
THE_MODELS_FAULT = {"too-short-limit", "too-long", "invalid", "repetition", "cut-off", "empty", "refused"}
"""What may become of a draft by a model of this size; anything else would be planroom's or the server's."""


class Choice(BaseModel):
    """An answer that even this model can only write to its end."""

    model_config = ConfigDict(extra="forbid")

    style: Literal["monolith", "microservices", "serverless"]
    stateless: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceJob(Job[Choice]):
    """Asks for a choice."""

    @property
    def name(self) -> str:
        return "choice"

    @property
    def title(self) -> str:
        return "choice"

    @property
    def answer_type(self) -> type[Choice]:
        return Choice

    def messages(self, last: Choice | None, problems: Sequence[str], answer: str, form: str) -> list[Message]:
        return [{"role": "user", "content": "Which style suits a small shop?"}]


@pytest.fixture(scope="module")
def api_base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with local_model(tmp_path_factory.mktemp("llama") / "llama.log") as address:
        yield address


async def test_only_the_schema_tells_it_what_to_write_and_it_obeys(api_base: str) -> None:
    job = ChoiceJob(
        draft="d", model=f"openai/{MODEL}", api_base=api_base, settings=ModelSettings(max_tokens=80, cache=False)
    )
    written: list[object] = []
    try:
        answered = await ask(job, written.append)
    finally:
        await litellm_setup.close()
    assert answered.content.style in {"monolith", "microservices", "serverless"}
    assert answered.usage.prompt_tokens > 0
    assert answered.usage.completion_tokens > 5
    assert not [event for event in written if isinstance(event, DraftRetried)]


def test_one_agent_drafts_with_it(api_base: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "config.toml").write_text(settings(api_base))
    environment = surroundings(home, home / "config.toml")
    begin(environment)
    done = subprocess.run(
        [*planroom(), "draft", SESSION, AGENT],
        env=environment,
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    events = list(SessionReader(home / "sessions" / f"{SESSION}.jsonl").read())
    deltas = [event for event in events if isinstance(event.data, DraftDelta)]
    assert len(deltas) > 100, done.stderr  # token by token, not in one piece at the end
    assert deltas[-1].ms - deltas[0].ms > 2_000
    text = "".join(event.data.text for event in deltas if isinstance(event.data, DraftDelta))
    assert re.match(r'\s*\{\s*"pattern"\s*:\s*\{\s*"style"\s*:\s*"', text)
    last = events[-1].data
    state = fold_all(events)
    if isinstance(last, DraftFinished):
        assert done.returncode == 0
        assert isinstance(state.artifacts["architecture"].latest, Architecture)
    else:
        assert isinstance(last, DraftFailed)
        assert last.reason in THE_MODELS_FAULT, last.message
        assert done.returncode == 5
        assert last.message in done.stderr
        draft = state.artifacts["architecture"].draft
        assert draft
        assert partial_artifact("architecture", draft.text)
        assert last.usage.completion_tokens > 100
