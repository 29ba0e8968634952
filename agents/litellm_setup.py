"""The one place that imports litellm: quiet, local, and with the offline planner registered.

Left to itself litellm fetches its price map and header lists when imported, tokenizers when it counts, and prints
hints when something fails. None of that happens here, so importing takes no network and writes nothing.
"""

import logging
import os
import sys
import threading
import warnings
from functools import cache
from types import ModuleType

import httpx

from sessions.collecting import all_is_kept

_LOCAL = {
    "LITELLM_LOCAL_MODEL_COST_MAP": "True",
    "LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS": "True",
    "LITELLM_LOCAL_BLOG_POSTS": "True",
    "LITELLM_MODE": "PRODUCTION",  # otherwise litellm reads a .env file from wherever planroom was started
    "LITELLM_LOG": "ERROR",
}

_SETTINGS: dict[str, object] = {
    "telemetry": False,
    "suppress_debug_info": True,
    "set_verbose": False,
    "drop_params": False,  # dropping also swallows a 422 and asks again; streaming drops what a model cannot take
    "num_retries": 0,
    "turn_off_message_logging": True,
    "disable_hf_tokenizer_download": True,
    "REPEATED_STREAMING_CHUNK_LIMIT": sys.maxsize,  # what goes round in circles is told by agents.repetition
    "disable_aiohttp_transport": True,  # httpx closes a cancelled request at once, and leaves no open session
}


_loading = threading.Lock()


def load() -> ModuleType:
    """Return litellm, imported and configured the first time this is called; that takes seconds. Any thread may."""
    with _loading:
        return _load()


@cache
def _load() -> ModuleType:
    os.environ.update(_LOCAL)
    with all_is_kept(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # deprecations inside litellm are not the person's business
        import litellm

    warnings.filterwarnings("ignore", module=r"pydantic\._internal")  # schemas that litellm builds later
    warnings.filterwarnings("ignore", message="Pydantic serializer warnings")  # of usage, in OpenAI's responses
    for name, value in _SETTINGS.items():
        setattr(litellm, name, value)
    for name in ("litellm", "LiteLLM", "LiteLLM Router", "LiteLLM Proxy", "httpx", "httpcore", "openai"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.CRITICAL)
        logger.propagate = False
    _register_offline_planner(litellm)
    _ask_no_server_about_models(litellm)
    _fetch_no_templates()
    _log_in_nowhere()
    module: ModuleType = litellm
    return module


def _register_offline_planner(litellm: ModuleType) -> None:
    from agents.offline.provider import PROVIDER, OfflinePlanner

    litellm.custom_provider_map.append({"provider": PROVIDER, "custom_handler": OfflinePlanner()})
    for known in (litellm.provider_list, litellm._custom_providers):
        if PROVIDER not in known:
            known.append(PROVIDER)


def _ask_no_server_about_models(litellm: ModuleType) -> None:
    """Keep litellm from asking a server what a model can do and costs, which it does while everything waits for it.

    It asks Ollama, Lemonade and Hugging Face before a call and behind every answer, and often the wrong server: the
    one of this machine. Without an answer it takes what its own list says, as for any other provider.
    """
    litellm.module_level_client.client.event_hooks["request"].append(_refuse_question)


def _refuse_question(request: httpx.Request) -> None:
    path = request.url.path
    if path.endswith(("/api/show", "/config.json", "/models")) or "/models/" in path:
        raise httpx.ConnectError("planroom asks no server about models in the middle of a call", request=request)


def _fetch_no_templates() -> None:
    """Keep litellm from fetching a model's chat template from huggingface.co, whoever serves the model.

    It has a usual one for every model, and takes that where it gets no other.
    """
    from litellm.litellm_core_utils.prompt_templates import huggingface_template_handler as handler

    async def none_to_be_had(hf_model_name: str) -> dict[str, str]:
        return {"status": "failure"}

    def none(hf_model_name: str) -> dict[str, str]:
        return {"status": "failure"}

    for name in ("get_tokenizer_config", "get_chat_template_file"):
        setattr(handler, name, none)
        setattr(handler, f"a{name}", none_to_be_had)


def _log_in_nowhere() -> None:
    """Keep litellm from beginning a log-in, and printing a code for it, when it only looks at a model that needs one.

    It raises instead, as it does where nobody could be waited for.
    """
    from litellm.llms.chatgpt import authenticator as chatgpt
    from litellm.llms.github_copilot import authenticator as github_copilot

    for authenticator in (chatgpt, github_copilot):
        setattr(authenticator, "can_block_current_thread", lambda: False)  # noqa: B010 - unknown to its types


async def close() -> None:
    """Close the connections that litellm keeps open for the next call, before their event loop ends."""
    if not _load.cache_info().currsize:
        return
    litellm = load()
    await litellm.close_litellm_async_clients()
    litellm.in_memory_llm_clients_cache.flush_cache()
