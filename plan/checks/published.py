"""Checks of whether those who call the existing API can go on as they do (API-080 to API-087).

That an existing operation is there at all is XP-023.
"""

from collections.abc import Iterator
from functools import lru_cache

from plan.checks.lookup import Lookup
from plan.checks.rule import Problem, rule
from plan.checks.wording import listed, named
from plan.existing.compatibility import Break, BreakKind, breaks
from plan.existing.openapi import existing_api

_MEND = "Leave it as it is, or put the change into a new version beside the old; else override this with the reason."


@lru_cache(maxsize=2)
def _all(look: Lookup) -> tuple[Break, ...]:
    if look.plan.api is None or not look.plan.requirements.existing_openapi.strip():
        return ()
    return breaks(existing_api(look.plan.requirements.existing_openapi), look.plan.api)


def _of(look: Lookup, kind: BreakKind) -> Iterator[Problem]:
    for one in _all(look):
        if one.kind == kind:
            operation = " ".join(named(part) for part in one.operation.split(" ", 1))
            yield Problem(one.pointer, f"The existing operation {operation}: {_told(one.what)}; {one.follows}.")


def _told(what: str) -> str:
    return "".join(character if character.isprintable() else "�" for character in what)[:300]


@rule(
    "API-080",
    "error",
    "api",
    mend="Make it optional, with a default that does what is done today; else override this with the reason.",
    example="`POST /orders` of the existing API takes `note` or not, and the plan's `OrderCreate.note` is required.",
)
def newly_required(look: Lookup) -> Iterator[Problem]:
    """An existing operation needs something that its callers did not have to send.

    Every program that was written for the operation as it is leaves it out, and is refused from the release on.
    """
    yield from _of(look, "needed")


@rule(
    "API-081",
    "error",
    "api",
    mend="Take what was taken, beside what is new; else override this with the reason.",
    example="`GET /orders` of the existing API takes `limit`, and the plan's does not.",
)
def no_longer_taken(look: Lookup) -> Iterator[Problem]:
    """An existing operation refuses or loses what its callers send today.

    A parameter or field is gone, has another type, or takes fewer values.
    """
    yield from _of(look, "refused")


@rule(
    "API-082",
    "error",
    "api",
    mend=_MEND,
    example="`Order.total` of the existing API is an object, and the plan's is a number.",
)
def answer_changed(look: Lookup) -> Iterator[Problem]:
    """An existing operation answers without what its callers read, or with another type of it.

    Their programs fail at the answer, often long after the release that changed it.
    """
    yield from _of(look, "answer")


@rule(
    "API-083",
    "error",
    "api",
    mend=_MEND,
    example="`POST /orders` of the existing API answers 201, and the plan's 202.",
)
def success_changed(look: Lookup) -> Iterator[Problem]:
    """An existing operation answers its success with another status.

    Clients compare with the status that they know: what worked is shown as a failure, and is tried again.
    """
    yield from _of(look, "status")


@rule(
    "API-084",
    "error",
    "api",
    mend="Leave it open, or put the guarded one beside it; else override this with the reason.",
    example="`GET /products` of the existing API is open to everybody, and the plan's needs `products.read`.",
)
def credential_newly_needed(look: Lookup) -> Iterator[Problem]:
    """An existing operation that everybody may call needs a credential.

    Those who call it today have none, and no place in their programs to keep one.
    """
    yield from _of(look, "credential")


@rule(
    "API-085",
    "warning",
    "api",
    mend="Keep the value among those allowed as long as anybody may wait for it.",
    example="`Order.status` of the existing API may be `shipped`, and the plan's may not.",
)
def answered_value_dropped(look: Lookup) -> Iterator[Problem]:
    """A field that an existing operation answers has lost one of its values.

    Whoever waits for the value (an order to be `shipped`) waits without end.
    """
    yield from _of(look, "value")


@rule(
    "API-086",
    "note",
    "requirements",
    mend="Look whether anything new has to respect it; it stands in `openapi.yaml` as it is.",
    example="`GET /categories` answers a list, which a plan has no schema for.",
)
def not_taken_over(look: Lookup) -> Iterator[Problem]:
    """The existing OpenAPI document says something that the plan has no words for.

    It is not in the plan's own items, so that neither the checks nor the agents see it. The exported `openapi.yaml`
    begins with the document as it is: what the plan changes of an operation is put into it, and all else stays.
    """
    for loss in existing_api(look.plan.requirements.existing_openapi).losses:
        yield Problem(
            "/existing_openapi", f"The existing API has {loss.what}, not in the plan itself: {listed(loss.places)}."
        )


@rule(
    "API-087",
    "warning",
    "api",
    mend="Put the change beside what is there, in a schema or an operation of its own, or mend `openapi.yaml` by hand.",
    example="`Product` is put together with `allOf`, and the plan takes a field away that one of its parts has.",
)
def words_not_kept(look: Lookup) -> Iterator[Problem]:
    """The plan changes something of the existing OpenAPI document in a way that its own words have no place for.

    The operation or schema is written from the plan alone, and what only the document said of it is lost.
    """
    if look.plan.api is None or not look.plan.requirements.existing_openapi.strip():
        return
    from plan.exports.openapi import not_kept

    for what in not_kept(look.plan.api, look.plan.requirements.existing_openapi):
        yield Problem("/endpoints", f"{named(_told(what))} of the existing document is written from the plan alone.")
