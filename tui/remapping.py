"""Keys that a person gave to actions, by the actions' names, in `[keys]` of config.toml."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Protocol, runtime_checkable

from tui.actions import ACTIONS, Action, Place, actions

Keymap = Mapping[str, tuple[str, ...]]
KeyOf = Callable[[str], str]
"""Gives the key of an action, as people write it, for a sentence that names it."""


@runtime_checkable
class HasKeymap(Protocol):
    """An app whose person may have given other keys to actions."""

    keymap: Keymap


def action_name(action: Action) -> str:
    """Return what an action is called in config.toml and in Textual's bindings."""
    return f"{action.place}.{action.name}"


def keymap_of(keys: Mapping[str, str | Sequence[str]]) -> tuple[Keymap, tuple[str, ...]]:
    """Return the keys of the actions that there are, and a sentence for each name that is none."""
    known = [action_name(action) for action in ACTIONS]
    given = {name: (said,) if isinstance(said, str) else tuple(said) for name, said in keys.items()}
    unknown = [name for name in given if name not in known]
    return {name: found for name, found in given.items() if name in known and found}, tuple(map(_unknown, unknown))


def remapped(found: Sequence[Action], keymap: Keymap) -> tuple[Action, ...]:
    """Return actions with the keys that they were given; what was given away is missing from who had it."""
    if not keymap:
        return tuple(found)
    given = {key for action in found for key in keymap.get(action_name(action), ())}
    changed: list[Action] = []
    for action in found:
        own = keymap.get(action_name(action))
        keys = own or tuple(key for key in action.keys if key not in given)
        if keys:
            changed.append(replace(action, keys=keys))
    return tuple(changed)


def key_of(keymap: Keymap, *places: Place) -> KeyOf:
    """Return what gives the keys of actions in these places; an action without a key is found in the palette."""
    found = {action.name: action.key for action in remapped(actions(*places), keymap)}
    return lambda name: found.get(name, "Ctrl+P")


ROOM_KEYS: KeyOf = key_of({}, "room", "board")
"""The keys of the room that nobody remapped."""


def _unknown(name: str) -> str:
    close = get_close_matches(name, [action_name(action) for action in ACTIONS], 1)
    hint = f"; did you mean {close[0]}?" if close else "; docs/keys.md lists them."
    return f"[keys] in config.toml names {name}, and there is no such action{hint}"
