"""Whether a model can be called at all: what is certain to fail is said before a session is begun with it."""

import difflib
from dataclasses import dataclass

from agents.keys import key_state
from agents.known_models import provider_of
from agents.litellm_setup import load
from agents.models import DEFAULT_MODEL, is_offline, is_own_server
from sessions.state import Assignment


@dataclass(frozen=True, slots=True)
class Callable:
    """`problem` says why no call can succeed, `doubt` what may be wrong; both are empty where all is well."""

    problem: str = ""
    doubt: str = ""


def callable_as(assignment: Assignment) -> Callable:
    """Return whether what an agent is to write with, or a fallback of it, can be called; nobody is asked."""
    first = _callable(assignment.model, assignment.api_base, assignment.settings.key)
    if not first.problem:
        return first
    rest = (_callable(other.model, other.api_base, other.key) for other in assignment.settings.fallbacks)
    return Callable(doubt=first.problem) if any(not other.problem for other in rest) else first


def _callable(model: str, api_base: str, key: str) -> Callable:
    if is_offline(model):
        other = f"There is no {model}; the offline planner is {DEFAULT_MODEL}."
        return Callable("" if model == DEFAULT_MODEL else other)
    known = provider_of(model)
    if known is None:
        return Callable(f"{model} is no model that litellm knows; {_near(model)}write PROVIDER/MODEL.")
    problem = key_state(model, api_base, key).problem
    name, provider = known
    listed = load().models_by_provider.get(provider, ())
    if problem or is_own_server(model, api_base) or not listed or {model, name} & set(listed):
        return Callable(problem)
    return Callable(doubt=f"litellm's list has no {model}; {_near(model)}it is asked for all the same.")


def _near(model: str) -> str:
    """Return the model that was perhaps meant, as the beginning of a sentence's end."""
    close = difflib.get_close_matches(model, load().model_cost, n=1, cutoff=0.75)
    return f"did you mean {close[0]}? Otherwise " if close else ""
