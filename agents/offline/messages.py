"""How messages leave the system: by mail, by SMS, to a phone."""

from collections.abc import Sequence

from agents.offline.needs import Needs
from plan.architecture import Component

_KINDS = {
    "mail": ("mail-service", "Mail delivery", "A transactional mail service over SMTP or HTTPS"),
    "sms": ("sms-service", "SMS delivery", "An SMS gateway over HTTPS"),
    "push": ("push-service", "Push messages", "The push services of the phone makers"),
}
SERVICES = frozenset(ident for ident, _, _ in _KINDS.values())


def message_services(needs: Needs, outside: Sequence[Component]) -> tuple[Component, ...]:
    """Return the services that deliver what is sent, unless the documents name one; mail where no way is named."""
    if not needs.mail:
        return ()
    named = " ".join(f"{o.name} {' '.join(o.responsibilities)}".lower() for o in outside)
    found = []
    for channel in needs.channels or ("mail",):
        ident, name, technology = _KINDS[channel]
        if channel in named.split() or any(o.id == ident for o in outside):
            continue
        found.append(
            Component(
                id=ident,
                name=name,
                kind="external",
                technology=technology,
                responsibilities=("Delivers messages and reports what could not be delivered",),
                depends_on=(),
            )
        )
    return tuple(found)
