"""How a model is told what its answer must look like: the strictest way that it understands."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from pydantic import BaseModel

from agents.known_models import known_as
from agents.litellm_setup import load
from agents.models import is_offline, is_own_server
from plan.schema import strict_schema

Mode = Literal["schema", "tool", "json", "prompt"]
"""A strict JSON schema; a tool whose arguments are the answer; any JSON object, with the schema in the prompt; the
schema in the prompt alone."""

MODES: tuple[Mode, ...] = get_args(Mode)

_WHOLE_AT_ONCE = ("groq/",)
"""Providers whose answers litellm does not stream once they have a form: words are asked for."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a request says about the form of its answer: a parameter, a tool, words in the prompt, or several."""

    mode: Mode
    response_format: Mapping[str, object] | None
    words: str
    tool: Mapping[str, object] | None = None


def best_mode(model: str, api_base: str = "") -> Mode:
    """Return the strictest mode that `model` is known to take, or is worth a try on a server of the person's own."""
    if is_offline(model) or model.startswith(_WHOLE_AT_ONCE):
        return "prompt"
    if _known(model, "schema"):
        return "schema"
    if is_own_server(model, api_base):
        return "schema"  # llama.cpp, vLLM, LM Studio and Ollama all take one; who does not says so
    if _known(model, "tool"):
        return "tool"
    return "json" if _known(model, "json") else "prompt"


def _known(model: str, mode: Mode) -> bool:
    """Return whether litellm knows that `model` takes `mode`."""
    litellm, model = load(), known_as(model)
    if mode == "schema":
        return bool(litellm.supports_response_schema(model=model))
    if mode == "tool":
        return bool(litellm.supports_function_calling(model=model))
    try:
        parameters = litellm.get_supported_openai_params(model=model) or ()
    except litellm.exceptions.BadRequestError:
        return False
    return mode == "json" and "response_format" in parameters


def weaker(mode: Mode) -> Mode | None:
    """Return the next mode to try when a provider does not take `mode`."""
    place = MODES.index(mode) + 1
    return MODES[place] if place < len(MODES) else None


def form_of(name: str, answer: type[BaseModel], model: str, mode: Mode) -> Form:
    """Return how to ask `model` in `mode` for an `answer`, whose schema is called `name`.

    Where it is not known that the model obeys, the schema stands in words as well: a server may leave out silently
    what it does not understand.
    """
    if is_offline(model):
        return Form(mode, None, "")
    schema = strict_schema(answer)
    if mode == "schema":
        wanted = {"name": name, "strict": True, "schema": schema}
        words = "" if _known(model, "schema") else _words(schema)
        return Form(mode, {"type": "json_schema", "json_schema": wanted}, words)
    if mode == "tool":
        function = {"name": name, "description": f"Takes the {name}.", "parameters": schema}
        words = f"Answer by calling the tool `{name}`, once, and write nothing else."
        if not _known(model, "tool"):
            words = f"{words} If there is no such tool: {_words(schema)}"
        return Form(mode, None, words, {"type": "function", "function": function})
    return Form(mode, {"type": "json_object"} if mode == "json" else None, _words(schema))


def _words(schema: Mapping[str, object]) -> str:
    return (
        "Answer with one JSON object and nothing else: no prose before or after it, no code fence. "
        f"It must fit this JSON schema:\n{json.dumps(schema, ensure_ascii=False, separators=(',', ':'))}"
    )
