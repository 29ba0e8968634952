"""Keys: found by reference, never shown."""

import subprocess
import sys
from pathlib import Path

import pytest

from agents.failures import redact
from agents.keys import KeyMissingError, key_for, key_state

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
