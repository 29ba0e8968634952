"""Which setting holds where several say something, and where each one comes from."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from agents.config.endpoints import endpoint_at, same_address
from agents.config.reading import ReadConfig
from agents.config.schema import Address, AgentSection, Config, Dollars, FallbackSection, Model
from agents.models import DEFAULT_MODEL, USUAL_TOTAL, Timeouts
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


def settings_of(agent: AgentName, options: Options, read: ReadConfig, *, sound_only: bool = False) -> dict[str, Chosen]:
    """Return every setting of an agent that somebody set, with its origin; the model always.

    An address belongs to a model, key and prices to a model at an address: where something nearer names another, those
    set farther away are left out, so that neither a document nor a key goes to a server that it is not for. A variable
    that cannot be used is left out if `sound_only`, and otherwise raises SettingError.
    """
    layers = _layers(agent, options, read, sound_only)
    chosen = _nearest(layers)
    _keep_what_belongs(("api_base",), ("model",), chosen, layers)
    _keep_what_belongs(("key", "prices"), ("model", "api_base"), chosen, layers)
    chosen.setdefault("model", Chosen(DEFAULT_MODEL, BUILT_IN))
    address = chosen.get("api_base")
    if address and (found := endpoint_at(str(address.value), read.config.endpoints)):
        name, endpoint = found
        for setting, value in (("key", endpoint.key), ("prices", endpoint.prices)):
            if value and setting not in chosen:
                chosen[setting] = Chosen(value, f"{read.path} [endpoints.{name}]")
    return chosen


def all_settings_of(agent: AgentName, options: Options, read: ReadConfig) -> dict[str, Chosen]:
    """Return what `settings_of` does, and what holds where nobody said anything."""
    usual = {**asdict(Timeouts()), "total": USUAL_TOTAL, "cache": True}
    built_in = {name: Chosen(value, BUILT_IN) for name, value in usual.items()}
    chosen = settings_of(agent, options, read, sound_only=True)
    return {**chosen, **{name: one for name, one in built_in.items() if name not in chosen}}


def _nearest(layers: Sequence[_Layer]) -> dict[str, Chosen]:
    chosen: dict[str, Chosen] = {}
    for layer in layers:
        for name, value in layer.values.items():
            if value is not None:
                chosen.setdefault(name, Chosen(value, layer.origin))
    return chosen


def _keep_what_belongs(
    names: Sequence[str], to: Sequence[str], chosen: dict[str, Chosen], layers: Sequence[_Layer]
) -> None:
    """Leave out each of `names` that was set for something else than what was chosen in the end."""
    for name in names:
        place = next((layer.where for layer in layers if layer.values.get(name) is not None), 0)
        there = _nearest([layer for layer in layers if layer.where >= place])
        if any(_value(there, each) != _value(chosen, each) for each in to):
            chosen.pop(name, None)


def _value(chosen: Mapping[str, Chosen], name: str) -> object:
    value = chosen[name].value if name in chosen else None
    return same_address(value) if name == "api_base" and isinstance(value, str) else value


def assignment_of(chosen: Mapping[str, Chosen]) -> Assignment:
    """Return what an agent is asked with."""
    values = {name: one.value for name, one in chosen.items()}
    model, api_base = str(values.pop("model")), str(values.pop("api_base", ""))
    return Assignment(model, api_base, ModelSettings.model_validate(values))


def assignments_of(options: Options, read: ReadConfig, *, sound_only: bool = False) -> dict[AgentName, Assignment]:
    """Return what all four agents are asked with; raises as `settings_of` does."""
    return {agent: assignment_of(settings_of(agent, options, read, sound_only=sound_only)) for agent in AGENTS.values()}


def budget_of(option: float | None, read: ReadConfig, *, sound_only: bool = False) -> Chosen | None:
    """Return how many dollars a new session may spend, None for no limit; raises as `settings_of` does."""
    if option is not None:
        return Chosen(option, "--budget")
    if said := os.environ.get("PLANROOM_BUDGET", "").strip():
        try:
            return Chosen(_said_budget(said)["budget"], _env("BUDGET"))
        except SettingError:
            if not sound_only:
                raise
    return None if read.config.budget is None else Chosen(read.config.budget, str(read.path))


def _layers(agent: AgentName, options: Options, read: ReadConfig, sound_only: bool) -> tuple[_Layer, ...]:
    own = {"model": options.agent_models.get(agent)}
    file = [
        _Layer(f"{read.path} [agents.{name}]", _flat(_section(read.config, name), read.config), where)
        for name, where in ((agent, 2), ("default", 3))
    ]
    return (
        _Layer("--agent-model", own, 0),
        *(_Layer(_option(name), {name: value}, 0) for name, value in options.values.items()),
        *_environment(sound_only),
        *file,
        _Layer(str(read.path), {"cache": read.config.cache}, 3),
    )


def _environment(sound_only: bool) -> Sequence[_Layer]:
    found: list[_Layer] = []
    for name, read in _VARIABLES.items():
        if said := os.environ.get(f"PLANROOM_{name}", "").strip():
            try:
                found.append(_Layer(_env(name), read(said), 1))
            except SettingError:
                if not sound_only:
                    raise
    return found


def environment_problems() -> tuple[str, ...]:
    """Return what is wrong with planroom's own variables, a sentence each."""
    problems: list[str] = []
    for name, read in {**_VARIABLES, "BUDGET": _said_budget}.items():
        if said := os.environ.get(f"PLANROOM_{name}", "").strip():
            try:
                read(said)
            except SettingError as error:
                problems.append(f"{error}.")
    return tuple(problems)


def _said_model(said: str) -> Values:
    return {"model": _checked(_MODEL, said, "PLANROOM_MODEL", "PROVIDER/MODEL")}


def _said_address(said: str) -> Values:
    return {"api_base": _checked(_ADDRESS, said, "PLANROOM_API_BASE", "a web address without user, password or query")}


def _said_cache(said: str) -> Values:
    if said.lower() not in _YES | _NO:
        raise SettingError("PLANROOM_CACHE takes true or false; correct it or unset it")
    return {"cache": said.lower() in _YES}


def _said_budget(said: str) -> Values:
    return {"budget": _checked(_DOLLARS, said, "PLANROOM_BUDGET", "an amount in dollars such as 2.00")}


_VARIABLES: Final[Mapping[str, Callable[[str], Values]]] = {
    "MODEL": _said_model,
    "API_BASE": _said_address,
    "CACHE": _said_cache,
}


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
        "fallbacks": None if fallbacks is None else tuple(_fallback(one, config) for one in fallbacks),
        "prices": section.prices or (endpoint.prices if endpoint else None),
    }


def _fallback(one: str | FallbackSection, config: Config) -> Fallback:
    if isinstance(one, str):
        return Fallback(model=one)
    found = endpoint_at(one.api_base, config.endpoints)
    key, prices = (found[1].key, found[1].prices) if found else ("", None)
    return Fallback(model=one.model, api_base=one.api_base, key=one.key or key, prices=one.prices or prices)


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
