"""What a provider's call needs in the environment: what litellm tells of it, less what does as well and is not told."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

LOGS_IN: Mapping[str, tuple[str, str, str]] = {
    "github_copilot": ("GITHUB_COPILOT_TOKEN_DIR", "GITHUB_COPILOT_ACCESS_TOKEN_FILE", "access-token"),
    "chatgpt": ("CHATGPT_TOKEN_DIR", "CHATGPT_AUTH_FILE", "auth.json"),
}
"""Providers that somebody logs in to: where litellm keeps what came of it, a folder and a file that variables name."""
_HAS_A_DEFAULT = frozenset({"AZURE_API_VERSION", "VERTEXAI_LOCATION"})


@dataclass(frozen=True, slots=True)
class _Instead:
    """What does as well as a variable: others, or a file in the home folder."""

    variables: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def there(self) -> bool:
        return any(os.environ.get(name) for name in self.variables) or any(
            (Path.home() / name).is_file() for name in self.files
        )


_AWS = _Instead(("AWS_BEARER_TOKEN_BEDROCK",), (".aws/credentials", ".aws/config"))
_INSTEAD: Mapping[str, _Instead] = {
    "AWS_ACCESS_KEY_ID": _AWS,
    "AWS_SECRET_ACCESS_KEY": _AWS,
    "AZURE_API_KEY": _Instead(("AZURE_OPENAI_API_KEY", "AZURE_AD_TOKEN", "AZURE_CLIENT_ID")),
    "COHERE_API_KEY": _Instead(("CO_API_KEY",)),
    "HUGGINGFACE_API_KEY": _Instead(("HF_TOKEN",)),
    "OPENROUTER_API_KEY": _Instead(("OR_API_KEY",)),
    "PERPLEXITYAI_API_KEY": _Instead(("PERPLEXITY_API_KEY",)),
    "REPLICATE_API_KEY": _Instead(("REPLICATE_API_TOKEN",)),
    "TOGETHERAI_API_KEY": _Instead(("TOGETHER_API_KEY", "TOGETHER_AI_API_KEY", "TOGETHER_AI_TOKEN")),
    "VERTEXAI_PROJECT": _Instead(
        ("VERTEXAI_CREDENTIALS", "GOOGLE_APPLICATION_CREDENTIALS"),
        (".config/gcloud/application_default_credentials.json",),
    ),
    "VOLCENGINE_API_KEY": _Instead(("ARK_API_KEY",)),
}


def really_missing(names: Iterable[str]) -> tuple[str, ...]:
    """Return those of the variables, which litellm misses, that a call cannot do without."""
    return tuple(
        name
        for name in names
        if name not in os.environ and name not in _HAS_A_DEFAULT and not _INSTEAD.get(name, _Instead()).there
    )


def log_in_missing(model: str) -> str:
    """Return the file that a log-in would have left, if `model` needs one and it is not there; empty otherwise."""
    provider = model.partition("/")[0]
    if provider not in LOGS_IN:
        return ""
    folder, name, usual = LOGS_IN[provider]
    place = Path(os.environ.get(folder) or Path.home() / ".config" / "litellm" / provider)
    place /= os.environ.get(name) or usual
    return "" if place.is_file() else str(place)
