"""Wishes whose deeds are nouns, told with verbs: `allow creation and editing of bills` creates and edits them."""

import re

_VERBS = {
    "creation": "create", "creating": "create", "editing": "edit", "modification": "change", "modifying": "change",
    "entry": "enter", "entering": "enter", "input": "enter", "adding": "add", "addition": "add", "deletion": "delete",
    "deleting": "delete", "removal": "remove", "removing": "remove", "management": "manage", "managing": "manage",
    "updating": "update", "uploading": "upload", "recording": "record", "capturing": "record", "capture": "record",
    "registration": "register", "registering": "register", "tracking": "track", "viewing": "view",
    "browsing": "browse", "submission": "submit", "submitting": "submit", "assignment": "assign",
    "assigning": "assign", "cancellation": "cancel", "cancelling": "cancel", "scheduling": "schedule",
    "booking": "book", "approval": "approve", "approving": "approve", "rejection": "reject", "generation": "generate",
    "generating": "generate", "searching": "search", "filtering": "filter", "importing": "import",
    "exporting": "export", "linking": "link", "archiving": "archive", "maintenance": "maintain",
    "maintaining": "maintain", "configuration": "configure", "configuring": "configure", "storing": "store",
    "storage": "store", "printing": "print", "closing": "close", "definition": "define", "defining": "define",
}  # fmt: skip
_DEED = "|".join(_VERBS)
_GERUND = re.compile(r"(?<!book)ing$", re.IGNORECASE)
"""What may have an object without `of`; booking systems are systems."""
_ALLOWED = re.compile(
    rf"^(?:allow|support|enable|permit|provide|offer)s?\s+(?:for\s+)?(?:the\s+)?"
    rf"(?P<deeds>(?:{_DEED})(?:(?:,\s*|,?\s+(?:and|or)\s+|/)(?:{_DEED}))*)\s+(?P<of>of\s+)?(?P<what>(?!and\b|or\b|by\b|via\b|with\b)\S.*)$",
    re.IGNORECASE | re.DOTALL,
)


_REPORTS = re.compile(r"^report\s+(?!to\b|back\b|an?\b)", re.IGNORECASE)
"""What the system reports it shows; what people report has happened."""


def told_verbally(want: str) -> str:
    """What the system shall allow as what somebody does; what is told otherwise as it is."""
    want = _REPORTS.sub("show ", want)
    match = _ALLOWED.match(want)
    if match is None or not (match["of"] or _GERUND.search(match["deeds"])):
        return want
    deeds = re.sub(_DEED, lambda deed: _VERBS[deed[0].lower()], match["deeds"], flags=re.IGNORECASE)
    return f"{deeds.lower()} {match['what']}"
