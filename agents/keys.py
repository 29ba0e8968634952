"""Keys are found by a reference (`env:NAME`, `keyring:SERVICE/USER`) when a call is made; they are never shown."""

import importlib
import os
import re
from dataclasses import dataclass
from typing import Protocol, cast

from agents.models import is_offline, is_on_this_machine, is_own_server
from agents.provider_keys import LOGS_IN, log_in_missing, really_missing

_REFERENCE = re.compile(r"env:[A-Za-z_][A-Za-z0-9_]{0,127}|keyring:[^/\s][^/\n]{0,199}/[^\s][^\n]{0,199}")
HOW_TO_REFER = "write env:NAME for an environment variable, or keyring:SERVICE/USER for the system's keyring"
_ANY_KEY_WILL_DO = ("gemini/",)
_NAMED_AFTER = {"gemini": "google", "bedrock": "aws", "huggingface": "hf", "vertex_ai": "google"}
"""Providers whose variables have another name than they."""
NO_KEY = "none"
"""What is sent to a server for which no key is named."""
_handed_out: set[str] = set()


class KeyMissingError(Exception):
    """A key is not where it is said to be; the text says what to do, and holds no key."""


class _Keyring(Protocol):
    def get_password(self, service: str, user: str) -> str | None: ...


@dataclass(frozen=True, slots=True)
class KeyState:
    """Whether the key of a model is there. `names` is where it is, or would have to be; `problem` says what to do.

    `known` is false for a provider of which litellm does not say where its key would be.
    """

    there: bool
    needed: bool
    names: tuple[str, ...] = ()
    problem: str = ""
    known: bool = True

    @property
    def word(self) -> str:
        """Return the state in a word or two, for a table."""
        if not self.known:
            return "key not known"
        if not self.needed:
            return "no key needed"
        return "key there" if self.there else "no key"


def checked_reference(reference: str) -> str:
    """Return `reference` if it is one; raises ValueError with a sentence that does not repeat what may be a key."""
    if reference and not _REFERENCE.fullmatch(reference):
        raise ValueError(f"this is no reference to a key, and keys are not kept here; {HOW_TO_REFER}")
    return reference


def key_for(reference: str) -> str:
    """Return the key that `reference` leads to, empty for no reference.

    Raises ValueError for what is no reference, and KeyMissingError if there is no key.
    """
    kind, _, rest = checked_reference(reference).partition(":")
    if not kind:
        return ""
    key = os.environ.get(rest, "") if kind == "env" else _from_keyring(rest)
    if not key.strip():
        where = f"The environment variable {rest}" if kind == "env" else f"The keyring entry {rest}"
        what = "set it" if kind == "env" else f"store it with `keyring set {rest.replace('/', ' ', 1)}`"
        raise KeyMissingError(f"{where} holds no key; {what}, or choose another model.")
    _handed_out.add(key)
    return key


def handed_out() -> frozenset[str]:
    """Return every key that was handed out in this process, so that texts can be cleaned of them."""
    return frozenset(_handed_out)


def call_key(model: str, api_base: str = "", reference: str = "") -> str:
    """Return the key that a call of `model` takes; empty where litellm finds it in the environment.

    A provider's key in the environment goes to the provider's own address: to another, `api_base`, goes the key that
    `reference` names, or none. Raises KeyMissingError with one sentence if there is none.
    """
    if reference:
        return key_for(reference)
    if api_base and not is_offline(model):
        # litellm's clients do not start without a key, and would take the provider's.
        return NO_KEY
    state = _in_environment(model)
    if state.problem:
        raise KeyMissingError(state.problem)
    return ""


def key_state(model: str, api_base: str = "", reference: str = "") -> KeyState:
    """Return whether the key that `model` needs is there; no key is in the answer."""
    from agents.known_models import without_address

    if problem := without_address(model, api_base):
        own = is_own_server(model)
        return KeyState(False, not own, problem=problem, known=own)
    if reference:
        try:
            key_for(reference)
        except (ValueError, KeyMissingError) as error:
            names = (reference,) if _REFERENCE.fullmatch(reference) else ()
            return KeyState(False, True, names, str(error))
        return KeyState(True, True, (reference,))
    # A server of the person's own may need no key, so nothing is asked for there.
    return KeyState(False, False) if is_own_server(model, api_base) else _in_environment(model)


def _in_environment(model: str) -> KeyState:
    """Return whether litellm finds in the environment what `model` needs."""
    if is_on_this_machine(model):
        return KeyState(False, False)
    if file := log_in_missing(model):
        sentence = f"{model} needs a log-in that litellm keeps in {file}; log in with litellm, or choose another model."
        return KeyState(False, True, (), sentence)
    if model.startswith(tuple(f"{provider}/" for provider in LOGS_IN)):
        return KeyState(True, True)
    from agents.litellm_setup import load

    answer = load().validate_environment(model=model)
    named = tuple(str(name) for name in answer.get("missing_keys", ()))
    missing = really_missing(named)
    if named and not missing:
        return KeyState(True, True)
    if answer.get("keys_in_environment"):
        # litellm says yes of every provider that it knows no variable of.
        return KeyState(True, True) if _has_variable(model) else KeyState(False, True, known=False)
    if not missing:
        return KeyState(False, False)
    one = len(missing) == 1 or model.startswith(_ANY_KEY_WILL_DO)
    joined = (" or " if one else " and ").join(missing)
    sentence = f"{model} needs {joined} in the environment; set {'it' if one else 'them'}, or choose another model."
    return KeyState(False, True, missing, sentence)


def _has_variable(model: str) -> bool:
    """Return whether the environment has a variable that is named after the provider of `model`."""
    from agents.known_models import provider_of

    known = provider_of(model)
    if known is None:
        return False
    _, provider = known
    names = {_letters(name) for name in (provider, _NAMED_AFTER.get(provider, provider))}
    return any(name in _letters(variable) for variable in os.environ for name in names)


def _letters(name: str) -> str:
    return name.replace("_", "").upper()


def _from_keyring(entry: str) -> str:
    service, _, user = entry.partition("/")
    try:
        keyring = cast("_Keyring", importlib.import_module("keyring"))
    except ImportError:
        raise KeyMissingError(
            f"The key is in the keyring ({entry}), and keyring is not installed; install planroom[keyring]."
        ) from None
    try:
        return keyring.get_password(service, user) or ""
    except Exception as error:  # noqa: BLE001 - a back end may raise anything, and its text may hold anything
        kind = type(error).__name__
        raise KeyMissingError(
            f"The system's keyring does not answer ({kind}); unlock it, or put the key into the environment."
        ) from None
