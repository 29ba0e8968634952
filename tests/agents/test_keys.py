"""Keys: found by reference, never shown."""

import subprocess
import sys
from pathlib import Path

import pytest

from agents.failures import redact
from agents.keys import NO_KEY, KeyMissingError, KeyState, call_key, key_for, key_state
from agents.models import DEFAULT_MODEL
from agents.redirects import redirect_of

CANARY = "canary-7f3a-plain-words"


def test_a_key_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_OWN", CANARY)
    assert key_for("env:MY_OWN") == CANARY
    state = key_state("openai/m", "http://127.0.0.1:1", "env:MY_OWN")
    assert state.there
    assert CANARY not in repr(state)
    assert redact(f"wrong key {CANARY}!") == "wrong key [key]!"


def test_what_is_not_there_is_said_with_what_to_do() -> None:
    with pytest.raises(KeyMissingError, match="NOT_SET_HERE holds no key; set it"):
        key_for("env:NOT_SET_HERE")
    assert not key_state("openai/m", "", "env:NOT_SET_HERE").there


def test_a_pasted_key_is_refused_and_not_repeated() -> None:
    with pytest.raises(ValueError, match="no reference to a key") as refused:
        key_for(CANARY)
    assert CANARY not in str(refused.value)
    assert CANARY not in repr(key_state("openai/m", "", CANARY))


@pytest.mark.parametrize("fails", [False, True])
def test_the_keyring_is_asked_only_when_named(fails: bool, tmp_path: Path) -> None:
    body = (
        f"raise RuntimeError('{CANARY}')"
        if fails
        else f"return '{CANARY}' if (service, user) == ('s', 'u/v') else None"
    )
    (tmp_path / "keyring.py").write_text(f"def get_password(service, user):\n    {body}\n")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from agents.keys import key_for, key_state\n"
        "assert 'keyring' not in sys.modules\n"
        "state = key_state('openai/m', '', 'keyring:s/u/v'); print(state)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert f"there={not fails}" in done.stdout
    assert CANARY not in done.stdout + done.stderr


def test_the_offline_planner_needs_no_key() -> None:
    assert key_state(DEFAULT_MODEL).word == "no key needed"
    assert call_key(DEFAULT_MODEL) == ""


@pytest.mark.parametrize(
    ("model", "variable"),
    [
        ("openai/gpt-4o", "OPENAI_API_KEY"),
        ("anthropic/claude-sonnet-4-5", "ANTHROPIC_API_KEY"),
        ("groq/llama-3.3-70b-versatile", "GROQ_API_KEY"),
    ],
)
def test_a_missing_key_is_named_until_it_is_there(model: str, variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = f"{model} needs {variable} in the environment; set it, or choose another model."
    assert key_state(model) == KeyState(there=False, needed=True, names=(variable,), problem=sentence)
    with pytest.raises(KeyMissingError) as missing:
        call_key(model)
    assert str(missing.value) == sentence
    monkeypatch.setenv(variable, CANARY)
    assert key_state(model) == KeyState(there=True, needed=True)
    assert call_key(model) == ""  # litellm reads it there itself


def test_one_of_several_keys_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "GOOGLE_API_KEY or GEMINI_API_KEY" in key_state("gemini/gemini-2.5-pro").problem
    monkeypatch.setenv("GEMINI_API_KEY", CANARY)
    assert key_state("gemini/gemini-2.5-pro").problem == ""


@pytest.mark.parametrize(
    ("model", "variables"),
    [
        ("huggingface/a/b", ["HF_TOKEN"]),
        ("together_ai/x", ["TOGETHER_API_KEY"]),
        ("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", ["AWS_BEARER_TOKEN_BEDROCK"]),
        ("vertex_ai/gemini-2.5-pro", ["GOOGLE_APPLICATION_CREDENTIALS"]),
        ("azure/deployed", ["AZURE_API_BASE", "AZURE_API_KEY"]),
    ],
)
def test_what_litellm_takes_in_a_key_s_place_is_enough(
    model: str, variables: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert key_state(model).problem
    for variable in variables:
        monkeypatch.setenv(variable, CANARY)
    assert key_state(model) == KeyState(there=True, needed=True)


def test_credentials_in_the_home_folder_are_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    model = "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0"
    assert "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment; set them" in key_state(model).problem
    (tmp_path / ".aws").mkdir()
    (tmp_path / ".aws" / "credentials").touch()
    assert key_state(model).there


@pytest.mark.parametrize("model", ["github_copilot/gpt-4o", "chatgpt/gpt-5.5"])
def test_nobody_is_logged_in(model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    provider = model.partition("/")[0]
    assert f"{tmp_path}/.config/litellm/{provider}" in key_state(model).problem
    monkeypatch.setenv(f"{provider.upper()}_TOKEN_DIR", str(tmp_path))
    for name in ("access-token", "auth.json"):
        (tmp_path / name).touch()
    assert key_state(model) == KeyState(there=True, needed=True)


@pytest.mark.parametrize("model", ["ollama/llama3.2", "ollama_chat/llama3.2", "lm_studio/m", "hosted_vllm/m"])
def test_a_local_server_needs_no_key(model: str) -> None:
    assert key_state(model).word == "no key needed"
    assert call_key(model) == ""


def test_a_server_of_one_s_own_is_called_without_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    assert key_state("openai/some-model", "http://127.0.0.1:8080/v1").word == "no key needed"
    assert call_key("openai/some-model", "http://127.0.0.1:8080/v1") == NO_KEY
    assert call_key("ollama_chat/qwen3", "https://elsewhere.example") == NO_KEY


def test_an_address_in_the_environment_is_shown_without_what_may_be_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    assert redirect_of("openai/gpt-4o") is None
    monkeypatch.setenv("OPENAI_BASE_URL", f"https://me:{CANARY}@gateway.example:8443/v1?key={CANARY}")
    redirect = redirect_of("openai/gpt-4o")
    assert redirect is not None
    assert redirect.sentence == "https://gateway.example:8443 (OPENAI_BASE_URL)"
    assert redirect_of("openai/gpt-4o", "http://127.0.0.1:1/v1") is None
    assert redirect_of("anthropic/claude-sonnet-4-5") is None
