from plan.architecture import Phase, RoutedTask
from tests.plan.checks.builders import component, point
from tests.plan.checks.case import all_of, case, copy, drop, to

A = "architecture"
WORKER = component("worker", "backend", "postgres")
TASK = RoutedTask(id="web", task="Web", phase="build", primary="frontend-developer", supporting=())

CASES = (
    case("ARC-001", copy(f"{A}/routing/0", phase="release"), copy(f"{A}/routing/0", id="schema-2")),
    case(
        "ARC-002",
        to(f"{A}/components/1/depends_on", ("postgres", "cache")),
        to(f"{A}/components/0/depends_on", ("api", "postgres")),
    ),
    case(
        "ARC-003",
        all_of(
            to(f"{A}/components/+", component("worker", "backend", "api")),
            to(f"{A}/components/1/depends_on", ("postgres", "worker")),
        ),
        all_of(to(f"{A}/components/+", WORKER), to(f"{A}/components/1/depends_on", ("postgres", "worker"))),
    ),
    case(
        "ARC-004",
        to(f"{A}/integration_points/+", point("web", "gateway")),
        to(f"{A}/integration_points/+", point("api", "web")),
    ),
    case(
        "ARC-005",
        to(f"{A}/integration_points/+", point("web", "postgres")),
        all_of(
            to(f"{A}/integration_points/+", point("web", "postgres")),
            to(f"{A}/components/0/depends_on", ("api", "postgres")),
        ),
    ),
    case("ARC-006", to(f"{A}/components/1/responsibilities", ()), to(f"{A}/components/1/responsibilities", ("All",))),
    case("ARC-007", to(f"{A}/components/+", component("search", "backend")), to(f"{A}/components/+", WORKER)),
    case(
        "ARC-008",
        to(f"{A}/components/+", component("cache", "data", "api")),
        to(f"{A}/components/+", component("cache", "data", "postgres")),
    ),
    case("ARC-009", to(f"{A}/routing/0/phase", "bild"), to(f"{A}/routing/0/phase", "release")),
    case("ARC-010", to(f"{A}/routing/2/primary", ""), to(f"{A}/routing/2/primary", "testing-expert")),
    case(
        "ARC-011",
        to(f"{A}/routing/1/supporting", ("security-expert", "backend-developer")),
        to(f"{A}/routing/1/supporting", ("security-expert", "code-reviewer")),
    ),
    case(
        "ARC-012",
        to(f"{A}/execution/streams/0/agents", ("database-architect", "frontend-developer")),
        all_of(
            to(f"{A}/execution/streams/0/agents", ("database-architect", "frontend-developer")),
            to(f"{A}/routing/+", TASK),
        ),
    ),
    case("ARC-013", to(f"{A}/phases/1/depends_on", ("build", "test")), to(f"{A}/phases/1/depends_on", ())),
    case(
        "ARC-014",
        to(f"{A}/phases/0/depends_on", ("release",)),
        to(f"{A}/phases/+", Phase(id="after", name="After", goal="It stays", depends_on=("release", "build"))),
    ),
    case("ARC-015", to(f"{A}/risks/0/mitigation", ""), to(f"{A}/risks/0/mitigation", "x")),
    case("ARC-016", to(f"{A}/risks/0/owner", "oauth-guru"), to(f"{A}/risks/0/owner", "performance-optimizer")),
    case("ARC-017", to(f"{A}/pattern/rationale", ""), to(f"{A}/pattern/rationale", "Small")),
    case("ARC-018", to(f"{A}/decisions/0/alternatives", ()), drop(f"{A}/decisions/0")),
)
