"""What people's deeds leave behind: to book leaves a booking."""

from plan.reading.text.naming import base_form
from plan.reading.words.verbs import participle

_LEFT = {
    "prescribe": "prescription", "vaccinate": "vaccination", "admit": "admission", "book": "booking", "order": "order",
    "reserve": "reservation",
    "rent": "rental", "lend": "loan", "borrow": "loan", "hire": "hire", "repair": "repair",
    "inspect": "inspection",
    "register": "registration", "donate": "donation", "deliver": "delivery", "ship": "shipment",
    "review": "review",
    "rate": "rating", "treat": "treatment", "measure": "measurement", "quote": "quote", "refund": "refund",
    "enrol": "enrolment", "enroll": "enrollment", "apply": "application", "subscribe": "subscription",
    "invite": "invitation", "transfer": "transfer", "train": "training", "test": "test", "report": "report",
    "cancel": "cancellation", "pay": "payment", "complain": "complaint", "visit": "visit", "sell": "sale",
    "attach": "attachment", "close": "closure",
    "extend": "extension", "assess": "assessment", "renew": "renewal", "redeem": "redemption",
    "evaluate": "evaluation", "appoint": "appointment",
    "claim": "claim", "return": "return", "sign": "signature", "adopt": "adoption",
}  # fmt: skip
LEFT_WITHOUT_OBJECT = {
    "rate": "rating", "review": "review", "message": "message", "comment": "comment", "reply": "reply",
    "complain": "complaint", "apply": "application",
}  # fmt: skip
"""What deeds leave behind that may have no object: to rate each other leaves ratings."""
EVENTS = frozenset(_LEFT.values()) | {"appointment", "request"}
"""Things that happen between others, and point to them."""


_MOMENTS = {
    "handout": "handed out at", "handover": "handed over at", "checkout": "checked out at", "issue": "issued at",
    "pickup": "picked up at", "collection": "collected at", "dispatch": "dispatched at", "count": "counted at",
    "sighting": "seen at", "reading": "read at", "weighing": "weighed at", "feeding": "fed at",
    "cleaning": "cleaned at",
}  # fmt: skip
"""When what has no verb here happened."""
_DONE = {left: verb for verb, left in reversed(_LEFT.items())}


def moment_of(event: str) -> str:
    """When an event happened, as a field: a payment was paid at, a visit visited at; empty for what is none."""
    last = event.rpartition(" ")[2].lower()
    if moment := _MOMENTS.get(last):
        return moment
    verb = _DONE.get(last, "")
    return f"{participle(verb)} at" if verb else ""


def left_behind(verb: str) -> str:
    """Return what a deed leaves behind that is kept, such as `enrolment` for `enrols`; empty if nothing."""
    return _LEFT.get(base_form(verb.lower()), "")


def deed_of(verb: str) -> str:
    """Return what doing something is called: a calibration, an inspection, a cleaning."""
    bare = base_form(verb.lower())
    if left := _LEFT.get(bare):
        return left
    if bare.endswith("ate"):
        return f"{bare[:-1]}ion"
    if bare.endswith("ct"):
        return f"{bare}ion"
    return f"{bare.removesuffix('e')}ing"
