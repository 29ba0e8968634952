"""What is known about the model an agent writes with, before it is called."""

from dataclasses import dataclass

from sessions.events import ModelSettings

OFFLINE_PREFIX = "offline/"
DEFAULT_MODEL = "offline/planner"
"""The embedded planner: rules, no key, no network."""
_ON_THIS_MACHINE = ("ollama/", "ollama_chat/", "lm_studio/", "llamafile/", "vllm/", "docker_model_runner/", "lemonade/")


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How many seconds a call may take until its first token, and between two."""

    first_token: float = 180.0
    between_tokens: float = 90.0


USUAL_TOTAL = 3600.0
"""Seconds that an answer may take in all, over every call that is made for it."""


def timeouts_of(settings: ModelSettings) -> Timeouts:
    """Return the time-outs of a model's settings, and the usual ones where they say nothing."""
    usual = Timeouts()
    return Timeouts(
        usual.first_token if settings.first_token is None else settings.first_token,
        usual.between_tokens if settings.between_tokens is None else settings.between_tokens,
    )


def total_of(settings: ModelSettings) -> float:
    """Return how many seconds an answer may take in all."""
    return USUAL_TOTAL if settings.total is None else settings.total


def is_offline(model: str) -> bool:
    """Return whether `model` is the embedded planner, which needs neither key nor network."""
    return model.startswith(OFFLINE_PREFIX)


def is_on_this_machine(model: str) -> bool:
    """Return whether `model` runs where planroom does, and so costs nothing."""
    return is_offline(model) or model.startswith(_ON_THIS_MACHINE)


def is_own_server(model: str, api_base: str = "") -> bool:
    """Return whether `model` is served by a machine of the person's own, as far as its name and address tell."""
    return bool(api_base) or model.startswith(("hosted_vllm/", *_ON_THIS_MACHINE))
