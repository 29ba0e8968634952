"""What a sprint is for, in a sentence that a person can say aloud."""

import re

from agents.offline.backlog import Work
from agents.offline.domain import Domain
from plan.checks.wording import counted
from plan.requirements import UserStory

_OUTCOMES = 3
_LONGEST = 72
_ENOUGH = 3
_CLAUSE = re.compile(r"\s*(?:[;:(–—]|\.(?=\s)|\s-\s)\s*")
_COMMA = re.compile(r",\s*")
_TURN = re.compile(
    r"\s+(?:so that|in order to|by|with|from|for|via|using|and|when|which|that"
    r"|para|con|por|y|que|mit|und|damit|von|avec|pour|et|com|e)\s+"
)
_BUILDING = frozenset({"backend", "frontend", "job", "access"})


def sprint_goal(domain: Domain, works: list[Work]) -> str:
    """Return what stands when the sprint is done: the schema, signing in, and the first few wishes of its stories."""
    tables = sum(len(work.tables) for work in works)
    parts = [f"the schema stands ({counted(tables, 'table')})"] if tables else []
    if any(work.kind == "access" for work in works):
        parts.append("people can sign in")
    wanted = {ident for work in works if work.kind in _BUILDING for ident in work.requirements}
    stories = [story for story in domain.stories if story.id in wanted]
    shown = stories[:_OUTCOMES]
    parts += _by_role(domain, shown)
    if len(stories) > len(shown):
        parts.append(counted(len(stories) - len(shown), "more requirement"))
    text = "; ".join(parts) or "; ".join(outcome(work.title) for work in works[:_OUTCOMES])
    return f"{text[:1].upper()}{text[1:]}."


def _by_role(domain: Domain, stories: list[UserStory]) -> list[str]:
    names = {role.id: role.name for role in domain.requirements.roles}
    found: dict[str, list[str]] = {}
    for story in stories:
        role = names.get(story.role, "")
        said = outcome(story.want if role and story.want else story.title or story.want)
        if said and said not in found.setdefault(role, []):
            found[role].append(said)
    english = domain.lexicon.code == "en"
    return [
        f"{role}{' can ' if english else ': '}{_listed(said, english=english)}" if role else "; ".join(said)
        for role, said in found.items()
    ]


def _listed(said: list[str], *, english: bool) -> str:
    return f"{', '.join(said[:-1])} and {said[-1]}" if english and len(said) > 1 else ", ".join(said)


def outcome(text: str) -> str:
    """Return the first clause of a wish, cut where the sentence itself turns and never within a word."""
    words = " ".join(text.split()).strip(" .")
    words = next((w for w in _cut(words, _CLAUSE) if len(w) <= _LONGEST), words)
    if len(words) > _LONGEST:
        short = [w for w in _cut(words, _TURN) or _cut(words, _COMMA) if len(w) <= _LONGEST]
        words = short[-1] if short else words[:_LONGEST].rsplit(" ", 1)[0]
    return words.rstrip(" ,;:")


def _cut(words: str, where: re.Pattern[str]) -> list[str]:
    """Return the beginnings of a sentence, each up to a place where it turns, that say something by themselves."""
    beginnings = [words[: match.start()] for match in where.finditer(words)]
    return [beginning for beginning in beginnings if len(beginning.split()) >= _ENOUGH]
