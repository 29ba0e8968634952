"""Everything that is made to go wrong: the lines of the matrix, in its order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from tests.wire.dialect import Dialect, Script

ANSWER = '{"title": "Loans", "summary": "Members borrow books and bring them back in time."}'
GOOD = Script(text=ANSWER, reasoning="Let me think about books for a while.")
PATIENCE = 0.4
"""Seconds: how long the matrix waits for a first token, between two, and in all where that is the fault."""

Place = Literal["server", "no-key", "dns", "tls", "proxy"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the matrix: where it goes wrong, and what a server that can be reached answers, if it ever does."""

    name: str
    scripts: Callable[[Dialect], Sequence[Script]]
    place: Place = "server"
    hurry: Literal["", "first", "between", "total"] = ""
    """Which of the time-outs is short."""


def _always(name: str, **script: object) -> Fault:
    made = Script(**{"text": ANSWER, **script})  # type: ignore[arg-type]  # fields of Script, named by this module
    return Fault(name, lambda _dialect: [made])


def _status(status: int, name: str, words: str, **headers: str) -> Fault:
    made = Script(status=status, error=words, headers={each.replace("_", "-"): said for each, said in headers.items()})
    return Fault(f"{status} {name}", lambda _dialect: [made])


def _once(name: str, script: Script) -> Fault:
    return Fault(name, lambda _dialect: [script, GOOD])


def _too_long(dialect: Dialect) -> Sequence[Script]:
    status, words = dialect.too_long
    return [Script(status=status, error=words)]


def _no_credit(dialect: Dialect) -> Sequence[Script]:
    return [Script(status=status, error=words) for status, words in dialect.no_credit]


def _good(_dialect: Dialect) -> Sequence[Script]:
    return [GOOD]


FAULTS: Sequence[Fault] = (
    Fault("nothing goes wrong", _good),
    Fault("no key", _good, "no-key"),
    Fault("no such host (DNS)", _good, "dns"),
    Fault("a certificate that nobody signed (TLS)", _good, "tls"),
    Fault("a proxy that refuses", _good, "proxy"),
    _status(400, "with a reason", "Invalid value for 'temperature': it must be between 0 and 2."),
    _status(401, "wrong key", "Incorrect API key provided: {key}. You can find your API key in your account."),
    _status(402, "no credit", "Insufficient credits. Add more to go on."),
    Fault("no credit, in the provider's words", _no_credit),
    _status(422, "budget of a gateway used up", "Budget has been exceeded! Current cost: 20.01, Max budget: 20.0"),
    _status(403, "not allowed", "This key has no access to the model."),
    _status(404, "unknown model", "The model does not exist or you do not have access to it."),
    _status(408, "request time-out", "The request timed out."),
    _status(413, "too large", "Request body too large."),
    Fault("context too long, in the provider's words", _too_long),
    _status(422, "not processable", "The request was well-formed but cannot be processed."),
    _status(429, "too often", "Rate limit reached for requests."),
    _status(429, "with Retry-After 7", "Rate limit reached for requests.", retry_after="7"),
    _status(429, "with Retry-After 3600", "Rate limit reached for requests.", retry_after="3600"),
    _once("429 once, with Retry-After 7", Script(status=429, error="Slow down.", headers={"retry-after": "7"})),
    _status(500, "internal error", "The server had an error while processing your request."),
    _once("500 once", Script(status=500, error="The server had an error while processing your request.")),
    _status(502, "bad gateway", "Bad gateway."),
    _status(503, "unavailable", "The service is unavailable."),
    _status(529, "overloaded", "Overloaded"),
    Fault("no first token", lambda _dialect: [Script(text=ANSWER, before=30.0)], hurry="first"),
    Fault("silence between tokens", lambda _dialect: [Script(text=ANSWER, between=30.0)], hurry="between"),
    Fault("too long in all", lambda _dialect: [Script(text=ANSWER, pieces=80, between=0.05)], hurry="total"),
    _always("connection dropped mid-stream", drop=True),
    _once("connection dropped once", Script(text=ANSWER, drop=True)),
    _always("no finish reason", finish=None),
    _always("a chunk that is not JSON", garbage=True),
    _always("length", text=ANSWER[:50], finish="length"),
    _always("content filter", text="", finish="content-filter"),
    _always("refusal", text="", finish="refusal"),
    _always("empty answer", text=""),
    _always("endless repetition", text='{"title": "' + "books and " * 3000, pieces=300),
    _always("one chunk for ever", text="books and " * 700, pieces=700),
    _always("the same text event twice", twice="text"),
    _always("the same last event twice", twice="end"),
)
