"""The states that sentences of a passage tell one after another: `A visit is planned first. Then it becomes open.`"""

import re
from dataclasses import dataclass, field

from plan.reading.english.told_states import told_states
from plan.reading.fields.data_shapes import Shape
from plan.reading.frames.lives import Life
from plan.reading.frames.state_words import SURE, strength
from plan.reading.gathered.gathering import Gathered, Passage, ShapeDraft
from plan.reading.text.languages import language_of
from plan.reading.text.naming import key, singular
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.states import status

_STATES = ("state", "stage", "phase", "condition")
_ALIKE = 2
"""States that what a sentence tells has in common with a list of them, where it tells of the same life."""
_SAMPLE = 8
"""Sentences that tell a passage's language."""
_STEP = re.compile(r"given\s", re.IGNORECASE)
"""What a step says that something then is may be what is done to it: `then it is sent`."""
_NEVER_GONE = frozenset(("not deleted", "not removed", "not erased", "not destroyed"))
"""What is said of how a thing is put away: `Clients who leave are archived, not deleted`."""
_FEWEST = 3
"""States; fewer say what is done to a thing, and not how it lives."""


@dataclass
class _Life:
    """What a passage tells of the states of one thing, in its order."""

    states: dict[str, None] = field(default_factory=dict)
    turns: set[str] = field(default_factory=set)
    """Those that it is said to come to."""
    deeds: set[str] = field(default_factory=set)
    """Those that what somebody does leaves it in."""
    which: set[str] = field(default_factory=set)
    """Those by which a sentence tells some of its kind from the others: `accepted plans`."""


def tell_lives(gathered: Gathered) -> None:
    """Take the states that each English passage tells of a known thing, beside those that are listed somewhere."""
    for passage in gathered.passages.values():
        if (language_of(" ".join(heard.text for heard in passage.sentences[:_SAMPLE])) or "en") != "en":
            continue
        for name, life in _lives(passage, gathered).items():
            draft = gathered.shapes.get(key(name))
            listed = draft is not None and any(one.startswith("status (") and "," in one for one in draft.fields)
            states = _of_listed(life) if listed else _of_a_life(life)
            if states:
                gathered.shape(Shape(name, (status(states),)), passage.source)
    for told, source in sorted(gathered.lives, key=lambda one: not one[0].outright):
        held = _meant(told.thing, gathered)
        if held is None or _NEVER_GONE & set(told.states) or _of_another(told, held, gathered):
            continue
        if _tells_more(told, held):
            gathered.shape(Shape(held.name, (_status_of(held, told.states),)), source)
            held.fields = [one for one in held.fields if not _is_state(one, told.states)]


def _meant(name: str, gathered: Gathered) -> ShapeDraft | None:
    """The thing that a name means: by all of it, or by the last word of the only one."""
    return gathered.shapes.get(name) or gathered.only_ending(name) or gathered.held(name)


def _status_of(draft: ShapeDraft, states: tuple[str, ...]) -> str:
    """The field that says which of its states a thing is in: the one that is known already."""
    own = next((one for one in draft.fields if one in _STATES), "")
    return f"{own} ({', '.join(states)})" if own else status(states)


def _tells_more(told: Life, draft: ShapeDraft) -> bool:
    """Whether a sentence tells of the life of a thing that others tell of, too, and not of something else of it."""
    before = {one.split(" (")[0]: frozenset(one.partition(" (")[2].rstrip(")").split(", ")) for one in draft.fields}
    if any(len(values & set(told.states)) >= _ALIKE for name, values in before.items() if name != "status"):
        return False
    known = before.get("status", frozenset())
    return told.outright or len(known) < _ALIKE or len(known & set(told.states)) >= _ALIKE


def _of_another(told: Life, draft: ShapeDraft, gathered: Gathered) -> bool:
    """Whether another thing has more states, all of these among them, so that they are told of that one: `An
    appointment is booked, then checked in when the client arrives, then in progress and finally completed`.
    """
    states = frozenset(told.states)
    return not told.outright and any(
        states < frozenset(field.partition(" (")[2].rstrip(")").split(", "))
        for other in gathered.shapes.values()
        if other is not draft
        for field in other.fields
        if field.startswith("status (")
    )


def _is_state(field: str, states: tuple[str, ...]) -> bool:
    """Whether what was taken for a field is one of the states: `in the end delivered`."""
    sure = [one for one in states if strength(one) == SURE]
    return not is_attribute(field) and any(field == one or field.endswith(f" {one}") for one in sure)


def _of_listed(life: _Life) -> tuple[str, ...]:
    """What is told beside a list of states: what a thing comes to, but not what is only done to it."""
    return tuple(one for one in life.states if one in life.turns or one in life.deeds & life.which)


def _of_a_life(life: _Life) -> tuple[str, ...]:
    """The states of a thing that is said to come from one to another, or is told from its kind by what was done."""
    told = bool(life.turns) or bool(life.which & life.states.keys())
    return tuple(life.states) if told and len(life.states) >= _FEWEST else ()


def _lives(passage: Passage, gathered: Gathered) -> dict[str, _Life]:
    """Each thing of which a passage tells states."""
    found: dict[str, _Life] = {}
    which: dict[str, set[str]] = {}
    about, before = passage.about, ""
    for heard in passage.sentences:
        spoken, sentence = heard.spoken, heard.text
        if not about or (spoken != before and not passage.about):
            about = spoken or about
        before = spoken
        for told in told_states(sentence):
            name = _thing(told.name or about, gathered)
            if not name:
                about = told.name if told.manner == "turns" and told.name else about
                continue
            if told.manner == "which":
                which.setdefault(name, set()).update(told.states)
                continue
            about = name if told.name else about
            life = found.setdefault(name, _Life())
            life.states.update(dict.fromkeys(told.states))
            if told.manner in {"turns", "once"} and not _STEP.match(sentence):
                life.turns.update(told.states)
            elif told.manner == "deed":
                life.deeds.update(told.states)
    for name, life in found.items():
        life.which = which.get(name, set())
    return found


def _thing(name: str, gathered: Gathered) -> str:
    """The known thing that a word means: by its whole name, or by the last word of the only one."""
    one = singular(name.lower())
    if (held := gathered.held(one)) is not None:
        return held.name
    head = one.rpartition(" ")[2]
    if key(one) in gathered.known_things:
        return one
    longer = gathered.only_ending(head)
    return longer.name if longer is not None else ""
