"""Planning poker over the wire: what the messages ask for, and the cards or settlements that the rules answer."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast, get_args

from pydantic import TypeAdapter, ValidationError

from agents.offline.poker import estimate_stories, settle
from agents.offline.request import RequestError, block_of, inside, joined
from plan.api import Api
from plan.architecture import Architecture
from plan.artifacts import AgentName
from plan.database import Database
from plan.estimates import Dispute, Estimate, Estimates, Settlements
from plan.sprints import Sprint, SprintPlan, Story

_HEAD = re.compile(r"(?m)^(Estimates|Settlements): ([\w-]+)\s*$")


@dataclass(frozen=True, slots=True)
class CardRequest:
    """A specialist is asked for its cards."""

    agent: AgentName
    stories: tuple[Story, ...]
    architecture: Architecture
    database: Database
    api: Api


@dataclass(frozen=True, slots=True)
class SettleRequest:
    """The planner is asked to settle disputes."""

    disputes: tuple[Dispute, ...]


def read_cards(messages: Iterable[Mapping[str, object]]) -> CardRequest | SettleRequest | None:
    """Return what is asked if it is planning poker, else None; raises RequestError when something is malformed."""
    system, user = joined(messages)
    found = _HEAD.search(system)
    if found is None:
        return None
    if found.group(1) == "Settlements":
        return SettleRequest(_disputes(user))
    agent = next((name for name in get_args(AgentName) if name == found.group(2)), None)
    architecture, database = block_of(user, "architecture", Architecture), block_of(user, "database", Database)
    api = block_of(user, "api", Api)
    if agent is None or architecture is None or database is None or api is None:
        raise RequestError("The offline planner estimates from an architecture, a database and an API; one is missing.")
    return CardRequest(agent, _stories(user), architecture, database, api)


def lay(request: CardRequest | SettleRequest) -> Estimates | Settlements:
    """Return the cards, or what is settled."""
    if isinstance(request, SettleRequest):
        return Settlements(settlements=tuple(settle(dispute) for dispute in request.disputes))
    sprints = SprintPlan(sprints=(_sprint(request.stories),), priorities=(), velocity=(), risks=())
    return Estimates(
        estimates=estimate_stories(request.agent, sprints, request.architecture, request.database, request.api)
    )


def _sprint(stories: tuple[Story, ...]) -> Sprint:
    return Sprint(number=1, name="", start="", end="", goal="", capacity=0, stories=stories, parallel=())


def _stories(user: str) -> tuple[Story, ...]:
    # The points are not in the message; the rules do not look at them.
    return tuple(_story({**item, "points": 0}) for item in _items(user, "stories"))


def _disputes(user: str) -> tuple[Dispute, ...]:
    found = []
    for item in _items(user, "disputes"):
        cards = []
        for held in cast("list[dict[str, object]]", item.get("cards", [])):
            agent = str(held.pop("agent", ""))
            cards.append((agent, Estimate.model_validate(held)))
        found.append(Dispute(_story(cast("dict[str, object]", item.get("story", {}))), tuple(cards)))
    return tuple(found)


def _story(data: Mapping[str, object]) -> Story:
    try:
        return Story.model_validate(data)
    except ValidationError as error:
        raise RequestError(f"A story of the message does not hold ({error.errors()[0]['msg']}).") from None


def _items(user: str, tag: str) -> list[dict[str, object]]:
    raw = inside(user, tag)
    try:
        return TypeAdapter(list[dict[str, object]]).validate_python(json.loads(raw or "[]"))
    except ValueError:
        raise RequestError(f"The <{tag}> block of the message is no list.") from None
