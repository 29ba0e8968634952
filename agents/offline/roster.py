"""The agents that the work can be given to."""

from typing import Final

TECH_LEAD: Final = "tech-lead-orchestrator"
DATABASE: Final = "database-architect"
API_DESIGN: Final = "api-architect"
PLANNER: Final = "sprint-planner"
BACKEND: Final = "django-backend-expert"
API: Final = "django-api-developer"
ORM: Final = "django-orm-expert"
REACT: Final = "react-component-architect"
CSS: Final = "tailwind-css-expert"
SECURITY: Final = "security-expert"
TESTING: Final = "testing-expert"
REVIEW: Final = "code-reviewer"
PERFORMANCE: Final = "performance-optimizer"
DEVOPS: Final = "devops-engineer"

ROSTER: Final = (
    TECH_LEAD,
    DATABASE,
    API_DESIGN,
    PLANNER,
    BACKEND,
    API,
    ORM,
    REACT,
    CSS,
    SECURITY,
    TESTING,
    REVIEW,
    PERFORMANCE,
    DEVOPS,
)
