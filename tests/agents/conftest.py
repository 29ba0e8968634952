"""What tests of the agents share."""

from collections.abc import AsyncIterator

import pytest

from agents import litellm_setup
from plan.plan import Plan
from tests.plan.sample import sample_plan

CANARY = "sk-canary-7Yt3Qw9Lm2Xz8Rb5Vn1Kp4Hd6"


@pytest.fixture
def canary(monkeypatch: pytest.MonkeyPatch) -> str:
    """A key that must never be seen again."""
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    return CANARY


@pytest.fixture
async def litellm(canary: str) -> AsyncIterator[None]:
    """Litellm loaded before clocks run, and its connections closed while their event loop still is."""
    litellm_setup.load()
    yield
    await litellm_setup.close()


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The phase text's own sample."""
    return sample_plan()
