"""Litellm is loaded once, quietly, and reaches nobody."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

GUARD = """
import socket, sys

def guard(owner, name):
    kept = getattr(owner, name)
    def checked(*args, **kwargs):
        address = args[1] if owner is socket.socket else args[0]
        host = address[0] if isinstance(address, tuple) else address
        if host not in ("127.0.0.1", "localhost", "::1"):
            sys.__stderr__.write(f"REACHED FOR {address}\\n")
            raise OSError("no network")
        return kept(*args, **kwargs)
    setattr(owner, name, checked)

guard(socket.socket, "connect")
guard(socket.socket, "connect_ex")
guard(socket, "getaddrinfo")
"""

CALL = """
import asyncio
from agents import litellm_setup
from agents.failures import DraftFailure
from agents.keys import key_state
from agents.pricing import cost, estimated_usage
from agents.streaming import ModelRequest, stream
from agents.structured import best_mode
from sessions.events import Usage
from tests.agents.server import Answer, provider

async def main():
    for model in ("openai/m", "anthropic/claude-sonnet-4-5", "ollama_chat/llama3", "groq/llama3", "huggingface/a/b"):
        key_state(model), best_mode(model), cost(model, Usage(prompt_tokens=1))
        estimated_usage(model, [{"role": "user", "content": "hi"}], "there")
        oops, denied = Answer(status=500, error="oops"), Answer(status=401, error="no")
        for answer in (Answer("{}"), oops, denied, Answer("{", drop=True)):
            async with provider(answer) as server:
                request = ModelRequest(model, ({"role": "user", "content": "hi"},), api_base=server.api_base)
                try:
                    async for _ in stream(request):
                        pass
                except DraftFailure:
                    pass
    await litellm_setup.close()

for model in ("github_copilot/gpt-4o", "chatgpt/gpt-5.5"):
    key_state(model), best_mode(model), cost(model, Usage(prompt_tokens=1))
asyncio.run(main())
"""


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "PLANROOM_HOME"}}
    return subprocess.run(
        [sys.executable, "-c", GUARD + code],
        cwd=ROOT,
        env=clean | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_loading_reaches_nobody_says_nothing_and_reads_no_env_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PLANROOM_CANARY=1\n")
    code = "import os; os.chdir(os.environ['FOLDER'])\nfrom agents.litellm_setup import load\n"
    code += "assert load() is load()\nassert 'PLANROOM_CANARY' not in os.environ"
    done = run(code, FOLDER=str(tmp_path), PYTHONPATH=str(ROOT))
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def test_calls_and_their_failures_reach_only_the_provider_and_say_nothing() -> None:
    done = run(CALL, OPENAI_API_KEY="k", ANTHROPIC_API_KEY="k", GROQ_API_KEY="k")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def test_litellm_is_not_loaded_before_it_is_needed() -> None:
    done = run("import agents.drafting, agents.prompts, agents.models, sys\nassert 'litellm' not in sys.modules")
    assert (done.stderr, done.returncode) == ("", 0)
