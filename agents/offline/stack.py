"""What the system is built with: the roster's own stack, unless the documents say otherwise."""

import re
from dataclasses import dataclass

from agents.offline.domain import Domain
from plan.technologies import Technology, demanded_in, demands

_FRONTENDS = {
    "Nuxt": "Nuxt 3 with TypeScript",
    "Vue": "Vue 3 with TypeScript",
    "Angular": "Angular with TypeScript",
    "Svelte": "SvelteKit with TypeScript",
    "htmx": "Server-rendered pages with htmx",
    "Next.js": "Next.js with TypeScript",
    "React": "React with TypeScript, Tailwind CSS",
    "Windows Forms": "Windows Forms on .NET",
    "WPF": "WPF on .NET",
    "WinUI": "WinUI on .NET",
    "Electron": "Electron with React and TypeScript",
    "Tauri": "Tauri with React and TypeScript",
}
_DESKTOP = frozenset({"Windows Forms", "WPF", "WinUI", "Electron", "Tauri", "Qt", "Tkinter", "JavaFX", "Swing"})
_GO = "Go with the standard library's HTTP server"
_IN_GO = re.compile(
    r"(?:^|\b(?:[Ii]n|[Ww]ith|[Uu]ses?|[Uu]sing|and|is|be|auf|en|em)\s+|[:/,(]\s*)Go\b(?!\s+[a-z]+\s+to\b)"
)
_BACKENDS = {
    "FastAPI": "Python with FastAPI",
    "Flask": "Python with Flask",
    "Spring Boot": "Java with Spring Boot",
    "Java": "Java with Spring Boot",
    "Kotlin": "Kotlin with Spring Boot",
    "NestJS": "Node.js with NestJS",
    "Express": "Node.js with Express",
    "Node.js": "Node.js with NestJS",
    "Ruby on Rails": "Ruby on Rails",
    "Laravel": "PHP with Laravel",
    "Symfony": "PHP with Symfony",
    "PHP": "PHP with Laravel",
    ".NET": "ASP.NET Core",
    "Go": _GO,
    "Django": "Django 5 with Django REST framework",
    "Rust": "Rust with axum",
    "Phoenix": "Elixir with Phoenix",
}
_BUILT = re.compile(r"(?i)\b(?:built|written|developed|implemented|made|programmed|backend|frontend|stack)\b")


@dataclass(frozen=True, slots=True)
class Stack:
    """What pages and API are built with."""

    frontend: str
    backend: str
    given: str
    """Id of the constraint that says so; empty where the choice is ours."""
    desktop: bool = False
    """Whether people are to have a program on their own machines instead of pages."""

    @property
    def module(self) -> str:
        """What a module within the API is."""
        return "Django app within the API" if self.backend.startswith("Django") else "Module within the API"


def read_stack(domain: Domain) -> Stack:
    """Return what the documents want it built with, in the constraints that speak of technology."""
    given, desktop = "", False
    front, back = "React with TypeScript, Tailwind CSS", "Django 5 with Django REST framework"
    for constraint in domain.requirements.constraints:
        if constraint.kind != "technology" and not (constraint.kind == "other" and _BUILT.search(constraint.text)):
            continue
        demanded = demanded_in(constraint.text)
        pages = next((t for t in demanded if t.place == "frontend"), None)
        served = next((t for t in demanded if t.place == "backend"), None)
        other = _BACKENDS.get(served.name, served.name) if served else _GO if _IN_GO.search(constraint.text) else ""
        if pages is not None:
            front, desktop = _FRONTENDS.get(pages.name, pages.name), pages.name in _DESKTOP
        back = other or back
        given = given or (constraint.id if pages or other else "")
    return Stack(front, back, given, desktop)


def demanded_store(domain: Domain) -> tuple[str, Technology | None]:
    """Return the store that a statement demands and its id, where it is not the one that we plan with."""
    for demand in demands(domain.requirements):
        stores = [t for t in demand.technologies if t.place == "data"]
        if stores and all(t.name != "PostgreSQL" for t in stores):
            return demand.id, stores[0]
    return "", None
