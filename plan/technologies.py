"""Technologies that documents demand by name, and where in a system each has its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plan.architecture import ComponentKind
from plan.requirements import Requirements


@dataclass(frozen=True, slots=True)
class Technology:
    """A technology by the name that planroom gives it."""

    name: str
    place: ComponentKind
    """The kind of component that is built with it."""
    words: str
    """What it is called, as a regular expression."""


TECHNOLOGIES = (
    Technology("Windows Forms", "frontend", r"windows forms|win\s?forms"),
    Technology("WPF", "frontend", r"wpf|windows presentation foundation"),
    Technology("WinUI", "frontend", r"winui"),
    Technology(".NET MAUI", "frontend", r"(?:\.net )?maui|xamarin"),
    Technology("Electron", "frontend", r"electron"),
    Technology("Tauri", "frontend", r"tauri"),
    Technology("Qt", "frontend", r"qt\d?|pyqt\d?|pyside\d?"),
    Technology("Tkinter", "frontend", r"tkinter"),
    Technology("JavaFX", "frontend", r"java\s?fx"),
    Technology("Swing", "frontend", r"java swing|swing (?:ui|gui)"),
    Technology("Flutter", "frontend", r"flutter"),
    Technology("React Native", "frontend", r"react native"),
    Technology("SwiftUI", "frontend", r"swift\s?ui"),
    Technology("Jetpack Compose", "frontend", r"jetpack compose"),
    Technology("Textual", "frontend", r"textual tui|textual app"),
    Technology("Next.js", "frontend", r"next\.?js"),
    Technology("Nuxt", "frontend", r"nuxt(?:\.?js)?"),
    Technology("React", "frontend", r"react\.?js|(?-i:React)(?! native)"),
    Technology("Vue", "frontend", r"vue(?:\.?js)?"),
    Technology("Angular", "frontend", r"angular(?:\.?js)?"),
    Technology("Svelte", "frontend", r"svelte(?:kit)?"),
    Technology("Blazor", "frontend", r"blazor"),
    Technology("htmx", "frontend", r"htmx"),
    Technology("FastAPI", "backend", r"fastapi"),
    Technology("Flask", "backend", r"flask"),
    Technology("Django", "backend", r"django"),
    Technology("Spring Boot", "backend", r"spring(?: boot| framework| mvc)"),
    Technology("Kotlin", "backend", r"kotlin"),
    Technology("Java", "backend", r"java"),
    Technology("NestJS", "backend", r"nest\.?js"),
    Technology("Express", "backend", r"express\.?js|(?-i:Express)"),
    Technology("Node.js", "backend", r"node(?:\.?js)?"),
    Technology("Ruby on Rails", "backend", r"(?:ruby on )?rails"),
    Technology("Laravel", "backend", r"laravel"),
    Technology("Symfony", "backend", r"symfony"),
    Technology("PHP", "backend", r"php"),
    Technology(".NET", "backend", r"(?:asp)?\.net|c#"),
    Technology("Go", "backend", r"golang"),
    Technology("Rust", "backend", r"(?-i:Rust)"),
    Technology("Phoenix", "backend", r"elixir|phoenix framework"),
    Technology("PostgreSQL", "data", r"postgres(?:ql)?"),
    Technology("MySQL", "data", r"mysql"),
    Technology("MariaDB", "data", r"mariadb"),
    Technology("SQLite", "data", r"sqlite"),
    Technology("SQL Server", "data", r"(?:ms )?sql server|mssql"),
    Technology("Oracle", "data", r"oracle"),
    Technology("MongoDB", "data", r"mongo(?:db)?"),
    Technology("DynamoDB", "data", r"dynamodb"),
    Technology("Firestore", "data", r"firestore|firebase"),
    Technology(
        "JSON files",
        "data",
        r"json files?|(?<!\w)\w+\.json(?= file|\b)|(?:persisted|stored|saved|kept) locally as json",
    ),
)
_COMPILED = tuple(
    (technology, re.compile(rf"(?<![\w.@/-])(?:{technology.words})(?![\w+#@])", re.IGNORECASE))
    for technology in TECHNOLOGIES
)
_NOT_ASKED = re.compile(
    r"\b(?:no|not|never|without|avoid|instead of|rather than|replac\w+|away from|migrat\w+ from|import\w*|export\w*"
    r"|integrat\w+|such as|similar to|like|old|legacy|current|existing|nor|keine?[nrsm]?|ohne|sin|sans|sem)\b"
    r"(?:(?! to )[^.;,]){0,30}$",
    re.IGNORECASE,
)
_KEEPING = re.compile(r"\b(?:keep|kept|load|sav|stor|persist|writ)\w*", re.IGNORECASE)
KIN = {
    "Java": frozenset({"Spring Boot", "Kotlin", "JavaFX", "Swing"}),
    "Kotlin": frozenset({"Spring Boot"}),
    "Node.js": frozenset({"NestJS", "Express", "Next.js"}),
    "PHP": frozenset({"Laravel", "Symfony"}),
    "React": frozenset({"Next.js", "React Native"}),
    "Vue": frozenset({"Nuxt"}),
    ".NET": frozenset({"Windows Forms", "WPF", "WinUI", ".NET MAUI", "Blazor"}),
    "MySQL": frozenset({"MariaDB"}),
}
"""What is built with a technology although it has a name of its own."""


def named_in(text: str) -> tuple[Technology, ...]:
    """Return the technologies that a text names."""
    return tuple(technology for technology, pattern in _COMPILED if pattern.search(text))


def demanded_in(text: str) -> tuple[Technology, ...]:
    """Return the technologies that a condition asks for; those that it only rules out or compares with are left out."""
    return tuple(
        technology
        for technology, pattern in _COMPILED
        if any(not _NOT_ASKED.search(text[: match.start()]) for match in pattern.finditer(text))
    )


def meets(demanded: Technology, used: Technology) -> bool:
    """Return whether what is used is what was demanded, or is built with it."""
    return used.name == demanded.name or used.name in KIN.get(demanded.name, ())


@dataclass(frozen=True, slots=True)
class Demand:
    """A statement that says what something is to be built with."""

    path: str
    """JSON pointer into the requirements."""
    id: str
    text: str
    technologies: tuple[Technology, ...]


def demands(requirements: Requirements) -> Iterator[Demand]:
    """Yield what the documents demand by name: conditions on technology, and stories that say where data is kept."""
    for i, condition in enumerate(requirements.constraints):
        if condition.kind == "technology":
            yield Demand(f"/constraints/{i}", condition.id, condition.text, demanded_in(condition.text))
    for i, story in enumerate(requirements.stories):
        text = f"{story.title}. {story.want}"
        if _KEEPING.search(text):
            stores = tuple(t for t in demanded_in(text) if t.place == "data")
            yield Demand(f"/stories/{i}", story.id, text, stores)
