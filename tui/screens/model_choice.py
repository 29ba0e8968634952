"""What a choice of a model becomes: which are offered, how they are shown, and the command that takes one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from pydantic import ValidationError

from agents.commands import Assign, bare_address
from agents.config.endpoints import endpoint_at, same_address
from plan.artifacts import AgentName
from sessions.events import ModelSettings
from sessions.state import Assignment
from tui.model_desk import KnownModel
from widgets.model_list import ModelRow

if TYPE_CHECKING:
    from agents.config.schema import EndpointSection

EFFORTS: tuple[str, ...] = get_args(ModelSettings.model_fields["reasoning_effort"].annotation)


@dataclass(frozen=True, slots=True)
class Filled:
    """A model, and what is filled in beside it."""

    model: KnownModel
    address: str = ""
    temperature: str = ""
    longest: str = ""
    effort: str = ""


def offered(text: str, own: Sequence[KnownModel], listed: Sequence[KnownModel]) -> tuple[KnownModel, ...]:
    """Return the models to choose from: those of one's own that have the words of `text`, what was typed, the list."""
    words = text.lower().split()
    found = [each for each in own if each.model and all(word in _words(each) for word in words)]
    typed = text.strip()
    if "/" in typed.strip("/") and " " not in typed and typed not in {each.model for each in (*own, *listed)}:
        found.append(KnownModel(model=typed, provider="as typed", known=False))
    found += listed
    by_place = {(each.model, each.api_base): each for each in reversed(found)}
    kept = dict.fromkeys((each.model, each.api_base) for each in found)
    return tuple(_fuller(by_place[place], (*own, *listed)) for place in kept)


def _words(each: KnownModel) -> str:
    return f"{each.model} {each.endpoint} {each.api_base}".lower()


def _fuller(found: KnownModel, listed: Sequence[KnownModel]) -> KnownModel:
    """Return what the list knows of a model that is set or typed, with its note."""
    if found.key_word:
        return found
    known = next((each for each in listed if each.model == found.model and each.key_word), None)
    return known.model_copy(update={"provider": found.provider, "api_base": found.api_base}) if known else found


def row(each: KnownModel) -> ModelRow:
    """Return how a model is shown."""
    can = (("schema", each.structured_output), ("tools", each.tools), ("reasoning", each.reasoning))
    noted = "" if each.model.startswith(f"{each.provider}/") else each.provider
    return ModelRow(
        each.model,
        note=f"at {each.endpoint or each.api_base}" if each.api_base else noted,
        key=each.key_word,
        context=each.context,
        price_in=each.price_in,
        price_out=each.price_out,
        abilities=tuple(word for word, does in can if does),
    )


def settings_problem(filled: Filled) -> str:
    """Return what is wrong with what is filled in, in one sentence; nothing if all is well."""
    try:
        bare_address(filled.address)
        temperature = float(filled.temperature or 0)
        longest = int(filled.longest or 1)
    except ValueError as error:
        if "address" in str(error):
            return f"{str(error)[0].upper()}{str(error)[1:]}."
        return "The temperature is a number from 0 to 2, the longest answer a whole number of tokens."
    if not 0 <= temperature <= 2 or longest < 1:
        return "The temperature is a number from 0 to 2, the longest answer at least one token."
    return "" if filled.effort in EFFORTS else f"The effort is one of {', '.join(e for e in EFFORTS if e)}, or nothing."


def wanted(held: Assignment, filled: Filled, endpoints: "Mapping[str, EndpointSection]") -> Assignment:
    """Return what an agent that now has `held` would write with.

    An address belongs to a model, key and prices to a model at an address: those of the one before go with it, and
    those of an endpoint of one's own come with its address.
    """
    chosen = filled.model
    same = chosen.model == held.model
    touched = filled.address != held.api_base
    api_base = filled.address if same or touched else chosen.api_base
    update: dict[str, object] = {
        "temperature": float(filled.temperature) if filled.temperature else None,
        "max_tokens": int(filled.longest) if filled.longest else None,
        "reasoning_effort": filled.effort,
    }
    if not same or same_address(api_base) != same_address(held.api_base):
        found = endpoint_at(api_base, endpoints)
        update |= {"key": found[1].key, "prices": found[1].prices} if found else {"key": "", "prices": None}
    return Assignment(chosen.model, api_base, held.settings.model_copy(update=update))


def assign(
    agent: AgentName, held: Assignment, filled: Filled, endpoints: "Mapping[str, EndpointSection]"
) -> Assign | None:
    """Return the command that lets `agent` write with what is `wanted`; None if nothing would change."""
    one = wanted(held, filled, endpoints)
    if one == held:
        return None
    try:
        return Assign(agent=agent, model=one.model, api_base=one.api_base, settings=one.settings)
    except ValidationError:
        return None
