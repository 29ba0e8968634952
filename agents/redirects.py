"""Where the environment sends a provider's calls: litellm and its clients read addresses there, as they read keys."""

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from agents.known_models import provider_of
from agents.models import is_offline

_ENDINGS = ("_API_BASE", "_BASE_URL", "_BASE")
_NAMED_AFTER = {"ollama_chat": "ollama", "text-completion-openai": "openai", "vertex_ai": "vertexai"}
"""Providers whose variables have another name than they."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """A variable of the environment and the server that it names, without any user or password in it."""

    variable: str
    server: str

    @property
    def sentence(self) -> str:
        """Say it in a table."""
        return f"{self.server} ({self.variable})"


def redirect_of(model: str, api_base: str = "") -> Redirect | None:
    """Return where the environment sends the calls of `model`; nothing where `api_base` names its server."""
    if api_base or is_offline(model):
        return None
    known = provider_of(model)
    if known is None:
        return None
    _, provider = known
    name = _NAMED_AFTER.get(provider, provider).upper().replace("-", "_")
    for variable in (name + ending for ending in _ENDINGS):
        if address := os.environ.get(variable, "").strip():
            return Redirect(variable, _server(address))
    return None


def _server(address: str) -> str:
    """Return the part of an address that says whose it is; the rest may hold what is nobody's business."""
    try:
        parts = urlsplit(address if "://" in address else f"//{address}")
        host, port = parts.hostname or "an address that cannot be read", parts.port
    except ValueError:
        return "an address that cannot be read"
    return f"{parts.scheme + '://' if parts.scheme else ''}{host}{f':{port}' if port else ''}"
