"""What can go wrong between asking a model and having its answer, named, and said so that a person can act on it."""

import json
import os
import re
import socket
import ssl
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from email.utils import parsedate_to_datetime

from agents.keys import handed_out
from agents.provider_words import in_words
from sessions.events import FailureReason, Unheeded

_EXCERPT = 300
_SHORT = 8
"""Characters that a key has at least, unless somebody made it up for a server of their own."""
_SECRET_NAME = re.compile(r"KEY|TOKEN|SECRET|PASSWORD|CREDENTIAL", re.IGNORECASE)
_SECRET_LOOK = re.compile(
    r"""(?ix)
    \b(?:sk|pk|rk|gsk|xai|hf|ghp|gho|pplx|nvapi|fw|r8|tgp)[-_][a-z0-9*_\-]{6,}   # the prefixes that providers use
    | \bAIza[0-9a-z_\-]{10,} | \bAKIA[0-9A-Z]{8,} | \beyJ[a-z0-9_\-]{8,}(?:\.[a-z0-9_\-]+)*
    | (?<=bearer\ )(?=\S*\d|[\w\-.~+/]{16})[^\s"',;]*[^\s"',;.:!?)\]}>]        # no plain word, no end of a sentence
    | (?<=basic\ )[a-z0-9+/=]{8,}
    | (?:(?<=key=)|(?<=token=))[^\s&"',;]*[^\s&"',;.:!?)\]}>] | (?<=://)[^/\s@]+(?=@)
    | \b(?=[a-z0-9_]*\d)(?=[a-z0-9_]*[a-z])[a-z0-9_]{32,}                        # any long random-looking word
    """
)
_ADDED = re.compile(
    r"Traceback \(most recent call last\)|This looks like a bug in LiteLLM|\.?\s*Handle with `litellm\."
)  # by litellm itself
_WRAPPING = re.compile(r"^(?:litellm\.\w+:\s*|(?:\w+(?:Error|Exception|Timeout)(?:\s+|(?=[:-])))+[:-]\s*)+")


class DraftFailure(Exception):  # noqa: N818 - an outcome with a name, not a fault in our code
    """A draft, or one call for it, ended without an answer that can be used.

    Its text is one sentence that says what happened and what to do. `retryable` says whether the same request may
    succeed later, and `retry_after` how many seconds the provider asks to wait, if it does. `taken` says whether the
    provider had taken the request, which is likely to be paid for then, whatever came of it. `unheeded` is what of a
    person's feedback was not carried out.
    """

    def __init__(
        self,
        reason: FailureReason,
        message: str,
        *,
        retryable: bool = False,
        retry_after: float | None = None,
        taken: bool = False,
        unheeded: tuple[Unheeded, ...] = (),
    ) -> None:
        self.reason: FailureReason = reason
        self.unheeded = unheeded
        self.taken = taken
        self.message = redact(message)
        self.retryable = retryable
        self.retry_after = retry_after
        super().__init__(self.message)


def redact(text: str) -> str:
    """Return `text` without anything that is, or looks like, a key."""
    for key in sorted(handed_out(), key=len, reverse=True):
        # A short one may well be part of a word.
        text = text.replace(key, "[key]") if len(key) >= _SHORT else _alone(key).sub("[key]", text)
    for name, value in os.environ.items():
        if len(value) >= _SHORT and _SECRET_NAME.search(name):
            text = text.replace(value, "[key]")
    return _SECRET_LOOK.sub("[key]", text)


def _alone(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(key)}(?!\w)")


def failure_of(error: Exception, model: str) -> DraftFailure:
    """Return what an exception of litellm, or of the network below it, means for a draft with `model`."""
    error = _innermost(error)
    status = _status(error)
    kind = type(error).__name__
    said = excerpt(error)
    if kind in _BY_KIND:
        reason, sentence = _BY_KIND[kind]
        return DraftFailure(reason, sentence.format(model=model, said=said))
    if kind in {"Timeout", "APITimeoutError"} or status == 408:
        return DraftFailure("timeout", f"{model} did not answer in time; try again or choose another.", retryable=True)
    if "before any terminal event" in said:  # litellm's words, of OpenAI's responses
        return DraftFailure("cut-off", f"{model} stopped before its answer was complete; try again.", retryable=True)
    causes = tuple(_causes(error))
    names = {type(cause).__name__ for cause in causes}
    below = "HTTPStatusError" not in names and (names & _BELOW_HTTP or "APIConnectionError" in names)
    if status is None or below:
        return _connection_failure(causes, names, model, said)
    return _status_failure(status, model, said, _retry_after(error), _codes(causes))


def excerpt(error: Exception) -> str:
    """Return what a provider says about an error: one printable line without keys, in brackets; empty if nothing."""
    text = str(getattr(error, "message", "") or error)
    text = in_words(_ADDED.split(_WRAPPING.sub("", text.strip()), maxsplit=1)[0])
    text = " ".join("".join(char if char.isprintable() else " " for char in redact(text)).split())
    text = text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
    return f" ({text})" if text else ""


_BY_KIND: Mapping[str, tuple[FailureReason, str]] = {
    "ContextWindowExceededError": (
        "too-long",
        "The requirements and the drafts are too long for {model}; choose one with a larger context{said}.",
    ),
    "ContentPolicyViolationError": (
        "content-filter",
        "The content filter of {model} refused the request; reword the documents or choose another model{said}.",
    ),
    "LiteLLMUnknownProvider": ("unknown-model", "{model} is no model that litellm knows; write PROVIDER/MODEL."),
    "UnsupportedParamsError": ("bad-request", "{model} does not take this request; choose another model{said}."),
}


_BY_STATUS: Mapping[int, tuple[FailureReason, str]] = {
    401: ("denied", "The provider of {model} does not accept the key; check it{said}."),
    402: ("no-credit", "The account behind {model} has no credit left; top it up or choose another model{said}."),
    403: ("forbidden", "The key may not use {model}; ask for access or choose another model{said}."),
    404: ("unknown-model", "The provider does not know {model}; check its name and its address{said}."),
    413: ("too-long", "The request is too long for {model}; choose one with a larger context{said}."),
}
_BUSY: Mapping[int, FailureReason] = {429: "rate-limit", 529: "overloaded"}
_TROUBLE: Mapping[int, str] = {429: "is asked too often", 529: "is overloaded at its provider"}
_BELOW_HTTP = frozenset({"ConnectError", "ProxyError", "gaierror", "SSLError", "SSLCertVerificationError"})
_NETWORK = frozenset({"httpx", "httpcore", "openai", "aiohttp", "anyio"})
_USED_UP = re.compile(
    r"budget_exceeded|budget (?:has been )?exceeded|exceeded ?budget|budget limit reached|over budget"
)
"""A LiteLLM gateway, of the budget that it gives to a key or a person."""
_NO_CREDIT = re.compile(
    r"insufficient_quota|insufficient.(?:credit|balance|funds)|credit balance is too low|credits are depleted"
    r"|all available credits|billing_hard_limit|key limit exceeded"
)
"""What providers say under any status where the money is gone."""
_NO_KEY = re.compile(r"must be set|missing|not (?:set|found|provided)")
_NO_CREDENTIALS = re.compile(
    r"missing credentials|missing (?:\w+ ){0,3}(?:api.?key|jwt key|credentials?)\b|unable to locate credentials"
)
_NO_HOST = re.compile(r"name or service not known|nodename nor servname|temporary failure in name resolution")
"""What the network says where litellm makes a status of it."""
_TOO_LONG = re.compile(r"context.length|maximum context|context.window|too many tokens|prompt is too long")


def _status_failure(
    status: int, model: str, said: str, retry_after: float | None = None, codes: str = ""
) -> DraftFailure:
    """Name an HTTP status; `codes` is what the provider calls its error, beside what it says."""
    words, whole = said.lower(), f"{said} {codes}".lower()
    if found := _by_words(words, model, said):
        return found
    if status < 500 and _USED_UP.search(whole):
        sentence = f"The budget of the key for {model} is used up; ask for more, or choose another model{said}."
        return DraftFailure("no-credit", sentence)
    if status < 500 and _NO_CREDIT.search(whole):
        status = 402
    if "no connected db" in words:  # a LiteLLM gateway that has one key for all, of another
        status = 401
    if status == 400 and ("invalid model name" in words or "model_not_found" in whole):
        status = 404
    if status == 401 and "api_key" in words and _NO_KEY.search(words):
        return _key_missing(model, said)
    if status == 429 or status >= 500:
        reason: FailureReason = _BUSY.get(status, "provider")
        trouble = _TROUBLE.get(status, f"failed at its provider with status {status}")
        sentence = f"{model} {trouble}; try again later or choose another model{said}."
        return DraftFailure(reason, sentence, retryable=True, retry_after=retry_after)
    if "provider not provided" in words:
        return DraftFailure("unknown-model", f"{model} is no model that litellm knows; write PROVIDER/MODEL.")
    if _TOO_LONG.search(whole):
        status = 413
    reason, sentence = _BY_STATUS.get(
        status, ("bad-request", "{model} does not take this request; choose another{said}.")
    )
    return DraftFailure(reason, sentence.format(model=model, said=said))


def _no_host(model: str) -> DraftFailure:
    sentence = f"The address of {model} cannot be found; check the network and the address."
    return DraftFailure("no-address", sentence, retryable=True)


def _key_missing(model: str, said: str) -> DraftFailure:
    where = 'set the provider\'s key in the environment, or say where it is with key = "env:NAME" in config.toml'
    return DraftFailure("no-key", f"{model} needs a key; {where}{said}.")


def _by_words(words: str, model: str, said: str) -> DraftFailure | None:
    """Name what never came to the provider, although litellm may make a status of it."""
    if "pip install" in words:
        sentence = f"{model} needs a Python package that is not installed; install it, or choose another model{said}."
        return DraftFailure("bad-request", sentence)
    if _NO_HOST.search(words):
        return _no_host(model)
    return _key_missing(model, said) if _NO_CREDENTIALS.search(words) else None


def _connection_failure(causes: Sequence[BaseException], names: Set[str], model: str, said: str) -> DraftFailure:
    """Name what happened below HTTP, as far as the chain of causes tells."""
    if "APIError" in names:  # an error that the provider sent as an event of the stream
        return _status_failure(_sent_status(causes), model, said, codes=_codes(causes))
    if any(isinstance(cause, json.JSONDecodeError | UnicodeDecodeError) for cause in causes):
        return DraftFailure(
            "garbled", f"{model} sent something that is no answer; try again or choose another model.", retryable=True
        )
    if "ProxyError" in names:
        return DraftFailure("proxy", f"The proxy did not let the call to {model} through; check it{said}.")
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return DraftFailure(
            "not-secure", f"The connection to {model} is not secure; check its address and certificate{said}."
        )
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return _no_host(model)
    if names & {"RemoteProtocolError", "ReadError", "IncompleteRead", "ClientPayloadError"}:
        return DraftFailure("broken-off", f"The connection to {model} broke off; try again.", retryable=True)
    if any(isinstance(cause, OSError) or type(cause).__module__.split(".")[0] in _NETWORK for cause in causes):
        sentence = f"{model} cannot be reached; check the network and the address{said}."
        return DraftFailure("network", sentence, retryable=True)
    fault = type(causes[-1]).__name__
    sentence = f"The call of {model} broke on a {fault}; choose another model, and report it if it stays{said}."
    words = "pip install" if isinstance(causes[-1], ImportError) else said.lower()
    return _by_words(words, model, said) or DraftFailure("provider", sentence)


def _innermost(error: Exception) -> Exception:
    """Return what litellm wrapped for its router's sake."""
    original = getattr(error, "original_exception", None)
    while isinstance(original, Exception) and original is not error:
        error, original = original, getattr(original, "original_exception", None)
    return error


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _codes(causes: Iterable[BaseException]) -> str:
    """Return what a provider calls its error: where its client keeps that, and in the whole of what it sent."""
    named = (getattr(cause, name, None) for cause in causes for name in ("code", "type", "message"))
    return " ".join(name for name in named if isinstance(name, str))


def _sent_status(causes: Iterable[BaseException]) -> int:
    """Return the status within an error event, 500 if it has none."""
    for cause in causes:
        body = getattr(cause, "body", None)
        code = body.get("code") if isinstance(body, Mapping) else None
        if isinstance(code, int | str) and re.fullmatch(r"[45]\d\d", str(code)):
            return int(code)
    return 500


def _status(error: Exception) -> int | None:
    """Return the HTTP status that came over the wire; what litellm makes of it where that is not to be had."""
    sent = (getattr(c, "response", None) for c in _causes(error) if type(c).__name__ == "HTTPStatusError")
    statuses = [getattr(response, "status_code", None) for response in sent]
    status = next((one for one in statuses if isinstance(one, int)), getattr(error, "status_code", None))
    return status if isinstance(status, int) else None


def _retry_after(error: Exception) -> float | None:
    """Return the seconds that a `Retry-After` header asks to wait, given as seconds or as a date."""
    for cause in _causes(error):
        headers = getattr(getattr(cause, "response", None), "headers", None) or getattr(cause, "headers", None)
        if not isinstance(headers, Mapping):
            continue
        if value := headers.get("retry-after-ms"):
            return _seconds(value, 1000)
        if value := headers.get("retry-after"):
            return _seconds(value, 1)
    return None


def _seconds(value: object, divisor: int) -> float | None:
    text = str(value).strip()
    try:
        return max(float(text) / divisor, 0.0)
    except ValueError:
        pass
    try:
        return max(parsedate_to_datetime(text).timestamp() - time.time(), 0.0)
    except ValueError:
        return None
