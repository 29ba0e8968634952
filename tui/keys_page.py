"""docs/keys.md, made from the registry of actions: `python -m tui.keys_page > docs/keys.md`."""

import sys
from collections.abc import Mapping

from tui.actions import SCROLLING, Action, Place, actions, shown
from tui.remapping import action_name

PLACES: Mapping[Place, str] = {
    "home": "Home",
    "ask": "A question",
    "room": "The room",
    "board": "The sprint board, in the room",
    "split": "Splitting a story",
    "replay": "A replay, beside the keys of the room that decide nothing",
    "questions": "Questions",
    "gate": "The gate",
    "findings": "Findings",
    "merge": "Proposals of a redraft",
    "diff": "What changed",
    "revision": "A revision",
    "reading": "Pages to read: requirements",
    "graph": "The graph of the stories",
    "live": "Live text",
    "feedback": "Feedback",
    "model": "Models",
    "form": "Forms",
}

_HEAD = """\
# Keys

Made from the bindings by `python -m tui.keys_page`; a test holds it current. `?` shows the keys of where you are,
`Ctrl+P` finds every action of a place, and in the room every item of the plan. The mouse works, and is never needed.
`Ctrl+L` paints the screen anew.

Any of them can be another: `[keys]` of `config.toml` gives one or more keys to an action by its name, which stands in
the last column. Keys are named as Textual does (`A`, `space`, `f5`, `ctrl+y`, `left_square_bracket`); a key that is
given away is taken from what had it in that place. Footer and help show the new ones.

```toml
theme = "planroom-light"

[keys]
"room.approve" = "A"
"room.next_step" = ["n", "space"]
```
"""


def keys_page() -> str:
    """Return the page."""
    parts = [_HEAD]
    for place, title in PLACES.items():
        found = actions(place)
        parts.append(f"## {title}\n\n| key | does | name |\n|---|---|---|\n" + "".join(map(_row, found)))
    rows = "".join(f"| {keys} | {about} |\n" for keys, about in SCROLLING)
    parts.append("## Every page of lines\n\n| key | does |\n|---|---|\n" + rows)
    return "\n".join(parts)


def _row(action: Action) -> str:
    keys = " ".join(f"`{shown(key)}`" for key in action.keys)
    return f"| {keys} | {action.about} | `{action_name(action)}` |\n"


if __name__ == "__main__":
    sys.stdout.write(keys_page())
