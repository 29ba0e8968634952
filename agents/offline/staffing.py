"""Which of the roster's agents build with the technology that the documents demand.

Plans are drawn up with the roster's own stack; another stack's specialists, or a developer of no stack where there is
none, take their places.
"""

from collections.abc import Iterable

from agents.offline import roster
from agents.offline.domain import Domain
from agents.offline.stack import Stack, read_stack
from plan.architecture import Architecture
from plan.sprints import SprintPlan

_BACKENDS = {
    "Ruby on Rails": ("rails-backend-expert", "rails-api-developer", "rails-activerecord-expert"),
    "PHP with Laravel": ("laravel-backend-expert", "api-developer", "laravel-eloquent-expert"),
}
_ANY_BACKEND = ("backend-developer", "api-developer", "backend-developer")
_FRONTENDS = {
    "Vue": "vue-component-architect",
    "Nuxt": "vue-nuxt-expert",
    "Next": "react-nextjs-expert",
    "Flutter": "mobile-developer",
    "React Native": "mobile-developer",
    "React": roster.REACT,
}
"""By how the name of the technology begins; the longer first where one begins with the other."""


def replacements(stack: Stack) -> dict[str, str]:
    """Return which agent takes the place of which, for a stack."""
    found: dict[str, str] = {}
    if not stack.backend.startswith("Django"):
        others = _BACKENDS.get(stack.backend, _ANY_BACKEND)
        found.update(zip((roster.BACKEND, roster.API, roster.ORM), others, strict=True))
    page = next((agent for name, agent in _FRONTENDS.items() if stack.frontend.startswith(name)), "frontend-developer")
    if page != roster.REACT:
        found[roster.REACT] = page
    if page == "mobile-developer":
        found[roster.CSS] = "ux-ui-designer"
    return found


def staffed_architecture(domain: Domain, plan: Architecture) -> Architecture:
    """Return the architecture with the agents who know its technology."""
    instead = replacements(read_stack(domain))
    if not instead:
        return plan
    routing = tuple(
        task.model_copy(
            update={
                "primary": instead.get(task.primary, task.primary),
                "supporting": _each(task.supporting, instead, without=instead.get(task.primary, task.primary)),
            }
        )
        for task in plan.routing
    )
    streams = tuple(s.model_copy(update={"agents": _each(s.agents, instead)}) for s in plan.execution.streams)
    crossing = _each(plan.execution.cross_cutting, instead)
    execution = plan.execution.model_copy(update={"streams": streams, "cross_cutting": crossing})
    risks = tuple(r.model_copy(update={"owner": instead.get(r.owner, r.owner)}) for r in plan.risks)
    return plan.model_copy(update={"routing": routing, "execution": execution, "risks": risks})


def staffed_sprints(domain: Domain, plan: SprintPlan) -> SprintPlan:
    """Return the sprint plan with the agents who know its technology."""
    instead = replacements(read_stack(domain))
    if not instead:
        return plan
    sprints = tuple(
        sprint.model_copy(
            update={
                "stories": tuple(
                    story.model_copy(update={"agents": _each(story.agents, instead)}) for story in sprint.stories
                )
            }
        )
        for sprint in plan.sprints
    )
    return plan.model_copy(update={"sprints": sprints})


def _each(agents: Iterable[str], instead: dict[str, str], without: str = "") -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for a in agents if (name := instead.get(a, a)) != without))
