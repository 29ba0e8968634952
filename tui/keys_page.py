"""docs/keys.md, made from the registry of actions: `python -m tui.keys_page > docs/keys.md`."""

import sys
from collections.abc import Mapping

from tui.actions import SCROLLING, Action, Place, actions, shown

PLACES: Mapping[Place, str] = {
    "home": "Home",
    "room": "The room",
    "board": "The sprint board, in the room",
    "replay": "A replay, beside the keys of the room that decide nothing",
    "questions": "Questions",
    "gate": "The gate",
    "findings": "Findings",
    "merge": "Proposals of a redraft",
    "diff": "What changed",
    "reading": "Pages to read: requirements, graph",
    "live": "Live text",
    "feedback": "Feedback",
    "model": "Models",
    "form": "Forms",
}

_HEAD = """\
# Keys

Made from the bindings by `python -m tui.keys_page`; a test holds it current. `?` shows the keys of where you are,
`Ctrl+P` finds every action of a place, and in the room every item of the plan. The mouse works, and is never needed.
"""


def keys_page() -> str:
    """Return the page."""
    parts = [_HEAD]
    for place, title in PLACES.items():
        found = actions(place)
        parts.append(f"## {title}\n\n| key | does |\n|---|---|\n" + "".join(map(_row, found)))
    rows = "".join(f"| {keys} | {about} |\n" for keys, about in SCROLLING)
    parts.append("## Every page of lines\n\n| key | does |\n|---|---|\n" + rows)
    return "\n".join(parts)


def _row(action: Action) -> str:
    keys = " ".join(f"`{shown(key)}`" for key in action.keys)
    return f"| {keys} | {action.about} |\n"


if __name__ == "__main__":
    sys.stdout.write(keys_page())
