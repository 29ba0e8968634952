"""Everything that can be done, by name: the one source of bindings, palette, footer and help."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from textual.binding import Binding

Place = Literal[
    "home",
    "room",
    "board",
    "replay",
    "gate",
    "findings",
    "merge",
    "diff",
    "revision",
    "reading",
    "graph",
    "live",
    "questions",
    "feedback",
    "model",
    "form",
    "ask",
    "split",
]


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person can do in a place: `name` is its Textual action, `footer` its rank there (0: not shown)."""

    name: str
    place: Place
    keys: tuple[str, ...]
    word: str
    about: str
    footer: int = 0
    group: str = ""
    priority: bool = False
    """Whether the key holds before the focused widget's own, for keys that an editor would take."""
    stays: bool = False
    """Whether others are left out before it where the footer is narrow."""

    @property
    def key(self) -> str:
        """The key that is shown, as people write it."""
        return shown(self.keys[0])


_NUMBERED = re.compile(r"f\d+")
_SHOWN = {
    "question_mark": "?",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "space": "Space",
    "slash": "/",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "full_stop": ".",
    "comma": ",",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "backspace": "Backspace",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    **{f"shift+{way}": f"Shift+{sign}" for way, sign in (("left", "←"), ("right", "→"), ("up", "↑"), ("down", "↓"))},
}


def shown(key: str) -> str:
    """Return a key as people write it: `Ctrl+P`, `?`, `D`."""
    if key in _SHOWN:
        return _SHOWN[key]
    *held, last = key.split("+")
    named = _SHOWN.get(last, last.upper() if "ctrl" in held or _NUMBERED.fullmatch(last) else last)
    return "+".join([*(one.capitalize() for one in held), named])


def _focus(number: int, title: str) -> Action:
    return Action(f"focus_pane({number})", "room", (str(number),), title, f"Go to {title}", group="Look")


_BOARD = "Sprint board"

ACTIONS: tuple[Action, ...] = (
    Action("open", "home", ("enter",), "open", "Open the session", 1),
    Action("new", "home", ("n",), "new", "Begin a session from a requirements document", 2),
    Action("find", "home", ("slash",), "find", "Only the sessions in which something is said", 3),
    Action("all", "home", ("escape",), "all", "List all sessions again"),
    Action("fork", "home", ("f",), "fork", "Begin a session with the past of this one", 4),
    Action("delete", "home", ("x",), "delete", "Move the session to the trash; it can be brought back", 5),
    Action("reload", "home", ("r",), "reload", "Look again which sessions there are"),
    Action("leave", "home", ("q",), "quit", "Leave planroom", 6),
    Action("help", "home", ("question_mark",), "keys", "Show the keys of this place", 99),
    Action("approve", "room", ("a",), "approve", "Approve what the focused pane shows", 11, "Decide"),
    Action("iterate", "room", ("i",), "send back", "Send it back to its agent with feedback", 12, "Decide"),
    Action("redraft", "room", ("r",), "draft", "Draft again; also what is missing, stale or failed", 13, "Decide"),
    Action("resume", "room", ("C",), "resume", "Go on with a draft that broke off, where its text stops", 0, "Decide"),
    Action("cancel", "room", ("x",), "cancel", "Stop the agent that drafts; what it wrote is kept", 14, "Decide"),
    Action("next_step", "room", ("n",), "next", "Go to what is to be decided next", 10, "Decide"),
    Action("undo", "room", ("u",), "undo", "Take back what a person changed last in the focused pane", 0, "Decide"),
    Action("redo", "room", ("U",), "redo", "Change it again", 0, "Decide"),
    Action("gate", "room", ("g",), "gate", "The gate: checklist, findings, and signing the plan", 15, "Decide"),
    Action("edit", "room", ("e",), "edit", "Edit it in your own editor", 20, "Decide"),
    Action("merge", "room", ("M",), "proposals", "What a redraft proposes against your hand work", 0, "Decide"),
    Action("questions", "room", ("Q",), "questions", "Answer what the documents leave open", 0, "Decide"),
    Action("model", "room", ("m",), "model", "Choose the models of the agents", 0, "Decide"),
    Action("findings", "room", ("c",), "findings", "What does not hold, and where", 16, "Look"),
    Action("diff", "room", ("d",), "diff", "What changed since the revision before, and by hand", 21, "Look"),
    Action("graph", "room", ("D",), "graph", "How the stories depend on each other", 0, "Look"),
    Action("requirements", "room", ("R",), "requirements", "What was read from the documents", 0, "Look"),
    Action("live", "room", ("t",), "live text", "What the agent writes, on the whole screen", 0, "Look"),
    Action("item", "room", ("enter",), "open", "All of the selected item, and what it hangs together with", 19, "Look"),
    Action("come_back", "room", ("backspace",), "jump back", "Back to where a jump came from", 0, "Look"),
    Action("filter", "room", ("slash", "f"), "find", "Only what says something, in the focused pane", 0, "Look"),
    Action("aspect(1)", "room", ("v",), "view", "The focused pane's next view: drawing, tables, SQL, …", 0, "Look"),
    Action("aspect(-1)", "room", ("V",), "view before", "The focused pane's view before", 0, "Look"),
    Action("copy", "room", ("y",), "copy", "Copy the selected item through the terminal", 0, "Look"),
    Action(
        "zoom",
        "room",
        ("z",),
        "zoom",
        "Give the focused pane the whole screen, or take it back",
        17,
        "Look",
        stays=True,
    ),
    Action("back", "room", ("escape",), "back", "Take back the words looked for, the selection, the zoom", 0, "Look"),
    _focus(1, "Architecture"),
    _focus(2, "ERD"),
    _focus(3, "Endpoints"),
    _focus(4, "Sprint board"),
    _focus(5, "Risks"),
    Action("next_pane(1)", "room", ("tab",), "next", "Go to the next pane", 0, "Look"),
    Action("next_pane(-1)", "room", ("shift+tab",), "previous", "Go to the pane before", 0, "Look"),
    Action("leave", "room", ("q",), "leave", "Leave; the agents go on drafting", 18, stays=True),
    Action("help", "room", ("question_mark",), "keys", "Show the keys of this place", 99),
    Action(
        "move(1)",
        "board",
        ("greater_than_sign", "shift+right"),
        "later",
        "Move the selected story a sprint later",
        19,
        _BOARD,
    ),
    Action("move(-1)", "board", ("less_than_sign", "shift+left"), "earlier", "Move it a sprint earlier", 0, _BOARD),
    Action("shift(1)", "board", ("J", "shift+down"), "down", "Move it down in its sprint", 0, _BOARD),
    Action("shift(-1)", "board", ("K", "shift+up"), "up", "Move it up in its sprint", 0, _BOARD),
    Action("estimate(1)", "board", ("plus", "equals_sign"), "points", "Give it more points", 0, _BOARD),
    Action("estimate(-1)", "board", ("minus",), "fewer", "Give it fewer points", 0, _BOARD),
    Action(
        "prioritise", "board", ("p",), "priority", "Give it the next priority: must, should, could, won't", 0, _BOARD
    ),
    Action("split", "board", ("s",), "split", "Split the selected story in two", 24, _BOARD),
    Action("assign", "board", ("A",), "assign", "Give the selected story to a person", 25, _BOARD),
    Action("pause", "replay", ("space",), "pause", "Stop the replay, or go on", 1, "Replay"),
    Action("faster", "replay", ("plus", "equals_sign"), "faster", "Twice as fast", 2, "Replay"),
    Action("slower", "replay", ("minus",), "slower", "Half as fast", 3, "Replay"),
    Action("step(1)", "replay", ("right",), "step", "Go to the next draft or decision", 4, "Replay", priority=True),
    Action("step(-1)", "replay", ("left",), "back", "Go to the draft or decision before", 5, "Replay", priority=True),
    Action("seek", "replay", ("slash",), "go to", "Go to a time, an event, an agent, or words", 6, "Replay"),
    Action("skip", "replay", ("s",), "skip", "Skip long waits, or wait as long as it waited", 0, "Replay"),
    Action(
        "draft(1)", "replay", ("greater_than_sign",), "draft", "Go to the next draft's beginning or end", 0, "Replay"
    ),
    Action("draft(-1)", "replay", ("less_than_sign",), "before", "Go to the one before of a draft", 0, "Replay"),
    Action("decision(1)", "replay", ("right_square_bracket",), "decision", "Go to the next decision", 0, "Replay"),
    Action("decision(-1)", "replay", ("left_square_bracket",), "before", "Go to the decision before", 0, "Replay"),
    Action("event(1)", "replay", ("full_stop",), "event", "Go to the next event", 0, "Replay"),
    Action("event(-1)", "replay", ("comma",), "before", "Go to the event before", 0, "Replay"),
    Action("sign", "gate", ("s",), "sign", "Sign the plan and write its files", 1),
    Action("reopen", "gate", ("o",), "reopen", "Reopen a signed plan, with a reason", 2),
    Action("findings", "gate", ("c", "enter"), "findings", "Go to the findings, to the selected one", 3),
    Action("back", "gate", ("escape", "q"), "back", "Back to the room", 8),
    Action("help", "gate", ("question_mark",), "keys", "Show the keys of this place", 99),
    Action("jump", "findings", ("enter",), "jump", "Go to the place in the plan", 1),
    Action("override", "findings", ("o",), "override", "Take responsibility for it, with a reason", 2),
    Action("back", "findings", ("escape", "q"), "back", "Back to the room", 8),
    Action("help", "findings", ("question_mark",), "keys", "Show the keys of this place", 99),
    Action("choose", "merge", ("space",), "take or leave", "Take the draft's, or leave it", 1),
    Action("apply", "merge", ("enter",), "apply", "Apply what was chosen", 2),
    Action("back", "merge", ("escape", "q"), "back", "Back to the room, nothing changed", 8),
    Action("help", "merge", ("question_mark",), "keys", "Show the keys of this place", 99),
    Action("older", "diff", ("left",), "older", "Compare with the revision before", 1, priority=True),
    Action("newer", "diff", ("right",), "newer", "Compare with the revision after", 2, priority=True),
    Action("show", "diff", ("enter",), "show it", "Show the older revision as the room shows it, to read", 3),
    Action("restore", "diff", ("R",), "restore", "Let the older revision be the newest again", 4),
    Action("back", "diff", ("escape", "q"), "back", "Back to the room", 8),
    Action("help", "diff", ("question_mark",), "keys", "Show the keys of this place", 99),
    Action("older", "revision", ("left",), "older", "Show the revision before", 1, priority=True),
    Action("newer", "revision", ("right",), "newer", "Show the revision after", 2, priority=True),
    Action("aspect(1)", "revision", ("v",), "view", "The next view of it: drawing, tables, SQL, …", 3),
    Action("back", "revision", ("escape", "q"), "back", "Back to what changed", 8),
    Action("help", "revision", ("question_mark",), "keys", "Show the keys of this place", 99),
    Action("back", "reading", ("escape", "q", "backspace"), "back", "Back to the room", 8),
    Action("help", "reading", ("question_mark",), "keys", "Show the keys of this place", 99),
    Action("item", "graph", ("enter",), "links", "What the selected story hangs together with, to go there", 1),
    Action("find", "graph", ("slash",), "find", "Find a story by words", 2),
    Action("find_next", "graph", ("n",), "next", "The next story that says the words", 3),
    Action("come_back", "graph", ("backspace",), "jump back", "Back to where a jump came from", 4),
    Action("back", "graph", ("escape", "q"), "back", "Back to the room", 8),
    Action("help", "graph", ("question_mark",), "keys", "Show the keys of this place", 99),
    Action("reasoning", "live", ("t",), "reasoning", "What the agent thinks, or what it writes", 1),
    Action("verbatim", "live", ("v",), "as written", "Its text as it came, JSON and all, or what it says", 2),
    Action("next_agent", "live", ("tab",), "next agent", "The text of the next agent", 3),
    Action("back", "live", ("escape", "q"), "back", "Back to the room", 8),
    Action("help", "live", ("question_mark",), "keys", "Show the keys of this place", 99),
    Action("take", "questions", ("enter",), "take", "Take the highlighted answer; 1 to 5 take one at once", 1),
    Action("skip", "questions", ("s",), "recommended", "Take the recommendation, and go on", 2),
    Action("skip_all", "questions", ("S",), "all", "Take the recommendation of every question that is left", 3),
    Action("own_words", "questions", ("o",), "own words", "Answer in your own words", 4),
    Action("go(-1)", "questions", ("left",), "back", "Go to the question before", 5),
    Action("go(1)", "questions", ("right",), "next", "Go to the next question without an answer to this one", 0),
    Action("back", "questions", ("escape", "q"), "later", "To the room; Q there comes back to the questions", 8),
    Action("help", "questions", ("question_mark",), "keys", "Show the keys of this place", 99),
    Action("submit", "feedback", ("ctrl+d", "f2"), "send", "Send the feedback", 1, priority=True),
    Action("back", "feedback", ("escape",), "back", "Back; the text is kept", 8),
    Action("cursor(-1)", "model", ("up",), "up", "The model above", 0),
    Action("cursor(1)", "model", ("down",), "down", "The model below", 0),
    Action("take_all", "model", ("ctrl+d", "f2"), "all four", "Let all four agents write with it", 1, priority=True),
    Action("try", "model", ("ctrl+t", "f3"), "try", "Make one short call with it", 2, priority=True),
    Action("back", "model", ("escape",), "back", "Back without a change", 8),
    Action("back", "form", ("escape",), "back", "Back without a change", 8),
    Action("give", "split", ("space",), "give or keep", "Give what is highlighted to the second part, or keep it", 1),
    Action("points(1)", "split", ("plus", "equals_sign", "right"), "points", "More points, on a line of points", 2),
    Action("points(-1)", "split", ("minus", "left"), "fewer", "Fewer points", 3),
    Action("split", "split", ("ctrl+d", "f2"), "split", "Split the story; so does Enter", 4, priority=True),
    Action("back", "split", ("escape",), "back", "Back without a change", 8),
    Action("yes", "ask", ("enter", "y"), "yes", "Do it", 1),
    Action("back", "ask", ("escape", "n"), "back", "Back without a change", 8),
)

SCROLLING = (
    ("↑ ↓ ← →  or  k j h l", "Select an item, or scroll"),
    ("PgUp PgDn Home End", "Scroll by pages, to an end"),
)
"""Keys that every page of lines has, for the help screen."""


@cache
def actions(*places: Place) -> tuple[Action, ...]:
    """Return what can be done in these places, place by place; a key is the first place's that has it."""
    found: list[Action] = []
    taken: set[str] = set()
    for place in places:
        here = [action for action in ACTIONS if action.place == place]
        free = [replace(action, keys=tuple(key for key in action.keys if key not in taken)) for action in here]
        found += [action for action in free if action.keys]
        taken |= {key for action in here for key in action.keys}
    return tuple(found)


def bindings(*places: Place) -> list[Binding]:
    """Return the bindings of these places; their ids let a person remap the keys."""
    return [
        Binding(",".join(a.keys), a.name, a.about, show=False, id=f"{a.place}.{a.name}", priority=a.priority)
        for a in actions(*places)
    ]


def footer(found: Iterable[Action]) -> tuple[Action, ...]:
    """Return those that belong into the footer, by rank."""
    return tuple(sorted((a for a in found if a.footer), key=lambda a: a.footer))
