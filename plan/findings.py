"""What a check can find wrong with a plan."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
Place = Literal["requirements", "architecture", "database", "api", "sprints"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold.

    `code` names the kind (`DB-004`), `pointer` is the JSON pointer of the item within its artifact (`/tables/3`),
    `message` says what is wrong in one sentence and `hint` what to do about it.
    """

    code: str
    severity: Severity
    artifact: Place
    pointer: str
    message: str
    hint: str

    @property
    def key(self) -> str:
        """What an override is bound to: the same finding has the same key in the next revision."""
        return f"{self.code} {self.artifact}{self.pointer} {self.message}"
