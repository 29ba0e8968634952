"""Which of the person's own endpoints an address is."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agents.config.schema import EndpointSection


def same_address(api_base: str) -> str:
    """Return an address in the form in which two that lead to the same server are equal."""
    return api_base.rstrip("/").removesuffix("/v1")


def endpoint_at(api_base: str, endpoints: "Mapping[str, EndpointSection]") -> "tuple[str, EndpointSection] | None":
    """Return the endpoint that is at `api_base`, and its name; its key and its prices go with the address."""
    place = same_address(api_base)
    found = (each for each in endpoints.items() if same_address(each[1].api_base) == place)
    return next(found, None) if place else None
