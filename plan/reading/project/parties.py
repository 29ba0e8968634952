"""Who makes the system and who orders it, where a contract names them: what they owe each other is no wish."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plan.reading.text.naming import key

_NAMED = re.compile(
    r"\(\s*(?:hereinafter\s+)?(?:(?:referred\s+to\s+as|called)\s+)?[\"“'](?:the\s+)?(?P<quoted>[A-Z][a-z]+)[\"”']\s*\)"
    r"|^[^\w\n]*(?P<label>[A-Z][a-z]+)\W{0,3}:\W{0,3}\s",
    re.MULTILINE,
)
"""`Sundhaven Ferries Ltd. ("the Client")`, `**Contractor:** to be named on signature`"""
_MAKERS = frozenset(("contractor", "supplier", "vendor", "provider", "bidder", "consultant", "agency"))
_ORDERING = frozenset(("client", "customer", "purchaser", "buyer", "principal", "authority"))


@dataclass(frozen=True, slots=True)
class Parties:
    """The keys of what a contract calls the two sides; both empty in what is no contract."""

    maker: str = ""
    client: str = ""


def parties_of(text: str) -> Parties:
    """Who a contract is between; nobody where it does not name both sides, each by a word for its part in it."""
    names = list(_named(text))
    maker = next((one for one in names if one in _MAKERS), "")
    client = next((one for one in names if one in _ORDERING), "")
    return Parties(maker, client) if maker and client else Parties()


def _named(text: str) -> Iterator[str]:
    for match in _NAMED.finditer(text):
        yield key(match["quoted"] or match["label"])
