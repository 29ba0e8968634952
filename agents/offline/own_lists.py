"""Lists that people keep for themselves, and what comes with what is entered.

`Keep a list of titles to read later` puts titles on a member's reading list; it changes no title. `Add a title with its
copies` makes copies too.
"""

import re
from dataclasses import replace

from agents.offline.domain import USERS, Act, Domain, Link, Thing, Wording
from agents.offline.inflection import identifier, singular, table_name
from plan.requirements import UserStory

ENTRY = "list entry"
"""How the key of what stands on such a list ends."""
_LIST = re.compile(
    r"(?i)^(?:be able to\s+)?(?:keep|have|make|maintain|build|create|manage)\s+(?:an?|my(?:\s+own)?|our)\s+"
    r"(?:(?P<kind>[a-z]+(?:ing)?|wish|shopping|watch)[ -]?)?list\s+of\s+(?:the\s+|my\s+|favou?rite\s+)?"
    r"(?P<what>[a-z]+(?:\s[a-z]+)?)"
    r"(?:\s+(?:that\s+)?(?:I\s+(?:want|would like|mean)\s+)?to\s+(?P<deed>[a-z]+)\b.*)?$"
)
_WITH = re.compile(r"(?i)\bwith\s+(?:its|their|the|all its|several|one or more)\s+(?P<what>[a-z]+(?:\s[a-z]+)?)\b")


def with_own_lists(domain: Domain) -> Domain:
    """Return the domain with the lists that people keep for themselves, and with what comes with what is entered."""
    if domain.lexicon.code != "en":
        return domain
    for story in domain.stories:
        domain = _with_list(domain, story) if domain.signs_in and story.role else domain
    return replace(domain, acts=(*domain.acts, *_brought(domain)))


def _with_list(domain: Domain, story: UserStory) -> Domain:
    match = _LIST.match(story.want.strip().rstrip("."))
    target = _thing(domain, match["what"]) if match else None
    if match is None or target is None or target.role or (not match["deed"] and not match["kind"]):
        return domain
    mine = [act for act in domain.acts if act.story == story.id and act.thing == target.key]
    if not mine or _keeps(domain, target, story):
        return domain
    name = f"{match['kind'].lower()} list" if match["kind"] else f"{_doing(match['deed'].lower())} list"
    key = f"{name} {ENTRY.rsplit(maxsplit=1)[-1]}"
    if domain.thing(key) is not None:
        return domain
    profile = domain.profile_of(story.role)
    owner = profile.key if profile is not None else USERS
    role = next((role.name for role in domain.roles if role.id == story.role), story.role)
    who = f"{identifier(profile.key if profile is not None else role)}_id"
    entry = Thing(
        key=key,
        table=table_name(key),
        label=f"{name.capitalize()} entry",
        event=True,
        role="",
        fields=(Wording("added at", story.id),),
        requirements=(story.id,),
        said=f"{story.id} keeps a list of {match['what'].lower()}",
    )
    links = (
        Link(key, owner, who, False, "keeps", part=True),
        Link(key, target.key, f"{identifier(target.key)}_id", False, "is on", part=True),
    )
    acts = (
        Act(story.id, "create", "add", key, story.role, own=True),
        Act(story.id, "list", "see", key, story.role, own=True),
        Act(story.id, "delete", "remove", key, story.role, own=True),
    )
    seen = tuple(act for act in domain.acts if act in mine and act.kind in {"list", "read"})
    rest = tuple(act for act in domain.acts if act not in mine)
    return replace(domain, things=(*domain.things, entry), links=(*domain.links, *links), acts=(*rest, *seen, *acts))


def _keeps(domain: Domain, target: Thing, story: UserStory) -> bool:
    """Whether whoever wants the list is who enters what stands on it: a keeper's list of tools is the tools."""
    others = [act for act in domain.acts_on(target.key) if act.kind == "create" and act.story != story.id]
    return not others or any(act.role == story.role for act in others)


def _thing(domain: Domain, words: str) -> Thing | None:
    parts = [singular(word) for word in words.lower().split()]
    return domain.thing(" ".join(parts)) or (domain.thing(parts[0]) if parts else None)


def _doing(verb: str) -> str:
    """`read` as in a reading list."""
    if verb.endswith("e") and not verb.endswith("ee"):
        return f"{verb[:-1]}ing"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnpt]", verb):
        return f"{verb}{verb[-1]}ing"
    return f"{verb}ing"


def _brought(domain: Domain) -> list[Act]:
    """What is entered together with something else, where nobody enters it by itself."""
    stories = {story.id: story.want for story in domain.stories}
    made = {act.thing for act in domain.acts if act.kind == "create"}
    found = []
    for act in domain.acts:
        match = _WITH.search(stories.get(act.story, "")) if act.kind == "create" else None
        part = _thing(domain, match["what"]) if match else None
        if part is None or part.key in made or part.key == act.thing:
            continue
        if any(link.owner == part.key and link.target == act.thing for link in domain.links):
            made.add(part.key)
            found.append(replace(act, thing=part.key, detail=""))
    return found
