"""Marks of a state: a sign and a word each, so that nothing is told by colour alone."""

from dataclasses import dataclass

from textual.content import Content

from widgets.text import line


@dataclass(frozen=True, slots=True)
class Mark:
    """How a state is written."""

    sign: str
    word: str
    style: str

    def content(self) -> Content:
        """Return sign and word."""
        return line((f"{self.sign} {self.word}", self.style))


STATUS: dict[str, Mark] = {
    "unread": Mark("·", "being read", "$text-muted"),
    "empty": Mark("○", "no draft", "$text-muted"),
    "waiting": Mark("○", "waits", "$text-muted"),
    "drafting": Mark("●", "drafting", "bold $text-accent"),
    "drafted": Mark("◆", "to review", "bold $text-primary"),
    "approved": Mark("✓", "approved", "$text-success"),
    "stale": Mark("≠", "stale", "bold $text-warning"),
    "failed": Mark("✗", "failed", "bold $text-error"),
    "cancelled": Mark("–", "cancelled", "$text-warning"),
    "cut off": Mark("–", "cut off", "$text-warning"),
    "earlier": Mark("○", "earlier", "$text-muted"),
}
"""Where an artifact stands."""

SEVERITY: dict[str, Mark] = {
    "error": Mark("✗", "error", "bold $text-error"),
    "warning": Mark("!", "warning", "$text-warning"),
    "note": Mark("·", "note", "$text-muted"),
}
"""How much a finding weighs."""

METHOD: dict[str, str] = {
    "GET": "$text-success",
    "POST": "bold $text-primary",
    "PUT": "$text-warning",
    "PATCH": "$text-warning",
    "DELETE": "bold $text-error",
}
"""How an HTTP method is coloured."""

PRIORITY: dict[str, Mark] = {
    "must": Mark("M", "must", "bold"),
    "should": Mark("S", "should", ""),
    "could": Mark("C", "could", "$text-muted"),
    "wont": Mark("W", "won't", "$text-muted"),
}
"""MoSCoW."""

LEVEL: dict[str, str] = {"low": "$text-muted", "medium": "$text-warning", "high": "bold $text-error"}
"""How a likelihood or an impact is coloured."""
