"""Technology decisions with what they beat, in terms of the document."""

from agents.offline.answered_decisions import answered_decisions
from agents.offline.condition_decisions import condition_decisions, intake_decision
from agents.offline.domain import Domain
from agents.offline.entry_decisions import entry_decisions
from agents.offline.needs import Needs
from agents.offline.shortened import shortened
from agents.offline.stack import demanded_store
from plan.architecture import LosingAlternative, Pattern, TechnologyDecision
from plan.checks.wording import counted

RULES = "Drafted by planroom's rules, not by a language model"


def pattern(domain: Domain, needs: Needs) -> Pattern:
    """Return the architecture in one breath."""
    team = domain.requirements.team
    asked = counted(len(domain.stories), "story", "stories")
    kinds = counted(len(domain.things), "kind of thing", "kinds of things")
    load = (
        f"the documents expect {needs.requests_a_second:.2g} requests a second at most "
        f"({shortened(needs.busiest, 120)})"
        if needs.busiest
        else f"{needs.intake.rate:,.0f} {needs.intake.subject} a second, which come in batches"
        if needs.intake
        else "the documents name no rate that one server could not carry"
    )
    return Pattern(
        style="Modular monolith",
        communication="REST API (JSON over HTTPS)" + ("; jobs through a queue in the database" if needs.worker else ""),
        rationale=f"{RULES}: {asked} about {kinds}, a team of {team.size}, and "
        f"{load}. One deployable with a module for each part of the domain gives that team one pipeline, one "
        f"database and "
        "transactions across modules. Microservices, the next best, would cost a network and a deployment for each "
        "module and solve no problem that these documents have; the module borders are where one could be cut "
        "out later.",
    )


def _decision(ident: str, topic: str, choice: str, rationale: str, *lost: tuple[str, str]) -> TechnologyDecision:
    return TechnologyDecision(
        id=ident,
        topic=topic,
        choice=choice,
        rationale=rationale,
        alternatives=tuple(LosingAlternative(option=option, reason=reason) for option, reason in lost),
    )


def decisions(domain: Domain, needs: Needs) -> tuple[TechnologyDecision, ...]:
    """Return the choices that are costly to change later."""
    relations = len(domain.links) + len(domain.joins)
    kinds = counted(len(domain.things), "kind of thing", "kinds of things")
    condition, store = demanded_store(domain)
    said = [c for c in domain.requirements.constraints if c.kind == "technology"]
    found = [
        _decision(
            "planned-by-rules",
            "How this draft was made",
            "Fixed rules over the documents' words",
            f"{RULES}: what a rule could not read is not in it. Check entities and estimates before you "
            f"approve, or let a "
            "model draft this artifact.",
            ("A language model", "None was assigned to this draft; assign one and redraft to compare"),
        ),
        _decision(
            "architecture-style",
            "Architectural style",
            "Modular monolith",
            f"{kinds}, {counted(relations, 'relation')} between them and a team of "
            f"{domain.requirements.team.size}: what changes together stays together.",
            ("Microservices", "A deployment, a contract and a failure mode for each, and nobody to run them"),
            ("Serverless functions", "Transactions over several tables and a warm connection pool are needed all day"),
        ),
        _decision(
            "database-system",
            "Database",
            "PostgreSQL",
            f"{counted(relations, 'relation')} and the rules of the documents are kept by keys and checks in one place."
            + (
                f" {condition} asks for {store.name}: planroom's migrations are written for PostgreSQL and SQLite, so "
                "that has to be agreed on or the schema carried over."
                if store
                else ""
            ),
            ("MongoDB", "The relations and unique rules would have to be kept by application code"),
            ("SQLite", "One writer at a time, and no replica when the server fails"),
        ),
        _decision(
            "api-style",
            "API style",
            "REST with an OpenAPI contract",
            f"The {len(domain.stories)} stories are lists, forms and state changes on named things, which REST "
            f"says plainly.",
            ("GraphQL", "One client of our own needs no query language; limits and caching would get harder"),
            ("gRPC", "Browsers are the callers"),
        ),
    ]
    found += entry_decisions(domain, needs.entry)
    found += answered_decisions(domain)
    if needs.worker:
        found.append(
            _decision(
                "background-work",
                "Work beside the request",
                "A queue in PostgreSQL with one worker process",
                f"{needs.worker} asks for it; the job is written in the same transaction as its cause, so none "
                f"is lost.",
                ("Kafka", "Made for streams of events between many teams; here are a few jobs"),
                (
                    "Celery with RabbitMQ",
                    "One more server to run, and jobs that do not roll back with their transaction",
                ),
            )
        )
    if needs.files:
        found.append(
            _decision(
                "file-storage",
                "Files",
                "S3-compatible object storage",
                f"{needs.files} speaks of files; the database keeps their keys.",
                ("Files in the database", "Backups grow and slow down with every file"),
                ("The server's disk", "Lost with the server, and not shared by a second one"),
            )
        )
    conditions = condition_decisions(domain, needs)
    found += [*intake_decision(needs), *conditions]
    spoken = {d.rationale.partition(":")[0] for d in conditions} | {
        d.rationale.partition(" says")[0] for d in conditions
    }
    found += [
        _decision(
            f"given-{number}",
            "Given by the documents",
            shortened(constraint.text, 160),
            f"{constraint.id} says so; it is kept as a condition on everything above.",
            ("Something else", "The documents leave no choice"),
        )
        for number, constraint in enumerate([c for c in said if c.id not in spoken][:4], 1)
    ]
    return tuple(found)
