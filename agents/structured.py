"""How a model is told what its answer must look like: the strictest way that it understands."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from pydantic import BaseModel

from agents.litellm_setup import load
from agents.models import is_offline
from plan.schema import strict_schema

Mode = Literal["schema", "json", "prompt"]
"""A strict JSON schema; any JSON object, with the schema in the prompt; the schema in the prompt alone."""

MODES: tuple[Mode, ...] = get_args(Mode)


@dataclass(frozen=True, slots=True)
class Form:
    """What a request says about the form of its answer: a parameter, words in the system message, or both."""

    mode: Mode
    response_format: Mapping[str, object] | None
    words: str


def best_mode(model: str) -> Mode:
    """Return the strictest mode that `model` is known to take."""
    if is_offline(model):
        return "prompt"
    litellm = load()
    if litellm.supports_response_schema(model=model):
        return "schema"
    try:
        parameters = litellm.get_supported_openai_params(model=model) or ()
    except litellm.exceptions.BadRequestError:
        return "prompt"
    return "json" if "response_format" in parameters else "prompt"


def weaker(mode: Mode) -> Mode | None:
    """Return the next mode to try when a provider does not take `mode`."""
    place = MODES.index(mode) + 1
    return MODES[place] if place < len(MODES) else None


def form_of(name: str, answer: type[BaseModel], model: str, mode: Mode) -> Form:
    """Return how to ask `model` in `mode` for an `answer`, whose schema is called `name`."""
    if is_offline(model):
        return Form(mode, None, "")
    schema = strict_schema(answer)
    if mode == "schema":
        wanted = {"name": name, "strict": True, "schema": schema}
        return Form(mode, {"type": "json_schema", "json_schema": wanted}, "")
    words = (
        "Answer with one JSON object and nothing else: no prose before or after it, no code fence. "
        f"It must fit this JSON schema:\n{json.dumps(schema, ensure_ascii=False, separators=(',', ':'))}"
    )
    return Form(mode, {"type": "json_object"} if mode == "json" else None, words)
