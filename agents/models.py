"""What is known about the model an agent writes with, before it is called."""

from dataclasses import dataclass

from sessions.events import ModelSettings

OFFLINE_PREFIX = "offline/"
DEFAULT_MODEL = "offline/planner"
"""The embedded planner: rules, no key, no network."""
_NEEDS_NO_KEY = ("ollama/", "ollama_chat/")
_ANY_KEY_WILL_DO = ("gemini/",)


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How many seconds a model may take: until its first token, between two, and in all."""

    first_token: float = 180.0
    between_tokens: float = 90.0
    total: float = 1800.0


def timeouts_of(settings: ModelSettings) -> Timeouts:
    """Return the time-outs of a model's settings, and the usual ones where they say nothing."""
    usual = Timeouts()
    return Timeouts(
        usual.first_token if settings.first_token is None else settings.first_token,
        usual.between_tokens if settings.between_tokens is None else settings.between_tokens,
        usual.total if settings.total is None else settings.total,
    )


def is_offline(model: str) -> bool:
    """Return whether `model` is the embedded planner, which needs neither key nor network."""
    return model.startswith(OFFLINE_PREFIX)


def key_problem(model: str, api_base: str = "") -> str:
    """Return one sentence that names the environment variables that `model` needs and does not find; else nothing.

    A server of the person's own (`api_base`) may need no key, so nothing is asked for there.
    """
    if is_offline(model) or api_base:
        return ""
    from agents.litellm_setup import load

    answer = load().validate_environment(model=model)
    missing = [str(name) for name in answer.get("missing_keys", ())]
    if answer.get("keys_in_environment") or not missing or model.startswith(_NEEDS_NO_KEY):
        return ""
    names = (" or " if model.startswith(_ANY_KEY_WILL_DO) else " and ").join(missing)
    return f"{model} needs {names} in the environment; set it, or choose another model."
