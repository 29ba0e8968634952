"""The states that a sentence says a thing may be in, in whatever order and grammar it says so.

`Once placed, an order gets packed, then shipped` and `We need to know whether an order is placed, packed or shipped`
have in common that a known thing is spoken of, that several words say in what state something is, and that something
tells that it goes from one to the other, or is in one or the other. The sentence is taken apart at its joints, and
each part is looked at for the state that it says the thing is in.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from plan.reading.frames.known_things import named_words
from plan.reading.frames.life_parts import STATUS, parts, plain
from plan.reading.frames.life_states import OR_ELSE, SURELY_STATUS, State, states
from plan.reading.frames.templates import frame
from plan.reading.words.state_words import LIKELY, SURE

_FOR_EACH = frame(r"(for|per) (each|every|the) ")
_THEN = re.compile(
    r"\b(?:then|until|till|unless|once|becomes?|became|turns?|turned|starts?|begins?|finally|later|afterwards|eventually|"
    r"subsequently|first|initially|lastly|ends?|stays?|remains?|otherwise|else|before|after|goes|passes|moves?|progress\w*|"
    r"thereafter|sometimes|ultimately|as'long'as|as'soon'as|up'to'then)\b|→"
)
_MAY_BE = re.compile(r"\b(?:can|may|might|could)\b")
_ASKS = re.compile(r"^(?:\S+ ){0,6}?(?:is|are|has|have|was)\b.*\?")
_NOT = re.compile(r"^(?:not|never)\s+(?P<rest>.+)$")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Life:
    """The states that a sentence says a thing may be in."""

    thing: str
    """Its key."""
    states: tuple[str, ...]
    outright: bool
    """Whether the sentence says that they are states, or that it is one or the other of them."""


@lru_cache(maxsize=8_192)
def lived(sentence: str, things: frozenset[str], spoken: str) -> tuple[Life, ...]:
    """The known things that a sentence tells the states of, with these; `spoken` is what a pronoun means."""
    words, names = named_words(plain(sentence), things)
    if not names and not (spoken and {"it", "they", "them"} & set(words)):
        return ()
    if _FOR_EACH.match(sentence) and len(names) > 1:
        return ()  # it is of neither, but of what joins them
    said = " ".join(words)
    told = list(states(list(parts(words)), names, spoken))
    found = []
    for thing in dict.fromkeys(one.of for one in told if one.of):
        own = _chosen([one for one in told if one.of == thing], said)
        if own and not any(one in things for one in own):
            found.append(Life(thing, own, outright=SURELY_STATUS.search(said) is not None))
    return tuple(found)


def _chosen(told: list[State], said: str) -> tuple[str, ...]:
    """Those of the states that a sentence tells of one thing that it may be in; none if it tells of something else."""
    asked, strict = _ASKS.match(said) is not None, any(one.strict for one in told)
    explicit = asked or STATUS.search(said) is not None or OR_ELSE.search(said) is not None
    if sum(not one.bare for one in told) < _FEWEST and not (asked or (explicit and strict)):
        return ()
    several = any(one.joint in {"or", "/", "|"} for one in told)
    texts: dict[str, int] = {}
    for one in told:
        no = _NOT.match(one.text)
        if not (no and any(no["rest"] == other.text for other in told)):
            texts.setdefault(one.text, one.strength)
    return (
        tuple(texts)
        if _are_a_life(texts, said, several=several, explicit=explicit or strict, surely=asked or strict)
        else ()
    )


def _are_a_life(texts: dict[str, int], said: str, *, several: bool, explicit: bool, surely: bool) -> bool:
    """Whether what a sentence says of a thing are the states of a life; what they are is known with their strength.

    `several` is whether it is one or the other, `explicit` whether the sentence says that they are states, and
    `surely` whether whatever it lists then are some.
    """
    later = _THEN.search(said) is not None
    sure = [one for one, how in texts.items() if how == SURE]
    likely = [one for one, how in texts.items() if how >= LIKELY]
    mostly = len(sure) * 2 >= len(texts)
    if explicit:
        enough = len(likely) * 2 >= len(texts) and (several or later or len(texts) > _FEWEST)
        return (surely or mostly) and len(texts) >= _FEWEST and enough
    if later:
        return len(likely) >= _FEWEST and mostly
    if several:
        alike = len(sure) == len(texts) or (len(likely) == len(texts) and len(sure) * 2 > len(texts))
        done = _MAY_BE.search(said) is not None and all(one.endswith("ed") for one in texts)
        return alike and len(texts) >= _FEWEST + done
    return len(texts) > _FEWEST and len(sure) == len(texts)
