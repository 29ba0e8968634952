"""Which setting holds where several say something, and where each one comes from."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from agents.config.reading import ReadConfig
from agents.config.schema import Address, AgentSection, Config, Dollars, FallbackSection, Model
from agents.models import DEFAULT_MODEL
from plan.artifacts import AGENTS, AgentName
from sessions.events import Fallback, ModelSettings
from sessions.state import Assignment

BUILT_IN: Final = "built in"
T = TypeVar("T")
Values = Mapping[str, object]
_MODEL: TypeAdapter[str] = TypeAdapter(Model)
_ADDRESS: TypeAdapter[str] = TypeAdapter(Address)
_DOLLARS: TypeAdapter[float] = TypeAdapter(Dollars)
_YES, _NO = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off"})


class SettingError(ValueError):
    """A setting from the environment or an option cannot be used; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A value that holds, and where it comes from."""

    value: object
    origin: str


@dataclass(frozen=True, slots=True)
class Options:
    """What was given on the command line; `agent_models` is for single agents."""

    values: Values = field(default_factory=dict)
    agent_models: Mapping[AgentName, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Layer:
    origin: str
    values: Values
    where: int
    """0 for options, 1 for the environment, 2 for the agent's section, 3 for the default section and the file."""


def settings_of(agent: AgentName, options: Options, read: ReadConfig) -> dict[str, Chosen]:
    """Return every setting of an agent that somebody set, with its origin; the model always.

    Address, key and prices belong to a model: where something nearer chose another model, those set farther away are
    left out, so that neither a document nor a key goes to a server that it is not for. Raises SettingError.
    """
    layers = _layers(agent, options, read)
    chosen: dict[str, Chosen] = {}
    where: dict[str, int] = {}
    for layer in layers:
        for name, value in layer.values.items():
            if value is not None and name not in chosen:
                chosen[name] = Chosen(value, layer.origin)
                where[name] = layer.where
    nearest = where.get("model", 3)
    if where.get("api_base", 0) > nearest:
        del chosen["api_base"]
    nearest = min(nearest, where["api_base"] if "api_base" in chosen else nearest)
    for name in ("key", "prices"):
        if where.get(name, 0) > nearest:
            del chosen[name]
    chosen.setdefault("model", Chosen(DEFAULT_MODEL, BUILT_IN))
    address = chosen.get("api_base")
    if address and "key" not in chosen:
        for name, endpoint in read.config.endpoints.items():
            if endpoint.key and endpoint.api_base.rstrip("/") == str(address.value).rstrip("/"):
                chosen["key"] = Chosen(endpoint.key, f"{read.path} [endpoints.{name}]")
    return chosen


def assignment_of(chosen: Mapping[str, Chosen]) -> Assignment:
    """Return what an agent is asked with."""
    values = {name: one.value for name, one in chosen.items()}
    model, api_base = str(values.pop("model")), str(values.pop("api_base", ""))
    return Assignment(model, api_base, ModelSettings.model_validate(values))


def assignments_of(options: Options, read: ReadConfig) -> dict[AgentName, Assignment]:
    """Return what all four agents are asked with; raises SettingError."""
    return {agent: assignment_of(settings_of(agent, options, read)) for agent in AGENTS.values()}


def budget_of(option: float | None, read: ReadConfig) -> Chosen | None:
    """Return how many dollars a new session may spend, None for no limit; raises SettingError."""
    if option is not None:
        return Chosen(option, "--budget")
    if said := os.environ.get("PLANROOM_BUDGET", "").strip():
        return Chosen(_checked(_DOLLARS, said, "PLANROOM_BUDGET", "an amount in dollars such as 2.00"), _env("BUDGET"))
    return None if read.config.budget is None else Chosen(read.config.budget, str(read.path))


def _layers(agent: AgentName, options: Options, read: ReadConfig) -> tuple[_Layer, ...]:
    own = {"model": options.agent_models.get(agent)}
    file = [
        _Layer(f"{read.path} [agents.{name}]", _flat(_section(read.config, name), read.config), where)
        for name, where in ((agent, 2), ("default", 3))
    ]
    return (
        _Layer("--agent-model", own, 0),
        *(_Layer(_option(name), {name: value}, 0) for name, value in options.values.items()),
        *_environment(),
        *file,
        _Layer(str(read.path), {"cache": read.config.cache}, 3),
    )


def _environment() -> Sequence[_Layer]:
    found: list[_Layer] = []
    if model := os.environ.get("PLANROOM_MODEL", "").strip():
        found.append(_Layer(_env("MODEL"), {"model": _checked(_MODEL, model, "PLANROOM_MODEL", "PROVIDER/MODEL")}, 1))
    if base := os.environ.get("PLANROOM_API_BASE", "").strip():
        plain_url = "an address without user, password or query"
        found.append(
            _Layer(_env("API_BASE"), {"api_base": _checked(_ADDRESS, base, "PLANROOM_API_BASE", plain_url)}, 1)
        )
    if cache := os.environ.get("PLANROOM_CACHE", "").strip().lower():
        if cache not in _YES | _NO:
            raise SettingError("PLANROOM_CACHE takes true or false; correct it or unset it")
        found.append(_Layer(_env("CACHE"), {"cache": cache in _YES}, 1))
    return found


def _section(config: Config, name: str) -> AgentSection:
    section: AgentSection = getattr(config.agents, name.replace("-", "_"))
    return section


def _flat(section: AgentSection, config: Config) -> Values:
    """Return a section as the settings it makes."""
    endpoint = config.endpoints.get(section.endpoint) if section.endpoint else None
    fallbacks = section.fallbacks
    return {
        "model": section.model,
        "api_base": section.api_base or (endpoint.api_base if endpoint else None),
        "key": section.key or (endpoint.key or None if endpoint else None),
        "temperature": section.temperature,
        "max_tokens": section.max_tokens,
        "reasoning_effort": section.reasoning_effort,
        **section.timeouts.model_dump(),
        "fallbacks": None if fallbacks is None else tuple(_fallback(one) for one in fallbacks),
        "prices": section.prices,
    }


def _fallback(one: str | FallbackSection) -> Fallback:
    if isinstance(one, str):
        return Fallback(model=one)
    return Fallback(model=one.model, api_base=one.api_base, key=one.key)


def _option(name: str) -> str:
    shown = {"cache": "no-cache", "fallbacks": "fallback", "total": "timeout"}.get(name, name)
    return f"--{shown.replace('_', '-')}"


def _env(name: str) -> str:
    return f"environment PLANROOM_{name}"


def _checked(adapter: TypeAdapter[T], value: str, name: str, takes: str) -> T:
    try:
        return adapter.validate_python(value)
    except ValidationError:
        raise SettingError(f"{name} takes {takes}; correct it or unset it") from None
