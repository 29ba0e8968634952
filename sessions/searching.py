"""Finding sessions by what is said in them: titles, requirements, feedback, reasons, the newest artifacts …."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import JsonValue

from plan.artifacts import ARTIFACTS, TITLES
from sessions import derived
from sessions.derived import Derived, derived_folder
from sessions.errors import SessionError
from sessions.opening import open_session
from sessions.place import START, Place
from sessions.skimming import Skimmed, skim
from sessions.snapshots import place_before
from sessions.state import SessionState

_FILE = "words.text"
_AROUND = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """Where something was found, and the words around it."""

    where: str
    excerpt: str


def search(path: Path, words: str, skimmed: Skimmed | None = None) -> Hit | None:
    """Return the place that has the most of `words`, in any order and case; None unless the session has all of them.

    A session that cannot be read has none. The text of a session is kept beside it, and made anew when it grew: from
    what was just `skimmed` of it, if it was.
    """
    wanted = words.casefold().split()
    try:
        text = _text(path, skimmed)
    except (SessionError, OSError):
        return None
    folded = text.casefold()
    if not wanted or not all(word in folded for word in wanted):
        return None
    missing, most, best = set(wanted), 0, None
    for line in text.splitlines():
        where, _, said = line.partition("\t")
        low = said.casefold()
        here = [word for word in wanted if word in low]
        missing.difference_update(here)
        if len(here) > most:
            most, best = len(here), Hit(where, _excerpt(said, here[0]))
        if most == len(wanted):
            break
    return best if not missing else None


def _excerpt(said: str, word: str) -> str:
    at = max(said.casefold().find(word), 0)
    start, end = max(0, at - _AROUND), min(len(said), at + len(word) + _AROUND)
    return f"{'…' * (start > 0)}{said[start:end].strip()}{'…' * (end < len(said))}"


def _text(path: Path, skimmed: Skimmed | None) -> str:
    file = derived_folder(path) / _FILE
    kept = derived.read(file, path)
    if kept is not None and kept[0].place.offset == path.stat().st_size:
        return kept[1].decode()
    state, place = _now(path, skimmed)
    text = "\n".join(f"{where}\t{' '.join(said.split())}" for where, said in _said(state) if said.strip())
    derived.write(file, path, Derived(place, None), text.encode("utf-8", "replace"))
    return text


def _now(path: Path, skimmed: Skimmed | None) -> tuple[SessionState, Place]:
    if skimmed is None and place_before(path, sys.maxsize) != START:
        opened = open_session(path)
        return opened.state, opened.tail.place
    skimmed = skimmed or skim(path)
    return skimmed.state, skimmed.place


def _said(state: SessionState) -> Iterator[tuple[str, str]]:
    yield "title", state.title
    for story in state.requirements.stories:
        yield f"requirement {story.id}", f"{story.title}. {story.want} {story.benefit} {' '.join(story.acceptance)}"
    for rule in state.requirements.rules:
        yield f"requirement {rule.id}", rule.text
    for constraint in state.requirements.constraints:
        yield f"requirement {constraint.id}", constraint.text
    yield from (("document", unplaced.text) for unplaced in state.requirements.unplaced)
    for name in ARTIFACTS:
        held = state.artifacts[name]
        for feedback in held.feedback:
            yield f"feedback on {TITLES[name]} r{feedback.revision}", feedback.text
    yield from (("note", note) for note in state.notes)
    yield from (("override", reason) for reason in state.overrides.values())
    yield from (("reopening", reason) for reason in state.reopenings)
    yield from ((f"answer {question.number}", f"{question.text} {question.answer}") for question in state.questions)
    for name in ARTIFACTS:
        latest = state.artifacts[name].latest
        if latest is not None:
            for item in _items(latest.content.model_dump(mode="json")):
                yield f"{TITLES[name]} r{latest.number}", item


def _items(node: JsonValue) -> Iterator[str]:
    """Yield the text of each item: of an object its own words in one line, then what is in it."""
    if isinstance(node, dict):
        yield " · ".join(value for value in node.values() if isinstance(value, str) and value)
        yield from (text for value in node.values() for text in _items(value))
    elif isinstance(node, list):
        yield " · ".join(value for value in node if isinstance(value, str) and value)
        yield from (text for value in node if not isinstance(value, str) for text in _items(value))
