"""What a failure says, and what it never says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.failures import DraftFailure, excerpt, failure_of, redact
from agents.keys import key_for

KEYS = [
    "sk-proj-abcDEF123456789012345678",
    "sk-ant-api03-AbCdEf_123-4567890",
    "gsk_abcdefghij0123456789",
    "AIzaSyA-1234567890abcdefghij",
    "AKIAIOSFODNN7EXAMPLE",
    "xai-0123456789abcdef",
    "hf_abcdefghijklmnopqrst",
    "0123456789abcdef0123456789abcdef",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
]
WORDS = st.text(alphabet=st.characters(codec="utf-8", categories=["L", "P", "Z"]), max_size=20)


@given(WORDS, st.sampled_from(KEYS), WORDS)
def test_nothing_that_looks_like_a_key_is_said(before: str, key: str, after: str) -> None:
    assert key not in DraftFailure("denied", f"{before} {key} {after}").message


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Bearer abc.def.ghi-very-secret",
        "https://user:very-secret@host/v1",
        "https://host/v1?key=very-secret&x=1",
    ],
)
def test_keys_are_known_by_where_they_stand(text: str) -> None:
    assert "very-secret" not in redact(text)


@pytest.mark.parametrize(
    "text",
    [
        "m does not accept the key (Authorization: Bearer none). Check it.",
        "m wants a bearer token).",
        "Bearer authentication is required.",
    ],
)
def test_words_after_bearer_are_no_key(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize("before", ["Bearer ", "https://host/v1?key=", "token="])
def test_a_key_does_not_take_the_end_of_its_sentence_along(before: str) -> None:
    assert redact(f"refused ({before}very-secret-1); check it ({before}very-secret-1).") == (
        f"refused ({before}[key]); check it ({before}[key])."
    )


def test_a_short_key_is_no_part_of_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOX", "one")
    key_for("env:BOX")
    assert redact("none but one") == "none but [key]"


def test_the_values_of_secret_variables_are_never_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_GATEWAY_KEY", "plain words as key")
    assert redact("refused plain words as key today") == "refused [key] today"


@pytest.mark.parametrize(
    "text",
    [
        "openrouter/meta-llama/llama-4-maverick-17b-128e-instruct failed",
        "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0 failed",
        "The draft of 2026-11-23 is task-based and asks for 4096 tokens",
    ],
)
def test_what_is_no_key_stays(text: str) -> None:
    assert redact(text) == text


def test_an_excerpt_is_one_printable_line() -> None:
    said = excerpt(
        ValueError("litellm.BadRequestError: OpenAIException - no\n\x1b[31mred\x1b[0m \u202eright" + "x" * 999)
    )
    assert said.startswith(" (no ")
    assert said.removeprefix(" ").isprintable()
    assert len(said) < 310


@given(st.text())
def test_whatever_an_exception_says_becomes_a_failure(text: str) -> None:
    failure = failure_of(ValueError(text), "openai/m")
    assert (failure.reason, failure.retryable) == ("provider", False)
    assert failure.message.isprintable()
    assert "openai/m" in failure.message


def test_what_litellm_adds_for_its_own_sake_is_left_out() -> None:
    said = excerpt(
        ValueError(
            "no such thing\nTraceback (most recent call last):\n  File x\n\nThis looks like a bug in LiteLLM rather"
        )
    )
    assert said == " (no such thing)"


def test_a_fault_in_a_program_is_no_trouble_with_the_network() -> None:
    wrapped = ConnectionAbortedError("gone")
    assert failure_of(wrapped, "openai/m").reason == "network"
    fault = failure_of(KeyError("choices"), "openai/m")
    assert (fault.reason, fault.retryable) == ("provider", False)
    assert "KeyError" in fault.message


@pytest.mark.parametrize(
    ("error", "reason", "says"),
    [
        (ModuleNotFoundError("No module named 'google'"), "bad-request", "needs a Python package"),
        (ValueError("SDK not found. Install it with: pip install x"), "bad-request", "needs a Python package"),
        (ValueError("Missing Snowflake JWT key"), "no-key", 'key = "env:NAME"'),
        (ValueError("Missing credentials. Please pass an `api_key`"), "no-key", 'key = "env:NAME"'),
        (ValueError("[Errno -2] Name or service not known"), "no-address", "cannot be found"),
        (ValueError("Missing required key: messages"), "provider", "ValueError"),
    ],
)
def test_what_never_came_to_the_provider_is_named(error: Exception, reason: str, says: str) -> None:
    failure = failure_of(error, "some/m")
    assert (failure.reason, failure.retryable) == (reason, reason == "no-address")
    assert says in failure.message
