"""What a provider's wire format has to say of a scripted answer, whatever the provider."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pydantic import JsonValue

from sessions.events import Usage

Json = dict[str, JsonValue]
Finish = Literal["stop", "length", "content-filter", "refusal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One scripted answer: what is sent, how, and where it breaks. Times are in seconds."""

    text: str = ""
    reasoning: str = ""
    finish: Finish | None = "stop"
    pieces: int = 6
    before: float = 0.0
    between: float = 0.0
    twice: Literal["", "text", "end"] = ""
    """Which event is sent a second time: the middle one of the text, or the last of all."""
    garbage: bool = False
    """Whether something that is not JSON follows the text."""
    drop: bool = False
    """Whether the connection breaks off in the middle of the text."""
    read: Callable[[], bool] = lambda: True
    """What is waited for before it breaks off: a client that is told so first may forget what it has not read yet."""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    error: str = ""
    """What the provider says of its status; `{key}` stands for the key that it was sent."""


class Dialect(ABC):
    """The wire format of one provider."""

    name: str
    title: str
    model: str
    base: str = ""
    """What follows the server's address in `api_base`."""
    key: str
    """The environment variable that litellm reads the key from."""
    usage: Usage
    """What every complete answer is reported to have used, as a session counts it."""
    too_long: tuple[int, str]
    """The status and the words for a request that is too long."""
    no_credit: Sequence[tuple[int, str]] = ()
    """The status and the words for an account without credit, where that is not 402."""
    never_says: frozenset[Finish] = frozenset()
    """Ends of an answer that the format has no word for."""
    media_type = "text/event-stream"

    @abstractmethod
    def opening(self) -> Sequence[str]:
        """Return what comes before anything is said."""

    @abstractmethod
    def thought(self, pieces: Sequence[str]) -> Sequence[str]:
        """Return the events of the reasoning."""

    @abstractmethod
    def said(self, pieces: Sequence[str], tool: str) -> Sequence[str]:
        """Return the events of the answer, one for each piece: as text, or as arguments of `tool`."""

    @abstractmethod
    def closing(self, finish: Finish, text: str, tool: str) -> Sequence[str]:
        """Return what ends a complete answer, usage included."""

    @abstractmethod
    def failed(self, status: int, words: str) -> Json:
        """Return the body of an error."""

    def numbered(self, events: Sequence[str]) -> Sequence[str]:
        """Return the events as they are sent, with numbers where the format has them."""
        return events

    def garbage(self) -> str:
        """Return an event that is not JSON."""
        return "data: {this is not JSON\n\n"


def tool_of(asked: Json) -> str:
    """Return the tool that a request insists on, in whatever format; nothing if it wants text."""
    choice = asked.get("tool_choice")
    if not isinstance(choice, dict):
        return ""
    function = choice.get("function")
    name = function.get("name") if isinstance(function, dict) else choice.get("name")
    return name if isinstance(name, str) else ""
