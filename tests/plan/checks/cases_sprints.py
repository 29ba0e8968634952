from plan.sprints import PriorityGroup
from tests.plan.checks.base import SPRINTS
from tests.plan.checks.builders import story
from tests.plan.checks.case import all_of, case, copy, drop, nothing, to

S = "sprints"
ONE, TWO = f"{S}/sprints/0", f"{S}/sprints/1"
LAST = SPRINTS.sprints[1].model_copy(
    update={
        "number": 3,
        "name": "More",
        "start": "2026-12-29",
        "end": "2027-01-11",
        "stories": (story("S3-01", "More"),),
        "parallel": (),
    }
)


CASES = (
    case(
        "SPR-001", all_of(to(f"{TWO}/number", 3), to(f"{S}/velocity", SPRINTS.velocity[:1])), to(f"{S}/sprints/+", LAST)
    ),
    case("SPR-002", to(f"{TWO}/end", "2026-12-10"), to(f"{TWO}/end", "2026-12-28")),
    case("SPR-002", to(f"{TWO}/start", "mid-December"), to(f"{TWO}/start", "2026-12-15")),
    case(
        "SPR-003",
        all_of(to(f"{TWO}/start", "2026-12-14"), to(f"{TWO}/end", "2026-12-27")),
        all_of(to(f"{TWO}/start", "2026-12-16"), to(f"{TWO}/end", "2026-12-29")),
    ),
    case("SPR-004", to(f"{TWO}/end", "2026-12-24"), to(f"{TWO}/end", "2026-12-26")),
    case("SPR-005", to(f"{ONE}/capacity", 10), to(f"{ONE}/capacity", 11)),
    case("SPR-006", to(f"{ONE}/capacity", 13), to(f"{ONE}/capacity", 12)),
    case("SPR-007", to(f"{ONE}/goal", ""), to(f"{ONE}/goal", "x")),
    case("SPR-008", to(f"{S}/sprints/+", LAST.model_copy(update={"stories": ()})), to(f"{S}/sprints/+", LAST)),
    case(
        "SPR-009",
        to(f"{S}/sprints/+", LAST.model_copy(update={"start": "2027-02-01", "end": "2027-02-14"})),
        to(f"{S}/sprints/+", LAST.model_copy(update={"start": "2027-01-11", "end": "2027-01-24"})),
    ),
    case("SPR-010", all_of(to("requirements/team/start", "2026-12-02")), to("requirements/team/start", "2026-11-30")),
    case("SPR-011", to(f"{TWO}/parallel", (("S2-01", "S1-03"),)), to(f"{TWO}/parallel", (("S2-02", "S2-01"),))),
    case(
        "SPR-012",
        to(f"{ONE}/parallel", (("S1-01", "S1-03"),)),
        all_of(to(f"{ONE}/stories/2/depends_on", ("S1-01",)), to(f"{ONE}/parallel", (("S1-02", "S1-03"),))),
    ),
    case(
        "SPR-020",
        copy(f"{TWO}/stories/1"),
        all_of(copy(f"{TWO}/stories/1", id="S2-03", endpoints=()), to(f"{S}/velocity/1/points", 11)),
        "SPR-040",
    ),
    case(
        "SPR-021",
        to(f"{TWO}/stories/0/depends_on", ("S1-02", "S1-09")),
        to(f"{TWO}/stories/0/depends_on", ("S1-02", "S1-03")),
    ),
    case("SPR-022", to(f"{ONE}/stories/2/depends_on", ("S2-01",)), to(f"{ONE}/stories/2/depends_on", ("S1-01",))),
    case("SPR-023", to(f"{ONE}/stories/0/depends_on", ("S1-03",)), to(f"{ONE}/stories/0/depends_on", ())),
    case("SPR-023", to(f"{ONE}/stories/0/depends_on", ("S1-01",)), nothing),
    case(
        "SPR-024",
        all_of(to(f"{ONE}/stories/0/points", 0), to(f"{S}/velocity/0/points", 8)),
        all_of(to(f"{ONE}/stories/0/points", 1), to(f"{S}/velocity/0/points", 9)),
    ),
    case(
        "SPR-025",
        all_of(to(f"{ONE}/stories/0/points", 4), to(f"{S}/velocity/0/points", 12)),
        all_of(to(f"{ONE}/stories/0/points", 2), to(f"{S}/velocity/0/points", 10)),
    ),
    case("SPR-026", to(f"{ONE}/stories/0/acceptance", ()), to(f"{ONE}/stories/0/acceptance", ("x",))),
    case("SPR-027", to(f"{ONE}/stories/0/agents", ()), to(f"{ONE}/stories/0/agents", ("database-architect",))),
    case("SPR-028", to(f"{ONE}/stories/2/priority", "could"), to(f"{TWO}/stories/1/priority", "could")),
    case("SPR-029", to(f"{ONE}/stories/0/priority", "could"), to(f"{ONE}/stories/2/priority", "should")),
    case("SPR-030", to(f"{TWO}/stories/1/priority", "wont"), to(f"{TWO}/stories/1/priority", "could")),
    case(
        "SPR-031",
        to(
            f"{ONE}/stories",
            (SPRINTS.sprints[0].stories[0], SPRINTS.sprints[0].stories[2], SPRINTS.sprints[0].stories[1]),
        ),
        nothing,
    ),
    case("SPR-032", to(f"{ONE}/stories/0/tasks", ()), to(f"{ONE}/stories/0/tasks", ("x",))),
    case("SPR-040", to(f"{S}/velocity/0/points", 12), to(f"{S}/velocity/2/points", 9)),
    case("SPR-041", to(f"{S}/risks/0/mitigation", ""), to(f"{S}/risks/0/consequence", "")),
    case("SPR-042", copy(f"{S}/risks/0"), copy(f"{S}/risks/0", id="P2")),
    case("SPR-043", to(f"{S}/priorities", ()), drop(f"{S}/priorities/1")),
    case(
        "SPR-043",
        to(f"{S}/priorities/+", SPRINTS.priorities[0]),
        to(f"{S}/priorities/+", PriorityGroup(priority="must", when="Sprint 3", features=("More",))),
    ),
)
