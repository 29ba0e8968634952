"""File names made of a plan's own words, which every file system takes and keeps apart."""

import re
from collections.abc import Iterable, Mapping

from anyascii import anyascii

from plan.sprints import SprintPlan

_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))})
_LONGEST_ID = 24
_LONGEST_TITLE = 48


def slug(text: str, longest: int) -> str:
    """Return text as letters, digits and hyphens of ASCII; empty if it has none of them."""
    return re.sub(r"[^A-Za-z0-9]+", "-", anyascii(text)).strip("-")[:longest].rstrip("-")


def story_files(plan: SprintPlan) -> Mapping[str, str]:
    """Return the file of each story by its id: `stories/S1-03-user-login-api.md`."""
    stories = [story for sprint in plan.sprints for story in sprint.stories]
    named = ((story.id, (slug(story.id, _LONGEST_ID), slug(story.title, _LONGEST_TITLE).lower())) for story in stories)
    return distinct(((id_, "-".join(part for part in parts if part)) for id_, parts in named), "stories/{}.md")


def distinct(names: Iterable[tuple[str, str]], pattern: str) -> dict[str, str]:
    """Return a file name for each id, no two the same even where case does not count; the first of an id counts."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for id_, name in names:
        if id_ in found:
            continue
        bare = name or "story"
        bare = f"{bare}-story" if bare.lower() in _RESERVED else bare
        number, free = 1, bare
        while free.lower() in taken:
            number += 1
            free = f"{bare}-{number}"
        taken.add(free.lower())
        found[id_] = pattern.format(free)
    return found
