"""A domain as the answers want it: who sees what, who is kept apart, what comes back."""

from dataclasses import replace

from agents.offline.answers import Answers
from agents.offline.domain import CHANGES, USERS, Act, Domain, Link, Thing, Wording
from agents.offline.inflection import identifier, table_name
from plan.reading.text.naming import in_sentence

_LOOKING = frozenset({"list", "read", "download", "export"})


def answered(domain: Domain) -> Domain:
    """Return the domain with what the answers add to it."""
    answers = Answers(domain.requirements)
    if not answers.texts:
        return domain
    return _with_tenants(_with_visibility(_with_deletion(domain, answers), answers), answers)


def _with_deletion(domain: Domain, answers: Answers) -> Domain:
    """What is deleted, and hidden only, can come back."""
    if answers.deletion not in {"term", "kept"}:
        return domain
    text = answers.texts["Q-deletion"]
    known = dict(domain.restorable)
    for act in domain.acts:
        if act.kind == "delete" and domain.thing(act.thing) is not None:
            known.setdefault(act.thing, text)
    return replace(domain, restorable=tuple(known.items()))


def entered(domain: Domain, answers: Answers) -> dict[str, tuple[str, ...]]:
    """Return who enters each thing, of those whose entries the answer is about: role ids by the thing's key."""
    about = {role.id for role in answers.entering(domain.roles)}
    found: dict[str, list[str]] = {}
    for act in domain.acts:
        thing = domain.thing(act.thing)
        if act.kind == "create" and act.role in about and thing is not None and thing.role != act.role:
            found.setdefault(act.thing, []).append(act.role)
    return {key: tuple(dict.fromkeys(roles)) for key, roles in found.items()}


def _with_visibility(domain: Domain, answers: Answers) -> Domain:
    things = entered(domain, answers) if answers.seen and domain.signs_in else {}
    if not things:
        return domain
    asked = "Q-visibility"
    if answers.seen == "own":
        acts = tuple(
            replace(act, own=True) if act.role in things.get(act.thing, ()) and act.kind in _LOOKING | CHANGES else act
            for act in domain.acts
        )
        lists = tuple(Act(asked, "list", "see", key, role, own=True) for key, roles in things.items() for role in roles)
        return replace(domain, acts=(*acts, *lists), links=(*domain.links, *_owners(domain, things)))
    seers = [role.id for role in domain.roles] if answers.seen == "all" else []
    lists = tuple(Act(asked, "list", "see", key, role) for key, roles in things.items() for role in (seers or roles))
    return replace(domain, acts=(*domain.acts, *lists))


def _owners(domain: Domain, things: dict[str, tuple[str, ...]]) -> list[Link]:
    """An owner's column in each table that has none for whoever enters its rows."""
    found = []
    for key, roles in things.items():
        role = next(r for r in domain.roles if r.id == roles[0])
        profile = domain.profile_of(role.id)
        target = profile.key if profile is not None else USERS
        if any(link.owner == key and link.target == target for link in domain.links):
            continue
        name = f"{identifier(profile.key if profile else role.name)}_id"
        found.append(Link(key, target, name, False, "entered by"))
    return found


def tenant_of(domain: Domain) -> str:
    """Return the key of the thing of which several share an installation; empty if none does."""
    noun = Answers(domain.requirements).tenant
    return noun if noun and domain.thing(noun) is not None else ""


def _with_tenants(domain: Domain, answers: Answers) -> Domain:
    noun = answers.tenant
    if not noun:
        return domain
    things = domain.things
    if domain.thing(noun) is None:
        said = answers.texts["Q-tenancy"].rstrip(".")
        fields = (Wording("name (unique)", "Q-tenancy"),)
        label = noun[:1].upper() + noun[1:]
        made = Thing(noun, table_name(noun), label, False, "", fields, ("Q-tenancy",), in_sentence(said))
        things = (made, *things)
    column = f"{identifier(noun)}_id"
    known = {(link.owner, link.column) for link in domain.links}
    links = tuple(
        Link(thing.key, noun, column, False, "has")
        for thing in domain.things
        if thing.key != noun and (thing.key, column) not in known
    )
    return replace(domain, things=things, links=(*links, *domain.links))
