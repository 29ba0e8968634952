"""The work that the stories ask for: an API and a page for each, jobs, adapters of outside systems."""

import re

from agents.offline import roster
from agents.offline.backlog import NOTIFIES, Backlog, Work, good, identifier_words, parts
from agents.offline.estimates import page_points, points
from agents.offline.inflection import singular
from agents.offline.lexicon import words
from agents.offline.shortened import shortened
from plan.api import Endpoint
from plan.existing.openapi import existing_api
from plan.requirements import Integration, UserStory


def add_integrations(backlog: Backlog, story: UserStory) -> None:
    """Add the adapter of an outside system before the first story that speaks of it."""
    for number, integration in enumerate(backlog.outside, 1):
        if integration.name not in backlog.integration and _speaks_of(integration, story):
            _adapter(backlog, number, story)


_MAIL = re.compile(r"(?i)\b(?:e-?mail|mail|smtp)")
_TEXTED = re.compile(r"(?i)\b(?:sms|text messages?|texted)\b")


def _speaks_of(integration: Integration, story: UserStory) -> bool:
    """Whether a story speaks of an outside system: by its name, by what it is for, or by the way it goes out."""
    text = _text(story)
    system = f"{integration.name} {integration.purpose}"
    sent = NOTIFIES.search(text) is not None
    by_channel = any(one.search(text) and one.search(system) for one in (_MAIL, _TEXTED)) and sent
    return integration.name.lower() in text or by_channel or _shares(integration.purpose, story)


def _text(story: UserStory) -> str:
    return f"{story.title} {story.want} {' '.join(story.acceptance)}".lower()


_COMMON = words("that with from this when want able user system through para desde")


def _shares(purpose: str, story: UserStory) -> bool:
    if not purpose:
        return False
    wanted = {singular(w) for w in identifier_words(purpose) if len(w) > 3}
    said = {singular(w) for w in identifier_words(f"{story.title} {story.want}") if len(w) > 3}
    return len(wanted & said - _COMMON) >= 2


def _adapter(backlog: Backlog, number: int, story: UserStory | None) -> None:
    integration = backlog.outside[number - 1]
    key = f"integration-{number}"
    backlog.integration[integration.name] = key
    backlog.add(
        Work(
            key=key,
            kind="integration",
            title=shortened(f"Integration: {integration.name}", 80),
            points=5,
            priority=story.priority if story else "should",
            tasks=[
                f"Try {integration.name} in its sandbox for a day and write down what it does not do",
                "Put it behind an interface of ours, with a fake for the tests",
                "Handle time-outs, repeated messages and its being away",
            ],
            agents=(roster.BACKEND, roster.SECURITY),
            needs=["setup-1"],
            acceptance=[
                integration.purpose or f"{integration.name} is called through the adapter only",
                "While it is away, requests are kept and tried again, and nothing else fails",
            ],
            requirements=[story.id] if story else [],
        )
    )


def add_story(backlog: Backlog, story: UserStory) -> None:
    """Add the API, the page or the job of one story."""
    used = backlog.mentions.get(story.id, [])
    own = [e for e in used if e.id not in backlog.builder]
    needs = [backlog.integration[one.name] for one in backlog.outside if _needs(backlog, one, story)]
    needs += [] if used else backlog.tables_named(_text(story))
    access = backlog.access if any(e.authenticated for e in used) else []
    title = _title(story)
    kept = [pair for e in own for pair in backlog.rules_of.get(e.id, [])]
    acceptance = [*story.acceptance, *(f"{ident}: {rule}" for ident, rule in kept)]
    built: list[str] = []
    if own:
        shown = acceptance or [f"{e.method} {e.path} answers {good(e)}" for e in own]
        for part in parts(backlog, own, shown):
            criteria = part.acceptance or [f"{e.method} {e.path} answers {good(e)}" for e in part.endpoints]
            work = Work(
                key=f"api-{story.id}{part.suffix}",
                kind="backend",
                title=f"{title}: API{part.label}",
                points=points(len(part.endpoints), len(criteria), 0, 1.0 if needs else 0.0),
                priority=story.priority,
                tasks=[
                    *(f"Implement {e.method} {e.path}: {e.summary.lower()}" for e in part.endpoints),
                    *(f"Check the permission {p}" for p in dict.fromkeys(e.permission for e in part.endpoints) if p),
                    "Test success, every error and every criterion",
                ],
                agents=(roster.API, roster.TESTING),
                needs=list(
                    dict.fromkeys([*(backlog.tables_of(part.endpoints) or ["setup-1"]), *access, *needs, *built[-1:]])
                ),
                acceptance=criteria,
                requirements=list(dict.fromkeys([story.id, *(ident for ident, _ in kept)])),
                endpoints=tuple(e.id for e in part.endpoints),
            )
            backlog.add(work)
            built.append(work.key)
    others = [backlog.builder[e.id] for e in used if e.id in backlog.builder]
    _front(backlog, story, title, list(dict.fromkeys([*built, *others, *access])), used, needs)


def _needs(backlog: Backlog, integration: Integration, story: UserStory) -> bool:
    return integration.name in backlog.integration and _speaks_of(integration, story)


def _front(
    backlog: Backlog, story: UserStory, title: str, builders: list[str], used: list[Endpoint], needs: list[str]
) -> None:
    kinds = backlog.acts_of.get(story.id, [])
    if story.id in backlog.machine_stories and used:
        return
    role = backlog.role_names.get(story.role, "")
    job = not used and ("notify" in kinds or not role or NOTIFIES.search(f"{story.title} {story.want}") is not None)
    explicit = {"sign-in", "register", "password"}
    if kinds and set(kinds) <= explicit:
        return
    criteria = list(story.acceptance) if not any(key.startswith("api-") for key in builders) else []
    can = " can " if backlog.domain.lexicon.code == "en" else ": "
    said = f"{role}{can}{story.want}" if role and story.want else story.want or story.title
    for part in parts(backlog, [], criteria or [said]):
        tasks = (
            [f"Build what does this: {story.want or story.title}", "Make it safe to run twice", "Test every criterion"]
            if job
            else [
                f"Build the page or part of it: {story.want or story.title}",
                *(f"Call {e.method} {e.path}" for e in used[:6]),
                "Show errors beside their fields, and an empty and a waiting state",
            ]
        )
        backlog.add(
            Work(
                key=f"{'job' if job else 'page'}-{story.id}{part.suffix}",
                kind="job" if job else "frontend",
                title=(title if job else f"Frontend: {title}") + part.label,
                points=points(1, len(part.acceptance), 0) if job else page_points(len(used), len(part.acceptance)),
                priority=story.priority,
                tasks=tasks,
                agents=(roster.BACKEND, roster.TESTING) if job else (roster.REACT, roster.CSS),
                needs=list(dict.fromkeys([*builders, *needs])) or ["setup-1"],
                acceptance=part.acceptance,
                requirements=[story.id],
            )
        )


def _title(story: UserStory) -> str:
    text = re.sub(r"\s+", " ", story.title or story.want or story.id).strip(" .")
    text = text[:1].upper() + text[1:]
    return text if len(text) <= 64 else text[:61].rsplit(" ", 1)[0] + "…"


def add_rest(backlog: Backlog) -> None:
    """What no story of the document builds: endpoints of another author, outside systems nobody mentions."""
    for number, integration in enumerate(backlog.outside, 1):
        if integration.name not in backlog.integration:
            _adapter(backlog, number, None)
    there = {(e.method, e.path) for e in existing_api(backlog.domain.requirements.existing_openapi).endpoints}
    tags: dict[str, list[Endpoint]] = {}
    for endpoint in backlog.api.endpoints:
        if endpoint.id not in backlog.builder and (endpoint.method, endpoint.path) not in there:
            tags.setdefault(endpoint.tag, []).append(endpoint)
    access = [w.key for w in backlog.works if w.kind == "access"]
    known = {ident for ident, _ in backlog.domain.texts}
    for number, (tag, endpoints) in enumerate(tags.items(), 1):
        shown = [f"{e.method} {e.path} answers {good(e)}" for e in endpoints]
        for part in parts(backlog, endpoints, shown):
            backlog.add(
                Work(
                    key=f"rest-{number}{part.suffix}",
                    kind="backend",
                    title=f"{tag}: API{part.label}"[:80],
                    points=points(len(part.endpoints), len(part.acceptance), 0),
                    priority="must" if any(s.startswith("Q-") for e in part.endpoints for s in e.stories) else "could",
                    tasks=[f"Implement {e.method} {e.path}: {e.summary.lower()}" for e in part.endpoints],
                    agents=(roster.API, roster.TESTING),
                    needs=list(dict.fromkeys([*(backlog.tables_of(part.endpoints) or ["setup-1"]), *access])),
                    acceptance=part.acceptance,
                    requirements=list(dict.fromkeys(s for e in part.endpoints for s in e.stories if s in known))[:4],
                    endpoints=tuple(e.id for e in part.endpoints),
                )
            )
