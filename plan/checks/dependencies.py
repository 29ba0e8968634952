"""The pitfall of missing dependencies (PIT-301 to PIT-399)."""

import re
from collections.abc import Iterator

from plan.checks.endpoints import called
from plan.checks.lookup import Lookup
from plan.checks.rule import Problem, rule
from plan.checks.wording import listed, named
from plan.sprints import Story

_SCREENS = re.compile(r"\b(?:front-?end|forms?|screens?|user interface)\b", re.IGNORECASE)
_OPERATION = re.compile(r"\b(get|post|put|patch|delete) (/\S*)")
_PUNCTUATION = ".,;:!?)]'\"`…"
_VIEWS = re.compile(r"\b(?:pages?|views?|dashboards?|ui|web app|mobile app)\b", re.IGNORECASE)
_SCREEN_AGENTS = re.compile(r"frontend|react|vue|angular|svelte|tailwind|mobile|ux-ui", re.IGNORECASE)


@rule(
    "PIT-301",
    "warning",
    "sprints",
    mend="Add the story that builds it to `depends_on`.",
    example="`S1-03` builds `POST /loans` on the table `loans`, which `S1-02` builds and which it does not wait for.",
)
def dependency_missing(look: Lookup) -> Iterator[Problem]:
    """A story uses a table that another story builds in the same sprint or later, and does not wait for it.

    Missing dependencies are what stops a sprint in its middle. A table that an earlier sprint builds is there already.
    """
    builder: dict[str, tuple[int, str]] = {}
    place = {s.id: sprint.number for _, sprint, s in look.planned}
    for _, sprint, story in look.planned:
        for table in story.tables:
            builder.setdefault(table, (sprint.number, story.id))
    for at, sprint, story in look.planned:
        used = [t for e in story.endpoints if e in look.endpoints for t in look.endpoints[e].tables]
        missing: dict[str, list[str]] = {}
        for table in dict.fromkeys(used):
            number, id_ = builder.get(table, (0, story.id))
            ready = id_ == story.id or table in story.tables or id_ in look.before_story.get(story.id, ())
            if not ready and number >= place[story.id]:
                missing.setdefault(id_, []).append(table)
        for id_, tables in missing.items():
            same = builder[tables[0]][0] == sprint.number
            when = "in the same sprint, and does not depend on it" if same else "in a later sprint"
            what = f"uses {listed(tables)}, which {named(id_)} builds {when}"
            yield Problem(at, f"Story {named(story.id)} {what}.")


@rule(
    "PIT-302",
    "warning",
    "sprints",
    mend="Say for each story what has to be there first.",
    example="Twelve stories, and none depends on another.",
)
def no_dependencies(look: Lookup) -> Iterator[Problem]:
    """No story depends on any other: missing dependencies.

    In a plan of more than five stories that is not independence but a map that nobody has drawn.
    """
    if len(look.planned) > 5 and not any(s.depends_on for _, _, s in look.planned):
        yield Problem("/sprints", f"None of the {len(look.planned)} stories depends on another.")


@rule(
    "PIT-303",
    "warning",
    "sprints",
    mend="Add the story that builds the endpoint to `depends_on`.",
    example="`S1-04` builds the loan form, and does not wait for `S1-03`, which builds `POST /loans`.",
)
def screen_without_endpoint(look: Lookup) -> Iterator[Problem]:
    """A story for screens waits for none of the stories that build the endpoints it calls: missing dependencies.

    It calls the endpoints that its requirements ask for, and those that its tasks name. Built against nothing, the
    screen is built a second time. What an earlier sprint builds is there already.
    """
    builders: dict[str, tuple[int, str]] = {}
    asked: dict[str, list[str]] = {}
    for _, sprint, story in look.planned:
        for endpoint in story.endpoints:
            builders.setdefault(endpoint, (sprint.number, story.id))
    for _, endpoint_ in look.every_endpoint:
        for id_ in endpoint_.stories:
            asked.setdefault(id_, []).append(endpoint_.id)
    paths = {f"{e.method} {e.path}".lower(): e.id for _, e in look.every_endpoint}
    for at, sprint, story in look.planned:
        if story.endpoints or story.tables or not _is_screen(story):
            continue
        called_ones = _named_in_tasks(story, paths)
        called_ones = called_ones or [e for r in dict.fromkeys(story.requirements) for e in asked.get(r, ())]
        needed = {builders[e][1]: (builders[e][0], e) for e in called_ones if e in builders}
        whole = {id_ for id_ in needed if set(story.requirements) <= set(look.stories[id_][2].requirements)}
        needed = {i: place for i, place in needed.items() if i in whole and place[0] >= sprint.number} or needed
        awaited = look.before_story.get(story.id, frozenset()) & needed.keys()
        if needed and not awaited and all(number >= sprint.number for number, _ in needed.values()):
            id_, (_, endpoint) = next(iter(needed.items()))
            calls = f"calls {called(look.endpoints[endpoint])}, which {named(id_)} builds, and does not wait for it"
            yield Problem(at, f"Story {named(story.id)} {calls}.")


def _is_screen(story: Story) -> bool:
    drawn = any(_SCREEN_AGENTS.search(a) for a in story.agents)
    return bool(_SCREENS.search(story.title) or (drawn and _VIEWS.search(story.title)))


def _named_in_tasks(story: Story, paths: dict[str, str]) -> list[str]:
    said = _OPERATION.findall(" ".join(story.tasks).lower())
    named_ones = (f"{method} {path.rstrip(_PUNCTUATION)}" for method, path in said)
    return [paths[one] for one in dict.fromkeys(named_ones) if one in paths]


@rule(
    "PIT-304",
    "note",
    "sprints",
    mend="Add the story that builds the endpoint to `depends_on`.",
    example="`S2-01` builds the loan form and depends on nothing, and `S1-03` builds `POST /loans` a sprint earlier.",
)
def screen_cut_loose(look: Lookup) -> Iterator[Problem]:
    """A story for screens does not depend on the earlier story that builds its endpoint: missing dependencies.

    The sprints keep them in order until one of the two is moved. Plans whose stories name what is in their own sprint
    alone are not meant.
    """
    place = {s.id: sprint.number for _, sprint, s in look.planned}
    if not any(place.get(d, sprint.number) < sprint.number for _, sprint, s in look.planned for d in s.depends_on):
        return
    building: dict[str, dict[str, None]] = {}
    for _, _, builder in look.planned:
        for requirement in builder.requirements if builder.endpoints else ():
            building.setdefault(requirement, {})[builder.id] = None
    for at, sprint, story in look.planned:
        if story.endpoints or story.tables or not story.requirements or not _is_screen(story):
            continue
        first, *others = (building.get(r, {}) for r in dict.fromkeys(story.requirements))
        builders = [id_ for id_ in first if all(id_ in other for other in others)]
        earlier = [id_ for id_ in builders if place[id_] < sprint.number]
        if earlier and not look.before_story.get(story.id, frozenset()) & set(builders):
            what = f"does not depend on {listed(earlier)}, which builds its endpoints"
            yield Problem(at, f"Story {named(story.id)} {what}.")
