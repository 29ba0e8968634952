"""Requirements written by hand, so that the rules are tested apart from the reader."""

from collections.abc import Sequence

from plan.requirements import (
    BusinessRule,
    Constraint,
    ConstraintKind,
    DataShape,
    Integration,
    Priority,
    Requirements,
    Role,
    Source,
    Team,
    UserStory,
    Volume,
)

SAID = Source(provenance="said", file="requirements.md", line=1)


def story(ident: str, role: str, want: str, *acceptance: str, priority: Priority = "must") -> UserStory:
    return UserStory(
        id=ident,
        title=want[:1].upper() + want[1:],
        role=role,
        want=want,
        benefit="",
        acceptance=acceptance,
        priority=priority,
        priority_source="said",
        source=SAID,
    )


def requirements(
    project: str,
    stories: Sequence[UserStory],
    *,
    roles: Sequence[str] | None = None,
    rules: Sequence[str] = (),
    data: Sequence[tuple[str, Sequence[str]]] = (),
    integrations: Sequence[tuple[str, str]] = (),
    volumes: Sequence[tuple[str, int]] = (),
    constraints: Sequence[tuple[ConstraintKind, str]] = (),
    velocity: int = 20,
    sprint_days: int = 14,
    schema: str = "",
) -> Requirements:
    names = roles if roles is not None else list(dict.fromkeys(s.role for s in stories if s.role))
    return Requirements(
        project=project,
        summary=f"{project} in one place.",
        roles=tuple(Role(id=n, name=n.replace("-", " ").capitalize(), description="", source=SAID) for n in names),
        stories=tuple(stories),
        rules=tuple(BusinessRule(id=f"B{i}", text=text, source=SAID) for i, text in enumerate(rules, 1)),
        data=tuple(DataShape(name=name, fields=tuple(fields), source=SAID) for name, fields in data),
        integrations=tuple(Integration(name=n, purpose=p, source=SAID) for n, p in integrations),
        volumes=tuple(
            Volume(subject=s, amount=a, per="total", when="year 1", text=f"{a} {s}", source=SAID) for s, a in volumes
        ),
        constraints=tuple(
            Constraint(id=f"C{i}", kind=kind, text=text, source=SAID) for i, (kind, text) in enumerate(constraints, 1)
        ),
        exclusions=(),
        team=Team(
            size=3,
            velocity=velocity,
            sprint_days=sprint_days,
            start="2026-01-05",
            size_source="said",
            velocity_source="said",
            sprint_days_source="said",
            start_source="said",
        ),
        existing_schema=schema,
        existing_openapi="",
        unplaced=(),
    )


LIBRARY = requirements(
    "Library loans",
    [
        story("R1", "librarian", "register a new member with name, email and phone", "The email must be unique"),
        story("R2", "librarian", "add, edit and remove books"),
        story("R3", "member", "search the catalogue by title, author or ISBN", "Results show if a copy is available"),
        story("R4", "member", "borrow a book", "The loan is due 21 days after it starts", "At most 5 open loans"),
        story("R5", "member", "return a book", "The loan is closed", "A fine is raised when it is late"),
        story("R6", "member", "renew a loan once if nobody reserved the book", priority="should"),
        story("R7", "member", "reserve a book that is on loan", priority="should"),
        story("R8", "member", "pay a fine by card", priority="should"),
        story("R9", "librarian", "see a list of overdue loans"),
        story("R10", "librarian", "see a report of loans per month", priority="could"),
        story("R11", "member", "be notified by email when a reserved book is ready", priority="could"),
        story("R12", "member", "log in with my email and password"),
        story("R13", "member", "view my loans and loan history"),
        story("R14", "member", "read e-books", priority="wont"),
    ],
    rules=[
        "ISBN must be unique.",
        "A member may have at most 5 open loans.",
        "No two reservations for the same book and member.",
        "A fine is at least 0.50 and at most 20.",
    ],
    data=[("Book", ["title", "author", "ISBN (13 characters)", "category (optional)", "copies"])],
    integrations=[("Stripe", "Fines are paid by card through Stripe.")],
    volumes=[("members", 4000), ("books", 25000), ("loans", 60000)],
    constraints=[
        ("performance", "Search answers within 300 ms for 95 % of requests."),
        ("privacy", "Member data is deleted 2 years after the last loan."),
        ("security", "Passwords are stored hashed."),
    ],
)

CLINIC = requirements(
    "Vet clinic",
    [
        story("US-1", "pet-owner", "book an appointment for a pet with a vet"),
        story("US-2", "pet-owner", "cancel an appointment", "Not later than 24 hours before it starts"),
        story("US-3", "receptionist", "check in an appointment"),
        story("US-4", "vet", "write a prescription for a pet"),
        story("US-5", "pet-owner", "register my pets with name, species, breed and date of birth"),
        story("US-6", "pet-owner", "view my upcoming appointments"),
        story("US-7", "receptionist", "manage vets and rooms"),
        story("US-8", "vet", "upload lab result files to a medical record"),
        story("US-9", "receptionist", "export appointments as CSV", priority="could"),
        story("US-10", "pet-owner", "create an account with my email and password"),
    ],
)

TASKS = requirements("Tasks", [story("R1", "", "keep track of what has to be done")])

BARBER = requirements(
    "BarberWise",
    [
        story("1", "barbero", "poder registrarme con mi foto, nombre, correo, número y contraseña"),
        story("2", "barbero", "poder iniciar sesión con mi correo y contraseña"),
        story("3", "barbero", "ver en el dashboard el próximo turno del día"),
        story("4", "barbero", "ver la cantidad de turnos realizados hoy"),
        story("5", "barbero", "poder crear una reserva ingresando el nombre del cliente, la hora y tipo de corte"),
        story("6", "barbero", "poder editar mi nombre, foto, número y correo electrónico"),
        story("7", "barbero", "cancelar una reserva"),
        story("8", "barbero", "ver todos los turnos del día en una vista de calendario"),
    ],
)

SHOP = requirements(
    "Storefront",
    [
        story("R1", "shopper", "browse an index of all products"),
        story("R2", "shopper", "add products to an order that they can view in a cart page"),
        story("R3", "", "Create Route: /products [POST]"),
        story("R4", "", "Current order by user Route: /users/:user_id/orders [GET]"),
    ],
    data=[
        ("Product", ["id", "name", "price", "[OPTIONAL] category"]),
        ("User", ["id", "firstName", "lastName", "password"]),
        (
            "Order",
            [
                "id",
                "id of each product in the order",
                "quantity of each product in the order",
                "user_id",
                "status of order (active or complete)",
            ],
        ),
    ],
)
EVERY = {"library": LIBRARY, "clinic": CLINIC, "tasks": TASKS, "barber": BARBER, "shop": SHOP}

ODD = {
    "one story": requirements("One", [story("R1", "clerk", "print labels")]),
    "vague": requirements(
        "Tool library",
        [
            story(
                "R1", "", "neighbours should be able to lend tools to each other, and somebody has to keep an overview"
            )
        ],
    ),
    "no roles": requirements(
        "Notes", [story("R1", "", "The system shall store notes"), story("R2", "", "delete notes")]
    ),
    "nothing by name": requirements("X", [story("R1", "", "be fast"), story("R2", "", "be nice")]),
    "another script": requirements(
        "予約", [story("R1", "客", "会議室を予約する"), story("R2", "客", "予約を取り消す")]
    ),
    "only ruled out": requirements("Later", [story("R1", "clerk", "create a form", priority="wont")]),
    "reserved words": requirements(
        "SQL",
        [
            story("R1", "user", "create a group, a table and an order"),
            story("R2", "user", "view the index of all tables"),
        ],
        data=[("Group", ["order", "user", "primary", "select (from, where)", "end", "id"]), ("Order", ["group", "to"])],
    ),
    "quotes": requirements(
        "O'Brien's <shop>",
        [story("R'1", "bar-keeper", "add 'specials' to O'Brien's \"menu\"; DROP TABLE users; --")],
        rules=["It's 'unique'"],
    ),
    "a ring": requirements(
        "Ring",
        [story("R1", "clerk", "manage teams"), story("R2", "clerk", "manage players")],
        data=[("Team", ["name", "player_id"]), ("Player", ["name", "team_id"]), ("Match", ["team_id", "match_id"])],
    ),
}


def big(count: int) -> Requirements:
    """A document of many stories about forty things."""
    nouns = [
        "book",
        "member",
        "loan",
        "invoice",
        "room",
        "booking",
        "vehicle",
        "driver",
        "course",
        "student",
        "teacher",
        "ticket",
        "event",
        "venue",
        "product",
        "order",
        "supplier",
        "warehouse",
        "shelf",
        "recipe",
        "ingredient",
        "patient",
        "appointment",
        "doctor",
        "prescription",
        "claim",
        "policy",
        "agent",
        "tenant",
        "lease",
        "property",
        "repair",
        "contractor",
        "bid",
        "project",
        "task",
        "milestone",
        "comment",
    ]
    verbs = [
        "create",
        "edit",
        "delete",
        "view",
        "search",
        "cancel",
        "approve",
        "archive",
        "export",
        "manage",
        "assign",
        "book",
        "review",
    ]
    roles = ("admin", "clerk", "customer", "manager", "auditor")
    priorities: tuple[Priority, ...] = ("must", "should", "could")
    stories = [
        story(
            f"R{i}",
            roles[i % 5],
            f"{verbs[i % 13]} a {nouns[i * 7 % len(nouns)]} for a {nouns[(i * 3 + 1) % len(nouns)]}",
            "It works",
            priority=priorities[i % 3],
        )
        for i in range(1, count + 1)
    ]
    rules = [f"A {nouns[i % len(nouns)]} must be unique per {nouns[(i + 3) % len(nouns)]}" for i in range(count // 10)]
    return requirements("Big", stories, rules=rules)
