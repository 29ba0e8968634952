"""What has to be there for an act to be possible: whoever cancels something has to find it first."""

from collections.abc import Sequence
from dataclasses import replace

from agents.offline.answered_domain import tenant_of
from agents.offline.domain import CHANGES, USERS, Act, Domain

_SEEN = frozenset({"list", "read"})


def implied_acts(domain: Domain, acts: Sequence[Act]) -> tuple[Act, ...]:
    """Return the lists and records without which `acts` could not be done."""
    by_thing: dict[str, list[Act]] = {}
    for act in acts:
        by_thing.setdefault(act.thing, []).append(act)
    found: list[Act] = []
    for thing in domain.things:
        mine = by_thing.get(thing.key, [])
        if any(act.kind == "route" for act in mine):
            continue
        seers = {act.role for act in mine if act.kind in _SEEN}
        found += [
            replace(act, kind="list", verb="see", detail="")
            for act in mine
            if act.kind in CHANGES and (not seers or (act.role and "" not in seers and act.role not in seers))
        ]
    found += _lists_joined(acts, by_thing)
    return tuple(dict.fromkeys((*found, *_choices(domain, acts, by_thing, found))))


def _lists_joined(acts: Sequence[Act], by_thing: dict[str, list[Act]]) -> list[Act]:
    found: list[Act] = []
    for act in acts:
        if act.kind != "link":
            continue
        other = by_thing.get(act.detail, [])
        kinds = {o.kind for o in other}
        if "create" not in kinds and not any(o.kind == "route" and o.verb == "post" for o in other):
            found.append(replace(act, kind="create", verb="start", thing=act.detail, detail=""))
        if not kinds & {"list", "read", "route"}:
            found.append(replace(act, kind="read", verb="see", thing=act.detail, detail=""))
    return found


def _choices(domain: Domain, acts: Sequence[Act], by_thing: dict[str, list[Act]], added: list[Act]) -> list[Act]:
    """Lists to choose from: whoever books a room has to see the rooms."""
    found: list[Act] = []
    targets: dict[str, list[str]] = {}
    for link in domain.links:
        if not link.optional and not link.part:
            targets.setdefault(link.owner, []).append(link.target)
    listed: dict[str, set[str]] = {}
    for act in (*acts, *added):
        if act.kind in _SEEN:
            listed.setdefault(act.thing, set()).add(act.role)
    for act in acts:
        if act.kind != "create":
            continue
        for target in targets.get(act.thing, ()):
            other = domain.thing(target)
            routed = any(o.kind == "route" for o in by_thing.get(target, ()))
            if (
                other is None
                or other.event
                or (other.role and other.role == act.role)
                or target == tenant_of(domain)
                or target in {USERS, act.thing}
                or routed
            ):
                continue
            seers = listed.setdefault(target, set())
            if not seers or (act.role and "" not in seers and act.role not in seers):
                seers.add(act.role)
                found.append(replace(act, kind="list", verb="see", thing=target, own=False, detail=""))
    return found
