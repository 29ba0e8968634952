"""The states that sentences of a passage tell one after another: `A visit is planned first. Then it becomes open.`"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from plan.reading.english.told_states import ToldStates, told_states
from plan.reading.fields.data_shapes import Shape
from plan.reading.frames.lives import Life
from plan.reading.gathered.gathering import Gathered, Passage, ShapeDraft
from plan.reading.text.languages import language_of
from plan.reading.text.naming import key, singular
from plan.reading.whole.antecedents import antecedent, asked_for, is_asked, may_be_it, mentions
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.state_words import SURE, strength
from plan.reading.words.states import status
from plan.requirements import Source

_STATES = ("state", "stage", "phase", "condition")
_ALIKE = 2
"""States that what a sentence tells has in common with a list of them, where it tells of the same life."""
_SAMPLE = 8
"""Sentences that tell a passage's language."""
_STEP = re.compile(r"given\s", re.IGNORECASE)
"""What a step says that something then is may be what is done to it: `then it is sent`."""
_NEVER_GONE = frozenset(("not deleted", "not removed", "not erased", "not destroyed"))
"""What is said of how a thing is put away: `Clients who leave are archived, not deleted`."""
_ANSWERS = frozenset(("approved", "rejected", "accepted", "declined", "confirmed", "refused", "denied"))
"""What somebody says of what was asked for."""
_PARTICLES = frozenset(("down", "up", "off", "on", "out"))
"""What may be no more than a part of what was done: `turned it down`."""
_FEWEST = 3
"""States; fewer say what is done to a thing, and not how it lives."""


@dataclass
class _Life:
    """What documents tell of the states of one thing, in their order."""

    source: Source
    states: dict[str, None] = field(default_factory=dict)
    turns: set[str] = field(default_factory=set)
    """Those that it is said to come to."""
    whiles: set[str] = field(default_factory=set)
    """Those in which it is for as long as something holds."""
    deeds: set[str] = field(default_factory=set)
    """Those that what somebody does leaves it in."""
    either: set[str] = field(default_factory=set)
    """Those of them between which somebody decides."""
    which: set[str] = field(default_factory=set)
    """Those by which a sentence tells some of its kind from the others: `accepted plans`."""

    def hear(self, told: ToldStates, *, step: bool) -> None:
        """Take in what a sentence tells; `step` is whether it is one of a scenario."""
        if told.manner == "which":
            self.which.update(told.states)
            return
        self.states.update(dict.fromkeys(told.states))
        if told.manner in {"turns", "once"} and not step:
            self.turns.update(told.states)
        elif told.manner == "while":
            self.whiles.update(told.states)
        elif told.manner in {"deed", "either"}:
            self.deeds.update(told.states)
            self.either.update(told.states if told.manner == "either" else ())

    def add(self, other: "_Life") -> None:
        """Take in what another passage tells: all of it if that leaves no doubt, or what leaves none."""
        sure = other.sure
        heard = (one for one in other.states if sure or one in other.deeds)
        self.states.update(dict.fromkeys(one for one in heard if not one.startswith("not ")))
        self.turns.update(other.turns)
        self.whiles.update(other.whiles)
        self.deeds.update(other.deeds)
        self.either.update(other.either)
        self.which.update(other.which)

    @property
    def sure(self) -> set[str]:
        """What leaves no doubt that there are states."""
        return self.turns | self.whiles | (self.which & self.states.keys()) | self.either


def tell_lives(gathered: Gathered) -> None:
    """Take the states that English documents tell of a thing, beside those that are listed somewhere."""
    lives, strangers = _lives(gathered)
    listed = {name for name in lives if _is_listed(name, gathered)}
    for name, life in lives.items():
        if states := _of_listed(life) if name in listed else _of_a_life(life):
            gathered.shape(Shape(name, (status(states),)), life.source)
    for told, source in sorted(gathered.lives, key=lambda one: not one[0].outright):
        held = _meant(told.thing, gathered)
        if held is None or _NEVER_GONE & set(told.states) or _of_another(told, held, gathered):
            continue
        if _tells_more(told, held, lives.get(held.name)):
            gathered.shape(Shape(held.name, (_status_of(held, told.states),)), source)
            held.fields = [one for one in held.fields if not _is_state(one, told.states)]
    for name, life in strangers.items():
        enough = len(life.states) >= _FEWEST and len(life.turns | life.whiles) >= _ALIKE
        if (enough or len(life.either) >= _ALIKE) and not _is_alien(name, gathered):
            gathered.shape(Shape(name, (status(tuple(life.states)),)), life.source)


def _is_listed(name: str, gathered: Gathered) -> bool:
    """Whether the states of a thing are listed somewhere."""
    draft = gathered.shapes.get(key(name))
    return draft is not None and any(one.startswith("status (") and "," in one for one in draft.fields)


def _meant(name: str, gathered: Gathered) -> ShapeDraft | None:
    """The thing that a name means: by all of it, or by the last word of the only one."""
    return gathered.shapes.get(name) or gathered.only_ending(name) or gathered.held(name)


def _status_of(draft: ShapeDraft, states: tuple[str, ...]) -> str:
    """The field that says which of its states a thing is in: the one that is known already."""
    own = next((one for one in draft.fields if one in _STATES), "")
    return f"{own} ({', '.join(states)})" if own else status(states)


def _tells_more(told: Life, draft: ShapeDraft, also: _Life | None) -> bool:
    """Whether a sentence tells of the life of a thing that others tell of, too, and not of something else of it; `also`
    is what is told of that life beside such sentences.
    """
    before = {one.split(" (")[0]: frozenset(one.partition(" (")[2].rstrip(")").split(", ")) for one in draft.fields}
    if any(len(values & set(told.states)) >= _ALIKE for name, values in before.items() if name != "status"):
        return False
    known = before.get("status", frozenset())
    certain = len(told.states) == _ALIKE and all(strength(one) == SURE and one not in _PARTICLES for one in told.states)
    alike = 1 if certain and also is not None and also.sure & known else _ALIKE
    return told.outright or len(known) < _ALIKE or len(known & set(told.states)) >= alike


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
    enough = bool(life.sure) and len(life.states) >= _FEWEST
    outright = life.turns | life.whiles
    told = bool(outright) and len(outright | life.deeds) >= _ALIKE
    return tuple(life.states) if enough or told or life.either else ()


def _lives(gathered: Gathered) -> tuple[dict[str, _Life], dict[str, _Life]]:
    """What is told of the states of each known thing, by its name, and of whatever else is spoken of."""
    found: dict[str, _Life] = {}
    strangers: dict[str, _Life] = {}
    for passage in gathered.passages.values():
        if (language_of(" ".join(heard.text for heard in passage.sentences[:_SAMPLE])) or "en") != "en":
            continue
        here: dict[str, _Life] = {}
        for name, told, sentence in _told(passage, gathered):
            thing = _thing(name, gathered) or singular(name)
            here.setdefault(thing, _Life(passage.source)).hear(told, step=_STEP.match(sentence) is not None)
        for name, life in here.items():
            lives = found if _thing(name, gathered) else strangers
            lives.setdefault(name, _Life(passage.source)).add(life)
    return found, strangers


def _told(passage: Passage, gathered: Gathered) -> Iterator[tuple[str, ToldStates, str]]:
    """What each sentence of a passage tells of states, with the name of what is in them."""
    told, roles = [(heard, told_states(heard.text)) for heard in passage.sentences], gathered.known_roles
    if not any(several for _, several in told):
        return
    sentences = [heard.text for heard in passage.sentences]
    named = {singular(one.name) for _, several in told for one in several if one.name and one.manner != "which"}
    things = {draft.name.lower() for draft in gathered.shapes.values()} | gathered.known_things | named
    mention = mentions(things | roles)
    about, before, last, paragraph = passage.about, "", "", 0
    for at, (heard, several) in enumerate(told):
        if heard.paragraph and heard.paragraph != paragraph:
            about, last, paragraph = passage.about, "", heard.paragraph
        if not about or (heard.spoken != before and not passage.about):
            about = heard.spoken or about
        before = heard.spoken
        for one in several:
            here = "" if one.name else antecedent(heard.text, mention, roles)
            if not one.name and set(one.states) & _ANSWERS:
                here = here if is_asked(here) else asked_for(at, sentences, mention) or here
            meant = one.name or here or (about if may_be_it(about, heard.text, roles) else last)
            if meant and (_thing(meant, gathered) or singular(meant) in named):
                yield meant, one, heard.text
            if one.manner != "which" and one.name and (one.manner == "turns" or _thing(one.name, gathered)):
                about = one.name
        if not _thing(about, gathered) and (mentioned := [one["name"] for one in mention.finditer(heard.text)]):
            about = mentioned[-1]
        last = about if may_be_it(about, "", roles) else last


def _thing(name: str, gathered: Gathered) -> str:
    """The known thing that a word means: by its whole name, or by the last word of the only one."""
    one = singular(name.lower())
    if (held := gathered.held(one)) is not None:
        return held.name
    if (longer := gathered.only_ending(one.rpartition(" ")[2])) is not None:
        return longer.name
    return one if key(one) in gathered.known_things else ""


def _is_alien(name: str, gathered: Gathered) -> bool:
    """Whether what states are told of is somebody, or nothing that is kept."""
    return not name or is_attribute(name) or key(name) in gathered.known_roles | gathered.people
