"""The agents that any plan may name without routing a task to them first."""

from plan.artifacts import AGENTS
from plan.plan import Plan

ROSTER: frozenset[str] = frozenset(AGENTS.values()) | {
    "api-developer",
    "backend-developer",
    "code-archaeologist",
    "code-reviewer",
    "data-engineer",
    "devops-engineer",
    "django-api-developer",
    "django-backend-expert",
    "django-orm-expert",
    "documentation-specialist",
    "frontend-developer",
    "laravel-backend-expert",
    "laravel-eloquent-expert",
    "mobile-developer",
    "performance-optimizer",
    "project-analyst",
    "rails-activerecord-expert",
    "rails-api-developer",
    "rails-backend-expert",
    "react-component-architect",
    "react-nextjs-expert",
    "security-expert",
    "tailwind-css-expert",
    "testing-expert",
    "ux-ui-designer",
    "vue-component-architect",
    "vue-nuxt-expert",
    "vue-state-manager",
}


def agents_at_work(plan: Plan) -> frozenset[str]:
    """Return the agents that the architecture itself puts to work, by routing or in the execution order."""
    if plan.architecture is None:
        return frozenset()
    execution = plan.architecture.execution
    routed = (a for task in plan.architecture.routing for a in (task.primary, *task.supporting))
    streamed = (a for stream in execution.streams for a in stream.agents)
    return frozenset(a for a in (*routed, *streamed, *execution.cross_cutting) if a)
